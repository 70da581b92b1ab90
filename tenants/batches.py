"""Reading and writing for many rows at once: each batch goes to the database as one value, not as thousands.

Django and psycopg handle each value of a statement in Python; for a batch of a few hundred rows that takes longer than
the statement itself. Here values travel in PostgreSQL's own binary form, both ways: nothing is quoted into the statement, and
what comes back is read by psycopg's C code. Measured: insert_many 12 ms where bulk_create takes 75 ms (500 rows of 25
columns); a timestamp read in 0.1 µs instead of 2.8.
"""

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import orjson
import psycopg
from django.db import connection, models
from django.db.models.base import ModelState
from django.db.models.fields import NOT_PROVIDED
from psycopg.types.json import Json, Jsonb

WALKS_ARRAYS = 17_00_00  # the PostgreSQL whose index scans walk an array in order


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


@contextmanager
def _binary_cursor() -> Iterator[Any]:
    """A cursor whose parameters and rows stay out of the statement's text. Counted and logged as any other of Django's."""
    connection.ensure_connection()
    cursor = psycopg.Cursor(connection.connection)
    cursor.format = psycopg.pq.Format.BINARY
    with connection._prepare_cursor(cursor) as wrapped:
        yield wrapped


def rows_of(sql: "str | RowsAmong", params: Sequence | Mapping[str, Any] | None = None) -> list[tuple]:
    """All rows of a statement, as PostgreSQL gives them: JSON decoded, no field's own conversion."""
    if isinstance(sql, RowsAmong):
        sql = sql.walked if connection.pg_version >= WALKS_ARRAYS else sql.asked
    with _binary_cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def rows_of_each(
    model: type[models.Model], key: str, columns: str, *, where: str = "true", order_by: str = "", of: str = "uuid"
) -> str:
    """SQL that reads, for each value of the array `ids`, the rows of one `tenant` that hold it in the column `key`.

    Run it inside by_index() where they are many. `where` speaks of the same table; `order_by` may end in a LIMIT. The index on
    (tenant, key, …) is walked once for each value, whatever PostgreSQL believes about the tenant: for one that came after
    the last ANALYZE it expects no rows at all, takes reading all of them through any index for as cheap, and a batch costs
    more the more rows the tenant has. That is why the rows are asked for in the order of `key`, and by a range: what equals
    a given value needs no order.
    """
    return (
        f"SELECT of_each.* FROM unnest(%(ids)s::{of}[]) AS each(value) CROSS JOIN LATERAL ("  # noqa: S608
        f"SELECT {columns} FROM {connection.ops.quote_name(model._meta.db_table)} "
        f"WHERE tenant_id = %(tenant)s AND {key} BETWEEN each.value AND each.value AND ({where}) "
        f"ORDER BY {', '.join(filter(None, (key, order_by)))}) AS of_each"
    )


class RowsAmong(NamedTuple):
    """One reading in two ways: see rows_among()."""

    walked: str
    asked: str


def rows_among(
    model: type[models.Model], key: str, columns: str, *, where: str = "true", order_by: str = "", of: str = "uuid"
) -> RowsAmong:
    """As rows_of_each(), where no LIMIT for each value is needed: the index is walked once for the whole array.

    Since PostgreSQL 17 such a walk knows which pages hold none of the values, and its rows come in the order of the index,
    which is what by_index() asks for: a third of the time of asking for each value (1,000 leads: 1.0 instead of 2.6 ms for
    promises, 2.9 instead of 5.8 for suppressions). An older server is asked for each value. The array stands in a SELECT of
    its own so that the planner does not look at each of its values, which takes longer than the walk.
    """
    walked = (
        f"SELECT {columns} FROM {connection.ops.quote_name(model._meta.db_table)} "  # noqa: S608
        f"WHERE tenant_id = %(tenant)s AND {key} = ANY((SELECT %(ids)s::{of}[])::{of}[]) AND ({where}) "
        f"ORDER BY {', '.join(filter(None, (key, order_by)))}"
    )
    return RowsAmong(walked, rows_of_each(model, key, columns, where=where, order_by=order_by, of=of))


@contextmanager
def without_searching_for_cycles() -> Iterator[None]:
    """Python's cycle collector rests: a batch makes some 100,000 objects and no cycles, and it would go through them again
    and again, a tenth of the time. What reference counting frees is freed as ever.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def without_waiting() -> Iterator[None]:
    """insert_many() and update_many() within send their statement and go on: PostgreSQL works on it while Python makes the next.

    Every other statement is waited for as ever, and all at the end; an error of what was sent comes then at the latest.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline() as pipeline:

        def wait_for_others(execute, sql, params, many, context):
            answer = execute(sql, params, many, context)
            if type(context["cursor"].cursor) is not psycopg.Cursor:
                pipeline.sync()  # Django goes by the number of rows that a statement met
            return answer

        with connection.execute_wrapper(wait_for_others):
            yield


@contextmanager
def by_index() -> Iterator[None]:
    """Within it PostgreSQL takes the index that brings the rows in order, and sorts only where none does."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_sort TO off")
        yield
        cursor.execute("SET LOCAL enable_sort TO on")  # after an error the rollback does it


def columns_of(model: type[models.Model], alias: str = "") -> str:
    """All columns of a table, in the order in which instances_of() expects them. `alias` is its name in the statement."""
    start = f"{alias}." if alias else ""
    return ", ".join(start + connection.ops.quote_name(field.column) for field in model._meta.concrete_fields)


def instances_of(model: type[models.Model], rows: Iterable[Sequence], deferred: Collection[str] = ()) -> list:
    """Whole rows as the instances that a queryset gives, in a tenth of the time: Model.__init__ is not run for each.

    Fields that are `deferred` are in no row, and read when somebody asks for them. Values are as PostgreSQL gives them; a
    field with a conversion of its own (from_db_value) needs another way, but for JSON, which arrives decoded.
    """
    names = [field.attname for field in model._meta.concrete_fields if field.name not in deferred]
    found, database = [], connection.alias
    for row in rows:
        instance = model.__new__(model)
        instance.__dict__ = fields = dict(zip(names, row, strict=True))
        fields["_state"] = state = ModelState()
        state.adding, state.db = False, database
        found.append(instance)
    return found


def instances_beside(kinds: Sequence[type[models.Model]], row: Sequence) -> list:
    """One row of joined tables, columns_of() each, as an instance of each."""
    found, start = [], 0
    for model in kinds:
        end = start + len(model._meta.concrete_fields)
        found += instances_of(model, [row[start:end]])
        start = end
    return found


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
    model: type[models.Model],
    rows: Sequence[Mapping[str, Any]],
    *,
    same: Mapping[str, Any] | None = None,
    ignore_conflicts: bool = False,
    deep: bool = False,
) -> None:
    """Insert rows, given by column and all with the same columns, in one statement; no statement where there are none.

    `same` holds what all of them have in common; where a row has such a column too, the row's own value counts. Values are
    what JSON knows, and UUIDs, dates, times and decimals. The database's checks hold as ever; the model's own hooks
    (save, auto_now, validators) are not asked. `deep`: most of a row is the JSON of one column; PostgreSQL then takes all of
    it apart once instead of three times (1,250 events: 6 instead of 12 ms; rows of many columns would be slower).
    """
    if not rows:
        return
    table = connection.ops.quote_name(model._meta.db_table)
    common = {column: value for column, value in (same or {}).items() if column not in rows[0]}
    own, shared = (", ".join(map(connection.ops.quote_name, columns)) for columns in (rows[0], common))
    columns, kind = f"{own}, {shared}" if common else own, "jsonb" if deep else "json"
    sql = (
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM "  # noqa: S608
        f"{kind}_to_recordset(%s::{kind}) AS own ({_typed(model, rows[0])})"
    )
    if common:
        sql += f" CROSS JOIN (SELECT {shared} FROM json_populate_record(NULL::{table}, %s::json)) AS shared"  # noqa: S608
    with _binary_cursor() as cursor:
        params = [Jsonb(rows, dumps=_dumps) if deep else _json(rows), *([_json(common)] if common else [])]
        cursor.execute(sql + " ON CONFLICT DO NOTHING" * ignore_conflicts, params)


def insert(row: models.Model) -> None:
    """Insert one new row: as `row.save(force_insert=True)`, in a quarter of the time (85 µs instead of 300 for an event)."""
    fields = [field for field in row._meta.concrete_fields if not field.generated]
    insert_many(type(row), [{field.column: field.pre_save(row, add=True) for field in fields}])
    row._state.adding, row._state.db = False, connection.alias


def update_many(
    model: type[models.Model], rows: Sequence[Mapping[str, Any]], *, same: Mapping[str, Any] | None = None
) -> None:
    """Set columns of rows of tenants' tables in one statement; each has `tenant_id`, `id` and the same other columns.

    `same` holds the columns that become the same in all of them.
    """
    if not rows:
        return
    table = connection.ops.quote_name(model._meta.db_table)
    own, shared = (
        [connection.ops.quote_name(column) for column in columns if column not in ("tenant_id", "id")]
        for columns in (rows[0], same or {})
    )
    values = [f"{column} = v.{column}" for column in own] + [f"{column} = shared.{column}" for column in shared]
    sql = (
        f"UPDATE {table} AS t SET {', '.join(values)} FROM "  # noqa: S608
        f"json_to_recordset(%s::json) AS v ({_typed(model, rows[0])})"
    )
    if same:
        sql += f" CROSS JOIN json_populate_record(NULL::{table}, %s::json) AS shared"
    with _binary_cursor() as cursor:
        cursor.execute(
            sql + " WHERE t.tenant_id = v.tenant_id AND t.id = v.id", [_json(part) for part in (rows, same) if part]
        )


def _typed(model: type[models.Model], columns: Iterable[str]) -> str:
    """These columns with their types, as a row of JSON is to be read: those that are given, and no other of a wide table."""
    types = {field.column: field.db_type(connection) for field in model._meta.concrete_fields}
    return ", ".join(f"{connection.ops.quote_name(column)} {types[column]}" for column in columns)


def _json(value: object) -> Json:
    """A parameter in which ids, times and numbers stand as PostgreSQL reads them; its bytes are made once, when it is sent."""
    return Json(value, dumps=_dumps)


def _dumps(value: object) -> bytes:
    return orjson.dumps(value, default=str)
