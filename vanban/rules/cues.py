"""Words that ask something of somebody (`đề nghị`, `yêu cầu`, `giao` …), and where they only look so."""

from __future__ import annotations

import re

from vanban.page import Page

CUE = re.compile(
    r"(?:đề nghị|yêu cầu|giao(?! (?:thông|lưu|đất|dịch|ban(?! (?:tổ chức|"
    r"tuyên giáo|dân vận|nội chính|thường|chấp hành|chỉ đạo|chỉ huy|quản lý|giám đốc|cán sự|"
    r"xây dựng đảng|pháp chế|kinh tế|văn hóa|dân tộc|bảo vệ))|động|thừa|nhận|khoán|rừng|ước|tiếp|"
    r"cho các đơn vị chủ rừng))|phân công|kêu gọi(?: và đề nghị)?|lưu ý|đôn đốc|nhắc nhở|chỉ đạo|"
    r"ủy quyền cho|ủy nhiệm|thống nhất giao|cho rằng|nhấn mạnh)(?!\w)",
    re.IGNORECASE,
)
_IS_NOUN = re.compile(
    r"\s*(?:của|về|tại|trên|trong|nêu|đã|này|đó|đặt|mới|cao|phát triển|cần|phải|đối với cán bộ|,|;|\.|$)",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"(?:theo|những|các|một số|nhiều|đáp ứng|sự|việc|ý kiến|nội dung|có|đơn|văn bản|công văn|"
    r"thực hiện|được|đã|cơ quan|mục đích,|tiếp thu|từ|với|hồ sơ|và|cấp)\s*$",
    re.IGNORECASE,
)
_ADVERBS = (
    "cũng", "đều", "còn", "đã", "tiếp tục", "trực tiếp", "trân trọng", "kính", "xin", "khẩn thiết",
    "thống nhất", "nghiêm túc", ",", "và", "đồng thời", "phát biểu", "phát biểu chỉ đạo",
    "phát biểu kết luận", "có ý kiến", "có ý kiến chỉ đạo", "có ý kiến kết luận", "có",
)  # fmt: skip
_BY_LENGTH = tuple(sorted(_ADVERBS, key=len, reverse=True))


def without_adverbs(before: str) -> str:
    """The words before a cue without the adverbs between it and its subject, and without spaces."""
    text = before.rstrip()
    while text.lower().endswith(_ADVERBS):
        low = text.lower()
        word = next(
            (
                word
                for word in _BY_LENGTH
                if low.endswith(word) and (word == "," or not low[: -len(word)][-1:].isalnum())
            ),
            None,
        )
        if word is None:
            break
        text = text[: -len(word)].rstrip()
    return text


_TROUBLE = re.compile(
    r"(?:nếu|khi) (?:có|gặp|phát sinh)[^.;]{0,60}(?:khó khăn|vướng mắc|phát sinh|vấn đề)[^.;]{0,20}$",
    re.IGNORECASE,
)


def is_noun(page: Page, after: int, end: int, *, asked: bool) -> bool:
    """Whether a cue is a noun here (`yêu cầu của …`). With somebody who asks, a comma may follow it."""
    match = _IS_NOUN.match(page.lower, after, end)
    return match is not None and not (asked and match[0].strip() == ",")


def is_free(before: str) -> bool:
    """Whether a cue after these words stands alone: at the start, or after a comma or a colon."""
    if not before.strip():
        return True
    if _NOUN_BEFORE.search(before):
        return False
    bare = without_adverbs(before)
    return (
        not bare
        or "," in before[len(bare) :]
        or bare.endswith((":", "…", ")"))
        or _TROUBLE.search(bare) is not None
    )
