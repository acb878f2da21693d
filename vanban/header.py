"""The head and the foot of an issued document: who issues it, under which number, where, when, who signs.

Layout of Party papers: Hướng dẫn 36-HD/VPTW (2018); of State papers: Nghị định 30/2020/NĐ-CP, Phụ
lục I. Pages of the web turn the two columns of the head into lines with bars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from vanban.fold import UPPER
from vanban.foot import Foot, Signature, has_foot, read_foot
from vanban.issuer import issuer_name, running_case
from vanban.layout import CAPS, Block, Line
from vanban.source import View

# The type line, alone in capitals, and the type of the contract. Longest first.
_TYPES = {
    "nghị quyết liên tịch": "resolution",
    "nghị quyết": "resolution",
    "chỉ thị": "directive",
    "thông báo kết luận": "notice",
    "kết luận": "conclusion",
    "quy chế": "regulation",
    "quy định": "rule",
    "quyết định": "decision",
    "chương trình hành động": "programme",
    "chương trình công tác": "programme",
    "chương trình": "programme",
    "kế hoạch": "plan",
    "đề án": "project",
    "phương án": "other",
    "báo cáo": "report",
    "tờ trình": "submission",
    "thông báo": "notice",
    "hướng dẫn": "guidance",
    "luật": "law",
    "công điện": "dispatch",
    "công văn": "dispatch",
    "thông tri": "other",
    "thông cáo": "other",
    "nghị định": "other",
    "thông tư": "other",
    "biên bản": "other",
    "giấy mời": "other",
}
_TYPE_LINE = re.compile(rf"^[*|\s-]*(?P<type>{'|'.join(_TYPES)})\b(?P<rest>.*)$", re.IGNORECASE)
_MOTTO = re.compile(
    r"đảng cộng sản việt nam|^đảng(?: cộng(?: sản)?)?$|^(?:(?:cộng )?sản )?việt nam$|"
    r"^cộng hòa(?: xã(?: hội)?)?$|^(?:(?:xã )?hội )?chủ nghĩa việt nam$|cộng hòa xã hội chủ nghĩa việt nam|"
    r"độc lập\s*-\s*tự do\s*-\s*hạnh phúc",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:số|s[oố])\s*:?\s*(?P<symbol>[0-9…._ ]{0,8}\s*[-/]\s*[A-ZĐ0-9][^\s,;|]{0,40})", re.IGNORECASE
)
_DAY = re.compile(
    rf"(?P<place>[{UPPER}][^,|\t]{{1,40}}?)\s*,\s*ngày\s*(?P<day>[0-9]{{0,2}})[\s….]*tháng\s*"
    rf"(?P<month>[0-9]{{0,2}})[\s….]*năm\s*(?P<year>[0-9]{{4}})",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:V/v|Về việc|v/v)\b\s*:?\s*(?P<subject>.+)$", re.IGNORECASE)
_TO = re.compile(r"^kính gửi\b", re.IGNORECASE)


@dataclass(slots=True)
class Header:
    """What the head and foot say of the document itself. None, empty: it does not say."""

    type: str
    issuer: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: str | None = None  # ISO, or year and month where the day is left open
    title: str | None = None
    body_at: int = 0  # where the text begins, after head and title
    title_at: tuple[int, int] = (0, 0)
    addressees: list[str] = field(default_factory=list)  # "Kính gửi" of a letter
    foot: Foot | None = None

    @property
    def signature(self) -> Signature | None:
        """Who signs, where the foot says so."""
        return self.foot.signature if self.foot else None

    def mark(self, blocks: Sequence[Block]) -> None:
        """Set the kinds of the blocks of head, title and closing."""
        for block in blocks:
            if block.kind == "furniture":
                continue
            if block.start < self.body_at:
                inside = self.title_at[0] <= block.start < self.title_at[1]
                block.kind = "title" if inside else "head"
            elif self.foot and self.foot.start <= block.start < (self.foot.annex_at or block.start + 1):
                block.kind = "closing"

    def to_json(self) -> dict[str, Any]:
        """The header as the contract writes it; what is not said is absent."""
        pairs = {
            "symbol": self.symbol,
            "issuer": self.issuer,
            "place": self.place,
            "date": self.date,
            "signer": self.signature.name if self.signature else None,
            "recipients": (self.foot.recipients if self.foot else None) or None,
        }
        return {key: value for key, value in pairs.items() if value}


def read_header(view: View, lines: Sequence[Line]) -> Header | None:
    """The header of an issued document; None where the text does not begin like one.

    Needed: a type line in capitals (or "Kính gửi") near the top, and beside it a motto, a number or a
    place and date.
    """
    top = lines[:45]
    type_index, kind = _type_line(top)
    if type_index is None:
        # The beginning is lost, or this is an annex: the foot alone says that it was issued.
        foot = read_foot(view, lines, 0)
        issued = foot and (foot.recipients or foot.signature)
        return Header("other", foot.issuer, foot=foot) if foot and issued else None
    head = list(top[:type_index])
    signs = sum(
        any(test.search(line.text.strip("| ")) for line in top[: type_index + 4])
        for test in (_MOTTO, _NUMBER, _DAY)
    )
    if signs == 0 and not (head == [] and (has_foot(lines) or _gives_reasons(top) or _is_listed(lines))):
        return None
    header = Header(kind)
    _read_head(header, lines[: type_index + 1])
    _read_title(view, header, lines, type_index)
    header.foot = read_foot(view, lines, header.body_at)
    if header.issuer is None and header.foot:
        header.issuer = header.foot.issuer
    return header


def begins_head(line: Line) -> bool:
    """Whether a line of capitals is of a head: the motto, or the committee beside it."""
    words = line.text.strip("| *")
    motto = _MOTTO.search(words)
    return motto is not None and len(words) > _SHORT_MOTTO and words.isupper()


_SHORT_MOTTO = 20  # characters: less is the piece of a broken one


def _is_listed(lines: Sequence[Line]) -> bool:
    """Whether three lines or more bear the numbers of sections: a document whose head was cut off."""
    return sum(line.rank in (3, 5, 7) for line in lines) >= 3


def _gives_reasons(top: Sequence[Line]) -> bool:
    """Whether a text that begins with its type goes on as an issued one does: "Căn cứ Luật …;"."""
    return any(line.text.startswith(("Căn cứ ", "- Căn cứ ")) for line in top[:12])


def _type_line(top: Sequence[Line]) -> tuple[int | None, str]:
    for index, line in enumerate(top):
        words = line.text.strip("| *-")
        match = _TYPE_LINE.match(words)
        if match and words[: match.end("type")].isupper() and len(words) < 160:
            return index, _TYPES[match["type"].lower()]
        if _TO.match(words):
            return index, "dispatch"
    return None, ""


def _read_head(header: Header, head: Sequence[Line]) -> None:
    issuer: list[str] = []
    for line in head:
        for cell in re.split(r"[|\t]", line.text):
            words = cell.strip(" *")
            number, day = _NUMBER.match(words), _DAY.search(words)
            if number and header.symbol is None:
                header.symbol = re.sub(r"\s+", "", number["symbol"])
            if day and header.date is None:
                header.place = day["place"].strip()
                header.date = _iso(day)
            motto = _MOTTO.search(words)
            if motto:
                words = words[: motto.start()].strip()
            if (
                words
                and CAPS.match(words)
                and not number
                and not _TYPE_LINE.match(words)
                and not header.symbol
            ):
                issuer.append(words.strip("/"))
    if header.date is None:  # a narrow column breaks "ngày" from its number
        day = _DAY.search(re.sub(r"[|\s]+", " ", " ".join(line.text for line in head)))
        if day is not None:
            header.place, header.date = day["place"].strip(), _iso(day)
    if issuer:
        header.issuer = issuer_name(issuer)


def _iso(day: re.Match[str]) -> str:
    year, month, number = day["year"], day["month"], day["day"]
    if month and number:
        return f"{year}-{int(month):02d}-{int(number):02d}"
    return f"{year}-{int(month):02d}" if month else year


_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH|ỦY BAN|BAN (?:THƯỜNG VỤ|CHẤP HÀNH|THƯỜNG TRỰC|CHỈ ĐẠO)|HỘI ĐỒNG|BỘ TRƯỞNG|THỦ TƯỚNG|"
    r"GIÁM ĐỐC|CHÍNH PHỦ|QUỐC HỘI|TỔNG|ĐẢNG ỦY|BÍ THƯ)(?!\w)"
)


def _with_place(authority: str, head: str) -> str:
    """`Chủ tịch Ủy ban nhân dân tỉnh` with the place that only the head names."""
    words = authority.lower().split()
    for number in range(len(words)):
        shared = " ".join(words[number:])
        if head.lower().startswith(shared + " "):
            return authority + head[len(shared) :]
    return authority


_REASONS = re.compile(r"(?:căn cứ|xét|theo|thực hiện)(?!\w)", re.IGNORECASE)


def _read_title(view: View, header: Header, lines: Sequence[Line], type_index: int) -> None:
    """Title lines follow the type line until the first paragraph that is text."""
    line = lines[type_index]
    match = _TYPE_LINE.match(line.text.strip("| *-"))
    type_word = match["type"] if match else ""
    first = type_index + 1
    parts: list[Line] = []
    if match and match["rest"].strip(" .:-"):
        parts.append(line)
    if type_word:
        while first < len(lines) and len(parts) < 6 and _is_title_line(lines[first], parts):
            parts.append(lines[first])
            first += 1
    if len(parts) > 1 and _AUTHORITY.match(parts[-1].text) and _REASONS.match(lines[first].text):
        # Over "Căn cứ …" stands who decides.
        header.issuer = _with_place(running_case(parts.pop().text.strip("| *-")), header.issuer or "")
    if parts:
        start, end = parts[0].start, parts[-1].end
        words = view.as_written(start, end).strip("| *-")
        about = re.sub(rf"^(?:{type_word}\b\s*)", "", words, flags=re.IGNORECASE)
        header.title = f"{type_word.capitalize()} {_first_lower(about)}".strip()
        header.title_at = (start, end)
    else:
        for above in lines[:first]:
            subject = _SUBJECT.match(above.text.strip("| "))
            if subject:
                header.title = subject["subject"].strip("| ")
        header.title = header.title or (type_word.capitalize() or None)
    if header.type == "dispatch" and not type_word:
        first = _read_addressees(header, lines, type_index)
    header.body_at = lines[first].start if first < len(lines) else (lines[-1].end if lines else 0)


def _first_lower(words: str) -> str:
    if words.isupper() and len(words) > 4:
        words = running_case(words)
    return words[:1].lower() + words[1:] if not words[:2].isupper() else words


_TEXT_BEGINS = re.compile(
    r"^(?:căn cứ|thực hiện|để |nhằm |trong |ngày |sau khi|theo |tiếp tục|xét |kính gửi|"
    r"quyết định\s*:|[ivx]+\.|[0-9]+\.|điều |ủy ban|ban |hội đồng|chủ tịch|bộ )",
    re.IGNORECASE,
)


def _is_title_line(line: Line, parts: list[Line]) -> bool:
    words = line.text.strip("| *-_")
    if not words:
        return not parts  # a rule of dashes ends the title
    if len(words) > 260 or words.endswith((".", ";", ":")) or line.rank < 90:
        return False
    if parts and CAPS.match(parts[-1].text) and not CAPS.match(words):
        return words.startswith("(")  # a title in capitals stays in capitals
    if CAPS.match(words) or re.match(r"(?:về|v/v)\b", words, re.IGNORECASE):
        return True
    if parts and line.gap and _TEXT_BEGINS.match(words):
        return False
    if not parts:
        return not re.match(r"(?:căn cứ|kính gửi)", words, re.IGNORECASE)
    return not _TEXT_BEGINS.match(words)


def _read_addressees(header: Header, lines: Sequence[Line], index: int) -> int:
    """The lines after "Kính gửi"; gives the index of the first line of the text."""
    rest = re.sub(r"^kính gửi\s*:?\s*", "", lines[index].text.strip("| "), flags=re.IGNORECASE)
    if rest:
        header.addressees.append(rest.rstrip(";. "))
    index += 1
    while index < len(lines):
        words = lines[index].text.strip("| ")
        if not re.match(r"^[-+•]", words) and (
            len(words) > 120 or words.endswith(",") or _TEXT_BEGINS.match(words)
        ):
            break
        if words:
            header.addressees.append(words.lstrip("-+• ").rstrip(";. "))
        index += 1
    return index
