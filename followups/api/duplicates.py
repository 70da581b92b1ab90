"""/api/v1/duplicates and /api/v1/merges: who may be one person, what was decided, and taking a merge back (mission A2)."""

from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from followups.api.on_leads import ID, RETRY, ActsOnLeads
from followups.merging import merge, take_apart
from leads.api import EmptyInput
from leads.duplicates import keep_apart
from leads.likeness import SIGNS
from leads.merging import CHOSEN
from leads.models import DuplicatePair, Event, Lead, LeadMerge
from leads.refusals import Refused
from tenants.api.idempotency import idempotent
from tenants.api.views import StrictSerializer

API = Event.Actor.API


class DuplicateAnswer(serializers.ModelSerializer):
    older = serializers.UUIDField(source="lead_a_id")
    younger = serializers.UUIDField(source="lead_b_id")
    because = serializers.ListField(child=serializers.ChoiceField(tuple(SIGNS)), help_text="What they have in common.")

    class Meta:
        model = DuplicatePair
        fields = ("id", "older", "younger", "because", "holds", "state", "found_at", "decided_at")
        read_only_fields = fields


class DuplicateQuery(StrictSerializer):
    state = serializers.ChoiceField(DuplicatePair.State.choices, required=False)
    cursor = serializers.CharField(required=False)
    limit = serializers.IntegerField(required=False, min_value=1)


class ChoicesInput(StrictSerializer):
    take = serializers.ListField(
        child=serializers.ChoiceField(CHOSEN), required=False, default=list, max_length=len(CHOSEN),
        help_text="Fields of which the younger lead's value is taken.",
    )  # fmt: skip
    keep = serializers.ListField(
        child=serializers.ChoiceField(CHOSEN), required=False, default=list, max_length=len(CHOSEN),
        help_text="Fields of which the older lead's value stays, even where it is empty.",
    )  # fmt: skip


class MergeInput(ChoicesInput):
    leads = serializers.ListField(
        child=serializers.UUIDField(), min_length=2, max_length=2, help_text="The two that are one person."
    )


class MergeAnswer(serializers.ModelSerializer):
    lead = serializers.UUIDField(source="lead_id", help_text="The one that stays.")
    merged = serializers.UUIDField(source="merged_id", help_text="The one that has become a part of it.")

    class Meta:
        model = LeadMerge
        fields = ("id", "lead", "merged", "at", "undone_at")
        read_only_fields = fields


@extend_schema_view(list=extend_schema(parameters=[DuplicateQuery]), retrieve=extend_schema(parameters=[ID]))
class DuplicateViewSet(ActsOnLeads, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """Pairs of leads that may be one person, newest first."""

    serializer_class = DuplicateAnswer
    queryset = DuplicatePair.objects.none()  # for the schema; rows are there inside a scope only
    scope_to_read, scope_to_write = "leads:read", "leads:write"

    def get_queryset(self):
        return DuplicatePair.objects.select_related("lead_a", "lead_b")

    def filter_queryset(self, queryset):
        if self.action != "list":
            return queryset
        asked = DuplicateQuery(data=self.request.query_params.dict())
        asked.is_valid(raise_exception=True)
        state = asked.validated_data.get("state")
        return queryset.filter(state=state) if state else queryset

    @extend_schema(request=ChoicesInput, responses=MergeAnswer, parameters=[ID, RETRY])
    @action(detail=True, methods=["post"])
    @idempotent
    def merge(self, request: Request, pk: str) -> Response:
        """They are one person: the younger lead becomes part of the older."""
        pair = self.get_object()
        given = ChoicesInput(data=request.data)
        given.is_valid(raise_exception=True)
        through = f"API: {request.auth.name}"
        how = {"now": timezone.now(), "actor": API, "through": through, **given.validated_data}
        return Response(MergeAnswer(merge(self.tenant, pair.lead_a, pair.lead_b, **how)).data)

    @extend_schema(request=EmptyInput, responses=DuplicateAnswer, parameters=[ID, RETRY])
    @action(detail=True, methods=["post"])
    @idempotent
    def apart(self, request: Request, pk: str) -> Response:
        """They are two: remembered, and what was held is let go."""
        pair = self.get_object()
        EmptyInput(data=request.data).is_valid(raise_exception=True)
        keep_apart(self.tenant, pair, now=timezone.now(), actor=API)
        pair.refresh_from_db()
        return Response(DuplicateAnswer(pair).data)


@extend_schema_view(retrieve=extend_schema(parameters=[ID]))
class MergeViewSet(ActsOnLeads, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    """Merges of leads, newest first."""

    serializer_class = MergeAnswer
    queryset = LeadMerge.objects.none()  # for the schema; rows are there inside a scope only
    scope_to_read, scope_to_write = "leads:read", "leads:write"

    def get_queryset(self):
        return LeadMerge.objects.select_related("lead", "merged")

    @extend_schema(request=MergeInput, responses={201: MergeAnswer}, parameters=[RETRY])
    @idempotent
    def create(self, request: Request) -> Response:
        """Two leads are one person: the younger becomes part of the older."""
        given = MergeInput(data=request.data)
        given.is_valid(raise_exception=True)
        wanted: list[UUID] = given.validated_data.pop("leads")
        found = Lead.objects.in_bulk(wanted)
        if len(found) < len(wanted):
            raise Refused({"leads": "Give the ids of two leads of yours, of which neither is the other."})
        how = {"now": timezone.now(), "actor": API, "through": f"API: {request.auth.name}", **given.validated_data}
        return Response(MergeAnswer(merge(self.tenant, *found.values(), **how)).data, 201)

    @extend_schema(request=EmptyInput, responses=MergeAnswer, parameters=[ID, RETRY])
    @action(detail=True, methods=["post"])
    @idempotent
    def undo(self, request: Request, pk: str) -> Response:
        """Take the merge back: every row goes back to whom it came from."""
        row = self.get_object()
        EmptyInput(data=request.data).is_valid(raise_exception=True)
        take_apart(self.tenant, row, now=timezone.now(), actor=API)
        row.refresh_from_db()
        return Response(MergeAnswer(row).data)
