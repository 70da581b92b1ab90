"""What holds for every scenario, and how a scenario file is read."""

import json
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followups.engine.cadences import CADENCES
from followups.engine.decision import Action, Reason
from followups.engine.facts import Channel, HoldCode, Stage
from followups.engine.policy import Autonomy
from followups.engine.policy_file import policy_to_dict
from followups.engine.simulation.document import ScenarioError
from followups.engine.simulation.kinds import KINDS
from followups.engine.simulation.reading import scenario_from_dict, scenario_from_text
from followups.engine.simulation.reading_events import COLD_BECAUSE
from followups.engine.simulation.running import TooManyLooks, simulate
from followups.engine.simulation.telling import as_dict, as_line
from followups.engine.timing import is_open, zone_for
from tests.followups.engine.making import BERLIN, MONDAY, POLICY

STOPS = ("opt_out", "explicit_no", "complaint", "owner_stop", "bounce_hard")
THEIR_WORD = ("captured", "email_in", "sms_in", "call", "meeting", "demo", "visit", "download", "booking")
WORDS = st.sampled_from(["", "the price", "please call", "who does the training"])
ANGLED = (Reason.CADENCE_STEP, Reason.UNANSWERED_QUOTE, Reason.QUIET_PROPOSAL, Reason.REACTIVATION)
minutes = st.integers(0, 60 * 24 * 60)


def moment(minute: int) -> str:
    return (MONDAY + timedelta(minutes=minute)).isoformat(timespec="minutes")


def one_of(options: Sequence, choice: int) -> object:
    return options[choice % len(options)]


def _event(kind: str, minute: int, ahead: int, words: str, choice: int) -> dict:
    event: dict = {"at": moment(minute), "kind": kind}
    if words and kind not in ("promise", "question", "objection"):
        event["text"] = words
    later = moment(minute + ahead)
    given = {
        "until": later,
        "starts": later,
        "ends": moment(minute + ahead * 20),
        "to": one_of([stage.value for stage in Stage], choice),
        "code": one_of([code.value for code in HoldCode], choice),
        "cadence": one_of([cadence.key for cadence in CADENCES], choice),
        "because": one_of(COLD_BECAUSE, choice),
        "human": choice % 2 == 0,
        "source": one_of(("referral", "phone", "website"), choice),
    }
    if kind == "promise":
        event |= {"by": ("us", "them")[choice % 2], "text": "send the plan"}
        given["due"] = later
    if kind in ("question", "objection"):
        event["text"] = words or "who does the training"
    if choice % 4 == 0:
        given["promises"] = [{"by": ("us", "them")[choice % 2], "text": "send it", "due": later}]
    return event | {field: given[field] for field in KINDS[kind].fields if field in given}


kinds = st.sampled_from([kind for kind in KINDS if kind not in ("promise_kept", "answered")])
events = st.builds(_event, kinds, minutes, st.integers(1, 40 * 24 * 60), WORDS, st.integers(0, 20))
first = st.builds(_event, st.just("captured"), st.integers(0, 7 * 24 * 60), st.just(1), WORDS, st.just(1))
leads = st.fixed_dictionaries(
    {"name": st.just("Ada Byron")},
    optional={
        "stage": st.sampled_from([stage.value for stage in Stage if stage.is_open]),
        "time_zone": st.sampled_from(["Asia/Tokyo", "America/Los_Angeles", "Europe/Berlin"]),
        "phone": st.booleans(),
        "email": st.booleans(),
        "strategic": st.booleans(),
        "qualified": st.booleans(),
        "expires_at": minutes.map(moment),
        "renews_at": minutes.map(moment),
        "revisit_at": minutes.map(moment),
        "cold_because": st.sampled_from(COLD_BECAUSE),
        "source": st.sampled_from(["referral", "phone", "website"]),
        "language": st.sampled_from(["de", "en"]),
    },
)
libraries = st.lists(
    st.fixed_dictionaries(
        {
            "key": st.sampled_from(["guide", "film", "story", "figures"]),
            "brings": st.just("How it went elsewhere"),
            "language": st.sampled_from(["de", "en", "fr"]),
        },
        optional={"topics": st.just(["budget"]), "expires_on": minutes.map(lambda minute: moment(minute)[:10])},
    ),
    max_size=4,
    unique_by=lambda asset: (asset["key"], asset["language"]),
)
scenarios = st.fixed_dictionaries(
    {
        "lead": leads,
        "policy": st.builds(
            lambda autonomy, gap: {
                "calendar": {"time_zone": "Europe/Berlin", "holidays": ["2026-03-20", "2026-04-03"]},
                "autonomy": autonomy.value,
                "minimum_gap_days": gap,
            },
            st.sampled_from(Autonomy),
            st.integers(1, 5),
        ),
        "events": st.builds(lambda one, more: [one, *more], first, st.lists(events, max_size=8)),
        "assume": st.fixed_dictionaries(
            {
                "approve_after": st.sampled_from(["0m", "2h", "3 days", "never"]),
                "owner_does_tasks": st.booleans(),
            }
        ),
    },
    optional={
        "assets": libraries,
        "consent": st.dictionaries(
            st.sampled_from([channel.value for channel in Channel]),
            st.sampled_from(["consent", "request", "legitimate_interest", "unknown", "withdrawn"]),
            max_size=2,
        ),
    },
)


def played(document: dict):
    scenario = scenario_from_dict(document)
    return scenario, list(simulate(scenario, MONDAY + timedelta(days=75)))


@given(document=scenarios)
@settings(max_examples=150, deadline=None)
def test_no_message_goes_out_after_a_stop_in_closed_hours_too_soon_or_twice(document):
    scenario, looks = played(document)
    assert [look.at for look in looks] == sorted(look.at for look in looks)
    policy = scenario.policy
    zone = zone_for(scenario.lead.time_zone, policy.calendar)
    stopped = min(
        (event.at for event in scenario.events if event.kind in STOPS and event.channel is None), default=None
    )
    hard = min((event.at for event in scenario.events if event.kind == "bounce_hard"), default=None)
    stopped = min((at for at in (stopped, hard) if at is not None), default=None)
    spoken = [event.at for event in scenario.events if event.kind in THEIR_WORD and event.direction != "out"]
    spoken += [event.until for event in scenario.events if event.kind == "booking" and event.until]
    sent = [look for look in looks if look.outcome == "sent"]
    settled = set()
    for look in looks:
        assert not look.decision.key or look.decision.key not in settled
        if look.outcome:
            settled.add(look.decision.key)
    last = None
    for look in sent:
        decision = look.decision
        assert decision.action is Action.TOUCH
        assert decision.reason is not None
        assert decision.evidence
        assert all((decision.brings, decision.ask, decision.template))
        assert stopped is None or look.at < stopped
        assert scenario.lead.expires_at is None or look.at < scenario.lead.expires_at
        if decision.kind == "first_reply":
            continue
        assert is_open(look.at, policy.calendar, zone)
        owed = decision.reason in (Reason.PROMISED_NEXT_STEP, Reason.OPEN_QUESTION, Reason.OPEN_OBJECTION)
        if last is not None and not owed and not any(last < at <= look.at for at in spoken):
            gap = timedelta(days=policy.minimum_gap_days) - timedelta(hours=1)  # a day in which the clock goes forward
            assert look.at - last >= gap
        last = look.at


@given(document=scenarios)
@settings(max_examples=150, deadline=None)
def test_no_asset_and_no_angle_comes_to_a_lead_twice(document):
    scenario, looks = played(document)
    sent = [look.decision for look in looks if look.outcome == "sent"]
    brought = [decision.asset for decision in sent if decision.asset]
    assert len(set(brought)) == len(brought)
    said = [d.template for d in sent if d.reason in ANGLED and d.kind != "first_reply" and not d.asset]
    assert len(set(said)) == len(said)
    for look in looks:
        if look.outcome == "sent" and look.decision.asset:
            library = {asset.key: asset for asset in scenario.assets if asset.brings == look.decision.brings}
            expires = library[look.decision.asset].expires_on
            assert ("asset", look.decision.asset) in [(item.kind, item.id) for item in look.decision.evidence]
            assert expires is None or any(
                asset.expires_on is None or look.at.astimezone(BERLIN).date() < asset.expires_on
                for asset in scenario.assets
                if asset.key == look.decision.asset
            )


@given(document=scenarios)
@settings(max_examples=150, deadline=None)
def test_an_open_lead_always_has_a_next_look(document):
    _, looks = played(document)
    for look in looks:
        if look.stage.is_open and not look.outcome:
            assert look.decision.next_look_at is not None
            assert look.decision.next_look_at > look.at
        assert look.decision.because
        assert as_line(look, BERLIN)


@given(document=scenarios)
@settings(max_examples=50, deadline=None)
def test_the_same_scenario_gives_the_same_looks(document):
    assert [as_dict(look) for look in played(document)[1]] == [as_dict(look) for look in played(document)[1]]


@given(
    text=st.text(max_size=200) | st.sampled_from(["[", "{a: b, a: c}", "a: &a [*a]", "events: *x", "- 1\n--- \n- 2"])
)
@settings(max_examples=300, deadline=None)
def test_a_text_that_is_no_scenario_is_refused_with_place_and_mend(text):
    with pytest.raises(ScenarioError) as refused:
        scenario_from_text(text)
    assert all(problem.reason and problem.mend for problem in refused.value.problems)


def mistakes_in(document: object) -> int:
    """How many mistakes are named; anything but a ScenarioError is a mistake of ours."""
    try:
        scenario_from_dict(document)
    except ScenarioError as error:
        return len(error.problems)
    return 0


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = ("policy", "lead", "consent", "assume", "events", "until", "expect", "never", "sent", "name", "about")


@given(document=st.dictionaries(st.sampled_from(KEYS), JUNK))
@settings(max_examples=300, deadline=None)
def test_any_document_is_either_a_scenario_or_refused(document):
    assert mistakes_in(document) >= 0


@given(field=st.sampled_from(sorted({field for kind in KINDS.values() for field in kind.fields})), value=JUNK)
@settings(max_examples=200, deadline=None)
def test_any_event_is_either_read_or_refused(field, value):
    for kind in KINDS:
        event = {"at": "2026-03-09 10:00", "kind": kind, field: value}
        known = field in KINDS[kind].fields
        assert known or mistakes_in({"events": [event]}) > 0
        assert mistakes_in({"events": [event]}) >= 0


def problems(text: str) -> dict[str, str]:
    with pytest.raises(ScenarioError) as refused:
        scenario_from_text(text)
    return {problem.place: f"{problem.reason} {problem.mend}" for problem in refused.value.problems}


def test_every_mistake_is_named_at_once_with_its_place():
    told = problems(
        """
        policy: {calendar: {time_zone: Mars/Olympus}, idle_look_days: 0}
        lead: {stage: warm, email: maybe, value: -3, time_zone: Nowhere, nickname: Addie}
        consent: {fax: consent, sms: perhaps}
        assume: {approve_after: soon, owner_does_tasks: sometimes}
        events:
          - {at: 2026-02-30 10:00, kind: captured}
          - {at: 2026-03-09, kind: note}
          - {kind: stage, at: 2026-03-09 10:00}
          - {at: 2026-03-09 10:00, kind: telepathy}
          - {at: 2026-03-09 10:00, kind: promise, by: nobody, text: x, due: tomorrow}
          - {at: 2026-03-09 10:00, kind: open, until: 2026-03-10}
          - {at: 2026-03-09 10:00, kind: booking, starts: 2026-03-08 10:00}
          - {at: 2026-03-09 10:00, kind: owner_pause, until: 2026-03-01}
          - {at: 2026-03-09 10:00, kind: promise_kept, promise: no-such}
          - {at: 1526-03-09 10:00, kind: captured}
          - just words
        expect: [{action: fly}, {}, {review: autonomy}]
        until: 2025-01-01
        colour: red
        """
    )
    assert sorted(told) == sorted(
        [
            "policy.calendar.time_zone", "policy.idle_look_days", "lead.stage", "lead.email", "lead.value",
            "lead.time_zone", "lead.nickname", "consent.fax", "consent.sms", "assume.approve_after",
            "assume.owner_does_tasks", "events[0].at", "events[1].at", "events[2].to", "events[3].kind", "events[4].by",
            "events[4].due", "events[5].until", "events[6].starts", "events[7].until", "events[8]", "events[9].at",
            "events[10]", "expect[0].action", "expect[1]", "expect[2].review", "colour",
        ]
    )  # fmt: skip


def test_an_unknown_kind_is_told_the_known_ones():
    told = problems("events: [{at: 2026-03-09 10:00, kind: telepathy}]")
    assert told == {"events[0].kind": f"“telepathy” is not known here. Use one of: {', '.join(KINDS)}."}


def test_a_clock_time_that_is_skipped_in_spring_is_refused():
    berlin = "policy: {calendar: {time_zone: Europe/Berlin}}\n"
    told = problems(berlin + "events: [{at: 2026-03-29 02:30, kind: captured}]")
    assert told == {
        "events[0].at": "“2026-03-29 02:30” does not exist: the clocks go forward over it. Give an hour before or after."
    }


def test_a_key_given_twice_is_refused_with_its_line():
    assert list(problems("events: []\nlead: {}\nlead: {}\n")) == ["line 3, column 1"]


def test_two_events_with_one_id_are_refused():
    told = problems("events: [{at: 2026-03-09 10:00, kind: note, id: a}, {at: 2026-03-09 11:00, kind: note, id: a}]")
    assert list(told) == ["events[1].id"]


def test_it_is_not_guessed_which_of_two_promises_was_kept():
    told = problems(
        """
        events:
          - {at: 2026-03-09 10:00, kind: promise, id: plan, by: us, text: send the plan}
          - {at: 2026-03-09 10:00, kind: promise, id: price, by: us, text: send the price}
          - {at: 2026-03-09 11:00, kind: promise_kept}
        """
    )
    assert told == {"events[2].promise": "It is not said which one. Name one of: plan, price."}


def test_a_whole_policy_can_be_given():
    scenario = scenario_from_dict(
        {"policy": policy_to_dict(POLICY), "events": [{"at": "2026-03-09 10:00", "kind": "captured"}]}
    )
    assert scenario.policy == POLICY


def test_too_many_looks_end_the_run(monkeypatch):
    monkeypatch.setattr("followups.engine.simulation.running.MOST_LOOKS", 3)
    scenario = scenario_from_dict({"events": [{"at": "2026-03-09 10:00", "kind": "captured"}]})
    looks = simulate(scenario)
    assert [next(looks).outcome for _ in range(3)] == ["sent", "", "sent"]
    with pytest.raises(TooManyLooks):
        next(looks)


def test_a_look_can_be_written_as_json_with_stable_keys():
    scenario = scenario_from_dict({"events": [{"at": "2026-03-09 10:00", "kind": "captured", "id": "form"}]})
    told = as_dict(next(simulate(scenario)))
    assert json.loads(json.dumps(told)) == told
    assert list(told) == [
        "at", "action", "rule", "reason", "because", "channel", "due_at", "due_because", "review", "track", "exit",
        "next_look_at", "next_look_because", "outcome", "woken_by", "stage", "stage_to", "kind", "step", "template", "title",
        "ask", "brings", "key", "escalate", "alert", "owner", "evidence", "asset", "cadence",
    ]  # fmt: skip
    assert (told["at"], told["woken_by"]) == ("2026-03-09T10:00:00+00:00", ["form"])
