"""The database itself refuses to change or remove what the journal holds."""

from django.db import migrations

TABLES = ("journal_entry", "journal_entryobject")


def create(apps, schema_editor):
    """Triggers on both databases: whoever comes by another door is refused as well."""
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'the journal is only added to'; END $$",
                params=None,
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_refuse BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
                params=None,
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_refuse_all BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()",
                params=None,
            )
        else:
            for act in ("UPDATE", "DELETE"):
                schema_editor.execute(
                    f"CREATE TRIGGER {table}_refuse_{act.lower()} BEFORE {act} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END",
                    params=None,
                )


def drop(apps, schema_editor):
    """The way back."""
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_refuse ON {table}", params=None)
            schema_editor.execute(f"DROP TRIGGER {table}_refuse_all ON {table}", params=None)
        else:
            for act in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_refuse_{act}", params=None)


class Migration(migrations.Migration):
    """Triggers on the journal's tables."""

    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
