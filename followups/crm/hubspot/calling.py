"""One request to HubSpot, and what its answer means. Imported where a call is made: the HTTP library takes a while to load."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
from django.conf import settings

from followups.crm.port import CrmFailed, Limited, Rejected, TokenRefused, Unavailable
from tenants.retry_after import retry_after

BASE = "https://api.hubapi.com"
SECONDS = httpx2.Timeout(30, connect=5)
LONGEST_WAIT = 10.0  # seconds that a limit may take inside a run: the rolling window of ten seconds
WAITS = 3
A_DAY_S_LIMIT = 3600.0  # it ends at midnight of the account; asking once an hour does no harm


class Calling:
    """Requests with one token. It follows no redirect and asks no proxy; `pause` waits for so many seconds."""

    def __init__(
        self,
        token: str,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        # An address of the operator's own may lead inside; nothing that a client enters is part of it.
        base = settings.SOURCE_API_URLS.get("hubspot") or BASE
        headers = {"Authorization": f"Bearer {token}"}
        self._client = httpx2.Client(
            base_url=base, headers=headers, timeout=SECONDS, follow_redirects=False, trust_env=False
        )
        self._pause, self._clock = pause, clock

    def close(self) -> None:
        self._client.close()

    def get(self, path: str, **query: str | int) -> Any:
        return self.call("GET", path, query=query)[1]

    def post(self, path: str, body: Any) -> Any:
        return self.call("POST", path, body)[1]

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: Mapping[str, str | int] | None = None,
        bear: tuple = (),
    ) -> tuple[int, Any]:
        """The status and the JSON of a good answer, or of one whose status is in `bear`. Raises CrmFailed."""
        for waited in range(WAITS + 1):
            try:
                answer = self._client.request(method, path, json=body, params=dict(query or {}))
            except httpx2.HTTPError as error:
                raise Unavailable(f"HubSpot could not be reached ({error or type(error).__name__}).") from error
            wait = _wait(answer, self._clock())
            if wait is None or wait > LONGEST_WAIT or waited == WAITS:
                break
            self._pause(wait)
        said = _json(answer)
        if answer.is_success or answer.status_code in bear:
            return answer.status_code, said
        raise _failure(answer, said, wait or 0)


def _wait(answer: httpx2.Response, now: datetime) -> float | None:
    """Seconds to leave it alone; None where the answer asks for no wait.

    Of a limit: Retry-After, else the window that its headers name, else what the kind of limit takes. Of 503 and 477, by
    which the account is being moved: Retry-After alone.
    """
    if answer.status_code not in (429, 503, 477):
        return None
    after = retry_after(answer.headers.get("Retry-After"), now)
    if after is not None:
        return after / timedelta(seconds=1)
    if answer.status_code != 429:
        return None
    if _json(answer).get("policyName") == "DAILY" or answer.headers.get("X-HubSpot-RateLimit-Daily-Remaining") == "0":
        return A_DAY_S_LIMIT
    window = answer.headers.get("X-HubSpot-RateLimit-Interval-Milliseconds", "")
    return int(window) / 1000 if window.isdecimal() else 1.0


def _failure(answer: httpx2.Response, said: dict, wait: float) -> CrmFailed:
    status, words = answer.status_code, str(said.get("message") or answer.reason_phrase)[:300]
    if status == 401:
        return TokenRefused("HubSpot refuses the token: it was revoked, rotated or has run out. Enter a new one.")
    if status == 403:
        scopes = ", ".join(_scopes(said)) or "see the list in docs/hubspot.md"
        return TokenRefused(f"The token may not do this. Give the private app the missing scopes: {scopes}.")
    if status == 429:
        which = "for today" if wait >= A_DAY_S_LIMIT else "for the moment"
        return Limited(f"HubSpot takes no more requests {which}: {words}", wait)
    if status >= 500 or status in (408, 423, 477):
        return Unavailable(f"HubSpot answered {status}: {words}", wait)
    return Rejected(f"HubSpot answered {status}: {words}")


def _scopes(said: dict) -> list[str]:
    found: list[str] = []
    for error in said.get("errors") or ():
        for names in (error.get("context") or {}).values():
            found += names if isinstance(names, list) else [str(names)]
    return found


def _json(answer: httpx2.Response) -> dict:
    try:
        said = answer.json() if answer.content else {}
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
