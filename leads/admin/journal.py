"""What happened, what came in and what was promised: to read. The lists are long, so they show one client at a time."""

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone

from leads.models import Event, Payload, Promise, Question
from tenants.admin.scoped import OneTenantFilter, ReadOnlyAdmin, TenantFilter


class OfALead:
    """Mixin: searched by the lead's address or id, for the text itself would have to be read row by row."""

    search_fields = ("lead__email_key",)  # get_search_results says what is searched
    search_help_text = "The lead's whole e-mail address or external id."

    def get_search_results(self, request, queryset, search_term):
        term = search_term.replace("\0", "").strip()
        if not term:
            return queryset, False
        return queryset.filter(Q(lead__email_key=term.lower()) | Q(lead__external_id=term)), False


@admin.register(Event)
class EventAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("at", "kind", "lead", "actor", "user", "channel", "short_text")
    list_filter = (OneTenantFilter, "kind", "actor")
    list_select_related = ("tenant", "lead", "user")

    @admin.display(description="text")
    def short_text(self, event: Event) -> str:
        return event.text[:120]


@admin.register(Payload)
class PayloadAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("received_at", "source", "outcome", "lead", "short_error")
    list_filter = (OneTenantFilter, "outcome")
    list_select_related = ("tenant", "lead")

    @admin.display(description="error")
    def short_error(self, payload: Payload) -> str:
        return payload.error[:120]


class LateFilter(admin.SimpleListFilter):
    title = "trouble"
    parameter_name = "trouble"

    def lookups(self, request, model_admin):
        return [("late", "Open and past its date"), ("undated", "Open without a date")]

    def queryset(self, request, queryset):
        match self.value():
            case "late":
                return queryset.filter(state=Promise.State.OPEN, due__lt=timezone.now())
            case "undated":
                return queryset.filter(state=Promise.State.OPEN, due=None)
        return queryset


@admin.register(Promise)
class PromiseAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("text", "by", "due", "state", "lead", "tenant", "made_at")
    list_filter = (LateFilter, TenantFilter, "state", "by")
    list_select_related = ("tenant", "lead", "source")


@admin.register(Question)
class QuestionAdmin(OfALead, ReadOnlyAdmin):
    list_display = ("text", "kind", "state", "lead", "tenant", "asked_at")
    list_filter = (TenantFilter, "state", "kind")
    list_select_related = ("tenant", "lead", "source")
