"""Our own DKIM signature (RFC 6376): it covers the one-click headers, as RFC 8058 section 4 asks.

A mail service signs what it sends. A mailbox's server may not, or may leave out the unsubscribe headers, so an identity that
hands over by SMTP can have a key of its own: made here, the private half kept sealed, the public half published in the DNS.
"""

import base64

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

BITS = 2048  # RFC 8301, 3.2: what every receiver can check
# RFC 6376, 5.4.1, and what is ours to protect: the one-click headers (RFC 8058) and the mark that mail of ours is known by.
SIGNED = (
    b"from", b"to", b"subject", b"date", b"message-id", b"reply-to", b"in-reply-to", b"references", b"mime-version",
    b"content-type", b"content-transfer-encoding", b"list-unsubscribe", b"list-unsubscribe-post", b"x-followthrough",
)  # fmt: skip


def make_key() -> tuple[str, str]:
    """A new key: the private half as PEM, the public half as it stands in the DNS (base64 of DER)."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private.decode(), base64.b64encode(public).decode()


def dns_record(selector: str, domain: str, public: str) -> tuple[str, str]:
    """Name and value of the TXT record that receivers look up (RFC 6376, 3.6.1)."""
    return f"{selector}._domainkey.{domain}", f"v=DKIM1; k=rsa; p={public}"


def signature(wire: bytes, *, selector: str, domain: str, private: str) -> str:
    """The value of the DKIM-Signature header for a mail as it goes over the wire (CRLF). Raises dkim.DKIMException."""
    header = dkim.sign(
        wire, selector.encode(), domain.encode(), private.encode(), canonicalize=(b"relaxed", b"relaxed"),
        include_headers=[name for name in SIGNED if _has(wire, name)],
    )  # fmt: skip
    return header.decode().partition(":")[2].strip().replace("\r\n", "")


def _has(wire: bytes, name: bytes) -> bool:
    head = wire.partition(b"\r\n\r\n")[0].lower()
    return head.startswith(name + b":") or b"\r\n" + name + b":" in head
