"""What of a body its reader reads as the message: no HTML tags, and not the earlier mail quoted below.

What is left out becomes spaces and line ends, so that every place in the text stays the place in the draft.
Every repeat is bounded, so the work on a text is bounded by a constant for each of its characters.
"""

from __future__ import annotations

import re

_HTML = re.compile(r"</[a-z][a-z0-9]{0,15}>|<br ?/?>|<[a-z]{1,10} [a-z-]{2,20}=", re.IGNORECASE)
_TAG = re.compile(
    r"<(/?)([a-z][a-z0-9]{0,15})\b[^<>]{0,1000}>|<!--[^<>]{0,1000}-->|&(?:nbsp|#160|amp|#38);", re.IGNORECASE
)
_BLOCKS = frozenset("p div br li ul ol tr table h1 h2 h3 h4 blockquote hr".split())  # noqa: SIM905
_PARAGRAPHS = frozenset("p div ul ol table h1 h2 h3 h4 blockquote".split())  # noqa: SIM905
# The line a mail program writes above what it quotes, in the languages the gates know; a ">" follows or the mail's head.
_QUOTES = re.compile(
    r"^[ \t]{0,8}(?:(?:On|Am|Le|El|Il|Op|Em|No dia)\b[^\n]{3,200}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu)"
    r"(?: [^\n:]{1,80})?[ \u00a0]?:[ \t]{0,8}$"
    r"|-{2,12} ?(?:Original Message|Original-Nachricht|Ursprüngliche Nachricht|Message d'origine|Mensaje original"
    r"|Oorspronkelijk bericht|Messaggio originale|Mensagem original|Forwarded message) ?-{2,12}"
    r"|(?:From|Von|De|Da|Van): [^\n]{3,200}\n(?:Sent|Gesendet|Envoyé|Enviado|Inviato|Verzonden|Date|To|An|À|Para|A|Aan): )",
    re.MULTILINE | re.IGNORECASE,
)
_QUOTED_LINE = re.compile(r"^[ \t]{0,8}>[^\n]{0,5000}", re.MULTILINE)


def visible(body: str) -> str:
    """The body in its own length, with tags and quoted mail blanked."""
    if "<" in body and _HTML.search(body):
        body = _TAG.sub(_blank_tag, body)
    quotes = _QUOTES.search(body)
    if quotes:
        body = body[: quotes.start()] + "".join("\n" if sign == "\n" else " " for sign in body[quotes.start() :])
    if ">" in body:
        body = _QUOTED_LINE.sub(lambda line: " " * len(line[0]), body)
    return body


def _blank_tag(tag: re.Match[str]) -> str:
    length = len(tag[0])
    name = (tag[2] or "").lower()
    if name not in _BLOCKS:
        return " " * length
    ends = "\n\n" if name in _PARAGRAPHS else "\n"
    return ends + " " * (length - len(ends))
