"""What becomes of a field that both sides have: the three-way merge that makes an echo impossible. No Django, no network.

`base` holds a digest of what both sides had when they last agreed. What differs from it was changed on that side since: so
what we wrote is no news when it is read again, and what came from the CRM is not written back.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Merged:
    """`take` is to be entered here, `give` to be written there; `contested` names fields whose newest must be known first."""

    take: dict[str, str] = field(default_factory=dict)
    give: dict[str, str] = field(default_factory=dict)
    base: dict[str, str] = field(default_factory=dict)
    contested: list[str] = field(default_factory=list)


def digest(value: str, salt: str) -> str:
    """16 letters that tell two values of one record apart and hold neither. `salt`: an id of the record."""
    return hashlib.blake2b(value.encode(), key=salt.encode()[:64], digest_size=8).hexdigest()


def merge(
    ours: Mapping[str, str],
    theirs: Mapping[str, str],
    base: Mapping[str, str],
    wins: Mapping[str, str],
    *,
    salt: str,
    theirs_newer: Mapping[str, bool] | None = None,
) -> Merged:
    """Decide each field of `theirs`; values are canonical texts, empty where there is none.

    `wins`: {field: newest, crm or ours}, asked only where both sides have changed it; `theirs_newer` says for contested fields
    whether the CRM's change is the later one.
    """
    merged = Merged(base=dict(base))
    for name, value in theirs.items():
        mine = ours.get(name, "")
        agreed = digest(value, salt)
        if mine == value:
            merged.base[name] = agreed
            continue
        way = _way(mine, value, base.get(name), wins.get(name, "newest"), salt)
        if way == "newest":
            if theirs_newer is None or name not in theirs_newer:
                merged.contested.append(name)
                continue
            way = "take" if theirs_newer[name] else "give"
        if way == "take":
            merged.take[name] = value
        else:
            merged.give[name] = mine
        merged.base[name] = agreed
    return merged


def _way(mine: str, value: str, known: str | None, wins: str, salt: str) -> str:
    if known is None:  # they meet for the first time: what only one side knows is the other's gain
        if not mine:
            return "take"
        if not value:
            return "give"
    elif known == digest(mine, salt):
        return "take"
    elif known == digest(value, salt):
        return "give"
    return {"crm": "take", "ours": "give"}.get(wins, "newest")
