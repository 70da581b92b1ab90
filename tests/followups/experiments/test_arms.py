"""The group of a lead is drawn by a stable hash: the same today and tomorrow, in any order, in the share asked for."""

from uuid import UUID, uuid4

import uuid_utils.compat
from hypothesis import given
from hypothesis import strategies as st

from followups.experiments.arms import arm_of
from leads.models import Lead

ONE = UUID("01900000-0000-7000-8000-000000000001")
LEADS = [UUID(int=(0x01900000 << 96) | (7 << 76) | (2 << 62) | number) for number in range(6)]


def test_it_is_drawn_as_ever():
    """Written down once: whoever changes the draw regroups the leads of experiments that run."""
    assert [arm_of(ONE, lead, 50).value for lead in LEADS] == [
        "manual",
        "manual",
        "manual",
        "assisted",
        "manual",
        "manual",
    ]


@given(st.uuids(), st.uuids(), st.integers(0, 99))
def test_a_larger_share_only_moves_leads_to_the_assisted_group(experiment, lead, share):
    assert arm_of(experiment, lead, 0) is Lead.Arm.MANUAL
    assert arm_of(experiment, lead, 100) is Lead.Arm.ASSISTED
    if arm_of(experiment, lead, share) is Lead.Arm.ASSISTED:
        assert arm_of(experiment, lead, share + 1) is Lead.Arm.ASSISTED


@given(st.uuids(), st.integers(5, 95))
def test_the_share_is_kept_also_among_ids_made_one_after_the_other(experiment, share):
    """4,000 leads; five standard deviations either way."""
    leads = [uuid_utils.compat.uuid7() for _ in range(4000)]
    drawn = sum(arm_of(experiment, lead, share) is Lead.Arm.ASSISTED for lead in leads)
    assert abs(drawn - 40 * share) <= 5 * (4000 * share / 100 * (1 - share / 100)) ** 0.5


def test_two_experiments_draw_independently():
    leads, other = [uuid4() for _ in range(4000)], uuid4()
    same = sum(arm_of(ONE, lead, 50) is arm_of(other, lead, 50) for lead in leads)
    assert abs(same - 2000) <= 5 * 1000**0.5
