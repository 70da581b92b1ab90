"""A worker process that runs one send job on the test database, so that a test can kill it at any instant."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from django.conf import settings  # noqa: E402 -- after setup
from django.db import connection  # noqa: E402
from django.urls import get_resolver  # noqa: E402

from followups.jobs import send  # noqa: E402

_ = get_resolver().url_patterns  # loaded once, before the forks: the unsubscribe link needs an address


def run_send_job(database: str, smtp_port: int, tenant_id: str) -> None:
    connection.settings_dict["NAME"] = database
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = smtp_port
    send(tenant_id)
