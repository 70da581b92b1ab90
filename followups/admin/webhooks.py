"""Outgoing webhooks at the desk: made, tested, their secret turned, what did not arrive sent again (mission N3)."""

from django import forms
from django.contrib import admin, messages
from django.utils import timezone

from followups.models import Webhook, WebhookDelivery
from followups.models.webhook import GROUPS
from followups.webhooks.managing import enable, make_webhook, replay, rotate_secret, send_again, send_test
from leads.refusals import Refused
from tenants.admin.acting import Act, ActsOnPage, reasons_of
from tenants.admin.scoped import ReadOnlyAdmin, ScopedModelAdmin, TenantFilter, by_tenant
from tenants.scope import tenant_scope

SHOWN_ONCE = "The secret is {secret} — copy it now: it is kept encrypted and not shown again."


class WebhookForm(forms.ModelForm):
    types = forms.MultipleChoiceField(
        choices=[(group, group.replace("_", " ")) for group in GROUPS], widget=forms.CheckboxSelectMultiple,
        required=False, label="What it is told of", help_text="None ticked: everything.",
    )  # fmt: skip

    def clean(self) -> dict:
        given = super().clean()
        tenant = given.get("tenant") or (self.instance.tenant_id and self.instance.tenant)
        if tenant and given.get("name"):
            same = Webhook.objects.filter(tenant=tenant, name=given["name"]).exclude(pk=self.instance.pk)
            if same.exists():
                self.add_error("name", "Another webhook of this client has this name. Choose another.")
        return given


def _test(request, hook: Webhook, why: str) -> str:
    send_test(hook.tenant, hook, timezone.now())
    return "The test is on its way. What came of it stands under Webhook deliveries in a moment."


def _rotate(request, hook: Webhook, why: str) -> str:
    secret = rotate_secret(hook, timezone.now())
    messages.warning(request, SHOWN_ONCE.format(secret=secret))
    return "There is a new secret. For 24 hours the old one signs beside it."


def _enable(request, hook: Webhook, why: str) -> str:
    return "It goes on where it was." if enable(hook.tenant, hook) else "It was enabled before."


def _replay_dead(request, hook: Webhook, why: str) -> str:
    now = timezone.now()
    count = replay(hook.tenant, hook, since=hook.created_at, until=now, only_dead=True, now=now)
    return f"{count} that were given up are sent again."


@admin.register(Webhook)
class WebhookAdmin(ActsOnPage, ScopedModelAdmin):
    form = WebhookForm
    list_display = ("name", "tenant", "url", "state", "created_at")
    list_filter = (TenantFilter, "is_enabled")
    search_fields = ("name", "url")
    actions = None
    refusals = (Refused,)
    acts = (
        Act("test", "Send a test", _test, offered=lambda hook: hook.is_enabled),
        Act("enable", "Enable it again", _enable, offered=lambda hook: not hook.is_enabled),
        Act("rotate", "Make a new secret", _rotate),
        Act("replay", "Send again what was given up", _replay_dead, offered=lambda hook: hook.is_enabled),
    )

    def get_fields(self, request, obj=None):
        given = ["tenant", "name", "url", "types"]
        return [*given, "is_enabled", "state", "counts", "created_by", "created_at"] if obj else given

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "state", "counts", "created_by", "created_at"]

    @admin.display(description="state")
    def state(self, hook: Webhook) -> str:
        if not hook.is_enabled:
            return f"disabled: {hook.disabled_because}" if hook.disabled_because else "disabled"
        if hook.rest_until and hook.rest_until > timezone.now():
            return f"the receiver wants to be left alone until {hook.rest_until:%Y-%m-%d %H:%M} UTC"
        if hook.failing_since:
            return f"failing since {hook.failing_since:%Y-%m-%d %H:%M} UTC"
        return "in use"

    @admin.display(description="deliveries")
    def counts(self, hook: Webhook) -> str:
        with tenant_scope(hook.tenant_id):
            rows = WebhookDelivery.objects.filter(webhook=hook)
            found = {state: rows.filter(state=state).count() for state in WebhookDelivery.State}
        return ", ".join(f"{count} {state.label.lower()}" for state, count in found.items())

    def save_model(self, request, obj: Webhook, form, change) -> None:
        if change:
            if obj.is_enabled and "is_enabled" in form.changed_data:
                obj.failing_since, obj.disabled_at, obj.disabled_because = None, None, ""
            if {"is_enabled", "url"} & set(form.changed_data):
                obj.rest_until = None
            super().save_model(request, obj, form, change)
            return
        with tenant_scope(obj.tenant_id):
            try:
                secret = make_webhook(obj.tenant, obj, now=timezone.now(), user=request.user)
            except Refused as error:
                raise forms.ValidationError(reasons_of(error)) from error
        self.message_user(request, SHOWN_ONCE.format(secret=secret), messages.WARNING)


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ActsOnPage, ReadOnlyAdmin):
    list_display = (
        "change",
        "source",
        "webhook",
        "tenant",
        "state",
        "attempts",
        "status",
        "error",
        "created_at",
        "try_at",
    )
    list_filter = (TenantFilter, "state", "source")
    list_select_related = ("tenant", "webhook")
    search_fields = ("=change",)
    refusals = (Refused,)
    actions = ("again",)
    acts = (Act("again", "Send it again", lambda request, row, why: _again(row)),)

    @admin.action(description="Send these again")
    def again(self, request, rows) -> None:
        count, now = 0, timezone.now()
        for tenant, batch in by_tenant(rows):
            if not self.may(request, self.acts[0], batch[0]):
                self.message_user(request, f"{tenant}: only its managers send again.", messages.ERROR)
                continue
            count += sum(send_again(tenant, row, now) for row in batch)
        self.message_user(request, f"{count} are sent again.", messages.SUCCESS)


def _again(row: WebhookDelivery) -> str:
    return "It is sent again." if send_again(row.tenant, row, timezone.now()) else "It waits to be sent anyway."
