"""The pages of experiments and of what works in a real browser: light, dark and on a telephone, nothing wider than the window."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from followups.models import Assignment, Experiment
from metrics.experiments.comparing import compare
from metrics.experiments.planning import Plan, plan_of
from metrics.experiments.starting import start_experiment
from metrics.models import Case
from tenants.scope import tenant_scope
from tests.story import capture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME = "Lohnt sich das Nachfassen durch das Produkt gegenüber unserem eigenen?"
LINES = {  # template: step, sent, answered, opted out
    "first_questions@3": ("post_demo/next_step", 120, 9, 14), "thanks@1": ("new_inbound/first_reply", 300, 140, 2),
    "recap_of_the_conversation@12": ("new_inbound/second_reply", 12, 1, 0), "closing@2": ("", 80, 31, 0),
}  # fmt: skip


def over(tenant, user, now) -> Experiment:
    """One that has ended, with its figures: 150 assisted leads with 60 meetings, 150 manual ones with 30."""
    plan = Plan("meeting_rate", ("time_to_first_follow_up", "opt_out_rate", "reply_conversion"), 0.2, 0.2, 14, 150, 150)
    made = Experiment.objects.create(
        tenant=tenant, name=NAME, share=50, plan=plan.stored(), started_at=now - timedelta(days=60), started_by=user,
        ended_at=now - timedelta(days=10), ended_how="number", ended_because="The planned number of leads was reached.",
    )  # fmt: skip
    Assignment.objects.bulk_create(
        Assignment(
            tenant=tenant, experiment=made, lead_id=uuid4(), arm=arm, at=made.started_at,
            counts={
                "meeting_rate": [int(number < met), 1], "time_to_first_follow_up": [60 + number % 90, 1],
                "reply_conversion": [int(number < met + 20), 1],
            },
        )
        for arm, met in (("assisted", 60), ("manual", 30)) for number in range(150)
    )  # fmt: skip
    made.results = compare(made, plan_of(made.plan), now)
    made.save()
    return made


@pytest.fixture
def pages(transactional_db, cast) -> dict[str, str]:
    """Acme has one experiment that is over and one that runs; Bolt has none."""
    EmailAddress.objects.create(user=cast.olga, email=cast.olga.email, verified=True, primary=True)
    now = timezone.now()
    lead = capture(
        cast.acme, now, first_name="Maximiliana", last_name="Freifrau von Berg", company="Hohenstein GmbH & Co. KG"
    )
    with tenant_scope(cast.acme.pk):
        ended = over(cast.acme, cast.olga, now)
        plan = {"primary": "reply_conversion", "expected": 0.3, "difference": 0.1}
        running = start_experiment(cast.acme, name="By hand?", **plan, now=now, user=cast.olga)
        for arm, count in (("assisted", 40), ("manual", 33)):
            for _ in range(count):
                Assignment.objects.create(tenant=cast.acme, experiment=running, lead_id=uuid4(), arm=arm, at=now)
        Assignment.objects.create(tenant=cast.acme, experiment=running, lead_id=lead.pk, arm="manual", at=now)
        for template, (step, sent, answered, left) in LINES.items():
            for number in range(sent):
                outcomes = [
                    "made",
                    "sent",
                    *["answered"] * (number < answered),
                    *["opted_out"] * (number >= sent - left),
                ]
                cadence, _, key = step.partition("/")
                Case.objects.create(
                    id=uuid4(), tenant=cast.acme, lead_id=lead.pk, kind="touch", day=now.date(), at=now, outcomes=outcomes,
                    cadence=cadence and f"{cadence}@1", step=key, template=template, reason="cadence_step",
                )  # fmt: skip
    return {
        "start": "/t/bolt/experiments", "experiments": "/t/acme/experiments",
        "over": f"/t/acme/experiments/{ended.pk}", "running": f"/t/acme/experiments/{running.pk}",
        "leads": f"/t/acme/experiments/{running.pk}/leads?arm=manual",
        "works": "/t/acme/what-works?by=template", "cases": "/t/acme/what-works/cases?by=template&value=thanks@1&what=answered",
    }  # fmt: skip


def _looked_at(window, pages: dict[str, str], scheme: str, size: str, pictures: Path) -> None:
    window.page.emulate_media(color_scheme=scheme)
    for name, address in pages.items():
        page = window.open(address)
        page.get_by_role("heading", level=1).wait_for()
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider == 0, f"{name} is {wider} points wider than the window."
        page.screenshot(path=pictures / f"{name}-{size}-{scheme}.png", full_page=True)
        assert (pictures / f"{name}-{size}-{scheme}.png").stat().st_size > 10_000


def test_every_page_fits_a_desk_and_a_telephone(pages, desk, phone, tmp_path):
    for window, size, schemes in ((desk, "desk", ("light", "dark")), (phone, "phone", ("light",))):
        window.sign_in("olga@people.example")
        for scheme in schemes:
            _looked_at(window, pages, scheme, size, tmp_path)
    page = desk.open(pages["over"])
    row = page.get_by_role("row", name="Leads to meetings")
    assert "+20.0 points" in row.inner_text()
    row.get_by_role("link", name="60 of 150").click()
    page.get_by_role("heading", name="The leads drawn").wait_for()
