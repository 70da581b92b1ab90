"""/api/v1/metrics: the figures of a client, their parts, and the cases they are made of (mission M1)."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from metrics.asking import NoSuchMetric, metric_of, period_of, split_of
from metrics.behind import MOST, NoSuchPlace, NoSuchValue, cases_behind, page_of
from metrics.charts import bucketed
from metrics.definitions import METRICS, Metric, splits_of, unit_of
from metrics.describing import denominator, numerator
from metrics.figures import Figure, NoSuchSplit, by_day, figures, split_figures
from metrics.models import Case, Projection
from metrics.periods import NoSuchPeriod, Period
from tenants.api.views import TenantViewSet
from tenants.models import Tenant

PERIOD = [
    OpenApiParameter("from", OpenApiTypes.DATE, description="First day, in the client's time zone; with `to`."),
    OpenApiParameter("to", OpenApiTypes.DATE, description="Last day, counted too."),
    OpenApiParameter("days", OpenApiTypes.INT, description="Instead: so many days up to today. Default: 30."),
]
METRIC = OpenApiParameter(
    "metric", str, required=True, enum=list(METRICS), description="docs/metrics.md says what each is."
)
BY = OpenApiParameter(
    "by", str, description="Split: owner, cadence, step, template, reason, source, segment or channel."
)


class MetricAnswer(serializers.Serializer):
    key = serializers.CharField()
    name = serializers.CharField()
    meaning = serializers.CharField()
    unit = serializers.CharField(help_text="share (0 to 1), minutes, touches, cases or leads.")
    value = serializers.FloatField(allow_null=True, help_text="null where there is nothing to divide by.")
    top = serializers.IntegerField(help_text="Cases of the numerator.")
    bottom = serializers.IntegerField(allow_null=True, help_text="Cases of the denominator; null for what is no share.")
    numerator = serializers.CharField()
    denominator = serializers.CharField()
    target = serializers.FloatField(allow_null=True)
    better = serializers.CharField(help_text="higher, lower or neither.")
    meets_target = serializers.BooleanField(allow_null=True)
    reliable = serializers.BooleanField()
    splits = serializers.ListField(child=serializers.CharField())


@extend_schema_serializer(many=False)
class MetricsAnswer(serializers.Serializer):
    start = serializers.DateField()
    end = serializers.DateField()
    counted_at = serializers.DateTimeField(allow_null=True, help_text="Up to when events are in these figures.")
    results = MetricAnswer(many=True)


class PartAnswer(serializers.Serializer):
    split = serializers.CharField(help_text="Value of the split; empty: none.")
    value = serializers.FloatField(allow_null=True)
    top = serializers.IntegerField()
    bottom = serializers.IntegerField(allow_null=True)


class DayAnswer(serializers.Serializer):
    day = serializers.DateField(help_text="First of the days counted together.")
    value = serializers.FloatField(allow_null=True)
    top = serializers.IntegerField()
    bottom = serializers.IntegerField(allow_null=True)


class FigureAnswer(serializers.Serializer):
    start = serializers.DateField()
    end = serializers.DateField()
    metric = MetricAnswer()
    parts = PartAnswer(many=True, help_text="With `by`: largest first; their cases add up to all.")
    series = DayAnswer(many=True, help_text="Over the period; empty for reductions.")


class CaseAnswer(serializers.ModelSerializer):
    class Meta:
        model = Case
        fields = (
            "id", "lead_id", "kind", "day", "until", "at", "outcomes", "amount", "owner", "cadence", "step", "template", "reason",
            "source", "segment", "channel",
        )  # fmt: skip


class CasesAnswer(serializers.Serializer):
    results = CaseAnswer(many=True)
    next = serializers.CharField(help_text="To ask with as `after`; empty on the last page.")


class MetricsViewSet(TenantViewSet):
    serializer_class = MetricsAnswer
    pagination_class = None

    @extend_schema(parameters=PERIOD, responses=MetricsAnswer)
    def list(self, request: Request) -> Response:
        """Every figure of the period."""
        given, now = request.query_params.dict(), timezone.now()
        period = period_asked(self.tenant, given, now)
        found = figures(self.tenant, METRICS.values(), period, now)
        row = Projection.objects.filter(tenant=self.tenant).first()
        answer = {
            "start": period.start, "end": period.end, "counted_at": row and row.counted_at,
            "results": [as_told(figure) for figure in found.values()],
        }  # fmt: skip
        return Response(MetricsAnswer(answer).data)

    @extend_schema(parameters=[METRIC, BY, *PERIOD], responses=FigureAnswer)
    @action(detail=False)
    def figure(self, request: Request) -> Response:
        """One figure with its course, and taken apart by a split."""
        given, now = request.query_params.dict(), timezone.now()
        metric, period = self._asked(given, now)
        split = refusing(lambda: split_of(metric, given))
        whole = figures(self.tenant, [metric], period, now)[metric.key]
        parts = split_figures(self.tenant, metric, period, split, now) if split else []
        days = by_day(self.tenant, [metric], period, now).get(metric.key, [])
        answer = {
            "start": period.start, "end": period.end, "metric": as_told(whole), "parts": parts,
            "series": [{"day": day, **_numbers(figure)} for day, figure in bucketed(metric, period, days)],
        }  # fmt: skip
        return Response(FigureAnswer(answer).data)

    @extend_schema(
        parameters=[
            METRIC, BY, OpenApiParameter("value", str, description="With `by`: which part; empty: none."),
            OpenApiParameter("part", str, enum=["top", "bottom", "rest"], description="Of a share: which of its cases."),
            OpenApiParameter("after", str, description="`next` of the page before."), *PERIOD,
        ],
        responses=CasesAnswer,
    )  # fmt: skip
    @action(detail=False)
    def cases(self, request: Request) -> Response:
        """The very cases that a figure counts, the oldest first."""
        given, now = request.query_params.dict(), timezone.now()
        metric, period = self._asked(given, now)
        split = refusing(lambda: split_of(metric, given))
        part = given.get("part") or "top"

        def read():
            rows = cases_behind(
                self.tenant, metric, period, now, split=split or "", value=given.get("value", "")[:100], part=part
            )
            return page_of(rows, after=given.get("after", "")[:200], limit=MOST)

        page = refusing(read)
        return Response(CasesAnswer({"results": page.cases, "next": page.next}).data)

    def _asked(self, given: dict[str, str], now) -> tuple[Metric, Period]:
        metric = refusing(lambda: metric_of(given.get("metric", "")))
        return metric, period_asked(self.tenant, given, now)


def period_asked(tenant: Tenant, given: dict[str, str], now: datetime) -> Period:
    """The period that a request asks for; what is wrong in it becomes an error that names its field."""
    return refusing(lambda: period_of(tenant, given, now))


def refusing(read: Any) -> Any:
    """What `read` gives; what is wrong in the request becomes an error that names its field."""
    try:
        return read()
    except NoSuchMetric as error:
        raise serializers.ValidationError({"metric": str(error)}) from error
    except NoSuchPeriod as error:
        raise serializers.ValidationError({"days": str(error)}) from error
    except NoSuchSplit as error:
        raise serializers.ValidationError({"by": str(error)}) from error
    except NoSuchValue as error:
        raise serializers.ValidationError({"value": str(error)}) from error
    except NoSuchPlace as error:
        raise serializers.ValidationError({"after": str(error)}) from error
    except ValueError as error:
        raise serializers.ValidationError({"part": str(error)}) from error


def _numbers(figure: Figure) -> dict[str, Any]:
    return {"value": figure.value, "top": figure.top, "bottom": figure.bottom}


def as_told(figure: Figure) -> dict[str, Any]:
    """For MetricAnswer."""
    metric = figure.metric
    return {
        "key": metric.key, "name": metric.name, "meaning": metric.meaning, "unit": unit_of(metric), **_numbers(figure),
        "numerator": numerator(metric), "denominator": denominator(metric), "target": metric.target,
        "better": metric.better.value,
        "meets_target": figure.meets_target, "reliable": metric.reliable, "splits": [str(split) for split in splits_of(metric)],
    }  # fmt: skip
