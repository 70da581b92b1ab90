"""May the lead be contacted? The consent and the suppressions of a scenario, weighed as the product weighs them (K1)."""

from dataclasses import dataclass
from datetime import datetime

from followups.engine.facts import Channel, MayContact, StopCode
from followups.engine.planning import BY_PHONE, CLOSE_LOOP_RULE
from followups.engine.simulation.scenario import Ground

# On which ground a channel may be used: an e-mail may rest on a legitimate interest, a text message needs the person's own
# word beforehand (Directive 2002/58/EC Art. 13(1)). Calls and LinkedIn are only closed by an entry.
_OWN_WORD = frozenset({"consent", "request"})
_GROUND = {
    Channel.EMAIL: _OWN_WORD | {"legitimate_interest"},
    Channel.SMS: _OWN_WORD,
    Channel.WHATSAPP: _OWN_WORD,
}
_GRAVITY = (
    StopCode.COMPLAINT, StopCode.OPT_OUT, StopCode.BOUNCE_HARD, CLOSE_LOOP_RULE, "no_address", "consent_withdrawn",
    "consent_expired", "unclear_consent", "no_consent",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One suppression: of one channel, or of all where `channel` is None."""

    id: str
    code: str
    since: datetime
    say: str
    channel: Channel | None = None
    until: datetime | None = None
    ends_on_reply: bool = False

    def covers(self, channel: Channel, now: datetime) -> bool:
        return self.channel in (None, channel) and (self.until is None or now < self.until)


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing that stands against using a channel."""

    code: str
    say: str
    since: datetime
    id: str


def objections(
    channel: Channel,
    entries: list[Entry],
    ground: Ground | None,
    has_address: bool,
    captured_at: datetime,
    now: datetime,
) -> list[Objection]:
    """Everything that stands against this channel now, gravest first."""
    found = [Objection(entry.code, entry.say, entry.since, entry.id) for entry in entries if entry.covers(channel, now)]
    if not has_address:
        what = "phone number" if channel in BY_PHONE else "e-mail address"
        found.append(Objection("no_address", f"No usable {what} is known.", captured_at, f"consent-{channel}"))
    elif (why := _missing_ground(channel, ground, now)) is not None:
        code, say = why
        given_at = ground.given_at if ground is not None and ground.given_at is not None else captured_at
        found.append(Objection(code, say, given_at, f"consent-{channel}"))
    return sorted(found, key=lambda objection: _GRAVITY.index(objection.code))


def verdict(found: list[Objection]) -> MayContact:
    """The answer to the engine: any objection is a no, but the quiet after a close-loop is the engine's own to keep."""
    if not found:
        return MayContact(True)
    allowed = all(objection.code == CLOSE_LOOP_RULE for objection in found)
    return MayContact(allowed, found[0].code, found[0].say)


def _missing_ground(channel: Channel, ground: Ground | None, now: datetime) -> tuple[str, str] | None:
    enough = _GROUND.get(channel)
    if enough is None or (ground is None and channel is Channel.EMAIL):
        return None
    if ground is None or (ground.given_at is not None and ground.given_at > now):
        return None if channel is Channel.EMAIL else ("no_consent", f"No consent to {channel.value} is on record.")
    if ground.basis == "withdrawn":
        return "consent_withdrawn", f"Consent to {channel.value} was withdrawn."
    if ground.basis == "unknown":
        return "unclear_consent", f"On what ground they may be contacted by {channel.value} is unknown."
    if ground.basis not in enough:
        return "no_consent", f"No consent to {channel.value} is on record."
    if ground.expires_at is not None and ground.expires_at <= now:
        return "consent_expired", f"Consent to {channel.value} has expired."
    return None
