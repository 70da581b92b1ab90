"""Sending identities at the desk: made and changed here, tried out, paused and resumed; a credential is never shown again."""

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html

from followups.channels.dkim_keys import dns_record
from followups.channels.providers import CREDENTIALS, PASSWORD, PROVIDERS, SMTP
from followups.checking_mailboxes import CHECK_JOB, UNDER_WAY
from followups.inbound.hook_addresses import hook_addresses
from followups.models import SendingIdentity
from followups.pausing import pause_mailbox, rates_of, resume_mailbox
from leads.refusals import Refused
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import ScopedModelAdmin, TenantFilter
from tenants.enqueueing import enqueue
from tenants.models import Role
from tenants.sealing import SealingError

SECRET = "secret_"  # noqa: S105 - the beginning of a field's name
CONNECTION = ("kind", "host", "port", "security", "username", "settings", "address")  # a change makes a test worthless


def check(request, identity: SendingIdentity, why: str) -> str:
    """Enqueue the test: it speaks to the network, and this page is a transaction."""
    SendingIdentity.objects.filter(pk=identity.pk).update(tested_at=None, test_ok=None, test_say=UNDER_WAY)
    enqueue(CHECK_JOB, identity.tenant_id, identity.pk, request.user.pk)
    return f"A test mail to {request.user.email} is on its way. Load the page again in a moment to see what came of it."


def pause(request, identity: SendingIdentity, why: str) -> str:
    pause_mailbox(identity.tenant, identity, because=why, now=timezone.now(), user=request.user)
    return "Paused: nothing leaves by this mailbox."


def resume(request, identity: SendingIdentity, why: str) -> str:
    resume_mailbox(identity, because=why, now=timezone.now(), user=request.user)
    return "Resumed. What waited leaves within the hour, within its limits."


def new_hooks(request, identity: SendingIdentity, why: str) -> str:
    SendingIdentity.objects.filter(pk=identity.pk).update(hook_version=identity.hook_version + 1)
    return "The old hook addresses are void. Enter the new ones at the mail service."


def make_dkim_key(request, identity: SendingIdentity, why: str) -> str:
    identity.make_dkim_key(timezone.now())
    identity.save(update_fields=["dkim_selector", "dkim_public", "dkim_sealed", "dkim_signs"])
    return "The key is made. Publish the record shown below in the DNS, then say so here: from then on mail is signed."


def dkim_on(request, identity: SendingIdentity, why: str) -> str:
    SendingIdentity.objects.filter(pk=identity.pk).update(dkim_signs=True)
    return "What goes out from now on is signed. Test it: the mail that comes to you should say dkim=pass."


def dkim_off(request, identity: SendingIdentity, why: str) -> str:
    SendingIdentity.objects.filter(pk=identity.pk).update(dkim_signs=False)
    return "Nothing is signed here any more."


class IdentityForm(forms.ModelForm):
    def clean(self) -> dict:
        given = super().clean()
        tenant = given.get("tenant") or (self.instance.tenant_id and self.instance.tenant)
        others = SendingIdentity.objects.filter(tenant=tenant, is_default=True, is_retired=False)
        if tenant and given.get("is_default") and others.exclude(pk=self.instance.pk).exists():
            self.add_error("is_default", f"{others[0]} is the default. Take it from that one first.")
        return given

    def secrets(self) -> dict[str, str]:
        """What was typed; a field left empty keeps what is stored."""
        return {name: self.cleaned_data[SECRET + name] for name in CREDENTIALS if self.cleaned_data.get(SECRET + name)}

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors or not (typed := self.secrets()):
            return
        known = {PASSWORD} if self.instance.kind == SMTP else set(PROVIDERS[self.instance.kind].credentials)
        for name in sorted(set(typed) - known):
            self.add_error(SECRET + name, f"{self.instance.get_kind_display()} has no use for this.")
        try:
            self.instance.keep_credentials({**self._kept(known), **typed})
        except SealingError as error:
            self.add_error(None, str(error))

    def _kept(self, known: set[str]) -> dict[str, str]:
        """What is stored and still of use; where it cannot be opened any more, all of it is to be typed anew."""
        try:
            return {name: value for name, value in self.instance.credentials().items() if name in known}
        except SealingError:
            return {}


def _secret_field(name: str) -> forms.CharField:
    return forms.CharField(
        required=False, max_length=2000, strip=True, label=name.replace("_", " "),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=f"For {', '.join(CREDENTIALS[name])}. Left empty, what is stored stays.",
    )  # fmt: skip


IdentityFormWithSecrets = type(
    "IdentityFormWithSecrets", (IdentityForm,), {SECRET + name: _secret_field(name) for name in CREDENTIALS}
)


@admin.register(SendingIdentity)
class SendingIdentityAdmin(ActsOnPage, ScopedModelAdmin):
    form = IdentityFormWithSecrets
    list_display = ("name", "address", "tenant", "kind", "is_default", "state", "test", "daily_cap")
    list_filter = (TenantFilter, ("paused_at", admin.EmptyFieldListFilter), "is_retired", "kind")
    search_fields = ("name", "address")
    actions = None
    refusals = (Refused, SealingError)
    acts = (
        Act("test", "Test it: send a mail to me", check),
        Act("pause", "Pause it", pause, offered=lambda row: not row.is_paused, asks="Why"),
        Act("resume", "Resume it", resume, offered=lambda row: row.is_paused, asks="What was done about it"),
        Act("dkim-key", "Make a signing key (DKIM)", make_dkim_key, role=Role.OWNER, offered=lambda row: row.is_smtp),
        Act(
            "dkim-on",
            "Sign: the record is published",
            dkim_on,
            role=Role.OWNER,
            offered=lambda row: row.is_smtp and row.dkim_selector != "" and not row.dkim_signs,
        ),
        Act("dkim-off", "Stop signing", dkim_off, role=Role.OWNER, offered=lambda row: row.dkim_signs),
        Act("new-hooks", "Make new hook addresses", new_hooks, role=Role.OWNER, offered=lambda row: not row.is_smtp),
    )

    def get_fieldsets(self, request, obj=None):
        shown = [
            (None, {"fields": ["tenant", "name", "address", "sender_name", "is_default", "is_retired"]}),
            (
                "How it is handed over",
                {"fields": ["kind", "host", "port", "security", "username", "settings", "reply_domain"]},
            ),
            ("Limits", {"fields": ["daily_cap", "spacing_minutes", "warm_up_days", "warm_up_from"]}),
        ]
        if self.has_change_permission(request, obj) if obj else self.has_add_permission(request):
            say = "Kept encrypted and never shown again." + (f" Stored now: {self._stored(obj)}." if obj else "")
            secrets = [SECRET + name for name in CREDENTIALS]
            shown.insert(2, ("Credentials", {"fields": secrets, "description": say, "classes": ["collapse"]}))
        if obj:
            # The hook addresses are keys: only those who may change the row see them.
            hooks = ["hooks"] if self.has_change_permission(request, obj) else []
            shown.append(("What became of it", {"fields": ["state", "test", "rates", "signing", *hooks, "story"]}))
        return shown

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "state", "test", "rates", "signing", "hooks", "story"]

    @admin.display(description="state")
    def state(self, row: SendingIdentity) -> str:
        if row.is_retired:
            return "retired"
        return f"paused: {row.paused_because}" if row.is_paused else "in use"

    @admin.display(description="last test")
    def test(self, row: SendingIdentity) -> str:
        if row.test_ok is None:
            return row.test_say or "not tested"
        return f"{'worked' if row.test_ok else 'failed'} ({row.tested_at:%Y-%m-%d %H:%M} UTC): {row.test_say}"

    @admin.display(description="in the last days")
    def rates(self, row: SendingIdentity) -> str:
        rates = rates_of(row, timezone.now())
        return f"{rates.sent} sent, {rates.bounced} came back, {rates.complained} reported as spam"

    @admin.display(description="signing (DKIM)")
    def signing(self, row: SendingIdentity) -> str:
        """The record to publish; a public key, which is no secret."""
        if not row.is_smtp:
            return "The mail service signs what it sends."
        if not row.dkim_selector:
            return "No key of our own: the mail server may sign."
        name, value = dns_record(row.dkim_selector, row.domain, row.dkim_public)
        now = "Mail is signed." if row.dkim_signs else "Nothing is signed before the record is published."
        return format_html("<p>{}</p><p>TXT <code>{}</code></p><p><code>{}</code></p>", now, name, value)

    @admin.display(description="hook addresses")
    def hooks(self, row: SendingIdentity) -> str:
        """To be entered at the mail service."""
        found = hook_addresses(row)
        if not found:
            return "none"
        rows = [format_html("<p>{}: <code>{}</code></p>", what, address) for what, address in found.items()]
        return format_html("{}" * len(rows), *rows)

    @admin.display(description="pauses")
    def story(self, row: SendingIdentity) -> str:
        lines = [f"{each['at'][:16]} {each['what']} by {each['by']}: {each['because']}" for each in row.history]
        return "\n".join(reversed(lines)) or "none"

    def _stored(self, row: SendingIdentity) -> str:
        try:
            return ", ".join(sorted(row.credentials())) or "none"
        except SealingError as error:
            return f"cannot be opened ({error})"

    def save_model(self, request, obj: SendingIdentity, form, change) -> None:
        # Compared with the row: a form calls JSON changed that is written a little differently.
        before = SendingIdentity.objects.filter(pk=obj.pk).values(*CONNECTION).first() if change else None
        if form.secrets() or (before and any(getattr(obj, name) != value for name, value in before.items())):
            obj.tested_at, obj.test_ok, obj.test_say = None, None, ""
        if obj.warm_up_days and obj.warm_up_from is None:
            obj.warm_up_from = timezone.now()
        super().save_model(request, obj, form, change)
