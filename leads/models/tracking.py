"""What a client has chosen to learn from its own pages and links (mission C2, E4). Off until somebody switches it on."""

from django.db import models
from django.db.models import Q

from tenants.hook_tokens import hook_token
from tenants.isolation import TenantModel

LEGAL_NOTE = (
    "Reading or keeping anything on a visitor's device, and following who visits which page, needs their consent in the EU and "
    "the UK (ePrivacy Directive, Art. 5(3); GDPR, Art. 6(1)(a)). Name it in your privacy notice, and let your consent banner "
    "call the script. Links in mails that say who followed them need a legal basis too; in several countries that is consent."
)
USUAL_PATTERNS = (
    "pricing",
    "prices",
    "preise",
    "tarifs",
    "precios",
    "prezzi",
    "prijzen",
    "precos",
    "demo",
    "contact",
    "kontakt",
)


def usual_patterns() -> list[str]:
    return list(USUAL_PATTERNS)


class Tracking(TenantModel):
    is_active = models.BooleanField(
        "page visits",
        default=False,
        help_text="Visits of known people who have agreed are taken in. Off: nothing is stored.",
    )
    origins = models.JSONField(
        default=list, blank=True, help_text="The client's own sites. From anywhere else nothing is taken."
    )
    high_intent = models.JSONField(
        "pages of high intent", default=usual_patterns, blank=True,
        help_text="Words of addresses, each at the start of a word: a visit to such a page is handed to a person.",
    )  # fmt: skip
    consent_cookie = models.CharField(
        max_length=120, blank=True,
        help_text="Of the consent banner: name, or name=value. Empty: the site tells the script itself.",
    )  # fmt: skip
    rewrites_links = models.BooleanField(
        "links in mails",
        default=False,
        help_text="Links in our mails lead over an address of ours that notes who followed them.",
    )
    link_host = models.CharField(
        max_length=253, blank=True,
        help_text="Own name for such links, for example go.example.com; it must lead here. Empty: ours.",
    )  # fmt: skip
    legal_basis = models.CharField(
        max_length=300,
        blank=True,
        help_text="On what this rests, such as: consent by the banner, privacy notice section 4.",
    )
    hook_version = models.PositiveSmallIntegerField(
        default=1, editable=False, help_text="Raised: older snippets are void."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name = "visits and links"
        verbose_name_plural = "visits and links"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["tenant"], name="tracking_once"),
            models.CheckConstraint(
                condition=Q(is_active=False, rewrites_links=False) | ~Q(legal_basis=""), name="tracking_has_a_basis"
            ),
        ]

    def __str__(self) -> str:
        return self.legal_basis or "switched off"

    @property
    def token(self) -> str:
        """What stands in the address that its pages report to."""
        return hook_token(self.tenant_id, self.pk, self.hook_version)
