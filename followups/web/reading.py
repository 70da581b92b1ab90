"""Who reads the page: on which clock, and what they may do in which tenant."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from functools import wraps
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from tenants.models import Membership, Role, Tenant, User
from tenants.templatetags.moments import moment_in_words
from tenants.web import in_tenant

View = Callable[..., HttpResponse]


def zone_of(user: User, tenants: Sequence[Tenant]) -> str:
    """The IANA zone a person reads times in: their own, else that of the first tenant on the page, else UTC."""
    return user.time_zone or (tenants[0].time_zone if tenants else "UTC")


def on_own_clock(view: View) -> View:
    """The view works in the reader's zone: what they type is read in it, what they see is written in it.

    Stands inside in_tenant or in_my_tenants; `request.zone` is the zone's IANA name.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, reach: Tenant | list[Tenant], *args, **kwargs) -> HttpResponse:
        request.zone = zone_of(request.user, reach if isinstance(reach, list) else [reach])
        with timezone.override(ZoneInfo(request.zone)):
            return view(request, reach, *args, **kwargs)

    return wrapped


def acting(view: View) -> View:
    """The view is an act: POST only, by somebody who may act in the tenant, on their own clock."""
    return require_POST(in_tenant(Role.REP)(on_own_clock(view)))


def day_of(now: datetime, zone: str) -> tuple[datetime, datetime]:
    """The first moment of the day that `now` lies in on the clock of `zone`, and the first one of the next day."""
    clock = ZoneInfo(zone)
    today = now.astimezone(clock).date()
    first, after = (datetime.combine(day, time(0), tzinfo=clock) for day in (today, today + timedelta(days=1)))
    return first, after


def in_a_sentence(at: datetime, zone: str, now: datetime) -> str:
    """A moment within a sentence: "tomorrow 10:00", "Thu 26 Nov 10:00"."""
    words = moment_in_words(at, zone, now)
    near = words.startswith(("Today", "Tomorrow", "Yesterday"))
    return words[0].lower() + words[1:] if near else words


def roles_in(user: User, tenants: Sequence[Tenant]) -> dict[UUID, Role]:
    """The person's strongest role in each of these tenants, by tenant id. One query."""
    rows = Membership.objects.filter(Q(tenant__in=tenants) | Q(tenant=None), user=user)
    held = list(rows.values_list("agency_id", "tenant_id", "role"))
    found = {}
    for each in tenants:
        here = [Role(role) for agency, tenant, role in held if agency == each.agency_id and tenant in (None, each.pk)]
        if here:
            found[each.pk] = max(here, key=list(Role).index)
    return found


def tenants_to_act_in(user: User, tenants: Sequence[Tenant]) -> set[UUID]:
    """In which of these tenants the person may do more than read. One query."""
    rows = Membership.objects.filter(Q(tenant__in=tenants) | Q(tenant=None), user=user).exclude(role=Role.VIEWER)
    found = set(rows.values_list("agency_id", "tenant_id"))
    return {each.pk for each in tenants if found & {(each.agency_id, each.pk), (each.agency_id, None)}}
