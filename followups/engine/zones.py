"""IANA time zones by their names."""

from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=2048)
def zone_named(name: str | None) -> ZoneInfo | None:
    """The IANA zone of this name, or None when there is none (misspelt, a folder of the database, an odd path)."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
