"""Backup and restore: the database, the files, and a manifest of their hashes, counts and journal head.

The manifest is written last: what was broken off has none, and is not taken for a backup. The database is
copied before the files; files are only ever added, so whatever the copy names is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from roviec import __version__
from roviec.cli import words
from roviec.cli.refusal import Refused
from roviec.documents.models import Document, File
from roviec.journal.queries import Head, head, verify
from roviec.work.models import Assignment, Evidence, Task

MANIFEST: Final = "manifest.json"
NAMES: Final = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


def counts() -> dict[str, int]:
    """How many there are of what matters most; a restore must come to the same."""
    kept = (Document, File, Task, Assignment, Evidence)
    return {model._meta.label_lower: model._default_manager.count() for model in kept}


def backup(folder: Path) -> dict[str, Any]:
    """Write a backup into a folder that is new or empty; gives its manifest. People may go on working."""
    if folder.exists() and any(folder.iterdir()):
        raise Refused("backup_not_empty", words.BACKUP_NOT_EMPTY, path=folder)
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / NAMES[connection.vendor]
    # Of the same moment or before: what is added while the database is copied may be in the copy.
    before = head()
    _COPIES[connection.vendor](kept)
    hashes = {kept.name: _hash(kept)}
    for path in sorted(settings.FILES_DIR.rglob("*")) if settings.FILES_DIR.exists() else []:
        name = path.relative_to(settings.FILES_DIR)
        if path.is_file() and name.parts[0] != "incoming":  # what nobody has decided on yet is not kept
            copy = folder / "files" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            hashes[str(copy.relative_to(folder))] = _hash(copy)
    manifest = {
        "version": __version__,
        "database": connection.vendor,
        "head": [before.seq, before.hash],
        "hashes": hashes,
    }
    written = folder / f"{MANIFEST}.part"
    written.write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    written.replace(folder / MANIFEST)
    return manifest


def restore(folder: Path) -> dict[str, int]:
    """Put a backup in the place of an empty house; gives the counts.

    Refused when the backup has no manifest, a file of it is missing or changed, it is of the other
    database, something is on record here already, or the journal does not hold afterwards.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Refused("no_backup", words.NO_BACKUP, path=folder) from error
    for name, expected in manifest["hashes"].items():
        if not (folder / name).is_file() or _hash(folder / name) != expected:
            raise Refused("backup_spoilt", words.BACKUP_SPOILT, name=name)
    if manifest["database"] != connection.vendor:
        raise Refused("other_database", words.OTHER_DATABASE, name=manifest["database"])
    if _something_on_record():
        raise Refused("not_empty", words.RESTORE_NOT_EMPTY)
    _bring_files(folder / "files")
    _RESTORES[connection.vendor](folder / NAMES[connection.vendor])
    call_command("migrate", verbosity=0, interactive=False)
    faults = verify([Head(*manifest["head"])])
    if faults:
        raise Refused("journal_broken", words.RESTORED_BROKEN, seq=faults[0].seq)
    missing = [file.sha256 for file in File.objects.iterator() if not file.path.is_file()]
    if missing:
        raise Refused("files_missing", words.RESTORED_WITHOUT, count=len(missing))
    return counts()


def _something_on_record() -> bool:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    return "journal_entry" in tables and head().seq > 0


def _bring_files(kept: Path) -> None:
    """Under a name aside first: a file that is there is whole, also after a kill."""
    for path in sorted(kept.rglob("*")) if kept.exists() else []:
        if path.is_file():
            place = settings.FILES_DIR / path.relative_to(kept)
            place.parent.mkdir(parents=True, exist_ok=True)
            aside = place.with_suffix(".part")
            shutil.copyfile(path, aside)
            aside.chmod(0o440)
            aside.replace(place)


def _hash(path: Path) -> str:
    with path.open("rb") as bytes_of:
        return hashlib.file_digest(bytes_of, "sha256").hexdigest()


def _copy_sqlite(kept: Path) -> None:
    source = sqlite3.connect(settings.DATABASES["default"]["NAME"])
    target = sqlite3.connect(kept)
    try:
        source.backup(target, pages=500)
    finally:
        target.close()
        source.close()


def _restore_sqlite(kept: Path) -> None:
    place = Path(settings.DATABASES["default"]["NAME"])
    connections.close_all()
    aside = place.with_suffix(".part")
    shutil.copyfile(kept, aside)
    for rest in ("-wal", "-shm"):
        place.with_name(place.name + rest).unlink(missing_ok=True)
    aside.replace(place)


def _copy_postgresql(kept: Path) -> None:
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={kept}")


def _restore_postgresql(kept: Path) -> None:
    connections.close_all()
    name = settings.DATABASES["default"]["NAME"]
    _run(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", f"--dbname={name}", kept
    )


def _run(program: str, *arguments: object) -> None:
    """A program of PostgreSQL, told where the database is by its own variables: no password in a list."""
    database = settings.DATABASES["default"]
    told = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    given = {name: str(database[key]) for name, key in told.items() if database.get(key)}
    if shutil.which(program) is None:
        raise Refused("no_program", words.NO_PROGRAM, name=program)
    done = subprocess.run(
        [program, *map(str, arguments)],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused("program_failed", words.PROGRAM_FAILED, name=program, reason=done.stderr[-400:])


_COPIES: Final[dict[str, Callable[[Path], None]]] = {"sqlite": _copy_sqlite, "postgresql": _copy_postgresql}
_RESTORES: Final[dict[str, Callable[[Path], None]]] = {
    "sqlite": _restore_sqlite,
    "postgresql": _restore_postgresql,
}
