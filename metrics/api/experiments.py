"""/api/v1/experiments: starting, ending and reading comparisons of follow-up by the product and by hand (mission M4)."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from followups.api.on_leads import AtOdds
from followups.experiments.ending import end_experiment
from followups.models import Assignment, Experiment
from leads.fields import Text
from leads.refusals import Conflict, Refused
from metrics.experiments.comparing import ARMS
from metrics.experiments.drawn import drawn_leads, page_of
from metrics.experiments.planning import LONGEST_WATCH, MOST_SECONDARY, PRIMARY, SECONDARY, USUAL_SHARE, USUAL_WATCH
from metrics.experiments.showing import shown
from metrics.experiments.starting import LONGEST_NAME, start_experiment
from tenants.api.parsing import StrictJSONParser
from tenants.api.views import StrictSerializer, TenantViewSet
from tenants.ids import as_uuid

ID = OpenApiParameter("id", OpenApiTypes.UUID, OpenApiParameter.PATH)
MOST = 200


class ExperimentInput(StrictSerializer):
    name = Text(max_length=LONGEST_NAME)
    share = serializers.IntegerField(
        required=False, default=USUAL_SHARE, min_value=0, max_value=100,
        help_text="Per cent of the new leads that the product follows up.",
    )  # fmt: skip
    primary = serializers.ChoiceField(PRIMARY, help_text="The measure that it is decided by.")
    secondary = serializers.ListField(
        child=serializers.ChoiceField(SECONDARY), required=False, default=list, max_length=MOST_SECONDARY,
        help_text="Shown without a verdict.",
    )  # fmt: skip
    expected = serializers.FloatField(help_text="The primary measure among leads followed up by hand: 0 to 1.")
    difference = serializers.FloatField(help_text="The smallest difference worth knowing of: 0.05 is five points.")
    watch_days = serializers.IntegerField(required=False, default=USUAL_WATCH, min_value=0, max_value=LONGEST_WATCH)
    last_day = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="Of the client's calendar."
    )


class EndInput(StrictSerializer):
    because = Text(max_length=300)


class GroupAnswer(serializers.Serializer):
    arm = serializers.ChoiceField(ARMS)
    leads = serializers.IntegerField(help_text="How many were drawn.")
    needed = serializers.IntegerField(help_text="How many the plan takes; 0 where there is only one group.")


class ExperimentAnswer(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    state = serializers.ChoiceField(["running", "counting", "over"])
    share = serializers.IntegerField()
    plan = serializers.DictField(help_text="As fixed at the start: measures, expected, difference, numbers, days.")
    started_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    ended_how = serializers.CharField(help_text="number, date or hand; empty while it runs.")
    ended_because = serializers.CharField()
    groups = GroupAnswer(many=True)
    say = serializers.CharField(help_text="What may be said of it.")
    verdict = serializers.CharField(help_text="better, worse, no_difference, not_enough, none; empty until it is over.")
    measures = serializers.ListField(
        child=serializers.DictField(),
        help_text="When it is over: of each measure both groups, their difference and its 95 % interval.",
    )


class DrawnAnswer(serializers.ModelSerializer):
    class Meta:
        model = Assignment
        fields = ("lead_id", "arm", "at", "counts")


class DrawnPage(serializers.Serializer):
    results = DrawnAnswer(many=True)
    next = serializers.CharField(help_text="To ask with as `after`; empty on the last page.")


class ExperimentViewSet(TenantViewSet):
    parser_classes = [StrictJSONParser]
    serializer_class = ExperimentAnswer
    scope_to_write = "autonomy"  # it decides what goes out by itself

    def handle_exception(self, exc: Exception) -> Response:
        """The acts say no in words for the person; here they become an error of the API."""
        if isinstance(exc, Refused):
            exc = (AtOdds if isinstance(exc, Conflict) else ValidationError)(
                {field: [reason] for field, reason in exc.errors.items()}, code="refused"
            )
        return super().handle_exception(exc)

    @extend_schema(responses=ExperimentAnswer(many=True))
    def list(self, request: Request) -> Response:
        """The client's experiments, newest first."""
        page = self.paginate_queryset(Experiment.objects.all())
        return self.get_paginated_response([self._answer(row) for row in page])

    @extend_schema(request=ExperimentInput, responses={201: ExperimentAnswer})
    def create(self, request: Request) -> Response:
        """Start one: the group of every new lead is drawn from now on, and the plan is fixed."""
        given = self._read(ExperimentInput)
        with transaction.atomic():
            made = start_experiment(self.tenant, **given, now=timezone.now(), through=self._key)
        return Response(self._answer(made), 201)

    @extend_schema(parameters=[ID], responses=ExperimentAnswer)
    def retrieve(self, request: Request, pk: str) -> Response:
        """One experiment: counts while it runs, its result when it is over."""
        return Response(self._answer(self._experiment(pk)))

    @extend_schema(parameters=[ID], request=EndInput, responses=ExperimentAnswer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        """End it by hand; its leads are followed up by the product again."""
        found, because = self._experiment(pk), self._read(EndInput)["because"]
        with transaction.atomic():
            end_experiment(
                self.tenant, found, how=Experiment.EndedBy.HAND, because=because, now=timezone.now(), through=self._key
            )
        return Response(self._answer(found))

    @extend_schema(
        parameters=[
            ID, OpenApiParameter("arm", str, enum=ARMS),
            OpenApiParameter("measure", str, description="A key of the result."),
            OpenApiParameter("part", str, enum=["top", "bottom", "rest"], description="With `measure`: which of its leads."),
            OpenApiParameter("after", str, description="`next` of the page before."),
        ],
        responses=DrawnPage,
    )  # fmt: skip
    @action(detail=True)
    def drawn(self, request: Request, pk: str) -> Response:
        """The leads that were drawn, with what each came to when it was over."""
        given, found = request.query_params, self._experiment(pk)
        try:
            rows = drawn_leads(
                found, arm=given.get("arm", ""), measure=given.get("measure", ""), part=given.get("part") or "top"
            )
            page = page_of(rows, given.get("after", ""), MOST)
        except ValueError as error:
            raise ValidationError({"": [str(error)]}) from error
        return Response(DrawnPage({"results": page.rows, "next": page.next}).data)

    def _experiment(self, pk: str) -> Experiment:
        found = (place := as_uuid(pk)) and Experiment.objects.filter(pk=place).first()
        if not found:
            raise NotFound
        return found

    def _read(self, kind: type[StrictSerializer]) -> dict:
        given = kind(data=self.request.data)
        given.is_valid(raise_exception=True)
        return dict(given.validated_data)

    @property
    def _key(self) -> str:
        return f"API key {self.request.auth.name}"[:80]

    def _answer(self, row: Experiment) -> dict[str, Any]:
        found = shown(self.tenant, row)
        answer = {
            **{name: getattr(row, name) for name in (
                "id", "name", "share", "plan", "started_at", "ends_at", "ended_at", "ended_how", "ended_because",
            )},
            "state": found.state, "groups": found.groups, "say": found.say, "verdict": found.verdict,
            "measures": row.results["measures"] if row.results else [],
        }  # fmt: skip
        return ExperimentAnswer(answer).data
