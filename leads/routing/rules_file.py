"""Routing rules as a document: read with every mistake named, and written back whole (mission A4, J2)."""

from collections.abc import Mapping
from decimal import Decimal

from documents.reading import DocumentError, Reader
from leads.routing.rules import CODES, TEXTS, ConflictKind, Response, RoutingRules, Rule, Share, When

KEYS = ("rules", "teams", "regions", "territories", "fallback", "conflicts", "response")
OF_WHEN = (*TEXTS, *CODES, "region", "account", "value_at_least", "value_below", "score_at_least")
CONFLICT_ANSWERS = ("review", "ignore")
RESPONSE_ANSWERS = ("alert", "reassign")
MOST_ROWS = 200
LONGEST_MINUTES = 60 * 24 * 60


def rules_from_dict(document: Mapping[str, object], members: frozenset[str] | None = None) -> RoutingRules:
    """The rules of a document. Raises DocumentError naming every mistake.

    `members` are the addresses of those who may own leads; None: any address is taken.
    """
    reader = Reader()
    given = reader.mapping("", document, KEYS)
    regions = _regions(reader, given.get("regions", {}))
    teams = _teams(reader, given.get("teams", {}), members)
    found = RoutingRules(
        rules=_rules(reader, given.get("rules", []), teams, regions, members),
        teams=teams,
        territories=_territories(reader, given.get("territories", {}), regions, members),
        fallback=_member(reader, "fallback", given["fallback"], members) if given.get("fallback") else "",
        review=_conflicts(reader, given.get("conflicts", {})),
        response=_response(reader, given["response"]) if given.get("response") is not None else None,
    )
    if reader.problems:
        raise DocumentError(tuple(reader.problems))
    return found


def rules_to_dict(rules: RoutingRules) -> dict[str, object]:
    """The whole rules as a document; regions stand as their countries. Reading it gives the same rules."""
    document: dict[str, object] = {
        "rules": [_rule_to_dict(rule) for rule in rules.rules],
        "teams": {
            key: [{"member": share.member, "weight": share.weight} for share in team]
            for key, team in rules.teams.items()
        },
        "territories": {member: list(countries) for member, countries in rules.territories.items()},
        "conflicts": {kind.value: "review" if kind in rules.review else "ignore" for kind in ConflictKind},
    }
    if rules.fallback:
        document["fallback"] = rules.fallback
    if rules.response:
        then = "reassign" if rules.response.then_reassign else "alert"
        document["response"] = {"business_minutes": rules.response.business_minutes, "then": then}
    return document


def _member(reader: Reader, place: str, value: object, members: frozenset[str] | None) -> str:
    address = reader.text(place, value).strip().lower()
    if address and members is not None and address not in members:
        reader.refuse(place, f"“{address}” is nobody who can own leads here.", "Name a member by e-mail address.")
    return address


def _list(reader: Reader, place: str, value: object) -> tuple[str, ...]:
    """Small letters; one word may stand for a list of one. YAML reads NO as false: Norway."""
    rows = [value] if isinstance(value, str | bool) else reader.sequence(place, value)
    words = (
        "no" if row is False else reader.text(f"{place}[{index}]", row).strip().casefold()
        for index, row in enumerate(rows)
    )
    found = tuple(word for word in words if word)
    if not found:
        reader.refuse(place, "Nothing is named.", "Give at least one.")
    return found


def _regions(reader: Reader, document: object) -> dict[str, tuple[str, ...]]:
    given = document if isinstance(document, Mapping) else reader.mapping("regions", document, ())
    regions = {}
    for name, countries in given.items():
        key = reader.key(f"regions.{name}", name)
        regions[key] = _countries(reader, f"regions.{name}", countries, {})
    return regions


def _countries(reader: Reader, place: str, value: object, regions: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: list[str] = []
    for word in _list(reader, place, value):
        if word in regions:
            found.extend(regions[word])
        elif len(word) == 2 and word.isascii() and word.isalpha():
            found.append(word)
        else:
            known = f", or a region: {', '.join(regions)}" if regions else ""
            reader.refuse(place, f"“{word}” is no country.", f"Write a code of two letters, such as DE{known}.")
    return tuple(dict.fromkeys(found))


def _teams(reader: Reader, document: object, members: frozenset[str] | None) -> dict[str, tuple[Share, ...]]:
    given = document if isinstance(document, Mapping) else reader.mapping("teams", document, ())
    teams = {}
    for name, rows in given.items():
        shares: list[Share] = []
        for index, row in enumerate(reader.sequence(f"teams.{name}", rows)):
            place = f"teams.{name}[{index}]"
            fields = {"member": row} if isinstance(row, str) else reader.mapping(place, row, ("member", "weight"))
            member = _member(reader, f"{place}.member", fields.get("member"), members)
            if member in [share.member for share in shares]:
                reader.refuse(place, f"{member} is named twice.", "Give a higher weight instead.")
            shares.append(Share(member, reader.number(f"{place}.weight", fields.get("weight", 1), 100)))
        if not shares:
            reader.refuse(f"teams.{name}", "Nobody is in it.", "Name at least one member.")
        teams[reader.key(f"teams.{name}", name)] = tuple(shares)
    return teams


def _territories(
    reader: Reader, document: object, regions: Mapping[str, tuple[str, ...]], members: frozenset[str] | None
) -> dict[str, tuple[str, ...]]:
    given = document if isinstance(document, Mapping) else reader.mapping("territories", document, ())
    return {
        _member(reader, f"territories.{name}", name, members): _countries(
            reader, f"territories.{name}", countries, regions
        )
        for name, countries in given.items()
    }


def _rules(
    reader: Reader,
    document: object,
    teams: Mapping[str, tuple[Share, ...]],
    regions: Mapping[str, tuple[str, ...]],
    members: frozenset[str] | None,
) -> tuple[Rule, ...]:
    rows = list(reader.sequence("rules", document))
    if len(rows) > MOST_ROWS:
        reader.refuse("rules", f"There are more than {MOST_ROWS}.", "Join some: a rule takes lists.")
    found: list[Rule] = []
    for index, row in enumerate(rows[:MOST_ROWS]):
        place = f"rules[{index}]"
        given = reader.mapping(place, row, ("key", "when", "owner", "team"), required=("key",))
        if not given:
            continue
        key = reader.key(f"{place}.key", given.get("key"))
        if key in [rule.key for rule in found]:
            reader.refuse(f"{place}.key", f"The key “{key}” is used twice.", "Give each rule a key of its own.")
        if ("owner" in given) == ("team" in given):
            reader.refuse(place, "It must say who gets the lead.", "Give either owner or team.")
        owner = _member(reader, f"{place}.owner", given["owner"], members) if "owner" in given else ""
        team = reader.key(f"{place}.team", given["team"]) if "team" in given else ""
        if team and team not in teams:
            known = ", ".join(teams) or "none yet"
            reader.refuse(f"{place}.team", f"There is no team “{team}”.", f"Add it to teams, or use one of: {known}.")
        found.append(Rule(key, _when(reader, f"{place}.when", given.get("when", {}), regions), owner, team))
    return tuple(found)


def _when(reader: Reader, place: str, document: object, regions: Mapping[str, tuple[str, ...]]) -> When:
    given = reader.mapping(place, document, OF_WHEN)
    codes = {name: _list(reader, f"{place}.{name}", given[name]) for name in CODES if name in given}
    countries: list[str] = []
    for name in ("country", "region"):
        if name in given:
            countries += _countries(reader, f"{place}.{name}", given[name], regions)
    if countries:
        codes["country"] = tuple(dict.fromkeys(countries))
    if "band" in codes:
        for band in codes["band"]:
            reader.choice(f"{place}.band", band, ("hot", "warm", "cold"))
    score = given.get("score_at_least")
    return When(
        texts={name: _list(reader, f"{place}.{name}", given[name]) for name in TEXTS if name in given},
        codes=codes,
        account=_list(reader, f"{place}.account", given["account"]) if "account" in given else (),
        value_at_least=_amount(reader, f"{place}.value_at_least", given.get("value_at_least")),
        value_below=_amount(reader, f"{place}.value_below", given.get("value_below")),
        score_at_least=None if score is None else reader.number(f"{place}.score_at_least", score, 100),
    )


def _amount(reader: Reader, place: str, value: object) -> Decimal | None:
    return None if value is None else reader.amount(place, value)


def _conflicts(reader: Reader, document: object) -> frozenset[ConflictKind]:
    given = reader.mapping("conflicts", document, tuple(kind.value for kind in ConflictKind))
    return frozenset(
        kind
        for kind in ConflictKind
        if reader.choice(f"conflicts.{kind.value}", given.get(kind.value, "review"), CONFLICT_ANSWERS) == "review"
    )


def _response(reader: Reader, document: object) -> Response:
    given = reader.mapping("response", document, ("business_minutes", "then"), required=("business_minutes",))
    minutes = reader.number("response.business_minutes", given.get("business_minutes"), LONGEST_MINUTES)
    return Response(minutes, reader.choice("response.then", given.get("then", "alert"), RESPONSE_ANSWERS) == "reassign")


def _rule_to_dict(rule: Rule) -> dict[str, object]:
    when: dict[str, object] = {name: list(words) for name, words in {**rule.when.texts, **rule.when.codes}.items()}
    if rule.when.account:
        when["account"] = list(rule.when.account)
    for name in ("value_at_least", "value_below"):
        amount = getattr(rule.when, name)
        if amount is not None:
            when[name] = str(amount)
    if rule.when.score_at_least is not None:
        when["score_at_least"] = rule.when.score_at_least
    return {"key": rule.key, "when": when, **({"owner": rule.owner} if rule.owner else {"team": rule.team})}
