"""Template filters that turn codes into words and clients into a stable colour."""

import zlib

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
def hue(slug: str) -> int:
    """Which of the small colours a client has, 0 to 7: the same one on every page and every day."""
    return zlib.crc32(slug.encode()) % HUES
