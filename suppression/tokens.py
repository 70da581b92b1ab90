"""The token of an unsubscribe link: whose messages stop, to which address. Signed, never expires, needs no row.

It is short because some mail programs break long lines: URL-safe base64 of

    kind (1 byte) | tenant (16 bytes) | lead (16 bytes, only where the kind's letter is a capital) | address (UTF-8)

followed by the signature's first 22 characters (132 bits; RFC 2104, section 5, allows half of the hash). Signed with
the keys of suppression.keys, so that links work for as long as the entries they make.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID

from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

from suppression.keys import EMAIL, PHONE, AddressError, normalise, secrets

SALT = "suppression.tokens"
SIGNATURE = 22
LETTERS = {b"e": EMAIL, b"p": PHONE}


@dataclass(frozen=True, slots=True)
class Link:
    tenant_id: UUID
    kind: str  # "email" | "phone"
    address: str  # normalised
    lead_id: UUID | None = None


def make_token(tenant_id: UUID, kind: str, address: str, lead_id: UUID | None = None) -> str:
    """The token for an address; a phone number is in E.164. Raises AddressError for what is no address of its kind."""
    letter = next((letter for letter, known in LETTERS.items() if known == kind), None)
    if letter is None:
        raise AddressError(f"“{kind}” has no unsubscribe link. Known are {', '.join(LETTERS.values())}.")
    head = (letter.upper() if lead_id else letter) + tenant_id.bytes + (lead_id.bytes if lead_id else b"")
    body = urlsafe_b64encode(head + normalise(kind, address).encode()).rstrip(b"=").decode()
    return body + _signature(body, secrets()[0])


def read_token(token: str) -> Link | None:
    """What a token says; None for anything that we have not signed."""
    body, signature = token[:-SIGNATURE], token[-SIGNATURE:]
    # Every key that is or was in use is tried: an old link stays valid when the key is changed.
    if not body or not any(constant_time_compare(signature, _signature(body, key)) for key in secrets()):
        return None
    try:
        raw = urlsafe_b64decode(body + "=" * (-len(body) % 4))
        letter, tenant, rest = raw[:1], UUID(bytes=raw[1:17]), raw[17:]
        lead = UUID(bytes=rest[:16]) if letter.isupper() else None
        return Link(tenant, LETTERS[letter.lower()], (rest[16:] if lead else rest).decode(), lead)
    except (binascii.Error, ValueError, KeyError):
        return None


def _signature(body: str, secret: str) -> str:
    return Signer(key=secret, salt=SALT).signature(body)[:SIGNATURE]
