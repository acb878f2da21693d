"""Many rows made by the database itself, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Field, Model
from django.utils import timezone

TODAY = timezone.localdate()


def is_sqlite() -> bool:
    """Whether the records are in SQLite."""
    return connection.vendor == "sqlite"


def run(statement: str) -> None:
    """Carry out one statement; its words stand in this folder, nothing comes from outside."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def mixed(n: str, salt: int) -> str:
    """A number that looks like chance, the same at every run: of the number `n` and this salt."""
    return f"((({n}) * 2654435761 + {salt} * 97531) % 4294967291 / 4096)"


def day(offset: str) -> str:
    """The day so many days from today."""
    if is_sqlite():
        return f"date('{TODAY}', ({offset}) || ' days')"
    return f"(date '{TODAY}' + ({offset})::int)"


def moment(offset: str) -> str:
    """Some moment of the day so many days from today."""
    if is_sqlite():
        return f"(date('{TODAY}', ({offset}) || ' days') || ' 03:00:00')"
    return f"((date '{TODAY}' + ({offset})::int) + interval '3 hours')::timestamptz"


def least(*parts: str) -> str:
    """The smallest of some numbers."""
    return f"{'min' if is_sqlite() else 'least'}({', '.join(parts)})"


def greatest(*parts: str) -> str:
    """The largest of some numbers."""
    return f"{'max' if is_sqlite() else 'greatest'}({', '.join(parts)})"


def one_of(n: str, words: list[str]) -> str:
    """One of these words, by the number `n`."""
    whens = " ".join(f"WHEN {i} THEN '{word}'" for i, word in enumerate(words))
    return f"CASE (({n}) % {len(words)}) {whens} END"


def fill(model: type[Model], source: int | str, columns: Mapping[str, str]) -> None:
    """Insert rows: a column said here by its expression, others by default.

    `source` is how many, numbered by `i` from 0, or what they are selected from.

    Columns that a later migration adds need no change here as long as they have a default.
    """
    table = model._meta.db_table
    fields: list[Field[Any, Any]] = list(model._meta.concrete_fields)
    unknown = columns.keys() - {field.column for field in fields}
    if unknown:
        raise ValueError(f"{table} has no {', '.join(sorted(unknown))}")
    said = {
        field.column: columns.get(str(field.column)) or _default(field)
        for field in fields
        if field.column in columns or not field.primary_key
    }
    rows = f"{_numbers(source)} AS numbers" if isinstance(source, int) else source
    names = ", ".join(f'"{name}"' for name in said)
    run(f"INSERT INTO {table} ({names}) SELECT {', '.join(said.values())} FROM {rows}")  # noqa: S608


def _numbers(count: int) -> str:
    if is_sqlite():
        step = f"SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count}"  # noqa: S608
        return f"(WITH RECURSIVE n(i) AS ({step}) SELECT i FROM n)"  # noqa: S608
    return f"(SELECT generate_series(0::bigint, {count - 1}) AS i)"


def _default(field: Field[Any, Any]) -> str:
    if field.has_default():
        value = field.get_default()
        if isinstance(value, bool):
            return ("1" if value else "0") if is_sqlite() else str(value).upper()
        if isinstance(value, int | float):
            return str(value)
        if isinstance(value, list | dict):
            return "'[]'" if isinstance(value, list) else "'{}'"
        if isinstance(value, datetime):
            return moment("0")
        if value is not None:
            return f"'{value}'"
    if field.null:
        return "NULL"
    return "''"


@contextmanager
def at_once() -> Iterator[None]:
    """Without indexes, foreign keys and safety while many rows come; the indexes are made again after."""
    kept: list[tuple[str, str]]
    with connection.cursor() as cursor:
        if is_sqlite():
            for setting in ("foreign_keys=OFF", "journal_mode=OFF", "synchronous=OFF", "cache_size=-800000"):
                cursor.execute(f"PRAGMA {setting}")
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type='index' AND sql IS NOT NULL AND"
                " (tbl_name LIKE 'work_%' OR tbl_name LIKE 'documents_%' OR tbl_name LIKE 'journal_%')"
            )
        else:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("SET maintenance_work_mem = '1GB'")
            cursor.execute("SET synchronous_commit = off")
            cursor.execute(
                "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND"
                " (tablename LIKE 'work_%' OR tablename LIKE 'documents_%' OR tablename LIKE 'journal_%')"
                " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
            )
        kept = cursor.fetchall()
        for name, _sql in kept:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    for _name, sql in kept:
        run(sql)
    if is_sqlite():
        run("ANALYZE")
        run("PRAGMA journal_mode=WAL")
    else:
        run("SET session_replication_role = DEFAULT")
        for sequence in _sequences():
            run(sequence)
        run("VACUUM ANALYZE")


def _sequences() -> list[str]:
    """What puts each sequence behind the keys that were given by hand."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND column_name = 'id' AND is_identity = 'YES'"
        )
        return [
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"  # noqa: S608
            f" (SELECT coalesce(max(id), 0) + 1 FROM {table}), false)"
            for (table,) in cursor.fetchall()
        ]


def today() -> date:
    """The day the rows were made for."""
    return TODAY
