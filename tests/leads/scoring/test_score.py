"""Scores worked out by hand, and what holds for every profile."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.scoring.profile import FIELDS, NUMBERS, Band, Criterion, Kind, Profile, SignalRule
from leads.scoring.score import Seen, score_of

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
SIZE = Criterion("size", "Company size", "company_size", weight=3, at_least=Decimal(20), at_most=Decimal(500))
ROLE = Criterion("role", "Role", "role", weight=2, any_of=("head", "director"))
LAND = Criterion("land", "Country", "country", weight=1, any_of=("de", "at"))
PRICES = SignalRule("prices", "Prices", Kind.VISIT, points=40, words=("pric",), half_life_days=7, most=60)
REPLY = SignalRule("reply", "Reply", Kind.REPLY, points=20)
PROFILE = Profile(criteria=(SIZE, ROLE, LAND), signals=(PRICES, REPLY), hot=70, warm=40)


def visit(days, text="https://acme.example/pricing", ident="v"):
    return Seen(f"{ident}{days}", Kind.VISIT, NOW - timedelta(days=days), text)


def test_fit_is_the_weight_of_what_is_met():
    found = score_of(PROFILE, {"company_size": 50, "role": "Intern", "country": "DE"}, (), NOW)
    assert (found.fit, found.intent) == (67, 0)  # (3 + 1) of 6
    assert found.score == 40  # 60 % of 67
    assert [(each.key, each.state, each.points, each.most) for each in found.reasons] == [
        ("size", "met", 50, 50),
        ("role", "not_met", 0, 33),
        ("land", "met", 17, 17),
    ]


def test_half_of_a_signal_is_gone_after_its_half_life():
    assert [score_of(PROFILE, {}, (visit(days),), NOW).intent for days in (0, 7, 14, 21)] == [40, 20, 10, 5]


def test_a_signal_is_worth_no_more_than_its_most_however_often():
    found = score_of(PROFILE, {}, [visit(0, ident=name) for name in "abc"], NOW)
    assert found.intent == 60
    (line,) = [each for each in found.reasons if each.part == "intent"]
    assert (line.points, line.most, line.say[:8]) == (60, 60, "3 times,")


def test_each_line_points_at_what_shows_it():
    found = score_of(PROFILE, {"id": "lead-1", "role": "Head of Sales"}, (visit(3),), NOW)
    role, prices = (next(each for each in found.reasons if each.key == key) for key in ("role", "prices"))
    assert role.evidence == ({"kind": "lead", "id": "lead-1", "at": "", "words": "role: Head of Sales"},)
    assert prices.evidence == (
        {
            "kind": "interaction",
            "id": "v3",
            "at": "2026-02-27T10:00:00+00:00",
            "words": "https://acme.example/pricing",
        },
    )


def test_words_count_at_the_beginning_of_a_word_alone():
    assert score_of(PROFILE, {}, (visit(0, "https://acme.example/caprice"),), NOW).intent == 0
    assert score_of(PROFILE, {"role": "Ahead"}, (), NOW).fit == 0


def test_what_has_not_happened_yet_counts_nothing():
    assert score_of(PROFILE, {}, (visit(-1),), NOW).intent == 0


def test_a_knock_out_scores_nothing_and_does_not_qualify():
    rival = Criterion("rival", "Rival", "industry", any_of=("agency",), knock_out=True)
    best = {"company_size": 50, "role": "Head", "country": "DE"}
    profile = replace(PROFILE, criteria=(*PROFILE.criteria, rival))
    found = score_of(profile, {**best, "industry": "Agency"}, (visit(0),), NOW)
    assert (found.score, found.band, found.qualified, found.fit) == (0, Band.COLD, False, 100)
    assert found.unqualified_because == "Ruled out: Rival."
    assert score_of(profile, {**best, "industry": "Foundry"}, (visit(0),), NOW).qualified is True


def test_a_must_that_is_not_met_does_not_qualify_and_one_that_is_not_known_is_never_hot():
    profile = replace(PROFILE, criteria=(replace(LAND, must=True), SIZE, ROLE))
    best, seen = {"company_size": 50, "role": "Head"}, [visit(0, ident=name) for name in "ab"]
    abroad, unknown, here = (
        score_of(profile, {**best, **land}, seen, NOW) for land in ({"country": "US"}, {}, {"country": "AT"})
    )
    assert (abroad.qualified, abroad.band, abroad.unqualified_because) == (
        False,
        Band.COLD,
        "A must is not met: Country.",
    )
    assert (unknown.qualified, unknown.band, unknown.missing, unknown.score) == (True, Band.WARM, ("Country",), 74)
    assert (here.qualified, here.band, here.score) == (True, Band.HOT, 84)


def test_a_score_below_what_qualifies_is_told():
    found = score_of(replace(PROFILE, qualified_from=30), {"country": "DE"}, (), NOW)
    assert (found.score, found.unqualified_because) == (10, "The score of 10 is below 30.")


def test_a_profile_of_fit_alone_and_one_of_intent_alone_use_the_whole_scale():
    assert score_of(Profile(criteria=(LAND,)), {"country": "DE"}, (), NOW).score == 100
    assert score_of(Profile(signals=(PRICES,)), {}, (visit(0),), NOW).score == 40


@pytest.mark.parametrize(("language", "points"), [("de-AT", 100), ("de", 100), ("fr", 0), ("", 0)])
def test_a_language_is_met_by_its_regions(language, points):
    profile = Profile(criteria=(Criterion("tongue", "Language", "language", any_of=("de",)),))
    assert score_of(profile, {"language": language}, (), NOW).score == points


WORDS = st.sampled_from(("head", "de", "agency", "price", "us"))
CRITERIA = st.lists(
    st.sampled_from(FIELDS).flatmap(
        lambda name: st.builds(
            Criterion,
            key=st.uuids().map(str),
            name=st.just("x"),
            field=st.just(name),
            weight=st.integers(0, 100),
            any_of=st.just(()) if name in NUMBERS else st.lists(WORDS, min_size=1, max_size=2).map(tuple),
            at_least=st.decimals(0, 100, places=0) if name in NUMBERS else st.none(),
            must=st.booleans(),
        )
    ),
    max_size=5,
)
SIGNALS = st.lists(
    st.builds(
        SignalRule,
        key=st.uuids().map(str),
        name=st.just("x"),
        kind=st.sampled_from(Kind),
        points=st.integers(1, 100),
        words=st.lists(WORDS, max_size=1).map(tuple),
        half_life_days=st.integers(1, 3650),
    ),
    max_size=4,
)
PROFILES = st.builds(
    Profile, criteria=CRITERIA.map(tuple), signals=SIGNALS.map(tuple), fit_share=st.integers(0, 100),
    qualified_from=st.integers(0, 60),
)  # fmt: skip
PEOPLE = st.fixed_dictionaries(
    {}, optional={name: st.integers(0, 10**9) if name in NUMBERS else st.text(max_size=20) | WORDS for name in FIELDS}
)
SEEN = st.lists(
    st.builds(
        Seen,
        id=st.uuids().map(str),
        kind=st.sampled_from(Kind),
        at=st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        text=st.text(max_size=20) | WORDS,
    ),
    max_size=6,
)


@given(PROFILES, PEOPLE, SEEN)
def test_every_profile_has_a_score_for_everybody_and_always_the_same(profile, person, seen):
    found = score_of(profile, person, seen, NOW)
    assert found == score_of(profile, dict(person), list(seen), NOW)
    assert {0 <= part <= 100 for part in (found.score, found.fit, found.intent)} == {True}
    assert found.qualified is (found.unqualified_because == "")
    assert len([each for each in found.reasons if each.part == "fit"]) == len(profile.criteria)


@given(PROFILES, PEOPLE, SEEN, st.integers(0, 4), st.integers(1, 50))
def test_more_weight_on_what_is_met_never_lowers_the_fit_and_on_what_is_not_never_raises_it(
    profile, person, seen, place, more
):
    if not profile.criteria:
        return
    place %= len(profile.criteria)
    heavier = replace(profile.criteria[place], weight=profile.criteria[place].weight + more)
    criteria = (*profile.criteria[:place], heavier, *profile.criteria[place + 1 :])
    before, after = (score_of(each, person, seen, NOW) for each in (profile, replace(profile, criteria=criteria)))
    if before.reasons[place].state == "met":
        assert after.fit >= before.fit
    else:
        assert after.fit <= before.fit


@given(PROFILES, PEOPLE, SEEN, st.integers(1, 400))
def test_intent_only_fades_while_nothing_happens(profile, person, seen, days):
    past = [item for item in seen if item.at <= NOW]
    now, later = (score_of(profile, person, past, at) for at in (NOW, NOW + timedelta(days=days)))
    assert later.intent <= now.intent
