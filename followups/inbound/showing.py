"""Showing an original safely: as plain text, or as a file. Its HTML is never rendered and nothing in it is loaded."""

from django.http import HttpResponse

from followups.models import InboundMessage

MOST_SHOWN = 200_000  # characters


def as_plain_text(row: InboundMessage) -> str:
    """The raw form as text, with what is no text made visible."""
    if not row.original:
        return "The original was not kept."
    text = row.original.decode("utf-8", "replace").replace("\r\n", "\n")
    shown = "".join(
        char if char.isprintable() or char in "\n\t" else "\N{REPLACEMENT CHARACTER}" for char in text[:MOST_SHOWN]
    )
    return shown if len(text) <= MOST_SHOWN else f"{shown}\n… The rest is in the file."


def as_download(row: InboundMessage) -> HttpResponse:
    """The original as a file, which a browser stores and does not open."""
    is_mail = row.form == InboundMessage.Form.MAIL
    response = HttpResponse(row.original, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{row.pk}.{"eml" if is_mail else "json"}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"
    return response
