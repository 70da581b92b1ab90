"""A pilot as it is told: how it stands, its exceptions, its report. For the API and the command."""

from collections.abc import Callable, Iterable
from typing import Any

from rest_framework import serializers

from metrics.api.metrics import MetricAnswer, as_told
from metrics.auditing.telling import State
from metrics.definitions import unit_of
from metrics.describing import denominator, numerator
from metrics.models import Pilot
from metrics.piloting.exceptions import Missed
from metrics.piloting.segments import segment_in_words
from metrics.piloting.standing import Standing
from metrics.piloting.thresholds import VERDICT_CODES, Check, Met
from metrics.piloting.wording import tell_exceptions

Link = Callable[[object], str]


class PilotAnswer(serializers.ModelSerializer):
    class Meta:
        model = Pilot
        fields = (
            "id", "name", "by", "value", "start", "days", "leads", "thresholds", "baseline", "state", "verdict", "made_at",
            "ended_at", "last_day", "cancelled_because", "edition",
        )  # fmt: skip
        read_only_fields = fields


class CheckedAnswer(serializers.Serializer):
    key = serializers.CharField()
    name = serializers.CharField()
    unit = serializers.CharField(help_text="share (0 to 1), minutes, touches, cases or leads.")
    better = serializers.CharField(help_text="higher: the bound is the least; lower: the most.")
    bound = serializers.FloatField()
    value = serializers.FloatField(allow_null=True, help_text="null: no case that it could be judged by.")
    top = serializers.IntegerField()
    bottom = serializers.IntegerField(allow_null=True)
    met = serializers.ChoiceField([each.value for each in Met])
    before = serializers.FloatField(allow_null=True, help_text="The baseline's, where it can tell it.")
    numerator = serializers.CharField()
    denominator = serializers.CharField()


class PilotStanding(serializers.Serializer):
    pilot = PilotAnswer()
    segment = serializers.CharField(help_text="What its leads have in common, in words.")
    verdict = serializers.ChoiceField(VERDICT_CODES, help_text="early until it is over.")
    start = serializers.DateField(allow_null=True, help_text="First day that counts so far; null before it.")
    end = serializers.DateField(allow_null=True, help_text="Last day that counts so far.")
    last_day = serializers.DateField(help_text="On which it ends, as far as is known.")
    leads = serializers.IntegerField(help_text="Qualified leads that it has taken.")
    clean = serializers.IntegerField(help_text="Of them without an exception.")
    exceptions = serializers.IntegerField()
    checks = CheckedAnswer(many=True)


class PilotExceptionAnswer(serializers.Serializer):
    measure = serializers.CharField()
    day = serializers.DateField()
    code = serializers.CharField(help_text="What kind of miss it is.")
    lead = serializers.UUIDField(help_text="As it is known today; where it was merged, the one that it became part of.")
    external_id = serializers.CharField()
    name = serializers.CharField()
    company = serializers.CharField()
    what = serializers.CharField(help_text="What was missed.")
    why = serializers.CharField()
    page = serializers.CharField(help_text="The lead's page.")


class ExceptionsAnswer(serializers.Serializer):
    results = PilotExceptionAnswer(many=True)
    next = serializers.CharField(help_text="To ask with as `after`; empty on the last page.")


class PilotReport(PilotStanding):
    figures = MetricAnswer(many=True, help_text="Of its leads alone.")
    named = PilotExceptionAnswer(many=True, help_text="Every exception.")
    page = serializers.CharField(help_text="The same for print.")


def pilot_as_told(row: Pilot, found: Standing) -> dict[str, Any]:
    """For PilotStanding."""
    period = found.period
    return {
        "pilot": row, "segment": segment_in_words(row), "verdict": found.verdict.value, "start": period and period.start,
        "end": period and period.end, "last_day": found.last_day, "leads": len(found.leads), "clean": found.clean,
        "exceptions": len(found.exceptions), "checks": [_checked(check) for check in found.checks],
    }  # fmt: skip


def report_of(row: Pilot, found: Standing, link: Link) -> dict[str, Any]:
    """For PilotReport, but its `page`."""
    return {
        **pilot_as_told(row, found), "figures": [as_told(figure) for figure in found.figures.values()],
        "named": exceptions_of(found.exceptions, link),
    }  # fmt: skip


def exceptions_of(missed: Iterable[Missed], link: Link) -> list[dict[str, Any]]:
    """For PilotExceptionAnswer; `link` makes the address of a lead's page."""
    rows = []
    for each in tell_exceptions(missed):
        lead, pk = each.lead, each.lead.pk if each.lead else each.lead_id
        rows.append({
            "measure": each.metric.key, "day": each.day, "code": each.code, "lead": pk, "what": each.what, "why": each.why,
            "external_id": (lead and lead.external_id) or "", "name": lead.name if lead else "",
            "company": lead.company if lead else "", "page": link(pk),
        })  # fmt: skip
    return rows


def _checked(check: Check) -> dict[str, Any]:
    figure, metric, before = check.figure, check.metric, check.before
    return {
        "key": metric.key, "name": metric.name, "unit": unit_of(metric), "better": metric.better.value, "bound": check.bound,
        "value": figure.value, "top": figure.top, "bottom": figure.bottom, "met": check.met.value,
        "before": before.figure.value if before and before.state is not State.UNTOLD else None,
        "numerator": numerator(metric), "denominator": denominator(metric),
    }  # fmt: skip
