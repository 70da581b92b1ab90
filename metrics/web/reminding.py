"""Months that wait for the reader's signature, for Today: asked for only by the page that shows them."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from followups.web.reading import roles_in
from metrics.monthly.calendar import Month
from metrics.monthly.standing import unsigned_of
from tenants.models import Role, Tenant


def unsigned_months(request: HttpRequest) -> dict:
    """Template context `unsigned_months`: (client, month) of the page's clients that the reader manages.

    It is read inside the scope of the page, and by nobody outside one.
    """
    return {"unsigned_months": SimpleLazyObject(lambda: _asked(request))}


def _asked(request: HttpRequest) -> list[tuple[Tenant, Month]]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    here = getattr(request, "tenant", None)
    mine = [here] if here else list(Tenant.objects.of_user(user).order_by("name"))
    roles = roles_in(user, mine)
    return unsigned_of(
        [each for each in mine if each.pk in roles and roles[each.pk].covers(Role.MANAGER)], timezone.now()
    )
