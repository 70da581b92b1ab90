"""Files of leads: uploaded, mapped, checked, imported and undone (mission A1). For managers."""

from functools import wraps
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from followups.web.answering import REFUSALS, refusal_of, see_other
from followups.web.reading import on_own_clock
from leads.api import BASES
from leads.columns import ALIASES, OURS
from leads.imports.checking import confirm
from leads.imports.receiving import LARGEST, MOST_ROWS, read_again, receive
from leads.imports.refused_rows import first_results, kept_rows, refused_rows
from leads.imports.rows import samples_of
from leads.imports.running import cancel, start
from leads.imports.undoing import undo
from leads.models import Import
from leads.refusals import Refused
from tenants.models import Role, Tenant
from tenants.models.agency import members_of
from tenants.web import in_tenant

PAGE = 20
SHOWN = 20  # rows of a kind
BASIS_WORDS = {
    "consent": "They agreed to be contacted",
    "request": "They asked to be contacted",
    "legitimate_interest": "Legitimate interest",
    "unknown": "Unknown: a person settles it first",
}


@require_safe
@in_tenant(Role.MANAGER)
@on_own_clock
def imports(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    return _list(request, tenant)


@require_POST
@in_tenant(Role.MANAGER)
@on_own_clock
def import_upload(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    """POST: file."""
    try:
        file = request.FILES.get("file")
        if file is None:
            raise Refused({"file": "Choose a file first."})
        with transaction.atomic():
            row = receive(tenant, file, file.name or "", file.size, user=request.user, now=timezone.now())
    except REFUSALS as error:
        return _list(request, tenant, refusal_of("upload", error, request.POST))
    return see_other(request, reverse("import_page", args=[tenant.slug, row.pk]), f"{row.name} is being read.")


@require_safe
@in_tenant(Role.MANAGER)
@on_own_clock
def import_page(request: HttpRequest, tenant: Tenant, import_id: UUID) -> HttpResponse:
    return _page(request, tenant, get_object_or_404(Import, pk=import_id))


@require_safe
@in_tenant(Role.MANAGER)
def import_refused(request: HttpRequest, tenant: Tenant, import_id: UUID) -> HttpResponse:
    """The refused rows, as a file that can be mended and imported again."""
    row = get_object_or_404(Import, pk=import_id)
    # Put together here and not while it is sent: the scope ends with the view.
    body = "".join(refused_rows(row))
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="refused-{str(row.pk)[-12:]}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def _act(form: str):
    """An act on one import: POST, carried out whole or not at all, then its page."""

    def decorate(act):
        @require_POST
        @in_tenant(Role.MANAGER)
        @on_own_clock
        @wraps(act)
        def view(request: HttpRequest, tenant: Tenant, import_id: UUID) -> HttpResponse:
            row = get_object_or_404(Import, pk=import_id)
            try:
                with transaction.atomic():
                    say = act(request, tenant, row)
            except REFUSALS as error:
                row = Import.objects.get(pk=row.pk)
                return _page(request, tenant, row, refusal_of(form, error, request.POST))
            return see_other(request, reverse("import_page", args=[tenant.slug, row.pk]), say)

        return view

    return decorate


@_act("map")
def import_map(request: HttpRequest, tenant: Tenant, row: Import) -> str:
    """POST: column-0 …, source, consent_basis, consent_wording, owner, contact. See leads.imports.checking.confirm."""
    confirm(tenant, row, request.POST.dict(), timezone.now())
    return "The rows are being checked. Nothing is changed yet."


@_act("sheet")
def import_sheet(request: HttpRequest, tenant: Tenant, row: Import) -> str:
    """POST: sheet."""
    read_again(tenant, row, request.POST.get("sheet", ""), timezone.now())
    return "The sheet is being read."


@_act("start")
def import_start(request: HttpRequest, tenant: Tenant, row: Import) -> str:
    """POST."""
    start(tenant, row, user=request.user, now=timezone.now())
    return "The import has begun. You can leave this page."


@_act("cancel")
def import_cancel(request: HttpRequest, tenant: Tenant, row: Import) -> str:
    """POST."""
    cancel(row, now=timezone.now())
    return "The import is cancelled. What was imported stays."


@_act("undo")
def import_undo(request: HttpRequest, tenant: Tenant, row: Import) -> str:
    """POST: sure."""
    if not request.POST.get("sure"):
        raise Refused({"sure": "Tick the box to say that you are sure."})
    undo(tenant, row, user=request.user, now=timezone.now())
    return "The import is being undone."


def _list(request: HttpRequest, tenant: Tenant, refused=None) -> HttpResponse:
    rows = Import.objects.select_related("uploaded_by").order_by("-uploaded_at", "-pk")
    context = {
        "now": timezone.now(),
        "zone": request.zone,
        "nav": "leads",
        "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "largest": LARGEST // 1024**2,
        "most_rows": MOST_ROWS,
        "refused": refused,
    }
    return render(request, "leads/imports.html", context, status=422 if refused else 200)


def _page(request: HttpRequest, tenant: Tenant, row: Import, refused=None) -> HttpResponse:
    state = Import.State
    to_map = row.state in (state.READ, state.CHECKED)
    typed = refused.typed if refused and refused.form == "map" else None
    context = {
        "now": timezone.now(),
        "zone": request.zone,
        "nav": "leads",
        "import": row,
        "columns": _columns(row, typed) if to_map else (),
        "fields": sorted(ALIASES),
        "bases": [(code, BASIS_WORDS[code]) for code in BASES],
        "owners": members_of(tenant) if to_map else (),
        "given": typed or _given(row),
        "done": row.taken if row.started_at else row.checked.get("rows", 0),
        "refusals": first_results(row, "refused", SHOWN) if row.refused else (),
        "kept": kept_rows(row, SHOWN) if row.not_put_back else (),
        "can_undo": row.can_be_undone,
        "is_cleared": row.started_at is not None and not row.batches.exists(),
        "refused": refused,
    }
    return render(request, "leads/import.html", context, status=422 if refused else 200)


def _columns(row: Import, typed) -> list[dict]:
    """Each column with a few of its values and the field it is understood as, or was chosen for."""
    first = row.batches.order_by("number").first()
    samples = samples_of(first.rows if first else [], len(row.headers))
    chosen = {place: name for name, place in row.mapping.items()}
    return [
        {
            "name": f"column-{place}",
            "header": header,
            "samples": samples[place],
            "field": typed.get(f"column-{place}", "") if typed else chosen.get(place, ""),
        }
        for place, header in enumerate(row.headers)
        if header not in OURS
    ]


def _given(row: Import) -> dict[str, str]:
    return {
        "source": row.source,
        "consent_basis": row.consent_basis,
        "consent_wording": row.consent_wording,
        "owner": str(row.owner_id or ""),
        "contact": "" if row.contact else "keep",
    }
