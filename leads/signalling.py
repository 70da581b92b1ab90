"""What the lead did without a word, and what was learned about them: each recorded once (mission C2, G4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from leads.journal import record_once
from leads.models import Event, Lead
from leads.noting import moment
from leads.refusals import Conflict, Refused
from leads.waking import tell_colleagues, wake
from tenants.models import Tenant, User

Kind = Event.Kind
CLOCKS_DIFFER = timedelta(minutes=10)  # by so much another machine's clock may be ahead of ours
LONGEST_TEXT = 10_000
LONGEST_URL = 2_000
LONGEST_MEETING = timedelta(days=2)
USUAL_MEETING = timedelta(hours=1)
BOOKING = ("starts", "ends", "cancelled")


@dataclass(frozen=True, slots=True)
class Signal:
    """What a kind of signal is to the journal, and what it may say besides at, text, url and external_id."""

    direction: str = Event.Direction.INBOUND
    channel: str = ""
    fields: tuple[str, ...] = ()


SIGNALS: dict[str, Signal] = {
    Kind.VISIT.value: Signal(fields=("high_intent",)),
    Kind.DOWNLOAD.value: Signal(),
    Kind.CLICK.value: Signal(fields=("human",)),
    Kind.BOOKING.value: Signal(fields=BOOKING),
    Kind.OUT_OF_OFFICE.value: Signal(channel="email", fields=("until",)),
    Kind.TRIGGER_EVENT.value: Signal(direction=Event.Direction.NONE),
}
OWN_FIELDS = tuple(name for signal in SIGNALS.values() for name in signal.fields)


def record_signal(
    tenant: Tenant,
    lead: Lead,
    given: Mapping,
    *,
    now: datetime,
    actor: str = Event.Actor.API,
    user: User | None = None,
    ring: bool = True,
) -> tuple[Event, bool]:
    """Write a signal down and wake the lead; the event, and whether it is new.

    `given`: {"kind": one of SIGNALS, "at": aware datetime (default now), "text", "url" (http or https), "external_id"}; a
    visit also "high_intent": the page is one that is handed to a person; a click also "human": told from scanners, for only
    then it counts; an out_of_office "until": the day or moment they are
    back; a booking "starts" and "ends" (an hour later by default), or "cancelled": true with the external_id of the
    booking, which then no longer holds. A repeat of an external id is the first event. Raises Refused by field, Conflict
    where the external id is another lead's.
    """
    kind = given.get("kind")
    signal = SIGNALS.get(kind or "")
    if signal is None:
        raise Refused({"kind": f"“{kind}” is no kind of signal. Kinds are: {', '.join(SIGNALS)}."})
    at = given.get("at") or now
    _check(given, signal, kind, at, now)
    external_id, data = given.get("external_id") or None, _data(tenant, given, kind, at)
    if "cancels" in data:
        external_id = f"{external_id}#cancelled"
    event, fresh = record_once(
        tenant,
        lead,
        kind,
        at=at,
        now=now,
        direction=signal.direction,
        channel=signal.channel,
        actor=actor,
        user=user,
        external_id=external_id,
        text=_text(given),
        data=data,
    )
    if event.lead_id != lead.pk:
        raise Conflict({"external_id": f"“{event.external_id}” is noted on another lead already."})
    if fresh and (kind != Kind.CLICK or data.get("human")):  # a scanner's click changes nothing
        wake(tenant, [lead.pk], now, ring=ring)
        if signal.direction == Event.Direction.INBOUND:
            tell_colleagues(tenant, lead)
    return event, fresh


def _check(given: Mapping, signal: Signal, kind: str, at: datetime, now: datetime) -> None:
    wrong = {
        name: f"A signal of the kind {kind} has no such field."
        for name in OWN_FIELDS
        if given.get(name) is not None and name not in signal.fields
    }
    if at > now + CLOCKS_DIFFER:
        wrong["at"] = "This moment has not come yet. A signal tells what has happened."
    if len(given.get("text") or "") > LONGEST_TEXT:
        wrong["text"] = f"At most {LONGEST_TEXT:,} characters."
    if url := given.get("url"):
        reason = _wrong_with(url)
        if reason:
            wrong["url"] = reason
    if kind == Kind.BOOKING and not wrong:
        wrong = _wrong_with_booking(given)
    if wrong:
        raise Refused(wrong)


def _wrong_with(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "This is no address. Write it like https://www.example.com/prices."
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return "Give the whole address, beginning with https:// or http://."
    return f"At most {LONGEST_URL:,} characters." if len(url) > LONGEST_URL else ""


def _wrong_with_booking(given: Mapping) -> dict[str, str]:
    if given.get("cancelled"):
        if not given.get("external_id"):
            return {"external_id": "Say which booking: its external_id."}
        return {}
    starts, ends = given.get("starts"), given.get("ends")
    if starts is None:
        return {"starts": "Say when the meeting is."}
    if ends is not None and not starts < ends <= starts + LONGEST_MEETING:
        return {"ends": "The meeting ends after it starts, within two days."}
    return {}


def _data(tenant: Tenant, given: Mapping, kind: str, at: datetime) -> dict:
    """What the journal keeps of it besides its text."""
    data: dict[str, object] = {"url": given["url"]} if given.get("url") else {}
    if kind == Kind.CLICK and given.get("human") is not None:
        data["human"] = bool(given["human"])
    elif kind == Kind.VISIT and given.get("high_intent"):
        data["high_intent"] = True
    elif kind == Kind.OUT_OF_OFFICE and given.get("until"):
        until = moment(given["until"], tenant)
        if until <= at:
            raise Refused({"until": "They are back after they have left. Give a later day."})
        data["until"] = until.isoformat()
    elif kind == Kind.BOOKING and given.get("cancelled"):
        data["cancels"] = given["external_id"]
    elif kind == Kind.BOOKING:
        ends = given.get("ends") or given["starts"] + USUAL_MEETING
        data |= {"starts": given["starts"].isoformat(), "ends": ends.isoformat()}
    return data


def _text(given: Mapping) -> str:
    """The words and the address: rules and people read both."""
    text, url = (given.get("text") or "").strip(), given.get("url") or ""
    return f"{text} ({url})" if text and url and url not in text else text or url
