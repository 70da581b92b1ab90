import re
from datetime import timedelta

import pytest
from django.urls import reverse

from followups.models import FollowUp, Message
from followups.reviewing import approve
from leads.models import Promise
from suppression.suppressing import suppress
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, look, note
from tests.web.conftest import promised

pytestmark = pytest.mark.django_db
NAMES = ("Berg", "Castellano", "Okafor")  # colleagues, and not the same person again


def page(client, message):
    return client.get(reverse("review", args=["acme", message.pk]))


def beside(response):
    """The ids of the neighbours, the number of the draft and how many there are."""
    shown = response.context
    ids = [each and each.id for each in (shown["previous"], shown["next"])]
    return (*ids, shown["position"], shown["count"])


def test_the_evidence_stands_in_the_lead_s_words_with_a_link_to_the_timeline(rita, ready, clock):
    clock(MONDAY + timedelta(hours=1))
    message = promised(ready.acme)
    response = page(rita, message)
    with tenant_scope(ready.acme.pk):
        source = Promise.objects.get().source_id
    (evidence,) = response.context["evidence"]
    assert (evidence.words, evidence.event_id) == ("We send the next-step e-mail.", source)
    assert f"?event={source}#event-{source}" in response.content.decode()


def test_the_decision_names_destination_time_and_permission(rita, ready, anna):
    response = page(rita, anna)
    assert response.context["permission"].allowed is True
    assert response.context["approve"] == {"enabled": True, "why_not": ""}
    assert response.context["leaves_at"] is None  # at once
    assert "anna@buyer.example" in response.content.decode()


def test_the_reasons_for_review_are_sentences(rita, anna):
    assert "This client has such messages read by a person." in page(rita, anna).content.decode()


def test_a_message_leaves_in_the_lead_s_working_time(rita, ready, clock):
    clock(MONDAY + timedelta(hours=1))
    message = promised(ready.acme, time_zone="Asia/Tokyo")  # where it is 20:00
    assert page(rita, message).context["leaves_at"] == MONDAY.replace(day=24, hour=0)


def test_places_that_a_check_objects_to_are_marked(rita, ready, anna):
    body = "Hi Anna,\n\njust checking in. We can give you a 20% discount.\n\nOlga"
    rita.post(
        reverse("message_save", args=["acme", anna.pk]),
        {"subject": "Your request", "body": body, "revision": "1", "digest": anna.digest()},
    )
    content = page(rita, anna).content.decode()
    assert '<mark class="place"' in content
    assert "No change of price, scope or terms" in content


def test_a_reply_overtakes_the_draft_and_nothing_can_be_approved(rita, ready, clock):
    clock(MONDAY + timedelta(hours=1))
    message = promised(ready.acme)
    note(
        ready.acme,
        message.lead,
        now=MONDAY + timedelta(minutes=50),
        kind="email_in",
        text="No thank you.",
        explicit_no=True,
    )
    response = page(rita, message)
    assert response.context["overtaken"].what == "Anna Berg said no: follow-up ends at once."
    assert response.context["overtaken"].event_id is not None
    assert response.context["approve"]["enabled"] is False
    (button,) = re.findall("<button[^>]*data-approve[^>]*>", response.content.decode())
    assert " disabled " in button


def test_a_suppressed_address_cannot_be_approved_for(rita, ready, anna):
    with tenant_scope(ready.acme.pk):
        suppress(ready.acme, kind="email", value="anna@buyer.example", reason="opt_out", source="test", now=MONDAY)
    response = page(rita, anna)
    assert response.context["permission"].allowed is False
    assert response.context["approve"]["enabled"] is False


def test_the_panel_asks_for_the_purpose_the_sender_asks_for(rita, ready, anna):
    """The first reply answers what they wrote: a block of follow-up alone does not stop it."""
    with tenant_scope(ready.acme.pk):
        suppress(
            ready.acme,
            kind="email",
            value="anna@buyer.example",
            reason="other",
            purpose="follow_up",
            source="test",
            now=MONDAY,
        )
    assert page(rita, anna).context["permission"].allowed is True


def test_the_neighbours_are_the_other_drafts_of_its_owner(rita, ready):
    for number in range(3):
        who = {"email": f"lead{number}@buyer.example", "last_name": NAMES[number]}
        capture(ready.acme, MONDAY + timedelta(minutes=number), **who)
        draft(ready.acme, MONDAY + timedelta(minutes=number))
    with tenant_scope(ready.acme.pk):
        first, second, third = Message.objects.order_by("follow_up__due_at")
        FollowUp.objects.filter(pk=third.follow_up_id).update(owner=ready.rita)
    assert beside(page(rita, first)) == (None, second.pk, 1, 2)
    assert beside(page(rita, third)) == (None, None, 1, 1)


def test_a_decided_draft_says_so_and_has_no_buttons(rita, ready, anna):
    with tenant_scope(ready.acme.pk):
        approve(ready.acme, anna, revision=1, user=ready.rita, now=MONDAY)
    content = page(rita, anna).content.decode()
    assert "approved by Rita" in content
    assert "data-approve" not in content


def test_a_message_of_unknown_outcome_asks_what_became_of_it(rita, ready, anna):
    with tenant_scope(ready.acme.pk):
        Message.objects.update(state="unknown", claimed_at=MONDAY)
    look(ready.acme)
    content = page(rita, anna).content.decode()
    assert "Nobody knows whether this went out." in content
    assert reverse("message_settle", args=["acme", anna.pk]) in content


def test_a_reader_sees_the_draft_and_no_form_to_decide(vera, anna):
    response = page(vera, anna)
    assert response.context["approve"]["why_not"] == "You may read here. Deciding needs the role of a rep."
    content = response.content.decode()
    assert reverse("message_reject", args=["acme", anna.pk]) not in content
    assert reverse("message_save", args=["acme", anna.pk]) not in content


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_for_one_draft_as_for_three(rita, ready, django_assert_num_queries, rows):
    for number in range(rows):
        message = promised(ready.acme, email=f"lead{number}@buyer.example", last_name=NAMES[number])
    page(rita, message)
    with django_assert_num_queries(42):
        response = page(rita, message)
    assert response.context["count"] == rows
