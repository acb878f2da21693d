"""Blocks that say of the task above them who leads, who helps, by when: `Chủ trì: …`, `Thời gian: …`.

Plans write a task and then, as items of their own or in one line, the lead, the partners, the time and
the product. Contract of reading, "Issued documents": the span is the task's clause, the rest comes from
the lines below.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from vanban.layout import Block
from vanban.page import Page
from vanban.rule import Found
from vanban.rules.task_tables import Cell, names_in_cell, time_in_cell

_WHO = (
    r"(?:(?:đơn vị|cơ quan|bộ phận|phòng|cá nhân|người|đồng chí|tổ chức)"
    r"(?:,? (?:đơn vị|cơ quan|cá nhân))?\s+)?"
)
_LABELS: tuple[tuple[str, str], ...] = (
    ("partners", _WHO + r"phối hợp(?: thực hiện)?"),
    (
        "assignees",
        _WHO + r"(?:chủ trì|đầu mối|phụ trách|tham mưu|chịu trách nhiệm|được giao)(?: (?:thực hiện|"
        r"chính|tham mưu|thực hiện chính))?|(?:đơn vị|cơ quan|bộ phận|tổ chức|"
        r"người) (?:triển khai )?(?:tổ chức )?thực hiện|phân công(?: thực hiện)?|"
        r"trách nhiệm(?: thực hiện)?",
    ),
    (
        "deadline",
        r"(?:thời gian|thời hạn|tiến độ|lộ trình|hạn)(?: (?:hoàn thành|thực hiện|triển khai|"
        r"báo cáo|tổ chức|dự kiến))*",
    ),
    (
        "product",
        r"(?:sản phẩm|kết quả|dự kiến sản phẩm)(?: (?:đầu ra|dự kiến|cần đạt|thực hiện|hoàn thành))?",
    ),
    (
        "",
        r"(?:kinh phí|nguồn kinh phí|địa điểm|thành phần|hình thức|ghi chú|số lượng|"
        r"đối tượng)(?: thực hiện)?",
    ),
)
_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[;.(,])\s*)[-+*•\s]*(?:"
    + "|".join(f"(?P<l{i}>{pattern})" for i, (_, pattern) in enumerate(_LABELS))
    + r")\s*(?:\([^)]{0,40}\)\s*)?:",
    re.IGNORECASE,
)
_BARE = re.compile("|".join(pattern for _, pattern in _LABELS), re.IGNORECASE)


def is_label(page: Page, block: Block) -> bool:
    """Whether a block begins with a label: it says something of a task and is none."""
    words = page.flat[block.body : block.end]
    return _LABEL.match(words) is not None or _BARE.fullmatch(words.strip(" .:;")) is not None


def said(page: Page, block: Block) -> dict[str, Cell]:
    """What a block's labels say: by field, the place of the words after the label."""
    words = page.flat[block.body : block.end]
    marks = list(_LABEL.finditer(words))
    found: dict[str, Cell] = {}
    for mark, after in zip_longest(marks, marks[1:]):
        name = next((_LABELS[i][0] for i in range(len(_LABELS)) if mark[f"l{i}"] is not None), "")
        start, end = mark.end(), after.start() if after is not None else len(words)
        while start < end and words[start] in " \t":
            start += 1
        while end > start and words[end - 1] in " .;,)(":
            end -= 1
        if name and start < end:
            found.setdefault(name, Cell(block.body + start, block.body + end))
    return found


def fill(page: Page, tasks: list[Found], block: Block) -> list[Found]:
    """The tasks with what the labels of `block` say of them; what a task says itself is kept."""
    values = said(page, block)
    return [replace(task, **_filled(page, task, values)) for task in tasks] if values else tasks


def _filled(page: Page, task: Found, values: dict[str, Cell]) -> dict[str, Any]:
    fields, basis = dict(task.fields), dict(task.basis)
    for name, cell in values.items():
        if name == "deadline":
            iso = time_in_cell(page, cell)
            if iso:
                fields["deadline"], basis["deadline"] = iso, "dòng thời gian dưới nhiệm vụ"
        elif name == "product":
            fields["product"] = page.words(cell.start, cell.end)
        else:
            listed = names_in_cell(page, cell)
            own = fields.get(name, []) if name == "partners" or basis.get("assignees") is None else []
            fields[name] = list(dict.fromkeys([*own, *listed]))
            basis[name] = "dòng phân công dưới nhiệm vụ"
    return {"fields": fields, "basis": basis}
