"""The page of one lead: its next action and why, promises, permission, and everything that happened."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.contacts import contact_of
from followups.deciding_alone import CannotDecide, decide_alone
from followups.engine.explain import explanation
from followups.engine.facts import Channel
from followups.engine.policy import Policy
from followups.engine.policy_file import PolicyError
from followups.enrolling import running_cadence, startable
from followups.models import FollowUp, Message
from followups.policies import current_policy
from followups.web import timeline
from followups.web.answering import Refusal
from followups.web.evidence import resolve
from followups.web.findings import findings_of
from followups.web.note_form import NoteForm, fresh_note_form
from followups.web.permissions import permissions_of
from followups.web.queue import FOR_PEOPLE, LEAVING
from followups.web.reading import on_own_clock
from followups.web.scores import score_panel
from followups.web.to_complete import BASES, to_complete
from leads.conflicts import sides_of
from leads.details_form import DetailsForm
from leads.models import Event, Lead
from leads.stages import TRANSITIONS, reason_needed
from leads.templatetags.journal import event_name
from suppression.asking import recorded_about
from tenants.ids import as_uuid
from tenants.models import Role, Tenant, User
from tenants.models.agency import members_of
from tenants.templatetags.moments import moment_in_words
from tenants.web import in_tenant

PROOFS = 8  # events offered as proof that a follow-up was done
PROOF_AGE = timedelta(days=30)


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def lead(request: HttpRequest, tenant: Tenant, lead_id: UUID) -> HttpResponse:
    found = find_lead(lead_id)
    if found.pk != lead_id:  # it has become part of another
        return redirect("lead", tenant.slug, found.pk)
    return lead_page(request, tenant, found)


def find_lead(lead_id: UUID) -> Lead:
    """The lead of the open scope, or the one that it has become part of; another tenant's is a 404."""
    found = get_object_or_404(Lead.objects.select_related("owner", "merged_into__owner"), pk=lead_id)
    return found.merged_into or found


def lead_page(
    request: HttpRequest,
    tenant: Tenant,
    lead: Lead,
    *,
    note_form: NoteForm | None = None,
    details_form: DetailsForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The page, or, after a form on it was refused, the page again with what was typed there (422)."""
    now = timezone.now()
    follow_up = FollowUp.objects.open().filter(lead=lead).select_related("owner").first()
    decided, rules, cannot_decide = None, None, ""
    try:
        rules = current_policy(tenant)
        decided = decide_alone(tenant, lead, now, rules)
    except (CannotDecide, PolicyError) as error:
        cannot_decide = str(error)
    decision = explanation(decided.facts, decided.decision) if decided else None
    members = list(members_of(tenant))
    if decision:
        decision["facts"] = _with_names(decision["facts"], members)
        decision["evidence"] = resolve(decision["evidence"], lead)
    promises = list(lead.promises.order_by("state", "-made_at"))
    promises.sort(key=lambda promise: promise.state != promise.State.OPEN)
    questions = sorted(lead.questions.order_by("-asked_at"), key=lambda question: question.state != question.State.OPEN)
    show = request.GET.get("show", "all")
    show = show if show in timeline.SHOWS else "all"
    page = timeline.page_of(lead, show, request.GET.get("page"), as_uuid(request.GET.get("event")))
    recorded = recorded_about(tenant, [contact_of(lead)], now)
    context = {
        "now": now,
        "zone": request.zone,
        "nav": "leads",
        "lead": lead,
        "here": reverse("lead", args=[tenant.slug, lead.pk]),
        "may_act": request.role.covers(Role.REP),
        "may_manage": request.role.covers(Role.MANAGER),
        "track": decided.facts.enrollment.track.value if decided and decided.facts.enrollment else "",
        "transitions": transitions_of(lead),
        "members": members,
        "follow_up": follow_up,
        "message": _message(lead, follow_up),
        "decision": decision,
        "cannot_decide": cannot_decide,
        **cadences_of(lead, rules.policy if rules else None),
        "is_being_looked_at": lead.next_look_at is not None and lead.next_look_at <= now,
        "promises": promises,
        "questions": questions,
        "findings": findings_of(lead, now),
        "score": score_panel(lead, decided.scored if decided else None),
        "sides": sides_of(lead) if lead.hold_code else None,
        "permissions": permissions_of(lead, recorded),
        "to_complete": to_complete(lead, recorded) if lead.is_open else None,
        "bases": BASES,
        "evidence": _proofs(lead, now, request.zone),
        "note_form": note_form or fresh_note_form(),
        "details_form": details_form or DetailsForm(initial=DetailsForm.of(lead, tenant)),
        "channels": [(channel.value, channel.value.replace("_", " ")) for channel in Channel],
        "timeline": timeline.entries(
            page, promises, now, silent_until_now=lead.is_open and show in ("all", "messages")
        ),
        "show": show,
        "page_obj": page,
        "refused": refusal,
    }
    refused = refusal is not None or any(form is not None and form.is_bound for form in (note_form, details_form))
    return render(request, "leads/lead.html", context, status=422 if refused else 200)


def cadences_of(lead: Lead, policy: Policy | None) -> dict:
    """What it can be put on, and what it is on. One query."""
    running = running_cadence(lead)
    known = {each.key: each.name for each in policy.cadences} if policy else {}
    if running:
        running["name"] = known.get(running["key"], running["key"])
    return {"cadences": startable(policy) if policy else [], "cadence": running}


def _with_names(lines: list[str], members: list[User]) -> list[str]:
    """The facts in words with people's names where the engine knows ids."""
    names = {str(member.pk): str(member) for member in members}
    return [" ".join(names.get(word, word) for word in line.split(" ")) for line in lines]


def transitions_of(lead: Lead) -> list[dict]:
    """The stages it may move to from here, and which of them ask for a reason."""
    stages = [Lead.Stage(stage) for stage in TRANSITIONS[lead.stage]]
    return [{"stage": to.value, "label": to.label, "needs_reason": reason_needed(lead.stage, to)} for to in stages]


def _message(lead: Lead, follow_up: FollowUp | None) -> Message | None:
    """The message to open from here: one whose outcome nobody knows first, then the draft of the follow-up."""
    rows = lead.messages.filter(state__in=(*FOR_PEOPLE, *LEAVING)).order_by("-created_at")
    found = [
        row for row in rows if row.state == Message.State.UNKNOWN or (follow_up and row.follow_up_id == follow_up.pk)
    ]
    return min(found, key=lambda row: row.state != Message.State.UNKNOWN, default=None)


def _proofs(lead: Lead, now, zone: str) -> list[dict]:
    kinds = [kind for kind in Event.INTERACTIONS if kind != Event.Kind.CAPTURED]
    rows = Event.objects.filter(lead=lead, kind__in=kinds, at__gte=now - PROOF_AGE).order_by("-at")[:PROOFS]
    return [{"id": row.pk, "label": f"{event_name(row.kind)}, {moment_in_words(row.at, zone, now)}"} for row in rows]
