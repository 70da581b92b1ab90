"""/api/v1/pilots: beginning a pilot, how it stands, every exception of it, its report (mission M3)."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from followups.api.on_leads import ID, RETRY, ActsOnLeads, find
from leads.fields import Day, Text
from metrics.api.kept_cases import PART, KeptCasesAnswer, page_of_kept
from metrics.api.metrics import METRIC, refusing
from metrics.api.pilot_answers import (
    ExceptionsAnswer,
    PilotAnswer,
    PilotReport,
    PilotStanding,
    exceptions_of,
    pilot_as_told,
    report_of,
)
from metrics.models import Pilot
from metrics.periods import Period, today_of
from metrics.piloting.paging import MOST, page_of_exceptions
from metrics.piloting.running import (
    DAYS,
    LEADS,
    LONGEST_NAME,
    LONGEST_WHY,
    MOST_DAYS,
    MOST_LEADS,
    begin_pilot,
    cancel_pilot,
)
from metrics.piloting.segments import LONGEST_VALUE
from metrics.piloting.standing import cases_of, standing_of
from tenants.api.idempotency import idempotent
from tenants.api.views import StrictSerializer


class PilotInput(StrictSerializer):
    name = Text(max_length=LONGEST_NAME)
    by = serializers.ChoiceField(Pilot.By.values, required=False, default="", help_text="Empty: all leads.")
    value = Text(
        max_length=LONGEST_VALUE, required=False, default="", allow_blank=True,
        help_text="That source, owner's id or e-mail, kind of customer, band, cadence's key or channel.",
    )  # fmt: skip
    start = Day(required=False, help_text="First day, today or later. Default: today.")
    days = serializers.IntegerField(required=False, default=DAYS, min_value=1, max_value=MOST_DAYS)
    leads = serializers.IntegerField(required=False, default=LEADS, min_value=1, max_value=MOST_LEADS)
    thresholds = serializers.DictField(
        child=serializers.FloatField(), required=False, help_text="{measure: bound in its unit}. Default: mission M3's."
    )
    baseline = serializers.UUIDField(required=False, allow_null=True, default=None)


class CancelInput(StrictSerializer):
    because = Text(max_length=LONGEST_WHY)


class PilotViewSet(ActsOnLeads):
    serializer_class = PilotAnswer

    @extend_schema(responses=PilotAnswer(many=True))
    def list(self, request: Request) -> Response:
        """The client's pilots, newest first."""
        return self.get_paginated_response(PilotAnswer(self._page(Pilot.objects.all()), many=True).data)

    @extend_schema(request=PilotInput, responses={201: PilotStanding}, parameters=[RETRY])
    @idempotent
    def create(self, request: Request) -> Response:
        """Begin a pilot. It ends by itself."""
        given = self._taken(PilotInput, request.data)
        given["start"] = given.get("start") or today_of(self.tenant, self.now)
        given["baseline"] = given["baseline"] and str(given["baseline"])
        row = begin_pilot(self.tenant, **given, now=self.now, through=f"API: {request.auth.name}")
        return Response(self._standing(row), 201)

    @extend_schema(parameters=[ID], responses=PilotStanding)
    def retrieve(self, request: Request, pk: str) -> Response:
        """One pilot: what it must reach, how it stands, and its verdict once it is over."""
        return Response(self._standing(self._pilot(pk)))

    @extend_schema(parameters=[ID, OpenApiParameter("after", str)], responses=ExceptionsAnswer)
    @action(detail=True)
    def exceptions(self, request: Request, pk: str) -> Response:
        """Every exception: which lead, what was missed and why; 200 at a time."""
        missed = standing_of(self.tenant, self._pilot(pk), self.now).exceptions
        after = request.query_params.get("after", "")[:200]
        page, following = refusing(lambda: page_of_exceptions(missed, after=after, limit=MOST))
        return Response(ExceptionsAnswer({"results": exceptions_of(page, self._link), "next": following}).data)

    @extend_schema(parameters=[ID, METRIC, PART, OpenApiParameter("after", str)], responses=KeptCasesAnswer)
    @action(detail=True)
    def cases(self, request: Request, pk: str) -> Response:
        """The very cases that a figure counts, of its leads alone."""
        row = self._pilot(pk)
        period = standing_of(self.tenant, row, self.now).period or Period(row.start, row.start)
        given = request.query_params.dict()
        return page_of_kept(self.tenant, cases_of(self.tenant, row, self.now), period, given, self.now)

    @extend_schema(parameters=[ID], responses=PilotReport)
    @action(detail=True)
    def report(self, request: Request, pk: str) -> Response:
        """All of it in one answer: how it is counted, the figures of its leads, every exception. `page` is it for print."""
        row = self._pilot(pk)
        found = standing_of(self.tenant, row, self.now)
        told = report_of(row, found, self._link)
        page = request.build_absolute_uri(reverse("pilot_report", args=[self.tenant.slug, row.pk]))
        return Response(PilotReport({**told, "page": page}).data)

    @extend_schema(request=CancelInput, responses=PilotStanding, parameters=[ID, RETRY])
    @action(detail=True, methods=["post"])
    @idempotent
    def cancel(self, request: Request, pk: str) -> Response:
        """End it without a verdict; the figures up to yesterday are kept."""
        row = self._pilot(pk)
        because = self._taken(CancelInput, request.data)["because"]
        through = f"API: {request.auth.name}"
        return Response(self._standing(cancel_pilot(self.tenant, row, because=because, now=self.now, through=through)))

    def _pilot(self, pk: str) -> Pilot:
        return find(Pilot.objects.select_related("baseline"), pk)

    def _standing(self, row: Pilot) -> dict[str, Any]:
        return PilotStanding(pilot_as_told(row, standing_of(self.tenant, row, self.now))).data

    def _link(self, lead_id: object) -> str:
        return self.request.build_absolute_uri(reverse("lead", args=[self.tenant.slug, lead_id]))
