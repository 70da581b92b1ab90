import re
from datetime import timedelta

import pytest
from django.urls import reverse

from followups.models import FollowUp, Message
from followups.reviewing import approve
from leads.models import Lead
from tenants.scope import tenant_scope
from tenants.templatetags.naming import hue
from tests.cast import make_tenant
from tests.story import MONDAY, capture, draft, look, note
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db
EVERYONE = {"who": "everyone"}


def sections(response):
    return {section.key: section for section in response.context["sections"]}


def counts(response):
    return {key: section.count for key, section in sections(response).items()}


def names(response, key):
    return [row.lead.name for row in sections(response)[key].rows]


def move(tenant, *, due_at, **fields):
    """All open follow-ups of a tenant fall due then."""
    with tenant_scope(tenant.pk):
        FollowUp.objects.open().update(due_at=due_at, **fields)


def promised_call(tenant, email="ben@buyer.example", first_name="Ben", due=None):
    """A lead to whom we promised something: a follow-up without a draft yet."""
    lead = capture(tenant, email=email, first_name=first_name)
    due = due or MONDAY + timedelta(hours=3)
    note(tenant, lead, kind="call", text="We talk again.", promises=[{"by": "us", "text": "Call back", "due": due}])
    look(tenant)
    with tenant_scope(tenant.pk):
        FollowUp.objects.open().filter(lead=lead).update(due_at=due)
    return lead


def test_a_draft_to_review_is_listed_once_with_a_link_to_its_review(rita, anna):
    response = rita.get("/", EVERYONE)
    assert counts(response) == {"overdue": 0, "due": 0, "review": 1, "waiting": 0, "uncovered": 0}
    assert reverse("review", args=["acme", anna.pk]) in response.content.decode()


def test_a_late_draft_stays_under_review_and_is_flagged_as_overdue(rita, ready, anna):
    move(ready.acme, due_at=MONDAY - timedelta(hours=1))
    response = rita.get("/", EVERYONE)
    assert counts(response) == {"overdue": 0, "due": 0, "review": 1, "waiting": 0, "uncovered": 0}
    assert '<span class="chip chip--bad">Overdue</span>' in response.content.decode()


def test_a_follow_up_due_before_now_is_overdue_and_one_due_today_is_due(rita, ready):
    promised_call(ready.acme)
    assert counts(rita.get("/", EVERYONE))["due"] == 1
    move(ready.acme, due_at=MONDAY - timedelta(minutes=1))
    assert counts(rita.get("/", EVERYONE)) == {"overdue": 1, "due": 0, "review": 0, "waiting": 0, "uncovered": 0}


def test_today_ends_with_the_reader_s_day(ready):
    promised_call(ready.acme, due=MONDAY + timedelta(hours=12))  # 22:00 in London, 07:00 tomorrow in Tokyo
    response = signed_in(ready.rita).get("/", EVERYONE)
    assert (counts(response)["due"], response.context["later"]) == (1, 0)
    ready.rita.time_zone = "Asia/Tokyo"
    ready.rita.save(update_fields=["time_zone"])
    response = signed_in(ready.rita).get("/", EVERYONE)
    assert (counts(response)["due"], response.context["later"]) == (0, 1)


def test_an_approved_message_counts_by_the_time_it_leaves_and_is_not_overdue(rita, ready, anna):
    with tenant_scope(ready.acme.pk):
        approve(ready.acme, anna, revision=1, user=ready.rita, now=MONDAY)
        FollowUp.objects.update(due_at=MONDAY - timedelta(hours=1))
        Message.objects.update(send_at=MONDAY + timedelta(hours=2))
    assert counts(rita.get("/", EVERYONE)) == {"overdue": 0, "due": 1, "review": 0, "waiting": 0, "uncovered": 0}
    with tenant_scope(ready.acme.pk):
        Message.objects.update(send_at=MONDAY + timedelta(days=1))
    response = rita.get("/", EVERYONE)
    assert (counts(response)["due"], response.context["later"]) == (0, 1)


def test_a_message_of_unknown_outcome_is_for_a_person_to_settle(rita, ready, anna):
    with tenant_scope(ready.acme.pk):
        Message.objects.update(state="unknown", claimed_at=MONDAY)
        Lead.objects.update(next_look_at=MONDAY)
    look(ready.acme)
    response = rita.get("/", EVERYONE)
    assert counts(response) == {"overdue": 0, "due": 0, "review": 1, "waiting": 0, "uncovered": 0}
    assert "Sent or not?" in response.content.decode()


def test_a_lead_that_promised_something_is_waited_for_with_the_reason(rita, ready):
    lead = capture(ready.acme)
    due = MONDAY + timedelta(days=4)
    note(
        ready.acme, lead, kind="call", text="She decides.", promises=[{"by": "them", "text": "Decide on the offer", "due": due}]
    )  # fmt: skip
    look(ready.acme)
    response = rita.get("/", EVERYONE)
    assert counts(response) == {"overdue": 0, "due": 0, "review": 0, "waiting": 1, "uncovered": 0}
    (row,) = sections(response)["waiting"].rows
    assert row.waiting_for == "Anna Berg promised “Decide on the offer” by Friday 27 November: it is their turn."
    assert row.last.text == "She decides."


def test_a_lead_that_was_just_woken_is_not_without_a_next_step(rita, ready):
    capture(ready.acme)
    assert counts(rita.get("/", EVERYONE)) == {"overdue": 0, "due": 0, "review": 0, "waiting": 1, "uncovered": 0}


def test_a_lead_whose_look_nobody_takes_has_no_next_step(rita, ready, clock):
    capture(ready.acme)
    clock(MONDAY + timedelta(minutes=16))
    response = rita.get("/", EVERYONE)
    assert counts(response) == {"overdue": 0, "due": 0, "review": 0, "waiting": 0, "uncovered": 1}
    (row,) = sections(response)["uncovered"].rows
    assert row.problem == "Its next look is past and was not taken. Is the worker running?"


def test_mine_are_the_rows_one_owns_and_everyone_s_are_all(rita, olga, ready, anna):
    mine = {"who": "mine"}
    assert counts(olga.get("/", mine))["review"] == 1  # Olga is Acme's default owner
    assert counts(rita.get("/", mine))["review"] == 0
    assert counts(rita.get("/", EVERYONE))["review"] == 1


def test_the_page_begins_with_one_s_own_work_and_with_everybody_s_for_whoever_has_none(rita, olga, ready, anna):
    assert rita.get("/").context["mine"] is False
    assert olga.get("/").context["mine"] is True


def test_a_lead_nobody_owns_is_waited_for_by_the_default_owner(olga, rita, ready):
    lead = capture(ready.acme)
    with tenant_scope(ready.acme.pk):
        Lead.objects.filter(pk=lead.pk).update(owner=None)
    assert names(olga.get("/", {"who": "mine"}), "waiting") == ["Anna Berg"]
    assert names(rita.get("/", {"who": "mine"}), "waiting") == []


def test_one_page_for_all_clients_and_one_for_each(olga, ready, anna):
    capture(ready.bolt, email="bo@buyer.example", first_name="Bo", last_name="")
    draft(ready.bolt)
    assert sorted(names(olga.get("/", EVERYONE), "review")) == ["Anna Berg", "Bo"]
    assert names(olga.get("/t/bolt/", EVERYONE), "review") == ["Bo"]


def test_clients_on_one_page_differ_in_colour_and_each_has_one_colour_throughout(olga, ready, anna):
    twin = next(slug for slug in (f"client-{number}" for number in range(200)) if hue(slug) == hue("acme"))
    make_tenant(ready.northwind, twin, ready.olga)
    content = olga.get("/", EVERYONE).content.decode()
    dots = set(re.findall(r'<span class="dot" data-hue="(\d)"></span>([^<]+)', content))
    assert sorted(name for _, name in dots) == ["Acme", "Bolt", twin.capitalize()]
    assert len({colour for colour, _ in dots}) == 3


def test_what_belongs_to_a_rival_is_on_nobody_else_s_page(rita, ready, anna):
    capture(ready.rival, email="zed@buyer.example", first_name="Zed")
    draft(ready.rival)
    assert names(rita.get("/", EVERYONE), "review") == ["Anna Berg"]


def test_the_count_in_a_header_is_that_of_all_rows_and_more_of_them_can_be_shown(rita, ready):
    for number in range(30):
        capture(ready.acme, email=f"lead{number}@buyer.example")
    response = rita.get("/", EVERYONE)
    waiting = sections(response)["waiting"]
    assert (waiting.count, len(waiting.rows), waiting.next_page) == (30, 25, 2)
    waiting = sections(rita.get("/", {**EVERYONE, "more_waiting": "2"}))["waiting"]
    assert (waiting.count, len(waiting.rows), waiting.next_page) == (30, 30, None)


def lines(response):
    """What each section without rows says, by its key."""
    found = re.findall(
        r'<section class="queue queue--(\w+) queue--none"(.*?)</section>', response.content.decode(), re.S
    )
    says = {key: re.search('<p class="queue__none">(.*?)</p>', inner, re.S)[1] for key, inner in found}
    return {key: " ".join(re.sub("<[^>]*>", "", say).split()) for key, say in says.items()}


def test_a_section_without_rows_is_one_quiet_line(rita, ready):
    response = rita.get("/", EVERYONE)
    assert lines(response) == {
        "overdue": "Nothing is late.",
        "due": "Nothing more is due today.",
        "review": "No draft waits for you.",
        "waiting": "No buyer owes an answer at the moment.",
        "uncovered": "Every open lead has a dated next look, counted anew each time the page opens.",
    }
    assert 'class="empty' not in response.content.decode()


def test_the_line_of_what_is_due_says_what_comes_later(rita, ready):
    promised_call(ready.acme, due=MONDAY + timedelta(days=1))
    response = rita.get("/", EVERYONE)
    assert lines(response)["due"] == "Nothing more is due today. 1 more falls due later."


def test_a_section_with_rows_is_no_line(rita, anna):
    assert sorted(lines(rita.get("/", EVERYONE))) == ["due", "overdue", "uncovered", "waiting"]


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "99999999999"])
def test_a_page_number_that_is_none_shows_the_first_page(rita, anna, page):
    assert counts(rita.get("/", {**EVERYONE, "more_review": page}))["review"] == 1


def test_progress_counts_what_was_done_today_and_what_is_left(rita, ready, anna):
    done = promised_call(ready.acme)
    with tenant_scope(ready.acme.pk):
        FollowUp.objects.filter(lead=done, state="open").update(state="done", state_at=MONDAY)
    assert rita.get("/", EVERYONE).context["progress"] == {"done": 1, "total": 2}


def test_a_reader_sees_no_buttons_that_change_something(vera, rita, ready):
    promised_call(ready.acme)
    assert "Snooze" in rita.get("/", EVERYONE).content.decode()
    page = vera.get("/", EVERYONE).content.decode()
    assert "<form" not in page.split('id="main"')[1].split("</main>")[0]


def test_somebody_without_a_client_sees_an_empty_page(ready, anna):
    response = signed_in(ready.otto).get("/")
    assert set(counts(response).values()) == {0}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_for_one_row_as_for_three(rita, ready, django_assert_num_queries, rows):
    for number in range(rows):
        promised_call(ready.acme, email=f"p{number}@buyer.example")
        capture(ready.acme, email=f"d{number}@buyer.example")
    draft(ready.acme)
    for number in range(rows):
        promised_call(ready.acme, email=f"q{number}@buyer.example", due=MONDAY + timedelta(hours=2))
    for number in range(rows):
        capture(ready.acme, email=f"w{number}@buyer.example")
    rita.get("/", EVERYONE)
    with django_assert_num_queries(28):
        response = rita.get("/", EVERYONE)
    assert len(sections(response)["waiting"].rows) == rows


def test_leads_that_wait_are_counted_as_far_as_they_can_be_opened_and_work_is_counted_whole(rita, ready, monkeypatch):
    monkeypatch.setattr("followups.web.today.PAGES", 1)
    monkeypatch.setattr("followups.web.today.PAGE", 2)
    for number in range(3):
        capture(ready.acme, email=f"d{number}@buyer.example", last_name=f"{number} {number}")
    draft(ready.acme)
    for number in range(3):
        capture(ready.acme, email=f"w{number}@other.example", last_name=f"{number} Waits")
    found = sections(rita.get("/", EVERYONE))
    assert [(found[key].count, found[key].is_more, len(found[key].rows)) for key in ("review", "waiting")] == [
        (3, False, 2),
        (2, True, 2),
    ]
