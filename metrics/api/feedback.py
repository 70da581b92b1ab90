"""/api/v1/feedback: what steps, messages and reasons bring, against the client's own rates (mission M5)."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from metrics.api.metrics import PERIOD, CasesAnswer
from metrics.asking import period_of
from metrics.behind import MOST, NoSuchPlace, page_of
from metrics.feedback.asking import Row, feedback_of
from metrics.feedback.counting import COUNTED, By, cases_of
from metrics.feedback.judging import Judged
from metrics.periods import NoSuchPeriod, Period
from tenants.api.views import TenantViewSet

VERDICTS = ("worse", "better", "as_usual", "little")


class RateAnswer(serializers.Serializer):
    what = serializers.CharField()
    of = serializers.CharField(help_text="What it is a share of.")
    value = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True, help_text="95 % score interval (Wilson).")
    high = serializers.FloatField(allow_null=True)
    usual = serializers.FloatField(allow_null=True, help_text="Of all that the client sent or reviewed.")
    verdict = serializers.ChoiceField(VERDICTS, help_text="little: too few to conclude anything.")


class RowAnswer(serializers.Serializer):
    value = serializers.CharField(help_text="cadence/step, key@version of a template, or a reason; empty: all.")
    counts = serializers.DictField(child=serializers.IntegerField(), help_text=f"{', '.join(COUNTED)}.")
    rates = RateAnswer(many=True)
    suggestion = serializers.CharField(help_text="Of what is worse than usual; empty for any other.")


@extend_schema_serializer(many=False)
class FeedbackAnswer(serializers.Serializer):
    start = serializers.DateField()
    end = serializers.DateField()
    whole = RowAnswer()
    step = RowAnswer(many=True, help_text="The worst first.")
    template = RowAnswer(many=True)
    reason = RowAnswer(many=True)


class FeedbackViewSet(TenantViewSet):
    serializer_class = FeedbackAnswer
    pagination_class = None

    @extend_schema(parameters=PERIOD, responses=FeedbackAnswer)
    def list(self, request: Request) -> Response:
        """What every step, template version and reason has brought."""
        now = timezone.now()
        period = self._period(request.query_params.dict(), now)
        found = feedback_of(self.tenant, period, now)
        rows = {by.value: [_row(row.judged, row) for row in each] for by, each in found.rows.items()}
        answer = {"start": period.start, "end": period.end, "whole": _row(found.whole), **rows}
        return Response(FeedbackAnswer(answer).data)

    @extend_schema(
        parameters=[
            OpenApiParameter("by", str, required=True, enum=[by.value for by in By]),
            OpenApiParameter("value", str, required=True, description="As in the answer above."),
            OpenApiParameter("what", str, enum=tuple(COUNTED), description="Which count; default: sent."),
            OpenApiParameter("after", str, description="`next` of the page before."), *PERIOD,
        ],
        responses=CasesAnswer,
    )  # fmt: skip
    @action(detail=False)
    def cases(self, request: Request) -> Response:
        """The very cases that a count is made of, the oldest first."""
        given, now = request.query_params.dict(), timezone.now()
        period, by = self._period(given, now), given.get("by", "")
        if by not in set(By):
            say = f"“{by[:40]}” is nothing that is looked at. Give one of: {', '.join(By)}."
            raise serializers.ValidationError({"by": say})
        value, what = given.get("value", "").replace("\0", "")[:200], given.get("what") or "sent"
        try:
            rows = cases_of(self.tenant, period, now, by=By(by), value=value, what=what)
        except ValueError as error:
            raise serializers.ValidationError({"what": str(error)}) from error
        try:
            page = page_of(rows, after=given.get("after", "")[:200], limit=MOST)
        except NoSuchPlace as error:
            raise serializers.ValidationError({"after": str(error)}) from error
        return Response(CasesAnswer({"results": page.cases, "next": page.next}).data)

    def _period(self, given: dict[str, str], now) -> Period:
        try:
            return period_of(self.tenant, given, now)
        except NoSuchPeriod as error:
            raise serializers.ValidationError({"days": str(error)}) from error


def _row(judged: Judged, row: Row | None = None) -> dict[str, Any]:
    return {
        "value": judged.tally.value,
        "counts": judged.tally.counts,
        "rates": [
            {
                "what": rate.kind.what, "of": rate.kind.of, "value": rate.value, "usual": rate.usual, "verdict": rate.verdict,
                "low": rate.interval and rate.interval.low, "high": rate.interval and rate.interval.high,
            }
            for rate in judged.rates
        ],
        "suggestion": row.suggestion.say if row and row.suggestion else "",
    }  # fmt: skip
