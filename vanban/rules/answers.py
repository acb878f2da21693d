"""Answers to opinions and proposals: what is taken in, explained, promised.

Contract of reading, "Opinions": `sẽ tiếp thu …` is a commitment; accepted is only what is done. One
response may run over several clauses; a promise in answer to an opinion is an assignment too (`speech`).
"""

from __future__ import annotations

import re

from vanban.page import Page
from vanban.rules.shape import Shape

_CHAIR = "Bí thư Tỉnh ủy Trần Văn Thí Dụ"  # an invented name, for the examples
RULES = (
    Shape(
        "response.answer",
        "response",
        "facts.md: sẽ tiếp thu is a commitment, accepted what is done",
        (
            f"Tiếp thu, giải trình ý kiến của đại biểu, {_CHAIR} cho biết, Ban soạn thảo sẽ tiếp "
            f"thu đầy đủ các ý kiến góp ý.",
        ),
        (f"{_CHAIR} cho biết, Ban soạn thảo đã họp ba lần trong tháng qua.",),
    ),
    Shape(
        "response.explained",
        "response",
        "documents.md §9.7, 265",
        ("Tại buổi làm việc, các ngành chức năng đã phân tích, giải đáp các kiến nghị của địa phương.",),
        ("Cử tri kiến nghị các ngành sớm giải quyết thủ tục đất đai.",),
    ),
)

TAKES_IN = ("ghi nhận", "tiếp thu", "nghiêm túc tiếp thu")
_ANSWERS = re.compile(
    r"(?:đã\s+(?:nghiêm túc\s+)?|(?:sẽ|xin|nghiêm túc|cam kết)\s+(?:\w+\s+){0,3}?)"
    r"(?:tiếp thu|ghi nhận|giải quyết|xem xét|làm việc|trả lời|giải trình|chỉ đạo|hỗ trợ|"
    r"quan tâm|tháo gỡ|bố trí)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"tiếp thu,? (?:và )?giải trình|với (?:các |những )?(?:ý kiến|kiến nghị|đề xuất)|"
    r"trả lời (?:các )?(?:ý kiến|kiến nghị)|"
    r"giải đáp|về (?:các )?(?:kiến nghị|đề xuất)",
    re.IGNORECASE,
)
_PROMISES = re.compile(r"(?<!\w)(?:sẽ|cam kết|xin hứa)(?!\w)")
_TOOK_IN = re.compile(r"đã\s+(?:\w+\s+){0,2}?tiếp thu|^tiếp thu|(?<!\w)tiếp thu (?:các |những )?ý kiến")
_EXPLAINS = re.compile(
    r"(?:giải đáp|giải trình|trả lời|làm rõ)(?: làm rõ|, làm rõ)?\s+(?:các |những |một số |về )?"
    r"(?:kiến nghị|ý kiến|đề xuất|vấn đề|câu hỏi|nội dung)",
    re.IGNORECASE,
)


def is_answer(page: Page, sentence_start: int, start: int, end: int, verb: str) -> bool:
    """Whether the words between `start` and `end`, said with `verb`, answer what others asked.

    `sentence_start`: where the sentence begins; what was asked stands before the words said.
    """
    words = page.lower[start:end]
    asked = _ASKED.search(page.lower, sentence_start, start) is not None or "tiếp thu" in words
    answers = _ANSWERS.search(words) or _PROMISES.search(words)
    return (asked and answers is not None) or verb.startswith("tiếp thu")


def goes_on(page: Page, start: int, end: int) -> bool:
    """Whether a sentence after an answer goes on with it."""
    return _ANSWERS.search(page.lower, start, end) is not None


def explains(page: Page, start: int, end: int) -> bool:
    """Whether a sentence tells that questions were answered (`giải đáp các kiến nghị`)."""
    return _EXPLAINS.search(page.lower, start, end) is not None


def kind_of(page: Page, start: int, end: int, begin: int, stop: int) -> str:
    """The type of the part `begin`-`stop` of an answer: accepted, commitment or explained."""
    promised = _PROMISES.search(page.lower, start, end) is not None
    if "sẽ" not in page.lower[start:end] and _TOOK_IN.search(page.lower[begin:stop]):
        return "accepted"
    return "commitment" if promised else "explained"
