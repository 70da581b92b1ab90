"""What we sign on a message so that it is known again when something comes back: the reply address, and a mark of our own.

An address has at most 64 characters before the @ (RFC 5321, 4.5.3.1.1) and may lose its case on the way, so the token is
base32 in lower case: 26 characters for the message's id and 16 (80 bits) of an HMAC-SHA-256 over purpose, tenant and id.
Signed with the keys of suppression.keys: the first signs, each of them verifies.
"""

import base64
import binascii
import hmac
import re
from uuid import UUID

from suppression.keys import secrets

ID, SIGNATURE = 26, 16
TOKEN = re.compile(rf"[a-z2-7]{{{ID + SIGNATURE}}}")
MARK = "X-Followthrough"  # the header that says: this mail is ours


def token_for(purpose: str, tenant_id: UUID, message_id: UUID) -> str:
    """A token of 42 characters of base32. `purpose` is "reply", "bounce" or "mark"; one is not good for another."""
    return _base32(message_id.bytes)[:ID] + _signature(secrets()[0], purpose, tenant_id, message_id)


def read_token(purpose: str, tenant_id: UUID, token: str) -> UUID | None:
    """The message that a token names; None for anything that was not signed here for this tenant and purpose."""
    token = token.strip().lower()
    if not TOKEN.fullmatch(token):
        return None
    try:
        message_id = UUID(bytes=base64.b32decode(token[:ID].upper() + "======"))
    except (binascii.Error, ValueError):
        return None
    given = token[ID:]
    keys = secrets()
    if any(hmac.compare_digest(given, _signature(key, purpose, tenant_id, message_id)) for key in keys):
        return message_id
    return None


def reply_address(tenant_id: UUID, message_id: UUID, reply_domain: str) -> str:
    """Where answers to one message go."""
    return f"reply+{token_for('reply', tenant_id, message_id)}@{reply_domain}"


def bounce_address(tenant_id: UUID, message_id: UUID, reply_domain: str) -> str:
    """The envelope's sender: where notices go that the message could not be delivered (VERP)."""
    return f"bounce+{token_for('bounce', tenant_id, message_id)}@{reply_domain}"


def read_address(tenant_id: UUID, address: str) -> UUID | None:
    """The message that a reply or bounce address of ours names, whatever its domain; None for any other address."""
    purpose, plus, token = address.strip().strip("<>").partition("@")[0].lower().partition("+")
    return read_token(purpose, tenant_id, token) if plus and purpose in ("reply", "bounce") else None


def _signature(key: str, purpose: str, tenant_id: UUID, message_id: UUID) -> str:
    text = b"\0".join((b"followthrough.mail.v1", purpose.encode(), tenant_id.bytes, message_id.bytes))
    return _base32(hmac.digest(key.encode(), text, "sha256"))[:SIGNATURE]


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode().lower().rstrip("=")
