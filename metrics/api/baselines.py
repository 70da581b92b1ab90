"""/api/v1/baselines: having a baseline made of imported history, reading it, and bringing past tasks in for it (mission M2)."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from followups.api.on_leads import ID, RETRY, ActsOnLeads, find
from leads.fields import Day, Moment, Text
from leads.refusals import Conflict
from metrics.api.kept_cases import PART, KeptCasesAnswer, page_of_kept
from metrics.api.metrics import METRIC
from metrics.auditing.baselines import ask_for_baseline, figures_of, history_of
from metrics.auditing.data import DATA
from metrics.auditing.past_tasks import LONGEST_TITLE, MOST, bring_past_tasks
from metrics.auditing.telling import State, Told
from metrics.definitions import unit_of
from metrics.keeping import kept_cases
from metrics.models import Baseline
from metrics.periods import Period
from tenants.api.idempotency import idempotent
from tenants.api.views import StrictSerializer


class BaselineInput(StrictSerializer):
    start = Day(help_text="First day, in the client's time zone.")
    end = Day(help_text="Last day, counted too: before the first decision of the product.")


class PastTask(StrictSerializer):
    lead = serializers.UUIDField(required=False, help_text="This or `lead_external_id`.")
    lead_external_id = Text(max_length=200, required=False)
    external_id = Text(max_length=200, help_text="The task's own id in the old system: it is taken in once.")
    title = Text(max_length=LONGEST_TITLE)
    due = Moment()
    done = Moment(required=False, allow_null=True, default=None, help_text="null: it was never done.")
    owner = serializers.EmailField(required=False, help_text="Of a member. Default: the lead's owner.")


class PastTasksInput(StrictSerializer):
    tasks = PastTask(many=True, max_length=MOST, help_text=f"At most {MOST}; all are taken in, or none.")


class PastTasksAnswer(serializers.Serializer):
    new = serializers.IntegerField()
    known = serializers.IntegerField(help_text="Taken in before, and left as they are.")


class BaselineFigure(serializers.Serializer):
    key = serializers.CharField()
    name = serializers.CharField()
    unit = serializers.CharField(help_text="share (0 to 1), minutes, touches, cases or leads.")
    value = serializers.FloatField(allow_null=True, help_text="null where it cannot be told.")
    top = serializers.IntegerField()
    bottom = serializers.IntegerField(allow_null=True)
    state = serializers.ChoiceField([state.value for state in State])
    because = serializers.CharField(help_text="Why it cannot be told, or only in part.")
    mend = serializers.CharField(help_text="What to do so that the next baseline can tell it.")


class History(serializers.Serializer):
    key = serializers.CharField()
    name = serializers.CharField()
    count = serializers.IntegerField()
    first = serializers.DateField(allow_null=True)
    last = serializers.DateField(allow_null=True)
    mend = serializers.CharField(help_text="What to do where there is none of it.")


class BaselineAnswer(serializers.ModelSerializer):
    class Meta:
        model = Baseline
        fields = ("id", "start", "end", "time_zone", "state", "asked_at", "made_at", "edition", "cases")
        read_only_fields = fields


class BaselineDetail(BaselineAnswer):
    figures = serializers.SerializerMethodField()
    history = serializers.SerializerMethodField()

    class Meta(BaselineAnswer.Meta):
        fields = (*BaselineAnswer.Meta.fields, "figures", "history")
        read_only_fields = fields

    @extend_schema_field(BaselineFigure(many=True))
    def get_figures(self, row: Baseline) -> list[dict]:
        return [as_told(each) for each in figures_of(row)]

    @extend_schema_field(History(many=True))
    def get_history(self, row: Baseline) -> list[dict]:
        return [
            {"key": each.key, "name": DATA[each.key].name, "count": each.count, "first": each.first, "last": each.last,
             "mend": "" if each.count else DATA[each.key].mend}
            for each in history_of(row)
        ]  # fmt: skip


class BaselineViewSet(ActsOnLeads):
    serializer_class = BaselineAnswer

    @extend_schema(responses=BaselineAnswer(many=True))
    def list(self, request: Request) -> Response:
        """The client's baselines, newest first."""
        return self.get_paginated_response(BaselineAnswer(self._page(Baseline.objects.all()), many=True).data)

    @extend_schema(request=BaselineInput, responses={202: BaselineAnswer}, parameters=[RETRY])
    @idempotent
    def create(self, request: Request) -> Response:
        """Have a baseline made of these days: 202. It is `done` when what was imported is counted."""
        given = self._taken(BaselineInput, request.data)
        row = ask_for_baseline(self.tenant, **given, now=timezone.now(), through=f"API: {request.auth.name}")
        return Response(BaselineAnswer(row).data, 202)

    @extend_schema(parameters=[ID], responses=BaselineDetail)
    def retrieve(self, request: Request, pk: str) -> Response:
        """One baseline: its figures, what it rests on, and what it cannot tell."""
        return Response(BaselineDetail(find(Baseline.objects.all(), pk)).data)

    @extend_schema(parameters=[ID, METRIC, PART, OpenApiParameter("after", str)], responses=KeptCasesAnswer)
    @action(detail=True)
    def cases(self, request: Request, pk: str) -> Response:
        """The very cases that a figure counted, as they were kept."""
        row = find(Baseline.objects.all(), pk)
        if row.state != Baseline.State.DONE:
            raise Conflict({"state": "This baseline is being made. Ask again in a minute."})
        period = Period(row.start, row.end)
        return page_of_kept(self.tenant, kept_cases(row.pk), period, request.query_params.dict(), timezone.now())

    @extend_schema(request=PastTasksInput, responses=PastTasksAnswer, parameters=[RETRY])
    @action(detail=False, methods=["post"])
    @idempotent
    def tasks(self, request: Request) -> Response:
        """Bring tasks of the time before in: what was due when, and when it was done."""
        given = self._taken(PastTasksInput, request.data)
        through = f"API: {request.auth.name}"
        return Response(bring_past_tasks(self.tenant, given["tasks"], now=timezone.now(), through=through))


def as_told(told: Told) -> dict[str, Any]:
    """For BaselineFigure."""
    figure = told.figure
    return {
        "key": figure.metric.key, "name": figure.metric.name, "unit": unit_of(figure.metric), "value": figure.value,
        "top": figure.top, "bottom": figure.bottom, "state": told.state.value, "because": told.because, "mend": told.mend,
    }  # fmt: skip
