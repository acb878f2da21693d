"""Rows from before 0002 take their day from the moment they were written."""

from django.db import migrations
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import TruncDate


def fill_days(apps, schema_editor):
    """Evidence and returns the local day they were entered; assignments the moment of their task."""
    for name in ("Evidence", "Return", "Extension", "Request"):
        apps.get_model("work", name).objects.update(on=TruncDate("at"))
    Assignment, Task = apps.get_model("work", "Assignment"), apps.get_model("work", "Task")
    given = Task.objects.filter(pk=OuterRef("task")).values("at")[:1]
    Assignment.objects.update(recorded_at=Subquery(given))
    # The moment of receipt was not kept: it came on record no earlier than the share itself.
    Assignment.objects.filter(owner_received_on__isnull=False).update(owner_received_at=F("recorded_at"))


class Migration(migrations.Migration):
    """No way back is needed: the columns go with 0002."""

    dependencies = [("work", "0002_days_and_moments")]

    operations = [migrations.RunPython(fill_days, migrations.RunPython.noop)]
