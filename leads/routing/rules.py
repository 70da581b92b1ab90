"""Routing rules as values (mission A4). routing.rules_file reads them from a tenant's document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

TEXTS = ("source", "campaign", "use_case", "industry")  # by the beginning of a word
CODES = ("country", "language", "customer_type", "priority", "band", "buying_role")  # whole


class ConflictKind(StrEnum):
    """What stops automation until a person has seen both sides."""

    EXISTING_CUSTOMER = "existing_customer"  # somebody of the same company has bought
    OTHER_OWNER = "other_owner"  # the company, or the lead, is another member's than the one named
    TERRITORY = "territory"  # the company's owner does not look after this country


@dataclass(frozen=True, slots=True)
class When:
    """What a lead must be for a rule to hold; what is left out does not matter. Several values: any of them."""

    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of TEXTS
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of CODES; regions are countries here
    account: tuple[str, ...] = ()  # mail domains or names of companies
    value_at_least: Decimal | None = None
    value_below: Decimal | None = None
    score_at_least: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    key: str
    when: When
    owner: str = ""  # a member's e-mail address, else
    team: str = ""  # the key of a team


@dataclass(frozen=True, slots=True)
class Share:
    """A member's part of a team's leads: with weight 2 twice as many as with 1."""

    member: str  # e-mail address
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Response:
    """How long the first answer of a person may take, and what follows when it takes longer."""

    business_minutes: int
    then_reassign: bool = False


@dataclass(frozen=True, slots=True)
class RoutingRules:
    rules: tuple[Rule, ...] = ()
    teams: Mapping[str, tuple[Share, ...]] = field(default_factory=dict)
    territories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by member: country codes, small letters
    fallback: str = ""  # e-mail address; empty: the tenant's default owner
    review: frozenset[ConflictKind] = frozenset(ConflictKind)
    response: Response | None = None

    def members(self) -> frozenset[str]:
        """Every e-mail address that is named."""
        named = {rule.owner for rule in self.rules} | {self.fallback} | set(self.territories)
        named |= {share.member for team in self.teams.values() for share in team}
        return frozenset(named - {""})
