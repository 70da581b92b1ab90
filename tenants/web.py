"""How a page reaches a tenant's rows: sign-in, membership, scope, in this order and nowhere else."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from tenants.models import Role, Tenant
from tenants.models.agency import role_of
from tenants.scope import tenant_scope
from tenants.stops import Stop, stops_of
from tenants.templatetags.naming import hues_of

View = Callable[..., HttpResponse]


def in_tenant(role: Role = Role.VIEWER) -> Callable[[View], View]:
    """The view runs in the scope of the tenant named in the address and gets it as `tenant`; `request.role` is the role.

    Not a member: 404, as if it did not exist. A member with a lesser role: 403.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        @login_required
        def wrapped(request: HttpRequest, slug: str, *args, **kwargs) -> HttpResponse:
            tenant = Tenant.objects.filter(slug=slug, is_active=True).select_related("agency").first()
            mine = tenant and role_of(request.user, tenant)
            if not mine:
                raise Http404("No such tenant.")
            if not mine.covers(role):
                raise PermissionDenied(f"This needs the role {role.label.lower()}; yours is {mine.label.lower()}.")
            request.tenant, request.role = tenant, mine
            with tenant_scope(tenant.pk):
                return view(request, tenant, *args, **kwargs)

        return wrapped

    return decorate


def in_my_tenants(view: View) -> View:
    """The view runs in one scope over all tenants of the person and gets them as a list, by name."""

    @wraps(view)
    @login_required
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        tenants = list(Tenant.objects.of_user(request.user).select_related("agency").order_by("name"))
        request.tenant = None
        with tenant_scope([tenant.pk for tenant in tenants]):
            return view(request, tenants, *args, **kwargs)

    return wrapped


def _stops(request: HttpRequest, mine: QuerySet[Tenant]) -> list[Stop]:
    """The switches that are on for the page's client, or for all of the person's."""
    tenant = getattr(request, "tenant", None)
    return stops_of([tenant.pk] if tenant else [each.pk for each in mine])


def navigation(request: HttpRequest) -> dict:
    """Template context: the tenants a person can switch between, their colours by slug, and the one the page is in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    mine = Tenant.objects.of_user(user).order_by("name")
    return {
        "my_tenants": mine,
        "hues": SimpleLazyObject(
            lambda: hues_of(tenant.slug for tenant in mine)
        ),  # a page without colours asks nothing
        "tenant": getattr(request, "tenant", None),
        "sending_stops": SimpleLazyObject(lambda: _stops(request, mine)),
    }
