"""The database itself refuses to change or remove what the journal holds: whoever comes by another door too."""

from django.db import migrations

TABLES = ("journal_entry", "journal_entryobject")
FUNCTION = (
    "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the journal is only added to'; END $$"
)


def creating(vendor):
    """The statements that set the triggers."""
    if vendor == "postgresql":
        yield FUNCTION
    for table in TABLES:
        if vendor == "postgresql":
            yield (
                f"CREATE TRIGGER {table}_refuse BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION journal_refuse()"
            )
            yield (
                f"CREATE TRIGGER {table}_refuse_all BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()"
            )
        else:
            for act in ("UPDATE", "DELETE"):
                yield (
                    f"CREATE TRIGGER {table}_refuse_{act.lower()} BEFORE {act} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END"
                )


def dropping(vendor):
    """The statements that take them away."""
    for table in TABLES:
        if vendor == "postgresql":
            yield f"DROP TRIGGER {table}_refuse ON {table}"
            yield f"DROP TRIGGER {table}_refuse_all ON {table}"
        else:
            yield f"DROP TRIGGER {table}_refuse_update"
            yield f"DROP TRIGGER {table}_refuse_delete"


def create(apps, schema_editor):
    """Set the triggers."""
    for statement in creating(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    """The way back."""
    for statement in dropping(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Triggers on the journal's tables."""

    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
