"""manage.py baseline, pilot and readiness: what they tell in words and as JSON."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from followups.policies import publish_policy
from metrics.models import Baseline
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.metrics.test_by_hand import follow_up
from tests.metrics.test_pilot import DAY, OVER, begin, end, people
from tests.story import MONDAY, capture
from tests.web.conftest import clock

pytestmark = pytest.mark.django_db
__all__ = ["clock"]  # a fixture


def said(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_a_baseline_is_made_once_and_told_again(cast):
    capture(cast.acme, MONDAY, captured_at=MONDAY - 40 * DAY)
    rebuild(cast.acme, MONDAY)
    told = json.loads(said("baseline", "--tenant", "acme", "--json"))
    assert (told["state"], {each["key"]: each["value"] for each in told["figures"]}["leads_captured"]) == ("done", 1.0)
    text = said("baseline", "--tenant", "acme").splitlines()
    assert text[0].startswith(f"Baseline {told['start']} to {told['end']}, made 2026-11-23 ")
    assert f"{'win_rate':32} Cannot be told, because no dates of winning or losing were imported." in text
    said("baseline", "--tenant", "acme", "--from", "2026-10-01", "--to", "2026-10-31")
    with tenant_scope(cast.acme.pk):
        assert Baseline.objects.count() == 2
    for wrong in (("--from", "2026-10-01"), ("--from", "2026-11-01", "--to", "2026-11-30")):
        with pytest.raises(CommandError):
            said("baseline", "--tenant", "acme", *wrong)


def test_a_pilot_is_told_with_its_exceptions(cast):
    assert said("pilot", "--tenant", "acme") == "There is no pilot yet. A manager begins one at /t/acme/pilots.\n"
    pilot = begin(cast.acme, thresholds={"follow_up_completion_rate": 0.9})
    (anna,) = people(cast, "anna")
    follow_up(cast, anna, MONDAY + DAY)
    end(cast.acme, pilot, OVER)
    assert said("pilot", "--tenant", "acme").splitlines() == [
        "Autumn: failed. 1 of 100 leads, 0 without an exception; from 2026-11-23 to 2026-12-22.",
        "  Follow-up done on time: 0 %, at least 90 %: missed",
        "  Anna Berg: Follow-up “Call” due on 24 Nov 2026. Nobody did it; it was Olga's.",
    ]
    told = json.loads(said("pilot", "--tenant", "acme", "--json"))
    assert [each["page"] for each in told["named"]] == [f"/t/acme/leads/{anna.pk}"]


def test_readiness_is_told_point_by_point(cast):
    with tenant_scope(cast.acme.pk):
        publish_policy(cast.acme, {}, user=None, now=MONDAY)
    told = json.loads(said("readiness", "--tenant", "acme", "--json"))
    text = said("readiness", "--tenant", "acme").splitlines()
    assert text[0] == ("Ready." if told["is_ready"] else "Not ready.")
    assert len(text) == 1 + len(told["checks"]) > 5
