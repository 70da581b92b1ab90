"""Settings shared by every way of running. Values come from the environment; see docs/operations.md for the list."""

import os
from pathlib import Path

from config import databases
from config.env import env_bool, env_int, env_list, env_secret

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / ".data").resolve()
EMBEDDED_PG_DIR = DATA_DIR / "pg"

DEBUG = False
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
SECRET_KEY = env_secret("SECRET_KEY")
# What addresses on the suppression list are hashed with; unset: SECRET_KEY. Set it to the old SECRET_KEY before that
# is changed, or the list is lost. It may hold several keys, the newest first: suppression/keys.py.
SUPPRESSION_KEY = env_secret("SUPPRESSION_KEY")

# What credentials of mailboxes are encrypted with: tenants/sealing.py. Several keys, the newest first, to change it.
CREDENTIALS_KEY = env_secret("CREDENTIALS_KEY")

# Where links in mail point to: the product's own public address, without a slash at the end.
PUBLIC_URL = os.environ.get("PUBLIC_URL", "http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_q",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "tenants",
    "leads",
    "suppression",
    "followups",
    "metrics",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.content_security.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tenants.middleware.AdminScopeMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tenants.web.navigation",
                "metrics.web.reminding.unsigned_months",
            ],
        },
    },
]

# --- Data -------------------------------------------------------------------------------------------------------------

DATABASE, DATABASE_OWNER = databases.from_environment(EMBEDDED_PG_DIR)
DATABASES = {"default": DATABASE}
DATABASE_ROLES = databases.ROLES
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"  # for libraries; our own tables have UUIDv7 keys
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache"}}

# --- People -----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "tenants.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_ADAPTER = "tenants.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True  # a code survives mail gateways that open every link
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = None
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("TRUSTED_PROXY_COUNT", 0)

# --- Language, time, files --------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "static-collected"

# --- Mail -------------------------------------------------------------------------------------------------------------

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "127.0.0.1")
EMAIL_PORT = env_int("EMAIL_PORT", 1025)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env_secret("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 30
# Whether clients' mailboxes may be on hosts that are not on the public network, and on ports that are none of mail's.
ALLOW_PRIVATE_MAIL_HOSTS = env_bool("ALLOW_PRIVATE_MAIL_HOSTS", default=False)
# Whether clients' language models may be on hosts that are not on the public network, and without TLS.
ALLOW_PRIVATE_MODEL_HOSTS = env_bool("ALLOW_PRIVATE_MODEL_HOSTS", default=False)
MAIL_API_URLS: dict[
    str, str
] = {}  # mail services reached by another address than their own, such as a gateway or a test
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "Followthrough <no-reply@localhost>")

# --- Jobs -------------------------------------------------------------------------------------------------------------

# Seconds that an approved message waits before a worker may claim it, so that the approval can be taken back.
APPROVAL_UNDO_SECONDS = env_int("APPROVAL_UNDO_SECONDS", 20)
# Jobs that may wait for a language model at once: one worker at least is left for everything else.
MODEL_JOBS = env_int("MODEL_JOBS", max(1, env_int("WORKERS", 2, least=1) - 1), least=1)
WAKE_JOB = "followups.jobs.look"  # what a waking lead rings for; leads does not know followups
ALLOW_LOOPBACK_WEBHOOKS = False  # alerts are posted to the public network only; the tests have a server of their own
COLLEAGUES_JOB = "followups.jobs.wake_colleagues_of"  # what a lead that has been in touch rings for
IMPORT_JOB = "followups.jobs.go_on_with_imports"  # what an uploaded file rings for
PAYLOAD_JOB = "followups.jobs.process_payloads"  # what a payload that was stored rings for
SOURCE_API_URLS: dict[str, str] = {}  # sources asked at another address than their own, such as a gateway or a test
SUPPRESSED_JOB = "followups.jobs.suppressed"  # what a new suppression rings for; suppression does not know leads
RULES_JOB = "followups.jobs.rules_published"  # what a new profile or new routing rules ring for
Q_CLUSTER = {
    "name": "followthrough",  # never change: it is the queue's name and the salt of its payloads
    "orm": "default",  # the same database as the data, so that a job is enqueued with the rows it is about, or not at all
    "broker_class": "config.broker.SkipLockedBroker",
    "workers": env_int("WORKERS", 2, least=1),
    "queue_limit": 1,  # nothing waits in memory while its lease runs
    "bulk": 1,
    "timeout": 120,
    "retry": 420,  # longer than timeout * (1 + (queue_limit + 1) / workers): a running job is not handed out twice
    "max_attempts": 3,
    "ack_failures": False,  # True would lose jobs when the database restarts
    "save_limit": -1,  # successes are recorded in our own tables
    "catch_up": False,  # after an outage one tick is enough
    "poll": 0.2,
    "recycle": 500,
    "max_rss": 400_000,
    "log_level": "WARNING",
    "label": "Background jobs",
}

# --- API --------------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["tenants.api.authentication.ApiKeyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["tenants.api.permissions.HasScope"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "tenants.api.paging.CursorPaging",
    "DEFAULT_SCHEMA_CLASS": "tenants.api.schema.Schema",
    "EXCEPTION_HANDLER": "tenants.api.errors.answer",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Followthrough API",
    "DESCRIPTION": "Leads in, next steps out. Sign in with `Authorization: Bearer KEY`.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SERVE_PUBLIC": True,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "ENUM_NAME_OVERRIDES": {  # several things have a kind and a direction
        "ConsentChannel": "leads.api.CONSENT_CHANNELS",
        "FollowUpChannel": "followups.api.next_action.CHANNELS",
        "EventKind": "leads.models.journal.Event.Kind",
        "EventDirection": "leads.models.journal.Event.Direction",
        "MergedField": "leads.merging.CHOSEN",
        "BaselineState": "metrics.models.baseline.Baseline.State",
        "PilotBy": "metrics.models.pilot.Pilot.By",
        "PromisedBy": "leads.models.commitments.Promise.By",
        "QuestionKind": "leads.models.commitments.Question.Kind",
        "SuppressionKind": "suppression.models.suppression.Suppression.Kind",
    },
}

# --- Security ---------------------------------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    # Their INFO is a line for every job that is rung for, every step of an SMTP conversation, and every request with its path,
    # in which an address may stand.
    "loggers": {name: {"level": "WARNING"} for name in ("django-q", "mail.log", "httpx2")},
}
