"""How much one lead may hear from us: caps over sliding windows, by lead, channel and segment (F2).

Every contact counts that went out or may have: messages of ours, and what people have noted that they sent or tried.
A window is so many times 24 hours, so that midnight, a month's end or daylight saving never lets two windows' worth
through at once.
"""

from dataclasses import dataclass
from datetime import datetime

from followups.engine.facts import Channel, Facts, Stage
from followups.engine.history import SAME_CONTACT, past_of
from followups.engine.policy import Caps, Policy, Segment
from followups.engine.timing import FIRST, plus, span
from followups.engine.wording import counted

WEEK, MONTH = 7, 30  # days
CHANNEL_NAMES = {
    Channel.EMAIL: "e-mail",
    Channel.SMS: "text message",
    Channel.WHATSAPP: "WhatsApp message",
    Channel.CALL: "call",
    Channel.LINKEDIN: "LinkedIn message",
}
_SEGMENT_NAMES = {
    Segment.COLD: "A lead that has never answered",
    Segment.ANSWERED: "A lead that has answered",
    Segment.DORMANT: "A dormant lead",
    Segment.STRATEGIC: "A strategic lead",
}
Contact = tuple[datetime, Channel | None]


def contacts_by_us(facts: Facts, now: datetime) -> list[Contact]:
    """When and on which channel we have reached out up to `now`, newest first; a touch and its note are one."""
    found: list[Contact] = [(touch.at, touch.channel) for touch in facts.touches if touch.at <= now]
    for item in past_of(facts, now).outbound:
        if not any(abs(at - item.at) <= SAME_CONTACT for at, _ in found):
            found.append((item.at, item.channel))
    if len(found) > 1:
        found.sort(key=_time, reverse=True)
    return found


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `most` touches in `days` times 24 hours; only those on `channel`, only those from `since` on."""

    who: str
    most: int
    days: int
    channel: Channel | None = None
    since: datetime = FIRST

    def say(self) -> str:
        """The cap as a sentence, for one that is reached."""
        thing = "touch" if self.channel is None else CHANNEL_NAMES[self.channel]
        several = "touches" if self.channel is None and self.most != 1 else None
        what = f"{self.most} {several}" if several else counted(self.most, thing)
        return f"{self.who} gets at most {what} in {counted(self.days, 'day')}, and has had them."

    def ends(self, contacts: list[Contact]) -> datetime | None:
        """From when on it allows one more, given the contacts newest first; None while it is not reached at any time."""
        most = max(self.most, 1)
        if len(contacts) < most:
            return None
        counting = [at for at, by in contacts if at >= self.since and self.channel in (None, by)]
        return plus(counting[most - 1], span(days=self.days)) if len(counting) >= most else None


def cap_reached(facts: Facts, policy: Policy, now: datetime, channel: Channel | None) -> tuple[datetime, Cap] | None:
    """The cap that is the last to allow one more touch on `channel`, and from when on; that may be past."""
    most = len(facts.touches) + len(past_of(facts, now).outbound)  # some of them may be one contact
    if not most or most < (smallest := _smallest(policy.caps, channel)):
        return None
    contacts = contacts_by_us(facts, now)
    if not contacts or len(contacts) < smallest:
        return None
    found: tuple[datetime, Cap] | None = None
    for cap in caps_of(facts, policy.caps, now, channel):
        ends = cap.ends(contacts)
        if ends is not None and (found is None or ends > found[0]):
            found = ends, cap
    return found


def _smallest(caps: Caps, channel: Channel | None) -> int:
    """The fewest touches at which any cap could be reached: most leads have had fewer, and cost no more than this."""
    smallest = min(caps.week, caps.month)
    for cap in caps.segments:
        smallest = min(smallest, cap.touches)
    for name, limit in caps.channels:
        if name is channel:
            smallest = min(smallest, limit.week, limit.month)
    return smallest


def caps_of(facts: Facts, caps: Caps, now: datetime, channel: Channel | None) -> list[Cap]:
    """Every cap that holds for a touch on this channel now.

    For a cold lead the touches since its capture count: one that asks through a form again has answered the earlier ones.
    """
    found = [Cap("A lead", caps.week, WEEK), Cap("A lead", caps.month, MONTH)]
    for name, limit in caps.channels:
        if name is channel:
            found += [Cap("A lead", limit.week, WEEK, name), Cap("A lead", limit.month, MONTH, name)]
    for cap in caps.segments:
        if is_in(facts, now, cap.segment):
            since = past_of(facts, now).captured[1] if cap.segment is Segment.COLD else FIRST
            found.append(Cap(_SEGMENT_NAMES[cap.segment], cap.touches, cap.days, since=since))
    return found


def is_in(facts: Facts, now: datetime, segment: Segment) -> bool:
    """Whether the lead belongs to the segment now."""
    if segment is Segment.DORMANT:
        return facts.lead.stage is Stage.DORMANT
    if segment is Segment.STRATEGIC:
        return facts.lead.strategic
    past = past_of(facts, now)
    answered = past.sign is not None and past.sign.at > past.captured[1]
    return answered is (segment is Segment.ANSWERED)


def _time(contact: Contact) -> datetime:
    return contact[0]
