"""What holds for every lead, whatever its facts."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import cycle
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from followups.engine.cadences import CADENCES, shipped_templates
from followups.engine.decide import RULES, decide
from followups.engine.decision import Action, Reason
from followups.engine.facts import (
    Account,
    Asset,
    Channel,
    Colleague,
    Direction,
    Enrollment,
    Facts,
    Hold,
    HoldCode,
    Interaction,
    LeadFacts,
    MayContact,
    OpenFollowUp,
    Promise,
    Question,
    Settled,
    Stage,
    Stop,
    StopCode,
    Touch,
    Track,
)
from followups.engine.history import last_sign_of_life, trigger
from followups.engine.policy import Autonomy, Cadence, Offset, Start, Step, Then, Unit, When
from followups.engine.timing import is_open, zone_for
from tests.followups.engine.making import MONDAY, POLICY, facts

ids = st.sampled_from(["a", "b", "c", "d"])
near = st.integers(-60 * 86_400, 20 * 86_400).map(lambda second: MONDAY + timedelta(seconds=second))
any_time = near | st.datetimes(timezones=st.sampled_from([ZoneInfo("UTC"), ZoneInfo("America/New_York")]))
said = ["", "the price", "I am fed up", "who does the training?", "send the plan by Friday"]
texts = st.sampled_from(said) | st.text(max_size=40)
kinds = st.sampled_from(
    [
        "captured",
        "note",
        "call",
        "meeting",
        "demo",
        "email_in",
        "email_out",
        "sms_in",
        "proposal_sent",
        "quote_sent",
        "visit",
        "open",
        "click",
        "booking",
        "out_of_office",
        "something_new",
        "download",
        "trigger_event",
    ]
)
zone_names = st.sampled_from([None, "Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles", "nowhere"])
asset_keys = st.sampled_from(["", "guide", "film"])
keys = st.sampled_from(
    [
        "post_demo:monthly:a",
        "reactivation:fresh-reason:lead:dormant:2026-03-01",
        "cold_re_engagement:day-1:a@202603091000",
        "promise:a",
        "promise:b",
        "question:a",
        "reply:a",
        "reply:b",
        "meeting:a",
        "proposal:a:1",
        "close_loop:a",
        "dispose:a",
        "decide:a",
        "decide:a:2",
        "speed_to_lead:at-once:a",
        "speed_to_lead:day-1:a",
        "revisit:lead:2026-03-01",
        "stop:opt_out:a",
        "after_stop:opt_out:a",
        "hold:duplicate:a",
        "unreachable:not_asked:lead",
    ]
)


def everything(times: st.SearchStrategy) -> st.SearchStrategy[Facts]:
    """Any facts at all, with times from `times`."""
    maybe = st.none() | times
    amounts = st.none() | st.decimals(allow_nan=True) | st.just(Decimal("sNaN"))
    leads = st.builds(
        LeadFacts,
        id=st.just("lead"),
        name=st.sampled_from(["Ada Byron", ""]),
        stage=st.sampled_from(Stage),
        stage_since=times,
        captured_at=times,
        qualified=st.booleans(),
        time_zone=zone_names,
        value=amounts,
        strategic=st.booleans(),
        by_hand=st.sampled_from([False, False, False, True]),
        expires_at=maybe,
        renews_at=maybe,
        paused_until=maybe,
        paused_because=texts,
        has_email=st.sampled_from([True, True, True, False]),
        has_phone=st.booleans(),
        hot=st.booleans(),
        score=st.none() | st.integers(0, 100),
        buying_role=st.sampled_from(["", "economic_buyer", "champion"]),
        exit_reason=st.sampled_from(["", "opted_out", "no_response"]),
        exited_at=maybe,
        language=st.sampled_from(["de", "en", ""]),
        cold_because=st.sampled_from(["", "budget", "timing"]),
        revisit_at=maybe,
        source=st.sampled_from(["", "referral", "Phone", "website"]),
    )

    def some(what: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
        return st.lists(what, max_size=most).map(tuple)

    def newest_first(what: st.SearchStrategy) -> st.SearchStrategy:
        return st.lists(what, max_size=5).map(lambda rows: tuple(sorted(rows, key=lambda row: row.at, reverse=True)))

    stops = st.builds(Stop, st.sampled_from(StopCode), times, texts, st.none() | ids)
    holds = st.builds(Hold, st.sampled_from(HoldCode), times, texts, st.none() | ids)
    verdicts = st.builds(
        MayContact, st.sampled_from([True, True, False]), st.sampled_from(["", "close_loop", "x"]), texts
    )
    colleagues = st.builds(
        Colleague,
        ids,
        texts,
        st.sampled_from(Stage),
        st.sampled_from(["", "champion", "user"]),
        ids,
        maybe,
        maybe,
        maybe,
    )
    return st.builds(
        Facts,
        lead=leads,
        interactions=newest_first(
            st.builds(
                Interaction,
                ids,
                kinds,
                times,
                st.sampled_from(Direction),
                texts,
                st.none() | st.just(Channel.EMAIL),
                maybe,
            )
        ),
        promises=some(
            st.builds(Promise, ids, st.sampled_from(["us", "them"]), texts, maybe, times, texts, st.none() | ids)
        ),
        questions=some(
            st.builds(Question, ids, st.sampled_from(["question", "objection"]), texts, times, texts, st.none() | ids),
            2,
        ),
        touches=newest_first(
            st.builds(
                Touch,
                times,
                st.sampled_from(["first_reply", "follow_up", "close_loop"]),
                st.sampled_from(Track),
                st.sampled_from([None, "at-once", "day-1", "day-3", "monthly", "monthly-2", "same-day"]),
                texts,
                st.just(Channel.EMAIL),
                st.integers(0, 200),
                asset_keys,
                st.sampled_from(["", *sorted(shipped_templates())]),
            )
        ),
        stops=st.just(()) | some(stops, 2),
        holds=st.just(()) | some(holds, 1),
        enrollment=st.none()
        | st.builds(
            Enrollment,
            st.sampled_from(Track),
            st.sampled_from(["", "gone", *(cadence.key for cadence in CADENCES)]),
            times,
            st.sampled_from(["", "a", "b", "lead"]),
            st.booleans(),
        ),
        open_follow_up=st.none()
        | st.builds(
            OpenFollowUp, keys, times, st.just("follow_up"), times, st.booleans(), st.integers(0, 10**6), asset_keys
        ),
        settled=st.dictionaries(
            keys, st.builds(Settled, st.sampled_from(["done", "skipped"]), times, texts), max_size=4
        ),
        account=st.none() | st.builds(Account, st.just("account"), texts, st.none() | ids, some(colleagues)),
        contact=st.dictionaries(st.sampled_from(Channel), verdicts, max_size=3)
        | st.just({Channel.EMAIL: MayContact(True)}),
        assets=some(
            st.builds(
                Asset,
                st.sampled_from(["guide", "film", "story"]),
                st.just("A title"),
                st.just("How it went elsewhere"),
                st.frozensets(st.sampled_from(["budget", "timing"])),
                st.sampled_from(["de", "en", "fr"]),
                st.none() | times.map(lambda at: at.date()),
            )
        ),
        tenant_language=st.sampled_from(["", "de"]),
    )


ANGLED = (Reason.CADENCE_STEP, Reason.UNANSWERED_QUOTE, Reason.QUIET_PROPOSAL, Reason.REACTIVATION)
OPEN_STAGES = [stage for stage in Stage if stage.is_open]


def _quieter(known: Facts, stage: Stage, promises: bool, questions: bool) -> Facts:
    lead = replace(known.lead, stage=stage, expires_at=None, paused_until=None, has_email=True)
    return replace(
        known,
        lead=lead,
        promises=known.promises[:1] if promises else (),
        questions=known.questions[:1] if questions else (),
        stops=(),
        holds=(),
        contact={Channel.EMAIL: MayContact(True)},
    )


def undisturbed(times: st.SearchStrategy) -> st.SearchStrategy[Facts]:
    """Open leads that nothing stops, holds or pauses, so that the later rules have their turn."""
    rarely = st.integers(0, 4).map(lambda number: number == 0)
    return st.builds(_quieter, everything(times), st.sampled_from(OPEN_STAGES), rarely, rarely)


def _varied(when: When, then: str) -> Cadence:
    """A cadence that this starts, with a message, a task, and assets that come again."""
    day = Offset(1, Unit.DAYS)
    steps = (
        Step("one", Offset(0, Unit.MINUTES), "A map", "Which road?", "map", kind="recap"),
        Step("two", day, "A list", "Which of these?", "list"),
        Step("three", Offset(2, Unit.DAYS), "A call", "Call them.", kind="task"),
        Step("four", Offset(1, Unit.MONTHS), "News", "Of use?", "news", asset="budget", every=day, times=3),
    )
    to = Stage.QUALIFIED if when is When.STAGE else None
    return Cadence(f"by_{when}", when, Track.ACTIVE, steps, (Start(when, to=to),), then)


VARIED = tuple(
    _varied(when, then)
    for when, then in zip([when for when in When if when is not When.CONTRACT], cycle([*Then, "by_demo"]), strict=False)
)
policies = st.builds(
    replace,
    st.just(POLICY),
    cadences=st.sampled_from([CADENCES, CADENCES, VARIED, ()]),
    autonomy=st.sampled_from(Autonomy),
    high_value=st.sampled_from([None, Decimal(1000)]),
    minimum_gap_days=st.integers(1, 5),
    idle_look_days=st.integers(1, 10),
    proposal_quiet_days=st.integers(1, 10),
)


@given(known=everything(any_time) | undisturbed(any_time), policy=policies, now=any_time)
@settings(max_examples=300, deadline=None)
def test_it_always_decides_and_the_same_facts_give_the_same_answer(known, policy, now):
    assert decide(known, policy, now) == decide(known, policy, now)


@given(known=everything(near) | undisturbed(near), policy=policies, now=near)
@settings(max_examples=300, deadline=None)
def test_every_open_lead_has_a_next_look_in_time(known, policy, now):
    decision = decide(known, policy, now)
    closes = decision.stage_to in (Stage.LOST, Stage.WON)
    if closes:
        assert decision.next_look_at is None
        return
    if decision.action is Action.NONE:
        assert decision.next_look_at is None or (known.lead.stage is Stage.WON and decision.next_look_at > now)
        return
    assert known.lead.stage.is_open or decision.reason in (Reason.REPLY_WAITING, Reason.RENEWAL, Reason.POST_CLOSE)
    assert decision.next_look_at is not None
    assert decision.next_look_at > now
    assert decision.next_look_because
    known_later = decision.rule in ("paused", "away", "revisit") or decision.action is Action.DISPOSE
    assert known_later or decision.next_look_at <= now + timedelta(days=policy.idle_look_days)


@given(known=everything(near) | undisturbed(near), policy=policies, now=near)
@settings(max_examples=1000, deadline=None)
def test_a_touch_breaks_no_rule(known, policy, now):
    decision = decide(known, policy, now)
    assert decision.key not in known.settled or not decision.key
    if decision.action is not Action.TOUCH:
        return
    lead = known.lead
    assert lead.stage.is_open
    assert not known.stops
    assert not known.holds
    assert lead.expires_at is None or lead.expires_at > now
    assert lead.paused_until is None or lead.paused_until <= now
    assert decision.reason is not None
    assert decision.evidence
    assert all((decision.because, decision.ask, decision.brings, decision.template, decision.key))
    had = {touch.asset for touch in known.touches if touch.asset}
    said = {touch.angle for touch in known.touches if touch.angle}
    assert decision.asset not in had
    if decision.reason in ANGLED and decision.kind != "first_reply" and not decision.asset:
        assert decision.template not in said
    assert decision.due_at is not None
    fixed = known.open_follow_up
    if fixed is not None and fixed.key == decision.key and fixed.fixed_by_person:
        assert decision.due_at == fixed.due_at
        return
    answers_by_itself = decision.kind == "first_reply" and not decision.review
    assert answers_by_itself or is_open(decision.due_at, policy.calendar, zone_for(lead.time_zone, policy.calendar))
    if decision.reason in (Reason.OPEN_QUESTION, Reason.OPEN_OBJECTION, Reason.PROMISED_NEXT_STEP):
        return  # what is owed has no gap to keep
    before = [touch.at for touch in known.touches if touch.kind != "first_reply" and touch.at <= now]
    if before and decision.kind != "first_reply":
        sign = last_sign_of_life(known, now)
        spoke = max(sign.at if sign else before[0], trigger(known, now)[1])
        gap = timedelta(days=policy.minimum_gap_days) - timedelta(hours=1)  # a day in which the clock goes forward
        assert spoke > before[0] or decision.due_at - before[0] >= gap


@given(known=everything(near) | undisturbed(near), policy=policies, now=near)
@settings(max_examples=300, deadline=None)
def test_why_a_rule_did_not_fire_is_always_its_own_answer(known, policy, now):
    """The first ones are not asked of a lead of whom nothing is recorded: what is said for them is what they would say."""
    declined = decide(known, policy, now).declined
    assert declined == tuple(rule(known, policy, now) for _, rule in RULES[: len(declined)])


@given(known=undisturbed(near), now=near)
@settings(max_examples=200, deadline=None)
def test_a_message_goes_out_by_itself_only_where_the_tenant_allows_it(known, now):
    decision = decide(known, POLICY, now)
    if decision.action is Action.TOUCH:
        assert "autonomy" in decision.review
    else:
        assert decision.review == ()


def test_it_says_of_every_rule_before_the_one_that_fired_why_it_did_not():
    decision = decide(facts(), POLICY, MONDAY)
    assert decision.rule == "decide_next_step"
    assert [item.rule for item in decision.considered] == [name for name, _ in RULES]
    assert all(item.because.endswith(".") for item in decision.considered)


def test_each_rule_is_named_as_in_its_decisions():
    assert [name for name, _ in RULES] == [rule.__name__ for _, rule in RULES]
