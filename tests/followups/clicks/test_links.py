"""Links in mails over our address: where they lead, who is noted, and what scanners cannot do."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from followups.clicks.judging import doubt
from followups.clicks.rewriting import rewritten
from followups.clicks.tokens import CLICK, DOWNLOAD, link_token, read_link
from followups.models import Message
from leads.models import Event, Lead, Tracking
from leads.visiting.tokens import read_visitor
from tenants.scope import tenant_scope
from tests.leads.visiting.conftest import BROWSER, SITE, made
from tests.story import capture, draft

pytestmark = pytest.mark.django_db

PRICES = f"{SITE}/pricing?a=1&b=ü"
PERSON = {"User-Agent": BROWSER, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-User": "?1"}


@pytest.fixture(autouse=True)
def no_counters():
    cache.clear()


@pytest.fixture
def message(ready) -> Message:
    """Sent to Anna an hour ago by a client that has chosen to see who follows links."""
    made(ready.acme, is_active=False, rewrites_links=True)
    capture(ready.acme)
    row = draft(ready.acme)
    with tenant_scope(ready.acme.pk):
        Message.objects.filter(pk=row.pk).update(sent_at=timezone.now() - timedelta(hours=1))
    return row


def follow(message, url=PRICES, kind=CLICK, method="get", **headers):
    address = reverse(
        "followed" if kind == CLICK else "fetched", args=[link_token(kind, message.tenant_id, message.pk, url)]
    )
    return getattr(Client(), method)(
        address, headers={**PERSON, **{name.replace("_", "-"): value for name, value in headers.items()}}
    )


def noted(tenant) -> list[tuple[str, bool | None]]:
    with tenant_scope(tenant.pk):
        rows = Event.objects.filter(kind__in=("click", "download")).order_by("recorded_at", "id")
        return [(row.kind, row.data.get("human")) for row in rows]


def test_it_leads_on_at_once_and_a_person_counts_once(ready, message):
    answers = [follow(message) for _ in range(3)]
    assert {(answer.status_code, answer["Location"], answer["Cache-Control"]) for answer in answers} == {
        (302, PRICES, "no-store")
    }
    assert noted(ready.acme) == [("click", True)]


def test_a_person_s_click_has_the_lead_looked_at(ready, message):
    with tenant_scope(ready.acme.pk):
        Lead.objects.update(next_look_at=timezone.now() + timedelta(days=9))
    follow(message)
    with tenant_scope(ready.acme.pk):
        assert Lead.objects.get().next_look_at <= timezone.now()


@pytest.mark.parametrize(
    "headers",
    [{"User_Agent": "Barracuda Sentinel"}, {"User_Agent": ""}, {"User_Agent": "Twitterbot/1.0"},
     {"Sec_Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}],
)  # fmt: skip
def test_a_known_scanner_is_led_on_and_leaves_no_trace(ready, message, headers):
    assert follow(message, **headers)["Location"] == PRICES
    assert noted(ready.acme) == []


def test_head_is_led_on_and_leaves_no_trace(ready, message):
    assert follow(message, method="head")["Location"] == PRICES
    assert noted(ready.acme) == []
    assert follow(message, method="post").status_code == 405


def test_what_is_unsure_is_noted_once_and_wakes_nobody(ready, message):
    later = timezone.now() + timedelta(days=9)
    with tenant_scope(ready.acme.pk):
        Lead.objects.update(next_look_at=later)
    follow(message, Sec_Fetch_Mode="no-cors")
    follow(message, Sec_Fetch_Dest="empty")
    assert noted(ready.acme) == [("click", False)]
    with tenant_scope(ready.acme.pk):
        assert Lead.objects.get().next_look_at == later
    follow(message)
    assert noted(ready.acme) == [("click", False), ("click", True)]


def test_within_a_minute_of_delivery_it_is_unsure(ready, message):
    with tenant_scope(ready.acme.pk):
        Message.objects.update(sent_at=timezone.now() - timedelta(seconds=20))
    follow(message)
    assert noted(ready.acme) == [("click", False)]


def test_all_links_of_a_message_at_once_are_a_gateway_s(ready, message):
    for number in range(4):
        follow(message, f"{SITE}/{number}")
    assert noted(ready.acme) == [("click", True), ("click", False), ("click", False), ("click", False)]


def test_a_document_of_the_library_is_a_download_and_an_unsure_one_is_none(ready, message):
    follow(message, f"{SITE}/plan.pdf", DOWNLOAD, Sec_Fetch_Mode="cors")
    assert noted(ready.acme) == [("click", False)]
    follow(message, f"{SITE}/plan.pdf", DOWNLOAD)
    assert noted(ready.acme) == [("click", False), ("download", None)]


def test_nothing_is_noted_once_the_client_has_switched_it_off(ready, message):
    with tenant_scope(ready.acme.pk):
        Tracking.objects.update(rewrites_links=False)
    assert follow(message)["Location"] == PRICES
    assert noted(ready.acme) == []


def test_where_it_leads_cannot_be_changed(message):
    token = link_token(CLICK, message.tenant_id, message.pk, PRICES)
    other = link_token(CLICK, message.tenant_id, message.pk, "https://evil.example/")
    assert read_link(token).url == PRICES
    for forged in (token[:-22] + other[-22:], other[:-22] + token[-22:], token[:-1], "x", "é"):
        assert Client().get(reverse("followed", args=[forged])).status_code == 404
    assert Client().get(reverse("fetched", args=[token])).status_code == 404


def test_a_site_that_counts_visits_learns_who_comes(ready, message):
    with tenant_scope(ready.acme.pk):
        Tracking.objects.update(is_active=True)
    before, _, token = follow(message)["Location"].partition("&ft=")
    assert (before, read_visitor(token).row_id) == (PRICES, message.lead_id)
    assert follow(message, "https://else.example/")["Location"] == "https://else.example/"


def test_the_links_of_a_text_lead_over_ours_and_nothing_else_of_it_changes(ready, message):
    with tenant_scope(ready.acme.pk):
        tracking = Tracking.objects.get()
    text = f"See {SITE}/a, or ({SITE}/plan.pdf). Write to a@b.example."
    sent = rewritten(text, message, ready.acme, tracking, {f"{SITE}/plan.pdf"})
    first, second = (word.strip("(),.") for word in sent.split() if "://" in word)
    links = [read_link(each.rpartition("/")[2]) for each in (first, second)]
    assert [(link.kind, link.url) for link in links] == [("click", f"{SITE}/a"), ("download", f"{SITE}/plan.pdf")]
    assert sent.replace(first, f"{SITE}/a").replace(second, f"{SITE}/plan.pdf") == text
    tracking.link_host = "go.acme.example"
    assert "://go.acme.example/l/" in rewritten(text, message, ready.acme, tracking, ())
    assert rewritten("https://go.acme.example/x", message, ready.acme, tracking, ()) == "https://go.acme.example/x"


@pytest.mark.parametrize(("seconds", "doubted"), [(59, True), (60, False)])
def test_a_minute_after_delivery_a_person_may_have_read_it(seconds, doubted):
    now = timezone.now()
    assert bool(doubt(PERSON, now=now, sent_at=now - timedelta(seconds=seconds), last_other_at=None)) is doubted
    assert doubt(PERSON, now=now, sent_at=None, last_other_at=None) == "the message is not known to have gone out"
    assert mail.outbox == []
