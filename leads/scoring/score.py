"""The score: what fits and what was done, each with its points and what shows it (mission B2). Pure and deterministic."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from leads.scoring.profile import CODES, NUMBERS, Band, Criterion, Kind, Profile, SignalRule

DAY = timedelta(days=1)
FADED = 0.5  # points: what is worth less is not told
SHOWN = 3  # events that one signal points at, the newest
WORDS = 200  # characters of an event that are shown


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing the lead did: an event of the journal."""

    id: str
    kind: Kind
    at: datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class Because:
    """One line of a score: a criterion or a signal, its points, and what shows it."""

    key: str
    name: str
    part: str  # fit | intent
    state: str  # met | not_met | unknown | knocked_out | seen
    points: int  # of the part's 100
    most: int
    say: str
    evidence: tuple[Mapping[str, str], ...] = ()  # each {"kind", "id", "at", "words"}
    must: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a model makes of the same facts: shown beside the rules, and never counted (B2)."""

    score: int  # 0 to 100
    because: str
    model: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Score:
    score: int  # 0 to 100
    band: Band
    fit: int  # 0 to 100
    intent: int  # 0 to 100
    qualified: bool
    unqualified_because: str = ""
    reasons: tuple[Because, ...] = ()
    missing: tuple[str, ...] = field(default=())  # must-haves of which nothing is known, by name

    def as_json(self) -> dict[str, object]:
        """What the history keeps besides its columns."""
        names = ("key", "name", "part", "state", "points", "most", "say", "must")
        return {
            "unqualified_because": self.unqualified_because,
            "missing": list(self.missing),
            "reasons": [
                {**{name: getattr(each, name) for name in names}, "evidence": [dict(row) for row in each.evidence]}
                for each in self.reasons
            ],
        }


def score_of(profile: Profile, person: Mapping[str, object], seen: Sequence[Seen], now: datetime) -> Score:
    """How well they fit and how much they want it, 0 to 100 each and together; total: every input has an answer.

    `person` holds the fields of profile.FIELDS and the lead's "id"; a missing or empty one is not known. What lies after
    `now` has not happened. Fit is the weight of what is met in per cent of all weights; intent the sum of what the
    signals are still worth, at most 100. A knock-out makes the score 0.
    """
    fits = [_fit(criterion, person) for criterion in profile.criteria]
    weights = sum(each.weight for each in profile.criteria if not each.knock_out)
    met = sum(
        criterion.weight
        for criterion, state in zip(profile.criteria, fits, strict=True)
        if state == "met" and not criterion.knock_out
    )
    reasons = [
        _told(criterion, state, person, weights) for criterion, state in zip(profile.criteria, fits, strict=True)
    ]
    fit = _rounded(100 * met / weights) if weights else 0
    worth, signals = 0.0, []
    for rule in profile.signals:
        points, told = _signal(rule, seen, now)
        worth += points
        if told is not None:
            signals.append(told)
    intent = _rounded(min(worth, 100.0))
    whole = _whole(profile, fit if weights else None, intent if profile.signals else None)
    knocked = [each.name for each in reasons if each.state == "knocked_out"]
    lacking = [each.name for each in reasons if each.must and each.state == "not_met"]
    missing = tuple(each.name for each in reasons if each.must and each.state == "unknown")
    because = _unqualified(profile, whole, knocked, lacking)
    return Score(
        score=0 if knocked else whole,
        band=_band(profile, whole, qualified=not because, complete=not missing),
        fit=fit,
        intent=intent,
        qualified=not because,
        unqualified_because=because,
        reasons=(*reasons, *signals),
        missing=missing,
    )


def band_of(profile: Profile, score: int) -> Band:
    """The band of a score as such, for one that a person has given."""
    return Band.HOT if score >= profile.hot else Band.WARM if score >= profile.warm else Band.COLD


def _whole(profile: Profile, fit: int | None, intent: int | None) -> int:
    """Both parts by their shares; where the profile asks for one alone, that one."""
    if fit is None or intent is None:
        return fit if fit is not None else intent if intent is not None else 0
    return _rounded((profile.fit_share * fit + (100 - profile.fit_share) * intent) / 100)


def _band(profile: Profile, score: int, *, qualified: bool, complete: bool) -> Band:
    if not qualified:
        return Band.COLD
    band = band_of(profile, score)
    return Band.WARM if band is Band.HOT and not complete else band


def _unqualified(profile: Profile, score: int, knocked: list[str], lacking: list[str]) -> str:
    if knocked:
        return f"Ruled out: {', '.join(knocked)}."
    if lacking:
        return f"A must is not met: {', '.join(lacking)}."
    if score < profile.qualified_from:
        return f"The score of {score} is below {profile.qualified_from}."
    return ""


def _fit(criterion: Criterion, person: Mapping[str, object]) -> str:
    value = person.get(criterion.field)
    if value is None or value == "":
        return "unknown"
    if criterion.field in NUMBERS:
        number = Decimal(str(value))
        low, high = criterion.at_least, criterion.at_most
        has = (low is None or number >= low) and (high is None or number <= high)
    elif criterion.field in CODES:
        has = _code(str(value)) in criterion.any_of or str(value).strip().casefold() in criterion.any_of
    else:
        has = begins_a_word(criterion.any_of, str(value))
    return "met" if has else "not_met"


def _code(value: str) -> str:
    """A language without its region: “de” is what “de-AT” is asked for as."""
    return value.strip().casefold().partition("-")[0]


def _told(criterion: Criterion, state: str, person: Mapping[str, object], weights: int) -> Because:
    share = _rounded(100 * criterion.weight / weights) if weights and not criterion.knock_out else 0
    field_name, value = criterion.field.replace("_", " "), person.get(criterion.field)
    if criterion.knock_out:
        state = {"met": "knocked_out", "not_met": "met"}.get(state, state)
    wanted = _wanted(criterion)
    say = {
        "unknown": f"{field_name.capitalize()} is not known; wanted is {wanted}.",
        "met": f"{field_name.capitalize()} is “{value}”.",
        "not_met": f"{field_name.capitalize()} is “{value}”, and not {wanted}.",
        "knocked_out": f"{field_name.capitalize()} is “{value}”, which rules it out.",
    }[state]
    if criterion.knock_out and state == "unknown":
        say = f"{field_name.capitalize()} is not known; {wanted} would rule it out."
    evidence: tuple[Mapping[str, str], ...] = ()
    if state != "unknown":
        told = {
            "kind": "lead",
            "id": str(person.get("id", "")),
            "at": "",
            "words": f"{field_name}: {value}",
        }
        evidence = (told,)
    points = share if state == "met" else 0
    return Because(criterion.key, criterion.name, "fit", state, points, share, say, evidence, criterion.must)


def _wanted(criterion: Criterion) -> str:
    if criterion.any_of:
        return " or ".join(f"“{word}”" for word in criterion.any_of)
    low, high = criterion.at_least, criterion.at_most
    if low is not None and high is not None:
        return f"{low} to {high}"
    return f"{low} or more" if low is not None else f"{high} or less"


def _signal(rule: SignalRule, seen: Sequence[Seen], now: datetime) -> tuple[float, Because | None]:
    """What is left of a signal's points, and its line; none where nothing is left to tell."""
    found = [
        item
        for item in seen
        if item.kind is rule.kind and item.at <= now and (not rule.words or begins_a_word(rule.words, item.text))
    ]
    if not found:
        return 0.0, None
    worth = min(sum(rule.points * _left(now - item.at, rule.half_life_days) for item in found), float(rule.most))
    if worth < FADED:
        return worth, None
    found.sort(key=lambda item: (item.at, item.id), reverse=True)
    newest = found[0]
    ago = (now - newest.at).days
    when = "today" if ago == 0 else "yesterday" if ago == 1 else f"{ago} days ago"
    times = "once" if len(found) == 1 else f"{len(found)} times"
    evidence = tuple(
        {"kind": "interaction", "id": item.id, "at": item.at.isoformat(), "words": item.text[:WORDS]}
        for item in found[:SHOWN]
    )
    say = f"{times.capitalize()}, last {when}; half of it is gone after {rule.half_life_days} days."
    return worth, Because(rule.key, rule.name, "intent", "seen", _rounded(worth), rule.most, say, evidence)


def _left(age: timedelta, half_life_days: int) -> float:
    """The part that is left: exponential decay with a half-life."""
    return float(0.5 ** (age / (DAY * half_life_days)))


def begins_a_word(words: tuple[str, ...], text: str) -> bool:
    """Whether one of the words, in small letters, begins a word of the text."""
    return bool(words) and _pattern(words).search(text.casefold()) is not None


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Each at the beginning of a word: “price” is in “/our-prices”, not in “caprice”."""
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, words))})")


def _rounded(number: float) -> int:
    """Half up, as people round."""
    return int(number + 0.5)
