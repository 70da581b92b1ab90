"""Points in time as calendars write them."""

from datetime import datetime

from leads.sources.kind import Unreadable


def moment(given: object, name: str) -> datetime:
    """ISO 8601 with an offset, also the compact one (-0400). Raises Unreadable."""
    try:
        found = datetime.fromisoformat(str(given).strip())
    except ValueError:
        raise Unreadable(f"{name} is no point in time.") from None
    if found.tzinfo is None:
        raise Unreadable(f"{name} has no offset from UTC.")
    return found
