"""Signatures of requests: constant time, over the bytes as they came, never with an empty secret."""

import base64
import binascii
import hmac
import math
from collections.abc import Mapping
from datetime import datetime

from standardwebhooks import Webhook
from standardwebhooks.webhooks import EmptyWebhookSecretError, WebhookVerificationError

from leads.sources.kind import Delivery, NotAuthentic

MINUTES_5 = 300  # seconds
KEY_HEADER = "x-webhook-secret"


def secret_in(secrets: Mapping[str, str], name: str = "secret") -> bytes:
    """A secret of the source's. An empty one verifies nothing."""
    value = secrets.get(name, "").strip()
    if not value:
        raise NotAuthentic(f"No {name.replace('_', ' ')} is entered for this source, so nothing can be verified.")
    return value.encode()


def must_match(given: str, expected: str, header: str) -> None:
    if not given:
        raise NotAuthentic(f"The header {header} is missing.")
    if not same(given, expected):
        raise NotAuthentic(f"The signature in {header} is wrong: another secret, or another body.")


def same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.strip().encode(), expected.encode())


def hex_of(secret: bytes, *parts: bytes) -> str:
    return hmac.digest(secret, b"".join(parts), "sha256").hex()


def base64_of(secret: bytes, *parts: bytes) -> str:
    return base64.b64encode(hmac.digest(secret, b"".join(parts), "sha256")).decode()


def must_be_fresh(stamp: str, now: datetime, *, header: str, seconds: int = MINUTES_5, unit: int = 1) -> None:
    """`stamp` counts from 1970, `unit` of them to a second. A stale request may be one that somebody has kept."""
    try:
        moment = float(stamp) / unit
    except ValueError:
        moment = math.nan
    if not abs(now.timestamp() - moment) <= seconds:
        raise NotAuthentic(f"The time in {header} is missing, unreadable or more than {seconds} seconds away.")


def standard_webhook(delivery: Delivery, secret: bytes) -> None:
    """The Standard Webhooks scheme, by its own library: any signature of the header may match, within five minutes."""
    try:
        Webhook(secret.decode()).verify(delivery.body, dict(delivery.headers), json_parse=False)
    except (WebhookVerificationError, EmptyWebhookSecretError, ValueError) as error:
        raise NotAuthentic(f"The signature in webhook-signature does not verify: {error}.") from error


def shared_secret(delivery: Delivery, secret: bytes, *, in_address: bool = False) -> None:
    """The secret itself, where a source cannot sign: a bearer token, a basic password, our header, or ?key= of the address."""
    scheme, _, rest = delivery.headers.get("authorization", "").partition(" ")
    given = [delivery.headers.get(KEY_HEADER, "")]
    if scheme.lower() == "bearer":
        given.append(rest)
    elif scheme.lower() == "basic":
        given.append(_password(rest))
    if in_address:
        given.append(delivery.key)
    if not any(given):
        place = ", or ?key= of the address" if in_address else ""
        raise NotAuthentic(f"No secret came with it: in Authorization or {KEY_HEADER}{place}.")
    if not any([hmac.compare_digest(each.strip().encode(), secret) for each in given if each]):  # noqa: C419 - no short cut
        raise NotAuthentic("The secret that came with it is not this source's.")


def _password(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError):
        return ""
