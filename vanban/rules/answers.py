"""Answers to opinions and proposals: what is taken in, explained, promised.

Contract of reading, "Opinions": `sẽ tiếp thu …` is a commitment; accepted is only what is done. One
response may run over several clauses; a promise in answer to an opinion is an assignment too (`speech`).
"""

from __future__ import annotations

import re

from vanban.page import Page
from vanban.rule import Found
from vanban.rules.instruction import without_stop
from vanban.rules.shape import Shape
from vanban.sentences import clauses

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
        "response.told",
        "response",
        "facts.md: tiếp thu done is accepted, trả lời and giải trình explained",
        ("Các kiến nghị của cử tri đã được lãnh đạo xã giải trình, trả lời tại hội nghị.",),
        ("Các kiến nghị của cử tri sẽ được tổng hợp, gửi cơ quan chức năng.",),
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
    r"trả lời (?:các )?(?:ý kiến|kiến nghị|câu hỏi|chất vấn|cử tri|đại biểu)|"
    r"trước (?:các |những )?(?:ý kiến|kiến nghị|phản ánh|đề xuất)|"
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


# A sentence that begins so is an answer whatever its words.
_OPENS = re.compile(
    r"(?:để )?(?:trả lời|giải đáp|giải trình|làm rõ)\s+(?:các |những |một số )?"
    r"(?:ý kiến|kiến nghị|câu hỏi|chất vấn|cử tri|đại biểu|vấn đề cử tri)|"
    r"trước (?:các |những )?(?:phản ánh|kiến nghị|câu hỏi)"
)
# "Các kiến nghị … đã được lãnh đạo xã giải trình, trả lời": told of those who asked.
_ANSWERED = re.compile(
    r"(?:(?:hầu hết|tất cả|nhiều|những|các|một số|mọi)\s+)*"
    r"(?:ý kiến|kiến nghị|đề xuất|câu hỏi|thắc mắc)(?!\w)[^;.]{0,200}?"
    r"(?<!sẽ )(?<!cần )(?<!phải )được\s[^;.]{2,140}?"
    r"(?P<how>tiếp thu|giải trình|trả lời|giải đáp|ghi nhận|làm rõ)(?!\w)"
)
_HOW = {"tiếp thu": "accepted", "ghi nhận": "commitment"}


def told(page: Page, start: int, end: int) -> list[Found]:
    """The responses of a sentence that tells that opinions were answered; one for each clause."""
    found = []
    for begin, stop in clauses(page.flat, start, end):
        match = (
            _ANSWERED.search(page.lower, begin, stop) if page.lower.find("được", begin, stop) >= 0 else None
        )
        if match is not None:
            last = without_stop(page, stop, match.start())
            fields = {"type": _HOW.get(match["how"], "explained")}
            found.append(Found("response", match.start(), last, fields, "response.told"))
    return found


def is_answer(page: Page, sentence_start: int, start: int, end: int, verb: str) -> bool:
    """Whether the words between `start` and `end`, said with `verb`, answer what others asked.

    `sentence_start`: where the sentence begins; what was asked stands before the words said.
    """
    words = page.lower[start:end]
    asked = _ASKED.search(page.lower, sentence_start, start) is not None or "tiếp thu" in words
    answers = _ANSWERS.search(words) or _PROMISES.search(words)
    opens = _OPENS.match(page.lower, sentence_start) is not None
    return (asked and answers is not None) or opens or verb.startswith("tiếp thu")


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
