"""Conferences known by their own title: `Hội nghị tổng kết … năm 2019`, `Hội nghị lấy ý kiến về Đồ án …`.

What follows `hội nghị` may be its name or what it does ("Hội nghị thảo luận các nội dung"): it is a name
where someone holds, attends or closes it, or where it stands alone in a line or under a picture. In small
letters a title without year or body singles one out only when the sentence gives its day; `find` asks for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.fold import LETTER, UPPER
from vanban.page import Page
from vanban.rules.body_names import body_name
from vanban.rules.lexis import Lexis
from vanban.rules.titles import read_title

_KINDS = (
    r"(?: (?:toàn quốc|trực tuyến|trực tiếp|cán bộ|chuyên đề|mở rộng|toàn thành phố|toàn tỉnh|bàn tròn|"
    r"khoa học|sơ bộ|thường niên|quốc tế)){0,3}"
)
_TITLE = re.compile(
    rf"(?i:hội nghị){_KINDS}"
    rf" (?=(?i:tổng kết|sơ kết|triển khai|quán triệt|công tác|đánh giá|giao ban|gặp mặt|công bố|"
    rf"học tập|báo cáo|nghiên cứu|tập huấn|thông tin|xúc tiến|phát động|ký kết|bàn|doanh nghiệp))"
    rf"(?P<topic>(?:(?!(?: đã| sẽ| được| để| nhằm| do| vào| tại| diễn ra| tổ chức| với sự| cho các) )"
    rf"[^.;:\n\t()“”\"]){{4,180}}?)"
    rf"(?:(?P<year> nhiệm kỳ 20[0-9]{{2}} ?- ?20[0-9]{{2}}|"
    rf" năm 20[0-9]{{2}}(?! ?[-–])(?:,? (?:triển khai|phương hướng)"
    rf"[^.;:\n\t()“”\"]{{0,80}}? năm 20[0-9]{{2}})?)| của (?=(?P<owner>[{UPPER}])))"
)
_OF = re.compile(r" của ")
# What a conference is held for; its predicates ("thảo luận", "thống nhất", "xác định") are no titles.
_PURPOSE = (
    r"(?i:tổng kết|sơ kết|triển khai|quán triệt|công tác|đánh giá|giao ban|gặp mặt|công bố|học tập|"
    r"nghiên cứu|thông tin|xúc tiến|phát động|ký kết|thúc đẩy|lấy ý kiến|góp ý|đối thoại|kết nối|"
    r"phổ biến|tuyên dương|"
    r"biểu dương|tôn vinh|kiểm điểm|bồi dưỡng|phản biện|tư vấn|thẩm định|trao đổi|rà soát|hiến kế|tháo gỡ|"
    r"hưởng ứng|ra mắt|bàn giao|giới thiệu|giải pháp|bàn giải pháp|đẩy mạnh|tăng cường|nâng cao|phòng, chống|"
    r"tham vấn|liên kết|hợp tác|trao|tuyên truyền|học tập|về)"
)
_TOPIC = re.compile(
    rf"(?i:hội nghị){_KINDS} (?:{_PURPOSE}(?:,| và) (?={_PURPOSE} )){{0,3}}(?={_PURPOSE}(?![{LETTER}]))"
)
# Someone holds or attends it, or something is said there: what follows is its name.
_HELD = re.compile(
    r"(?i:tổ chức|phối hợp tổ chức|chủ trì|tham dự|tham gia|dự|tại|khai mạc|bế mạc|triệu tập|quang cảnh|"
    r"toàn cảnh|mở|diễn ra|trong|sau|dự và chỉ đạo|phát biểu|kết luận|trong khuôn khổ|kết quả)"
    r"(?: thành công|:)? {1,2}$"
)
_NOT_NAMED = re.compile(
    rf" (?:đã|sẽ|được|để|nhằm|do|vào|tại|diễn ra|tổ chức|với sự|cho (?:các|cán bộ|đội ngũ|đảng viên)|"
    rf"dưới sự|theo|bằng hình thức|có|sáng|chiều|với hình thức|đến các|đối với|theo hình thức|trong khi)"
    rf"(?![{LETTER}])"
)
_CAPTION = re.compile(r"\s*(?:$|\n|\.?\s*(?:\(?(?:Ảnh|ảnh|Nguồn)\s*:|\())")
_WITH = re.compile(r" (?:giữa|với) ")
_TOGETHER = re.compile(r"(?i:đối thoại|gặp mặt|giao ban|kết nối|trao đổi|tiếp xúc)(?:[^,;]*giữa)?")
_FAR = 320


@dataclass(frozen=True, slots=True)
class TitledMeeting:
    """A conference's title: where it ends, the body in it. `day_needed`: only a day tells that it is one."""

    end: int
    body: tuple[int, int] | None = None
    day_needed: bool = False


def titled(words: Lexis, page: Page, start: int) -> TitledMeeting | None:
    """The conference known by its own title that begins at the offset; None when none does."""
    return _with_year(words, start) or _with_topic(words, page, start)


def _with_year(words: Lexis, start: int) -> TitledMeeting | None:
    """A title up to its year or its body."""
    title = _TITLE.match(words.text, start)
    if title is None:
        return None
    of = _OF.match(words.text, title.end()) if title["year"] else None
    body = body_name(words, of.end() if of else title.end()) if of or title["year"] is None else None
    if body is not None and not body.group:
        span = (of.end() if of else title.end(), body.end)
        return TitledMeeting(body.end, span) if title["year"] or words.text[start].isupper() else None
    return TitledMeeting(title.end()) if title["year"] else None


def _with_topic(words: Lexis, page: Page, start: int) -> TitledMeeting | None:
    """A title to the end of its topic, where its place shows that it is a name."""
    text = words.text
    head = _TOPIC.match(text, start, start + 80)
    if head is None:
        return None
    limit = _limit(text, head.end())
    end = read_title(page, head.end(), limit).end
    joined = _WITH.match(text, end, limit)
    if joined and _TOGETHER.search(text, start, end):
        end = read_title(page, joined.end(), limit).end
    if len(text[head.end() : end].split()) < 4:
        return None
    line = text.rfind("\n", max(0, start - 12), start) + 1 or (0 if start < 12 else start + 1)
    if not text[line:start].strip() and line <= start:
        return TitledMeeting(end) if text[start].isupper() and _CAPTION.match(text, end) else None
    if not _HELD.search(text, max(0, start - 24), start):
        return None
    return TitledMeeting(end, day_needed=text[start].islower())


def _limit(text: str, at: int) -> int:
    """Where the words about a meeting begin after its title ("dưới sự chủ trì của …")."""
    stop = _NOT_NAMED.search(text, at, at + _FAR)
    limit = stop.start() if stop else min(len(text), at + _FAR)
    line = text.find("\n", at, limit)
    while line >= 0 and text[line + 1 : line + 2].islower():  # a line broken in a sentence
        line = text.find("\n", line + 1, limit)
    return line if line >= 0 else limit
