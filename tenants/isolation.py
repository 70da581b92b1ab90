"""What makes a model a tenant's own: the key, the foreign key that joins on it, the policy and the base class.

docs/tenancy.md explains the three walls. How to add such a model: inherit TenantModel, write `class Meta(TenantModel.Meta)`
with `abstract = False`, keep `*TenantModel.Meta.constraints`, begin every index and unique constraint with "tenant".
"""

import uuid_utils.compat
from django.db import models
from django.db.backends.ddl_references import Statement, Table
from django_scopes import ScopedManager


class TenantKey(models.ForeignKey):
    """The column that says whose row it is. The database backend makes (tenant_id, id) the primary key of its table."""

    is_tenant_key = True


def tenant_of_its_parent() -> TenantKey:
    """Instead of TenantModel's `tenant` in a table that the loop writes many rows of, and whose rows always have a parent.

    The database checks the parent by (tenant_id, x_id), and the parent's tenant where the parent is written. Checking it in
    each row again takes 2.5 µs, three or four times for each look.
    """
    return TenantKey("tenants.Tenant", models.PROTECT, db_index=False, db_constraint=False, related_name="+")


class TenantForeignKey(models.ForeignKey):
    """A reference inside one tenant. Joins on (tenant_id, x_id), so that they stay co-located if tables are ever sharded.

    It brings no index: one on x_id alone would not begin with the tenant. Declare (tenant, x, …) where it is searched by.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **{"db_index": False, **kwargs})

    def get_extra_restriction(self, alias, related_alias):
        mine, theirs = self.model._meta.get_field("tenant"), self.related_model._meta.get_field("tenant")
        return mine.get_lookup("exact")(mine.get_col(related_alias), theirs.get_col(alias))


class TenantIsolation(models.BaseConstraint):
    """Row-level security, declared like a constraint so that makemigrations writes it.

    The policy's text is in one place: the database function tenancy_protect(), made by migration tenants.0001.
    """

    def __init__(self, *, name: str = "%(app_label)s_%(class)s_isolation") -> None:
        super().__init__(name=name)

    def _sql(self, model, schema_editor, wanted: str) -> Statement:
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement(f"SELECT tenancy_protect('%(table)s', {wanted})", table=table)

    def create_sql(self, model, schema_editor):
        return self._sql(model, schema_editor, "true")

    def remove_sql(self, model, schema_editor):
        return self._sql(model, schema_editor, "false")

    def constraint_sql(self, model, schema_editor) -> None:
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))  # CREATE TABLE first, then this

    def validate(self, *args, **kwargs) -> None:
        """Nothing to check in Python: the database does it."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.name == self.name

    __hash__ = models.BaseConstraint.__hash__


class TenantModel(models.Model):
    """Base of every row that belongs to a tenant. Reachable only inside tenants.scope.tenant_scope()."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    tenant = TenantKey("tenants.Tenant", models.PROTECT, db_index=False, related_name="+")

    objects = ScopedManager(tenant="tenant_id")

    class Meta:
        abstract = True
        base_manager_name = "objects"  # save(), delete(), refresh_from_db() and forward keys are scoped too
        constraints = [TenantIsolation()]
