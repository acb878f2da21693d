"""Judgements in issued documents: who concludes, or the body that decides, praises or notes what was done.

`Phó Thủ tướng … kết luận như sau: … Ghi nhận, biểu dương và đánh giá cao …`: an opinion, type assessment.
"""

from __future__ import annotations

import re

from vanban.page import Page
from vanban.rule import Found
from vanban.rules import instruction
from vanban.rules.frame import frames
from vanban.rules.shape import Shape
from vanban.sentences import sentences_of

RULES = (
    Shape(
        "opinion.praise",
        "opinion",
        "facts.md: a statement of judgement by one who speaks",
        (
            "THÔNG BÁO\nKết luận của Bí thư Tỉnh ủy\n\nI. ĐÁNH GIÁ CHUNG\n"
            "Ghi nhận, biểu dương và đánh giá cao nỗ lực của các địa phương trong 6 tháng qua.\n"
            "Nơi nhận:\n- Như trên.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nĐỗ Văn Mẫu\n",
        ),
        ("KẾ HOẠCH\nI. MỤC ĐÍCH\nĐánh giá kết quả thực hiện.\nNơi nhận:\n- Như trên.\n",),
    ),
)
_KINDS = frozenset(("notice", "conclusion", "resolution"))
_PRAISES = re.compile(
    r"(?:(?:trân trọng|nhiệt liệt|cơ bản)\s+)?(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh)"
    r"(?:(?:,|,? và)\s+(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|cảm ơn))*\s+(?=\S)"
)


def find(page: Page) -> list[Found]:
    """The judgements of an issued document, in order; `speech` reads those of reports."""
    if page.header is None or page.header.type not in _KINDS:
        return []
    found = []
    speakers = {str(one.fields["name"]) for one in page.of("person")}
    for block, frame in frames(page):
        for sentence in sentences_of(page.flat, block):
            start = _praise(
                page, sentence.start if sentence.start != block.start else block.body, sentence.end
            )
            if start is None:
                continue
            fields = {"type": "assessment"}
            if frame.assigner in speakers:
                fields["speaker"] = str(frame.assigner)
            end = instruction.without_stop(page, sentence.end, start)
            found.append(Found("opinion", start, end, fields, "opinion.praise"))
    return found


def _praise(page: Page, start: int, end: int) -> int | None:
    """Where a praise begins: at the start of the sentence, or behind the one who gives it; None: nowhere."""
    match = _PRAISES.search(page.lower, start, min(end, start + 160))
    if match is None:
        return None
    subject = instruction.subject_before(page, start, match.start())
    return (
        match.start() if match.start() == start or (subject is not None and subject.start == start) else None
    )
