"""The asset library of a scenario."""

from followups.engine.facts import Asset
from followups.engine.simulation.moments import ScenarioReader

KEYS = ("key", "title", "brings", "topics", "language", "expires_on")


def read_assets(reader: ScenarioReader, document: object) -> tuple[Asset, ...]:
    """In the order of the file, which is the order of preference."""
    found: list[Asset] = []
    for number, item in enumerate(reader.sequence("assets", document)):
        place = f"assets[{number}]"
        given = reader.mapping(place, item, KEYS, required=("key", "brings"))
        if not given:
            continue
        key = reader.key(f"{place}.key", given.get("key"))
        language = reader.key(f"{place}.language", given.get("language", "en"))
        if (key, language) in [(other.key, other.language) for other in found]:
            reader.refuse(f"{place}.key", f"“{key}” is there twice.", "Give each asset a key of its own.")
        topics = enumerate(reader.sequence(f"{place}.topics", given.get("topics", [])))
        found.append(
            Asset(
                key=key,
                title=reader.text(f"{place}.title", given["title"]) if "title" in given else key,
                brings=reader.text(f"{place}.brings", given.get("brings")),
                topics=frozenset(reader.text(f"{place}.topics[{n}]", topic).strip().lower() for n, topic in topics),
                language=language,
                expires_on=reader.day(f"{place}.expires_on", given["expires_on"]) if "expires_on" in given else None,
            )
        )
    return tuple(found)
