from datetime import date, time
from decimal import Decimal

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from followups.engine.cadences import CADENCES, default_policy
from followups.engine.facts import Channel, Stage, Track
from followups.engine.limits import hours_of
from followups.engine.policy import (
    Autonomy,
    Cadence,
    Calendar,
    Caps,
    ChannelCaps,
    Hours,
    NoResponse,
    Offset,
    Pace,
    Policy,
    Segment,
    SegmentCap,
    SendTimes,
    Start,
    Step,
    Then,
    Unit,
    When,
)
from followups.engine.policy_file import PolicyError, policy_from_dict, policy_to_dict

STEP = {"key": "s1", "after": "1 day", "brings": "A map", "ask": "Which road?", "template": "map"}


def _problems(document: object) -> dict[str, str]:
    with pytest.raises(PolicyError) as caught:
        policy_from_dict(document)
    assert all(problem.reason and problem.mend for problem in caught.value.problems)
    return {problem.place: problem.reason for problem in caught.value.problems}


def test_an_empty_document_is_the_shipped_policy():
    assert policy_from_dict({}) == default_policy()


def test_a_part_overrides_the_defaults_and_leaves_the_rest():
    document = yaml.safe_load(
        """
        autonomy: warm_auto
        high_value: 25000
        answer_within: 2 business hours
        minimum_gap_days: 3
        calendar:
          time_zone: Europe/Berlin
          days: {monday: "08:30-18:00", saturday: 10:00-24:00}
          holidays: [2026-12-25, "2026-12-26"]
        no_response: {silence_days: 21}
        """
    )
    policy = policy_from_dict(document)
    assert policy.autonomy is Autonomy.WARM_AUTO
    assert policy.high_value == Decimal(25_000)
    assert policy.answer_within == Offset(2, Unit.BUSINESS_HOURS)
    assert policy.minimum_gap_days == 3
    assert policy.calendar == Calendar(
        "Europe/Berlin",
        ((1, Hours(time(8, 30), time(18))), (6, Hours(time(10), time.max))),
        frozenset({date(2026, 12, 25), date(2026, 12, 26)}),
    )
    assert policy.no_response == NoResponse(silence_days=21)
    assert policy.cadences == CADENCES


@pytest.mark.parametrize(
    ("document", "place", "reason"),
    [
        ([], "", "A mapping is needed here, not a list."),
        ({"colour": 1}, "colour", "This key is unknown."),
        ({"calendar": {"zone": "UTC"}}, "calendar.zone", "This key is unknown."),
        ({"calendar": {"time_zone": "Mars"}}, "calendar.time_zone", "“Mars” is not a time zone."),
        ({"calendar": {"days": {}}}, "calendar.days", "No day is open."),
        ({"calendar": {"days": {"monday": "17:00-09:00"}}}, "calendar.days.monday", "It closes before it opens."),
        ({"calendar": {"days": {"monday": "09:00-09:00"}}}, "calendar.days.monday", "It closes before it opens."),
        ({"calendar": {"days": {"monday": 9}}}, "calendar.days.monday", "“9” is not a time span."),
        ({"calendar": {"holidays": ["2026-02-30"]}}, "calendar.holidays[0]", "“2026-02-30” is not a date."),
        ({"autonomy": "all"}, "autonomy", "“all” is not known here."),
        ({"high_value": 0}, "high_value", "“0” is not an amount above zero."),
        ({"high_value": "NaN"}, "high_value", "“NaN” is not an amount above zero."),
        ({"answer_within": "0 hours"}, "answer_within", "0 is not from 1 to 87600."),
        ({"answer_within": "-4 hours"}, "answer_within", "“-4 hours” is not a duration."),
        ({"answer_within": "4 weeks"}, "answer_within", "“4 weeks” is not a duration."),
        ({"minimum_gap_days": 0}, "minimum_gap_days", "“0” is not a whole number from 1 to 3650."),
        ({"idle_look_days": True}, "idle_look_days", "“True” is not a whole number from 1 to 3650."),
        ({"no_response": {"wait_days": -1}}, "no_response.wait_days", "“-1” is not a whole number from 1 to 3650."),
        ({"no_response": {"others_to": "x"}}, "no_response.others_to", "“x” is not known here."),
        ({"start_cadence": "other"}, "start_cadence", "There is no cadence with the key “other”."),
        ({"templates": "all"}, "templates", "A list is needed here, not “all”."),
        ({"caps": {"week": 0}}, "caps.week", "A cap of zero lets nothing go out, ever."),
        ({"caps": {"year": 9}}, "caps.year", "This key is unknown."),
        (
            {"caps": {"channels": {"sms": {"month": 0}}}},
            "caps.channels.sms.month",
            "A cap of zero lets nothing go out, ever.",
        ),
        ({"caps": {"channels": {"fax": {"month": 1}}}}, "caps.channels.fax", "This key is unknown."),
        (
            {"caps": {"segments": [{"segment": "cold", "touches": 0, "days": 14}]}},
            "caps.segments[0].touches",
            "A cap of zero lets nothing go out, ever.",
        ),
        ({"caps": {"segments": [{"segment": "cold", "touches": 4}]}}, "caps.segments[0].days", "This is missing."),
        ({"channel_hours": {"call": "17:00-09:00"}}, "channel_hours.call", "It closes before it opens."),
        (
            {"channel_hours": {"sms": "18:00-21:00"}},
            "channel_hours.sms",
            "18:00-21:00 lies outside all business hours: nothing would ever go out.",
        ),
        (
            {"calendar": {"days": {"friday": "18:00-23:00"}}},
            "channel_hours.call",
            "09:00-17:00 lies outside all business hours: nothing would ever go out.",
        ),
        ({"send_times": {"floor": 0}}, "send_times.floor", "“0” is not a whole number from 1 to 1000000."),
        ({"pace": {"engaged": 120}}, "pace.engaged", "120 per cent is slower for those who are engaged."),
        ({"pace": {"silent": 50}}, "pace.silent", "50 per cent is faster for those who are silent."),
    ],
)
def test_it_names_the_place_and_the_reason(document, place, reason):
    assert _problems(document) == {place: reason}


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        ({"brings": ""}, "brings", "Words are needed here."),
        ({"brings": None}, "brings", "Words are needed here."),
        ({"ask": " "}, "ask", "Words are needed here."),
        ({"template": "No Key"}, "template", "“No Key” is not a key."),
        ({"channel": "fax"}, "channel", "“fax” is not known here."),
        ({"kind": "close_loop"}, "kind", "“close_loop” is not known here."),
        ({"max_words": 0}, "max_words", "“0” is not a whole number from 1 to 3650."),
        ({"review": "yes"}, "review", "“yes” is neither true nor false."),
        ({"after": "0 days"}, "after", "“0 days” is not later than the step before it (“0 minutes”)."),
        ({"key": "s0"}, "key", "The key “s0” is used twice."),
        ({"colour": "red"}, "colour", "This key is unknown."),
    ],
)
def test_it_refuses_a_step_that_brings_nothing_or_cannot_be(change, place, reason):
    first = STEP | {"key": "s0", "after": "0 days" if place == "after" else "0 minutes"}
    document = {"cadences": [{"key": "c", "name": "C", "steps": [first, STEP | change]}], "start_cadence": "c"}
    expected = reason.replace("0 minutes", "0 days")
    assert _problems(document) == {f"cadences[0].steps[1].{place}": expected}


def test_it_names_what_a_step_lacks():
    document = {"cadences": [{"key": "c", "name": "C", "steps": [{"key": "s"}]}], "start_cadence": "c"}
    assert _problems(document) == {
        f"cadences[0].steps[0].{name}": "This is missing." for name in ("after", "brings", "ask", "template")
    }


def test_it_refuses_a_cadence_without_steps_and_a_key_used_twice():
    cadence = {"key": "c", "name": "C", "steps": [STEP]}
    document = {"cadences": [cadence, cadence, {"key": "d", "name": "D", "steps": []}], "start_cadence": "c"}
    assert _problems(document) == {
        "cadences[1].key": "The key “c” is used twice.",
        "cadences[2].steps": "The cadence has no steps.",
    }


def _cadence(**given: object) -> dict[str, object]:
    return {"key": "c", "name": "C", "steps": [STEP]} | given


@pytest.mark.parametrize(
    ("cadence", "place", "reason"),
    [
        (_cadence(colour="red"), "colour", "This key is unknown."),
        (_cadence(enabled="no"), "enabled", "“no” is neither true nor false."),
        (_cadence(then="sleep"), "then", "There is no cadence with the key “sleep”."),
        (_cadence(then="c"), "then", "The cadences follow each other in a circle: c → c."),
        (_cadence(starts=["telepathy"]), "starts[0]", "“telepathy” is not known here."),
        (_cadence(starts=[{"sources": ["fair"]}]), "starts[0].when", "This is missing."),
        (_cadence(starts=[{"when": "demo", "sources": ["fair"]}]), "starts[0].sources", "This key is unknown."),
        (_cadence(starts=["stage"]), "starts[0].to", "This is missing."),
        (_cadence(starts=[{"when": "stage", "to": "won"}]), "starts[0].to", "“won” is not known here."),
        (_cadence(starts=[{"when": "dormant", "after": "soon"}]), "starts[0].after", "“soon” is not a duration."),
        (
            _cadence(starts=["contract"]),
            "starts[0]",
            "A contract starts what is on the track post_close, and nothing else does.",
        ),
        (_cadence(track="post_close"), "steps[0].kind", "A won lead is not written to by itself."),
        (
            _cadence(steps=[STEP | {"every": "1 month", "asset": "any"}]),
            "steps[0].times",
            "A step that comes again has no end.",
        ),
        (
            _cadence(steps=[STEP | {"times": 3, "asset": "any"}]),
            "steps[0].every",
            "It is not said at which distance it comes again.",
        ),
        (
            _cadence(steps=[STEP | {"every": "1 month", "times": 3}]),
            "steps[0].asset",
            "A message that comes again would say the same again.",
        ),
        (
            _cadence(steps=[STEP | {"every": "1 month", "times": 99, "asset": "any"}]),
            "steps[0].times",
            "“99” is not a whole number from 1 to 60.",
        ),
        (
            _cadence(
                steps=[STEP | {"every": "1 month", "times": 3, "asset": "any"}, STEP | {"key": "s2", "after": "9 days"}]
            ),
            "steps[0].every",
            "Only the last step comes again.",
        ),
        (
            _cadence(
                steps=[
                    STEP | {"key": "m-2"},
                    STEP | {"key": "m", "after": "9 days", "every": "1 month", "times": 2, "asset": "any"},
                ]
            ),
            "steps[1].key",
            "The key “m” is used twice.",
        ),
        (
            _cadence(steps=[STEP, STEP | {"key": "s2", "after": "9 days", "kind": "recap"}]),
            "steps[1].kind",
            "A recap is the first step or none.",
        ),
        (_cadence(steps=[STEP | {"after": "121 months"}]), "steps[0].after", "121 is not from 0 to 120."),
    ],
)
def test_it_refuses_a_cadence_that_cannot_work(cadence, place, reason):
    assert _problems({"cadences": [cadence], "start_cadence": "c"}) == {f"cadences[0].{place}": reason}


def test_it_refuses_cadences_that_follow_each_other_in_a_circle_or_onto_another_track():
    following = [_cadence(key="a", then="b"), _cadence(key="b", then="a"), _cadence(key="n", track="nurture", then="a")]
    assert _problems({"cadences": following, "start_cadence": "a"}) == {
        "cadences[0].then": "The cadences follow each other in a circle: a → b → a.",
        "cadences[1].then": "The cadences follow each other in a circle: b → a → b.",
        "cadences[2].then": "“a” is on another track.",
    }


def test_it_refuses_to_begin_with_a_cadence_that_is_not_enabled():
    document = {"cadences": [_cadence(enabled=False)], "start_cadence": "c"}
    assert _problems(document) == {"start_cadence": "“c” is not enabled."}


def test_a_task_needs_no_template():
    step = {key: value for key, value in STEP.items() if key != "template"} | {"kind": "task"}
    policy = policy_from_dict({"cadences": [_cadence(steps=[step])], "start_cadence": "c"})
    assert (policy.cadences[0].steps[0].kind, policy.cadences[0].steps[0].template) == ("task", "")


def test_it_names_all_mistakes_at_once():
    assert len(_problems({"colour": 1, "idle_look_days": 0, "autonomy": "x", "calendar": {"time_zone": "Mars"}})) == 4


keys = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,10}", fullmatch=True)
printable = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Co", "Cn", "Zl", "Zp"))
words = st.text(printable, min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
clocks = st.times().map(lambda clock: clock.replace(microsecond=0))
hours = st.tuples(clocks, clocks | st.just(time.max)).filter(lambda pair: pair[0] < pair[1])
weeks = st.dictionaries(st.integers(1, 7), hours.map(lambda pair: Hours(*pair)), min_size=1)
calendars = st.builds(
    Calendar,
    st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu"]),
    weeks.map(lambda days: tuple(sorted(days.items()))),
    st.frozensets(st.dates(), max_size=3),
)
offsets = st.builds(
    Offset, st.integers(1, 1000), st.sampled_from([unit for unit in Unit if unit is not Unit.MONTHS])
) | st.builds(Offset, st.integers(1, 120), st.just(Unit.MONTHS))
counts = st.integers(1, 3650)
one_step = st.builds(
    Step,
    key=keys,
    after=offsets,
    brings=words,
    ask=words,
    template=keys,
    channel=st.sampled_from(Channel),
    kind=st.sampled_from(["first_reply", "follow_up", "recap", "reactivation", "task"]),
    max_words=counts,
    review=st.booleans(),
    asset=st.sampled_from(["", "any", "budget"]),
).map(lambda step: (step,))
coming_again = st.builds(
    Step, keys, offsets, words, words, keys, asset=st.just("any"), every=offsets, times=st.integers(1, 60)
).map(lambda step: (step,))
tasks = st.builds(Step, keys, offsets, words, words, kind=st.just("task")).map(lambda step: (step,))
starts = st.one_of(
    st.builds(Start, st.sampled_from([When.DEMO, When.MEETING, When.INBOUND, When.BOOKING, When.DOWNLOAD])),
    st.builds(Start, st.just(When.CAPTURED), st.frozensets(st.sampled_from(["fair", "partner"]))),
    st.builds(Start, st.just(When.STAGE), to=st.sampled_from([Stage.QUALIFIED, Stage.PROPOSAL_SENT])),
    st.builds(Start, st.just(When.DORMANT), after=offsets),
)
cadences = st.lists(
    st.builds(
        Cadence,
        keys,
        words,
        st.sampled_from([track for track in Track if track is not Track.POST_CLOSE]),
        one_step | coming_again,
        st.lists(starts, max_size=2).map(tuple),
        st.sampled_from(Then).map(str),
    )
    | st.builds(Cadence, keys, words, st.just(Track.POST_CLOSE), tasks, st.just((Start(When.CONTRACT),))),
    min_size=1,
    max_size=3,
    unique_by=lambda c: c.key,
)


caps = st.builds(
    Caps,
    week=st.integers(1, 1000),
    month=st.integers(1, 1000),
    channels=st.dictionaries(
        st.sampled_from([Channel.SMS, Channel.WHATSAPP, Channel.CALL]),
        st.builds(ChannelCaps, st.integers(1, 1000), st.integers(1, 1000)),
    )
    .map(lambda drawn: {Channel.SMS: ChannelCaps(1, 1), Channel.WHATSAPP: ChannelCaps(2, 2)} | drawn)
    .map(lambda drawn: tuple((channel, drawn[channel]) for channel in Channel if channel in drawn)),
    segments=st.lists(
        st.builds(SegmentCap, st.sampled_from(Segment), st.integers(1, 1000), st.integers(1, 365)), max_size=3
    ).map(tuple),
)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    drawn = tuple(draw(cadences))
    return Policy(
        calendar=draw(calendars),
        autonomy=draw(st.sampled_from(Autonomy)),
        high_value=draw(st.none() | st.decimals(min_value="0.01", max_value=10**12, places=2)),
        answer_within=draw(offsets),
        recap_within=draw(offsets),
        their_promise_grace=draw(offsets),
        proposal_quiet_days=draw(counts),
        minimum_gap_days=draw(counts),
        escalate_after=draw(offsets),
        draft_ahead=draw(offsets),
        idle_look_days=draw(counts),
        no_response=NoResponse(
            draw(counts), draw(counts), draw(keys), qualified_to=draw(st.sampled_from(["nurture", "lost", "recycle"]))
        ),
        cadences=drawn,
        start_cadence=drawn[-1].key,
        templates=draw(st.frozensets(keys, max_size=4)),
        caps=draw(caps),
        channel_hours=tuple(
            (channel, Hours(*draw(hours))) for channel in (Channel.SMS, Channel.WHATSAPP, Channel.CALL)
        ),
        send_times=SendTimes(draw(st.booleans()), draw(counts), draw(st.integers(1, 1000))),
        pace=Pace(draw(st.integers(1, 100)), draw(st.integers(100, 1000))),
    )


def opens(policy: Policy, channel: Channel) -> bool:
    return bool(hours_of(policy, channel).days)


@given(policy=policies())
@settings(max_examples=60, deadline=None)
def test_a_written_policy_reads_as_itself_also_through_yaml(policy):
    assume(all(opens(policy, channel) for channel in Channel))
    document = policy_to_dict(policy)
    assert policy_from_dict(document) == policy
    assert policy_from_dict(yaml.safe_load(yaml.safe_dump(document, allow_unicode=True))) == policy


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=3),
    max_leaves=6,
)


@given(name=st.sampled_from(list(policy_to_dict(default_policy()))), value=anything)
@settings(max_examples=200, deadline=None)
def test_whatever_a_document_holds_it_is_read_or_refused_with_its_place(name, value):
    try:
        policy_from_dict({name: value})
    except PolicyError as error:
        places = {problem.place.split(".")[0].split("[")[0] for problem in error.problems}
        assert places <= {name, "start_cadence", *({"channel_hours"} if name == "calendar" else ())}
