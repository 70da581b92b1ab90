"""The three-way merge: whatever happens on both sides, they come to agree and then stay (no Django, no network)."""

from hypothesis import given
from hypothesis import strategies as st

from followups.crm.merging import digest, merge

FIELDS = ("role", "phone")
VALUES = st.sampled_from(["", "a", "b", "c"])
SIDES = st.fixed_dictionaries(dict.fromkeys(FIELDS, VALUES))
CHANGES = st.lists(st.tuples(st.booleans(), st.sampled_from(FIELDS), VALUES), max_size=8)


@given(ours=SIDES, theirs=SIDES, changes=CHANGES, wins=st.sampled_from(["newest", "crm", "ours"]), newer=st.booleans())
def test_after_a_run_both_sides_agree_and_a_second_one_does_nothing(ours, theirs, changes, wins, newer):
    base: dict[str, str] = {}
    how = {"salt": "lead-1", "theirs_newer": dict.fromkeys(FIELDS, newer)}
    for is_ours, field, value in [(True, FIELDS[0], ours["role"]), *changes]:
        (ours if is_ours else theirs)[field] = value
        merged = merge(ours, theirs, base, dict.fromkeys(FIELDS, wins), **how)
        ours, theirs = {**ours, **merged.take}, {**theirs, **merged.give}
        base = {**merged.base, **{name: digest(value, "lead-1") for name, value in merged.give.items()}}
        assert ours == theirs
        again = merge(ours, theirs, base, dict.fromkeys(FIELDS, wins), **how)
        assert (again.take, again.give, again.base) == ({}, {}, base)


def test_what_only_one_side_has_changed_is_taken_whoever_owns_the_field():
    base = {"role": digest("CTO", "s")}
    for wins in ("crm", "ours", "newest"):
        assert merge({"role": "CTO"}, {"role": "CEO"}, base, {"role": wins}, salt="s").take == {"role": "CEO"}
        assert merge({"role": "CEO"}, {"role": "CTO"}, base, {"role": wins}, salt="s").give == {"role": "CEO"}


def test_a_conflict_asks_for_the_newest_before_anything_is_decided():
    merged = merge({"role": "CEO"}, {"role": "Chair"}, {"role": digest("CTO", "s")}, {"role": "newest"}, salt="s")
    assert (merged.contested, merged.take, merged.give) == (["role"], {}, {})


def test_a_digest_tells_nothing_of_the_same_value_of_another_lead():
    assert len(digest("CEO", "one")) == 16
    assert digest("CEO", "one") != digest("CEO", "two")
