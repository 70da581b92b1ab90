"""What the OpenAPI schema says of every operation beyond its own answer: how it refuses (RFC 9457, OpenAPI 3.0 `responses`)."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from tenants.api.idempotency import HEADER

PROBLEM = "application/problem+json"
SAFE = ("GET", "HEAD", "OPTIONS")
REFUSALS = {
    "400": "Something in the request is wrong; `errors` names each field and what mends it.",
    "401": "No API key, or one that is unknown, revoked or expired.",
    "403": "The key lacks the scope that this needs.",
    "404": "There is nothing of yours under this address, or the cursor was not made here.",
    "409": "Well formed, but at odds with what is stored.",
    "413": "The body is larger than 2.5 MB.",
    "415": "The body is of another media type.",
    "422": "The idempotency key was used for another request.",
}


class ProblemError(serializers.Serializer):
    field = serializers.CharField(help_text="Path of the field: promises[0].due. Empty: the request as a whole.")
    code = serializers.CharField()
    message = serializers.CharField()


class Problem(serializers.Serializer):
    """How every request is refused (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField(help_text="For programs: invalid, invalid_key, not_found, …")
    detail = serializers.CharField()
    errors = ProblemError(
        many=True, required=False, help_text="Of an answer 400 or 409: what is wrong with which field."
    )


class Schema(AutoSchema):
    """AutoSchema, with the refusals that an operation of this method, with these parameters, can answer with."""

    def get_operation(self, *args: Any, **kwargs: Any) -> dict[str, Any] | None:
        operation = super().get_operation(*args, **kwargs)
        if operation is None:
            return None
        problem = self.resolve_serializer(Problem, "response").ref
        for status in self._refusals(operation):
            content = {PROBLEM: {"schema": problem}}
            operation["responses"].setdefault(status, {"description": REFUSALS[status], "content": content})
        operation["responses"] = dict(sorted(operation["responses"].items()))
        return operation

    def _refusals(self, operation: dict[str, Any]) -> list[str]:
        places = {each["in"] for each in operation.get("parameters", ())}
        names = {each["name"] for each in operation.get("parameters", ())}
        changes = self.method not in SAFE
        asked = {
            "400": changes or "query" in places,
            "401": True,
            "403": True,
            "404": "path" in places or "cursor" in names,
            "409": changes,
            "413": changes,
            "415": changes,
            "422": HEADER in names,
        }
        return [status for status, can_be in asked.items() if can_be]
