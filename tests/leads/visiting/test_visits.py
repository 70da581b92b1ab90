"""The address that a client's pages report visits to: who counts, and what leaves no trace."""

import json
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leads.erasing import empty_lead
from leads.models import Event, Lead, Tracking
from leads.visiting.recording import asks_for_a_person, record_visit
from leads.visiting.snippet import snippet_of
from leads.visiting.tokens import known_there, origin_of, read_visitor, visitor_token
from tenants.scope import tenant_scope
from tests.leads.visiting.conftest import BROWSER, SITE, made
from tests.story import capture, look

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_counters():
    cache.clear()


@pytest.fixture
def anna(cast) -> Lead:
    return capture(cast.acme)


def report(tracking, lead, origin=SITE, agent=BROWSER, more=(), **given):
    told = {
        "ft": visitor_token(lead.tenant_id, lead.pk),
        "url": f"{SITE}/pricing",
        "title": "Prices",
        "consent": True,
        **given,
    }
    return Client().post(
        reverse("visit", args=[tracking.token]), json.dumps(told), content_type="text/plain",
        headers={"Origin": origin, "User-Agent": agent, **dict(more)},
    )  # fmt: skip


def visits(tenant) -> list[tuple[str, bool]]:
    with tenant_scope(tenant.pk):
        rows = Event.objects.filter(kind=Event.Kind.VISIT).order_by("at")
        return [(row.text, row.data.get("high_intent", False)) for row in rows]


def test_it_writes_a_known_visitor_s_visit_down_and_tells_only_that_site(cast, tracking, anna):
    answer = report(tracking, anna)
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, SITE)
    assert visits(cast.acme) == [(f"Prices ({SITE}/pricing)", True)]


def test_it_keeps_nothing_that_stands_behind_the_page_in_an_address(cast, tracking, anna):
    report(tracking, anna, url=f"{SITE}/blog?email=anna@buyer.example#me", title="Blog")
    assert visits(cast.acme) == [(f"Blog ({SITE}/blog)", False)]


@pytest.mark.parametrize("consent", [False, None, "true", 1])
def test_without_consent_nothing_is_stored(cast, tracking, anna, consent):
    assert report(tracking, anna, consent=consent).status_code == 204
    assert visits(cast.acme) == []


@pytest.mark.parametrize(
    "agent", ["", "Googlebot/2.1", "Mozilla/5.0 HeadlessChrome/140.0", "curl/8.5", "python-requests/2.32",
     "Slackbot-LinkExpanding 1.0"]
)  # fmt: skip
def test_a_machine_s_visit_is_not_stored(cast, tracking, anna, agent):
    assert report(tracking, anna, agent=agent).status_code == 204
    assert visits(cast.acme) == []


def test_a_browser_that_asks_not_to_be_tracked_is_left_alone(cast, tracking, anna):
    for name, value in (("Sec-GPC", "1"), ("DNT", "1")):
        assert report(tracking, anna, more={name: value}).status_code == 204
    assert visits(cast.acme) == []
    report(tracking, anna, more={"DNT": "0"})
    assert len(visits(cast.acme)) == 1


def test_who_is_not_known_is_not_stored(cast, tracking, anna):
    for token in ("", "made-up", visitor_token(cast.rival.pk, anna.pk), visitor_token(cast.acme.pk, cast.acme.pk), "é"):
        assert report(tracking, anna, ft=token).status_code == 204
    assert visits(cast.acme) == []


def test_another_site_is_refused_and_a_page_of_another_site_is_not_stored(cast, tracking, anna):
    assert report(tracking, anna, origin="https://evil.example").status_code == 403
    assert report(tracking, anna, url="https://evil.example/pricing").status_code == 204
    assert visits(cast.acme) == []


@pytest.mark.parametrize("body", ["", "[]", "{", "null", "x" * 9000, "[" * 5000])
def test_what_cannot_be_read_is_refused(tracking, body):
    answer = Client().post(
        reverse("visit", args=[tracking.token]), body, content_type="text/plain", headers={"Origin": SITE, "User-Agent": BROWSER}
    )  # fmt: skip
    assert answer.status_code == (413 if len(body) > 8000 else 400)


def test_reading_the_address_changes_nothing(cast, tracking):
    address, site = reverse("visit", args=[tracking.token]), {"Origin": SITE, "User-Agent": BROWSER}
    assert [Client().get(address, headers=site).status_code, Client().head(address, headers=site).status_code] == [
        405,
        405,
    ]
    assert Client().options(address, headers=site).status_code == 204
    assert visits(cast.acme) == []


def test_a_switched_off_or_void_address_is_not_there(cast, tracking, anna):
    with tenant_scope(cast.acme.pk):
        Tracking.objects.update(hook_version=2)
    assert report(tracking, anna).status_code == 404
    with tenant_scope(cast.acme.pk):
        Tracking.objects.update(hook_version=1, is_active=False)
    assert report(tracking, anna).status_code == 404


def test_a_page_counts_once_in_half_an_hour(cast, tracking, anna):
    began = timezone.now()

    def visited(page: str, at: datetime) -> bool:
        with tenant_scope(cast.acme.pk):
            lead = Lead.objects.get(pk=anna.pk)
            return record_visit(cast.acme, tracking, lead, url=f"{SITE}/{page}", title="", now=at)[1]

    minutes = [("pricing", 0), ("pricing", 29), ("blog", 29), ("pricing", 31)]
    assert [visited(page, began + timedelta(minutes=late)) for page, late in minutes] == [True, False, True, True]


def test_more_than_a_person_reads_is_not_stored(cast, tracking, anna):
    for number in range(25):
        assert report(tracking, anna, url=f"{SITE}/page-{number}").status_code == 204
    assert len(visits(cast.acme)) == 20


def test_one_sender_may_not_flood_it(tracking, anna):
    answers = [report(tracking, anna, ft="nobody") for _ in range(61)]
    assert [answer.status_code for answer in answers[-2:]] == [204, 429]
    assert int(answers[-1]["Retry-After"]) > 0


def test_a_page_that_the_client_chose_is_handed_to_a_person(cast, anna):
    tracking = made(cast.acme, high_intent=["roadmap"])
    now = timezone.now()
    with tenant_scope(cast.acme.pk):
        record_visit(cast.acme, tracking, Lead.objects.get(pk=anna.pk), url=f"{SITE}/our-roadmap", title="", now=now)
    assert [each.decision.rule for each in look(cast.acme, now)] == ["hand_off"]


def test_nothing_is_stored_of_whom_we_erased(cast, tracking, anna):
    with tenant_scope(cast.acme.pk):
        empty_lead(cast.acme, Lead.objects.get(pk=anna.pk), because="Asked.", user=None, now=timezone.now())
    assert report(tracking, anna).status_code == 204
    assert visits(cast.acme) == []


def test_it_is_not_switched_on_without_a_legal_basis(cast):
    with pytest.raises(IntegrityError), tenant_scope(cast.acme.pk), transaction.atomic():
        Tracking.objects.create(tenant=cast.acme, is_active=True, origins=[SITE])


def test_a_visitor_s_token_says_nothing_when_a_letter_is_changed(cast, anna):
    token = visitor_token(cast.acme.pk, anna.pk)
    assert read_visitor(token).row_id == anna.pk
    other = "A" if token[10] != "A" else "B"
    assert read_visitor(f"{token[:10]}{other}{token[11:]}") is None


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://www.acme.example/a", "https://www.acme.example"), ("https://ACME.example:443", "https://acme.example"),
        ("http://acme.example:8080/", "http://acme.example:8080"), ("javascript:alert(1)", ""), ("https://me@acme.example", ""),
        ("https://acme.example:x", ""), ("//acme.example", ""),
    ],
)  # fmt: skip
def test_an_origin_is_as_browsers_write_it(url, origin):
    assert origin_of(url) == origin


def test_only_a_site_of_the_client_s_own_learns_who_comes():
    assert known_there(f"{SITE}/a?b=1#c", [SITE], "T") == f"{SITE}/a?b=1&ft=T#c"
    assert known_there("https://else.example/a", [SITE], "T") == "https://else.example/a"
    assert (
        known_there("https://www.acme.example.evil.example/", [SITE], "T") == "https://www.acme.example.evil.example/"
    )


def test_a_pattern_stands_at_the_start_of_a_word():
    assert asks_for_a_person(f"{SITE}/book-a-demo", ["demo"])
    assert not asks_for_a_person(f"{SITE}/academonia?demo=1", ["demo"])
    assert not asks_for_a_person(f"{SITE}/anything", [])


def test_the_snippet_escapes_what_a_person_has_typed(tracking):
    tracking.consent_cookie = 'a="><script>'
    assert '"><script>' not in snippet_of(tracking)
    assert snippet_of(tracking).count("<script") == 2
