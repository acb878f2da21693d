"""What runs on from figure to figure: the indicator, the time, the owner, and whether they are planned."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban.page import Page
from vanban.rule import Found
from vanban.rules import figure_cues, figure_fields
from vanban.rules.figure_spans import Core
from vanban.rules.units import Measured
from vanban.sentences import Sentence

COUNTS = ("figure.count", "figure.elliptic", "figure.rank")


@dataclass(slots=True)
class Running:
    """What holds from figure to figure: the indicator, the time, whose it is, what was counted last."""

    indicator: str = ""
    period: str | None = None
    owner: str | None = None
    noun: tuple[int, int] | None = None
    end: int = 0
    part_until: int = 0  # the parts of what is planned are planned ("Trong đó, …")
    planned_until: int = 0  # what follows an estimate in its clause is an estimate too
    seen: int = 0
    last_planned: bool = False
    found: list[Found] = field(default_factory=list)


def status(
    page: Page, sentence: Sentence, number: Found, core: Core, found: tuple[int, int, str], running: Running
) -> str:
    """`planned` or `actual`, also of the parts and shares of what was planned just before."""
    start, end, rule = found
    if figure_fields.of_before(page, start, number.start):
        return "actual"
    if start < running.part_until:
        return "planned"
    if figure_fields.estimated(page, start, number.start):
        stop = figure_cues.CLAUSE_END.search(page.flat, number.end, sentence.end)
        running.planned_until = stop.start() if stop else sentence.end
    # A share of an estimate is an estimate: "ước thực hiện 285,3 tỷ đồng, đạt 60% kế hoạch".
    if number.start < running.planned_until and rule == "figure.percent" and start >= core.start:
        return "planned"
    counts = rule in COUNTS
    return figure_fields.status(
        page, sentence.block, sentence.start, (start, end), number.start, core.compare, counts=counts
    )


def indicator(
    page: Page,
    number: Found,
    unit: Measured | None,
    core: Core,
    start: int,
    end: int,
    rule: str,
    running: Running,
) -> str:
    """What is measured, in the words of the document; a bare verb speaks of the indicator before it."""
    if rule in ("figure.count", "figure.elliptic") and unit is not None and start >= core.start:
        running.indicator = page.words(unit.start, end)
        return running.indicator
    if rule == "figure.rank":
        of = page.flat.rfind(" về ", number.end, end)
        return page.words(of + 4, end) if of >= 0 else running.indicator
    words = page.words(start, core.start).strip(" ,:-") if start < core.start else ""
    if core.verb in figure_cues.WORTH:
        words = core.verb
    elif words.lower() in figure_cues.SHARES:
        return running.indicator or words
    if words:
        running.indicator = words
        return words
    if (
        unit is not None
        and rule == "figure.percent"
        and end > unit.end
        and not page.flat[unit.end : end].strip().startswith(("so", "kế", "dự", "chỉ tiêu"))
    ):
        return page.words(unit.end, end)
    return running.indicator
