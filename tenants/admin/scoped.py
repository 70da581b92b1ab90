"""What the pages of tenants' rows have in common: whose they are, who may change them, and lists that stay quick."""

from collections.abc import Iterator

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from tenants.isolation import TenantModel
from tenants.models import Role, Tenant, User
from tenants.reach import colleagues_of, covers, tenants_of, tenants_where
from tenants.scope import tenant_scope

MOST_COUNTED = 2_000


class CappedPaginator(Paginator):
    """Counts no further than MOST_COUNTED: past the fortieth page one searches."""

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by().values("pk")[:MOST_COUNTED].count()


class TenantFilter(admin.SimpleListFilter):
    """By client. Lists the person's own without asking the table, which may be long."""

    title = "client"
    parameter_name = "tenant"

    def lookups(self, request: HttpRequest, model_admin) -> list[tuple[str, str]]:
        return [(tenant.slug, tenant.name) for tenant in tenants_of(request.user).order_by("name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(tenant__in=Tenant.objects.filter(slug=self.value())[:1]) if self.value() else queryset


class OneTenantFilter(TenantFilter):
    """For the longest tables one client at a time, by the key's own order; at first the first by name."""

    def __init__(self, request, params, model, model_admin) -> None:
        super().__init__(request, params, model, model_admin)
        self.by_slug = {tenant.slug: tenant for tenant in tenants_of(request.user)}

    def value(self) -> str | None:
        return super().value() or next((slug for slug, _ in self.lookup_choices), None)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        tenant = self.by_slug.get(self.value())
        return queryset.filter(tenant_id=tenant.pk) if tenant else queryset.none()

    def choices(self, changelist) -> Iterator[dict]:
        for slug, name in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: slug})
            yield {"selected": self.value() == slug, "query_string": query, "display": name}


class ScopedModelAdmin(admin.ModelAdmin):
    """Rows of tenants. The scope around the page decides what is seen; Django's permissions and the role, what is done."""

    list_per_page = 50
    show_full_result_count = False
    paginator = CappedPaginator
    ordering = ("-pk",)  # UUIDv7: newest first
    list_select_related = ("tenant",)
    role_to_change: Role = Role.MANAGER

    def get_readonly_fields(self, request, obj=None):
        """Nothing moves from one client to another."""
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "tenant"] if obj is not None and "tenant" not in fields else fields

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Tenant:
            kwargs["queryset"] = tenants_where(request.user, self.role_to_change).order_by("name")
        elif db_field.related_model is User:
            kwargs["queryset"] = colleagues_of(request.user).order_by("name", "email")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A row that is saved is held from before it is judged: what was published meanwhile is not overwritten."""
        row = self.get_object(request, object_id) if request.method == "POST" else None
        if row is not None and self.has_change_permission(request, row):
            self.get_queryset(request).select_for_update().get(pk=row.pk)
        return super().change_view(request, object_id, form_url, extra_context)

    def has_add_permission(self, request) -> bool:
        return super().has_add_permission(request) and tenants_where(request.user, self.role_to_change).exists()

    def has_change_permission(self, request, obj: TenantModel | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or covers(request.user, obj.tenant, self.role_to_change))

    def has_delete_permission(self, request, obj=None) -> bool:
        """What happened stays; ending something is an act with a name of its own."""
        return False


class ReadOnlyAdmin(ScopedModelAdmin):
    """Rows to read: nothing here is added, edited or deleted."""

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False


def by_tenant(rows: QuerySet) -> Iterator[tuple[Tenant, list]]:
    """The chosen rows tenant by tenant, each batch in that tenant's own scope, as the acts want it."""
    found: dict[Tenant, list] = {}
    for row in rows.select_related("tenant"):
        found.setdefault(row.tenant, []).append(row)
    for tenant, batch in found.items():
        with tenant_scope(tenant.pk):
            yield tenant, batch
