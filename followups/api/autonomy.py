"""/api/v1/autonomy: what goes out by itself, and the switch that stops sending of this client (mission D5).

A key belongs to one client, so an agency's switch is turned on the page alone.
"""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from followups.api.on_leads import AtOdds
from followups.models import AutonomyRule
from followups.policies import current_policy
from followups.stopping_sending import release_sending, stop_sending
from followups.switching import REASONS, switch
from leads.refusals import Conflict, Refused
from tenants.api.views import StrictSerializer, TenantViewSet
from tenants.models import StopLevel, Tenant
from tenants.stops import Stop, stops_of


class RuleAnswer(serializers.Serializer):
    reason = serializers.CharField()
    template = serializers.CharField()
    is_on = serializers.BooleanField()
    sample_share = serializers.DecimalField(max_digits=3, decimal_places=2)
    set_at = serializers.DateTimeField()
    why = serializers.CharField()


class StopAnswer(serializers.Serializer):
    whose = serializers.ChoiceField(["client", "agency"])
    level = serializers.ChoiceField(StopLevel.values)
    at = serializers.DateTimeField()
    by = serializers.CharField()
    why = serializers.CharField()


@extend_schema_serializer(many=False)
class AutonomyAnswer(serializers.Serializer):
    autonomy = serializers.CharField(help_text="What the rules allow at most.")
    decides_on_each = serializers.BooleanField(help_text="Whether only what is on in `rules` goes out by itself.")
    rules = RuleAnswer(many=True)
    stops = StopAnswer(many=True, help_text="Switches of the client and of its agency that are on.")


class RuleGiven(StrictSerializer):
    reason = serializers.ChoiceField(REASONS)
    template = serializers.SlugField(max_length=80)
    is_on = serializers.BooleanField()
    why = serializers.CharField(max_length=300)
    sample_share = serializers.DecimalField(
        max_digits=3, decimal_places=2, min_value=Decimal(0), max_value=Decimal(1), required=False
    )


class StopGiven(StrictSerializer):
    level = serializers.ChoiceField(StopLevel.choices, default=StopLevel.AUTOMATIC)
    why = serializers.CharField(max_length=300)


class ReleaseGiven(StrictSerializer):
    approved = serializers.ChoiceField(
        [("keep", "keep"), ("review", "review")],
        help_text="What people approved and has not left: stays approved, or goes back to review.",
    )
    why = serializers.CharField(max_length=300)


class AutonomyViewSet(TenantViewSet):
    serializer_class = AutonomyAnswer
    scope_to_write = "autonomy"

    def handle_exception(self, exc: Exception) -> Response:
        """The acts say no in words for the person; here they become an error of the API."""
        if isinstance(exc, Refused):
            exc = (AtOdds if isinstance(exc, Conflict) else ValidationError)(
                {field: [reason] for field, reason in exc.errors.items()}, code="refused"
            )
        return super().handle_exception(exc)

    @extend_schema(responses=AutonomyAnswer)
    def list(self, request: Request) -> Response:
        """What is switched on, and whether sending is stopped."""
        return Response(_answer(self.tenant))

    @extend_schema(request=RuleGiven, responses=AutonomyAnswer)
    @action(detail=False, methods=["post"], url_path="switch")
    def switch(self, request: Request) -> Response:
        """Switch one reason with one template on or off."""
        given = self._read(RuleGiven)
        share = given.pop("sample_share", None)
        with transaction.atomic():
            switch(self.tenant, **given, share=share, user=None, now=timezone.now(), through=self._key)
        return Response(_answer(self.tenant))

    @extend_schema(request=StopGiven, responses=AutonomyAnswer)
    @action(detail=False, methods=["post"], url_path="stop")
    def stop(self, request: Request) -> Response:
        """Stop automatic sending, or all sending, of this client at once."""
        stop_sending(self.tenant, **self._read(StopGiven), user=None, now=timezone.now(), through=self._key)
        return Response(_answer(self.tenant))

    @extend_schema(request=ReleaseGiven, responses=AutonomyAnswer)
    @action(detail=False, methods=["post"], url_path="release")
    def release(self, request: Request) -> Response:
        """Let it send again; what was held stays in review."""
        release_sending(self.tenant, **self._read(ReleaseGiven), user=None, now=timezone.now(), through=self._key)
        return Response(_answer(self.tenant))

    def _read(self, kind: type[StrictSerializer]) -> dict:
        given = kind(data=self.request.data)
        given.is_valid(raise_exception=True)
        return dict(given.validated_data)

    @property
    def _key(self) -> str:
        return f"API key {self.request.auth.name}"[:80]


def _answer(tenant: Tenant) -> dict:
    rules = AutonomyRule.objects.order_by("reason", "template")
    return {
        "autonomy": current_policy(tenant).policy.autonomy.value,
        "decides_on_each": rules.exists(),
        "rules": RuleAnswer(rules, many=True).data,
        "stops": [_stop(stop) for stop in stops_of([tenant.pk])],
    }


def _stop(stop: Stop) -> dict:
    return {"whose": stop.whose, "level": stop.level.value, "at": stop.at, "by": stop.by, "why": stop.why}
