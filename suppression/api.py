"""/api/v1/suppressions: enter an address, see the list.

Lifting is not here: only a person may, with a reason, and a key is no person (mission K2).
"""

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from suppression.keys import KINDS, AddressError, keys_of, readable
from suppression.models import Suppression
from suppression.suppressing import SuppressionError, suppress
from suppression.verdict import Channel
from tenants.api.idempotency import idempotent
from tenants.api.views import StrictSerializer, TenantViewSet

Reason = Suppression.Reason
# What is entered by the product itself, with evidence of its own, is not for a key to claim.
REASONS = [(value, label) for value, label in Reason.choices if value not in (Reason.CLOSE_LOOP, Reason.ERASED)]


class SuppressionIn(StrictSerializer):
    kind = serializers.ChoiceField(Suppression.Kind.choices)
    value = serializers.CharField(max_length=320, help_text="The address, mail domain, phone number or lead id.")
    reason = serializers.ChoiceField(REASONS)
    channel = serializers.ChoiceField(list(Channel), default="", allow_blank=True, help_text="Empty: every channel.")
    purpose = serializers.ChoiceField(Suppression.Purpose.choices, default=Suppression.Purpose.ALL)
    note = serializers.CharField(max_length=500, default="", allow_blank=True)
    expires_at = serializers.DateTimeField(default=None, allow_null=True)


class SuppressionOut(serializers.ModelSerializer):
    in_force = serializers.SerializerMethodField()

    class Meta:
        model = Suppression
        fields = (
            "id", "kind", "value", "channel", "purpose", "reason", "note", "agency_wide", "ends_on_reply", "source",
            "created_at", "expires_at", "lifted_at", "lifted_because", "in_force",
        )  # fmt: skip

    def get_in_force(self, entry: Suppression) -> bool:
        return entry.is_in_force(self.context["now"])


class SuppressionQuery(StrictSerializer):
    value = serializers.CharField(required=False, help_text="As it was entered; finds erased entries too.")
    kind = serializers.ChoiceField(Suppression.Kind.choices, required=False)
    in_force = serializers.BooleanField(required=False, default=None, allow_null=True)
    cursor = serializers.CharField(required=False)
    limit = serializers.IntegerField(required=False, min_value=1)


@extend_schema_view(list=extend_schema(parameters=[SuppressionQuery]))
class SuppressionViewSet(mixins.CreateModelMixin, mixins.ListModelMixin, mixins.RetrieveModelMixin, TenantViewSet):
    serializer_class = SuppressionOut
    queryset = Suppression.objects.none()  # for the schema; rows are there inside a scope only
    scope_to_write = "suppressions:write"

    def get_queryset(self):
        return Suppression.objects.all()

    def get_serializer_context(self) -> dict:
        return {**super().get_serializer_context(), "now": timezone.now()}

    def filter_queryset(self, queryset):
        asked = SuppressionQuery(data=self.request.query_params.dict())
        asked.is_valid(raise_exception=True)
        kind, value, in_force = (asked.validated_data.get(name) for name in ("kind", "value", "in_force"))
        if kind:
            queryset = queryset.filter(kind=kind)
        if value:
            normal = {each: readable(each, value, self.tenant.country) for each in ([kind] if kind else KINDS)}
            queryset = queryset.filter(
                key__in=[key for each, text in normal.items() if text for key in keys_of(each, text)]
            )
        if in_force is not None:
            queryset = queryset.in_force(timezone.now()) if in_force else queryset.over(timezone.now())
        return queryset

    @extend_schema(request=SuppressionIn, responses={201: SuppressionOut, 200: SuppressionOut})
    @idempotent
    def create(self, request: Request) -> Response:
        """Suppress an address: 201 for a new entry, 200 where it was there before. It takes effect at once."""
        given = SuppressionIn(data=request.data)
        given.is_valid(raise_exception=True)
        now = timezone.now()
        try:
            entry = suppress(self.tenant, **given.validated_data, source=f"API: {request.auth.name}", now=now)
        except AddressError as error:
            raise ValidationError({"value": [str(error)]}) from error
        except SuppressionError as error:
            raise ValidationError({error.field: [str(error)]}) from error
        is_new = entry.created_at == now
        return Response(self.get_serializer(entry).data, status.HTTP_201_CREATED if is_new else status.HTTP_200_OK)
