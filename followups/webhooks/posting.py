"""One webhook request: signed as Standard Webhooks has it, to a public address, no redirect followed (mission N3)."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from standardwebhooks.webhooks import Webhook as Signer

from tenants.alert_addresses import is_loopback, validate_alert_webhook
from tenants.public_http import NotAnswered, request

READ = 300  # bytes of an answer that are kept; no more is read


@dataclass(frozen=True, slots=True)
class Outcome:
    """`status` of the answer (None: there was none); why it failed, "" where it was taken; the wait it asked for."""

    status: int | None
    error: str = ""
    wait: timedelta | None = None


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


def post_signed(url: str, content: dict[str, Any], *, message_id: str, secrets: list[str], now: datetime) -> Outcome:
    """What came of it: taken is 2xx alone.

    Network: never inside a transaction. The address is checked anew: what a name leads to may have changed.
    """
    try:
        validate_alert_webhook(url)
    except ValidationError as error:
        return Outcome(None, " ".join(error.messages))
    if not secrets:
        return Outcome(None, "It has no secret. Make a new one.")
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)
    headers = signed(body, message_id=message_id, secrets=secrets, now=now)
    here = settings.ALLOW_LOOPBACK_WEBHOOKS and is_loopback(urlsplit(url).hostname or "")
    try:
        answer = request("POST", url, headers=headers, body=body.encode(), most=READ, anywhere=here)
    except NotAnswered as error:
        return Outcome(None, f"It could not be reached: {error}"[:400])
    if 200 <= answer.status < 300:
        return Outcome(answer.status)
    said = answer.body.decode("utf-8", "replace").replace(chr(0), "").strip()
    return Outcome(answer.status, f"It answered {answer.status} {said}".strip()[:400], answer.wait(now))
