"""The hint above a draft: what only a person knows is still theirs to add."""

from datetime import timedelta

import pytest
from django.urls import reverse

from followups.engine.decision import Reason
from followups.models import FollowUp, Message
from followups.web.to_add import TO_ADD, still_to_add
from tests.story import MONDAY, capture, draft, note
from tests.web.conftest import promised, signed_in

pytestmark = pytest.mark.django_db
AT = MONDAY + timedelta(minutes=30)


def hint(client, message):
    return client.get(reverse("review", args=["acme", message.pk])).context["to_add"]


def after_a_call(tenant, text="We spoke about the audit.", **said):
    """The draft that follows from a call."""
    note(tenant, capture(tenant), now=AT, kind="call", text=text, **said)
    return draft(tenant, AT)


@pytest.fixture(autouse=True)
def an_hour_later(clock):
    clock(MONDAY + timedelta(hours=1))


def test_a_promised_next_step_lacks_what_was_promised(rita, ready):
    assert hint(rita, promised(ready.acme)) == (
        "Yours to add: what was promised, as text or as a link: “We send the next-step e-mail.”"
    )


def test_an_open_question_lacks_its_answer(rita, ready):
    message = after_a_call(ready.acme, questions=[{"text": "Does the price include onboarding?"}])
    assert message.follow_up.template == "open_question"
    assert hint(rita, message) == "Yours to add: the answer to “Does the price include onboarding?”"


def test_an_objection_lacks_a_plain_answer(rita, ready):
    message = after_a_call(ready.acme, questions=[{"text": "It takes too long", "kind": "objection"}])
    assert message.follow_up.template == "open_objection"
    assert hint(rita, message) == "Yours to add: your plain answer to “It takes too long”."


def test_a_recap_lacks_what_was_said(rita, ready):
    message = after_a_call(ready.acme)
    assert message.follow_up.template == "meeting_recap"
    assert hint(rita, message) == (
        "Yours to add: their goal, what stands in its way and who takes part, as it was said: “We spoke about the audit.”"
    )


def test_the_hint_stands_above_the_text_and_describes_it(rita, ready):
    content = rita.get(reverse("review", args=["acme", promised(ready.acme).pk])).content.decode()
    assert content.count('id="draft-to-add"') == content.count('aria-describedby="draft-to-add"') == 1
    assert content.index('id="draft-to-add"') < content.index('id="draft-body"')


def test_a_first_reply_lacks_nothing(rita, ready, anna):
    assert hint(rita, anna) == ""
    assert 'id="draft-to-add"' not in rita.get(reverse("review", args=["acme", anna.pk])).content.decode()


def test_a_text_that_a_person_has_worked_on_is_theirs(rita, ready):
    message = promised(ready.acme)
    assert still_to_add(message) != ""
    message.body += "\n\nHere it is."
    assert still_to_add(message) == ""


def test_who_may_only_read_is_not_invited_to_write(ready):
    message = promised(ready.acme)
    assert hint(signed_in(ready.rita), message) != ""
    assert hint(signed_in(ready.vera), message) == ""


def test_a_draft_that_can_no_longer_be_sent_invites_nobody(rita, ready):
    message = promised(ready.acme)
    note(ready.acme, message.lead, now=AT + timedelta(minutes=5), kind="email_in", text="No.", explicit_no=True)
    assert hint(rita, message) == ""


@pytest.mark.parametrize(
    ("words", "say"),
    [
        ([], "Yours to add: the answer to their question."),
        ([" "], "Yours to add: the answer to their question."),
        (["", "Is it\n safe?"], "Yours to add: the answer to “Is it safe?”"),
        (["x" * 200], f"Yours to add: the answer to “{'x' * 159}…”"),
    ],
)
def test_the_words_of_the_evidence_are_quoted_on_one_line_and_cut(words, say):
    evidence = [{"kind": "question", "id": "1", "at": "", "words": each} for each in words]
    message = Message(follow_up=FollowUp(reason="open_question", evidence=evidence))
    assert still_to_add(message) == ""  # not from a template
    message.template_id = message.pk
    assert still_to_add(message) == say


def test_every_reason_with_a_hint_is_one_the_engine_knows():
    assert {Reason(reason).value for reason in TO_ADD} == set(TO_ADD)
