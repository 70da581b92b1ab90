"""/api/v1/data-requests: what became of an export or an erasure that was asked for (mission K5)."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import mixins, serializers

from followups.models import DataRequest
from tenants.api.views import StrictSerializer, TenantViewSet

SCOPE = "privacy"


class DataRequestAnswer(serializers.ModelSerializer):
    lead = serializers.UUIDField(source="about_id")

    class Meta:
        model = DataRequest
        fields = ("id", "lead", "kind", "state", "because", "asked_at", "done_at", "error", "rows", "answer")
        read_only_fields = fields


class WhyInput(StrictSerializer):
    because = serializers.CharField(
        max_length=300, help_text="Who asked for it, how and when; without their name, for it stays on record."
    )


@extend_schema_view(
    retrieve=extend_schema(parameters=[OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)])
)
class DataRequestViewSet(mixins.RetrieveModelMixin, TenantViewSet):
    """The state of a request and, of an export that is done, the document; it is cleared away after 30 days."""

    serializer_class = DataRequestAnswer
    queryset = DataRequest.objects.none()  # for the schema; rows are there inside a scope only
    scope_to_read = scope_to_write = SCOPE

    def get_queryset(self):
        return DataRequest.objects.all()
