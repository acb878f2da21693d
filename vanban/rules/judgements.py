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
_OPENS = 120  # characters: "Thay mặt Chính phủ, Thủ tướng Chính phủ, Phó Thủ tướng ghi nhận …"
_THEN_CONCLUDES = re.compile(r",\s+[^,;.]{3,90}?\s(?:đã )?kết luận như sau")


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
            then = _THEN_CONCLUDES.search(page.lower, start, sentence.end)
            end = instruction.without_stop(page, then.start() if then else sentence.end, start)
            found.append(Found("opinion", start, end, fields, "opinion.praise"))
    return found


def _praise(page: Page, start: int, end: int) -> int | None:
    """Where a praise begins: at the start of the sentence, or behind the one who gives it; None: nowhere."""
    match = _PRAISES.search(page.lower, start, min(end, start + 600))
    if match is None:
        return None
    at = match.start()
    subject = instruction.subject_before(page, start, at)
    near = subject is not None and subject.start - start < _OPENS
    return at if at == start or near or page.flat.startswith(", ", at - 2) else None
