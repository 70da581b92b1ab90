"""Tests: a throw-away embedded cluster of their own, quick password hashing, jobs stay in the queue until a test runs them."""

from config.settings.base import *  # noqa: F403 -- settings extend settings
from config.settings.base import DATA_DIR, DATABASES

SECRET_KEY = "tests-only-" + "x" * 50
CREDENTIALS_KEY = "tests-only-" + "k" * 50
ALLOW_PRIVATE_MAIL_HOSTS = True
ALLOW_PRIVATE_MODEL_HOSTS = True
ALLOW_LOOPBACK_WEBHOOKS = True
DEBUG = False
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMBEDDED_PG_DIR = DATA_DIR / "test-pg"
if "EMBEDDED" in DATABASES["default"]:
    from config import embedded

    DATABASES["default"] |= {
        "EMBEDDED": str(EMBEDDED_PG_DIR),
        "HOST": str(embedded.socket_dir(EMBEDDED_PG_DIR)),
        "THROWAWAY": True,
    }
EMAIL_TIMEOUT = 5
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ACCOUNT_RATE_LIMITS = False
LOGGING = {"version": 1, "disable_existing_loggers": False}

# Static files straight from their folders: nothing to collect.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # found when asked for, not scanned at every start
