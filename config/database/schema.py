"""Composite keys for tenant tables: a reference from one tenant to another cannot exist (mission N2).

For a model with a TenantKey the database gets
    PRIMARY KEY (tenant_id, id)                                   instead of PRIMARY KEY (id)
    FOREIGN KEY (tenant_id, x_id) REFERENCES t (tenant_id, id)    instead of (x_id) REFERENCES t (id)
while Django goes on seeing `id` as the primary key, so admin, DRF and relations are unchanged. Row-level security alone
does not do this: referential checks bypass it. The catalogue test notices if a method used here moves in Django.
"""

from django.db.backends.postgresql import schema


def is_tenant_model(model) -> bool:
    """True where a model (or its state in a migration) is owned by a tenant."""
    return any(getattr(field, "is_tenant_key", False) for field in model._meta.local_fields)


class TenantSchemaEditor(schema.DatabaseSchemaEditor):
    # An inline REFERENCES clause would name one column; None sends AddField(ForeignKey) through _create_fk_sql too.
    sql_create_column_inline_fk = None

    def _iter_column_sql(self, column_db_type, params, model, field, *args, **kwargs):
        for part in super()._iter_column_sql(column_db_type, params, model, field, *args, **kwargs):
            if part != "PRIMARY KEY" or not is_tenant_model(model):
                yield part

    def create_model(self, model):
        super().create_model(model)
        if is_tenant_model(model):
            table, key = model._meta.db_table, model._meta.pk.column
            name, table, key = (self.quote_name(text) for text in (f"{table}_pkey", table, key))
            self.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} PRIMARY KEY (tenant_id, {key})")

    def _create_fk_sql(self, model, field, suffix):
        statement = super()._create_fk_sql(model, field, suffix)
        if is_tenant_model(field.target_field.model):
            if not is_tenant_model(model):
                raise ValueError(f"{model._meta.label}.{field.name}: only a tenant table may reference a tenant table.")
            for side in ("column", "to_column"):
                statement.parts[side].columns.insert(0, "tenant_id")
        return statement

    def _constraint_names(self, model, column_names=None, *args, **kwargs):
        names = super()._constraint_names(model, column_names, *args, **kwargs)
        if not names and kwargs.get("foreign_key") and column_names and is_tenant_model(model):
            names = super()._constraint_names(model, ["tenant_id", *column_names], *args, **kwargs)
        return names
