"""Asking a source for what its hook only names. Network: outside of any transaction, to the source's own public host."""

import base64
import json
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings

from leads.sources.kind import CannotFetch, Ignored
from tenants.public_http import NotAnswered, request

LARGEST = 1_000_000  # bytes of an answer


def get_json(kind: str, default: str, path: str, *, query: dict[str, str] | None = None, authorization: str) -> Any:
    """The JSON under `path` of a source's API. SOURCE_API_URLS may name another address for a kind: a gateway, or a test.

    Raises CannotFetch; Ignored where it is gone.
    """
    own = settings.SOURCE_API_URLS.get(kind)
    base = (own or default).rstrip("/")
    url = f"{base}/{path}" + (f"?{urlencode(query)}" if query else "")
    host = urlsplit(base).hostname
    headers = {"Accept": "application/json", "Authorization": authorization}
    try:
        # An address of the operator's own may lead inside; nothing that a client enters is part of it.
        answer = request("GET", url, headers=headers, most=LARGEST, anywhere=own is not None)
    except NotAnswered as error:
        raise CannotFetch(f"{host} could not be asked: {error}") from error
    status, body = answer.status, answer.body
    if status in (404, 410):
        raise Ignored(f"{host} has it no longer (answer {status}).")
    if status in (401, 403):
        raise CannotFetch(
            f"{host} refused the access token (answer {status}). Enter a new one, then replay.", again=False
        )
    if not 200 <= status < 300:
        raise CannotFetch(f"{host} answered {status}: {_said(body)}", again=status >= 500 or status in (408, 425, 429))
    try:
        return json.loads(body)
    except ValueError:
        raise CannotFetch(f"{host} answered no JSON.") from None


def segment(text: str) -> str:
    """An id as one part of a path, whatever it holds."""
    return quote(text, safe="")


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def _said(body: bytes) -> str:
    return " ".join(body[:200].decode("utf-8", "replace").split())
