"""The pages of baselines and pilots in a real browser: light, dark, on a telephone, and the report on paper."""

from datetime import timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from followups.models import FollowUp
from leads.models import Lead
from leads.stages import move_stage
from metrics.auditing.baselines import ask_for_baseline, make_baseline
from metrics.piloting.running import begin_pilot, cancel_pilot, end_pilot
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.story import capture, note

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = timedelta(days=1)
LONG = "Hohenstein Textilveredelung und Färberei GmbH & Co. Kommanditgesellschaft"
BOUNDS = {"follow_up_completion_rate": 0.9, "coverage": 1.0, "no_response_disposition_rate": 0.9, "response_rate": 0.2}


@pytest.fixture
def audited(transactional_db, cast):
    """A baseline; a pilot that has failed with fourteen exceptions, one that runs, one cancelled. Olga's and Vera's."""
    for person in (cast.olga, cast.vera):
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    now, acme = timezone.now(), cast.acme
    began = now - 35 * DAY
    for number in range(3):
        lead = capture(acme, began, email=f"old{number}@buyer.example", captured_at=began - 60 * DAY)
        note(acme, lead, began - 50 * DAY, kind="email_out", text="Here it is.")
    with tenant_scope(acme.pk):
        days = (began - 90 * DAY).date(), (began - DAY).date()
        baseline = ask_for_baseline(acme, *days, now=began, user=cast.olga)
    rebuild(acme, began)
    for _ in make_baseline(acme, baseline.pk, began):
        pass
    with tenant_scope(acme.pk):
        pilot = begin_pilot(
            acme, name="Herbst: alle Anfragen der Messe und der Empfehlungen " * 2, start=began.date(), now=began,
            baseline=str(baseline.pk), thresholds=BOUNDS, user=cast.olga,
        )  # fmt: skip
    for number in range(12):
        at = began + number * DAY
        lead = capture(acme, at, email=f"p{number}@buyer.example", first_name="Maximiliana-Theodora", company=LONG,
                       last_name=f"Freifrau von Berg {number}")  # fmt: skip
        with tenant_scope(acme.pk):
            move_stage(acme, Lead.objects.get(pk=lead.pk), "qualified", because="Agreed.", now=at)
            late = {"state": "done", "state_at": at + 4 * DAY, "state_because": "Called."} if number % 3 else {}
            FollowUp.objects.create(
                tenant=acme, lead=lead, owner=cast.olga, is_touch=False, kind="call", key="k", rule="own_step",
                title="Call about the comparison of both plans that they had asked for", reason="own_step", ask="Call",
                because="Agreed.", created_at=at, due_at=at + 2 * DAY, escalated=2, **late,
            )  # fmt: skip
    rebuild(acme, now)
    for _ in end_pilot(acme, pilot.pk, now):
        pass
    with tenant_scope(acme.pk):
        running = begin_pilot(acme, name="Fair", by="source", value="fair", start=now.date(), now=now, user=cast.olga)
        other = begin_pilot(acme, name="Called off", by="band", value="hot", start=now.date(), now=now, user=cast.olga)
        cancel_pilot(acme, other, because="The fair was called off.", now=now, user=cast.olga)
    paths = {"baselines": "baselines", "baseline": f"baselines/{baseline.pk}", "pilots": "pilots",
             "failed": f"pilots/{pilot.pk}", "running": f"pilots/{running.pk}", "cancelled": f"pilots/{other.pk}",
             "report": f"pilots/{pilot.pk}/report",
             "cases": f"pilots/{pilot.pk}/cases/follow_up_completion_rate?part=rest"}  # fmt: skip
    return {name: f"/t/acme/{path}" for name, path in paths.items()}


def _looked_at(window, pages: dict[str, str], picture: str, folder: Path) -> None:
    for name, address in pages.items():
        page = window.open(address)
        page.get_by_role("heading", level=1).wait_for()
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider == 0, f"{name} is {wider} points wider than the window."
        page.screenshot(path=folder / f"{name}-{picture}.png", full_page=True)


def test_every_page_fits_a_desk_and_the_report_a_sheet_of_paper(audited, desk, tmp_path):
    desk.sign_in("olga@people.example")
    for scheme in ("light", "dark"):
        desk.page.emulate_media(color_scheme=scheme)
        _looked_at(desk, audited, scheme, tmp_path)
    page = desk.open(audited["report"])
    page.emulate_media(media="print", color_scheme="dark")  # on paper it is dark on white all the same
    page.set_viewport_size({"width": 680, "height": 1000})  # A4 within its margins
    assert page.get_by_role("navigation").count() == 0
    assert page.get_by_role("link", name="Back to the pilot").count() == 0
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (wider, page.evaluate("getComputedStyle(document.body).backgroundColor")) == (0, "rgb(255, 255, 255)")
    rows = page.evaluate("[...document.querySelectorAll('tr')].map((row) => getComputedStyle(row).display)")
    assert (set(rows), len(rows)) == ({"table-row"}, 2 + 4 + 28)
    page.screenshot(path=tmp_path / "report-paper.png", full_page=True)
    assert page.pdf(path=tmp_path / "report.pdf", format="A4", print_background=False)[:5] == b"%PDF-"


def test_every_page_fits_a_telephone_and_a_viewer_is_offered_no_act(audited, phone, tmp_path):
    phone.sign_in("vera@people.example")
    _looked_at(phone, audited, "phone", tmp_path)
    for name in ("baselines", "pilots", "running"):
        page = phone.open(audited[name])
        assert page.locator("main form").count() == 0
