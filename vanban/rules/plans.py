"""Whether a report now tells what was done or what is to come, and by when.

A frame of time said for a list holds "over paragraphs, until the subject changes" (contract, "Dates"):
`nhiệm vụ trọng tâm cần thực hiện trong 6 tháng cuối năm. Theo đó …`.
"""

from __future__ import annotations

import re

from vanban.layout import Block
from vanban.page import Page
from vanban.rules.instruction import Instruction
from vanban.sentences import Sentence

_TO_COME = re.compile(
    r"(?:nhiệm vụ|phương hướng|mục tiêu|kế hoạch)[^.;]{0,90}(?:cần thực hiện|đặt ra|"
    r"thời gian tới|cuối năm|những tháng|quý)|"
    r"(?:trong )?(?:thời gian|giai đoạn) tới,|tháng cuối năm",
    re.IGNORECASE,
)
_HINTS = ("cần thực hiện", "đặt ra", " tới", "cuối năm", "những tháng", "quý")  # one stands in each of them
_DONE = re.compile(
    r"tháng đầu năm|đã (?:đạt|hoàn thành|triển khai|chỉ đạo|tập trung|thực hiện|ban hành)|kết quả|tính đến",
    re.IGNORECASE,
)
# What a body does at a sitting is told, not planned.
_SITS = re.compile(
    r"(?:cũng\s+)?(?:thảo luận|cho ý kiến|quyết nghị|thông qua|biểu quyết|họp|nghe|bàn|đánh giá|đề ra|"
    r"sơ kết|tổng kết|khai mạc|bế mạc|chủ trì|tham dự|dự|lấy ý kiến|trao đổi|"
    r"tổ chức\s+(?:thành công\s+)?(?:hội nghị|lễ|đại hội|buổi|cuộc họp|phiên|kỳ họp|họp|hội thảo))(?!\w)"
)
# What a report says is given is given, whoever gives it.
_GIVEN = frozenset(("giao", "thống nhất giao", "phân công"))
_PERIODS = frozenset(("half", "quarter", "month", "months"))


_HEADING = 160  # characters: a shorter paragraph that ends in a colon heads what follows


def heads(page: Page, block: Block) -> bool:
    """Whether a paragraph heads those that follow: a heading, or a short one that ends in a colon."""
    words = page.flat[block.start : block.end].rstrip()
    return block.kind == "heading" or (words.endswith(":") and len(words) < _HEADING)


class Plan:
    """What is planned where the reading stands. `until` None: no time was said for it."""

    __slots__ = ("basis", "headed", "on", "until")

    def __init__(self) -> None:
        self.on = False
        self.until: str | None = None
        self.headed = False  # a heading gave the time: it holds for orders under it too
        self.basis = ""

    def note(self, page: Page, sentence: Sentence, *, first: bool, heading: bool) -> None:
        """Take in one sentence; `first`: it begins a paragraph, where results may begin to be told."""
        words = page.lower[sentence.start : sentence.end]
        if any(hint in words for hint in _HINTS) and _TO_COME.search(words):
            self.on = True
            times = page.within("_date", sentence.start, sentence.end)
            due = [time for time in times if time.fields["grain"] in _PERIODS and time.fields["iso"]]
            if due:
                until = str(due[-1].fields["iso"])
                self.headed = heading or (self.headed and until == self.until)
                self.until = until
                self.basis = f"“{page.words(due[-1].start, due[-1].end)}”"
        elif first and _DONE.search(words[:200]):
            self.on, self.until = False, None

    def holds(self, page: Page, one: Instruction, *, running: bool) -> bool:
        """Whether what a body says of itself is what it will do, and not what it does or did."""
        if one.cue in _GIVEN and one.assignees:
            return True
        if one.shape == "duty" or (one.shape == "cue" and not self.on):
            return False
        sure = one.cue in ("sẽ", "quyết tâm") or (one.shape == "verb" and running)
        return (sure or self.on) and not _SITS.match(page.lower, one.action)
