"""The review of months and the team's page: who sees them, who signs, and that reading changes nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followups.models import FollowUp
from metrics.models import MonthNote, MonthSignature
from metrics.monthly.calendar import Month
from metrics.monthly.listing import listed
from metrics.rebuilding import rebuild
from metrics.web.month_urls import urlpatterns
from tenants.models import Membership, Role
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note
from tests.web.conftest import signed_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FIRST = MONDAY.replace(day=2)
AFTER = MONDAY + 30 * DAY
NOVEMBER = Month(FIRST.date().replace(day=1))
ACTS = {"month_note", "month_sign", "month_reopen"}
NAMES = [pattern.name for pattern in urlpatterns]
PAGES = [name for name in NAMES if name not in ACTS]


def address(name, slug="acme", month="2026-11"):
    has_month = name in {*ACTS, "month_review", "month_review_file"}
    return reverse(name, args=[slug, month] if has_month else [slug])


@pytest.fixture
def november(ready, clock):
    """Acme and Rival each missed a promise; it is December."""
    for tenant, name in ((ready.acme, "anna"), (ready.rival, "rosa")):
        lead = capture(tenant, FIRST, email=f"{name}@buyer.example", first_name=name.title(), last_name="Berg")
        promise = {"by": "us", "text": "Send the plan", "due": FIRST + DAY}
        note(tenant, lead, FIRST, kind="call", text="We spoke.", promises=[promise])
        rebuild(tenant, AFTER)
    clock(AFTER)
    return ready


def exceptions(cast, kind="missed_promise"):
    with tenant_scope(cast.acme.pk):
        return listed(cast.acme, NOVEMBER, None, AFTER, kind=kind).rows


def test_the_addresses_are_found():
    assert len(NAMES) == 8
    assert set(NAMES) > ACTS


def test_members_read_each_page_and_nothing_changes(november, vera):
    for name in PAGES:
        with CaptureQueriesContext(connection) as asked:
            response = vera.get(address(name))
        assert response.status_code == 200, name
        assert [each["sql"] for each in asked if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == [], name
        assert vera.post(address(name)).status_code == 405, name


def test_another_agency_s_client_does_not_exist_and_nobody_reads_without_signing_in(november, olga, client):
    for name in PAGES:
        assert olga.get(address(name, "rival")).status_code == 404, name
        assert client.get(address(name)).status_code == 302, name
        assert "Rosa" not in olga.get(address(name)).content.decode(), name
    for name in ACTS:
        given = {"text": "Seen.", "because": "Why"}
        assert olga.post(address(name, "rival"), given).status_code == 404, name
        assert client.post(address(name), given).status_code == 302, name
    with tenant_scope(november.rival.pk):
        assert (MonthNote.objects.count(), MonthSignature.objects.count()) == (0, 0)


def test_only_managers_sign(november, rita, vera):
    for person in (rita, vera):
        for name in ACTS:
            assert person.post(address(name), {"text": "Seen.", "because": "Why"}).status_code == 403
        page = person.get(address("month_review")).content.decode()
        assert [address(name) in page for name in ACTS] == [False, False, False]
    Membership.objects.filter(user=november.rita).update(role=Role.MANAGER)
    assert signed_in(november.rita).post(address("month_sign"), {"text": "Seen."}).status_code == 303


def test_a_month_is_written_about_signed_off_and_opened_again(november, olga):
    (row,) = exceptions(november)
    page = olga.get(address("month_review")).content.decode()
    assert "Anna Berg" in page
    back = address("month_review") + "?kind=&from=0"
    given = {"kind": row.kind, "about": row.about, "text": "Olga was ill.", "next": back}
    response = olga.post(address("month_note"), given)
    assert (response.status_code, response["Location"]) == (303, back)
    refused = olga.post(address("month_sign"), {"text": ""})
    assert refused.status_code == 422
    assert "exceptions have no note" in refused.content.decode()
    assert olga.post(address("month_sign"), {"text": "Two days without anybody.", "keep": "1"}).status_code == 303
    with tenant_scope(november.acme.pk):
        assert MonthSignature.objects.count() == 0
    assert olga.post(address("month_sign"), {"text": "Two days without anybody."}).status_code == 303
    page = olga.get(address("month_review")).content.decode()
    assert [words in page for words in ("Olga was ill.", "Two days without anybody.", "Olga signed it off")] == [
        True
    ] * 3
    assert address("month_note") not in page
    refused = olga.post(address("month_note"), {**given, "text": "Another."})
    assert refused.status_code == 422
    assert "Open it again to change it." in olga.post(address("month_sign"), {"text": "Twice."}).content.decode()
    assert olga.post(address("month_reopen"), {"because": ""}).status_code == 422
    assert olga.post(address("month_reopen"), {"because": "A call was missing."}).status_code == 303
    page = olga.get(address("month_review")).content.decode()
    assert "Olga opened it again" in page
    assert "A call was missing." in page


def test_a_month_that_is_none_or_has_not_begun_does_not_exist(november, olga):
    for month in ("2026-13", "november", "2027-01"):
        assert olga.get(address("month_review", month=month)).status_code == 404
    assert olga.get(address("month_review", month="2026-12")).status_code == 200
    refused = olga.post(address("month_sign", month="2026-12"), {"text": "Early."})
    assert (refused.status_code, "is not over" in refused.content.decode()) == (422, True)
    with tenant_scope(november.acme.pk):
        assert MonthNote.objects.count() == 0  # both or neither


def test_today_and_the_agency_s_page_show_what_waits_for_a_signature(november, olga, rita):
    link = address("month_review")
    assert link in olga.get("/").content.decode()
    assert link in olga.get(reverse("tenant_today", args=["acme"])).content.decode()
    assert link not in olga.get(reverse("tenant_today", args=["bolt"])).content.decode()
    assert link not in rita.get("/").content.decode()
    assert "November 2026: to sign off" in olga.get(reverse("agency_measures")).content.decode()
    olga.post(address("month_sign"), {"text": "Seen."})
    assert link not in olga.get("/").content.decode()
    assert "November 2026: signed off" in olga.get(reverse("agency_measures")).content.decode()


def test_the_file_has_a_row_for_each_exception_with_its_note(november, olga):
    (row,) = exceptions(november)
    olga.post(address("month_note"), {"kind": row.kind, "about": row.about, "text": "=1+1"})
    lines = olga.get(address("month_review_file")).content.decode().splitlines()
    assert lines[0] == "\ufeffkind,at,lead,external_id,owner,detail,note"
    assert lines[1].startswith("missed_promise,2026-11-03T")
    assert lines[1].endswith(",for 2026-11-03,'=1+1")


def test_the_team_s_page_counts_what_lies_with_each(november, olga):
    with tenant_scope(november.acme.pk):
        lead_id = exceptions(november)[0].lead_id
        FollowUp.objects.create(
            tenant=november.acme, lead_id=lead_id, owner=november.rita, is_touch=False, kind="call", title="Call",
            created_at=AFTER, due_at=AFTER - DAY, rule="own", reason="own_step", key="k",
        )  # fmt: skip
    lines = olga.get(address("team_file")).content.decode().splitlines()
    assert lines == [
        "\ufeffowner,email,leads,work,overdue,today,drafts,promises,missed,late_answers,on_time,fell_due",
        "Rita,rita@people.example,0,1,1,0,0,0,0,0,0,0",
        "Olga,olga@people.example,1,0,0,0,0,1,1,0,0,0",
    ]
    page = olga.get(address("team") + "?sort=promises").content.decode()
    assert page.index("Olga</a>") < page.index("Rita</a>")
    assert address("month_review") in page  # it waits to be signed off
