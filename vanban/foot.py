"""The foot of an issued document: to whom it goes, who signs it, where an annex begins behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban.fold import LOWER, UPPER
from vanban.issuer import running_case
from vanban.layout import CAPS, Line
from vanban.source import View

_AUTHORITY = re.compile(r"^[|\s]*(?:T\s*/?\s*M|K\s*/?\s*T|T\s*/?\s*L|TUQ|Q)\s*[./]?\s+(?P<who>\S.*)$")
_BEHALF = re.compile(r"(?:^|[|\t])[|\s*]*T\s*/?\s*M\s*[./]?\s+(?P<who>[^|\t]{6,80})")
_RECIPIENTS = re.compile(r"^[|\s*]*nơi nhận\b", re.IGNORECASE)
_NAME = re.compile(
    rf"^[|\s]*(?:(?:Đại tá|Thượng tá|Thiếu tướng|Trung tướng|PGS\.?|TS\.?|GS\.?|"
    rf"ThS\.?)\s*)*(?P<name>[{UPPER}][{LOWER}{UPPER}]*(?:\s+[{UPPER}][{LOWER}{UPPER}]*){{1,5}})[|\s]*$"
)
_POST = re.compile(
    r"(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG|GIÁM ĐỐC|CHÁNH|CHỦ NHIỆM|BỘ TRƯỞNG|THỦ TƯỚNG|CỤC|VIỆN|HIỆU|TỔNG|"
    r"ỦY VIÊN|TỔ TRƯỞNG|CHỈ HUY|TƯ LỆNH|CHÍNH ỦY)",
)
_FULL_POST = re.compile(r"(?:PHÓ\s+)?(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG|GIÁM ĐỐC|CHÁNH|CHỦ NHIỆM|BỘ TRƯỞNG|THỦ TƯỚNG)")
_BY_ORDER = re.compile(r"(?:T\s*/?\s*M|K\s*/?\s*T|T\s*/?\s*L|TUQ)\b")
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|DANH MỤC|DANH SÁCH|DỰ THẢO|ĐỀ CƯƠNG|BIỂU|MẪU SỐ|BẢNG)(?!\w)")

_LAST = 60  # the foot begins in the last lines
_NEAR = 12  # and a bare post over a name nearer still


@dataclass(slots=True)
class Signature:
    """Who signs: the post without `T/M`, `K/T`, the name; offsets of the span that holds both."""

    name: str
    post: str
    start: int
    end: int


@dataclass(slots=True)
class Foot:
    """What stands under the text. None, empty: it does not say."""

    start: int
    issuer: str | None = None  # the body on whose behalf it is signed
    annex_at: int | None = None
    recipients: list[str] = field(default_factory=list)
    signature: Signature | None = None


def begins_foot(line: Line) -> bool:
    """Whether a line begins the recipients of an issued document."""
    return _RECIPIENTS.match(line.text) is not None


def has_foot(lines: Sequence[Line]) -> bool:
    """Whether recipients or an authority to sign stand near the end."""
    return any(_RECIPIENTS.match(line.text) or _AUTHORITY.match(line.text) for line in lines[-40:])


def read_foot(view: View, lines: Sequence[Line], body_at: int) -> Foot | None:
    """Recipients and signature in the last lines from `body_at` on; either may come first."""
    numbers = [i for i in range(len(lines)) if lines[i].start >= body_at]
    sure = next((i for i in numbers if _RECIPIENTS.match(lines[i].text)), len(lines))
    late = (i for i in numbers if i >= min(sure, len(lines)) - _LAST and _begins(lines, i))
    begin = next(late, None)
    if begin is None:
        return None
    foot = Foot(lines[begin].start)
    ends = (i for i in range(begin + 1, len(lines)) if _ANNEX.match(lines[i].text.strip("|*# ")))
    annex = next(ends, len(lines))
    if annex < len(lines):
        foot.annex_at = lines[annex].start
    _read_cells(view, foot, lines[begin:annex])
    behalf = next((match for line in lines[begin:] if (match := _BEHALF.search(line.text))), None)
    if behalf:
        foot.issuer = running_case(behalf["who"].strip(" |*"))
    return foot


def _begins(lines: Sequence[Line], index: int) -> bool:
    words = lines[index].text.strip("| ")
    if _RECIPIENTS.match(words) or _AUTHORITY.match(words):
        return True
    if not len(lines) - _NEAR < index < len(lines) - 1:
        return False
    if len(words) >= 60 or not CAPS.match(words) or not _POST.search(words):
        return False
    return any(_NAME.match(line.text) for line in lines[index + 1 : index + 5])


def _read_cells(view: View, foot: Foot, lines: Sequence[Line]) -> None:
    in_recipients = False
    post: tuple[int, int] | None = None
    for line in lines:
        at = line.start
        for cell in re.split(r"(\||\t)", line.text):
            words, start = cell.strip(" |\t"), at + len(cell) - len(cell.lstrip(" |\t"))
            at += len(cell)
            if not words:
                continue
            if _RECIPIENTS.match(words):
                in_recipients = True
            elif in_recipients and words.startswith(("-", "+", "•")):
                foot.recipients.append(words.lstrip("-+• ").rstrip(";. ,"))
            else:
                post = _sign(view, foot, words, start, post)


def _sign(
    view: View, foot: Foot, words: str, start: int, post: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Read one cell of the signature; gives the place of the post read last."""
    if CAPS.match(words) and _POST.search(words):
        posts = list(_FULL_POST.finditer(words)) if _BY_ORDER.match(words) else []
        return start + (posts[-1].start() if posts else 0), start + len(words)
    name = _NAME.match(words)
    if name and post and foot.signature is None and not CAPS.match(words):
        at = start + name.start("name")
        end = at + len(name["name"])
        foot.signature = Signature(view.as_written(at, end), view.as_written(*post), post[0], end)
    return post
