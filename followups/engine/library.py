"""What a lead has had of us: no asset and no angle comes to the same lead twice, whatever starts again (D6).

An angle is the template of a step, of a word on an offer or of a reactivation. What answers the lead may be said again:
acknowledgements, promised steps, answers, recaps and the last message of a silence bring what the lead itself gave rise to.
"""

from collections.abc import Iterator
from datetime import date

from followups.engine.facts import Asset, Facts

ANY = "any"


def is_said(facts: Facts, template: str) -> bool:
    """Whether this angle has been used on the lead."""
    return any(touch.angle == template for touch in facts.touches)


def asset_for(facts: Facts, wanted: str, key: str, on: date, *, cold: bool = False) -> Asset | None:
    """What a step with this `key` brings on that day, None where the library has nothing left for this lead.

    `wanted` is a topic, the key of an asset, or ANY. The first of the library that fits, in the lead's own language before
    the tenant's; with `cold` one about why the lead went cold before all others. What is planned already stays planned.
    """
    fitting = list(_fitting(facts, wanted, on))
    if not fitting:
        return None
    current = facts.open_follow_up
    if current is not None and current.key == key and current.asset:
        for _, asset in fitting:
            if asset.key == current.asset:
                return asset
    because = facts.lead.cold_because if cold else ""
    return min(fitting, key=lambda pair: (because not in pair[1].topics if because else False, pair[0]))[1]


def _fitting(facts: Facts, wanted: str, on: date) -> Iterator[tuple[int, Asset]]:
    """Unused assets that may be sent on that day, each with the rank of its language; in the library's order."""
    used = {touch.asset for touch in facts.touches if touch.asset}
    tongues = [facts.lead.language, _base(facts.lead.language), _base(facts.tenant_language)]
    for asset in facts.assets:
        if asset.key in used or (asset.expires_on is not None and asset.expires_on <= on):
            continue
        if wanted not in (ANY, asset.key.lower()) and wanted not in asset.topics:
            continue
        for rank, tongue in enumerate(tongues):
            if tongue and tongue in (asset.language, _base(asset.language)):
                yield rank, asset
                break


def _base(language: str) -> str:
    return language.split("-")[0].lower()
