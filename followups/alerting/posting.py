"""Posting to a Slack-compatible incoming webhook: {"text": …}, to a public address, without following redirects (G6)."""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError

from tenants.alert_addresses import is_loopback, validate_alert_webhook
from tenants.public_http import NotAnswered, request

READ = 300  # bytes of an answer that are kept


class NotPosted(Exception):
    """It was not taken; the message says why."""


def post(url: str, text: str) -> None:
    """Hand `text` to the webhook. Network: never inside a transaction. Raises NotPosted."""
    try:
        validate_alert_webhook(url)
    except ValidationError as error:
        raise NotPosted(" ".join(error.messages)) from error
    here = settings.ALLOW_LOOPBACK_WEBHOOKS and is_loopback(urlsplit(url).hostname or "")
    body, headers = json.dumps({"text": text}).encode(), {"Content-Type": "application/json"}
    try:
        answer = request("POST", url, headers=headers, body=body, most=READ, anywhere=here)
    except NotAnswered as error:
        raise NotPosted(f"The webhook could not be reached: {error}") from error
    said = answer.body.decode("utf-8", "replace").strip()
    if not 200 <= answer.status < 300:
        raise NotPosted(f"The webhook answered {answer.status} {said}".strip()[:400])
