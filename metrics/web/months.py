"""The review of a month: every exception of a client, what a manager says of it, and the sign-off (mission M5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.web.reading import on_own_clock
from leads.models import Lead
from metrics.definitions import METRICS
from metrics.figures import Figure, figures
from metrics.models import MonthSignature
from metrics.monthly.calendar import Month, NoSuchMonth, month_of, this_month
from metrics.monthly.kinds import EXCEPTIONS, Found, Kind
from metrics.monthly.listing import listed, note_of, signature_of
from metrics.monthly.signing import LONGEST, LONGEST_REASON, why_not
from metrics.monthly.standing import months_of
from metrics.web.client import Line, as_file, line_of
from tenants.models import Role, Tenant, User
from tenants.web import in_tenant

PAGE, PRINTED, FILE = 50, 2_000, 20_000  # exceptions
MONTHS = 24
FIGURES = (
    "follow_up_completion_rate", "no_response_disposition_rate", "coverage", "missed_promises_ours", "missed_promises_theirs",
    "stale_leads", "response_rate", "opt_out_rate", "complaint_rate", "close_loop_review_rate", "win_rate",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    found: Found
    kind: Kind
    lead: Lead | None
    owner: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was refused: which (note, sign, reopen), about which exception, what was typed, and why not."""

    form: str
    text: str
    wrong: str
    about: str = ""


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def month_reviews(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """The client's months, the newest first, and which are signed off."""
    now = timezone.now()
    standing = months_of([tenant], now, MONTHS)[tenant.pk]
    rows = MonthSignature.objects.filter(tenant=tenant, reopened_at=None).select_related("signed_by")
    signed = {row.month: row for row in rows}
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "current": this_month(tenant, now),
        "months": [(each.month, signed.get(each.month.first)) for each in standing],
    }  # fmt: skip
    return render(request, "metrics/months.html", context)


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def month_review(request: HttpRequest, tenant: Tenant, month: str) -> HttpResponse:
    """The review of one month: `kind` shows one kind alone, `from` begins further down, `all` is for printing."""
    return month_page(request, tenant, month_or_404(month))


@require_safe
@in_tenant(Role.VIEWER)
def month_review_file(request: HttpRequest, tenant: Tenant, month: str) -> HttpResponse:
    """The exceptions as CSV, at most 20,000."""
    now, which = timezone.now(), month_or_404(month)
    found = listed(tenant, which, signature_of(tenant, which), now, limit=FILE)
    leads = dict(Lead.objects.filter(pk__in={row.lead_id for row in found.rows}).values_list("pk", "external_id"))
    owners = _names(found.rows)
    rows: list[tuple] = [("kind", "at", "lead", "external_id", "owner", "detail", "note")]
    rows += [
        (
            row.kind, row.at.isoformat(), str(row.lead_id), leads.get(row.lead_id) or "", owners.get(row.owner, ""), row.detail,
            row.note,
        )
        for row in found.rows
    ]  # fmt: skip
    return as_file(rows, f"exceptions-{which}-{tenant.slug}.csv")


def month_page(request: HttpRequest, tenant: Tenant, month: Month, typed: Typed | None = None) -> HttpResponse:
    """The page, or after a form was refused the page with what was typed there (422)."""
    now, signature = timezone.now(), signature_of(tenant, month)
    if month > this_month(tenant, now):
        raise Http404("That month has not begun.")
    kind = request.GET.get("kind", "")
    kind = kind if kind in EXCEPTIONS else ""
    is_all = request.GET.get("all") == "1"
    limit = PRINTED if is_all else PAGE
    found = listed(tenant, month, signature, now, kind=kind, start=_number(request.GET.get("from", "")), limit=limit)
    leads, owners = Lead.objects.in_bulk({row.lead_id for row in found.rows}), _names(found.rows)
    note = note_of(tenant, month)
    history = MonthSignature.objects.filter(tenant=tenant, month=month.first).select_related("signed_by", "reopened_by")
    context = {
        "now": now, "zone": request.zone, "nav": "measures", "month": month, "signature": signature, "kind": kind,
        "is_all": is_all, "is_over": month < this_month(tenant, now), "listed": found, "typed": typed, "longest": LONGEST,
        "longest_reason": LONGEST_REASON, "history": list(history.order_by("signed_at", "id")),
        "kinds": [(each, found.counts[each.key]) for each in EXCEPTIONS.values()],
        "rows": [
            Shown(row, EXCEPTIONS[row.kind], leads.get(row.lead_id), owners.get(row.owner, "Nobody")) for row in found.rows
        ],
        "note": signature.note if signature else note.text if note else "", "lines": _lines(tenant, month, signature, now),
        "may_manage": request.role.covers(Role.MANAGER), "why_not": "" if signature else why_not(tenant, month, now),
    }  # fmt: skip
    return render(request, "metrics/month.html", context, status=422 if typed else 200)


def month_or_404(text: str) -> Month:
    try:
        return month_of(text)
    except NoSuchMonth as error:
        raise Http404(str(error)) from error


def _lines(tenant: Tenant, month: Month, signature: MonthSignature | None, now: datetime) -> list[Line]:
    """The month's figures: those of now, or of the moment of the sign-off."""
    if signature is None:
        found = figures(tenant, [METRICS[key] for key in FIGURES], month.period, now)
    else:
        kept = {each["key"]: each for each in signature.figures}
        found = {
            key: Figure(METRICS[key], kept[key]["value"], kept[key]["top"], kept[key]["bottom"])
            for key in FIGURES
            if key in kept
        }
    return [line_of(figure, None) for figure in found.values()]


def _names(rows: Iterable[Found]) -> dict[UUID | None, str]:
    people = User.objects.filter(pk__in={row.owner for row in rows} - {None})
    return {person.pk: str(person) for person in people}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
