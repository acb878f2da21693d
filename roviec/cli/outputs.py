"""Results on disk: one `<stem>.json` a document, whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roviec.cli import words
from roviec.cli.refusal import Refused, reason_of


def to_line(record: Mapping[str, Any]) -> str:
    """The record as JSON on one line, letters as they are; a lone surrogate, which has no UTF-8, as `?`."""
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def open_folder(path: Path) -> None:
    """Make the folder for the results if it is not there, and make sure it can be written to.

    Raises Refused "out_not_folder" or "out_not_writable".
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except (FileExistsError, NotADirectoryError) as error:
        raise Refused("out_not_folder", words.OUT_NOT_FOLDER, path=path) from error
    except OSError as error:
        raise Refused(
            "out_not_writable", words.OUT_NOT_WRITABLE, path=path, reason=reason_of(error)
        ) from error


def write_record(folder: Path, stem: str, record: Mapping[str, Any]) -> Path:
    """Write the record to `<stem>.json` and give its path; an older one stands until the new one is whole.

    Raises OSError.
    """
    target = folder / f"{stem}.json"
    # Beside the target, since a file can't be renamed into place from another disk.
    part = folder / f".{os.getpid()}.part"
    try:
        part.write_text(to_line(record) + "\n", encoding="utf-8", newline="\n")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target
