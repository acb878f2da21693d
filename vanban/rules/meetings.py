"""Meetings that the text names: which, the how manieth, of which body, in which term, on which day.

facts.md, "Meetings": `họp`, `buổi làm việc` are working sessions; `hội nghị` of a body is a conference;
`Hội nghị hiệp thương` a consultation. A congress inside the name of its resolution is none, nor is a later
`hội nghị` alone or what is said of a kind (`các hội nghị tập huấn`). Sittings and meetings with voters are
read by `meeting_councils`. `lễ`, `hội thảo`, `tọa đàm` are none: the contract has no type for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.fold import LOWER, UPPER
from vanban.page import Page
from vanban.rule import Found
from vanban.rules.body_names import body_name
from vanban.rules.groups import group_at, group_end
from vanban.rules.hidden import is_hidden
from vanban.rules.lexis import Lexis, lexis
from vanban.rules.meeting_councils import complete, sitting_at, voters_at
from vanban.rules.meeting_days import IS_DAY, add_days, has_day
from vanban.rules.meeting_parts import ORDINAL, PLENUM, TERM, Meeting, number_of
from vanban.rules.meeting_titles import titled
from vanban.rules.place_names import place_end
from vanban.rules.shape import Shape

RULES = (
    Shape(
        "meeting.conference",
        "meeting",
        "facts.md, meeting; documents.md §9.5, 204",
        (
            "Sáng 12/9, tại Hội nghị lần thứ mười hai, Ban Chấp hành Đảng bộ tỉnh Lâm Giang khóa XXI, họ bàn",
            "đã tổ chức Hội nghị Tỉnh ủy lần thứ 27.",
            "khai mạc Hội nghị lần thứ hai mươi mốt, khóa XXI để thảo luận",
            "Hội nghị Trung ương 19 khóa XX",
            "nhấn mạnh Hội nghị Trung ương 19 vừa qua",
            "tại Hội nghị trực tuyến Chính phủ với các địa phương ngày 12/9/2026",
        ),
        (
            "Hội nghị thảo luận các nội dung",
            "kết thúc hội nghị.",
            "Nghị quyết Hội nghị lần thứ 27 Ban Chấp hành Trung ương",
            "dự hội thảo, tọa đàm và lễ phát động",
        ),
    ),
    Shape(
        "meeting.titled",
        "meeting",
        "facts.md: the meeting's name as written",
        (
            "tổ chức hội nghị tổng kết công tác dân vận năm 2025.",
            "dự Hội nghị trực tuyến triển khai công tác bầu cử của Hội đồng bầu cử quốc gia.",
            "Sở đã tổ chức Hội nghị thúc đẩy tiêu thụ nông sản vụ thu của các hợp tác xã.",
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
            "Đại hội đại biểu toàn quốc lần thứ XIX của Đảng thành công",
            "tiến tới Đại hội XIX của Đảng",
            "chào mừng Đại hội đại biểu Phụ nữ toàn quốc lần thứ XIX",
            "Đại hội thi đua yêu nước tỉnh lần thứ IX",
            "các vấn đề mới trong văn kiện Đại hội Đảng toàn quốc lần thứ XIX",
        ),
        (
            "Nghị quyết Đại hội đại biểu lần thứ XXI Đảng bộ Thành phố",
            "đại hội đảng bộ các cấp",
            "Đại hội đồng cổ đông lần thứ 2",
        ),
    ),
    Shape(
        "meeting.consultation",
        "meeting",
        "Luật Bầu cử, Điều 38-57: three consultations",
        (
            "tổ chức Hội nghị Hiệp thương lần thứ 2 để lập danh sách",
            "tổ chức hiệp thương lần thứ III đúng quy trình",
        ),
        ("thành phần hội nghị hiệp thương có mặt",),
    ),
    Shape(
        "meeting.session",
        "meeting",
        "facts.md: họp, buổi làm việc",
        (
            "chủ trì họp Ban Chỉ đạo bầu cử tỉnh Lâm Giang",
            "có buổi làm việc với huyện Thí Dụ về",
            "chuẩn bị cho Phiên họp của Thường trực Huyện ủy Tân Mẫu,",
            "Tại phiên họp ngày 12/9/2026, Ban Bí thư kết luận",
            "chủ trì buổi làm việc với đại diện Ngân hàng Mẫu Giang về tiến độ",
            "Phiên họp thường kỳ tháng 9/2026 của UBND tỉnh Lâm Giang",
            "Phiên họp thứ 58 của Ủy ban Thường vụ Quốc hội",
        ),
        (
            "họp bàn nhiều nội dung",
            "các buổi làm việc của Thường trực Thành ủy với các quận, huyện",
            "phiên họp thứ 58",
        ),
    ),
    Shape(
        "meeting.sitting",
        "meeting",
        "facts.md: to its body and term; Luật Tổ chức chính quyền địa phương: kỳ họp",
        (
            "Kỳ họp thứ 19, Quốc hội khóa XX",
            "sau kỳ họp thứ 9 HĐND huyện khóa XXI, nhiệm kỳ 2016 - 2021",
            "TẠI KỲ HỌP THỨ CHÍN HĐND TỈNH LÂM GIANG KHÓA XXI",
            "Kỳ họp thứ 17 (chuyên đề) HĐND tỉnh Lâm Giang",
            "Hội đồng nhân dân xã Tân Mẫu khóa XXI, kỳ họp thứ chín thông qua",
        ),
        (
            "trước kỳ họp giữa năm của HĐND tỉnh",
            "các kỳ họp của Hội đồng nhân dân",
            "Nghị quyết kỳ họp thứ 9 HĐND huyện",
            "sau kỳ họp thứ 9",
        ),
    ),
    Shape(
        "meeting.voters",
        "meeting",
        "facts.md: buổi làm việc, hội nghị",
        (
            "có buổi tiếp xúc cử tri tại xã Tân Mẫu.",
            "có buổi tiếp xúc với cử tri xã Tân Mẫu và Mẫu Giang.",
            "Hội nghị tiếp xúc cử tri trước kỳ họp thứ Chín HĐND huyện khóa XXI",
            "Hội nghị tiếp xúc cử tri tại đơn vị bầu cử số 7",
        ),
        ("tham dự buổi tiếp xúc cử tri", "các hội nghị tiếp xúc cử tri tại xã Tân Mẫu"),
    ),
)

_TYPES = {
    "meeting.conference": "conference",
    "meeting.titled": "conference",
    "meeting.congress": "congress",
    "meeting.consultation": "consultation",
    "meeting.session": "working_session",
    "meeting.sitting": "working_session",
    "meeting.voters": "working_session",
}
_WORD = re.compile(
    rf"(?<![{UPPER}{LOWER}])(?:"
    r"(?P<sitting>(?i:k[ỳì] họp))|"
    r"(?P<voters>(?i:(?:buổi|cuộc|đợt|hội nghị)(?: hội nghị)? tiếp xúc(?: với)? cử tri))|"
    r"(?P<consultation>(?i:(?:hội nghị )?hiệp thương))|"
    r"(?P<congress>(?i:đại hội)(?! đồng)(?: đại biểu| thường niên| bất thường| thi đua yêu nước|"
    r" các dân tộc thiểu số|"
    r" (?:Đảng|Đoàn|Công đoàn|Phụ nữ|Nông dân|Cựu chiến binh|Thanh niên)(?= toàn quốc)){0,3}"
    r"(?: toàn quốc| (?:tỉnh|thành phố|huyện|xã|phường)(?= lần thứ))?)|"
    r"(?P<conference>(?i:hội nghị)(?: (?:toàn thể|mở rộng|bất thường|chuyên đề|thường kỳ|liên tịch|"
    r"đại biểu|toàn quốc|trực tuyến|trực tiếp)){0,3})|"
    r"(?P<session>(?i:(?:cuộc|phiên|buổi) (?:họp|làm việc)|họp))"
    rf")(?![{UPPER}{LOWER}])"
)
_CENTRE = ("Trung ương", "TRUNG ƯƠNG", "TW", "T.Ư")
_ROMAN = re.compile(r" {1,2}(?P<number>[IVXLC]{1,7})(?!\w)")
_BRACKET = re.compile(r" \((?:mở rộng|bất thường|phiên [^()]{1,40})\)")
_OF_BODY = re.compile(r"(?:,| của| do)? {1,2}(?:của )?")
_BETWEEN = re.compile(r" (?:giữa|của) ")
_WITH = re.compile(r" (?i:với) ")
_LOCAL = re.compile(r"(?i:(?:các )?địa phương)(?!\w)")
_ON_DAY = re.compile(r" (?:sáng |chiều |tối )?(?:ngày )?(?=ngày|[0-9])")
_PARTY = re.compile(rf"Đảng(?![{UPPER}{LOWER}]| (?:bộ|ủy|đoàn))")
_LEADERS = re.compile(
    r"(?i:(?:đại diện )?(?:tập thể )?(?:lãnh đạo|ban lãnh đạo|đoàn công tác|đoàn kiểm tra|đoàn giám sát|"
    r"đại diện|đoàn)(?: của)?) "
)
# What stands before when it is no meeting of its own.
_SORT = re.compile(r" (?i:thường kỳ|định kỳ|chuyên đề|bất thường|toàn thể|mở rộng|trực tuyến)(?!\w)")
_MONTH = re.compile(r",? (?i:tháng) [0-9]{1,2}(?:(?:/| năm )20[0-9]{2})?(?![0-9/])")
_IN_A_NAME = re.compile(r"(?i:nghị quyết|(?<!biểu )kết luận)(?: số \S{1,20})?(?: của| tại| từ)? {1,2}$")
_KIND_OF = re.compile(r"(?i:các|những|nhiều|mỗi|từng|một số|cuộc|kỳ|mọi) {1,2}$|[0-9]+ {1,2}$")
_ORGANISED = re.compile(
    r"(?:,? ?\(?khóa [IVXLC0-9]{1,7}\)?)?,? (?:ban hành kế hoạch |xây dựng kế hoạch |đã |vừa |sẽ |"
    r"đều |dự kiến |long trọng ){0,2}(?:tổ chức|khai mạc|triệu tập|chủ trì|tiến hành|mở|họp)"
    r"(?: (?:thành công|xong|kế hoạch|khai mạc))? {1,2}$"
)


def find(page: Page) -> list[Found]:
    """The meetings named on a page, in order, with what the article says of each elsewhere."""
    words = lexis(page.flat)
    hidden = [(block.start, block.end) for block in page.blocks if is_hidden(block)]
    read = [one for one in _read(words, page) if not any(start <= one.start < end for start, end in hidden)]
    for one in read:
        one.body = one.body or _organiser(page, words, one.start)
    pairs = [(one, _found(page, words, one)) for one in complete(read)]
    return add_days(page, [found for one, found in pairs if not one.day_needed or has_day(page, found)])


def _found(page: Page, words: Lexis, one: Meeting) -> Found:
    fields: dict[str, object] = {"type": _TYPES[one.rule]}
    if one.rule == "meeting.voters" and words.text[one.start : one.start + 3].lower() == "hội":
        fields["type"] = "conference"
    if one.ordinal is not None:
        fields["ordinal"] = one.ordinal
    if one.body is not None:
        fields["body"] = page.words(*one.body)
    term = one.term or (_term_after(words.text, one.body[1]) if one.body else None)
    if term is not None:
        fields["term"] = term
    if one.date is not None:
        fields["date"] = one.date
    return Found("meeting", one.start, one.end, fields, one.rule)


def _term_after(text: str, at: int) -> str | None:
    term = TERM.match(text, at)
    return term["term"] if term else None


def _organiser(page: Page, words: Lexis, at: int) -> tuple[int, int] | None:
    """The body right before that holds it ("Ban Chấp hành … tổ chức hội nghị")."""
    for body in reversed(page.within("_body", max(page.start, at - 160), at)):
        if not body.fields["group"] and _ORGANISED.fullmatch(words.text, body.end, at):
            return body.start, body.end
    return None


def _read(words: Lexis, page: Page) -> Iterator[Meeting]:
    text = words.text
    until = page.start
    for match in _WORD.finditer(text, page.start, page.end):
        if match.start() < until or _IN_A_NAME.search(text, max(0, match.start() - 40), match.start()):
            continue
        if _KIND_OF.search(text, max(0, match.start() - 12), match.start()):
            continue
        one = _one(words, page, match)
        if one is not None and not _submitted_to(page, one):
            until = one.end if one.inner is None else one.inner
            yield one


def _one(words: Lexis, page: Page, match: re.Match[str]) -> Meeting | None:
    """The meeting whose head was found; None when the words single out none."""
    if match.lastgroup == "sitting":
        return sitting_at(words, page, match.start(), match.end())
    if match.lastgroup == "voters":
        return voters_at(words, page, match.start(), match.end()) or _by_day(words, match, page)
    return _named(words, match) or _by_day(words, match, page) or _titled(words, page, match)


_SUBMITTED = re.compile(r" (?i:trình(?: tại| ra)?) $")


def _submitted_to(page: Page, one: Meeting) -> bool:
    """Whether it is the congress that a report's own title names ("Báo cáo chính trị trình Đại hội …")."""
    if one.rule != "meeting.congress" or not _SUBMITTED.search(page.flat, max(0, one.start - 12), one.start):
        return False
    titled = page.within("document", max(page.start, one.start - 400), one.end)
    return any(paper.start < one.start < paper.end for paper in titled if paper.rule == "document.title")


def _named(words: Lexis, match: re.Match[str]) -> Meeting | None:
    """A meeting named by its ordinal, its body, its term; None when the words name none."""
    one = Meeting(match.start(), match.end(), f"meeting.{match.lastgroup}")
    for _ in range(5):
        end = _tail(words, one)
        if end == one.end:
            break
        one.end = end
    if one.rule == "meeting.session" and one.body is None:
        _with_whom(words, one)
    elif one.rule == "meeting.conference" and one.body is not None:
        _with_places(words, one)
    return one if _is_one(match, one) else None


def _titled(words: Lexis, page: Page, match: re.Match[str]) -> Meeting | None:
    """A conference known by its own title."""
    if match.lastgroup != "conference":
        return None
    title = titled(words, page, match.start())
    if title is None:
        return None
    one = Meeting(match.start(), title.end, "meeting.titled", body=title.body)
    one.day_needed = title.day_needed
    return one


def _by_day(words: Lexis, match: re.Match[str], page: Page) -> Meeting | None:
    """A sitting known by its day alone: "phiên họp ngày 14/11/2025", "cuộc họp sáng 26/3"."""
    if match.lastgroup not in ("session", "conference", "voters") or " " not in match[0]:
        return None
    on = _ON_DAY.match(words.text, match.end())
    date = next(iter(page.within("_date", on.end(), on.end() + 24)), None) if on else None
    if on is None or date is None or date.start - on.end() > 5 or not IS_DAY.match(str(date.fields["iso"])):
        return None
    return Meeting(match.start(), date.end, f"meeting.{match.lastgroup}", date=str(date.fields["iso"]))


def _tail(words: Lexis, one: Meeting) -> int:
    """The end after one more part: ordinal, body, term, bracket."""
    text = words.text
    term = TERM.match(text, one.end)
    if term and one.term is None:
        one.term = term["term"]
        return term.end()
    if one.rule == "meeting.session":
        part = _SORT.match(text, one.end) or _MONTH.match(text, one.end)
        if part:
            return part.end()
    if one.ordinal is None:
        ordinal = ORDINAL.match(text, one.end) or (
            _ROMAN.match(text, one.end) if one.rule == "meeting.congress" else None
        )
        if ordinal is None and one.body is not None and text[one.end - 10 : one.end].endswith(_CENTRE):
            ordinal = PLENUM.match(text, one.end)
        if ordinal:
            one.ordinal = number_of(ordinal["number"])
            return ordinal.end()
    bracket = _BRACKET.match(text, one.end)
    if bracket:
        return bracket.end()
    with_whom = text[max(0, one.end - 8) : one.end].lower() == "làm việc"  # its body follows "với"
    if one.body is None and one.rule != "meeting.consultation" and not with_whom:
        return _take_body(words, one)
    return one.end


def _take_body(words: Lexis, one: Meeting) -> int:
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


def _with_whom(words: Lexis, one: Meeting) -> None:
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


def _with_places(words: Lexis, one: Meeting) -> None:
    """ "Hội nghị trực tuyến Chính phủ với các địa phương": with whom it is held belongs to its name."""
    joined = _WITH.match(words.text, one.end)
    if joined is None:
        return
    group = group_at(words.text, joined.end())
    local = _LOCAL.match(words.text, joined.end())
    ends = [group_end(words, group.end())] if group else []
    one.end = max([one.end, *ends, *([local.end()] if local else [])])


def _is_one(match: re.Match[str], one: Meeting) -> bool:
    """Whether enough is said to single out one meeting."""
    if one.rule == "meeting.consultation":
        return one.ordinal is not None
    if one.rule == "meeting.session":
        one.body_needed = one.body is None
        return not one.group and (one.body is not None or one.ordinal is not None)
    if one.group:
        return False
    if one.rule == "meeting.congress":
        return one.ordinal is not None
    return one.ordinal is not None or (one.body is not None and not one.low and match[0][0].isupper())
