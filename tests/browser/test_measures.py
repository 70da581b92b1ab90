"""The pages of figures in a real browser: light, dark and on a telephone, nothing wider than the window."""

from datetime import timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from leads.models import Event
from metrics.rebuilding import rebuild
from tenants.models import Membership
from tenants.scope import tenant_scope
from tests.story import capture, look, note

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = {
    "client": "/t/acme/measures", "one": "/t/acme/measures/response_rate?by=source",
    "cases": "/t/acme/measures/response_rate/cases?part=bottom", "agency": "/measures", "promises": "/my-promises",
    "team": "/t/acme/team", "months": "/t/acme/months", "month": f"/t/acme/months/{timezone.now():%Y-%m}",
}  # fmt: skip


@pytest.fixture
def counted(transactional_db, cast):
    """A month of twelve leads of Acme's, a third of which have answered; Rita's, who manages it and is a rep of Bolt's too."""
    Membership.objects.filter(user=cast.rita).update(role="manager")
    EmailAddress.objects.create(user=cast.rita, email=cast.rita.email, verified=True, primary=True)
    Membership.objects.create(user=cast.rita, agency=cast.northwind, tenant=cast.bolt, role="rep")
    now = timezone.now()
    for number in range(12):
        at = now - timedelta(days=2 * number + 4)
        lead = capture(
            cast.acme, at, email=f"p{number}@buyer.example", first_name="Maximiliana", last_name=f"Freifrau von Berg {number}",
            source=("contact form", "fair")[number % 2], owner=cast.rita.email,
        )  # fmt: skip
        note(cast.acme, lead, at + timedelta(hours=3), kind="email_out", text="Here it is.")
        if number % 3 == 0:
            promise = {"by": "us", "text": "Send the comparison of both plans", "due": now + timedelta(days=3 - number)}
            note(cast.acme, lead, at + timedelta(hours=9), kind="email_in", text="Thank you.", promises=[promise])
    with tenant_scope(cast.acme.pk):
        Event.objects.create(
            tenant=cast.acme, lead=lead, kind="exit", at=now, recorded_at=now, data={"reason": "steps_done"}
        )
    look(cast.acme, now)
    rebuild(cast.acme, now)
    rebuild(cast.bolt, now)
    return cast


def _looked_at(window, scheme: str, size: str, pictures: Path) -> None:
    window.sign_in("rita@people.example")
    window.page.emulate_media(color_scheme=scheme)
    for name, address in PAGES.items():
        page = window.open(address)
        page.get_by_role("heading", level=1).wait_for()
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider == 0, f"{name} is {wider} points wider than the window."
        page.screenshot(path=pictures / f"{name}-{size}-{scheme}.png", full_page=True)
        assert (pictures / f"{name}-{size}-{scheme}.png").stat().st_size > 10_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_figures_fits_a_desk(counted, desk, scheme, tmp_path):
    _looked_at(desk, scheme, "desk", tmp_path)
    page = desk.open(PAGES["client"])
    assert page.get_by_role("img", name="Response rate, course over the period").count() == 1
    page.get_by_role("row", name="Response rate").get_by_role("link", name="33 %").click()
    page.get_by_role("heading", name="The leads behind it").wait_for()
    assert page.get_by_role("link", name="Maximiliana").count() == 4


def test_every_page_of_figures_fits_a_telephone(counted, phone, tmp_path):
    _looked_at(phone, "light", "phone", tmp_path)
