"""How rules make decisions: a message, a task, or a wait, with its dates, its review flags and its next look."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache

from followups.engine import wording
from followups.engine.decision import Action, Decision, Evidence, ExitReason, Reason, ReviewFlag
from followups.engine.due_times import BY_A_PERSON, OWED, given_to_a_person, task_slot, touch_slot
from followups.engine.facts import Channel, Facts, Interaction, OpenFollowUp, Stage, Track
from followups.engine.history import past_of
from followups.engine.policy import Policy
from followups.engine.progress import has_run_out
from followups.engine.review import review_flags
from followups.engine.slots import OWN_TIME, Slot
from followups.engine.timing import add_offset, days_after, plus, span

# What the product sends itself; on any other channel the same step is work for a person (G3).
SENT_BY_US = (Channel.EMAIL,)
EMAIL, CALL = Channel.EMAIL, Channel.CALL  # each asked for many times, and looking one up in its class takes 0.1 µs
TOUCH, TASK, WAIT, ACTIVE = Action.TOUCH, Action.TASK, Action.WAIT, Track.ACTIVE
CLOSE_LOOP_RULE = "close_loop"  # code of the verdict that the close-loop's own suppression rule gives
RENEWAL_IN_SIGHT = "The end of their contract is in sight then."
BY_PHONE = (Channel.CALL, Channel.SMS, Channel.WHATSAPP)


def can_use(facts: Facts, channel: Channel) -> bool:
    """Whether the lead has an address for this channel and may be contacted there; an unasked answer is a no (K1)."""
    if channel is EMAIL:
        if not facts.lead.has_email:
            return False
    elif channel in BY_PHONE and not facts.lead.has_phone:
        return False
    answer = facts.contact.get(channel)
    return answer is not None and answer.allowed and answer.code != CLOSE_LOOP_RULE


def is_quiet(facts: Facts) -> bool:
    """Whether e-mail is closed only by the close-loop's own rule, allowed or not: quiet until they write (E5)."""
    verdict = facts.contact.get(EMAIL)
    return facts.lead.has_email and verdict is not None and verdict.code == CLOSE_LOOP_RULE


def channel_for(facts: Facts, preferred: Channel = Channel.EMAIL) -> Channel | None:
    """The channel of a touch: the preferred one, else e-mail, else a call by a person (G3, G5)."""
    if can_use(facts, preferred):
        return preferred
    if preferred is not EMAIL and can_use(facts, EMAIL):
        return EMAIL
    return CALL if can_use(facts, CALL) else None


def idle_limit(policy: Policy, now: datetime) -> datetime:
    """The latest next look of an open lead without a known later date; always after `now`."""
    return _idle_limit(policy.idle_look_days, now)


@lru_cache(maxsize=64)  # the same for all leads of a batch
def _idle_limit(days: int, now: datetime) -> datetime:
    return max(plus(now, span(days=days)), plus(now, timedelta(hours=1)))


def renewal_in_sight_at(facts: Facts, policy: Policy) -> datetime | None:
    """When the end of a known contract becomes something to talk about, None when no end is known."""
    ends = facts.lead.renews_at
    return None if ends is None else days_after(ends, -policy.renewal_ahead_days, policy.calendar)


def touch(
    facts: Facts,
    policy: Policy,
    now: datetime,
    *,
    rule: str,
    title: str,
    key: str,
    reason: Reason,
    due: datetime,
    because: str,
    ask: str,
    brings: str,
    template: str,
    evidence: tuple[Evidence, ...],
    kind: str = "follow_up",
    channel: Channel = Channel.EMAIL,
    max_words: int = 120,
    track: Track = ACTIVE,
    cadence: str = "",
    trigger: str = "",
    step: str = "",
    asset: str = "",
    keeps_gap: bool = True,
    always_review: bool = False,
    texts: Iterable[str] = (),
    about: Interaction | None = None,
    quiet_until: datetime | None = None,
    due_because: str = OWN_TIME,
) -> Decision:
    """A message to the lead, due at the first open slot at or after `due` (followups.engine.due_times).

    `keeps_gap` is False where a date was given to the lead. Where only the phone is left it becomes a call to make. A
    first reply that no person has to see goes out at any hour: the lead has just written and is waiting (E1). What we
    owe is a person's to send where a cap keeps the machine from it.
    """
    current = planned(facts, key)
    by = EMAIL if kind == "close_loop" and is_quiet(facts) else channel_for(facts, channel)
    by_person = by not in SENT_BY_US or facts.lead.by_hand
    flags: tuple[ReviewFlag, ...] = ()
    if not by_person:
        flags = review_flags(
            facts,
            policy,
            now,
            reason=reason,
            kind=kind,
            template=template,
            always=always_review,
            texts=texts,
            about=about,
        )
    slot = touch_slot(
        facts,
        policy,
        now,
        due,
        channel=by,
        reason=reason,
        by_person=by_person,
        any_hour=kind == "first_reply" and not by_person and not flags,
        gap=keeps_gap,
        current=current,
        because=due_because,
    )
    if not by_person and reason in OWED:
        instead = given_to_a_person(facts, policy, now, by, slot.at, reason=reason, current=current)
        if instead:
            by_person, flags, because = True, (), f"{because} {instead}"
    look, look_because, escalate = _next_look(policy, now, slot.at, current, drafted=not by_person)
    # Field by field: twenty of them by name in one call take three times as long.
    made = Decision(TASK if by_person else TOUCH, rule, because, look, look_because, key, reason, evidence)
    made.kind = "call" if by is CALL else "write" if by_person else kind
    made.channel = by
    made.due_at, made.due_because = slot.at, slot.because
    made.title, made.ask, made.brings = title, ask, brings
    made.template, made.asset = template, asset
    made.max_words = _shorter(facts, now, max_words)
    made.review = flags
    made.track = track if cadence or kind == "close_loop" else _kept(facts, track)
    made.cadence, made.trigger, made.step = cadence, trigger, step
    made.exit = _exit_of_track(facts, policy, now, on_cadence=cadence != "")
    made.suppress_follow_up_until = quiet_until
    made.escalate = escalate
    return made


def task(
    facts: Facts,
    policy: Policy,
    now: datetime,
    *,
    rule: str,
    key: str,
    reason: Reason,
    due: datetime,
    because: str,
    ask: str,
    kind: str = "decide",
    evidence: tuple[Evidence, ...] = (),
    channel: Channel | None = None,
    stage_to: Stage | None = None,
    ends_with: ExitReason | None = None,
    owner: str | None = None,
    alert: bool = False,
    fixed_due: datetime | None = None,
    brings: str = "",
    track: Track | None = None,
    cadence: str = "",
    trigger: str = "",
    step: str = "",
    due_because: str = OWN_TIME,
) -> Decision:
    """Work for the owner, due at the first open slot of the tenant's day at or after `due`; a call also of the lead's.

    `ends_with` is why a sequence that runs ends with it; `owner` is whose work it is where that is not the lead's own
    owner's; with `alert` they are to hear of it at once. `fixed_due` is a date that is kept as it stands, whatever the hour.
    `cadence`, `trigger` and `step` say of which step it is the task.
    """
    current = planned(facts, key)
    if fixed_due is not None:
        slot = Slot(fixed_due, BY_A_PERSON, ("person",))
    else:
        calls = kind == "call" and channel is CALL
        slot = task_slot(facts, policy, now, due, calls=calls, current=current, because=due_because)
    look, look_because, escalate = _next_look(policy, now, slot.at, current, drafted=False)
    ended = _exit_of_track(facts, policy, now, on_cadence=cadence != "")
    if ends_with is not None and _sequence_runs(facts):
        ended = ends_with
    made = Decision(TASK, rule, because, look, look_because, key, reason, evidence)
    made.kind, made.channel, made.owner = kind, channel, owner
    made.due_at, made.due_because = slot.at, slot.because
    made.title, made.ask, made.brings = ask, ask, brings
    made.track = track or (None if ended or facts.enrollment is None else facts.enrollment.track)
    made.cadence, made.trigger, made.step = cadence, trigger, step
    made.exit, made.stage_to = ended, stage_to
    made.escalate, made.alert = escalate, alert
    return made


def wait(
    facts: Facts,
    policy: Policy,
    now: datetime,
    *,
    rule: str,
    because: str,
    until: datetime | None,
    until_because: str,
    evidence: tuple[Evidence, ...] = (),
    beyond_idle: bool = False,
) -> Decision:
    """Nothing to do before `until`; looked at sooner unless `beyond_idle` says that the later date is known."""
    limit = idle_limit(policy, now)
    if until is None or until <= now or (until > limit and not beyond_idle):
        look, look_because = (
            limit,
            f"No open lead goes longer than {wording.counted(policy.idle_look_days, 'day')} unseen.",
        )
    else:
        look, look_because = until, until_because
    ended = _exit_of_track(facts, policy, now)
    made = Decision(WAIT, rule, because, look, look_because, evidence=evidence)
    made.track = None if ended or facts.enrollment is None else facts.enrollment.track
    made.exit = ended
    return made


def seen(interaction: Interaction) -> Evidence:
    """An interaction as evidence, with its words."""
    return Evidence("interaction", interaction.id, interaction.at, interaction.text)


def planned(facts: Facts, key: str) -> OpenFollowUp | None:
    """The open follow-up, if it is this very piece of work."""
    current = facts.open_follow_up
    return current if current is not None and current.key == key else None


def _next_look(
    policy: Policy, now: datetime, due: datetime, current: OpenFollowUp | None, *, drafted: bool
) -> tuple[datetime, str, bool]:
    """The next look at work that is due then, why not earlier, and whether to report it as overdue."""
    if due <= now:
        return _overdue(policy, now, due, current)
    limit = idle_limit(policy, now)
    draft_at = add_offset(due, policy.draft_ahead, policy.calendar, times=-1) if drafted else due
    if now < draft_at < due:
        look, why = draft_at, "The draft is written then, so that there is time to review it."
    else:
        look, why = due, "It is due then."
    if look > limit:
        return limit, f"No open lead goes longer than {wording.counted(policy.idle_look_days, 'day')} unseen.", False
    return look, why, False


def _overdue(policy: Policy, now: datetime, due: datetime, current: OpenFollowUp | None) -> tuple[datetime, str, bool]:
    """What is overdue never expires: it is reported once for each step of `escalate_after`."""
    reported = current.escalated if current is not None else 0
    look = add_offset(due, policy.escalate_after, policy.calendar, times=reported + 1)
    escalate = current is not None and look <= now
    if escalate:
        look = add_offset(due, policy.escalate_after, policy.calendar, times=reported + 2)
    if look <= now:
        look = add_offset(now, policy.escalate_after, policy.calendar)
    limit = idle_limit(policy, now)
    if not now < look < limit:
        look = limit
    return look, "It is due; if it is still open then, the delay is reported.", escalate


def _shorter(facts: Facts, now: datetime, max_words: int) -> int:
    """Later touches are shorter (D6): no longer than our last one, unless the lead has spoken since."""
    if not facts.touches or facts.touches[0].words < SHORTEST or facts.touches[0].kind == "first_reply":
        return max_words
    sign = past_of(facts, now).sign
    if sign is not None and sign.at > facts.touches[0].at:
        return max_words
    return min(max_words, facts.touches[0].words)


SHORTEST = 30  # words; below this a message cannot say why, what and the ask


def _kept(facts: Facts, track: Track) -> Track:
    """What is owed meanwhile does not take a lead off the track that a person has put it on."""
    running = facts.enrollment
    return running.track if running is not None and running.by_person else track


def _exit_of_track(facts: Facts, policy: Policy, now: datetime, *, on_cadence: bool = False) -> ExitReason | None:
    """A cadence, a silence or a nurture that runs ends as soon as the lead has spoken, or when its steps are done (E3)."""
    running = facts.enrollment
    if running is None or not _sequence_runs(facts):
        return None
    sign = past_of(facts, now).sign
    if sign is not None and sign.at > running.started_at:
        return ExitReason.REPLIED
    return ExitReason.STEPS_DONE if not on_cadence and has_run_out(facts, policy, now) else None


def _sequence_runs(facts: Facts) -> bool:
    """Whether something runs that goes on by itself: a cadence, a silence, a nurture; a customer's track does not end."""
    running = facts.enrollment
    return running is not None and (
        running.track is not Track.POST_CLOSE and (running.track is not ACTIVE or running.cadence != "")
    )
