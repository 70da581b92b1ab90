"""Who a visitor is: signed, made by us for the links that we send and the forms that we show. It holds no name and no address.

URL-safe base64 of kind (1 byte: l lead, p payload of a form) | tenant (16 bytes) | row (16 bytes), then 22 characters of
signature.
"""

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

from tenants.hook_tokens import SIGNATURE, signature
from tenants.signing_keys import secrets

PARAMETER = "ft"
LEAD, PAYLOAD = b"l", b"p"


@dataclass(frozen=True, slots=True)
class Visitor:
    tenant_id: UUID
    row_id: UUID
    is_payload: bool  # of somebody who has just sent a form, whose lead may still be made


def visitor_token(tenant_id: UUID, row_id: UUID, kind: bytes = LEAD) -> str:
    body = urlsafe_b64encode(kind + tenant_id.bytes + row_id.bytes).rstrip(b"=").decode()
    return body + signature(secrets()[0], "visitor", body)


def read_visitor(token: str) -> Visitor | None:
    """What a token says; None for anything that was not signed here."""
    if not token.isascii():
        return None
    body, given = token[:-SIGNATURE], token[-SIGNATURE:]
    if not body or not any(hmac.compare_digest(given, signature(key, "visitor", body)) for key in secrets()):
        return None
    try:
        raw = urlsafe_b64decode(body + "=" * (-len(body) % 4))
        kind = raw[:1]
        return (
            Visitor(UUID(bytes=raw[1:17]), UUID(bytes=raw[17:33]), kind == PAYLOAD) if kind in (LEAD, PAYLOAD) else None
        )
    except (binascii.Error, ValueError):
        return None


def origin_of(url: str) -> str:
    """Scheme, host and port as a browser's Origin header has them (RFC 6454, section 6); "" for what is no web address."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != usual else "")


def known_there(url: str, origins: list[str], token: str) -> str:
    """The address with the visitor's token, where it is one of the client's own sites; else as it is."""
    if origin_of(url) not in origins:
        return url
    parts = urlsplit(url)
    query = f"{parts.query}&{PARAMETER}={token}" if parts.query else f"{PARAMETER}={token}"
    return urlunsplit(parts._replace(query=query))
