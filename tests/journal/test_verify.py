"""The journal names altered, removed, inserted and cut-off entries; the database refuses to change it."""

from __future__ import annotations

import importlib

import pytest
from django.db import DatabaseError, connection, transaction

from roviec.journal.acting import THE_HOUSE, Acting
from roviec.journal.actions import record
from roviec.journal.chain import canonical, hash_of
from roviec.journal.models import Entry, EntryObject
from roviec.journal.queries import Head, head, verify

pytestmark = pytest.mark.django_db
triggers = importlib.import_module("roviec.journal.migrations.0002_refuse_change")


def write(count: int = 5) -> list[Entry]:
    with transaction.atomic():
        return [record("test.written", by=Acting(1, 2, "Chuyên viên"), number=n) for n in range(count)]


@pytest.fixture
def by_the_back_door(db: None) -> None:
    """Somebody with the database's own key: the triggers are gone."""
    with connection.cursor() as cursor:
        for statement in triggers.dropping(connection.vendor):
            cursor.execute(statement)


def kinds(*heads: Head) -> list[tuple[str, int]]:
    return [(fault.kind, fault.seq) for fault in verify(heads)]


def test_a_journal_as_written_is_whole() -> None:
    write()

    assert verify([head()]) == []


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_to_change_it(act: str) -> None:
    write()
    rows = Entry.objects.filter(seq=2)

    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        rows.update(action="other") if act == "update" else rows._raw_delete("default")


def test_nothing_is_recorded_outside_of_an_action(transactional_db: None) -> None:
    with pytest.raises(RuntimeError):
        record("test.alone", by=THE_HOUSE)


@pytest.mark.usefixtures("by_the_back_door")
class TestForged:
    def test_an_altered_entry_is_named(self) -> None:
        write()
        Entry.objects.filter(seq=3).update(payload='{"number":99}')

        assert kinds() == [("altered", 3)]

    def test_altered_objects_are_named(self) -> None:
        entries = write()
        EntryObject.objects.create(entry=entries[3], kind="orgs.unit", object=7)

        assert kinds() == [("altered", 4)]

    def test_a_removed_entry_is_named(self) -> None:
        write()
        Entry.objects.filter(seq=3)._raw_delete("default")

        assert kinds() == [("removed", 3)]

    def test_an_inserted_entry_is_named(self) -> None:
        write()
        # Those after it are moved up to make room; the new one is hashed well on the one before.
        for seq in (5, 4, 3):
            Entry.objects.filter(seq=seq).update(seq=seq + 1)
        before = Entry.objects.get(seq=2)
        forged = Entry(seq=3, at=before.at, action="test.forged", payload=canonical({}), by_account=1)
        forged.hash = hash_of(forged, [], before.hash)
        forged.save(force_insert=True)

        # From where the numbers no longer fit what was hashed.
        assert ("altered", 4) in kinds() or ("inserted", 4) in kinds()
        assert kinds()[0][1] == 4

    def test_cut_off_entries_are_named_by_a_head_noted_before(self) -> None:
        write()
        noted = head()
        Entry.objects.filter(seq__gte=4)._raw_delete("default")

        assert kinds() == []
        assert kinds(noted) == [("cut_off", 4)]

    def test_a_chain_forged_anew_is_found_by_a_head_noted_before(self) -> None:
        entries = write()
        early, late = Head(entries[1].seq, entries[1].hash), head()
        before = entries[2].hash
        for entry in entries[2:]:
            entry.payload = canonical({"number": "forged"})
            entry.hash = hash_of(entry, [], before if entry is not entries[2] else entries[1].hash)
            before = entry.hash
            Entry.objects.filter(seq=entry.seq).update(payload=entry.payload, hash=entry.hash)

        assert kinds() == []
        assert kinds(early, late) == [("altered", 5)]
