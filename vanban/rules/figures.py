"""Figures: numbers that measure something of the work or the area, with what they measure.

A number is a figure when a unit follows it (a measure, a percentage, a noun of the table), or its words say
that it is a rank or an index. Dates, documents, ordinals, durations, road names, technical
designations, counts in words and furniture are none (facts.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from vanban.page import Page
from vanban.rule import Found
from vanban.rules import (
    figure_cues,
    figure_ends,
    figure_fields,
    figure_running,
    figure_spans,
    figure_tables,
    numbers,
    units,
)
from vanban.rules.figure_running import Running
from vanban.rules.figure_spans import Core
from vanban.rules.shape import Shape
from vanban.rules.units import Measured
from vanban.sentences import Sentence

_SOURCE = "documents.md §9.3"

RULES = (
    Shape(
        "figure.measure",
        "figure",
        _SOURCE + " 124-128",
        (
            "Tổng thu ngân sách trên địa bàn là 6.482,91 tỷ đồng.",
            "GRDP bình quân đầu người ước đạt 135 triệu đồng (tương đương 5.870 USD).",
            "Tổng diện tích gieo trồng được 25.271,9 ha.",
        ),
        ("Đường dây 500kV được phê duyệt.", "Trong 3 năm qua, tình hình ổn định."),
    ),
    Shape(
        "figure.percent",
        "figure",
        _SOURCE + " 129-133, 147-150, 156",
        (
            "Thu ngân sách tăng 3,5% so với cùng kỳ.",
            "Giảm 20% số hộ nghèo.",
            "Cả năm đạt 51% dự toán thành phố giao.",
        ),
        ("Hội nghị lần thứ 8 Ban Chấp hành",),
    ),
    Shape(
        "figure.count",
        "figure",
        _SOURCE + " 135-145, 151-155, 164-169",
        (
            "Xã đã ban hành 72 văn bản chỉ đạo.",
            "Phấn đấu hoàn thành 16/16 chỉ tiêu.",
            "Toàn đảng bộ có 43/68 TCCSĐ.",
            "Hiện còn 02 bản dự thảo.",
        ),
        (
            "Điều 102 Luật Lâm nghiệp",
            "chính quyền địa phương 2 cấp",
            "Đề án 06 tổ công tác",
            "hai bản dự thảo",
            "hàng trăm hộ dân",
        ),
    ),
    Shape(
        "figure.rank",
        "figure",
        _SOURCE + " 159; facts.md: a rank is a figure",
        ("GRDP đứng thứ 9 cả nước.", "Tỉnh xếp hạng 22/63 tỉnh, thành phố."),
        ("hiệp thương lần thứ 3",),
    ),
    Shape(
        "figure.index",
        "figure",
        "facts.md: a number that measures; an index has no unit",
        ("Chỉ số phát triển con người (HDI) duy trì trên 0,7.",),
        ("Chỉ thị 16 được thực hiện nghiêm.",),
    ),
    Shape(
        "figure.elliptic",
        "figure",
        "facts.md: every mention; the noun counted stands in the figure before",
        ("Toàn xã có 45 nhiệm vụ (trong đó 23 hoàn thành; 22 đang thực hiện).",),
        ("Nghị quyết 23 hoàn thành",),
    ),
)


_REACH = 420  # characters: a clause is shorter; bounds the work on endless sentences


def find(page: Page) -> list[Found]:
    """The figures of a page in order: those of tables of targets by row, all others by sentence."""
    rows, inside = figure_tables.find(page)
    every = numbers.of(page)
    running = Running()
    at = 0
    block = None
    for sentence in page.sentences:
        if sentence.block is not block:
            block = sentence.block
            running.last_planned = False
            running.owner = figure_fields.lasts(running.owner)
            # In a list a time holds for its item only; in a report it holds until another is named.
            if block.parent is not None:
                running.period = figure_fields.period_above(page, block)
        while at < len(every) and every[at].start < sentence.start:
            at += 1
        first = at
        if running.last_planned and figure_fields.tells_parts(page, sentence.start, sentence.end):
            running.part_until = sentence.end
        while at < len(every) and every[at].end <= sentence.end:
            at += 1
        if id(sentence.block) not in inside and first < at:
            # An age says of whom ("15 người dưới 35 tuổi"), it is no figure beside the count.
            here = [one for one in every[first:at] if not figure_cues.AGE.match(page.flat, one.end)]
            for number, after in zip(here, [*here[1:], None][: len(here)], strict=True):
                running.found.extend(_figure(page, sentence, number, after, running))
        _follow(page, sentence, sentence.end, sentence.end, running)
    return sorted([*running.found, *rows], key=lambda one: one.start)


def _follow(page: Page, sentence: Sentence, start: int, number: int, running: Running) -> None:
    """Take note of owners up to the phrase of a figure, and of times up to its number."""
    seen = max(running.seen, sentence.start)
    if number <= seen:
        return
    running.period = figure_fields.period_in(page, seen, number) or running.period
    running.owner = figure_fields.owner_in(page, seen, start) or running.owner
    running.seen = number


def _figure(
    page: Page, sentence: Sentence, number: Found, after: Found | None, running: Running
) -> Iterator[Found]:
    if number.start < running.end:
        return
    unit = _unit(page, number, sentence.end)
    before = page.flat[max(sentence.start, running.end, number.start - 40) : number.start]
    rank = figure_cues.RANK.search(before)
    beside = bool(running.found) and 0 < number.start - running.end <= 40
    if (beside and figure_cues.ALIAS.search(before)) or (
        figure_cues.only_names(page, before, unit) and rank is None
    ):
        return
    if unit is None and rank is None and not figure_cues.may_lack_unit(page, number):
        return
    left = _left(page, sentence, number.start, running)
    core = figure_spans.core_before(page, left, number.start)
    if unit is not None and _beside(page, number, unit, running):
        if _takes_share(page, number, running):
            # The share of the count before it: "28/30 thôn (93,3%)", "46 nữ (43,81%)".
            running.end = unit.end + 1
            running.found[-1] = replace(running.found[-1], end=running.end)
            return
        left = core.start
    if core.verb.startswith("tặng") and (unit is None or unit.kind != "percent"):
        core = Core(number.start, "", "")  # a gift; before a percentage a slip of the pen for "tăng"
    right = after.start if after is not None and (unit is None or unit.end <= after.start) else sentence.end
    if rank is not None:
        found = _rank(page, number, unit, number.start - len(before) + rank.start())
    elif unit is None:
        found = _without_unit(page, left, number, right, core, running)
    elif figure_cues.may_be(page, unit, core):
        until = _until(page, right, after, number, percent=unit.kind == "percent")
        found = _with_unit(page, left, number, unit, until, core)
    else:
        return
    if found is not None:
        _follow(page, sentence, found[0], number.start, running)
        yield _complete(page, sentence, number, unit, core, found, running)


def _unit(page: Page, number: Found, stop: int) -> Measured | None:
    """The unit behind a number; behind a ratio also after "số" ("2/3 số ủy viên")."""
    unit = units.unit_at(page, number.end, stop)
    if unit is None and "total" in number.fields:
        share = figure_cues.SHARE_OF.match(page.flat, number.end, stop)
        unit = units.unit_at(page, share.end(), stop) if share else None
    return unit


def _beside(page: Page, number: Found, unit: Measured | None, running: Running) -> bool:
    """Whether a bare percentage stands in brackets right behind the figure before it."""
    if unit is None or unit.kind != "percent" or page.flat[unit.end : unit.end + 1] != ")":
        return False
    return bool(running.found) and bool(figure_cues.OPENED.match(page.flat, running.end, number.start))


def _takes_share(page: Page, number: Found, running: Running) -> bool:
    """Whether the figure before a percentage in brackets is a count that it is the share of."""
    before = running.found[-1]
    if before.rule == "figure.count" and before.fields.get("unit") == "%":
        return False
    bare = page.flat[before.end : number.start].strip() == "("
    return "total" in before.fields or (before.rule == "figure.count" and bare)


def _left(page: Page, sentence: Sentence, number: int, running: Running) -> int:
    """How far back the words of a figure may reach: its clause, its bracket, the figure before."""
    left = max(sentence.start, running.end, number - _REACH)
    for match in figure_cues.BOUND.finditer(page.flat, left, number):
        # "Giá trị sản xuất công nghiệp: 6.890 tỷ đồng": the colon says "is".
        if match[0] != ":" or not figure_cues.IS.match(page.flat, match.end(), number):
            left = match.end()
    said = page.flat[left:number]
    if "(" not in said and ")" not in said:
        return left
    depth = closed = 0
    for index in range(number - 1, left - 1, -1):
        char = page.flat[index]
        if char == ")":
            depth += 1
            closed = closed or index
        elif char == "(":
            if depth == 0:
                return index + 1 if page.flat[index + 1 : number].strip() else left
            depth -= 1
    return closed + 1 if depth > 0 else left


def _until(page: Page, right: int, after: Found | None, number: Found, *, percent: bool) -> int:
    """Where the words of a figure end at the latest: before the verb that leads to the next number."""
    if after is None or right != after.start:
        return right
    core = figure_spans.core_before(page, number.end, after.start)
    # "dịch vụ tăng 7,33% và thuế sản phẩm tăng 10,3%": another subject takes over.
    joint = page.flat.find(" và ", number.end, core.start) if core.verb and percent else -1
    return joint if joint >= 0 else core.start


def _rank(page: Page, number: Found, unit: Measured | None, start: int) -> tuple[int, int, str] | None:
    end = unit.end if unit is not None else number.end
    scope = figure_cues.RANK_OF.match(page.flat, end)
    if scope is None and unit is None:
        return None
    end = scope.end() if scope else end
    about = figure_cues.RANK_IN.match(page.flat, end)
    return start, about.end() if about else end, "figure.rank"


def _with_unit(
    page: Page, left: int, number: Found, unit: Measured, right: int, core: Core
) -> tuple[int, int, str]:
    if unit.kind == "percent":
        start = figure_spans.begin_measure(page, left, core)
        label = figure_spans.label_before(page, left, core.start, "")
        start = start if label is None else label
        return start, figure_ends.end_percent(page, unit.end, max(unit.end, right)), "figure.percent"
    if unit.kind in ("count", "times", "rank"):
        noun = page.flat[unit.start : unit.unit_end]
        named = _named_before(page, number, unit, noun)
        if named is not None:
            return named, unit.unit_end + 1, "figure.count"
        start = figure_spans.begin_count(page, left, number.start, core, noun)
        if start >= core.start:
            label = figure_spans.label_before(page, left, core.start, noun)
            start = start if label is None else label
        if number.rule == "number.one_of":
            start = number.start  # "Đảng bộ là 1 trong 50 đảng bộ": the body is one of those counted
        return start, figure_ends.end_count(page, unit.end, max(unit.end, right)), "figure.count"
    start = figure_spans.begin_measure(page, left, core)
    things = start >= core.start and unit.kind not in ("money", "scale")
    return (
        start,
        figure_ends.end_measure(page, unit.end, max(unit.end, right), of_things=things),
        "figure.measure",
    )


def _named_before(page: Page, number: Found, unit: Measured, noun: str) -> int | None:
    """Where what is counted is named before a bracket that repeats its noun: "đại biểu xã (30 đại biểu)"."""
    flat = page.flat
    if flat[number.start - 1 : number.start] != "(" or flat[unit.unit_end : unit.unit_end + 1] != ")":
        return None
    window = max(0, number.start - 100)
    begin = max(window, *(flat.rfind(mark, window, number.start) + 1 for mark in (";", ")", ":", ". ", "\n")))
    at = page.lower.rfind(noun.lower() + " ", begin, number.start)
    return at if at >= 0 else None


def _without_unit(
    page: Page, left: int, number: Found, right: int, core: Core, running: Running
) -> tuple[int, int, str] | None:
    """An index, or a count whose noun stands before: "45 nhiệm vụ (trong đó 23 hoàn thành)"."""
    said = page.flat[left : core.start]
    if core.verb and isinstance(number.fields["value"], float) and figure_cues.INDEX.search(said):
        return figure_spans.begin_measure(page, left, core), number.end, "figure.index"
    if running.noun is None or not figure_cues.ELLIPSIS.match(page.flat, number.end, right):
        return None
    if not figure_cues.ASKS_ELLIPSIS.search(page.flat[max(0, number.start - 16) : number.start]):
        return None
    return number.start, figure_ends.end_count(page, number.end + 1, right), "figure.elliptic"


def _complete(
    page: Page,
    sentence: Sentence,
    number: Found,
    unit: Measured | None,
    core: Core,
    found: tuple[int, int, str],
    running: Running,
) -> Found:
    start, end, rule = found
    fields: dict[str, Any] = {
        name: number.fields[name] for name in ("value", "value_max", "total") if name in number.fields
    }
    if unit is not None:
        fields["unit"] = page.words(unit.start, unit.unit_end)
        if (
            number.fields.get("thousands")
            and unit.kind == "count"
            and not fields["unit"].startswith(("triệu", "nghìn", "tỷ"))
        ):
            fields["value"] = round(fields["value"] * 1000)
        if unit.kind == "count":
            running.noun = (unit.start, unit.unit_end)
    elif rule == "figure.elliptic" and running.noun is not None:
        fields["unit"] = page.words(*running.noun)
    fields["comparator"] = figure_fields.comparator(
        f"{core.verb} {core.compare}", page.flat[(unit.end if unit else number.end) : end]
    )
    changed = figure_fields.change(core.verb, core.compare)
    if changed:
        fields["change"] = changed
    fields["status"] = figure_running.status(page, sentence, number, core, found, running)
    indicator = figure_running.indicator(page, number, unit, core, start, end, rule, running)
    if indicator:
        fields["indicator"] = indicator
    period = (
        figure_fields.period_after(page, unit.end if unit else number.end, sentence.end) or running.period
    )
    if fields["status"] == "planned" and rule not in figure_running.COUNTS:
        period = figure_fields.due_after(page, end, sentence.end) or period
    if period:
        fields["period"] = period
    if running.owner:
        fields["organization"] = running.owner
    running.end = end
    if page.flat[number.start - 1 : number.start] != "(" and not figure_fields.of_before(
        page, start, number.start
    ):
        running.last_planned = fields["status"] == "planned" and number.start >= running.planned_until
    return Found("figure", start, end, fields, rule)
