"""What a look at a lead answers: the next step or why there is none, with reason, rule and evidence (D2, D6, D7)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from followups.engine.facts import Channel, Stage, Track


class Action(StrEnum):
    TOUCH = "touch"  # a message to the lead: drafted, gated, reviewed or sent
    TASK = "task"  # work for a person: a call, an answer, a decision
    WAIT = "wait"  # nothing to do before next_look_at, and the reason is known
    STOP = "stop"  # nothing more is sent; the exit says why
    DISPOSE = "dispose"  # silence has ended the track: nurture, recycle or close
    NONE = "none"  # the lead is closed


class Reason(StrEnum):
    """Why a next step exists (D2): a closed list. Time passing alone is never one."""

    SPEED_TO_LEAD = "speed_to_lead"  # the lead has just asked to hear from us
    PROMISED_NEXT_STEP = "promised_next_step"
    MISSED_NEXT_STEP = "missed_next_step"  # theirs, past its date
    OPEN_QUESTION = "open_question"
    OPEN_OBJECTION = "open_objection"
    REPLY_WAITING = "reply_waiting"
    FINISHED_MEETING = "finished_meeting"
    UNANSWERED_QUOTE = "unanswered_quote"
    QUIET_PROPOSAL = "quiet_proposal"
    CADENCE_STEP = "cadence_step"  # a step that brings something new
    NO_RESPONSE = "no_response"  # the close-loop message
    CONTENT_ENGAGEMENT = "content_engagement"  # a download
    HIGH_INTENT = "high_intent"  # a visit by somebody we know
    TRIGGER_EVENT = "trigger_event"  # news about the company
    RENEWAL = "renewal"
    REVISIT = "revisit"
    REACTIVATION = "reactivation"  # a fresh reason for a lead that went cold
    HAND_OFF = "hand_off"  # the lead asks for a person: by what they did, or how they wrote
    QUIET_BUYER = "quiet_buyer"  # the one who decides is quiet while a colleague is engaged
    COLLEAGUE_REPLIED = "colleague_replied"  # somebody of the same company has written: the owner says how to go on
    POST_CLOSE = "post_close"  # a customer's start, and what they could use next
    OWN_STEP = "own_step"  # a person has set the next step themselves (E7)
    UNQUALIFIED = "unqualified"  # the score says that it does not fit, or fits again (B3)
    BY_HAND = "by_hand"  # in the manual group of an experiment: people follow it up (M4)
    HOLD = "hold"  # a person must settle something first
    STOPPED = "stopped"  # a stop left something for a person to do
    NO_REASON_LEFT = "no_reason_left"  # a person decides: find a reason, nurture or close


class ReviewFlag(StrEnum):
    """Why a person must decide before it is sent (D4)."""

    AUTONOMY = "autonomy"  # the tenant reviews everything
    PRICING = "touches_pricing"
    SCOPE = "touches_scope"
    LEGAL = "touches_legal"
    TIMING = "touches_timing"
    STRATEGIC = "strategic"
    HIGH_VALUE = "high_value"
    OBJECTION = "objection"
    CLOSE_LOOP = "close_loop"
    REPEATED_SILENCE = "repeated_silence"
    URGENCY_OR_OFFER = "changes_urgency_or_offer"
    SENSITIVE = "sensitive"
    FIRST_MESSAGE_PROMISE = "first_message_with_promise"


class ExitReason(StrEnum):
    """Why follow-up ended; every exit has one (E3)."""

    WON = "won"
    LOST = "lost"
    OPTED_OUT = "opted_out"
    SAID_NO = "said_no"
    COMPLAINED = "complained"
    BOUNCED = "bounced"
    EXPIRED = "expired"
    ERASED = "erased"
    OWNER_STOPPED = "owner_stopped"
    NO_RESPONSE = "no_response"
    REPLIED = "replied"
    STEPS_DONE = "steps_done"
    HANDED_OFF = "handed_off"
    UNQUALIFIED = "unqualified"  # by the tenant's profile (B3)
    PERSON_ENDED = "person_ended"  # a person took the lead off its cadence
    MERGED = "merged"  # the lead has become part of another, which goes on


@dataclass(slots=True)
class Evidence:
    """What a decision points at: a row (`kind`, `id`), when, and the very words. As a Decision, it is not frozen."""

    kind: str  # interaction | promise | question | touch | stop | hold | lead | asset
    id: str
    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Considered:
    """A rule that was asked and did not fire, and why (shown by `explain`)."""

    rule: str
    because: str


@dataclass(slots=True)
class Decision:
    """One look's answer. A rule makes it, decide() completes it, and nobody changes it afterwards.

    It is not frozen, since assigning its fields one by one through the guard of a frozen class took longer than most rules.

    `key` names the piece of work, e.g. "promise:<id>" or "speed_to_lead:day-3:<capture id>". The same facts
    give the same key, an open follow-up with this key is kept rather than made again, and a settled key never comes
    back.
    `next_look_at` is None only when the lead is closed.
    """

    action: Action
    rule: str
    because: str  # one sentence for people: why this, why now
    next_look_at: datetime | None
    next_look_because: str = ""  # why not earlier
    key: str = ""
    reason: Reason | None = None
    evidence: tuple[Evidence, ...] = ()
    kind: str = (
        ""  # of a touch first_reply | follow_up | close_loop | reactivation; of a task answer | call | decide | …
    )
    channel: Channel | None = None
    owner: str | None = None  # whose work it is where that is not the lead's owner's: the account's (B4)
    due_at: datetime | None = None
    due_because: str = ""  # why it is not due earlier
    title: str = ""  # the work in one line, as an owner's list shows it
    ask: str = ""  # of a message its one ask; of a task what the owner is asked to do
    brings: str = ""  # what is new in it for the lead
    template: str = ""  # key of the template to fill
    asset: str = ""  # key of the asset that it brings (D6)
    max_words: int | None = None
    review: tuple[ReviewFlag, ...] = ()  # empty: may go out by itself once its gates pass
    track: Track | None = None  # the track the lead is on after this decision
    cadence: str = ""
    trigger: str = ""  # what the steps of this cadence are counted from: the id of an interaction, or of the lead
    step: str = ""
    exit: ExitReason | None = None  # set when a track ends with this decision
    stage_to: Stage | None = None
    suppress_follow_up_until: datetime | None = None  # after a close-loop: quiet until then, or until they write
    escalate: bool = False  # overdue: this delay is reported now
    alert: bool = False  # handed to a person who is to hear of it at once (E4)
    asked: tuple[str, ...] = ()  # the names of the rules in their order, this one and those after it included
    declined: tuple[str, ...] = ()  # why each of those before this one did not fire

    @property
    def considered(self) -> tuple[Considered, ...]:
        """The rules that were asked and did not fire; made for whoever reads it, a loop over leads does not."""
        return tuple(map(Considered, self.asked, self.declined))
