"""What speaks against contacting a lead, in the engine's words: who may not be written to, stops and holds (mission D3, K1)."""

from collections.abc import Mapping
from datetime import datetime

from followups.engine import facts as engine
from leads.models import Lead
from suppression.verdict import Verdict

CHANNELS = tuple(engine.Channel)

# What the suppression list says in its own words, and the hard stop (D3) it amounts to when it covers e-mail.
STOP_OF_REASON = {
    "opt_out": engine.StopCode.OPT_OUT,
    "explicit_no": engine.StopCode.EXPLICIT_NO,
    "complaint": engine.StopCode.COMPLAINT,
    "bounce_hard": engine.StopCode.BOUNCE_HARD,
    "erased": engine.StopCode.ERASED,
    "owner_stop": engine.StopCode.OWNER_STOP,
}


def contact_allowed(verdicts: Mapping[str, Verdict]) -> dict[engine.Channel, engine.MayContact]:
    """Whether each channel may be used for following up, and what suppression says of it."""
    return {
        channel: engine.MayContact(_allowed(verdicts[channel]), verdicts[channel].code, verdicts[channel].say)
        for channel in CHANNELS
    }


def _allowed(verdict: Verdict) -> bool:
    """Quiet after a close-loop message is the engine's own rule, by which it already decides; everything else is a no."""
    return verdict.allowed or all(reason.code == "close_loop" for reason in verdict.because)


def stops_of(lead: Lead, contact: Mapping[str, Verdict], now: datetime) -> tuple[engine.Stop, ...]:
    """The lead's own, its end in time, and those of the suppression list (D3)."""
    stops = []
    if lead.stop_code:
        stops.append(
            engine.Stop(
                engine.StopCode(lead.stop_code), lead.stop_at, lead.stop_say, str(lead.stop_event_id or lead.pk)
            )
        )
    if lead.expires_at and lead.expires_at <= now:
        say = f"The opportunity expired on {lead.expires_at:%Y-%m-%d}."
        stops.append(
            engine.Stop(engine.StopCode.EXPIRED, lead.expires_at, say, f"expired-{lead.expires_at:%Y%m%d%H%M}")
        )
    stops.extend(
        engine.Stop(STOP_OF_REASON[reason.code], reason.since, reason.say, str(reason.entry_id))
        for reason in contact[engine.Channel.EMAIL].because
        if reason.code in STOP_OF_REASON
    )
    return tuple(stops)


def holds_of(lead: Lead, contact: Mapping[str, Verdict], unknown: engine.Hold | None) -> tuple[engine.Hold, ...]:
    """What waits for a person: the lead's own, a message of `unknown` outcome, a consent that cannot be read."""
    holds = []
    if lead.hold_code:
        holds.append(engine.Hold(engine.HoldCode(lead.hold_code), lead.hold_at, lead.hold_say, str(lead.pk)))
    if unknown is not None:
        holds.append(unknown)
    holds.extend(
        engine.Hold(engine.HoldCode.UNCLEAR_CONSENT, reason.since, reason.say, str(reason.entry_id))
        for reason in contact[engine.Channel.EMAIL].because
        if reason.code == "unclear_consent"
    )
    return tuple(holds)
