"""Running on one's own machine: the embedded database, mail to a sink on loopback, a secret key kept under .data/."""

import contextlib
import secrets
import tempfile

from config.settings.base import *  # noqa: F403 -- settings extend settings
from config.settings.base import CREDENTIALS_KEY, DATA_DIR, SECRET_KEY

DEBUG = False  # errors look as they do in production; the log has the trace
ALLOWED_HOSTS = ["*"]


def _kept_secret() -> str:
    """One key for this machine, made at the first start: sessions and queued jobs survive restarts."""
    path = DATA_DIR / "secret_key"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Written aside and linked into place: of two first starts at once one wins, and nobody reads half a key.
        with tempfile.NamedTemporaryFile("w", dir=DATA_DIR) as draft:  # made 0600
            draft.write(secrets.token_urlsafe(50))
            draft.flush()
            with contextlib.suppress(FileExistsError):
                path.hardlink_to(draft.name)
    return path.read_text()


SECRET_KEY = SECRET_KEY or _kept_secret()
CREDENTIALS_KEY = CREDENTIALS_KEY or SECRET_KEY
ALLOW_PRIVATE_MAIL_HOSTS = True
ALLOW_PRIVATE_MODEL_HOSTS = True

# Static files straight from their folders: nothing to collect.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
