"""GET /api/v1/readiness: whether the client is ready for its rules, question by question (mission M2)."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from followups.policies import current_policy
from followups.readiness.asking import readiness_of
from followups.readiness.check import State
from tenants.api.views import TenantViewSet


class CheckAnswer(serializers.Serializer):
    key = serializers.CharField()
    name = serializers.CharField()
    state = serializers.ChoiceField([state.value for state in State])
    say = serializers.CharField(help_text="What was found.")
    mend = serializers.CharField(help_text="What to do about it; empty where nothing is to be done.")


@extend_schema_serializer(many=False)
class ReadinessAnswer(serializers.Serializer):
    is_ready = serializers.BooleanField(help_text="Whether nothing keeps a cadence from becoming active.")
    checks = CheckAnswer(many=True)


class ReadinessViewSet(TenantViewSet):
    serializer_class = ReadinessAnswer

    @extend_schema(summary="Whether the client is ready", operation_id="readiness", responses=ReadinessAnswer)
    def list(self, request: Request) -> Response:
        checks = readiness_of(self.tenant, current_policy(self.tenant).policy, timezone.now())
        found = {"is_ready": not any(check.holds_up for check in checks), "checks": checks}
        return Response(ReadinessAnswer(found).data)
