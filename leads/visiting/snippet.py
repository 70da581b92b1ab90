"""What is pasted into the client's pages: our own script, from our own address, and where it reports to."""

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html

from leads.models import Tracking

SCRIPT = "js/visits.js"  # under its plain name: a pasted address must hold for as long as the page stands


def snippet_of(tracking: Tracking) -> str:
    """Two lines of HTML; the first keeps what the site says before the script has loaded."""
    cookie = format_html(' data-consent-cookie="{}"', tracking.consent_cookie) if tracking.consent_cookie else ""
    first = (
        "<script>window.followthrough=window.followthrough||function(){"
        "(window.followthrough.q=window.followthrough.q||[]).push(arguments)}</script>\n"
    )
    return first + format_html(
        '<script async src="{}" data-to="{}"{}></script>',
        settings.PUBLIC_URL + settings.STATIC_URL + SCRIPT,
        settings.PUBLIC_URL + reverse("visit", args=[tracking.token]),
        cookie,
    )
