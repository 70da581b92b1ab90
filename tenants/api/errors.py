"""One form for every error of the API: problem details (RFC 9457), with a list of what is wrong with which field.

{"type": "about:blank", "title": "Bad Request", "status": 400, "code": "invalid",
 "detail": "One field needs attention.", "errors": [{"field": "promises[0].due", "code": "invalid", "message": "…"}]}
"""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django_scopes import get_scope
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler


def problem(status: int, code: str, detail: str, errors: list[dict] | None = None) -> dict:
    """The body of an error answer."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "code": code, "detail": detail}
    return {**body, "errors": errors} if errors else body


def flat(detail, field: str = "") -> list[dict]:
    """DRF's nested errors as a flat list with paths like promises[0].due."""
    if isinstance(detail, dict):
        found = []
        for name, inner in detail.items():
            key = "" if name == "non_field_errors" else str(name)
            path = f"{field}[{key}]" if key.isdecimal() else ".".join(filter(None, (field, key)))
            found += flat(inner, path)
        return found
    if isinstance(detail, list) and any(isinstance(inner, (dict, list)) for inner in detail):
        return [error for n, inner in enumerate(detail) if inner for error in flat(inner, f"{field}[{n}]")]
    if isinstance(detail, list):
        return [error for inner in detail for error in flat(inner, field)]
    return [{"field": field, "code": getattr(detail, "code", "invalid"), "message": str(detail)}]


def answer(error: Exception, context: dict) -> Response | None:
    """DRF's exception handler: every refusal in the same form, and nothing of a refused request is kept."""
    if isinstance(error, Http404):
        error = exceptions.NotFound("There is nothing of yours under this address.")
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied(*error.args)
    response = exception_handler(error, context)
    if response is None:
        return None
    if get_scope().get("tenant"):  # the scope is a transaction, and an answered exception does not end it
        transaction.set_rollback(True)
    if isinstance(error, exceptions.ValidationError):
        errors = flat(error.detail)
        many = f"{len(errors)} fields need attention." if len(errors) > 1 else "One field needs attention."
        response.data = problem(response.status_code, "invalid", many, errors)
    else:
        code = error.get_codes() if isinstance(error.get_codes(), str) else "error"
        response.data = problem(response.status_code, code, str(error.detail))
    response.content_type = "application/problem+json"
    return response
