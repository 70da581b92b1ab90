"""Reading what a rep wrote down: short, without a subject often, about what both sides said. Pure Python."""

from followups.inbound.replies.notes.reading import Found, read_note

__all__ = ["Found", "read_note"]
