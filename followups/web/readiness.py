"""Whether a client is ready for its rules to run by themselves, and where to mend what is not (mission M2)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from followups.policies import current_policy
from followups.readiness.asking import readiness_of
from followups.readiness.check import Check, State
from followups.web.reading import on_own_clock
from tenants.models import Role, Tenant
from tenants.web import in_tenant


@require_safe
@in_tenant(Role.VIEWER)
@on_own_clock
def readiness(request: HttpRequest, tenant: Tenant) -> HttpResponse:
    now = timezone.now()
    checks = readiness_of(tenant, current_policy(tenant).policy, now)
    context = {
        "now": now,
        "nav": "autonomy",
        "checks": [(check, _address(check, tenant, request)) for check in checks],
        "held_up_by": [check for check in checks if check.holds_up],
        "not_known": [check for check in checks if check.state is State.NOT_KNOWN],
    }
    return render(request, "followups/readiness.html", context)


def _address(check: Check, tenant: Tenant, request: HttpRequest) -> str:
    """Where it is mended; empty where this person cannot go there."""
    if not check.page.startswith("admin:"):
        return reverse(check.page, args=[tenant.slug]) if check.page else ""
    return reverse(check.page) if request.user.is_staff else ""
