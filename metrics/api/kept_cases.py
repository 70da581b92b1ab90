"""The cases behind a figure of a baseline or a pilot, as the API tells them."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.response import Response

from metrics.api.metrics import refusing
from metrics.asking import metric_of
from metrics.behind import MOST, cases_behind, page_of
from metrics.models import KeptCase
from metrics.periods import Period
from tenants.models import Tenant

PART = OpenApiParameter("part", str, enum=["top", "bottom", "rest"], description="Of a share: which of its cases.")


class KeptCaseAnswer(serializers.ModelSerializer):
    class Meta:
        model = KeptCase
        fields = (
            "id", "lead_id", "kind", "day", "until", "at", "outcomes", "amount", "owner", "step", "reason", "channel",
        )  # fmt: skip


class KeptCasesAnswer(serializers.Serializer):
    results = KeptCaseAnswer(many=True)
    next = serializers.CharField(help_text="To ask with as `after`; empty on the last page.")


def page_of_kept(tenant: Tenant, rows: QuerySet, period: Period, given: Mapping[str, str], now: datetime) -> Response:
    """A page of the cases that a figure counts: `metric`, `part` and `after` of what was asked. Inside the scope."""
    metric = refusing(lambda: metric_of(given.get("metric", "")))

    def read():
        found = cases_behind(tenant, metric, period, now, part=given.get("part") or "top", among=rows)
        return page_of(found, after=given.get("after", "")[:200], limit=MOST)

    page = refusing(read)
    return Response(KeptCasesAnswer({"results": page.cases, "next": page.next}).data)
