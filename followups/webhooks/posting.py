"""One webhook request: signed as Standard Webhooks has it, to a public address, no redirect followed (mission N3)."""

import json
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from standardwebhooks.webhooks import Webhook as Signer

from tenants.alert_addresses import is_loopback, validate_alert_webhook
from tenants.public_http import NotAnswered, request

READ = 300  # bytes of an answer that are kept; no more is read


def signed(body: str, *, message_id: str, secrets: list[str], now: datetime) -> dict[str, str]:
    """The headers of a message: one signature for each valid secret. `now` in UTC."""
    signatures = [Signer(secret).sign(message_id, now, body) for secret in secrets]
    return {
        "Content-Type": "application/json",
        "User-Agent": "Followthrough-Webhooks/1",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


def post_signed(
    url: str, content: dict[str, Any], *, message_id: str, secrets: list[str], now: datetime
) -> tuple[int | None, str]:
    """The status of the answer (None: there was none) and why it failed, "" where it was taken (2xx).

    Network: never inside a transaction. The address is checked anew: what a name leads to may have changed.
    """
    try:
        validate_alert_webhook(url)
    except ValidationError as error:
        return None, " ".join(error.messages)
    if not secrets:
        return None, "It has no secret. Make a new one."
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)
    headers = signed(body, message_id=message_id, secrets=secrets, now=now)
    here = settings.ALLOW_LOOPBACK_WEBHOOKS and is_loopback(urlsplit(url).hostname or "")
    try:
        status, answer = request("POST", url, headers=headers, body=body.encode(), most=READ, anywhere=here)
    except NotAnswered as error:
        return None, f"It could not be reached: {error}"[:400]
    if 200 <= status < 300:
        return status, ""
    return status, f"It answered {status} {answer.decode('utf-8', 'replace').replace(chr(0), '').strip()}".strip()[:400]
