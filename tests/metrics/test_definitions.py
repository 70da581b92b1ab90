"""The definitions hold together, and the page of the docs is what they say."""

import pytest
from django.conf import settings

from leads.models import Event
from metrics.definitions import KINDS, METRICS, Better, How, counts_of, splits_of
from metrics.describing import document

M1 = {  # what mission M1 names
    "follow_up_completion_rate", "no_response_disposition_rate", "coverage", "response_rate", "missed_promises_ours",
    "missed_promises_theirs", "stale_leads", "stale_lead_reduction", "stops", "opt_out_rate", "complaint_rate",
    "close_loop_review_rate", "nurture_hand_offs", "time_to_first_follow_up", "time_to_follow_up_after_meeting",
    "time_to_follow_up_after_proposal", "touches_per_lead", "progression_rate", "sales_velocity", "win_rate", "exits",
    "open_rate", "meeting_rate", "lead_to_opportunity", "lead_to_customer",
}  # fmt: skip


def test_all_that_the_mission_names_is_measured():
    assert M1 - METRICS.keys() == set()


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_each_is_made_of_counts_that_exist(metric):
    for count in counts_of(metric):
        assert count.outcome in KINDS[count.kind].outcomes
    assert (metric.bottom is not None) is (metric.how in (How.SHARE, How.STANDING_SHARE))
    assert metric.how.is_standing is (metric.kind == "standing")
    if metric.how is How.MEAN:
        assert KINDS[metric.kind].amount != ""
    if metric.target is not None:
        assert metric.better is not Better.NEITHER
    assert splits_of(metric) != ()


def test_every_kind_is_used_and_names_events_that_exist():
    assert {metric.kind for metric in METRICS.values()} == set(KINDS)
    named = {word for kind in KINDS.values() for source in kind.sources for word in source.replace(",", " ").split()}
    assert named & set(Event.Kind.values) >= {"captured", "stage", "exit", "sent", "email_in", "handed_off", "reviewed"}


def test_what_is_unreliable_has_no_target():
    unreliable = [metric for metric in METRICS.values() if not metric.reliable]
    assert [metric.key for metric in unreliable] == ["open_rate"]
    assert all(metric.target is None and metric.better is Better.NEITHER for metric in unreliable)


def test_the_page_of_the_docs_is_written_from_them():
    assert (settings.BASE_DIR / "docs" / "metrics.md").read_text() == document(), "Run manage.py describe_metrics."
