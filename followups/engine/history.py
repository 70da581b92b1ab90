"""What the facts say about the past: who spoke last, since when it is silent, what we have sent since.

Only what lies at or before `now` counts: a meeting in the diary has not happened yet. The history is walked once for each
decision; the rules read what was found.
"""

from datetime import datetime, timedelta

from followups.engine.facts import Direction, Facts, Interaction, Stage

# What machines do on somebody's behalf: never a reply, never a sign of life (L1; opens and clicks are often scanners).
AUTOMATIC = frozenset(
    {"open", "click", "bounce", "bounce_hard", "bounce_soft", "auto_reply", "out_of_office", "delivery", "delivered"}
)
# The lead did something, but said nothing that asks for an answer.
WORDLESS = AUTOMATIC | {
    "captured",
    "call",
    "meeting",
    "demo",
    "consultation",
    "visit",
    "download",
    "booking",
    "opt_out",
    "explicit_no",
    "complaint",
}
MEETINGS = frozenset({"meeting", "demo", "consultation"})
CONVERSATIONS = MEETINGS | {"call"}
SIGNALS = frozenset({"visit", "download"})
OFFERS = frozenset({"proposal_sent", "quote_sent"})
INBOUND, OUTBOUND, NONE = Direction.INBOUND, Direction.OUTBOUND, Direction.NONE  # each asked for many times
# A touch and its record in the timeline, or a mail and a text at once, are one contact.
SAME_CONTACT = timedelta(minutes=10)


def took_part(interaction: Interaction) -> bool:
    """Whether the lead did this or was there; a meeting takes two, whatever direction was noted."""
    if interaction.direction is NONE:
        return interaction.kind in MEETINGS
    return interaction.direction is not OUTBOUND


def is_signal(interaction: Interaction) -> bool:
    """Whether they looked at something of ours: a visit, a download, a link that a person followed. Opens never count."""
    return interaction.kind in SIGNALS or (interaction.kind == "click" and interaction.human)


def is_reply(interaction: Interaction) -> bool:
    """Whether it is a message of the lead's that a person could answer."""
    return interaction.direction is INBOUND and interaction.kind not in WORDLESS


class Past:
    """What one walk through the history up to `now` has found; lists are newest first."""

    __slots__ = (
        "ahead", "captured", "captures", "contact_at", "conversations", "last", "newest", "now", "outbound", "replies",
        "sign", "signals", "silent", "spoke_at",
    )  # fmt: skip

    def __init__(self, facts: Facts, now: datetime) -> None:
        self.now = now
        self.newest: dict[str, Interaction] = {}  # of each kind, the newest kind first
        self.last: Interaction | None = None  # what machines do (opens, bounces, auto-replies) is none
        self.sign: Interaction | None = None  # of life: what the lead did or took part in, the capture aside
        self.replies: list[Interaction] = []  # messages of the lead's that a person could answer
        self.signals: list[Interaction] = []  # visits, downloads, links that a person followed
        self.captures: list[Interaction] = []  # forms and other ways in which they asked to hear from us
        self.outbound: list[Interaction] = []  # what went out or was tried
        self.conversations: list[Interaction] = []  # calls, meetings, demos
        self.ahead: list[Interaction] = []  # what is in the diary
        self._walk(facts.interactions, now)
        capture, lead, sign = self.newest.get("captured"), facts.lead, self.sign
        # Id and time of the capture that asked us to get in touch; a second form is a new capture.
        self.captured = (lead.id, lead.captured_at) if capture is None else (capture.id, capture.at)
        # Id and time of the last sign of life; the capture where there has been none since.
        self.silent = self.captured if sign is None or sign.at <= self.captured[1] else (sign.id, sign.at)
        # When we last reached out, offers and attempted calls included; the acknowledgement of a form does not count.
        self.contact_at: datetime | None = None
        # When we were last in touch: any message of ours, or a conversation.
        self.spoke_at: datetime | None = None
        if facts.touches or self.outbound or self.conversations:
            self._our_part(facts, now)

    def _walk(self, interactions: tuple[Interaction, ...], now: datetime) -> None:
        newest, outbound, replies = self.newest, self.outbound, self.replies
        last, sign = None, None
        for item in interactions:
            if item.at > now:
                self.ahead.append(item)
                continue
            kind, direction = item.kind, item.direction
            if kind not in newest:
                newest[kind] = item
            if direction is OUTBOUND:
                outbound.append(item)
            if kind in WORDLESS:
                self._mark(item)
                if kind in AUTOMATIC:
                    continue
                if sign is None and kind != "captured" and took_part(item):
                    sign = item
            elif (
                direction is not OUTBOUND and direction is not NONE
            ):  # words of theirs, or a conversation by whatever means
                if direction is INBOUND:
                    replies.append(item)
                if sign is None:
                    sign = item
            if last is None:
                last = item
        self.last, self.sign = last, sign

    def _mark(self, item: Interaction) -> None:
        """Put what is more than words where it is asked for."""
        kind = item.kind
        if kind in CONVERSATIONS:
            self.conversations.append(item)
        elif kind in SIGNALS or (kind == "click" and item.human):
            self.signals.append(item)
        elif kind == "captured":
            self.captures.append(item)

    def _our_part(self, facts: Facts, now: datetime) -> None:
        touches, outbound = facts.touches, self.outbound
        tried = [item.at for item in outbound]
        spoke = [item.at for item in self.conversations] + tried
        if touches:
            spoke += [touch.at for touch in touches if touch.at <= now]
            acknowledged = [touch.at for touch in touches if touch.kind == "first_reply"]
            if acknowledged:
                tried = [item.at for item in outbound if not _is_record(item, acknowledged)]
            tried += [touch.at for touch in touches if touch.at <= now and touch.kind != "first_reply"]
        self.spoke_at = max(spoke) if spoke else None
        self.contact_at = max(tried) if tried else None

    @property
    def conversation(self) -> Interaction | None:
        """The newest call, meeting or demo in which both spoke."""
        for item in self.conversations:
            if took_part(item):
                return item
        return None

    @property
    def offer(self) -> Interaction | None:
        """The newest proposal or quote that went out."""
        for kind, item in self.newest.items():
            if kind in OFFERS:
                return item
        return None

    def spoke_since(self, at: datetime) -> bool:
        """Whether we have been in touch after `at`: a message, or a conversation."""
        return self.spoke_at is not None and self.spoke_at > at


def past_of(facts: Facts, now: datetime) -> Past:
    """The past up to `now`, walked when it is asked for the first time."""
    past = facts.past
    if past is None or past.now is not now:
        past = Past(facts, now)
        object.__setattr__(facts, "past", past)
    return past


def last_sign_of_life(facts: Facts, now: datetime) -> Interaction | None:
    """The newest thing the lead did or took part in; the capture itself is not one."""
    return past_of(facts, now).sign


def trigger(facts: Facts, now: datetime) -> tuple[str, datetime]:
    """Id and time of the capture that asked us to get in touch; a second form is a new capture."""
    return past_of(facts, now).captured


def captured_again(facts: Facts, now: datetime) -> Interaction | None:
    """The newest capture but the first: somebody who was known already has asked to hear from us once more."""
    newest = past_of(facts, now).newest.get("captured")
    return newest if newest is not None and newest.at > facts.lead.captured_at else None


def follow_ups_since(facts: Facts, at: datetime, now: datetime) -> int:
    """How many follow-ups have gone out after `at`, by the machine or a person; offers and acknowledgements aside."""
    outbound, touches = past_of(facts, now).outbound, facts.touches
    acknowledged: list[datetime] = []
    times: list[datetime] = []
    if touches:
        acknowledged = [touch.at for touch in touches if touch.kind == "first_reply"]
        times = [touch.at for touch in touches if at < touch.at <= now and touch.kind != "first_reply"]
    times += [
        item.at
        for item in outbound
        if item.at > at and item.kind not in OFFERS and not (acknowledged and _is_record(item, acknowledged))
    ]
    count, previous = 0, None
    for time in sorted(times):
        if previous is None or time - previous > SAME_CONTACT:
            count += 1
        previous = time
    return count


def _is_record(interaction: Interaction, acknowledged: list[datetime]) -> bool:
    """Whether it is how the timeline shows one of these acknowledgements."""
    return any(abs(at - interaction.at) <= SAME_CONTACT for at in acknowledged)


def last_absence(facts: Facts, now: datetime) -> Interaction | None:
    """The newest out-of-office reply, unless the lead has been in touch since."""
    if "out_of_office" not in past_of(facts, now).newest:
        return None
    for interaction in facts.interactions:
        if interaction.at > now:
            continue
        if interaction.kind == "out_of_office":
            return interaction
        if took_part(interaction) and interaction.kind not in AUTOMATIC:
            return None
    return None


def close_loop_sent(facts: Facts, now: datetime) -> datetime | None:
    """When the close-loop message of the present silence went out, None if it has not."""
    if not facts.touches:
        return None
    _, since = past_of(facts, now).silent
    for touch in facts.touches:
        if touch.kind == "close_loop" and since <= touch.at <= now:
            return touch.at
    return None


def is_qualified(facts: Facts) -> bool:
    return facts.lead.qualified or facts.lead.stage in (Stage.QUALIFIED, Stage.PROPOSAL_SENT)
