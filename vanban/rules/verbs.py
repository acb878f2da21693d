"""Where a verb of an instruction begins, and the words of duty and of time before it."""

from __future__ import annotations

import re
from functools import cache

from vanban import tables
from vanban.gazetteer import Gazetteer
from vanban.page import Page

_MODAL = re.compile(
    r"(?:cũng\s+|đều\s+|còn\s+|luôn\s+|nghiêm túc\s+|khẩn trương\s+|chủ động\s+|trực tiếp\s+|"
    r"kịp thời\s+|thường xuyên\s+)*"
    r"(?P<word>sẽ|cần(?: thiết)?(?: phải)?|phải|có (?:trách nhiệm|nhiệm vụ|kế hoạch|giải pháp|"
    r"biện pháp|phương án)|chịu trách nhiệm|tiếp tục|quyết tâm|không được|không để|"
    r"tuyệt đối không|nghiêm cấm|"
    r"chủ trì|phối hợp|căn cứ|trên cơ sở|theo (?:chức năng|nhiệm vụ|thẩm quyền|phạm vi)|tạm dừng|"
    r"dừng|nên|được giao)(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(r"(?:cũng\s+|đều\s+|luôn\s+)*(?:đã|vừa|từng|đang|được(?! giao))(?!\w)", re.IGNORECASE)


@cache
def _verbs() -> Gazetteer[str]:
    return Gazetteer(((row.verb, row.kind) for row in tables.action_verbs()), ignore_case=True)


def action_at(page: Page, start: int, end: int) -> bool:
    """Whether a verb of an instruction, or an adverb before one, begins at `start`."""
    hit = _verbs().at(page.tokens, start)
    return hit is not None and hit.end <= end


def modal_at(page: Page, start: int, end: int) -> str | None:
    """The word of duty or plan that begins at `start` (`sẽ`, `cần`, `phải`, `chủ trì` …); None: none."""
    match = _MODAL.match(page.lower, start, end)
    return match["word"] if match else None


def past_at(page: Page, start: int, end: int) -> bool:
    """Whether the words at `start` tell of what is done (`đã`, `vừa`, `đang`)."""
    return _PAST.match(page.lower, start, end) is not None
