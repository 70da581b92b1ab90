"""What the open review page asks: the checks as one types, who else is there, and whether the draft changed elsewhere."""

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from followups.models import Message, ReviewPresence
from followups.templatetags.drafts import gate_results
from followups.web.evidence import in_source
from tenants.scope import tenant_scope
from tests.story import MONDAY, note
from tests.web.conftest import promised

pytestmark = pytest.mark.django_db
DISCOUNT = "Hi Anna,\n\nthank you for your request. We can give you a 20% discount if you sign today.\n\nOlga"


def check(client, message, **text):
    given = {"subject": message.subject, "body": message.body, **text}
    return client.post(reverse("message_check", args=["acme", message.pk]), given)


def here(client, message, **fields):
    given = {"revision": message.revision, "state": message.state, "rewriting": "0", "editing": "0", **fields}
    return client.post(reverse("message_here", args=["acme", message.pk]), given).json()


def test_the_verdict_on_what_is_typed_is_the_one_that_saving_gives(rita, rows, anna):
    typed = check(rita, anna, body=DISCOUNT).json()
    rita.post(
        reverse("message_save", args=["acme", anna.pk]), {"subject": anna.subject, "body": DISCOUNT, "revision": "1"}
    )
    saved = rows.message(anna.pk)
    assert typed["verdict"] == saved.verdict
    assert (typed["pass"], typed["failed"]) == (False, gate_results(saved.verdict, saved.subject, saved.body)["failed"])
    assert "A check objects to its text." in typed["because"]


def test_an_address_that_nothing_of_the_client_s_holds_is_objected_to_as_one_types_and_when_it_is_saved(
    rita, rows, anna
):
    body = f"{anna.body}\n\nPay to billing@elsewhere.example."
    typed = check(rita, anna, subject="See elsewhere.example/pay", body=body).json()
    rita.post(
        reverse("message_save", args=["acme", anna.pk]),
        {"subject": "See elsewhere.example/pay", "body": body, "revision": "1"},
    )
    saved = rows.message(anna.pk)
    against = [gate["say"] for gate in saved.verdict["gates"] if not gate["pass"] and "holds" in gate["say"]]
    assert typed["verdict"] == saved.verdict
    assert against == [
        "“elsewhere.example/pay” is a link that nothing of this client's holds.",
        "“billing@elsewhere.example” is an address that nothing of this client's holds.",
    ]


def test_asking_stores_nothing(rita, rows, anna):
    before = rows.message(anna.pk)
    assert check(rita, anna, body=DISCOUNT).status_code == 200
    after = rows.message(anna.pk)
    assert (after.body, after.verdict, after.revision) == (before.body, before.verdict, before.revision)
    assert rows.events(anna.lead_id, "reviewed") == []


def test_marks_lie_on_the_letters_as_typed_and_nothing_typed_becomes_markup(rita, anna):
    body = "\n\n  <b>Hi</b> Anna,\r\n\r\nwe can give you a 20% discount.  \r\n"
    marks = check(rita, anna, body=body).json()["marks"]["body"]
    places = re.findall(r'<mark class="place" title="[^"]*">', marks)
    assert len(places) > 0
    letters = html.unescape(re.sub(r'<mark class="place" title="[^"]*">|</mark>', "", marks))
    assert letters == body.replace("\r\n", "\n").rstrip("\n")
    assert "<b>" not in marks


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ({"body": " "}, "The message is empty."),
        ({"body": "x" * 20_001}, "The message has 20,001 characters; at most 20,000 are sent. Shorten it."),
    ],
)
def test_what_cannot_be_checked_is_said(rita, anna, text, say):
    response = check(rita, anna, **text)
    assert (response.status_code, response.json()) == (422, {"say": say})


def test_the_queries_of_a_check_are_few(rita, anna, django_assert_max_num_queries):
    with django_assert_max_num_queries(22):
        check(rita, anna, body=DISCOUNT)


def test_two_people_on_one_draft_see_each_other(rita, olga, clock, anna):
    assert here(olga, anna)["others"] == []
    clock(MONDAY + timedelta(seconds=10))
    assert here(rita, anna)["others"] == [{"name": "Olga", "since": "Today 10:00", "editing": False}]
    assert here(olga, anna, editing="1")["others"] == [{"name": "Rita", "since": "Today 10:00", "editing": False}]
    assert here(rita, anna)["others"] == [{"name": "Olga", "since": "Today 10:00", "editing": True}]
    page = rita.get(reverse("review", args=["acme", anna.pk]))
    assert [(str(each.user), each.is_editing) for each in page.context["others"]] == [("Olga", True)]


def test_who_leaves_is_gone_and_who_falls_silent_too(rita, olga, clock, ready, anna):
    here(olga, anna)
    olga.post(reverse("message_here", args=["acme", anna.pk]), {"leaving": "1"})
    assert here(rita, anna)["others"] == []
    here(olga, anna)
    clock(MONDAY + timedelta(seconds=46))
    assert here(rita, anna)["others"] == []
    with tenant_scope(ready.acme.pk):
        assert [row.user for row in ReviewPresence.objects.select_related("user")] == [ready.rita]


def test_the_page_hears_that_the_text_or_the_state_changed_elsewhere(rita, olga, ready, anna):
    assert here(rita, anna)["changed"] == ""
    olga.post(
        reverse("message_save", args=["acme", anna.pk]),
        {"subject": anna.subject, "body": anna.body + "\n\nP.S.", "revision": "1"},
    )
    assert here(rita, anna)["changed"] == "The text of this draft has changed."
    assert here(rita, anna, revision=2)["changed"] == ""
    with tenant_scope(ready.acme.pk):
        Message.objects.update(rewrite_asked_at=MONDAY)
    assert here(rita, anna, revision=2)["changed"] == "Another text is being written."
    with tenant_scope(ready.acme.pk):
        Message.objects.update(state="skipped")
    assert here(rita, anna, revision=2)["changed"] == "This draft is skipped now."


def test_what_has_happened_since_the_draft_was_made_is_listed(rita, ready, clock):
    clock(MONDAY + timedelta(hours=1))
    message = promised(ready.acme)
    at = MONDAY + timedelta(minutes=50)
    note(ready.acme, message.lead, now=at, kind="email_in", text="Can we meet next week?")
    shown = rita.get(reverse("review", args=["acme", message.pk])).context["since"]
    assert [(event.kind, event.text) for event in shown] == [("email_in", "Can we meet next week?")]


def test_the_page_says_who_wrote_it_and_why_not_the_model(rita, ready, anna):
    with tenant_scope(ready.acme.pk):
        Message.objects.update(written_because="The model took too long.")
    said = rita.get(reverse("review", args=["acme", anna.pk])).context["written_by"]
    assert said == "The template first_reply (en, version 1) wrote this: the model took too long."


def test_another_text_is_asked_for_with_the_revision_that_was_seen(rita, anna):
    address = reverse("message_rewrite", args=["acme", anna.pk])
    response = rita.post(address, {"revision": "7", "hint": "Shorter"})
    assert (response.status_code, response.context["refused"].form) == (422, "rewrite")


@pytest.mark.parametrize(
    ("words", "source", "expected"),
    [
        ("send the plan", "Good. We SEND\nthe plan. Bye.", ("Good. We ", "SEND\nthe plan", ". Bye.")),
        ("never said", "Good.", ("", "never said", "")),
        ("", "Good.", ("", "", "")),
        ("a.b", "axb a.b", ("axb ", "a.b", "")),
    ],
)
def test_the_words_are_found_in_the_text_they_come_from(words, source, expected):
    assert in_source(words, source) == expected


def test_of_a_long_text_only_what_stands_around_the_words_is_shown():
    before, words, after = in_source("the plan", "word " * 200 + "the plan" + " word" * 200)
    assert (before[0], words, after[-1], len(before) < 300, len(after) < 300) == ("…", "the plan", "…", True, True)
