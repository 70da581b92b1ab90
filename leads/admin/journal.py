"""What happened, what came in and what was promised: to read. The lists are long, so they show one client at a time."""

from django.contrib import admin, messages
from django.db.models import Q
from django.utils import timezone

from leads.models import Event, Payload, Promise, Question, Source
from leads.sources.receiving import replay
from tenants.admin.acting import Act, ActsOnPage
from tenants.admin.scoped import OneTenantFilter, ReadOnlyAdmin, TenantFilter
from tenants.ids import as_uuid
from tenants.reach import tenants_of


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


class ViaFilter(admin.SimpleListFilter):
    """By source: those of the client whose payloads are shown."""

    title = "came by"
    parameter_name = "via__id__exact"

    def lookups(self, request, model_admin):
        sources = Source.objects.filter(tenant__in=tenants_of(request.user)).order_by("name")
        if slug := request.GET.get("tenant"):
            sources = sources.filter(tenant__slug=slug)
        return [(str(pk), name) for pk, name in sources.values_list("pk", "name")[:200]]

    def queryset(self, request, queryset):
        pk = as_uuid(self.value() or "")
        return queryset.filter(via=pk) if pk else queryset


def process_again(request, payload: Payload, why: str = "") -> str:
    """Have it processed once more. What followed from it already does not follow twice."""
    if not replay(payload, timezone.now()):
        return "It came by no source, or was emptied: there is nothing to process."
    return "It is being processed again, with the mapping of now."


@admin.register(Payload)
class PayloadAdmin(ActsOnPage, OfALead, ReadOnlyAdmin):
    """What came in. A payload of a source can be processed again, with the mapping of now."""

    list_display = ("received_at", "source", "state", "outcome", "lead", "short_error")
    list_filter = (OneTenantFilter, "state", "outcome", ViaFilter)
    list_select_related = ("tenant", "lead")
    actions = ("process_them_again",)
    acts = (
        Act(
            "process-again", "Process it again", process_again, permission="view",
            offered=lambda row: row.via_id is not None and row.body != "",
        ),
    )  # fmt: skip

    @admin.action(description="Process them again", permissions=["view"])
    def process_them_again(self, request, queryset) -> None:
        done = skipped = 0
        for row in queryset.select_related("tenant"):
            if self.may(request, self.acts[0], row) and replay(row, timezone.now()):
                self.log_change(request, row, "Had it processed again.")
                done += 1
            else:
                skipped += 1
        self.message_user(request, f"Being processed again: {done}.", messages.SUCCESS)
        if skipped:
            say = f"Left alone: {skipped}. Only what came by a source and is still kept can be processed again, by a manager."
            self.message_user(request, say, messages.WARNING)

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
