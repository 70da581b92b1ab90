"""A look as a line for people and as an object with stable keys for programs."""

from datetime import UTC, datetime, tzinfo
from typing import Any

from followups.engine.simulation.running import Look


def as_dict(look: Look) -> dict[str, Any]:
    """Every key is always there; times are ISO 8601 in UTC. docs/simulate.md says what each means."""
    decision = look.decision
    return {
        "at": _iso(look.at),
        "action": decision.action.value,
        "rule": decision.rule,
        "reason": decision.reason.value if decision.reason else None,
        "because": decision.because,
        "channel": decision.channel.value if decision.channel else None,
        "due_at": _iso(decision.due_at),
        "due_because": decision.due_because,
        "review": [flag.value for flag in decision.review],
        "track": decision.track.value if decision.track else None,
        "exit": decision.exit.value if decision.exit else None,
        "next_look_at": _iso(decision.next_look_at),
        "next_look_because": decision.next_look_because,
        "outcome": look.outcome or None,
        "woken_by": list(look.woken_by),
        "stage": look.stage.value,
        "stage_to": decision.stage_to.value if decision.stage_to else None,
        "kind": decision.kind or None,
        "step": decision.step or None,
        "template": decision.template or None,
        "title": decision.title,
        "ask": decision.ask,
        "brings": decision.brings,
        "key": decision.key or None,
        "escalate": decision.escalate,
        "alert": decision.alert,
        "owner": decision.owner,
        "evidence": [
            {"kind": item.kind, "id": item.id, "at": _iso(item.at), "words": item.words} for item in decision.evidence
        ],
        "asset": decision.asset or None,
        "cadence": decision.cadence or None,
    }


def as_line(look: Look, zone: tzinfo) -> str:
    """One line, times on the clock of `zone`."""
    decision = look.decision
    what = " ".join(filter(None, (decision.action.value, decision.kind if decision.kind != decision.action else "")))
    parts = [
        f"{_clock(look.at, zone)}  {what:<18} {decision.rule:<16}",
        f"reason {decision.reason.value}" if decision.reason else "",
        f"by {decision.channel.value}" if decision.channel else "",
        f"due {_clock(decision.due_at, zone)}" if decision.due_at else "",
        f"review: {', '.join(flag.value for flag in decision.review)}" if decision.review else "",
        f"track {decision.track.value}" if decision.track else "",
        f"exit {decision.exit.value}" if decision.exit else "",
        f"stage {look.stage.value}",
        f"owner {decision.owner}" if decision.owner else "",
        "ALERT" if decision.alert else "",
        "overdue, reported" if decision.escalate else "",
        look.outcome.upper(),
        _next_look(look, zone),
        decision.because,
    ]
    return " · ".join(part.rstrip() for part in parts if part)


def _next_look(look: Look, zone: tzinfo) -> str:
    """What is sent or done has the lead looked at again at once: that look's own line says what comes next."""
    at = look.decision.next_look_at
    if look.outcome:
        return ""
    return f"next look {_clock(at, zone)}" if at else "no next look"


def _clock(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%a %Y-%m-%d %H:%M}"


def _iso(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None
