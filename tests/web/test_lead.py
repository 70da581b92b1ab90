import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from leads.journal import record
from leads.models import Event, Lead, Promise
from leads.stages import move_stage
from leads.stopping import hold, pause, stop
from suppression.suppressing import suppress
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, draft, look, note

pytestmark = pytest.mark.django_db


def page(client, lead, **params):
    return client.get(reverse("lead", args=["acme", lead.pk]), params)


@pytest.fixture
def promised(ready):
    """Anna, to whom we promised an e-mail in a call, with the draft of it waiting."""
    lead = capture(ready.acme)
    at = MONDAY + timedelta(minutes=30)
    note(
        ready.acme, lead, now=at, kind="call", text="She liked the audit. We send the next-step e-mail.",
        promises=[{"by": "us", "text": "Send the next-step e-mail", "due": MONDAY + timedelta(hours=4)}],
        questions=[{"text": "Does the price include onboarding?"}],
    )  # fmt: skip
    draft(ready.acme, at)
    return lead


def test_the_next_action_stands_at_the_top_with_its_draft(rita, promised, clock):
    clock(MONDAY + timedelta(hours=1))
    response = page(rita, promised)
    assert response.context["follow_up"].reason == "promised_next_step"
    assert reverse("review", args=["acme", response.context["message"].pk]) in response.content.decode()


def test_the_page_says_why_which_rule_fired_and_which_did_not(rita, promised, clock):
    clock(MONDAY + timedelta(hours=1))
    decision = page(rita, promised).context["decision"]
    assert decision["rule"] == "our_promise"
    assert [each["rule"] for each in decision["considered"]] == [
        "closed",
        "stopped",
        "own_step",
        "held",
        "unreachable",
        "paused",
        "away",
        "hand_off",
    ]
    (evidence,) = decision["evidence"]
    assert (evidence.who, evidence.words) == ("We promised", "We send the next-step e-mail.")
    with tenant_scope(promised.tenant_id):
        assert evidence.event_id == Promise.objects.get().source_id


def test_looking_at_the_page_stores_nothing(rita, ready, promised):
    with tenant_scope(ready.acme.pk):
        before = (Event.objects.count(), Lead.objects.values().get())
    page(rita, promised)
    with tenant_scope(ready.acme.pk):
        assert (Event.objects.count(), Lead.objects.values().get()) == before


def test_promises_and_questions_are_shown_with_a_link_to_where_they_were_made(rita, promised):
    response = page(rita, promised)
    assert [promise.text for promise in response.context["promises"]] == ["Send the next-step e-mail"]
    assert [question.text for question in response.context["questions"]] == ["Does the price include onboarding?"]
    source = response.context["promises"][0].source_id
    assert f"?event={source}#event-{source}" in response.content.decode()


def test_the_permission_panel_shows_the_verdict_of_every_channel(rita, ready, promised):
    with tenant_scope(ready.acme.pk):
        suppress(
            ready.acme,
            kind="email",
            value="anna@buyer.example",
            reason="opt_out",
            channel="email",
            source="test",
            now=MONDAY,
        )
    panel = {each.channel: each for each in page(rita, promised).context["permissions"]}
    assert list(panel) == ["email", "sms", "whatsapp", "call", "linkedin"]
    assert panel["email"].allowed is False
    assert panel["email"].why.startswith("Opted out of e-mail, for this address, since 23 November 2026.")
    assert panel["linkedin"].allowed is True


def test_a_stop_and_a_hold_are_shown_with_the_way_to_lift_them(rita, ready, promised):
    with tenant_scope(ready.acme.pk):
        lead = Lead.objects.get()
        stop(ready.acme, lead, "owner_stop", say="They hired somebody.", now=MONDAY)
        hold(ready.acme, lead, "duplicate", say="Two of them?", now=MONDAY)
    content = page(rita, promised).content.decode()
    assert "They hired somebody." in content
    assert reverse("lead_lift_stop", args=["acme", promised.pk]) in content
    assert reverse("lead_lift_hold", args=["acme", promised.pk]) in content


def test_a_paused_lead_says_until_when(rita, ready, promised):
    with tenant_scope(ready.acme.pk):
        pause(ready.acme, Lead.objects.get(), until=MONDAY + timedelta(days=9), because="On leave.", now=MONDAY)
    assert "Paused until" in page(rita, promised).content.decode()


def test_a_woken_lead_says_that_it_is_being_decided(rita, ready):
    lead = capture(ready.acme)
    assert page(rita, lead).context["is_being_looked_at"] is True
    look(ready.acme)
    assert page(rita, lead).context["is_being_looked_at"] is False


def asked_again(response):
    """The addresses that the page asks for by itself while the lead is being decided, and by the link beside."""
    links = re.findall(r'<a href="([^"]*)" data-undecided hx-get="([^"]*)"', response.content.decode())
    return [unescape(address) for link in links for address in link]


def test_a_page_asks_for_itself_again_until_the_lead_is_decided(rita, ready):
    lead = capture(ready.acme)
    address = reverse("lead", args=["acme", lead.pk])
    assert asked_again(page(rita, lead)) == [address, address]
    look(ready.acme)
    assert asked_again(page(rita, lead)) == []


def test_what_it_asks_for_again_is_the_same_part_of_the_timeline(rita, ready):
    lead = capture(ready.acme)
    address = reverse("lead", args=["acme", lead.pk]) + "?show=messages&page=1"
    assert asked_again(page(rita, lead, show="messages", page="1")) == [address, address]


def test_after_a_refused_act_it_is_the_page_and_not_the_act_that_is_asked_for(rita, ready):
    lead = capture(ready.acme)
    response = rita.post(reverse("lead_stage", args=["acme", lead.pk]), {"stage": "lost", "why": ""})
    assert response.status_code == 422
    assert asked_again(response) == [reverse("lead", args=["acme", lead.pk])] * 2


def test_a_next_action_that_is_being_decided_again_says_so_beside_it(rita, ready, promised, clock):
    clock(MONDAY + timedelta(minutes=30))
    response = page(rita, promised)
    assert (response.context["follow_up"].reason, asked_again(response)) == ("promised_next_step", [])
    note(ready.acme, promised, now=MONDAY + timedelta(minutes=30), kind="note", text="She is on leave.")
    response = page(rita, promised)
    assert response.context["follow_up"].reason == "promised_next_step"
    assert len(asked_again(response)) == 2


def test_every_part_that_is_taken_from_the_answer_is_on_the_page(rita, ready):
    lead = capture(ready.acme)
    content = page(rita, lead).content.decode()
    (link,) = re.findall("<a [^>]*data-undecided[^>]*>", content)
    parts = re.findall("#([a-z-]+)", " ".join(re.findall('hx-(?:select|target|select-oob)="([^"]*)"', link)))
    assert parts == ["next", "next", "lead-head", "timeline"]
    assert [content.count(f'id="{part}"') for part in parts] == [1, 1, 1, 1]


def lost(tenant, lead):
    with tenant_scope(tenant.pk):
        move_stage(tenant, Lead.objects.get(pk=lead.pk), "lost", because="No budget.", now=MONDAY)
    look(tenant)


def test_a_closed_lead_says_that_there_is_no_further_follow_up(rita, ready):
    lead = capture(ready.acme)
    lost(ready.acme, lead)
    content = page(rita, lead).content.decode()
    assert "No further follow-up" in content
    assert "Lost: No budget." in content


def test_a_closed_lead_that_writes_again_has_the_answer_as_its_next_action(rita, ready, clock):
    lead = capture(ready.acme)
    lost(ready.acme, lead)
    later = MONDAY + timedelta(days=7)
    clock(later)
    note(ready.acme, lead, later, kind="email", text="We have a budget now. Shall we talk?")
    response = page(rita, lead)
    assert "No further follow-up" not in response.content.decode()
    assert len(asked_again(response)) == 2
    look(ready.acme, later)
    response = page(rita, lead)
    follow_up = response.context["follow_up"]
    content = response.content.decode()
    assert (follow_up.reason, f'<p class="next__action">{follow_up.title}</p>' in content) == ("reply_waiting", True)
    assert "No further follow-up" not in content
    assert reverse("follow_up_done", args=["acme", follow_up.pk]) in content
    (evidence,) = response.context["decision"]["evidence"]
    assert evidence.words == "We have a budget now. Shall we talk?"


def test_a_reader_sees_no_form(vera, promised):
    content = page(vera, promised).content.decode()
    assert "<form" not in content.split('id="main"')[1].split("</main>")[0]
    assert "Changing something needs the role of a rep." in content


def test_a_message_that_nobody_knows_of_comes_before_the_draft(rita, ready, anna):
    with tenant_scope(ready.acme.pk):
        anna.state, anna.claimed_at = "unknown", MONDAY
        anna.save(update_fields=["state", "claimed_at"])
    assert page(rita, anna.lead).context["message"].pk == anna.pk


@pytest.mark.parametrize(
    ("show", "kinds"),
    [
        ("messages", {"captured", "call", "drafted"}),
        ("changes", {"promise_made", "question_asked"}),
        ("decisions", {"decision"}),
        ("nonsense", {"captured", "call", "drafted", "promise_made", "question_asked", "decision"}),
    ],
)
def test_the_timeline_can_be_narrowed(rita, promised, show, kinds):
    entries = page(rita, promised, show=show).context["timeline"]
    assert {entry.event.kind for entry in entries if entry.event} == kinds


def test_a_link_to_an_event_opens_the_page_of_the_timeline_that_holds_it(rita, ready):
    lead = capture(ready.acme)
    with tenant_scope(ready.acme.pk):
        first = record(ready.acme, lead, "note", at=MONDAY - timedelta(days=1), now=MONDAY, text="The first.")
        for minute in range(50):
            record(ready.acme, lead, "note", at=MONDAY + timedelta(minutes=minute), now=MONDAY, text="Another.")
    assert page(rita, lead, event=str(first.pk)).context["page_obj"].number == 2
    assert page(rita, lead, event="nonsense").context["page_obj"].number == 1
    assert page(rita, lead, page="2").context["page_obj"].number == 2


def test_what_a_lead_wrote_is_shown_as_text_and_never_as_markup(rita, ready):
    lead = capture(ready.acme, first_name="<script>alert(1)</script>")
    note(ready.acme, lead, kind="email_in", text="<img src=x onerror=alert(1)>")
    content = page(rita, lead).content.decode()
    assert "<script>alert" not in content
    assert "<img src=x" not in content


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_for_one_event_as_for_three(rita, ready, django_assert_num_queries, rows):
    lead = capture(ready.acme)
    for number in range(rows):
        note(
            ready.acme, lead, kind="call", text=f"Call {number}.", promises=[{"by": "us", "text": f"Send {number}"}],
            questions=[{"text": f"What about {number}?"}],
        )  # fmt: skip
    draft(ready.acme)
    page(rita, lead)
    with django_assert_num_queries(40):
        response = page(rita, lead)
    assert len(response.context["promises"]) == rows
