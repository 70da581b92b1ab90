"""What a manager does in the review of a month: write of an exception, sign off, open again. POST only."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from followups.web.answering import next_or, see_other
from followups.web.reading import View, on_own_clock
from leads.refusals import Refused
from metrics.monthly.signing import reopen, sign, write_note
from metrics.web.months import Typed, month_or_404, month_page
from tenants.models import Role, Tenant
from tenants.web import in_tenant


def managing(view: View) -> View:
    """The view is an act of a manager's: POST only, on their own clock."""
    return require_POST(in_tenant(Role.MANAGER)(on_own_clock(view)))


@managing
def month_note(request: HttpRequest, tenant: Tenant, month: str) -> HttpResponse:
    """Keep a note about one exception; without text, take it away."""
    which, given = month_or_404(month), request.POST
    text, about = given.get("text", ""), given.get("about", "")[:40]
    try:
        write_note(
            tenant,
            which,
            text,
            user=request.user,
            now=timezone.now(),
            kind=(given.get("kind") or "none")[:20],
            about=about,
        )
    except Refused as error:
        return month_page(request, tenant, which, Typed("note", text, _why(error), about))
    back = next_or(request, reverse("month_review", args=[tenant.slug, which]))
    return see_other(request, back, "The note is kept." if text.strip() else "The note is gone.")


@managing
def month_sign(request: HttpRequest, tenant: Tenant, month: str) -> HttpResponse:
    """Keep the note about the month and, unless it is only to be kept, sign the month off: both or neither."""
    which, text, is_draft = month_or_404(month), request.POST.get("text", ""), "keep" in request.POST
    how = {"user": request.user, "now": timezone.now()}
    try:
        with transaction.atomic():
            write_note(tenant, which, text, **how)
            if not is_draft:
                sign(tenant, which, **how)
    except Refused as error:
        return month_page(request, tenant, which, Typed("sign", text, _why(error)))
    back = reverse("month_review", args=[tenant.slug, which])
    return see_other(request, back, "The note is kept." if is_draft else f"{which.name} is signed off.")


@managing
def month_reopen(request: HttpRequest, tenant: Tenant, month: str) -> HttpResponse:
    """Open a signed month again."""
    which, because = month_or_404(month), request.POST.get("because", "")
    try:
        reopen(tenant, which, because, user=request.user, now=timezone.now())
    except Refused as error:
        return month_page(request, tenant, which, Typed("reopen", because, _why(error)))
    return see_other(request, reverse("month_review", args=[tenant.slug, which]), f"{which.name} is open again.")


def _why(error: Refused) -> str:
    return " ".join(error.errors.values())
