"""The ways to hand a message over that a client can choose: a mailbox by SMTP, or a mail service through django-anymail.

The names of credentials and settings are those of django-anymail. What a client may set is listed here and nothing else is
passed on: an address of the service's own (api_url) could lead anywhere.
"""

from dataclasses import dataclass

SMTP = "smtp"


@dataclass(frozen=True, slots=True)
class Provider:
    """`secrets` and `settings` go to the backend, `optional` ones where given; `hook_keys` verify what its hooks bring."""

    name: str
    label: str
    secrets: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    hook_keys: tuple[str, ...] = ()
    tracking: str = ""  # the view's name in anymail.webhooks.<name>
    inbound: str = ""
    api_path: str = ""  # of a service that is reached under a host of the client's: https://<host><api_path>

    @property
    def backend(self) -> str:
        return f"anymail.backends.{self.name}.EmailBackend"

    @property
    def credentials(self) -> tuple[str, ...]:
        """Everything of it that is kept sealed."""
        return (*self.secrets, *self.hook_keys)


def _views(prefix: str) -> dict[str, str]:
    return {"tracking": f"{prefix}TrackingWebhookView", "inbound": f"{prefix}InboundWebhookView"}


PROVIDERS = {
    each.name: each
    for each in (
        Provider(
            "amazon_ses", "Amazon SES", ("aws_access_key_id", "aws_secret_access_key"), ("region_name",),
            **_views("AmazonSES"),
        ),
        Provider("brevo", "Brevo", ("api_key",), **_views("Brevo")),
        Provider(
            "mailersend", "MailerSend", ("api_token",), hook_keys=("signing_secret", "inbound_secret"),
            **_views("MailerSend"),
        ),
        Provider(
            "mailgun", "Mailgun", ("api_key",), optional=("sender_domain",), hook_keys=("webhook_signing_key",),
            **_views("Mailgun"),
        ),
        Provider("mailjet", "Mailjet", ("api_key", "secret_key"), **_views("Mailjet")),
        Provider(
            "mailtrap", "Mailtrap", ("api_token",), hook_keys=("tracking_secret", "inbound_secret"), **_views("Mailtrap")
        ),
        Provider(
            "mandrill", "Mandrill", ("api_key",), hook_keys=("webhook_key",), tracking="MandrillCombinedWebhookView",
            inbound="MandrillCombinedWebhookView",
        ),
        Provider(
            "postal", "Postal", ("api_key",), hook_keys=("webhook_key",), api_path="/api/v1/", **_views("Postal")
        ),
        Provider("postmark", "Postmark", ("server_token",), optional=("message_stream",), **_views("Postmark")),
        Provider("resend", "Resend", ("api_key",), **_views("Resend")),
        Provider("scaleway", "Scaleway", ("secret_key",), ("project_id",), ("region",)),
        Provider(
            "sendgrid", "SendGrid", ("api_key",), hook_keys=("tracking_webhook_verification_key",), **_views("SendGrid")
        ),
        Provider("sparkpost", "SparkPost", ("api_key",), optional=("subaccount",), **_views("SparkPost")),
        Provider(
            "unisender_go", "Unisender Go", ("api_key",), tracking="UnisenderGoTrackingWebhookView",
            api_path="/ru/transactional/api/v1/",
        ),
    )
}  # fmt: skip

CHOICES = [(SMTP, "A mailbox, by SMTP"), *((each.name, each.label) for each in PROVIDERS.values())]
PASSWORD = "password"  # noqa: S105 - the name of a field
# Every credential that any of them knows, with those it is for.
CREDENTIALS: dict[str, list[str]] = {PASSWORD: ["SMTP"]}
for _each in PROVIDERS.values():
    for _name in _each.credentials:
        CREDENTIALS.setdefault(_name, []).append(_each.label)
