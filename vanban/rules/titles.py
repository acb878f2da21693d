"""Where the title of a document ends that has no number: the hard part of a reference.

A title runs on over periods, owners and enumerations (`năm 2020; phương hướng, nhiệm vụ trọng tâm năm 2021
của Thành ủy`); it ends at a closing quote, a new clause, the next document of a list, a purpose. The text is
read from stop to stop; each stop decides whether the title goes on. No step looks further than `_FAR`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.fold import LETTER, LOWER, UPPER
from vanban.page import Page
from vanban.rules.doc_issuers import Named, issuer_at, more_bodies

_FAR = 520  # the longest titles of the news texts have some 300 letters
_YEAR = r"(?:19|20)[0-9]{2}"
_YEARS = rf"(?:năm\s+)?{_YEAR}(?:\s*[-–,/]\s*(?:năm\s+)?{_YEAR}|\s+đến\s+(?:năm\s+)?{_YEAR})?"
PERIOD = (
    rf"(?:(?:giai\s?đoạn|nhiệm kỳ|thời kỳ|niên độ|năm học|đến năm|vào năm)\s+{_YEARS}|(?:các |"
    rf"những )?năm\s+{_YEARS}|"
    rf"quý\s+(?:IV|I{{1,3}}|[1-4])(?:\s*[-/]\s*{_YEAR}|\s+năm\s+{_YEAR})?|(?:[0-9]{{1,2}}|sáu|chín|"
    rf"ba)\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+{_YEAR})?|"
    rf"tháng\s+[0-9]{{1,2}}(?:\s*[-/]\s*{_YEAR}|\s+năm\s+{_YEAR})|{_YEAR}\s*-\s*{_YEAR}|"
    rf"nhiệm kỳ\s+Đại hội\s+[IVXLC]{{1,7}}|khóa\s+[IVXLC]{{1,7}})(?![{LETTER}0-9])"
)
TYPE_WORD = (
    r"(?:nghị quyết|chỉ thị|kết luận|quyết định|quy định|quy chế|chương trình|kế hoạch|đề án|báo cáo|"
    r"tờ trình|thông báo|hướng dẫn|"
    r"công văn|công điện|bộ luật|luật|nghị định|thông tư|pháp lệnh|dự thảo|phương án|chiến lược|điều lệ|"
    r"hiến pháp|văn bản|văn kiện|điều lệ)"
)
_STOP_WORDS = (
    "thông qua|"
    "đã|đang|sẽ|được|bị|là|cần|phải|nhằm|để|khi|nếu|mà|thì|vì|bởi|do|trình|gửi|chậm nhất|trước|vào|ngay|"
    "cũng|vẫn|chưa|không|này|đó|"
    "trên cơ sở|trong đó|trong thời gian|trong quá trình|trong tháng|trong quý|bao gồm|gồm|như|có|nêu|"
    "kèm theo|theo đó|theo|tại|với|"
    "gắn với|đối với|bằng|đảm bảo|bảo đảm|góp phần|thể hiện|nói|nên|đến từng|qua đó|tới|sau|cùng với|"
    "cùng|lên|ra|sau khi|ban hành kèm|"
    "đề nghị|yêu cầu|ngoài|làm|từ"
)
_STOP = re.compile(
    rf"(?P<mark>[;:,|\t()“”\"…*•]|\./\.|\.(?=\s|$|[{UPPER}])|\s[-–+]\s)|"
    rf"(?<![{LETTER}0-9])(?:(?P<period>{PERIOD})|(?P<of>của)|(?P<and>và)|(?P<word>{_STOP_WORDS}))(?![{LETTER}])",
    re.IGNORECASE,
)
_MORE_AFTER_COMMA = re.compile(
    r"\s*(?:phương\s+hướng|nhiệm vụ|giải pháp|mục tiêu|định hướng|tầm nhìn|giai đoạn|nhiệm kỳ|"
    rf"khóa [IVX]|chỉ tiêu|ngày [0-9]|{PERIOD}|[0-9]{{1,2}} năm {_YEAR}|dự toán|"
    r"kế hoạch (?:công tác )?(?:năm|quý)|số hóa|công chức|viên chức|người lao động|đảng viên)",
    re.IGNORECASE,
)
# What may follow once the period or the owner is named: another period, …
_PERIOD_AGAIN = re.compile(
    rf"\s*(?:(?:,|-|và|,\s*và)?\s*(?:{PERIOD}|[0-9]{{1,2}} năm {_YEAR}\s*-\s*{_YEAR}|"
    rf"các nhiệm kỳ tiếp theo|những năm tiếp theo|các năm tiếp theo|{_YEAR}(?=\s*[.,;)])|đến {_YEAR})|"
    r"\((?:khóa|nhiệm kỳ|giai đoạn|sửa đổi|lần)[^()]{1,60}\)|trong tình hình mới|"
    rf"tỉnh [{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)*|trên địa bàn (?:toàn )?(?:thành phố|tỉnh|xã|"
    rf"phường|huyện|quận|Thủ đô|TP)(?: [{UPPER}][{LOWER}]+)*)(?![{LETTER}])",
    re.IGNORECASE,
)
# … or a further part of the title, with which it is open again. After an owner nothing is joined by a mark.
_PART_AGAIN = re.compile(
    r"\s*(?:,?\s*(?:định hướng|tầm nhìn)|(?:,|và|;|,\s*và|\.)?\s*(?:phương\s+hướng|nhiệm vụ,? |"
    r"nhiệm vụ trọng tâm|giải pháp|kế hoạch (?:công tác )?năm)|(?:thuộc|về|tại (?=tỉnh|thành phố|TP|xã|"
    r"huyện|Thủ đô|Việt Nam))|,?\s*gắn với(?= thực hiện)|(?:để )?(?:thực hiện|triển khai)(?= ))",
    re.IGNORECASE,
)
_OWNER_AGAIN = re.compile(
    r"\s*,?\s*(?:định hướng|tầm nhìn|về|(?:để )?(?:triển khai )?thực hiện|triển khai|tại (?=tỉnh|"
    r"thành phố|TP|xã|huyện|Thủ đô|Việt Nam)|gắn với(?= thực hiện))(?= )",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+của(?=\s)", re.IGNORECASE)
_NEXT_DOCUMENT = re.compile(rf"\s*(?:{TYPE_WORD})(?![{LETTER}])", re.IGNORECASE)
# After a comma or "và" these begin a new clause or the next document, not one more noun of the title.
_NEW_CLAUSE = re.compile(
    rf"\s*(?:{TYPE_WORD}|các {TYPE_WORD}|nhất là|đặc biệt|đồng thời|tạo|phấn đấu|cụ thể|song|nhưng|tuy|"
    r"từng|góp|xin|thông qua|thảo luận|cho ý kiến|"
    r"hoàn thành|hoàn thiện|triển khai|tổ chức|ban hành|xây dựng|rà soát|đẩy mạnh|tăng cường|tiếp tục|"
    r"khẩn trương|tập trung|chủ động|phối hợp|kịp thời|"
    r"quán triệt|tham mưu|chỉ đạo|giao|thẩm tra|lãnh đạo|căn cứ|hôm nay|tập thể|qua|trong|nêu|bám sát|"
    r"hiện|ngày|sáng|chiều|coi|xem|lấy|phê duyệt|"
    r"khen thưởng|ưu tiên|gắn|các (?:cơ quan|đơn vị|địa phương|đại biểu|sở|cấp|bộ|ngành|đồng chí)|"
    rf"(?:{_STOP_WORDS}))(?![{LETTER}])",
    re.IGNORECASE,
)
_ENUMERATION = re.compile(
    r"[^,;.:()“”\"]{1,48}(?:,[^,;.:()“”\"]{1,48}){0,6}?\s(?:và|của)\s|"
    rf"[^,;.:()“”\"]{{1,110}}?\s(?:giai đoạn|nhiệm kỳ|khóa [IVX]|đến năm|năm {_YEAR}|trên địa bàn)",
    re.IGNORECASE,
)
_BRACKET = re.compile(
    rf"\((?:sửa đổi|khóa|nhiệm kỳ|giai đoạn|lần [0-9]|[{UPPER}0-9&., -]{{2,20}}\))[^()]{{0,60}}\)?",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"(?:[\s,;:.\-–*]+|(?<=\s)(?:và|cũng như|hoặc))+$")
_SAME_VERB = re.compile(rf"\s*(?!(?:các|những|người|mọi) )[{LOWER}]+(?:\s[{LOWER}]+)?(?:,|\s+và\s)")


@dataclass(slots=True)
class Title:
    """A title: where it ends, what of it tells one document from the others."""

    end: int
    issuer: Named | None = None
    period: bool = False
    quoted: bool = False
    closed: bool = False
    owned: bool = False
    stop: str = ""  # what ended it


def read_title(page: Page, start: int, limit: int, *, bodies: bool = False) -> Title:
    """The title that begins at the offset, no further than `limit`.

    `bodies`: the title names several bodies after "của" (working rules).
    """
    text = page.flat
    limit = min(limit, start + _FAR)
    title = Title(limit)
    at = start
    while True:
        if title.closed:
            step = _step_closed(page, title, at, limit, bodies)
            if step is None:
                return _cut(text, title, start, at, "closed")
            at = step
            continue
        stop = _STOP.search(text, at, limit)
        if stop is None:
            return _cut(text, title, start, limit, "limit")
        at = stop.end()
        if stop["period"]:
            title.period, title.closed = True, not stop["period"].lower().startswith("khóa")
        elif stop["of"]:
            at = _owner(page, title, start, at, limit, bodies)
        elif stop["and"]:
            if not _goes_on_after_and(text, at, limit, start):
                return _cut(text, title, start, stop.start(), "and")
        elif stop["word"]:
            if not _goes_on_after_word(text, stop, limit, start):
                return _cut(text, title, start, stop.start(), stop["word"].lower())
        else:
            mark = stop["mark"].strip()
            after = _after_mark(text, stop, start, limit)
            if after is None:
                return _cut(text, title, start, stop.start(), mark)
            if mark in ("“", '"'):
                title.quoted = title.quoted or not text[start : stop.start()].strip()
                title.closed = True
                if (
                    text[after : after + 5] == " của "
                ):  # the issuer after a quoted title stands outside the span
                    title.issuer = issuer_at(page, after + 5, limit) or title.issuer
                    return _cut(text, title, start, after, mark)
            at = after


def _step_closed(page: Page, title: Title, at: int, limit: int, bodies: bool) -> int | None:
    """The offset after what follows a period or an owner; None when the title ends there."""
    again = _PERIOD_AGAIN.match(page.flat, at, limit)
    if again and again.end() > at:
        title.period = title.period or bool(re.search("[0-9]", again[0]))
        return again.end()
    of = None if title.owned else _OF.match(page.flat, at, limit)
    if of:
        after = _owner(page, title, at, of.end(), limit, bodies)
        return after if title.owned else None
    part = (_OWNER_AGAIN if title.owned else _PART_AGAIN).match(page.flat, at, limit)
    if part is None or (
        _NEXT_DOCUMENT.match(page.flat, part.end(), limit)
        and part[0].strip(" ,;").lower().startswith(("phương", "nhiệm", "giải", "kế"))
    ):
        return None
    title.closed = False
    return part.end()


def _cut(text: str, title: Title, start: int, end: int, stop: str) -> Title:
    trail = _TRAIL.search(text, start, end)
    title.end = trail.start() if trail else end
    title.stop = stop
    return title


_NESTED = re.compile(
    rf"(?<![{LETTER}])(?:(?i:nghị quyết|chỉ thị|kết luận|quy định|quyết định|đề án|luật)|Đại hội|"
    rf"Chương trình|Kế hoạch|Báo cáo|Quy chế|Hướng dẫn|Thông báo)(?![{LETTER}])"
)


def _owner(page: Page, title: Title, start: int, at: int, limit: int, bodies: bool) -> int:
    """The offset after the owner named after `của`; the title is closed when it is one that issues."""
    named = issuer_at(page, at + 1, limit)
    if named is None or (
        named.many and page.flat[at + 1].islower() and not page.lower.startswith("các ", at + 1)
    ):
        return at
    title.closed = title.owned = True
    if bodies:
        return more_bodies(page, named.end, limit)
    # The owner of a document named in the title is not the issuer of this one.
    if not named.many and not _NESTED.search(page.flat, start, at):
        title.issuer = named
    return named.end


_LAW_NEXT = re.compile(r"\s*(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Thông tư)\s")
_OF_LAW = re.compile(r"(?:của|thi hành|điều)\s+(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Thông tư)\s")
# One more of the laws that an act changes: by name alone; with a number or day it is cited for itself.
_LAW_LISTED = re.compile(
    r"\s*(?:Luật|Bộ luật|Pháp lệnh)\s(?!số)[^,;.:()\n0-9]{3,70}(?=[,;.]|\s+và\s)(?!,?\s+(?:ngày|số|năm)\s)"
)
_AMENDS = re.compile(
    r"(?i:sửa đổi|bổ sung|bãi bỏ|điều của|thi hành)[^;.]{0,80}(?:Luật|Bộ luật|Pháp lệnh)\s[^;.]*$"
)
_SECOND_VERB = re.compile(
    r"\s*(?:triển khai|tổ chức|xây dựng|hoàn thiện|thực hiện|đẩy mạnh|tăng cường|phối hợp|giao|"
    rf"tạo)(?![{LETTER}])(?!\s+{TYPE_WORD}\s+của)",
    re.IGNORECASE,
)


def _goes_on_after_and(text: str, at: int, limit: int, start: int) -> bool:
    if _MORE_AFTER_COMMA.match(text, at, limit):
        return True
    if _LAW_NEXT.match(text, at, limit) and _OF_LAW.search(text, start, at):
        return True  # "một số điều của Luật A và Luật B"
    new = _NEW_CLAUSE.match(text, at, limit)
    if new is None:
        return True
    # "tuyên truyền và triển khai Nghị quyết": a second verb of the title, near its head.
    return bool(_SECOND_VERB.match(text, at, limit)) and len(text[start:at].split()) <= 12


_PLACE_NEXT = re.compile(
    r"\s+(?:tỉnh|thành phố|TP|xã|huyện|phường|Thủ đô|Việt Nam|cơ sở|địa phương|nước ngoài|các (?:tỉnh|"
    rf"xã|phường|huyện|cơ quan))(?![{LETTER}])"
)
_SECURED = re.compile(r"\s*(?:đảm bảo|bảo đảm)\s+(?:quốc phòng|an ninh|an sinh|trật tự)", re.IGNORECASE)
_WITH_NEXT = re.compile(r"\s+(?:thực hiện|việc thực hiện|triển khai)")
# "Báo cáo chính trị trình Đại hội …": the congress tells which report it is.
_TO_CONGRESS = re.compile(rf"\s+(?:(?:tại|ra)\s+)?(?i:Đại\s+hội)(?![{LETTER}])(?!\s+(?:đồng|các cấp|cơ sở))")
_TERM_AHEAD = re.compile(r"[^;.:“”\"]{1,140}?(?:khóa [IVX]+|nhiệm kỳ)", re.IGNORECASE)


def _goes_on_after_word(text: str, stop: re.Match[str], limit: int, start: int) -> bool:
    """Whether the title goes on over a word that most often ends one."""
    word = stop["word"].lower()
    if not text[start : stop.start()].strip():  # the very first word: the caller has judged it
        return True
    before = text[max(start, stop.start() - 12) : stop.start()].lower().rstrip()
    if word in ("tại", "từ"):
        return bool(_PLACE_NEXT.match(text, stop.end(), limit))
    if word in ("đảm bảo", "bảo đảm"):
        return before.endswith(",") and bool(_SECURED.match(text, stop.start(), limit))
    if word == "gắn với":
        return bool(_WITH_NEXT.match(text, stop.end(), limit))
    if word == "với":
        return before.endswith(("phối hợp", "đối", "gắn"))
    if word == "đối với":
        return (
            bool(_PLACE_NEXT.match(text, stop.end(), limit))
            or "công tác" in text[stop.end() : stop.end() + 12]
        )
    if word == "để":
        return bool(_TERM_AHEAD.match(text, stop.end(), limit)) and not before.endswith(",")
    if word in ("trước", "sau", "ngoài"):
        return before.endswith(("thời kỳ", "phía")) or text[stop.end() : stop.end() + 6] in (
            " sắp x",
            " đại h",
            " khu v",
        )
    if word == "trình" and (
        before.endswith(_BEFORE_TRINH) or _TO_CONGRESS.match(text, stop.end(), limit) is not None
    ):
        return True
    if word == "làm" and before.endswith("việc"):  # "Luật Việc làm"
        return True
    if word in ("làm", "có", "theo", "không", "bằng", "trình"):
        return text[stop.end() : stop.end() + 9].strip().lower().startswith(_COMPOUND[word])
    return False


# "chương trình", "tờ trình", "lộ trình" …: not the verb.
_BEFORE_TRINH = (
    "chương",
    "tờ",
    "quá",
    "lộ",
    "quy",
    "công",
    "tiến",
    "hành",
    "giáo",
    "phương",
    "thuyết",
    "học",
)
_COMPOUND = {
    "làm": ("việc", "theo"),
    "có": ("công", "hiệu"),
    "theo": ("phương", "hướng hiện"),
    "không": ("gian", "chuyên", "dùng"),
    "bằng": ("tiền",),
    "trình": ("độ", "tự"),
}


def _after_mark(text: str, stop: re.Match[str], start: int, limit: int) -> int | None:
    """The offset to go on from after a mark; None where the title ends there."""
    mark, at = stop["mark"].strip(), stop.end()
    if mark == ",":
        return at if _goes_on_after_comma(text, stop.start(), at, start, limit) else None
    if mark == ";":
        again = _PART_AGAIN.match(text, stop.start(), limit)
        return at if again and not _NEXT_DOCUMENT.match(text, again.end(), limit) else None
    if mark == "(":
        bracket = _BRACKET.match(text, stop.start(), limit)
        return bracket.end() if bracket else None
    if mark in ("“", '"'):
        close = text.find("”" if mark == "“" else '"', at, limit)
        if close < 0:
            return None
        return close + 1
    if mark == "-" and at - stop.start() > 1:  # a dash between spaces: "kinh tế - xã hội", not "… - Bí thư"
        return at if text[at : at + 1].islower() or text[at : at + 1].isdigit() else None
    return None


# Two words that stand together with a comma: no list begins there.
_PAIR = re.compile(
    r"[^,]{0,12}?(?:lãnh đạo, chỉ đạo|kiểm tra, giám sát|phòng, chống|sửa đổi, bổ sung|"
    r"tiếp thu, giải trình|xây dựng, chỉnh đốn|nắm bắt, |"
    r"sắp xếp, |thông tin, tuyên truyền|tuyên truyền, |phổ biến, giáo dục|đào tạo, bồi dưỡng|quản lý, |"
    r"theo dõi, |khoa học, công nghệ|thể dục, thể thao|"
    r"an ninh, trật tự|trật tự, an toàn|quốc phòng, an ninh|khiếu nại, tố cáo|tổ chức, |"
    r"nghiên cứu, học tập|học tập, |đôn đốc, )",
    re.IGNORECASE,
)


def _repeats(text: str, start: int, comma: int, at: int) -> bool:
    """Whether a verb of the title comes again ("công tác xây dựng Đảng, xây dựng hệ thống chính trị")."""
    first = " ".join(text[at : at + 24].lower().split()[:2])
    return len(first) > 5 and f" {first} " in f" {text[start:comma].lower()} "


def _goes_on_after_comma(text: str, comma: int, at: int, start: int, limit: int) -> bool:
    if _MORE_AFTER_COMMA.match(text, at, limit) or _SECURED.match(text, at, limit):
        return True
    # "học tập, quán triệt, tuyên truyền và triển khai …": verbs in a row at the head of the title.
    if len(text[start:comma].split()) <= (8 if "," in text[start:comma] else 3) and _SAME_VERB.match(
        text, at, limit
    ):
        return True
    if _repeats(text, start, comma, at) or _PAIR.match(text, max(start, comma - 12)):
        return True
    if _LAW_LISTED.match(text, at, limit) and _AMENDS.search(text, start, comma):
        return True  # "sửa đổi một số điều của Luật A, Luật B"
    if _NEW_CLAUSE.match(text, at, limit):
        return False
    first = text[at:limit].lstrip()[:1]
    if not first or first.isupper() or first.isdigit():
        return False
    return bool(_ENUMERATION.match(text, at, limit))
