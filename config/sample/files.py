"""Reading the sample's files: strict, because a slip in them would otherwise show only on the screen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from django.conf import settings

from config.sample.times import moment

FOLDER = settings.BASE_DIR / "sample"
TIMES = ("at", "due", "pause_until")
NOTE = {"kind", "direction", "text", "promises", "questions", "explicit_no"}
KNOWN = NOTE | {"at", "stage", "reason", "suppress", "note", "hold", "say", "pause_until", "because", "look", "done"}


@dataclass(frozen=True, slots=True)
class History:
    """What has happened with one lead; the times are real ones."""

    email: str
    captured: datetime
    owner: str
    entries: list[dict[str, Any]] = field(default_factory=list)

    @property
    def was_looked_at(self) -> bool:
        return any("look" in entry for entry in self.entries)


def read_agency(folder: Path = FOLDER) -> dict[str, Any]:
    """`agency.yaml` as it stands."""
    return yaml.safe_load((folder / "agency.yaml").read_text(encoding="utf-8"))


def leads_file(slug: str, folder: Path = FOLDER) -> Path:
    return folder / f"{slug}.leads.csv"


def read_histories(slug: str, now: datetime, zone: ZoneInfo, folder: Path = FOLDER) -> list[History]:
    """A client's histories, each in order of time. Raises ValueError naming the lead where an entry makes no sense."""
    text = (folder / f"{slug}.histories.yaml").read_text(encoding="utf-8")
    return [_history(item, now, zone) for item in yaml.safe_load(text)]


def _history(item: dict[str, Any], now: datetime, zone: ZoneInfo) -> History:
    try:
        entries = sorted((_entry(raw, now, zone) for raw in item.get("history", ())), key=lambda entry: entry["at"])
        return History(item["lead"], moment(item["captured"], now, zone), item.get("owner", ""), entries)
    except (KeyError, ValueError) as error:
        raise ValueError(f"{item.get('lead')}: {error}") from error


def _entry(raw: dict[str, Any], now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    if strange := set(raw) - KNOWN:
        raise ValueError(f"{', '.join(sorted(strange))} is not known.")
    entry = dict(_with_times(raw, now, zone))
    if entry["at"] > now:
        raise ValueError(f"{raw['at']} has not come yet.")
    return entry


def _with_times(raw: dict[str, Any], now: datetime, zone: ZoneInfo) -> Iterator[tuple[str, Any]]:
    for name, value in raw.items():
        if name in TIMES:
            yield name, moment(value, now, zone)
        elif name == "promises":
            yield name, [dict(_with_times(promise, now, zone)) for promise in value]
        else:
            yield name, value
