"""How often one sender may knock: a counter for each stretch of time, in the cache that all web processes share."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def sender_of(request: HttpRequest) -> str:
    """The address of whoever asks, behind as many proxies as TRUSTED_PROXY_COUNT says; "" where it cannot be told."""
    try:
        return get_adapter(request).get_client_ip(request) or ""
    except PermissionDenied:
        return ""


def too_many(what: str, *, most: int, seconds: int, now: float) -> int:
    """Count one more; how many seconds to wait where it is one too many, 0 where it is not. `now` in seconds from 1970."""
    place = int(now // seconds)
    key = f"limit:{what}:{place}"
    if cache.add(key, 1, timeout=seconds):
        return 0
    try:
        count = cache.incr(key)
    except ValueError:  # it has ended at this moment
        return 0
    return 0 if count <= most else max(int((place + 1) * seconds - now), 1)
