"""Questions about units."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from roviec.folding import fold_marks
from roviec.orgs.models import Unit, UnitAlias, UnitEdge, UnitName
from roviec.orgs.models.periods import holds_on


def find_units(words: str, day: date) -> QuerySet[Unit]:
    """Units alive on the day whose name then holds all of these words, with or without marks."""
    names = UnitName.objects.filter(holds_on(day))
    for word in fold_marks(words).split():
        names = names.filter(folded__contains=word)
    return Unit.objects.alive(day).filter(pk__in=names.values("unit")).by_name(day)


def match_units(written: Iterable[str], day: date) -> dict[str, list[Unit]]:
    """For each name as written in a document the units it may mean on that day; none: not matched.

    Whole names, short names and aliases, without regard to marks and case; nothing is guessed.
    """
    wanted = {words: fold_marks(words) for words in written}
    folded = set(wanted.values())
    found: dict[str, set[int]] = {}
    named = UnitName.objects.filter(holds_on(day)).filter(Q(folded__in=folded))
    for unit, words in named.values_list("unit", "folded"):
        found.setdefault(words, set()).add(unit)
    for unit, words in UnitAlias.objects.filter(holds_on(day), folded__in=folded).values_list(
        "unit", "folded"
    ):
        found.setdefault(words, set()).add(unit)
    units = {unit.pk: unit for unit in Unit.objects.named(day).filter(pk__in=set().union(*found.values()))}
    return {words: [units[pk] for pk in sorted(found.get(fold, ()))] for words, fold in wanted.items()}


def parents_of(unit: Unit, day: date) -> QuerySet[UnitEdge]:
    """Under whom the unit stood on the day, by line; each parent with its name of that day. Two queries."""
    edges = UnitEdge.objects.filter(holds_on(day), child=unit)
    return edges.prefetch_related(Prefetch("parent", Unit.objects.named(day)))


def children_of(unit: Unit, day: date) -> QuerySet[Unit]:
    """The units directly under it on the day, by name."""
    below = UnitEdge.objects.filter(holds_on(day), parent=unit).values("child")
    return Unit.objects.alive(day).filter(pk__in=below).by_name(day)
