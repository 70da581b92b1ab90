"""The kinds of events a scenario knows, and what each may say besides `at`, `kind`, `id` and `text`."""

from dataclasses import dataclass

from followups.engine.facts import Channel, Direction

IN, OUT, BOTH, NONE = Direction.INBOUND, Direction.OUTBOUND, Direction.BOTH, Direction.NONE
NOTED = ("promises", "questions", "keeps", "answers")  # what any conversation may bring and settle


@dataclass(frozen=True, slots=True)
class Kind:
    """`direction` is None where the event is no contact with the lead but bookkeeping about it."""

    direction: Direction | None = None
    channel: Channel | None = None
    fields: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    wakes: bool = True  # has the lead looked at when it happens
    by: bool = False  # a colleague of the lead's may have done it


KINDS: dict[str, Kind] = {
    # What passes between the lead and us.
    "captured": Kind(IN, None, (*NOTED, "source")),
    "note": Kind(NONE, None, NOTED),
    "meeting": Kind(BOTH, None, NOTED, by=True),
    "demo": Kind(BOTH, None, NOTED, by=True),
    "call": Kind(BOTH, Channel.CALL, (*NOTED, "direction"), by=True),
    "email_in": Kind(IN, Channel.EMAIL, NOTED, by=True),
    "email_out": Kind(OUT, Channel.EMAIL, NOTED, by=True),
    "sms_in": Kind(IN, Channel.SMS, NOTED, by=True),
    "sms_out": Kind(OUT, Channel.SMS, NOTED, by=True),
    "quote_sent": Kind(OUT, None, NOTED),
    "proposal_sent": Kind(OUT, None, NOTED),
    # What they do without a word.
    "visit": Kind(IN, by=True),
    "download": Kind(IN, by=True),
    "booking": Kind(IN, None, ("starts", "minutes"), ("starts",)),
    # What machines report.
    "open": Kind(IN, wakes=False),
    "click": Kind(IN, None, ("human",), wakes=False),
    "bounce_soft": Kind(IN, Channel.EMAIL, wakes=False),
    "out_of_office": Kind(IN, Channel.EMAIL, ("until",)),
    "bounce_hard": Kind(),
    # What is promised, asked and settled outside of a note.
    "promise": Kind(None, None, ("by", "due"), ("by", "text")),
    "promise_kept": Kind(None, None, ("promise",)),
    "question": Kind(None, None, (), ("text",)),
    "objection": Kind(None, None, (), ("text",)),
    "answered": Kind(None, None, ("question",)),
    # What they refuse.
    "opt_out": Kind(None, None, ("channel",)),
    "explicit_no": Kind(IN, Channel.EMAIL),
    "complaint": Kind(),
    # What we learn and do.
    "stage": Kind(None, None, ("to",), ("to",)),
    "enroll": Kind(None, None, ("cadence",), ("cadence",)),
    "revisit_date": Kind(None, None, ("until",), ("until",)),
    "went_cold": Kind(None, None, ("because",), ("because",)),
    "trigger_event": Kind(NONE),
    "renewal_date": Kind(None, None, ("ends",), ("ends",)),
    "owner_stop": Kind(),
    "owner_pause": Kind(None, None, ("until",), ("until",)),
    "owner_resume": Kind(),
    "hold": Kind(None, None, ("code",), ("code",)),
    "hold_lifted": Kind(),
    # Nothing of ours runs until then.
    "outage": Kind(None, None, ("until",), ("until",), wakes=False),
}
