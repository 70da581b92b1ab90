"""Bodies of requests, by what they say they are."""

import json
from io import BytesIO
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from leads.sources.kind import FORM, JSON, MULTIPART, Unreadable

DEEPEST = 40


def read_body(body: bytes, content_type: str) -> Any:
    """JSON as it is; a form as names and values, a list where a name comes several times. `content_type` with its parameters.

    Raises Unreadable.
    """
    bare = content_type.partition(";")[0].strip().lower()
    if bare == JSON or bare.endswith("+json"):
        return _json(body)
    if bare == FORM:
        return _form(_query(body))
    if bare == MULTIPART:
        return _form(_multipart(body, content_type))
    raise Unreadable(f"The content type “{bare[:60] or 'none'}” is not read here.")


def _json(body: bytes) -> Any:
    try:
        given = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Unreadable("The body is no JSON in UTF-8.") from None
    if _is_deeper(given, DEEPEST):
        raise Unreadable(f"The body is nested more than {DEEPEST} times.")
    return given


def _is_deeper(given: Any, levels: int) -> bool:
    inner = given.values() if isinstance(given, dict) else given if isinstance(given, list) else ()
    return levels == 0 or any(_is_deeper(each, levels - 1) for each in inner)


def _query(body: bytes) -> QueryDict:
    try:
        return QueryDict(body.decode())
    except (UnicodeDecodeError, SuspiciousOperation):
        raise Unreadable("The body is no form in UTF-8, or has too many fields.") from None


def _multipart(body: bytes, content_type: str) -> QueryDict:
    meta = {"CONTENT_TYPE": content_type, "CONTENT_LENGTH": len(body)}
    try:
        parser = MultiPartParser(meta, BytesIO(body), [MemoryFileUploadHandler()])
        return parser.parse()[0]  # uploaded files are left out
    except (MultiPartParserError, SuspiciousOperation):
        raise Unreadable("The body is no multipart form.") from None


def _form(form: QueryDict) -> dict[str, Any]:
    return {name: values[0] if len(values) == 1 else values for name, values in form.lists()}
