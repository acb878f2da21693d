"""What a report tells to have been directed, as long as its deadline is open."""

from __future__ import annotations

import re

from vanban.page import Page
from vanban.rules.deadlines import open_on
from vanban.rules.instruction import Instruction, after_cue, subject_before, without_stop

_DIRECTED = re.compile(
    r"(?:đã|vừa)\s+(?:(?:kịp thời|trực tiếp|tập trung|tiếp tục|ban hành văn bản)\s+)?"
    r"(?P<word>chỉ đạo|giao|phân công|yêu cầu|đề nghị|đôn đốc)(?!\w)"
)


def still_open(page: Page, start: int, end: int, day: str) -> Instruction | None:
    """What a clause tells to have been directed (`đã chỉ đạo …`), where its deadline is open on `day` (ISO).

    Contract of reading, "Assignments": told as directed it is a result, unless its deadline was still open.
    """
    match = _DIRECTED.search(page.lower, start, end)
    if match is None:
        return None
    cue = match.start("word")
    assigner = subject_before(page, start, match.start())
    found = after_cue(page, cue, match.end(), without_stop(page, end, start), match["word"], assigner)
    return found if found is not None and open_on(found.deadline, day) else None
