"""Which property of the CRM is which field here, which way it goes and who wins where both have changed it. No Django."""

from collections.abc import Iterable
from dataclasses import dataclass

DIRECTIONS = ("both", "in", "out")
WINNERS = ("newest", "crm", "ours")
ON = ("contact", "deal")
FIELDS = (
    "email", "phone", "first_name", "last_name", "company", "role", "industry", "company_size", "country", "time_zone",
    "language", "source", "campaign", "technologies", "budget", "use_case", "customer_type", "value", "currency",
    "expected_close", "owner", "stage",
)  # fmt: skip
KEYS = {"field", "property", "on", "direction", "wins"}


def _rule(field: str, name: str, on: str = "contact", direction: str = "both", wins: str = "newest") -> dict[str, str]:
    return {"field": field, "property": name, "on": on, "direction": direction, "wins": wins}


RULES = (
    _rule("email", "email"),
    _rule("phone", "phone"),
    _rule("first_name", "firstname"),
    _rule("last_name", "lastname"),
    _rule("company", "company"),
    _rule("role", "jobtitle"),
    _rule("industry", "industry", direction="in"),
    _rule("country", "hs_country_region_code", direction="in"),
    _rule("language", "hs_language", direction="in"),
    _rule("owner", "hubspot_owner_id", wins="crm"),
    _rule("stage", "hs_lead_status"),
    _rule("value", "amount", on="deal", wins="crm"),
    _rule("currency", "deal_currency_code", on="deal", direction="in"),
    _rule("expected_close", "closedate", on="deal", wins="crm"),
    _rule("stage", "dealstage", on="deal", wins="crm"),
)


class RuleError(ValueError):
    """The mapping cannot be used; the message says which entry, why and what mends it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` is that of the property in the CRM."""

    field: str
    name: str
    on: str = "contact"
    direction: str = "both"
    wins: str = "newest"

    @property
    def comes_in(self) -> bool:
        return self.direction != "out"

    @property
    def goes_out(self) -> bool:
        return self.direction != "in"


def read_rules(given: object) -> list[Rule]:
    """The mapping as rules. Raises RuleError."""
    if not isinstance(given, list):
        raise RuleError('The mapping is a list of entries like {"field": "role", "property": "jobtitle"}.')
    rules = []
    for number, entry in enumerate(given, 1):
        if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
            raise RuleError(f'Entry {number} is no {{"field": …, "property": …}}.')
        _check(number, entry)
        given = {key: value for key, value in entry.items() if key != "property"}
        rules.append(Rule(name=entry["property"], **given))
    for what, which in (("field", "field"), ("property", "name")):
        if twice := _twice((rule.on, getattr(rule, which)) for rule in rules):
            raise RuleError(f"The {what} “{twice[1]}” stands twice for {twice[0]}s. Keep one entry of the two.")
    return rules


def _check(number: int, entry: dict[str, str]) -> None:
    if strange := set(entry) - KEYS:
        raise RuleError(f"Entry {number} has {', '.join(sorted(strange))}. It takes: {', '.join(sorted(KEYS))}.")
    if entry.get("field") not in FIELDS:
        raise RuleError(f"Entry {number}: “{entry.get('field', '')}” is no field. Fields are: {', '.join(FIELDS)}.")
    if not entry.get("property"):
        raise RuleError(f"Entry {number}: name the property by its internal name, like jobtitle.")
    for key, known in (("direction", DIRECTIONS), ("wins", WINNERS), ("on", ON)):
        if entry.get(key, known[0]) not in known:
            raise RuleError(f"Entry {number}: {key} is one of {', '.join(known)}, not “{entry[key]}”.")


def _twice(values: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    seen: set[tuple[str, str]] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None
