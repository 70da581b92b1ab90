"""Settings from the environment, through helpers that refuse what they do not understand."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_WORDS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def env_bool(name: str, default: bool) -> bool:
    """A truth value; anything but 1/0, true/false, yes/no, on/off is refused rather than guessed."""
    raw = os.environ.get(name, "").strip().lower()
    if not raw:
        return default
    if raw not in _WORDS:
        raise ImproperlyConfigured(f"{name}={raw!r}: say one of {', '.join(_WORDS)}.")
    return _WORDS[raw]


def env_int(name: str, default: int, *, least: int = 0) -> int:
    """A whole number of at least `least`."""
    raw = os.environ.get(name, "").strip()
    if not raw:
        return default
    if not raw.isdecimal() or int(raw) < least:
        raise ImproperlyConfigured(f"{name}={raw!r}: say a whole number of {least} or more.")
    return int(raw)


def env_list(name: str, default: list[str]) -> list[str]:
    """Comma-separated values, blanks dropped."""
    raw = os.environ.get(name)
    return default if raw is None else [part.strip() for part in raw.split(",") if part.strip()]


def env_secret(name: str) -> str | None:
    """A secret from NAME, or from the file that NAME_FILE names (Docker and Kubernetes secrets)."""
    if value := os.environ.get(name):
        return value
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text().strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE={path!r} cannot be read: {error.strerror}.") from error
    return None
