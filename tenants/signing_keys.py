"""What links, addresses and hashes of ours are signed with: SUPPRESSION_KEY, or SECRET_KEY where it is unset."""

from django.conf import settings


def secrets() -> list[str]:
    """The keys in use, the one for new entries first."""
    own = (settings.SUPPRESSION_KEY or "").split()
    return own or [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
