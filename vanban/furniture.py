"""What stands on a page but is no text: counters, menus, share buttons, marks of pictures.

The words are in `data/furniture.tsv`; here are the forms that hold a number or a name.
"""

from __future__ import annotations

import re
from functools import cache

from vanban import tables
from vanban.dateline import is_dateline

_LINE = re.compile(
    r"^(?:\[(?:img|image|video|ảnh)\]|bình luận(?: bài viết)?\s*\(?[0-9]*\)?|chưa có bình luận nào\.?|"
    r"(?:.{0,60}\s)?[0-9]+ (?:giờ|phút|ngày|tuần|tháng) trước|theo dõi .{0,40} trên google news|"
    r"google news|[0-9.,]+\s*(?:lượt (?:xem|đọc|truy cập|thích)|bình luận)|\|+)$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:\(\s*(?:ảnh|nguồn|nguồn ảnh|ảnh minh họa)\b[^)]{0,60}\)\s*\.?\s*$|(?:^|"
    r"[.\s])ảnh\s*:\s*\S.{0,40}$|\s\|\s*$|"
    r"^(?:quang cảnh|toàn cảnh|ảnh minh họa|(?:các )?đại biểu (?:dự|tham dự|tại))\b.{0,160}[^.;:]$|"
    r"\((?:thứ|hàng|người)[^)]{0,40}(?:từ trái|từ phải|bên trái|bên phải|ngoài cùng|đứng)[^)]{0,30}\))",
    re.IGNORECASE,
)
_PREFIX_REACH = 80  # characters: a longer line that begins alike is a sentence
_CAPTION_REACH = 260


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row.text.casefold() for row in tables.furniture() if row.kind == kind)


@cache
def _prefixes() -> re.Pattern[str]:
    words = sorted(_words("prefix"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether the whole line belongs to the page and not to an author."""
    folded = line.casefold().rstrip(" :")
    if folded in _words("line") or folded in _words("code") or ends_article(line):
        return True
    return bool(
        _LINE.match(line) or is_dateline(line) or (len(line) < _PREFIX_REACH and _prefixes().match(line))
    )


def ends_article(line: str) -> bool:
    """Whether the line says that what follows is another article, or a list of titles."""
    return line.casefold().rstrip(" :") in _words("article_break")


def is_caption(line: str) -> bool:
    """Whether the line is the words under a picture."""
    return len(line) < _CAPTION_REACH and bool(_CAPTION.search(line))
