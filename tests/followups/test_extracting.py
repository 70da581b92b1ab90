"""What was found in notes and mails: proposed on its words, accepted, corrected, dismissed, and told in the journal."""

from datetime import date

import pytest
from django.urls import reverse

from followups.extracting import accept, dismiss, propose, unsettled
from followups.models import Finding
from leads.erasing import empty_lead
from leads.models import Event, Lead, Promise, Question
from leads.refusals import Conflict, Refused
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note
from tests.web.conftest import ready, signed_in

__all__ = ["ready"]
pytestmark = pytest.mark.django_db
TEXT = "Good call. I'll send the proposal by Friday. Asked if we integrate with SAP. 120 employees, too expensive"


@pytest.fixture
def acme(cast):
    with tenant_scope(cast.acme.pk):
        yield cast.acme


def read(tenant, text=TEXT, kind="call", **said) -> list[Finding]:
    lead = Lead.objects.first() or capture(tenant)
    event = note(tenant, lead, kind=kind, text=text, **said)
    propose(tenant, event, MONDAY)
    return unsettled(lead, MONDAY)


def of(kind: str, found: list[Finding]) -> Finding:
    (one,) = (each for each in found if each.kind == kind)
    return one


def told() -> list[str]:
    return list(Event.objects.filter(kind="finding_settled").order_by("id").values_list("text", flat=True))


def test_a_note_s_findings_are_proposed_on_their_words_and_nothing_is_entered(acme):
    found = read(acme)
    assert [(each.kind, each.detail, each.event.text[each.start : each.end], each.state) for each in found] == [
        ("us", "", "I'll send the proposal by Friday", "proposed"),
        ("question", "", "Asked if we integrate with SAP", "proposed"),
        ("fact", "company_size", "120 employees", "proposed"),
        ("objection", "price", "too expensive", "proposed"),
    ]
    assert (Promise.objects.count(), Question.objects.count()) == (0, 0)
    assert propose(acme, found[0].event, MONDAY) == []


def test_what_the_rep_has_typed_besides_is_not_proposed_again(acme):
    found = read(
        acme, promises=[{"by": "us", "text": "Send the proposal"}], questions=[{"text": "Do you integrate with SAP?"}]
    )
    assert [each.kind for each in found] == ["fact", "objection"]


def test_accepting_enters_it_with_its_words_once(acme, cast):
    finding = of("us", read(acme))
    assert accept(acme, finding, now=MONDAY, user=cast.rita) is not None
    assert accept(acme, finding, now=MONDAY, user=cast.rita) is None
    promise = Promise.objects.get()
    assert (promise.by, promise.words, promise.due.date()) == (
        "us",
        "I'll send the proposal by Friday",
        date(2026, 11, 27),
    )
    assert told() == ["Accepted: we will “I'll send the proposal by Friday”, 2026-11-27"]
    with pytest.raises(Conflict):
        dismiss(acme, finding, now=MONDAY, user=cast.rita)


def test_a_correction_says_what_it_was_and_who_put_it_right(acme, cast):
    finding = of("us", read(acme))
    changes = {"text": "Send the long proposal", "due": date(2026, 11, 30), "kind": "them"}
    accept(acme, finding, now=MONDAY, user=cast.rita, changes=changes)
    assert (Promise.objects.get().by, Promise.objects.get().text) == ("them", "Send the long proposal")
    event = Event.objects.get(kind="finding_settled")
    assert event.text == (
        "Corrected: we will “I'll send the proposal by Friday”, 2026-11-27 → they will “Send the long proposal”, 2026-11-30"
    )
    assert (event.user, Finding.objects.get(pk=finding.pk).state) == (cast.rita, "corrected")


def test_a_fact_is_written_to_the_lead_and_a_wrong_one_is_refused(acme, cast):
    fact = of("fact", read(acme))
    with pytest.raises(Refused) as refused:
        accept(acme, fact, now=MONDAY, user=cast.rita, changes={"value": "many"})
    assert refused.value.errors == {"value": "Write it in digits alone, such as 120."}
    accept(acme, fact, now=MONDAY, user=cast.rita, changes={"value": "150"})
    assert Lead.objects.get().company_size == 150


def test_a_day_to_call_again_pauses_the_lead(acme, cast):
    accept(acme, of("later", read(acme, "call me after 15 Dec he said")), now=MONDAY, user=cast.rita)
    assert Lead.objects.get().paused_until.date() == date(2026, 12, 16)


def test_what_a_mail_left_is_entered_already_and_a_dismissal_withdraws_it(acme, cast):
    words = "I will check with our CFO until Friday."
    found = read(
        acme,
        f"Hello, {words} Tel: +49 30 1234567",
        "email_in",
        promises=[{"by": "them", "text": words, "words": words}],
    )
    assert [(each.kind, each.state) for each in found] == [("fact", "proposed"), ("them", "entered")]
    dismiss(acme, of("them", found), now=MONDAY, user=cast.rita)
    assert Promise.objects.get().state == "withdrawn"
    assert Lead.objects.get().phone is None


def test_what_was_entered_and_is_corrected_takes_the_place_of_what_was_read(acme, cast):
    words = "I will check with our CFO."
    found = read(acme, words, "email_in", promises=[{"by": "them", "text": words, "words": words}])
    accept(acme, of("them", found), now=MONDAY, user=cast.rita, changes={"text": "Ask the CFO"})
    assert sorted(Promise.objects.values_list("text", "state")) == [("Ask the CFO", "open"), (words, "withdrawn")]


def test_an_erased_person_leaves_no_words(acme):
    read(acme)
    empty_lead(acme, Lead.objects.get(), because="Asked.", user=None, now=MONDAY)
    assert set(Finding.objects.values_list("text", "value")) == {("", "")}


def test_the_page_marks_the_words_and_a_click_settles_them(ready):
    lead = capture(ready.acme)
    rita, vera = signed_in(ready.rita), signed_in(ready.vera)
    data = {"kind": "call", "at": "2026-11-20T09:30", "text": TEXT}
    rita.post(reverse("lead_note", args=["acme", lead.pk]), data)
    page = rita.get(reverse("lead", args=["acme", lead.pk])).content.decode()
    assert '<mark class="found">I&#x27;ll send the proposal by Friday</mark>' in page
    assert "Accept</button>" not in vera.get(reverse("lead", args=["acme", lead.pk])).content.decode()
    with tenant_scope(ready.acme.pk):
        finding = of("us", unsettled(Lead.objects.get(), MONDAY))
    address = reverse("finding_correct", args=["acme", lead.pk, finding.pk])
    assert rita.post(address, {"text": "", "kind": "us", "due": ""}).status_code == 422
    assert rita.post(address, {"text": "Send it", "kind": "us", "due": "2026-11-30"}).status_code == 303
    with tenant_scope(ready.acme.pk):
        assert Promise.objects.get().text == "Send it"
