"""Leads at the desk: found by trouble, read with their journal, moved by the acts that the API calls (D3, E7)."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from leads import stopping, waking
from leads.assigning import by_rules, routing
from leads.changing import change_lead
from leads.details_form import DetailsForm
from leads.models import Account, Event, Lead
from leads.refusals import Refused
from tenants.admin.acting import Act, ActsOnPage, ask_first, carry_out
from tenants.admin.scoped import ReadOnlyAdmin, TenantFilter, by_tenant
from tenants.models import Role, User
from tenants.reach import colleagues_of, covers

# The minute's tick finds every due lead; one that waits for longer waits for somebody.
LATE = timedelta(minutes=10)
JOURNAL = 30  # events shown on a lead's page
PERSON = Event.Actor.PERSON


class TroubleFilter(admin.SimpleListFilter):
    title = "trouble"
    parameter_name = "trouble"

    def lookups(self, request, model_admin):
        return [
            ("look_failed", "The last look failed"),
            ("look_late", "Not looked at in time"),
            ("held", "Held: a person must settle it"),
            ("stopped", "Stopped"),
            ("paused", "Paused"),
            ("no_owner", "Open, nobody's"),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        match self.value():
            case "look_failed":
                return queryset.exclude(look_error="")
            case "look_late":
                return queryset.due(now - LATE)
            case "held":
                return queryset.exclude(hold_code="")
            case "stopped":
                return queryset.exclude(stop_code="")
            case "paused":
                return queryset.filter(paused_until__gt=now)
            case "no_owner":
                return queryset.open().filter(owner=None)
        return queryset


def wake(request: HttpRequest, lead: Lead, why: str = "") -> str:
    woken = waking.wake(lead.tenant, [lead.pk], timezone.now())
    return "Woken: it is decided again within seconds." if woken else "The lead is closed: it has no next look."


def stop(request: HttpRequest, lead: Lead, why: str) -> str:
    how = {"say": why, "now": timezone.now(), "actor": PERSON, "user": request.user}
    stopped = stopping.stop(lead.tenant, lead, "owner_stop", **how)
    return f"Stopped: {why.strip()}" if stopped else f"It was stopped before: {lead.stop_say}"


def lift_stop(request: HttpRequest, lead: Lead, why: str) -> str:
    lifted = stopping.lift_stop(lead.tenant, lead, because=why, now=timezone.now(), user=request.user)
    return f"The stop is lifted: {why.strip()}" if lifted else "There was no stop."


def lift_hold(request: HttpRequest, lead: Lead, why: str) -> str:
    lifted = stopping.lift_hold(lead.tenant, lead, because=why, now=timezone.now(), user=request.user)
    return f"Settled: {why.strip()}" if lifted else "Nothing was on hold."


class StopForm(forms.Form):
    why = forms.CharField(max_length=300, help_text="A sentence that others will read.")


class ReassignForm(forms.Form):
    owner = forms.ModelChoiceField(None)
    why = forms.CharField(max_length=200, required=False)

    def __init__(self, *args, owners, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = owners


@admin.register(Lead)
class LeadAdmin(ActsOnPage, ReadOnlyAdmin):
    list_display = ("name", "trouble", "company", "tenant", "stage", "owner", "next_look_at", "in_product")
    list_filter = (TroubleFilter, TenantFilter, "stage")
    list_select_related = ("tenant", "owner")
    search_fields = ("email_key",)  # get_search_results says what is searched
    search_help_text = "A whole e-mail address, phone number or id; or how a name or company begins."
    actions = ("wake_now", "stop_with_a_reason", "give_to_somebody", "route_again", "put_details_right")
    refusals = (Refused,)
    acts = (
        Act("wake", "Wake now", wake, Role.REP, offered=lambda lead: lead.is_open),
        Act("stop", "Stop", stop, Role.REP, asks="Why", offered=lambda lead: not lead.stop_code),
        Act("lift-stop", "Lift the stop", lift_stop, Role.REP, asks="Why", offered=lambda lead: lead.stop_code),
        Act("lift-hold", "Settle the hold", lift_hold, Role.REP, asks="How", offered=lambda lead: lead.hold_code),
    )

    def get_fields(self, request, obj=None):
        own = [field.name for field in Lead._meta.fields if field.name not in ("id", "email_key")]  # noqa: SLF001
        return ["in_product", *own, "journal"]

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)

    @admin.display(description="trouble")
    def trouble(self, lead: Lead) -> str:
        found = (lead.look_error.strip().splitlines()[-1:], [lead.hold_say], [lead.stop_say])
        return "; ".join(text[:60] for texts in found for text in texts if text)

    @admin.display(description="in the product")
    def in_product(self, lead: Lead) -> str:
        return format_html('<a href="{}">Open</a>', reverse("lead", args=[lead.tenant.slug, lead.pk]))

    @admin.display(description="journal")
    def journal(self, lead: Lead) -> str:
        rows = lead.events.select_related("user").order_by("-at", "-id")[:JOURNAL]
        cells = (
            (f"{row.at:%Y-%m-%d %H:%M}", row.get_kind_display(), row.user or row.get_actor_display(), row.text[:300])
            for row in rows
        )
        return format_html_join("", "<div>{} · {} · {} {}</div>", cells)

    def get_search_results(self, request, queryset, search_term):
        """What an index finds, and name prefixes; a search inside of words would read every row."""
        term = search_term.replace("\0", "").strip()
        if not term:
            return queryset, False
        if "@" in term:
            return queryset.filter(email_key=term.lower()), False
        try:
            return queryset.filter(pk=UUID(term)), False
        except ValueError:
            known = Q(external_id=term) | Q(phone="+" + "".join(filter(str.isdigit, term)))
        first, *more = term.split()
        named = Q(last_name__istartswith=term) | Q(first_name__istartswith=term) | Q(company__istartswith=term)
        if more:
            named |= Q(first_name__iexact=first, last_name__istartswith=" ".join(more))
        return queryset.filter(known | named), False

    def has_act_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("leads.change_lead")

    @admin.action(description="Wake now", permissions=["act"])
    def wake_now(self, request: HttpRequest, queryset) -> None:
        self._each(request, queryset, lambda lead: wake(request, lead), "Woken")

    @admin.action(description="Stop with a reason…", permissions=["act"])
    def stop_with_a_reason(self, request: HttpRequest, queryset):
        form = ask_first(self, request, queryset, StopForm, title="Stop these leads")
        if not isinstance(form, StopForm):
            return form
        why = form.cleaned_data["why"]
        return self._each(
            request, queryset, lambda lead: None if lead.stop_code else stop(request, lead, why), "Stopped"
        )

    @admin.action(description="Give to somebody…", permissions=["act"])
    def give_to_somebody(self, request: HttpRequest, queryset):
        owners = colleagues_of(request.user).filter(is_active=True).order_by("name", "email")
        form = ask_first(self, request, queryset, ReassignForm, title="Give these leads to", owners=owners)
        if not isinstance(form, ReassignForm):
            return form
        owner, why, now = form.cleaned_data["owner"], form.cleaned_data["why"], timezone.now()

        def give(lead: Lead) -> str | None:
            moved = stopping.reassign(lead.tenant, lead, owner, because=why, now=now, actor=PERSON, user=request.user)
            return f"Given to {owner}." if moved else None

        return self._each(request, queryset, give, "Given")

    @admin.action(description="Route again by the rules", permissions=["act"])
    def route_again(self, request: HttpRequest, queryset) -> None:
        """Whoever the rules choose now has it, whatever the company's owner; what nobody may have stays."""
        now = timezone.now()

        def route(lead: Lead) -> str | None:
            rules = routing(lead.tenant)
            if rules is None:
                raise Refused({"": f"{lead.tenant} has published no routing rules."})
            given = by_rules(lead.tenant, rules, lead, lead.account, now)
            owner = User.objects.get(pk=given.owner_id)
            why = {"because": given.because[:200], "actor": PERSON, "user": request.user}
            return f"Given to {owner}." if stopping.reassign(lead.tenant, lead, owner, now=now, **why) else None

        self._each(request, queryset, route, "Routed")

    @admin.action(description="Put details right…", permissions=["act"])
    def put_details_right(self, request: HttpRequest, queryset):
        """The same for all of them: what is left empty stays as it is. Erasing is done on a lead's own page."""
        form = ask_first(self, request, queryset, DetailsForm, title="Put details right")
        if not isinstance(form, DetailsForm):
            return form
        now = timezone.now()

        def put_right(lead: Lead) -> str | None:
            changes = {name: value for name, value in form.changes(lead.tenant).items() if value not in ("", None)}
            event = change_lead(lead.tenant, lead, changes, now=now, actor=PERSON, user=request.user)
            return event.text if event else None

        return self._each(request, queryset, put_right, "Changed")

    def _each(self, request: HttpRequest, queryset, act, done: str) -> None:
        count = 0
        for tenant, leads in by_tenant(queryset):
            if not covers(request.user, tenant, Role.REP):
                self.message_user(request, f"{tenant}: only members who work on leads may do this.", messages.ERROR)
                continue
            count += carry_out(self, request, leads, act)
        if count:
            self.message_user(request, f"{done}: {count}.", messages.SUCCESS)


@admin.register(Account)
class AccountAdmin(ReadOnlyAdmin):
    list_display = ("name", "domain", "tenant", "owner", "merged_into", "created_at")
    list_filter = (TenantFilter,)
    list_select_related = ("tenant", "owner", "merged_into")
    search_fields = ("domain",)  # get_search_results says what is searched
    search_help_text = "A whole domain, or how a name begins."

    def get_search_results(self, request, queryset, search_term):
        term = search_term.replace("\0", "").strip()
        if not term:
            return queryset, False
        return queryset.filter(Q(domain=term.lower()) | Q(name_key__startswith=term.upper())), False
