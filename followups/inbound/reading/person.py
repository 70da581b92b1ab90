"""The seam to the half that understands people: their own words out of a text, and what they mean."""

from __future__ import annotations

from datetime import datetime

from followups.inbound.replies.separating import Separated, separate
from followups.inbound.replies.understanding import Understood, understand


def own_words(body: str) -> Separated:
    """What the person wrote, apart from what they quoted and from their signature."""
    return separate(body)


def meaning(reply: str, *, subject: str, sent_at: datetime | None) -> Understood:
    """What the person means by it."""
    return understand(reply, subject=subject, sent_at=sent_at)
