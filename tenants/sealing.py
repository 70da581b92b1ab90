"""Credentials at rest: sealed with a key from the environment, bound to the row they belong to.

Fernet (AES-128-CBC with HMAC-SHA-256, from the library `cryptography`). CREDENTIALS_KEY holds one key or several, separated by
spaces, the newest first: sealed with the first, opened with any. A key is any text of 32 characters or more.
"""

import base64
import hashlib
import json
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

SHORTEST = 32
HOW = "A key is 32 random characters or more; several are separated by spaces, the newest first."


class SealingError(Exception):
    """Something cannot be sealed or opened; the message says why and what mends it."""


def seal(values: dict[str, str], *, bound_to: str) -> str:
    """The sealed form of some credentials; it opens for the same `bound_to` alone (an id of the row, with its tenant's)."""
    return _fernet().encrypt(json.dumps([bound_to, values]).encode()).decode()


def unseal(sealed: str, *, bound_to: str) -> dict[str, str]:
    """What was sealed; an empty text holds nothing. Raises SealingError."""
    if not sealed:
        return {}
    try:
        owner, values = json.loads(_fernet().decrypt(sealed.encode()))
    except InvalidToken:
        raise SealingError(
            "The stored credentials cannot be opened: CREDENTIALS_KEY is not the key they were sealed with. "
            "Put the old key behind the new one, or enter the credentials again."
        ) from None
    if owner != bound_to:
        raise SealingError("The stored credentials belong to another row. Enter them again.")
    return values


def is_of_the_newest_key(sealed: str) -> bool:
    """False where something should be sealed anew, before the key it was sealed with is taken away."""
    try:
        Fernet(_derived(_keys()[0])).decrypt(sealed.encode())
    except InvalidToken:
        return False
    return True


def _keys() -> list[str]:
    keys = (settings.CREDENTIALS_KEY or "").split()
    if not keys:
        raise SealingError(f"CREDENTIALS_KEY is not set: without it no credentials can be kept. {HOW}")
    if any(len(key) < SHORTEST for key in keys):
        raise SealingError(f"CREDENTIALS_KEY is too short. {HOW}")
    return keys


def _fernet() -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in _keys()])


@lru_cache(maxsize=8)
def _derived(key: str) -> bytes:
    """A key of its own purpose in the form that Fernet takes; the text is random, so that one hash is enough."""
    return base64.urlsafe_b64encode(hashlib.sha256(b"followthrough.sealing.v1" + key.encode()).digest())
