"""/api/v1/month-reviews and /api/v1/team: what went wrong in a client's months, what was signed off, and how work lies."""

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from metrics.api.metrics import PERIOD, period_asked
from metrics.definitions import METRICS
from metrics.figures import figures
from metrics.models import MonthSignature
from metrics.monthly.calendar import Month, NoSuchMonth, month_of, this_month
from metrics.monthly.kinds import EXCEPTIONS
from metrics.monthly.listing import listed, note_of, signature_of
from metrics.monthly.standing import months_of
from metrics.team import COLUMNS, team_of
from tenants.api.views import TenantViewSet

MONTHS, PAGE = 24, 200
KINDS = list(EXCEPTIONS)


class SignOffAnswer(serializers.Serializer):
    signed_at = serializers.DateTimeField()
    signed_by = serializers.EmailField(source="signed_by.email")
    note = serializers.CharField(help_text="About the month as a whole.")
    reopened_at = serializers.DateTimeField(allow_null=True)
    reopened_by = serializers.SerializerMethodField()
    reopened_because = serializers.CharField()

    def get_reopened_by(self, row: MonthSignature) -> str:
        return row.reopened_by.email if row.reopened_by else ""


class MonthAnswer(serializers.Serializer):
    month = serializers.CharField(help_text="Like 2026-10.")
    is_signed = serializers.BooleanField()


@extend_schema_serializer(many=False)
class MonthsAnswer(serializers.Serializer):
    results = MonthAnswer(many=True, help_text="The full months since the first lead, at most 24, newest first.")


class ExceptionAnswer(serializers.Serializer):
    kind = serializers.ChoiceField(KINDS)
    about = serializers.CharField(help_text="Which one: id of the case, clock or message.")
    lead_id = serializers.UUIDField()
    at = serializers.DateTimeField()
    owner = serializers.UUIDField(allow_null=True)
    detail = serializers.CharField()
    note = serializers.CharField(help_text="A manager's.")


class MonthFigureAnswer(serializers.Serializer):
    key = serializers.CharField()
    value = serializers.FloatField(allow_null=True)
    top = serializers.IntegerField()
    bottom = serializers.IntegerField(allow_null=True)
    target = serializers.FloatField(allow_null=True)


@extend_schema_serializer(many=False)
class MonthReviewAnswer(serializers.Serializer):
    month = serializers.CharField()
    is_signed = serializers.BooleanField(help_text="Then all of this is as it was at that moment.")
    note = serializers.CharField()
    sign_offs = SignOffAnswer(many=True, help_text="Each there was, the oldest first.")
    counts = serializers.DictField(child=serializers.IntegerField(), help_text="Exceptions by kind.")
    figures = MonthFigureAnswer(many=True)
    exceptions = ExceptionAnswer(many=True, help_text="200 at a time.")
    next = serializers.IntegerField(allow_null=True, help_text="To ask with as `start`; null on the last page.")


class MonthReviewViewSet(TenantViewSet):
    """Only read: a sign-off is a person's, and keys are nobody's."""

    serializer_class = MonthReviewAnswer
    pagination_class = None

    @extend_schema(summary="Which months are signed off", responses=MonthsAnswer)
    def list(self, request: Request) -> Response:
        found = months_of([self.tenant], timezone.now(), MONTHS)[self.tenant.pk]
        return Response({"results": [{"month": str(each.month), "is_signed": each.is_signed} for each in found]})

    @extend_schema(
        summary="The review of one month", operation_id="month_review",
        parameters=[
            OpenApiParameter("month", str, required=True, description="Like 2026-10."),
            OpenApiParameter("kind", str, enum=KINDS, description="Exceptions of one kind alone."),
            OpenApiParameter("start", int, description="`next` of the page before."),
        ],
        responses=MonthReviewAnswer,
    )  # fmt: skip
    @action(detail=False)
    def month(self, request: Request) -> Response:
        now, month = timezone.now(), self._month(request.query_params.get("month", ""))
        kind, start = _kind(request.query_params.get("kind", "")), _start(request.query_params.get("start", ""))
        signature = signature_of(self.tenant, month)
        found = listed(self.tenant, month, signature, now, kind=kind, start=start, limit=PAGE)
        note = note_of(self.tenant, month)
        rows = MonthSignature.objects.filter(tenant=self.tenant, month=month.first).order_by("signed_at", "id")
        answer = {
            "month": str(month), "is_signed": signature is not None, "sign_offs": rows.select_related("signed_by", "reopened_by"),
            "note": signature.note if signature else note.text if note else "", "counts": found.counts,
            "figures": signature.figures if signature else [
                {"key": key, "value": each.value, "top": each.top, "bottom": each.bottom, "target": each.metric.target}
                for key, each in figures(self.tenant, METRICS.values(), month.period, now).items()
            ],
            "exceptions": found.rows, "next": found.next,
        }  # fmt: skip
        return Response(MonthReviewAnswer(answer).data)

    def _month(self, text: str) -> Month:
        try:
            month = month_of(text)
        except NoSuchMonth as error:
            raise serializers.ValidationError({"month": str(error)}) from error
        if month > this_month(self.tenant, timezone.now()):
            raise serializers.ValidationError({"month": f"{month.name} has not begun."})
        return month


class MemberAnswer(serializers.Serializer):
    owner = serializers.UUIDField(allow_null=True, help_text="null: nobody's.")
    name = serializers.CharField()
    counts = serializers.DictField(child=serializers.IntegerField(), help_text=", ".join(key for key, _ in COLUMNS))
    on_time = serializers.IntegerField(help_text="Of the follow-ups that fell due in the period, those done on time.")
    fell_due = serializers.IntegerField()


@extend_schema_serializer(many=False)
class TeamAnswer(serializers.Serializer):
    results = MemberAnswer(many=True, help_text="Most overdue first.")


class TeamViewSet(TenantViewSet):
    serializer_class = TeamAnswer
    pagination_class = None

    @extend_schema(summary="How work lies on the team", operation_id="team", parameters=PERIOD, responses=TeamAnswer)
    def list(self, request: Request) -> Response:
        now = timezone.now()
        rows = [
            {
                "owner": each.person and each.person.pk, "name": each.name, "counts": each.counts,
                "on_time": each.on_time.top if each.on_time else 0, "fell_due": (each.on_time.bottom or 0) if each.on_time else 0,
            }
            for each in team_of(self.tenant, period_asked(self.tenant, request.query_params.dict(), now), now)
        ]  # fmt: skip
        return Response({"results": rows})


def _kind(text: str) -> str:
    if text and text not in EXCEPTIONS:
        raise serializers.ValidationError({"kind": f"“{text[:30]}” is no kind. There are: {', '.join(EXCEPTIONS)}."})
    return text


def _start(text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise serializers.ValidationError({"start": "Give the `next` of the page before."})
    return int(text)
