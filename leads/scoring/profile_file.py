"""A profile as a document: read with every mistake named, and written back whole (mission B2, J2)."""

from collections.abc import Mapping
from decimal import Decimal

from documents.reading import DocumentError, Reader, named
from leads.scoring.profile import FIELDS, NUMBERS, Criterion, Kind, Profile, SignalRule, Unqualified

KEYS = ("thresholds", "fit_share", "qualified_from", "unqualified", "criteria", "signals")
OF_CRITERION = ("key", "name", "field", "weight", "any_of", "at_least", "at_most", "must", "knock_out")
OF_SIGNAL = ("key", "name", "kind", "points", "words", "half_life_days", "most")
MOST_ROWS = 100  # criteria, and signals
LONGEST_WORD = 100
SHIPPED = Profile()


def profile_from_dict(document: Mapping[str, object]) -> Profile:
    """The profile of a document; what it leaves out is as shipped. Raises DocumentError naming every mistake."""
    reader = Reader()
    given = reader.mapping("", document, KEYS)
    hot, warm = _thresholds(reader, given.get("thresholds", {}))
    profile = Profile(
        criteria=_criteria(reader, given.get("criteria", [])),
        signals=_signals(reader, given.get("signals", [])),
        hot=hot,
        warm=warm,
        fit_share=_percent(reader, "fit_share", given.get("fit_share", SHIPPED.fit_share)),
        qualified_from=_percent(reader, "qualified_from", given.get("qualified_from", SHIPPED.qualified_from)),
        unqualified=Unqualified(
            reader.choice("unqualified", given.get("unqualified", SHIPPED.unqualified.value), tuple(Unqualified))
        ),
    )
    if not profile.criteria and not profile.signals:
        reader.refuse("criteria", "Nothing is scored.", "Give at least one criterion, or one signal.")
    if profile.qualified_from > profile.hot:
        reader.refuse("qualified_from", "A hot lead would not qualify.", "Give no more than thresholds.hot.")
    if reader.problems:
        raise DocumentError(tuple(reader.problems))
    return profile


def profile_to_dict(profile: Profile) -> dict[str, object]:
    """The whole profile as a document, what was as shipped included; reading it gives the same profile."""
    return {
        "thresholds": {"hot": profile.hot, "warm": profile.warm},
        "fit_share": profile.fit_share,
        "qualified_from": profile.qualified_from,
        "unqualified": profile.unqualified.value,
        "criteria": [_criterion_to_dict(each) for each in profile.criteria],
        "signals": [_signal_to_dict(each) for each in profile.signals],
    }


def _thresholds(reader: Reader, document: object) -> tuple[int, int]:
    given = reader.mapping("thresholds", document, ("hot", "warm"))
    hot = reader.number("thresholds.hot", given.get("hot", SHIPPED.hot), 100)
    warm = reader.number("thresholds.warm", given.get("warm", SHIPPED.warm), 100)
    if warm >= hot:
        reader.refuse("thresholds.warm", f"{warm} is not below {hot}, where hot begins.", "Give a lower number.")
    return hot, warm


def _percent(reader: Reader, place: str, value: object, largest: int = 100) -> int:
    return 0 if value == 0 and not isinstance(value, bool) else reader.number(place, value, largest)


def _criteria(reader: Reader, document: object) -> tuple[Criterion, ...]:
    found: list[Criterion] = []
    for index, item in enumerate(_rows(reader, "criteria", document)):
        place = f"criteria[{index}]"
        given = reader.mapping(place, item, OF_CRITERION, required=("key", "field"))
        if not given:
            continue
        key = _fresh_key(reader, place, given.get("key"), [each.key for each in found])
        field = reader.choice(f"{place}.field", given.get("field"), FIELDS)
        criterion = Criterion(
            key=key,
            name=reader.text(f"{place}.name", given["name"]) if "name" in given else key.replace("_", " "),
            field=field,
            weight=_percent(reader, f"{place}.weight", given.get("weight", 1)),
            any_of=_words(reader, f"{place}.any_of", given.get("any_of", [])),
            at_least=_number(reader, f"{place}.at_least", given.get("at_least")),
            at_most=_number(reader, f"{place}.at_most", given.get("at_most")),
            must=reader.flag(f"{place}.must", given.get("must", False)),
            knock_out=reader.flag(f"{place}.knock_out", given.get("knock_out", False)),
        )
        _check(reader, place, criterion)
        found.append(criterion)
    return tuple(found)


def _check(reader: Reader, place: str, criterion: Criterion) -> None:
    ranged = criterion.at_least is not None or criterion.at_most is not None
    if criterion.field in NUMBERS:
        if criterion.any_of:
            reader.refuse(f"{place}.any_of", f"{criterion.field} is a number.", "Write at_least or at_most instead.")
        elif not ranged:
            reader.refuse(place, "Nothing is asked of it.", "Give at_least, at_most, or both.")
    elif ranged:
        reader.refuse(place, f"{criterion.field} is no number.", "Write any_of with a list of words instead.")
    elif not criterion.any_of:
        reader.refuse(f"{place}.any_of", "Nothing is asked of it.", "Give a list of words.")
    low, high = criterion.at_least, criterion.at_most
    if low is not None and high is not None and low > high:
        reader.refuse(f"{place}.at_most", f"{high} is less than at_least.", "Let at_least be the smaller one.")
    if criterion.must and criterion.knock_out:
        reader.refuse(place, "It can be needed or unwanted, not both.", "Leave out must or knock_out.")


def _signals(reader: Reader, document: object) -> tuple[SignalRule, ...]:
    found: list[SignalRule] = []
    for index, item in enumerate(_rows(reader, "signals", document)):
        place = f"signals[{index}]"
        given = reader.mapping(place, item, OF_SIGNAL, required=("key", "kind", "points"))
        if not given:
            continue
        key = _fresh_key(reader, place, given.get("key"), [each.key for each in found])
        points = reader.number(f"{place}.points", given.get("points"), 100)
        rule = SignalRule(
            key=key,
            name=reader.text(f"{place}.name", given["name"]) if "name" in given else key.replace("_", " "),
            kind=Kind(reader.choice(f"{place}.kind", given.get("kind"), tuple(Kind))),
            points=points,
            words=_words(reader, f"{place}.words", given.get("words", [])),
            half_life_days=reader.number(f"{place}.half_life_days", given.get("half_life_days", 14), 3650),
            most=reader.number(f"{place}.most", given.get("most", 100), 100),
        )
        if rule.most < rule.points:
            reader.refuse(f"{place}.most", f"One alone is worth {points} points.", "Give at least as many.")
        found.append(rule)
    return tuple(found)


def _rows(reader: Reader, place: str, document: object) -> list[object]:
    rows = list(reader.sequence(place, document))
    if len(rows) > MOST_ROWS:
        reader.refuse(place, f"There are more than {MOST_ROWS}.", "Leave out the least important.")
    return rows[:MOST_ROWS]


def _fresh_key(reader: Reader, place: str, value: object, taken: list[str]) -> str:
    key = reader.key(f"{place}.key", value)
    if key and key in taken:
        reader.refuse(f"{place}.key", f"The key “{key}” is used twice.", "Give each a key of its own.")
    return key


def _words(reader: Reader, place: str, document: object) -> tuple[str, ...]:
    words = []
    for index, item in enumerate(reader.sequence(place, document)):
        word = "no" if item is False else reader.text(f"{place}[{index}]", item).strip()  # YAML reads NO as false
        if len(word) > LONGEST_WORD:
            reader.refuse(f"{place}[{index}]", f"It has more than {LONGEST_WORD} characters.", "Write a few words.")
        words.append(word.casefold())
    return tuple(word for word in words if word)


def _number(reader: Reader, place: str, value: object) -> Decimal | None:
    if value is None:
        return None
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        number = Decimal("NaN")
    if isinstance(value, bool) or not number.is_finite() or number < 0:
        reader.refuse(place, f"{named(value)} is not a number from 0 on.", "Write digits only, for example 50.")
        return None
    return number


def _criterion_to_dict(each: Criterion) -> dict[str, object]:
    row: dict[str, object] = {"key": each.key, "name": each.name, "field": each.field, "weight": each.weight}
    if each.any_of:
        row["any_of"] = list(each.any_of)
    row |= {name: _plain(value) for name in ("at_least", "at_most") if (value := getattr(each, name)) is not None}
    return row | {name: True for name in ("must", "knock_out") if getattr(each, name)}


def _plain(value: Decimal) -> int | str:
    return int(value) if value == value.to_integral_value() else str(value)


def _signal_to_dict(each: SignalRule) -> dict[str, object]:
    row: dict[str, object] = {"key": each.key, "name": each.name, "kind": each.kind.value, "points": each.points}
    if each.words:
        row["words"] = list(each.words)
    return row | {"half_life_days": each.half_life_days, "most": each.most}
