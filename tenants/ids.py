"""Ids as others send them: in forms, in addresses, in stored evidence."""

from uuid import UUID


def as_uuid(text: str | None) -> UUID | None:
    """The id that a text is, or None for anything else, which then finds nothing."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
