"""Ids as others send them: in forms, in addresses, in stored evidence."""

from uuid import UUID

import uuid_utils.compat

# A new id, as the models make one (design: UUIDv7, made in Python).
new_id = uuid_utils.compat.uuid7


def as_uuid(text: str | None) -> UUID | None:
    """The id that a text is, or None for anything else, which then finds nothing."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
