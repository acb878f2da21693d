"""Meetings that the text names: which, the how manieth, of which body, in which term, on which day.

facts.md, "Meetings": `họp`, `buổi làm việc` are working sessions; `hội nghị` of a body is a conference;
`Hội nghị hiệp thương` a consultation. A congress inside the name of its resolution is none, nor is a later
`hội nghị` alone or what is said of a kind (`các hội nghị tập huấn`). A `kỳ họp` of a council is none: the
contract does not name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanban.fold import LOWER, UPPER
from vanban.page import Page
from vanban.rule import Found
from vanban.rules.body_names import body_name
from vanban.rules.hidden import is_hidden
from vanban.rules.lexis import Lexis, lexis
from vanban.rules.meeting_days import IS_DAY, add_days, has_day
from vanban.rules.meeting_titles import titled
from vanban.rules.place_names import place_end
from vanban.rules.shape import Shape

RULES = (
    Shape(
        "meeting.conference",
        "meeting",
        "facts.md, meeting; documents.md §9.5, 204",
        (
            "Sáng 28/11, tại Hội nghị lần thứ hai, Ban Chấp hành Đảng bộ TP Hà Nội khóa XVII, các đại biểu",
            "đã tổ chức Hội nghị Tỉnh ủy lần thứ 8.",
            "khai mạc Hội nghị lần thứ tám, khóa XI để thảo luận",
            "Hội nghị Trung ương 8 khóa XIII",
        ),
        (
            "Hội nghị thảo luận các nội dung",
            "kết thúc hội nghị.",
            "Nghị quyết Hội nghị lần thứ 8 Ban Chấp hành Trung ương",
        ),
    ),
    Shape(
        "meeting.titled",
        "meeting",
        "facts.md: the meeting's name as written",
        (
            "tổ chức hội nghị tổng kết công tác dân vận năm 2025.",
            "dự Hội nghị trực tuyến triển khai công tác bầu cử của Hội đồng bầu cử quốc gia.",
            "Bộ đã tổ chức Hội nghị thúc đẩy xuất khẩu đạt mục tiêu tăng trưởng hai con số.",
        ),
        (
            "tổ chức hội nghị tập huấn nghiệp vụ cho các cán bộ",
            "các hội nghị tổng kết năm 2025",
            "Hội nghị thống nhất triển khai đồng bộ các giải pháp hỗ trợ doanh nghiệp",
            "sau khi tổ chức hội nghị triển khai công tác bầu cử, xã báo cáo",
        ),
    ),
    Shape(
        "meeting.congress",
        "meeting",
        "facts.md, meeting",
        (
            "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng thành công",
            "tiến tới Đại hội XIV của Đảng",
            "chào mừng Đại hội đại biểu Phụ nữ toàn quốc lần thứ XIV",
            "Đại hội thi đua yêu nước tỉnh lần thứ VI",
            "các vấn đề mới trong văn kiện Đại hội Đảng toàn quốc lần thứ XIII",
        ),
        (
            "Nghị quyết Đại hội đại biểu lần thứ XVII Đảng bộ Thành phố",
            "đại hội đảng bộ các cấp",
            "Đại hội đồng cổ đông lần thứ 2",
        ),
    ),
    Shape(
        "meeting.consultation",
        "meeting",
        "Luật Bầu cử, Điều 38-57: three consultations",
        (
            "tổ chức Hội nghị Hiệp thương lần thứ hai để lập danh sách",
            "tổ chức hiệp thương lần thứ 3 đúng quy trình",
        ),
        ("thành phần hội nghị hiệp thương có mặt",),
    ),
    Shape(
        "meeting.session",
        "meeting",
        "facts.md: họp, buổi làm việc",
        (
            "chủ trì họp Ban Chỉ đạo bầu cử thành phố Hà Nội",
            "có buổi làm việc với huyện Thí Dụ về",
            "chuẩn bị cho Phiên họp của Thường trực Ban Chỉ đạo Trung ương,",
            "Tại phiên họp ngày 14/11/2025, Ban Bí thư kết luận",
            "chủ trì buổi làm việc với đại diện Ngân hàng Thế giới về tiến độ",
        ),
        (
            "họp bàn nhiều nội dung",
            "các buổi làm việc của Thường trực Thành ủy với các quận, huyện",
            "Kỳ họp thứ 10, Quốc hội khóa XV",
        ),
    ),
)

_TYPES = {
    "meeting.conference": "conference",
    "meeting.titled": "conference",
    "meeting.congress": "congress",
    "meeting.consultation": "consultation",
    "meeting.session": "working_session",
}
_WORD = re.compile(
    rf"(?<![{UPPER}{LOWER}])(?:"
    r"(?P<consultation>(?i:(?:hội nghị )?hiệp thương))|"
    r"(?P<congress>(?i:đại hội)(?! đồng)(?: đại biểu| thường niên| bất thường| thi đua yêu nước|"
    r" các dân tộc thiểu số|"
    r" (?:Đảng|Đoàn|Công đoàn|Phụ nữ|Nông dân|Cựu chiến binh|Thanh niên)(?= toàn quốc)){0,3}"
    r"(?: toàn quốc| (?:tỉnh|thành phố|huyện|xã|phường)(?= lần thứ))?)|"
    r"(?P<conference>(?i:hội nghị)(?: (?:toàn thể|mở rộng|bất thường|chuyên đề|thường kỳ|liên tịch|"
    r"đại biểu)){0,2})|"
    r"(?P<session>(?i:(?:cuộc|phiên|buổi) (?:họp|làm việc)|họp))"
    rf")(?![{UPPER}{LOWER}])"
)
_NUMBERS = {
    "nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14,
    "mười lăm": 15, "mười sáu": 16, "mười bảy": 17, "mười tám": 18, "mười chín": 19, "hai mươi": 20,
}  # fmt: skip
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_ORDINAL = re.compile(
    rf",? {{1,2}}(?:lần thứ|lần|thứ) {{0,2}}(?P<number>[0-9]{{1,3}}|[IVXLC]{{1,7}}|{_WORDS})"
    rf"(?![{UPPER}{LOWER}0-9/])",
    re.IGNORECASE,
)
_ROMAN = re.compile(r" {1,2}(?P<number>[IVXLC]{1,7})(?!\w)")
_FIGURE = re.compile(r" (?P<number>[0-9]{1,2})(?=,? \(?khóa|[,.;]| \()")
_TERM = re.compile(r",? {0,2}\(?(?:khóa|Khóa) ?(?P<term>[IVXLC]{1,7}|[0-9]{1,2})(?!\w)\)?")
_BRACKET = re.compile(r" \((?:mở rộng|bất thường|phiên [^()]{1,40})\)")
_OF_BODY = re.compile(r"(?:,| của| do)? {1,2}(?:của )?")
_BETWEEN = re.compile(r" (?:giữa|của) ")
_WITH = re.compile(r" (?i:với) ")
_ON_DAY = re.compile(r" (?:sáng |chiều |tối )?(?:ngày )?(?=ngày|[0-9])")
_PARTY = re.compile(rf"Đảng(?![{UPPER}{LOWER}]| (?:bộ|ủy|đoàn))")
_LEADERS = re.compile(
    r"(?i:(?:đại diện )?(?:tập thể )?(?:lãnh đạo|ban lãnh đạo|đoàn công tác|đoàn kiểm tra|đoàn giám sát|"
    r"đại diện|đoàn)(?: của)?) "
)
# What stands before when it is no meeting of its own.
_IN_A_NAME = re.compile(r"(?i:nghị quyết|(?<!biểu )kết luận)(?: số \S{1,20})?(?: của| tại| từ)? {1,2}$")
_KIND_OF = re.compile(r"(?i:các|những|nhiều|mỗi|từng|một số|cuộc|kỳ|mọi) {1,2}$|[0-9]+ {1,2}$")
_ORGANISED = re.compile(
    r"(?:,? ?\(?khóa [IVXLC0-9]{1,7}\)?)?,? (?:ban hành kế hoạch |xây dựng kế hoạch |đã |vừa |sẽ |"
    r"đều |dự kiến |long trọng ){0,2}(?:tổ chức|khai mạc|triệu tập|chủ trì|tiến hành|mở)"
    r"(?: (?:thành công|xong|kế hoạch|khai mạc))? {1,2}$"
)


@dataclass(slots=True)
class _Meeting:
    """A meeting being read."""

    start: int
    end: int
    rule: str
    ordinal: int | None = None
    body: tuple[int, int] | None = None
    term: str | None = None
    date: str | None = None
    group: bool = False
    low: bool = False  # a body of which there are thousands, without its place
    day_needed: bool = False  # named only by what it is held for, in small letters


def find(page: Page) -> list[Found]:
    """The meetings named on a page, in order, with what the article says of each elsewhere."""
    words = lexis(page.flat)
    hidden = [(block.start, block.end) for block in page.blocks if is_hidden(block)]
    read = [one for one in _read(words, page) if not any(start <= one.start < end for start, end in hidden)]
    pairs = [(one, _found(page, words, one)) for one in read]
    return add_days(page, [found for one, found in pairs if not one.day_needed or has_day(page, found)])


def _found(page: Page, words: Lexis, one: _Meeting) -> Found:
    fields: dict[str, object] = {"type": _TYPES[one.rule]}
    if one.ordinal is not None:
        fields["ordinal"] = one.ordinal
    body = one.body or _organiser(page, words, one.start)
    if body is not None:
        fields["body"] = page.words(*body)
    term = one.term or (_term_after(words.text, body[1]) if body else None)
    if term is not None:
        fields["term"] = term
    if one.date is not None:
        fields["date"] = one.date
    return Found("meeting", one.start, one.end, fields, one.rule)


def _term_after(text: str, at: int) -> str | None:
    term = _TERM.match(text, at)
    return term["term"] if term else None


def _organiser(page: Page, words: Lexis, at: int) -> tuple[int, int] | None:
    """The body right before that holds it ("Ban Chấp hành … tổ chức hội nghị")."""
    for body in reversed(page.within("_body", max(page.start, at - 160), at)):
        if not body.fields["group"] and _ORGANISED.fullmatch(words.text, body.end, at):
            return body.start, body.end
    return None


def _read(words: Lexis, page: Page) -> Iterator[_Meeting]:
    text = words.text
    until = page.start
    for match in _WORD.finditer(text, page.start, page.end):
        if match.start() < until or _IN_A_NAME.search(text, max(0, match.start() - 40), match.start()):
            continue
        if _KIND_OF.search(text, max(0, match.start() - 12), match.start()):
            continue
        one = _named(words, match) or _by_day(words, match, page) or _titled(words, page, match)
        if one is not None:
            until = one.end
            yield one


def _named(words: Lexis, match: re.Match[str]) -> _Meeting | None:
    """A meeting named by its ordinal, its body, its term; None when the words name none."""
    one = _Meeting(match.start(), match.end(), f"meeting.{match.lastgroup}")
    for _ in range(5):
        end = _tail(words, one)
        if end == one.end:
            break
        one.end = end
    if one.rule == "meeting.session" and one.body is None:
        _with_whom(words, one)
    return one if _is_one(match, one, words.text) else None


def _titled(words: Lexis, page: Page, match: re.Match[str]) -> _Meeting | None:
    """A conference known by its own title."""
    if match.lastgroup != "conference":
        return None
    title = titled(words, page, match.start())
    if title is None:
        return None
    one = _Meeting(match.start(), title.end, "meeting.titled", body=title.body)
    one.day_needed = title.day_needed
    return one


def _by_day(words: Lexis, match: re.Match[str], page: Page) -> _Meeting | None:
    """A sitting known by its day alone: "phiên họp ngày 14/11/2025", "cuộc họp sáng 26/3"."""
    if match.lastgroup not in ("session", "conference") or " " not in match[0]:
        return None
    on = _ON_DAY.match(words.text, match.end())
    date = next(iter(page.within("_date", on.end(), on.end() + 24)), None) if on else None
    if on is None or date is None or date.start - on.end() > 5 or not IS_DAY.match(str(date.fields["iso"])):
        return None
    return _Meeting(match.start(), date.end, f"meeting.{match.lastgroup}", date=str(date.fields["iso"]))


def _tail(words: Lexis, one: _Meeting) -> int:
    """The end after one more part: ordinal, body, term, bracket."""
    text = words.text
    term = _TERM.match(text, one.end)
    if term and one.term is None:
        one.term = term["term"]
        return term.end()
    if one.ordinal is None:
        ordinal = _ORDINAL.match(text, one.end) or (
            _ROMAN.match(text, one.end) if one.rule == "meeting.congress" else None
        )
        if ordinal is None and one.body is not None and text[: one.end].endswith(("Trung ương", "TW")):
            ordinal = _FIGURE.match(text, one.end)
        if ordinal:
            one.ordinal = _number(ordinal["number"])
            return ordinal.end()
    bracket = _BRACKET.match(text, one.end)
    if bracket:
        return bracket.end()
    with_whom = text[max(0, one.end - 8) : one.end].lower() == "làm việc"  # its body follows "với"
    if one.body is None and one.rule != "meeting.consultation" and not with_whom:
        return _take_body(words, one)
    return one.end


def _take_body(words: Lexis, one: _Meeting) -> int:
    joined = _OF_BODY.match(words.text, one.end)
    if joined is None or (joined[0].startswith(",") and one.ordinal is None):
        return one.end
    start = joined.end()
    party = _PARTY.match(words.text, start)
    if party and "của" in joined[0]:
        one.body = party.span()
        return party.end()
    body = body_name(words, start)
    if body is None or (
        words.text[start].islower() and "của" not in joined[0] and not _is_party(words.text, start)
    ):
        return one.end
    one.body, one.group = (start, body.end), body.group
    one.low = body.rank == 5 and not body.placed
    return body.end


def _is_party(text: str, at: int) -> bool:
    return text.startswith(("đảng bộ", "chi bộ"), at)


def _with_whom(words: Lexis, one: _Meeting) -> None:
    """ "buổi làm việc với huyện X", "với lãnh đạo tỉnh Y": whom one works with is the body."""
    at = one.end
    between = _BETWEEN.match(words.text, at)
    if between:  # "giữa Thường trực Thành ủy với …"
        first = body_name(words, between.end())
        at = first.end if first else at
    joined = _WITH.match(words.text, at)
    if joined is None:
        return
    leaders = _LEADERS.match(words.text, joined.end())
    at = leaders.end() if leaders else joined.end()
    body = body_name(words, at)
    if body is not None and (body.kind != "group" or (body.placed and not words.text.startswith("các ", at))):
        one.body, one.end = (joined.end(), body.end), body.end
        one.group = body.group and body.kind != "group"
        return
    end = place_end(words, at, before_person=True, caps=words.text[one.start : one.end].isupper())
    if end > at and words.text[at:end].split()[-1][0].isupper():
        one.body, one.end = (joined.end(), end), end


def _is_one(match: re.Match[str], one: _Meeting, text: str) -> bool:
    """Whether enough is said to single out one meeting."""
    if one.rule == "meeting.consultation":
        return one.ordinal is not None
    if one.rule == "meeting.session":
        return one.body is not None and not one.group
    if one.group:
        return False
    if one.rule == "meeting.congress":
        return one.ordinal is not None
    return one.ordinal is not None or (one.body is not None and not one.low and match[0][0].isupper())


def _number(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    if words.lower() in _NUMBERS:
        return _NUMBERS[words.lower()]
    return _roman(words)


def _roman(numeral: str) -> int | None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for letter, after in zip(numeral.upper(), [*numeral.upper()[1:], ""], strict=True):
        value = values[letter]
        total += -value if values.get(after, 0) > value else value
    return total if total > 0 else None
