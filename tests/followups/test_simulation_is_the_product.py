"""A simulated life is the life that the product's own loop gives a lead: the same decisions at the same moments."""

from datetime import datetime, timedelta

import pytest

from followups.completing import complete
from followups.drafting.writing import write_due_drafts
from followups.engine.simulation.reading import scenario_from_dict
from followups.engine.simulation.running import simulate
from followups.looking import look_at_due_leads
from followups.models import FollowUp, Message
from followups.reviewing import approve
from followups.sending import send_due_messages
from followups.setting_up import set_up_tenant
from leads.models import Lead
from leads.noting import add_note
from leads.stages import move_stage
from leads.stopping import pause
from suppression.suppressing import suppress
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture

pytestmark = pytest.mark.django_db

DAYS = 60
HOUR = timedelta(hours=1)
Told = tuple[datetime, str, str, str, datetime | None, tuple[str, ...], str, datetime | None]


def told(at: datetime, decision) -> Told:
    """What a decision comes to; keys are left out, because they hold ids."""
    parts = (decision.action.value, decision.rule, decision.step or decision.kind)
    review = tuple(flag.value for flag in decision.review)
    return (at, *parts, decision.due_at, review, decision.exit.value if decision.exit else "", decision.next_look_at)


def lived(
    tenant, user, events: dict[datetime, list], start: datetime = MONDAY, end: datetime = MONDAY + timedelta(days=DAYS)
) -> list[Told]:
    """The product's own looks, drafts, approvals and sendings; each draft is approved when it is written."""
    found, happened, now = [], set(), start
    while now <= end:
        for at, acts in events.items():
            if at <= now and at not in happened:
                happened.add(at)
                with tenant_scope(tenant.pk):
                    for act in acts:
                        act(tenant, Lead.objects.get(), at)
        found += [told(now, look.decision) for look in look_at_due_leads(tenant, now)]
        write_due_drafts(tenant, now)
        with tenant_scope(tenant.pk):
            for message in Message.objects.filter(state=Message.State.IN_REVIEW):
                approve(tenant, message, revision=message.revision, user=user, now=now)
        if send_due_messages(tenant, now):
            continue
        with tenant_scope(tenant.pk):
            if do_tasks(tenant, user, now):
                continue
            look_at = Lead.objects.get().next_look_at
        moments = [at for at in (look_at, *(at for at in events if at not in happened)) if at is not None]
        if not moments:
            break
        now = min(moments)
    return found


def do_tasks(tenant, user, now: datetime) -> int:
    """The owner does what is due; an answer is noted with the lead."""
    due = list(FollowUp.objects.open().filter(is_touch=False, due_at__lte=now))
    for task in due:
        if task.kind == "answer":
            add_note(tenant, Lead.objects.get(), {"kind": "email_out", "at": now}, now=now)
        complete(tenant, task, because="Done.", user=user, now=now)
    return len(due)


def simulated(events: list[dict]) -> list[Told]:
    scenario = scenario_from_dict(
        {
            "lead": {"name": "Anna Berg"},
            "events": [{"at": MONDAY.isoformat(), "kind": "captured"}, *events],
            "policy": {"calendar": {"time_zone": TENANT_ZONE}},
        }
    )
    return [told(look.at, look.decision) for look in simulate(scenario, MONDAY + timedelta(days=DAYS))]


TENANT_ZONE = "Europe/Berlin"


def note(**fields):
    return lambda tenant, lead, at: add_note(tenant, lead, {"at": at, **fields}, now=at)


def event(at: datetime, kind: str, **fields) -> dict:
    return {"at": at.isoformat(), "kind": kind, **fields}


OPT_OUT_AT = MONDAY + timedelta(days=3) - HOUR
CALL_AT = MONDAY + timedelta(days=2, hours=1)
DUE = MONDAY + timedelta(days=7)
STORIES = {
    "nobody answers": ({}, []),
    "they complain before an approved message goes": (
        {
            OPT_OUT_AT: [
                lambda tenant, lead, at: suppress(
                    tenant, kind="email", value=lead.email, reason="complaint", source="test", now=at
                ),
                lambda tenant, lead, at: Lead.objects.wake(at),
            ]
        },
        [event(OPT_OUT_AT, "complaint")],
    ),
    "a call with a promise of ours": (
        {CALL_AT: [note(kind="call", text="We send it", promises=[{"by": "us", "text": "send it", "due": DUE}])]},
        [event(CALL_AT, "call", text="We send it", promises=[{"by": "us", "text": "send it", "due": DUE.isoformat()}])],
    ),
    "a call with a promise of theirs": (
        {CALL_AT: [note(kind="call", text="They ask", promises=[{"by": "them", "text": "ask", "due": DUE}])]},
        [event(CALL_AT, "call", text="They ask", promises=[{"by": "them", "text": "ask", "due": DUE.isoformat()}])],
    ),
    "a call without a next step": (
        {CALL_AT: [note(kind="call", text="They liked it")]},
        [event(CALL_AT, "call", text="They liked it")],
    ),
    "a proposal that stays quiet": (
        {
            CALL_AT: [
                lambda tenant, lead, at: move_stage(tenant, lead, "proposal_sent", now=at),
            ]
        },
        [event(CALL_AT, "stage", to="proposal_sent")],
    ),
    "a question in a mail": (
        {CALL_AT: [note(kind="email", text="Who trains us", questions=[{"text": "who trains us"}])]},
        [event(CALL_AT, "email_in", text="Who trains us", questions=[{"text": "who trains us"}])],
    ),
    "a pause": (
        {CALL_AT: [lambda tenant, lead, at: pause(tenant, lead, until=DUE, because="They move.", now=at)]},
        [event(CALL_AT, "owner_pause", until=DUE.isoformat(), text="They move.")],
    ),
    "a no": (
        {CALL_AT: [note(kind="email", text="No thank you", explicit_no=True)]},
        [event(CALL_AT, "explicit_no", text="No thank you")],
    ),
    "won": (
        {CALL_AT: [lambda tenant, lead, at: move_stage(tenant, lead, "won", now=at)]},
        [event(CALL_AT, "stage", to="won")],
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_the_simulation_decides_what_the_product_decides(cast, sink, story):
    acts, events = STORIES[story]
    cast.acme.time_zone = TENANT_ZONE
    cast.acme.save()
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY, user=cast.olga)
    capture(cast.acme)
    assert lived(cast.acme, cast.olga, acts) == simulated(events)
