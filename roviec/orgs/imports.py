"""Taking in a register of units from tables: one entry in the journal, with a digest of the rows."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from roviec.folding import fold_marks
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models import Succession, SuccessionPart, Unit, UnitEdge, UnitName

Row = dict[str, str]

# The kinds of the tables, and ours. Congresses and groups ("126 xã, phường") are no units.
KINDS = {
    "city_committee": Unit.Kind.COMMITTEE,
    "executive_committee": Unit.Kind.BODY,
    "standing_committee": Unit.Kind.BODY,
    "standing_board": Unit.Kind.BODY,
    "party_organization": Unit.Kind.OTHER,
    "inspection_commission": Unit.Kind.INSPECTION,
    "party_office": Unit.Kind.OFFICE,
    "party_board": Unit.Kind.BOARD,
    "commune_committee": Unit.Kind.COMMUNE,
    "ward_committee": Unit.Kind.COMMUNE,
    "district_committee_rural": Unit.Kind.DISTRICT,
    "district_committee_urban": Unit.Kind.DISTRICT,
    "town_committee": Unit.Kind.DISTRICT,
    "bloc_committee": Unit.Kind.BLOC,
    "party_committee": Unit.Kind.BLOC,
    "police_committee": Unit.Kind.BLOC,
    "military_committee": Unit.Kind.BLOC,
    "peoples_committee": Unit.Kind.EXECUTIVE,
    "peoples_council": Unit.Kind.COUNCIL,
    "council_board": Unit.Kind.COUNCIL,
    "department": Unit.Kind.DEPARTMENT,
    "agency": Unit.Kind.DEPARTMENT,
    "office": Unit.Kind.DEPARTMENT,
    "mass_organization": Unit.Kind.FRONT,
    "steering_committee": Unit.Kind.STEERING,
}
NO_UNITS = frozenset({"congress", "group"})
_STATE = frozenset({Unit.Kind.EXECUTIVE, Unit.Kind.COUNCIL, Unit.Kind.DEPARTMENT})


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows became what."""

    units: int
    edges: int
    successions: int


@transaction.atomic
def import_units(folder: Path, *, by: Acting) -> Imported:
    """Take in organizations.csv and the districts of reorganization_2025.csv; what is there already stays.

    A day given as a month or a year becomes the first day on which it is surely so, and the unit is
    marked as to be checked.
    """
    rows = [row for row in _read(folder / "organizations.csv") if row["kind"] not in NO_UNITS]
    known = set(Unit.objects.values_list("code", flat=True))
    new = [row for row in rows if row["code"] not in known]
    units = {unit.code: unit for unit in Unit.objects.bulk_create(_unit(row) for row in new)}
    UnitName.objects.bulk_create(_name(units[row["code"]], row) for row in new)
    units |= {unit.code: unit for unit in Unit.objects.filter(code__in=known)}
    edges = UnitEdge.objects.bulk_create(_edges(new, units))
    parts = _successions(folder, units) if new else 0
    if new:
        digest = hashlib.sha256(repr(sorted(tuple(row.items()) for row in new)).encode()).hexdigest()
        record("units.imported", by=by, rows=len(new), edges=len(edges), successions=parts, digest=digest)
    return Imported(len(new), len(edges), parts)


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _day(value: str, *, last: bool = False) -> date | None:
    """The day; of a month or year the first day, or with `last` the first day after it."""
    if not value:
        return None
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else (12 if last else 1)
    if last:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, 1)


def _unit(row: Row) -> Unit:
    rough = any(value and len(value) != len("2025-07-01") for value in (row["established"], row["dissolved"]))
    return Unit(
        code=row["code"],
        kind=KINDS.get(row["kind"], Unit.Kind.OTHER),
        admin_code=row["admin_code"],
        from_day=_day(row["established"]),
        to_day=_day(row["dissolved"], last=True),
        source=row["source_id"],
        uncertain=row["uncertain"] == "yes" or rough,
        note=row["note"],
    )


def _name(unit: Unit, row: Row) -> UnitName:
    return UnitName(
        unit=unit, name=row["name_vi"], short=row["short_name"], folded=fold_marks(row["name_vi"])
    )


def _edges(rows: Iterable[Row], units: dict[str, Unit]) -> Iterable[UnitEdge]:
    for row in rows:
        child, parent = units[row["code"]], units.get(row["parent_code"])
        if parent:
            yield UnitEdge(
                line=_line(child), child=child, parent=parent, from_day=child.from_day, to_day=child.to_day
            )


def _line(unit: Unit) -> str:
    if unit.kind in _STATE:
        return UnitEdge.Line.STATE
    return UnitEdge.Line.FRONT if unit.kind == Unit.Kind.FRONT else UnitEdge.Line.PARTY


def _successions(folder: Path, units: dict[str, Unit]) -> int:
    """From each old district to each commune that took land of it, for Party and People's Committees."""
    parts, made = [], {}
    for row in _read(folder / "reorganization_2025.csv"):
        if row["level"] != "district":
            continue
        day = date.fromisoformat(row["effective_date"])
        if day not in made:
            made[day], _new = Succession.objects.get_or_create(day=day, document=row["legal_basis"])
        for old, new in (("QU-", "DU-"), ("UBQ-", "UB-")):
            before, after = units.get(old + row["old_code"]), units.get(new + row["new_code"])
            if before and after:
                parts.append(
                    SuccessionPart(
                        succession=made[day],
                        old=before,
                        new=after,
                        share=row["share"] or SuccessionPart.Share.PART,
                        remainder=row["is_remainder"] == "yes",
                        uncertain=row["uncertain"] == "yes",
                    )
                )
    return len(SuccessionPart.objects.bulk_create(parts))
