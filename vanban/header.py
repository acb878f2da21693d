"""The head and the foot of an issued document: who issues it, under which number, where, when, who signs.

Layout of Party papers: Hướng dẫn 36-HD/VPTW (2018); of State papers: Nghị định 30/2020/NĐ-CP, Phụ
lục I. Pages of the web turn the two columns of the head into lines with bars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from vanban.fold import LOWER, UPPER
from vanban.layout import Block, Line
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
_MOTTO = re.compile(r"đảng cộng sản việt nam|^đảng cộng(?: sản)?$|^(?:sản )?việt nam$|^cộng hòa xã hội$|^(?:xã hội )?chủ nghĩa việt nam$|cộng hòa xã hội chủ nghĩa việt nam|độc lập\s*-\s*tự do\s*-\s*hạnh phúc", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?:số|s[oố])\s*:?\s*(?P<symbol>[0-9…._ ]{0,8}\s*[-/]\s*[A-ZĐ0-9][^\s,;|]{0,40})", re.IGNORECASE
)
_DAY = re.compile(
    rf"(?P<place>[{UPPER}][^,|\t]{{1,40}}?)\s*,\s*ngày\s*(?P<day>[0-9]{{0,2}})[\s….]*tháng\s*(?P<month>[0-9]{{0,2}})[\s….]*năm\s*(?P<year>[0-9]{{4}})",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:V/v|Về việc|v/v)\b\s*:?\s*(?P<subject>.+)$", re.IGNORECASE)
_TO = re.compile(r"^kính gửi\b", re.IGNORECASE)
_AUTHORITY = re.compile(r"^[|\s]*(?:T\s*/?\s*M|K\s*/?\s*T|T\s*/?\s*L|TUQ|Q)\s*[./]?\s+(?P<who>\S.*)$")
_BEHALF = re.compile(r"^[|\s*]*T\s*/?\s*M\s*[./]?\s+(?P<who>[^|\t]{6,80})")
_RECIPIENTS = re.compile(r"^[|\s*]*nơi nhận\b", re.IGNORECASE)
_NAME = re.compile(rf"^[|\s]*(?:(?:Đại tá|Thượng tá|Thiếu tướng|Trung tướng|PGS\.?|TS\.?|GS\.?|ThS\.?)\s*)*(?P<name>[{UPPER}][{LOWER}{UPPER}]*(?:\s+[{UPPER}][{LOWER}{UPPER}]*){{1,5}})[|\s]*$")
_CAPS = re.compile(rf"^[^{LOWER}]*[{UPPER}]{{2}}[^{LOWER}]*$")
_POST = re.compile(
    r"(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG|GIÁM ĐỐC|CHÁNH|CHỦ NHIỆM|BỘ TRƯỞNG|THỦ TƯỚNG|CỤC|VIỆN|HIỆU|TỔNG|ỦY VIÊN|TỔ TRƯỞNG|CHỈ HUY|TƯ LỆNH|CHÍNH ỦY)",
)


@dataclass(slots=True)
class Signature:
    """Who signs: the post without `T/M`, `K/T`, the name; offsets of the span that holds both."""

    name: str
    post: str
    start: int
    end: int


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
    closing_at: int | None = None  # where recipients and signature begin
    annex_at: int | None = None  # where an annex, or the draft sent along, begins behind them
    recipients: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)  # "Kính gửi" of a letter
    signature: Signature | None = None

    def mark(self, blocks: Sequence[Block]) -> None:
        """Set the kinds of the blocks of head, title and closing."""
        for block in blocks:
            if block.kind == "furniture":
                continue
            if block.start < self.body_at:
                inside = self.title_at[0] <= block.start < self.title_at[1]
                block.kind = "title" if inside else "head"
            elif self.closing_at is not None and block.start >= self.closing_at:
                if self.annex_at is None or block.start < self.annex_at:
                    block.kind = "closing"

    def to_json(self) -> dict[str, Any]:
        """The header as the contract writes it; what is not said is absent."""
        pairs = {
            "symbol": self.symbol,
            "issuer": self.issuer,
            "place": self.place,
            "date": self.date,
            "signer": self.signature.name if self.signature else None,
            "recipients": self.recipients or None,
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
        return _foot_only(view, lines)
    head = list(top[:type_index])
    signs = sum(
        any(test.search(line.text.strip("| ")) for line in top[: type_index + 4]) for test in (_MOTTO, _NUMBER, _DAY)
    )
    if signs == 0 and not (head == [] and _has_closing(lines)):
        return None
    header = Header(kind)
    _read_head(view, header, lines[: type_index + 1])
    _read_title(view, header, lines, type_index)
    _read_closing(view, header, lines)
    if header.issuer is None:
        _issuer_of_foot(header, lines)
    return header


def _foot_only(view: View, lines: Sequence[Line]) -> Header | None:
    """The header of a document whose beginning is lost, or an annex: its foot alone says that it was issued."""
    header = Header("other")
    _read_closing(view, header, lines)
    _issuer_of_foot(header, lines)
    return header if header.closing_at is not None and (header.recipients or header.signature) else None


def _issuer_of_foot(header: Header, lines: Sequence[Line]) -> None:
    """The body on whose behalf the document is signed ("T/M BAN THƯỜNG VỤ") issues it, where no head says so."""
    for line in lines:
        if header.closing_at is None or line.start < header.closing_at or header.issuer:
            continue
        match = _BEHALF.match(line.text)
        if match:
            header.issuer = _sentence_case(match["who"].strip(" |*"))


def _type_line(top: Sequence[Line]) -> tuple[int | None, str]:
    for index, line in enumerate(top):
        words = line.text.strip("| *-")
        match = _TYPE_LINE.match(words)
        if match and words[: match.end("type")].isupper() and len(words) < 160:
            return index, _TYPES[match["type"].lower()]
        if _TO.match(words):
            return index, "dispatch"
    return None, ""


def _has_closing(lines: Sequence[Line]) -> bool:
    return any(_RECIPIENTS.match(line.text) or _AUTHORITY.match(line.text) for line in lines[-40:])


def _read_head(view: View, header: Header, head: Sequence[Line]) -> None:
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
            if words and _CAPS.match(words) and not number and not _TYPE_LINE.match(words) and not header.symbol:
                issuer.append(words.strip("/"))
    if issuer:
        header.issuer = issuer_name(issuer)


_PLACE_LINE = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|QUẬN|HUYỆN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU|VIỆT NAM)\b(?! ỦY)")
_PART_LINE = re.compile(r"(?:BAN THƯỜNG TRỰC|BAN THƯỜNG VỤ|VĂN PHÒNG|ỦY BAN KIỂM TRA|BAN TỔ CHỨC|BAN TUYÊN GIÁO(?: VÀ DÂN VẬN)?|BAN DÂN VẬN|BAN NỘI CHÍNH|BAN XÂY DỰNG ĐẢNG|BAN CHẤP HÀNH|BAN CHỈ ĐẠO|ĐOÀN CHỦ TỊCH)$")
_SMALL = re.compile(rf"(?<=[{UPPER}])[{UPPER}]+")
_AFTER_PLACE = re.compile(r"\b(tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu)((?: \w+){1,4})$")


def issuer_name(lines: list[str]) -> str:
    """The issuing body of the head's lines: the superior stands above, a part of it below.

    "ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ" is one name; "ĐẢNG ỦY CHÍNH PHỦ", "VĂN PHÒNG" is the office of that
    committee; "BỘ NỘI VỤ", "CỤC LƯU TRỮ" is the lower one.
    """
    names: list[str] = []
    for line in lines:
        if names and _PLACE_LINE.match(line):
            names[-1] = f"{names[-1]} {line}"
        else:
            names.append(line)
    name = names[-1]
    if len(names) > 1 and _PART_LINE.match(name):
        name = f"{name} {names[-2]}"
    return _sentence_case(name)


def _sentence_case(name: str) -> str:
    """A name in capitals as running text writes it: bodies' first words and places keep theirs."""
    if not name.isupper():
        return name
    words = name.lower()
    words = _AFTER_PLACE.sub(lambda match: match[1] + match[2].title(), words)
    for head in _HEADS:
        words = re.sub(rf"\b{head.lower()}\b", head, words)
    return words[:1].upper() + words[1:]


_HEADS = (
    "Ủy ban", "Mặt trận Tổ quốc", "MTTQ", "Việt Nam", "Ban Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Trung ương", "Văn phòng", "Hội đồng nhân dân",
    "HĐND", "UBND", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Đảng ủy", "Thị ủy", "Ban Tổ chức", "Ban Tuyên giáo", "Dân vận", "Ban Chỉ đạo", "Sở", "Chính phủ", "Quốc hội", "Đảng đoàn",
)  # fmt: skip


def _iso(day: re.Match[str]) -> str:
    year, month, number = day["year"], day["month"], day["day"]
    if month and number:
        return f"{year}-{int(month):02d}-{int(number):02d}"
    return f"{year}-{int(month):02d}" if month else year


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
        words = _sentence_case(words)
    return words[:1].lower() + words[1:] if not words[:2].isupper() else words


_TEXT_BEGINS = re.compile(
    r"^(?:căn cứ|thực hiện|để |nhằm |trong |ngày |sau khi|theo |tiếp tục|xét |kính gửi|quyết định\s*:|[ivx]+\.|[0-9]+\.|điều |ủy ban|ban |hội đồng|chủ tịch|bộ )",
    re.IGNORECASE,
)


def _is_title_line(line: Line, parts: list[Line]) -> bool:
    words = line.text.strip("| *-_")
    if not words:
        return not parts  # a rule of dashes ends the title
    if len(words) > 260 or words.endswith((".", ";", ":")) or line.rank < 90:
        return False
    if _CAPS.match(words) or re.match(r"(?:về|v/v)\b", words, re.IGNORECASE):
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
        if not re.match(r"^[-+•]", words) and (len(words) > 120 or words.endswith(",") or _TEXT_BEGINS.match(words)):
            break
        if words:
            header.addressees.append(words.lstrip("-+• ").rstrip(";. "))
        index += 1
    return index


_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|DANH MỤC|DANH SÁCH|DỰ THẢO|ĐỀ CƯƠNG|BIỂU|MẪU SỐ|BẢNG)(?!\w)")


def _read_closing(view: View, header: Header, lines: Sequence[Line]) -> None:
    """Recipients and signature in the last lines; either may come first."""
    first = max(0, len(lines) - 60)
    begins = [i for i in range(first, len(lines)) if lines[i].start >= header.body_at and _begins_closing(lines, i)]
    if not begins:
        return
    begin = begins[0]
    header.closing_at = lines[begin].start
    annex = next((i for i in range(begin + 1, len(lines)) if _ANNEX.match(lines[i].text.strip("|*# "))), len(lines))
    if annex < len(lines):
        header.annex_at = lines[annex].start
    in_recipients = False
    post: tuple[int, int] | None = None
    for line in lines[begin:annex]:
        at = line.start
        for cell in re.split(r"(\||\t)", line.text):
            words, start = cell.strip(" |\t"), at + len(cell) - len(cell.lstrip(" |\t"))
            at += len(cell)
            if not words:
                continue
            if _RECIPIENTS.match(words):
                in_recipients = True
                continue
            if in_recipients and words.startswith(("-", "+", "•")):
                header.recipients.append(words.lstrip("-+• ").rstrip(";. ,"))
                continue
            post = _sign(view, header, words, start, post)


def _begins_closing(lines: Sequence[Line], index: int) -> bool:
    words = lines[index].text.strip("| ")
    if _RECIPIENTS.match(words) or _AUTHORITY.match(words):
        return True
    if index + 1 < len(lines) and index > len(lines) - 12 and _CAPS.match(words) and _POST.search(words) and len(words) < 60:
        return any(_NAME.match(line.text) for line in lines[index + 1 : index + 5])
    return False


def _sign(view: View, header: Header, words: str, start: int, post: tuple[int, int] | None) -> tuple[int, int] | None:
    """Read one cell of the signature; gives the place of the post read last."""
    if _CAPS.match(words) and _POST.search(words):
        last = [m for m in re.finditer(r"(?:PHÓ\s+)?(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG|GIÁM ĐỐC|CHÁNH|CHỦ NHIỆM|BỘ TRƯỞNG|THỦ TƯỚNG)", words)]
        begin = last[-1].start() if last and re.match(r"(?:T\s*/?\s*M|K\s*/?\s*T|T\s*/?\s*L|TUQ)\b", words) else 0
        return start + begin, start + len(words)
    name = _NAME.match(words)
    if name and post and header.signature is None and not _CAPS.match(words):
        at = start + name.start("name")
        header.signature = Signature(
            view.as_written(at, at + len(name["name"])),
            view.as_written(*post),
            post[0],
            at + len(name["name"]),
        )
    return post
