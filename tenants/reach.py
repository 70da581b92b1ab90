"""What a person may reach from the desk (the admin): tenants, colleagues and roles; an operator, all of them (mission N1).

Operators are superusers: they run the installation and belong to no agency. Everybody else reaches through memberships.
"""

from django.db.models import Q, QuerySet

from tenants.models import Agency, Membership, Role, Tenant, User
from tenants.models.agency import role_of


def tenants_of(user: User) -> QuerySet[Tenant]:
    """The active tenants whose rows the person sees."""
    return Tenant.objects.filter(is_active=True) if user.is_superuser else Tenant.objects.of_user(user)


def tenants_known_to(user: User) -> QuerySet[Tenant]:
    """As tenants_of(), with the closed ones of agencies that the person is a member of as a whole."""
    if user.is_superuser:
        return Tenant.objects.all()
    return Tenant.objects.filter(Q(pk__in=tenants_of(user).values("pk")) | Q(agency__in=_whole(user).values("agency")))


def agencies_of(user: User) -> QuerySet[Agency]:
    """The agencies a person belongs to, with the whole or a part of them."""
    if user.is_superuser:
        return Agency.objects.all()
    return Agency.objects.filter(pk__in=Membership.objects.filter(user=user).values("agency_id"))


def memberships_of(user: User) -> QuerySet[Membership]:
    """Who works in what the person sees: members of these tenants, and of the agencies as a whole."""
    if user.is_superuser:
        return Membership.objects.all()
    return Membership.objects.filter(
        Q(tenant__in=tenants_known_to(user).values("pk"))
        | Q(tenant=None, agency__in=agencies_of(user).values("pk"))
        | Q(user=user)
    )


def colleagues_of(user: User) -> QuerySet[User]:
    """The people in memberships_of(), and the person."""
    if user.is_superuser:
        return User.objects.all()
    return User.objects.filter(Q(pk__in=memberships_of(user).values("user_id")) | Q(pk=user.pk))


def covers(user: User, tenant: Tenant, needed: Role) -> bool:
    """Whether the person's role in a tenant is `needed` or a stronger one."""
    mine = Role.OWNER if user.is_superuser else role_of(user, tenant)
    return mine is not None and mine.covers(needed)


def covers_agency(user: User, agency: Agency, needed: Role) -> bool:
    """As covers(), for the agency as a whole: a role in one of its tenants does not count."""
    if user.is_superuser:
        return True
    roles = _whole(user).filter(agency=agency).values_list("role", flat=True)
    return any(Role(role).covers(needed) for role in roles)


def tenants_where(user: User, needed: Role) -> QuerySet[Tenant]:
    """The tenants in which the person's role is `needed` or stronger."""
    if user.is_superuser:
        return tenants_of(user)
    strong = Membership.objects.filter(user=user, role__in=[role for role in Role if role.covers(needed)])
    return tenants_of(user).filter(
        Q(pk__in=strong.filter(tenant__isnull=False).values("tenant_id"))
        | Q(agency__in=strong.filter(tenant=None).values("agency_id"))
    )


def agencies_where(user: User, needed: Role) -> QuerySet[Agency]:
    """The agencies that the person is a member of as a whole, in the role `needed` or a stronger one."""
    if user.is_superuser:
        return Agency.objects.all()
    roles = [role for role in Role if role.covers(needed)]
    return Agency.objects.filter(pk__in=_whole(user).filter(role__in=roles).values("agency_id"))


def may_manage(user: User, row: Membership) -> bool:
    """Only owners manage members, of a whole agency only its owners; and nobody their own role."""
    if user.is_superuser:
        return True
    if row.user_id == user.pk:
        return False
    if row.tenant_id is None:
        return covers_agency(user, row.agency, Role.OWNER)
    return covers(user, row.tenant, Role.OWNER)


def may_manage_person(user: User, person: User) -> bool:
    """Whether the person's account is the user's to change: every place they work in is, and there is one.

    Who changes an account's address can take it over, so an owner of one place must not reach another through it.
    """
    if user.is_superuser:
        return True
    if person.is_superuser or person.pk == user.pk:
        return False
    rows = list(person.memberships.select_related("tenant", "agency"))
    return bool(rows) and all(may_manage(user, row) for row in rows)


def _whole(user: User) -> QuerySet[Membership]:
    return Membership.objects.filter(user=user, tenant=None)
