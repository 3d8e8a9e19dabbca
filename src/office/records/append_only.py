"""How does the database itself see to it that what was kept is never changed?"""

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

CHANGES = ("UPDATE", "DELETE")

_SQLITE = """CREATE TRIGGER {name} BEFORE {change} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""
_POSTGRESQL = """CREATE TRIGGER {name} BEFORE {change} ON {table}
FOR EACH ROW EXECUTE FUNCTION append_only()"""
_FUNCTION = """CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"""


def append_only(*tables: str) -> RunPython:
    """The step of a migration after which rows of ``tables`` can be added, and neither changed nor removed.

    SQLite forgets a table's triggers when a later migration makes the table anew: then this step is to be repeated.
    """

    def guarded(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
        on_sqlite = schema.connection.vendor == "sqlite"
        if not on_sqlite:
            schema.execute(_FUNCTION, None)
        for name, table, change in _triggers(tables):
            schema.execute(_dropped(on_sqlite, name, table))
            schema.execute((_SQLITE if on_sqlite else _POSTGRESQL).format(name=name, table=table, change=change))

    def unguarded(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
        for name, table, _ in _triggers(tables):
            schema.execute(_dropped(schema.connection.vendor == "sqlite", name, table))

    return RunPython(guarded, unguarded)


def _triggers(tables: tuple[str, ...]) -> list[tuple[str, str, str]]:
    return [(f"{table}_no_{change.lower()}", table, change) for table in tables for change in CHANGES]


def _dropped(on_sqlite: bool, name: str, table: str) -> str:
    return f"DROP TRIGGER IF EXISTS {name}" + ("" if on_sqlite else f" ON {table}")
