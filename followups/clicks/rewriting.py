"""Links of a mail on their way over our address, where the client has chosen that; approved is the text with its own links.

The unsubscribe link never is: it stands in the footer, which is not touched, and nothing about it is noted but the wish.
"""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from followups.clicks.tokens import CLICK, DOWNLOAD, link_token
from followups.models import Asset, Message
from leads.models import Tracking
from tenants.models import Tenant

_LINK = re.compile(r"https?://[^\s<>\"'“”]+", re.IGNORECASE)
_AFTER = ".,;:!?)]}\u2019\u00bb"
LONGEST = 500  # characters: a longer one stays as it is, or the line would be too long for a mail (RFC 5322, 2.1.1)


def with_our_links(body: str, message: Message, tenant: Tenant) -> str:
    """The text with its links led over ours; as it is where the client has not chosen that. Inside the scope, two queries."""
    tracking = Tracking.objects.filter(rewrites_links=True).first()
    if tracking is None or "://" not in body:
        return body
    documents = set(Asset.objects.exclude(url="").values_list("url", flat=True))
    return rewritten(body, message, tenant, tracking, documents)


def rewritten(body: str, message: Message, tenant: Tenant, tracking: Tracking, documents: Collection[str]) -> str:
    """As with_our_links(); `documents` are the addresses in the client's library."""
    base, own = _base(tracking), urlsplit(settings.PUBLIC_URL).netloc.lower()

    def ours(found: re.Match[str]) -> str:
        url = found[0].rstrip(_AFTER)
        rest = found[0][len(url) :]
        if len(url) > LONGEST or urlsplit(url).netloc.lower() in (own, tracking.link_host.lower()):
            return found[0]
        kind = DOWNLOAD if url in documents else CLICK
        place = reverse("followed" if kind == CLICK else "fetched", args=[link_token(kind, tenant.pk, message.pk, url)])
        return f"{base}{place}{rest}"

    return _LINK.sub(ours, body)


def _base(tracking: Tracking) -> str:
    """Where such links lead: the client's own name for them, else ours."""
    if not tracking.link_host:
        return settings.PUBLIC_URL
    return f"{urlsplit(settings.PUBLIC_URL).scheme}://{tracking.link_host}"
