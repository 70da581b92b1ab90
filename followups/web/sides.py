"""Two leads side by side: what they have in common, what differs, and which value stays unless a person chooses otherwise."""

from dataclasses import dataclass, field

from django.http import QueryDict

from leads.likeness import SIGNS
from leads.merging import CHOICES, default_side
from leads.models import DuplicatePair, Lead
from tenants.models import Tenant
from tenants.templatetags.naming import in_words

LABELS = {
    "external_id": "External id",
    "email": "E-mail",
    "utm": "UTM",
    "company_size": "Company size",
    "account": "Company page",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One field of both. `chosen` is "a" (the older) or "b"; only what differs can be chosen."""

    name: str
    label: str
    a: str
    b: str
    chosen: str

    @property
    def differs(self) -> bool:
        return self.a != self.b


@dataclass(frozen=True, slots=True)
class Sides:
    a: Lead  # the older one, which stays
    b: Lead
    lines: list[Line]
    pair: DuplicatePair | None = None
    signs: list[str] = field(default_factory=list)


def sides_of(
    tenant: Tenant, one: Lead, other: Lead, pair: DuplicatePair | None = None, typed: QueryDict | None = None
) -> Sides:
    """Both leads, with `account` and `owner` read. What was typed in a refused form stays chosen."""
    a, b = sorted((one, other), key=lambda lead: lead.pk)
    lines = []
    for name in CHOICES:
        shown = [_shown(lead, name) for lead in (a, b)]
        if any(shown):
            chosen = (typed or {}).get(f"take_{name}") or default_side(name, a, b)
            lines.append(Line(name, LABELS.get(name, in_words(name).capitalize()), *shown, chosen))
    return Sides(a, b, lines, pair, [SIGNS.get(sign, sign) for sign in pair.because] if pair else [])


def taken(post: QueryDict) -> list[str]:
    """The fields of which the younger one's value was chosen."""
    return [name for name in CHOICES if post.get(f"take_{name}") == "b"]


def kept(post: QueryDict) -> list[str]:
    """The fields of which the older one's value was chosen."""
    return [name for name in CHOICES if post.get(f"take_{name}") == "a"]


def _shown(lead: Lead, name: str) -> str:
    if name == "owner":
        return (lead.owner.name or lead.owner.email) if lead.owner else ""
    if name == "account":
        return str(lead.account or "")
    if name == "value":
        return "" if lead.value is None else f"{lead.value} {lead.currency}".strip()
    if name == "stage":
        return lead.get_stage_display()
    value = getattr(lead, name)
    if isinstance(value, bool):
        return "Yes" if value else ""
    if value is None or value == {}:
        return ""
    label = getattr(lead, f"get_{name}_display", None)
    return str(label() if label else f"{value:%Y-%m-%d}" if hasattr(value, "year") else value)
