"""Template filters that turn codes into words and clients into a stable colour."""

import zlib
from collections.abc import Iterable, Mapping

from django import template

register = template.Library()

HUES = 8  # as many as static/css/followthrough.css knows

# Codes whose words are not just their own letters.
WORDS = {
    "email": "E-mail",
    "sms": "Text message",
    "whatsapp": "WhatsApp",
    "linkedin": "LinkedIn",
    "call": "Call",
    "active": "Active follow-up",
    "post_close": "After the sale",
    "speed_to_lead": "New enquiry",
    "cadence_step": "Planned step",
    "no_reason_left": "No reason left",
}


@register.filter
def in_words(code: str | None) -> str:
    """``promised_next_step`` as ``Promised next step``; an empty code as an empty string."""
    code = str(code or "")
    return WORDS.get(code) or code.replace("_", " ").replace("-", " ").capitalize()


@register.filter
def hue(slug: str, hues: Mapping[str, int] | None = None) -> int:
    """Which of the small colours a client has, 0 to 7: that of `hues` (see hues_of), else its own."""
    return (hues or {}).get(slug, zlib.crc32(slug.encode()) % HUES)


def hues_of(slugs: Iterable[str]) -> dict[str, int]:
    """The colours of clients that are shown together: different ones, as long as there are enough.

    Each has its own, the same on every page and every day, unless one before it in the list has that already: then the
    next free one. So a new client changes the colour of those alone that it shares one with.
    """
    found: dict[str, int] = {}
    for slug in slugs:
        own = hue(slug)
        free = (colour % HUES for colour in range(own, own + HUES) if colour % HUES not in found.values())
        found[slug] = next(free, own)
    return found
