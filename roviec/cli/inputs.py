"""Which files are meant: folders opened, what is no document named, one stem never twice."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from roviec.cli import words
from roviec.cli.refusal import Refused, reason_of

# What is taken from a folder: not its pictures, which may be photographs and take long to recognise.
# A file named by itself is opened whatever its suffix.
SUFFIXES = frozenset({".txt", ".html", ".htm", ".docx", ".docm", ".pdf", ".doc", ".rtf"})
_NAMES_SHOWN = 5


@dataclass(slots=True)
class Inputs:
    """The files to read, in order; the sentences about what can't be; those about what was passed by."""

    files: list[Path] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def find_inputs(names: Iterable[str]) -> Inputs:
    """The files that `names` mean: a file itself, a folder's documents at any depth, by name."""
    found = Inputs()
    for name in names:
        path = Path(name)
        if not name:
            found.faults.append(words.NO_NAME)
        elif path.is_dir():
            _open_folder(path, found)
        elif path.is_file():
            found.files.append(path)
        else:
            missing = not os.path.lexists(path)
            sentence = words.NOT_FOUND if missing else words.NOT_A_FILE
            found.faults.append(sentence.format(path=path))
    return found


def _open_folder(folder: Path, found: Inputs) -> None:
    """Add the documents of a folder; hidden files and folders are not looked into."""
    refused: list[OSError] = []
    files: list[Path] = []
    for where, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(where, name) for name in sorted(names) if not name.startswith(".")]
    documents = [path for path in files if path.suffix.lower() in SUFFIXES and path.is_file()]
    for error in refused:
        place = error.filename or folder
        found.faults.append(words.FOLDER_REFUSED.format(path=place, reason=reason_of(error)))
    if not documents and not refused:
        found.faults.append(words.FOLDER_EMPTY.format(path=folder))
    found.files += documents
    taken = set(documents)
    passed_by = [path.name for path in files if path not in taken]
    if passed_by:
        shown = ", ".join(passed_by[:_NAMES_SHOWN]) + (", …" if len(passed_by) > _NAMES_SHOWN else "")
        found.remarks.append(words.PASSED_BY.format(path=folder, count=len(passed_by), names=shown))


def refuse_same_stem(files: Iterable[Path]) -> None:
    """Refuse two files whose results would have one name, also where case or composition is folded away.

    Raises Refused "same_stem".
    """
    first: dict[str, Path] = {}
    for path in files:
        key = unicodedata.normalize("NFC", path.stem).casefold()
        if key in first:
            raise Refused("same_stem", words.SAME_STEM, stem=path.stem, first=first[key], second=path)
        first[key] = path
