"""Anna after a meeting: the recap is due, and a scripted model may write it."""

from datetime import timedelta

import pytest
from django_q.models import OrmQ

from followups.drafting.writing import write_due_drafts, write_model_drafts
from followups.models import FollowUp, Message, ModelCall, ModelMonth
from followups.setting_up import set_up_tenant
from tenants.scope import tenant_scope
from tests.model_server import model_server
from tests.story import MONDAY, capture, look, note

LATER = MONDAY + timedelta(minutes=1)
SAID = (
    "We spoke about the warehouse in Leipzig. Anna wants the handover of the keys settled before the racks are ordered."
)
RECAP = {
    "summary": "Anna met us about the warehouse in Leipzig.",
    "angle": "The keys come first.",
    "subject": "The warehouse in Leipzig, in short",
    "body": "Hi Anna,\n\nthank you for our meeting about the warehouse in Leipzig. What I took with me: the handover of the keys "
    "is to be settled before the racks are ordered. As a next step I would put the open points on one page for you.\n\n"
    "Does that fit how you see it?\n\nBest regards\nOlga",
    "ask": "Does that fit how you see it?",
    "claims": [{"words": "the handover of the keys is to be settled before the racks are ordered", "evidence": "LAST"}],
}


@pytest.fixture
def server():
    with model_server() as running:
        yield running


@pytest.fixture
def acme(cast, sink):
    with tenant_scope(cast.acme.pk):
        set_up_tenant(cast.acme, now=MONDAY, user=cast.olga)
    return cast.acme


@pytest.fixture
def anna(acme):
    """Anna, after a meeting; the draft of the recap is due."""
    lead = capture(acme)
    note(acme, lead, kind="meeting", text=SAID)
    look(acme)
    OrmQ.objects.all().delete()
    return lead


def recap(asked, **changed):
    """The model's answer to a question: RECAP with the id of the last interaction as the question gave it."""
    import json

    data = json.loads(asked["messages"][2]["content"].split("<untrusted-data>\n", 1)[1].split("\n</untrusted-data>")[0])
    last = data["last_interaction"]["id"]
    answer = {**RECAP, **changed}
    return {
        **answer,
        "claims": [{**claim, "evidence": claim["evidence"].replace("LAST", last)} for claim in answer["claims"]],
    }


def write(tenant, now=LATER) -> Message | None:
    """Both jobs, and the newest message."""
    write_due_drafts(tenant, now)
    write_model_drafts(tenant, now)
    return newest(tenant)


def newest(tenant) -> Message | None:
    with tenant_scope(tenant.pk):
        return Message.objects.select_related("follow_up", "lead", "tenant", "template").order_by("-id").first()


def calls(tenant) -> list[ModelCall]:
    with tenant_scope(tenant.pk):
        return list(ModelCall.objects.order_by("id"))


def month(tenant) -> ModelMonth:
    with tenant_scope(tenant.pk):
        return ModelMonth.objects.get()


def step_of(tenant) -> FollowUp:
    with tenant_scope(tenant.pk):
        return FollowUp.objects.order_by("-id").first()
