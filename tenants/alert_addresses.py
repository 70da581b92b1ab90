"""Which webhook addresses a client may name: https on the public network, and nothing that leads inside (SSRF)."""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError


def is_loopback(host: str) -> bool:
    """Whether the host is this machine, by its name or number."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def validate_alert_webhook(url: str) -> None:
    """Refuse an address that is not https, names a port of its own choice in vain, holds a login, or is an inner number.

    Names are looked up when something is posted, and again each time: what they lead to may change.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ValidationError("This is no address. Copy the incoming webhook's whole address.") from None
    if settings.ALLOW_LOOPBACK_WEBHOOKS and is_loopback(host):
        return
    if parts.scheme != "https" or not host:
        raise ValidationError("Give the whole address of the incoming webhook, beginning with https://.")
    if parts.username or parts.password:
        raise ValidationError("The address must not hold a name or password.")
    try:
        inner = not ipaddress.ip_address(host).is_global
    except ValueError:
        inner = host == "localhost" or host.endswith((".local", ".localhost", ".internal"))
    if inner:
        raise ValidationError("This address leads inside. Only addresses on the public network are posted to.")
