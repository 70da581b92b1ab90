"""What came in, found by trouble, and the mailboxes that are asked for it."""

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from followups.inbound.attaching import ignore
from followups.inbound.showing import as_download, as_plain_text
from followups.inbound.storing import READ_JOB
from followups.models import InboundMessage, Mailbox
from leads.refusals import Refused
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import OneTenantFilter, ReadOnlyAdmin, ScopedModelAdmin, TenantFilter
from tenants.enqueueing import enqueue
from tenants.sealing import SealingError


def read_again(request, row: InboundMessage, why: str = "") -> str:
    """Have it read from the stored original once more. What followed from it already does not follow twice."""
    now = timezone.now()
    InboundMessage.objects.filter(pk=row.pk).update(read_at=now, attempts=0, error="")
    enqueue(READ_JOB, row.tenant_id, row.pk)
    return "It is being read again."


def set_aside(request, row: InboundMessage, why: str) -> str:
    """A person has looked at it, and nothing is to follow from it."""
    ignore(row, because=why, user=request.user, now=timezone.now())
    return "Set aside."


@admin.register(InboundMessage)
class InboundMessageAdmin(ActsOnPage, ReadOnlyAdmin):
    list_display = ("__str__", "from_address", "tenant", "source", "received_at", "kind", "category", "state", "lead")
    list_filter = (OneTenantFilter, "state", "kind", "source")
    list_select_related = ("tenant", "lead")
    search_fields = ("from_address", "subject", "=message_id")
    actions = ("read_them_again",)
    refusals = (Refused,)
    acts = (
        Act("read-again", "Read it again", read_again, permission="view"),
        Act(
            "set-aside", "Set it aside", set_aside, permission="view", asks="Why",
            offered=lambda row: row.state in (row.State.UNMATCHED, row.State.FAILED),
        ),
    )  # fmt: skip

    def get_fields(self, request, obj=None):
        hidden = ("id", "raw")
        return ["original", *(field.name for field in InboundMessage._meta.fields if field.name not in hidden)]  # noqa: SLF001

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)

    def get_queryset(self, request):
        return super().get_queryset(request).defer("raw")

    @admin.display(description="original")
    def original(self, row: InboundMessage) -> str:
        """As plain text, whatever it is: nothing in it is rendered."""
        address = reverse("admin:followups_inboundmessage_download", args=[row.pk])
        return format_html('<a href="{}">Download</a><pre>{}</pre>', address, as_plain_text(row))

    def get_urls(self):
        view = self.admin_site.admin_view(self.download)
        return [path("<path:object_id>/download/", view, name="followups_inboundmessage_download"), *super().get_urls()]

    def download(self, request: HttpRequest, object_id: str) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is None or not self.has_view_permission(request, row):
            raise Http404("There is nothing of yours under this address.")
        return as_download(row)

    @admin.action(description="Read them again", permissions=["view"])
    def read_them_again(self, request: HttpRequest, queryset) -> None:
        done = 0
        for row in queryset.select_related("tenant"):
            if self.may(request, self.acts[0], row):
                read_again(request, row)
                self.log_change(request, row, "Had it read again.")
                done += 1
        self.message_user(request, f"Being read again: {done}.", messages.SUCCESS)


class MailboxForm(forms.ModelForm):
    password = forms.CharField(
        required=False, max_length=500, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Kept encrypted and never shown again. Left empty, what is stored stays.",
    )  # fmt: skip

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors and self.cleaned_data.get("password"):
            try:
                self.instance.keep_password(self.cleaned_data["password"])
            except SealingError as error:
                self.add_error("password", str(error))


@admin.register(Mailbox)
class MailboxAdmin(ScopedModelAdmin):
    form = MailboxForm
    list_display = ("username", "host", "folder", "tenant", "identity", "is_active", "polled_at", "error")
    list_filter = (TenantFilter, "is_active")
    list_select_related = ("tenant", "identity")
    actions = None
    shown = ("uid_validity", "last_uid", "polled_at", "next_poll_at", "failures", "error")

    def get_fields(self, request, obj=None):
        asked = ["tenant", "identity", "host", "port", "security", "username", "folder", "is_active"]
        if self.has_change_permission(request, obj) if obj else self.has_add_permission(request):
            asked.insert(6, "password")
        return [*asked, *(self.shown if obj else ())]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *self.shown]

    def save_model(self, request, obj: Mailbox, form, change) -> None:
        """Asked at once; another folder or account is read from where it stands now."""
        obj.next_poll_at, obj.failures, obj.error = timezone.now(), 0, ""
        if change and {"host", "username", "folder"} & set(form.changed_data):
            obj.uid_validity = obj.last_uid = None
        super().save_model(request, obj, form, change)
