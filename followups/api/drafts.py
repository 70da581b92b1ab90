"""/api/v1/drafts/check: what the gates say of a draft that is sent along; nothing is stored."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from followups.gates.check import check
from followups.gates.draft import DraftError, draft_from_dict
from tenants.api.parsing import StrictJSONParser
from tenants.api.views import TenantViewSet

LONGEST = 100_000  # characters of subject and body together; no message comes near it


class GateAnswer(serializers.Serializer):
    gate = serializers.CharField()
    # A field may not be named `pass` in Python; see get_fields.
    where = serializers.ListField(
        child=serializers.IntegerField(), allow_null=True, help_text="[start, end] in characters of the body."
    )
    say = serializers.CharField()
    mend = serializers.CharField()

    def get_fields(self) -> dict[str, serializers.Field]:
        return {**super().get_fields(), "pass": serializers.BooleanField()}


class VerdictAnswer(serializers.Serializer):
    id = serializers.JSONField(required=False, help_text="As it was given.")
    review = serializers.BooleanField(help_text="Whether a person must decide, even if every gate passes.")
    review_because = serializers.ListField(child=serializers.CharField())
    gates = GateAnswer(many=True)

    def get_fields(self) -> dict[str, serializers.Field]:
        return {**super().get_fields(), "pass": serializers.BooleanField(help_text="Whether every gate passes.")}


class DraftViewSet(TenantViewSet):
    parser_classes = [StrictJSONParser]
    serializer_class = VerdictAnswer
    scope_to_write = "leads:read"  # a check stores nothing

    @extend_schema(request=OpenApiTypes.OBJECT, responses=VerdictAnswer)
    @action(detail=False, methods=["post"], url_path="check")
    def check(self, request: Request) -> Response:
        """The verdict on one draft, in the words of the command check_draft."""
        given = request.data
        document = {key: value for key, value in given.items() if key != "id"} if isinstance(given, dict) else given
        try:
            draft = draft_from_dict(document)
        except DraftError as error:
            raise ValidationError({error.field: [f"{error.reason}. {error.mend}"]}, code="invalid") from error
        if len(draft.subject) + len(draft.body) > LONGEST:
            raise ValidationError({"body": [f"is longer than {LONGEST} characters. Shorten it."]}, code="too_long")
        named = {"id": given["id"]} if isinstance(given, dict) and "id" in given else {}
        return Response({**named, **check(draft).as_dict()})
