"""Reading and writing for many rows at once: each batch goes to the database as one value, not as thousands.

Django and psycopg handle each value of a statement in Python; for a batch of a few hundred rows that takes longer than
the statement itself. Measured for 500 rows of 25 columns: bulk_create 75 ms, insert_many 25 ms.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED


class AnyOf:
    """Ids or hashes as PostgreSQL writes an array, made once and used in every query of a batch: `lead__any_of=AnyOf(ids)`.

    For values without quotes, commas, braces and backslashes, which ids and hashes have not.
    """

    def __init__(self, values: Iterable[object]) -> None:
        self.array = "{" + ",".join(map(str, values)) + "}"


@models.ForeignKey.register_lookup
@models.Field.register_lookup
class AnyOfLookup(models.Lookup):
    """`column = ANY(array)`."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::{self.lhs.output_field.db_type(connection)}[])", [*params, self.rhs.array]


def defaults_of(model: type[models.Model]) -> dict[str, Any]:
    """What a new row of a model has in each column that nothing is said about: a constant, or NULL.

    Without the columns whose default is made anew for each row, such as the id: those must be given.
    """
    fixed = [
        field
        for field in model._meta.concrete_fields
        if field.default in (NOT_PROVIDED, dict, list) or not callable(field.default)
    ]
    return {field.column: field.get_default() for field in fixed}


def insert_many(
    model: type[models.Model], rows: Sequence[Mapping[str, Any]], *, ignore_conflicts: bool = False
) -> None:
    """Insert rows, given by column and all with the same columns, in one statement; no statement where there are none.

    Values are what JSON knows, and UUIDs, dates, times and decimals. The database's checks hold as ever; the model's own
    hooks (save, auto_now, validators) are not asked.
    """
    if not rows:
        return
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(map(connection.ops.quote_name, rows[0]))
    sql = f"INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{table}, %s)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql + " ON CONFLICT DO NOTHING" * ignore_conflicts, [as_json(rows)])


def update_many(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Set columns of rows of tenants' tables in one statement; each has `tenant_id`, `id` and the same other columns."""
    if not rows:
        return
    table = connection.ops.quote_name(model._meta.db_table)
    columns = [connection.ops.quote_name(column) for column in rows[0] if column not in ("tenant_id", "id")]
    sql = (
        f"UPDATE {table} AS t SET {', '.join(f'{column} = v.{column}' for column in columns)} "  # noqa: S608
        f"FROM json_populate_recordset(NULL::{table}, %s) AS v WHERE t.tenant_id = v.tenant_id AND t.id = v.id"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [as_json(rows)])


def as_json(rows: object) -> str:
    """JSON in which ids, times and numbers stand as PostgreSQL reads them."""
    return json.dumps(rows, default=str, ensure_ascii=False, check_circular=False)
