"""What the loop made, to read: tracks, follow-ups and messages, found by trouble. Deciding happens on the review page."""

from datetime import timedelta

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from followups.models import Enrollment, FollowUp, Message
from leads.admin.journal import OfALead
from tenants.admin.scoped import OneTenantFilter, ReadOnlyAdmin, TenantFilter

LATE = timedelta(minutes=10)  # the minute's tick finds every message that is due


class FollowUpTroubleFilter(admin.SimpleListFilter):
    title = "trouble"
    parameter_name = "trouble"

    def lookups(self, request, model_admin):
        return [("draft_error", "No draft could be written"), ("overdue", "Overdue"), ("escalated", "Escalated")]

    def queryset(self, request, queryset):
        match self.value():
            case "draft_error":
                return queryset.open().exclude(draft_error="")
            case "overdue":
                return queryset.open().filter(due_at__lt=timezone.now())
            case "escalated":
                return queryset.open().filter(escalated__gt=0)
        return queryset


class MessageTroubleFilter(admin.SimpleListFilter):
    title = "trouble"
    parameter_name = "trouble"

    def lookups(self, request, model_admin):
        return [
            ("unknown", "Outcome unknown: a person decides"),
            ("refused", "Refused by the mail server"),
            ("retried", "Approved, and tried in vain"),
            ("late", "Approved, and not sent in time"),
            ("sending", "Being sent for too long"),
            ("undecided", "In review past its time"),
        ]

    def queryset(self, request, queryset):
        now, state = timezone.now(), Message.State
        match self.value():
            case "unknown":
                return queryset.filter(state=state.UNKNOWN)
            case "refused":
                return queryset.filter(state=state.REFUSED)
            case "retried":
                return queryset.filter(state=state.APPROVED, send_attempts__gt=0)
            case "late":
                return queryset.filter(state=state.APPROVED, send_at__lte=now - LATE)
            case "sending":
                return queryset.filter(state=state.SENDING, claimed_at__lte=now - LATE)
            case "undecided":
                return queryset.undecided().filter(send_at__lte=now)
        return queryset


@admin.register(Enrollment)
class EnrollmentAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("lead", "track", "cadence", "policy", "tenant", "started_at", "ended_at", "exit_reason")
    list_filter = (TenantFilter, ("ended_at", admin.EmptyFieldListFilter), "track")
    list_select_related = ("tenant", "lead", "policy")


@admin.register(FollowUp)
class FollowUpAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("title", "lead", "tenant", "owner", "state", "due_at", "draft_error", "in_product")
    list_filter = (FollowUpTroubleFilter, TenantFilter, "state", "is_touch")
    list_select_related = ("tenant", "lead", "owner", "enrollment")

    def get_fields(self, request, obj=None):
        return ["in_product", *(field.name for field in FollowUp._meta.fields if field.name != "id")]  # noqa: SLF001

    @admin.display(description="in the product")
    def in_product(self, work: FollowUp) -> str:
        return format_html('<a href="{}">Open</a>', reverse("lead", args=[work.tenant.slug, work.lead_id]))

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)


@admin.register(Message)
class MessageAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("__str__", "lead", "to_address", "state", "send_at", "state_because", "review_page")
    list_filter = (MessageTroubleFilter, OneTenantFilter, "state", "channel")
    list_select_related = ("tenant", "lead")

    def get_fields(self, request, obj=None):
        return ["review_page", *(field.name for field in Message._meta.fields if field.name != "id")]  # noqa: SLF001

    @admin.display(description="in the product")
    def review_page(self, message: Message) -> str:
        return format_html('<a href="{}">Open</a>', reverse("review", args=[message.tenant.slug, message.pk]))

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)
