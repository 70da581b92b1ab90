"""What is typed in the forms of baselines and pilots, read into what the acts take; what cannot be read is named by its field."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from leads.refusals import Refused
from metrics.definitions import unit_of
from metrics.piloting.thresholds import JUDGED

LABELS = {
    "name": "Name", "by": "Which leads", "value": "Which of these", "start": "First day", "end": "Last day", "days": "Days",
    "leads": "Leads", "baseline": "Baseline", "thresholds": "Thresholds", "because": "Why",
}  # fmt: skip


def read_days(given: Mapping[str, str]) -> tuple[date, date]:
    """The days of a baseline: `start` and `end`."""
    wrong: dict[str, str] = {}
    found = [_day(given, name, wrong) for name in ("start", "end")]
    if wrong or found[0] is None or found[1] is None:
        raise Refused(wrong)
    return found[0], found[1]


def read_pilot(given: Mapping[str, str]) -> dict[str, Any]:
    """What begin_pilot takes. `bound-<metric>` are percent of shares, else the measure's unit; empty: not judged."""
    wrong: dict[str, str] = {}
    thresholds = {}
    for key, metric in JUDGED.items():
        text = given.get(f"bound-{key}", "").strip().rstrip("% ").replace(",", ".")
        if text:
            number = _number(text)
            if number is None:
                wrong[f"thresholds.{key}"] = f"“{text[:20]}” is no number. Give one such as 90, or leave it empty."
            else:
                thresholds[key] = number / 100 if unit_of(metric) == "share" else number
    start = _day(given, "start", wrong)
    counts = {name: _whole(given, name, wrong) for name in ("days", "leads")}
    if wrong:
        raise Refused(wrong)
    return {
        "name": given.get("name", ""), "by": given.get("by", ""), "value": given.get("value", ""), "start": start,
        "baseline": given.get("baseline") or None, "thresholds": thresholds, **counts,
    }  # fmt: skip


def told(error: Refused) -> list[tuple[str, str]]:
    """What was refused as (label of the field, reason)."""
    return [(_label(name), reason) for name, reason in error.errors.items()]


def _label(name: str) -> str:
    first, _, key = name.partition(".")
    return JUDGED[key].name if key in JUDGED else LABELS.get(first, first)


def _day(given: Mapping[str, str], name: str, wrong: dict[str, str]) -> date | None:
    text = given.get(name, "").strip()
    try:
        return date.fromisoformat(text)
    except ValueError:
        wrong[name] = f"“{text[:20]}” is no day. Write it as 2026-11-30." if text else "Choose a day."
        return None


def _whole(given: Mapping[str, str], name: str, wrong: dict[str, str]) -> int:
    text = given.get(name, "").strip()
    if text.isascii() and text.isdigit() and len(text) < 7:
        return int(text)
    wrong[name] = "Give a whole number."
    return 0


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if abs(found) < 10**9 else None
