"""/api/v1/webhooks: whom a client tells of what happens, and what of it did not arrive (mission N3)."""

from uuid import UUID

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from followups.api.on_leads import AtOdds
from followups.models import Webhook, WebhookDelivery
from followups.models.webhook import GROUPS
from followups.webhooks.managing import enable, make_webhook, replay, rotate_secret, send_test
from leads.api import EmptyInput
from leads.fields import Moment, Text
from leads.refusals import Conflict, Refused
from tenants.alert_addresses import validate_alert_webhook
from tenants.api.parsing import StrictJSONParser
from tenants.api.views import StrictSerializer, TenantViewSet

ID = OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)


class WebhookInput(StrictSerializer):
    name = Text(max_length=80)
    url = Text(max_length=500, validators=[validate_alert_webhook], help_text="Begins with https://.")
    types = serializers.ListField(
        child=serializers.ChoiceField(GROUPS), required=False, max_length=len(GROUPS), help_text="Empty: all."
    )


class WebhookChanges(WebhookInput):
    name = Text(max_length=80, required=False)
    url = Text(max_length=500, required=False, validators=[validate_alert_webhook])
    is_enabled = serializers.BooleanField(required=False)


class ReplayInput(StrictSerializer):
    since = Moment()
    until = Moment(required=False, help_text="Default: now.")
    only_dead = serializers.BooleanField(required=False, default=True, help_text="Only what was given up.")


class WebhookAnswer(serializers.ModelSerializer):
    class Meta:
        model = Webhook
        fields = (
            "id", "name", "url", "types", "is_enabled", "failing_since", "rest_until", "disabled_at", "disabled_because",
            "old_secret_until", "created_at",
        )  # fmt: skip
        read_only_fields = fields


class WebhookWithSecret(WebhookAnswer):
    secret = serializers.CharField(read_only=True, help_text="Told once: it is kept encrypted.")

    class Meta(WebhookAnswer.Meta):
        fields = (*WebhookAnswer.Meta.fields, "secret")
        read_only_fields = fields


class DeliveryAnswer(serializers.ModelSerializer):
    class Meta:
        model = WebhookDelivery
        fields = (
            "id",
            "change",
            "source",
            "state",
            "attempts",
            "try_at",
            "created_at",
            "settled_at",
            "status",
            "error",
        )
        read_only_fields = fields


class ReplayAnswer(serializers.Serializer):
    count = serializers.IntegerField()


class WebhookViewSet(TenantViewSet):
    parser_classes = [StrictJSONParser]
    serializer_class = WebhookAnswer
    scope_to_read = scope_to_write = "webhooks"

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, Refused):
            exc = (AtOdds if isinstance(exc, Conflict) else ValidationError)(
                {field: [reason] for field, reason in exc.errors.items()}, code="refused"
            )
        return super().handle_exception(exc)

    @extend_schema(responses=WebhookAnswer(many=True))
    def list(self, request: Request) -> Response:
        """The client's webhooks, newest first."""
        return self.get_paginated_response(WebhookAnswer(self.paginate_queryset(Webhook.objects.all()), many=True).data)

    @extend_schema(request=WebhookInput, responses={201: WebhookWithSecret})
    def create(self, request: Request) -> Response:
        """Make a webhook, told of what happens from now on. The answer holds its secret, this once."""
        given = self._read(WebhookInput)
        hook = Webhook(**given)
        hook.secret = make_webhook(self.tenant, hook, now=timezone.now())
        return Response(WebhookWithSecret(hook).data, 201)

    @extend_schema(parameters=[ID], responses=WebhookAnswer)
    def retrieve(self, request: Request, pk: str) -> Response:
        """One webhook."""
        return Response(WebhookAnswer(self._hook(pk)).data)

    @extend_schema(parameters=[ID], request=WebhookChanges, responses=WebhookAnswer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """Change it, disable it or enable it again; enabled, it goes on where it was."""
        hook, given = self._hook(pk), self._read(WebhookChanges)
        enabled = given.pop("is_enabled", None)
        if "name" in given and Webhook.objects.filter(name=given["name"]).exclude(pk=hook.pk).exists():
            raise Conflict({"name": "Another webhook has this name. Choose another."})
        if enabled is False:
            given["is_enabled"] = False
        if "url" in given:
            given["rest_until"] = None  # the one before it asked for it
        if given:
            Webhook.objects.filter(pk=hook.pk).update(**given)
        if enabled:
            enable(self.tenant, hook)
        return Response(WebhookAnswer(self._hook(pk)).data)

    @extend_schema(parameters=[ID], request=EmptyInput, responses={202: DeliveryAnswer})
    @action(detail=True, methods=["post"])
    def test(self, request: Request, pk: str) -> Response:
        """Have a test sent: 202. What came of it stands among its deliveries."""
        self._read(EmptyInput)
        return Response(DeliveryAnswer(send_test(self.tenant, self._hook(pk), timezone.now())).data, 202)

    @extend_schema(parameters=[ID], request=EmptyInput, responses=WebhookWithSecret)
    @action(detail=True, methods=["post"], url_path="rotate-secret")
    def rotate_secret(self, request: Request, pk: str) -> Response:
        """Make a new secret. For 24 hours the old one signs beside it."""
        self._read(EmptyInput)
        hook = self._hook(pk)
        hook.secret = rotate_secret(hook, timezone.now())
        return Response(WebhookWithSecret(hook).data)

    @extend_schema(parameters=[ID], request=ReplayInput, responses={202: ReplayAnswer})
    @action(detail=True, methods=["post"])
    def replay(self, request: Request, pk: str) -> Response:
        """Send again what was made in a range of time, each with the id it had: 202."""
        hook, given, now = self._hook(pk), self._read(ReplayInput), timezone.now()
        count = replay(self.tenant, hook, **{"until": now, **given}, now=now)
        return Response({"count": count}, 202)

    @extend_schema(
        parameters=[ID, OpenApiParameter("state", enum=WebhookDelivery.State.values)],
        responses=DeliveryAnswer(many=True),
    )
    @action(detail=True)
    def deliveries(self, request: Request, pk: str) -> Response:
        """What was or is to be delivered, newest first. Kept for 30 days."""
        rows = WebhookDelivery.objects.filter(webhook=self._hook(pk))
        if state := request.query_params.get("state"):
            rows = rows.filter(state=state)
        return self.get_paginated_response(DeliveryAnswer(self.paginate_queryset(rows), many=True).data)

    def _read(self, kind: type[StrictSerializer]) -> dict:
        given = kind(data=self.request.data)
        given.is_valid(raise_exception=True)
        return dict(given.validated_data)

    def _hook(self, pk: str) -> Webhook:
        try:
            return Webhook.objects.get(pk=UUID(str(pk)))
        except (ValueError, Webhook.DoesNotExist):
            raise NotFound("There is nothing of yours under this address.") from None
