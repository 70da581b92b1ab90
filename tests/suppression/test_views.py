from datetime import timedelta

import pytest
from django.utils import timezone

from suppression.asking import Contact, may_contact
from suppression.models import Consent, Suppression
from suppression.tokens import make_token
from tenants.scope import tenant_scope

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.suppression.urls")]

ADDRESS = "anna@example.com"
LEAD = "0198c2f0-0000-7000-8000-00000000000a"


@pytest.fixture
def url(cast):
    return f"/u/{make_token(cast.acme.pk, 'email', ADDRESS)}"


@pytest.fixture
def strict(client):
    """A client that is held to CSRF protection, as a browser is."""
    client.handler.enforce_csrf_checks = True
    return client


def rows(cast):
    with tenant_scope([cast.acme.pk, cast.bolt.pk, cast.rival.pk]):
        return Suppression.objects.count(), Consent.objects.count()


def entry_of(tenant):
    with tenant_scope(tenant.pk):
        return Suppression.objects.get()


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_link_changes_nothing(strict, cast, url, rung, method):
    for _ in range(3):
        assert getattr(strict, method)(url).status_code == 200
    assert (rows(cast), rung) == ((0, 0), [])


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_no_other_method_does_anything(strict, cast, url, method):
    assert getattr(strict, method)(url).status_code == 405
    assert rows(cast) == (0, 0)


def test_the_page_names_the_company_and_the_address_without_giving_it_away(client, cast, url):
    cast.acme.accent = "#F7D154"
    cast.acme.save()
    response = client.get(url)
    page = response.content.decode()
    assert (page.count("Stop messages from Acme"), page.count("a•••@example.com"), page.count(ADDRESS)) == (1, 1, 0)
    assert page.count("background: #f7d154; border-color: #f7d154; color: #000000;") == 1
    assert page.count('name="why"') == 4
    assert response.cookies == {}
    assert {name: response[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")} == {
        "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow",
    }  # fmt: skip


def test_an_accent_that_is_no_colour_is_left_out(client, cast, url):
    cast.acme.accent = "red;}*{"
    cast.acme.save()
    assert client.get(url).content.decode().count("<style>") == 0


def test_the_button_stops_every_automated_mail_and_says_what_to_do_if_it_was_a_mistake(strict, cast, url, now):
    response = strict.post(url, {"why": "too_many"})
    page = response.content.decode()
    assert (response.status_code, page.count("Was this a mistake?"), page.count("mailto:hello@acme.example")) == (
        200,
        1,
        1,
    )
    entry = entry_of(cast.acme)
    assert (entry.kind, entry.value, entry.channel, entry.purpose, entry.reason) == (
        "email", ADDRESS, "email", "all", "opt_out",
    )  # fmt: skip
    assert (entry.source, entry.evidence) == ("unsubscribe page", {"by": "page", "why": "too_many"})
    contact = Contact(LEAD, ADDRESS, "+4930123456")
    with tenant_scope(cast.acme.pk):
        for purpose in ("service_reply", "close_loop", "follow_up", "marketing"):
            assert may_contact(cast.acme, contact, "email", purpose, now).code == "opt_out"
        assert may_contact(cast.acme, contact, "call", "follow_up", now).allowed


@pytest.mark.parametrize(
    ("what", "blocked"),
    [
        ("all", ["service_reply", "follow_up", "marketing"]),
        ("follow_up", ["follow_up", "marketing"]),
        ("marketing", ["marketing"]),
        ("later", ["follow_up", "marketing"]),
        ("everything or nothing", ["service_reply", "follow_up", "marketing"]),
    ],
)
def test_each_choice_blocks_what_it_says_and_no_more(strict, cast, url, now, what, blocked):
    page = strict.post(url, {"what": what}).content.decode()
    assert page.count("a•••@example.com") == 1
    with tenant_scope(cast.acme.pk):
        asked = ("service_reply", "follow_up", "marketing")
        verdicts = {
            each: may_contact(cast.acme, Contact(LEAD, ADDRESS), "email", each, timezone.now()) for each in asked
        }
    assert [each for each, verdict in verdicts.items() if not verdict.allowed] == blocked


def test_a_pause_ends_by_itself_and_is_no_opt_out(strict, cast, url):
    strict.post(url, {"what": "later"})
    entry = entry_of(cast.acme)
    assert (entry.reason, entry.expires_at - entry.created_at) == ("other", timedelta(days=90))
    with tenant_scope(cast.acme.pk):
        after = entry.expires_at + timedelta(minutes=1)
        assert may_contact(cast.acme, Contact(LEAD, ADDRESS), "email", "follow_up", after).allowed


def test_a_narrow_choice_does_not_widen_and_a_wider_one_is_added(strict, cast, url):
    for what in ("marketing", "all", "marketing"):
        strict.post(url, {"what": what})
    with tenant_scope(cast.acme.pk):
        assert sorted(Suppression.objects.values_list("purpose", flat=True)) == ["all", "marketing"]


def test_pressing_it_twice_is_pressing_it_once(strict, cast, url, rung):
    assert [strict.post(url).status_code for _ in range(2)] == [200, 200]
    assert rows(cast) == (1, 0)
    assert rung == [("followups.jobs.suppressed", cast.acme.pk, entry_of(cast.acme).pk)]


def test_a_reason_of_somebodys_own_making_is_not_kept(strict, cast, url):
    strict.post(url, {"why": "<script>"})
    assert entry_of(cast.acme).evidence == {"by": "page"}


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart"])
def test_one_click_answers_in_plain_text_without_redirect_or_cookie(strict, cast, url, content_type):
    if content_type == "multipart":
        response = strict.post(url, {"List-Unsubscribe": "One-Click"})
    else:
        response = strict.post(url, "List-Unsubscribe=One-Click", content_type=content_type)
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert (response.content, response.cookies) == (b"Unsubscribed.\n", {})
    assert (entry_of(cast.acme).source, entry_of(cast.acme).evidence) == ("one-click unsubscribe", {"by": "one-click"})


def test_a_body_that_cannot_be_read_does_not_keep_anybody_on_the_list(strict, cast, url):
    assert strict.post(url, b"\xff\x00", content_type="multipart/form-data; boundary=").status_code == 200
    assert entry_of(cast.acme).reason == "opt_out"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: "x" + t]
)
def test_a_broken_link_is_not_found_says_what_to_do_and_does_nothing(strict, cast, url, method, change):
    response = getattr(strict, method)(f"/u/{change(url.removeprefix('/u/'))}")
    assert (response.status_code, response.content.decode().count("<h1>This link is incomplete</h1>")) == (404, 1)
    assert rows(cast) == (0, 0)


def test_it_works_without_sign_in_after_the_tenant_was_closed_and_remembers_the_lead(strict, cast):
    cast.acme.is_active = False
    cast.acme.save()
    strict.post(f"/u/{make_token(cast.acme.pk, 'email', ADDRESS, cast.bolt.pk)}")
    assert entry_of(cast.acme).evidence == {"by": "page", "lead": str(cast.bolt.pk)}


def test_it_stops_one_tenants_messages_and_not_the_rivals(strict, cast, url, now):
    strict.post(url)
    for tenant, allowed in ((cast.acme, False), (cast.bolt, True), (cast.rival, True)):
        with tenant_scope(tenant.pk):
            assert may_contact(tenant, Contact(LEAD, ADDRESS), "email", "follow_up", now).allowed is allowed
