"""References without a number: by issuer, by occasion, by their own title.

`Kế hoạch của Ban Chỉ đạo`, `Nghị quyết Đại hội XIII của Đảng`, `Kế hoạch phát triển kinh tế - xã hội năm 2021
của Thành phố`. A title that no capital, quote or period sets apart from plain words is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from vanban.fold import LOWER, UPPER
from vanban.page import Page
from vanban.rules.doc_issuers import Named, issuer_at
from vanban.rules.doc_words import NOT_BY_ISSUER, TITLED, VERBAL, TypeWord, only_mentioned
from vanban.rules.titles import TYPE_WORD, Title, read_title

_L = UPPER + LOWER
_ROMAN = r"(?:[IVXLC]{1,7}|[0-9]{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
_ORDINAL = rf"(?:lần thứ {_ROMAN}|thứ {_ROMAN}|[IVXLC]{{1,7}}(?![{_L}]))"
_OF_PARTY = rf"(?:của\s+)?(?:Đảng bộ|Đảng ủy|Đảng|BCH|Ban Chấp hành|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Chi bộ|Đoàn|Công đoàn|Mặt trận)(?![{_L}])"
_OCCASION = re.compile(
    rf"\s+(?:của\s+)?(?P<what>(?:Đại hội|đại hội|Hội nghị|hội nghị)(?![{_L}])|(?:Hội nghị\s+)?Trung ương\s+(?=[0-9]|lần thứ|khóa|bảy|tám|sáu)|[IVXLC]{{2,7}}(?=\s+của Đảng))", re.IGNORECASE
)
_OCCASION_PART = re.compile(
    rf"\s*(?:,\s*)?(?:(?P<sure>{_ORDINAL}|(?<=ương )[0-9]{{1,2}}(?![0-9/%])|\(?khóa\s+(?:[IVXLC]{{1,7}}|[0-9]{{1,2}})\)?)|(?P<plain>đại biểu(?: toàn quốc)?|toàn quốc|Trung ương|toàn thể|thường niên|giữa nhiệm kỳ)(?![{_L}])|(?P<party>(?={_OF_PARTY})(?:của\s+)?))",
    re.IGNORECASE,
)
_OF_TERM = re.compile(r"\s*(?:,\s*nhiệm kỳ|\(nhiệm kỳ|nhiệm kỳ)\s+[0-9]{4}\s*-\s*[0-9]{4}\)?", re.IGNORECASE)
_ALL_LEVELS = re.compile(r"\s*(?:đảng bộ |Đảng bộ |Đảng )?(?:các cấp|cơ sở|ở cơ sở|cấp mình|các (?:tỉnh|xã|huyện|chi bộ|đảng bộ))", re.IGNORECASE)
_ABOUT = re.compile(r"\s*,?\s*(?:về\s+việc|về|V/v)\s*:?\s+", re.IGNORECASE)
_CARRY = re.compile(r"\s+(?:để\s+)?(?:tổ chức\s+|triển khai\s+)?(?:thực hiện|triển khai)\s+", re.IGNORECASE)
_OF = re.compile(r"\s+(?:(?:(?:triển khai|tổ chức)\s+)?thực hiện\s+)?(?:của)\s+", re.IGNORECASE)
_ONLY_VERBS = frozenset(("triển", "khai", "tổ", "chức", "thực", "hiện", "và", "cụ", "thể"))
_AT_NUMBER = re.compile(r"\s+(?:đã\s+)?(?:tại|số)\s", re.IGNORECASE)
# Words that never begin a title.
_NO_TITLE = re.compile(
    rf"\s*(?:$|[.,;:)”\"…|\t(/%\-]|[0-9]|(?:đã|được|bị|sẽ|là|có|các|những|này|đó|trên|nêu|nói|cần|phải|cho|với|tại|theo|trong|do|như|gồm|bao gồm|kèm|cụ thể|riêng|chung|sau|"
    rf"trước|đề ra|giao|hằng|hàng|định kỳ|và|hoặc|hay|cũng|vẫn|nhằm|để|khi|mà|thì|từ|đến|vào|ra|lên|các bộ|của|số|tháng|tuần|quý|ngày|năm [0-9]|nên|bằng|ở|qua|"
    rf"đầy đủ|kịp thời|nghiêm túc|hiệu quả|chặt chẽ|đúng|bất thường|đột xuất|nhanh|chính thức|mới|cũ|khác|lần|thêm|gửi|trình|lên|không|chưa|ngay|còn|mật|phù hợp|"
    rf"{TYPE_WORD}\s+(?:của|này))(?![{_L}]))",
    re.IGNORECASE,
)
_STRONG_REPORT = re.compile(
    r"\s*(?:tóm tắt|trả lời|giám sát|kiểm tra|thuyết minh|kết quả|tổng kết|sơ kết|tình hình|chính trị|kiểm điểm|giải trình|tiếp thu|đề xuất|thẩm tra|thẩm định|đánh giá|công tác|tổng hợp|chuyên đề|thực hiện|kinh tế|một số|về)(?![\w])",
    re.IGNORECASE,
)
_READS = re.compile(
    r"(?:nghe|với|vào|thông qua|trình bày|trong|tại|của|theo|bản|trình|duyệt|hoàn thiện|về|qua|ý kiến|góp ý|thảo luận|dự thảo|và|là|thẩm định|ban hành|xây dựng|thực hiện|triển khai|sau|:|,|;|“|\"|\()\s*$",
    re.IGNORECASE,
)
_CLAUSE_HEAD = re.compile(r"(?:^|[.;:!?]\s*|[-+*•]\s*|\)\s+|[0-9]\.\s*|\n\s*)$")
_MAKES = re.compile(r"(?:ban hành|trình bày|nghe|báo cáo|đối với|là|của|góp ý|cho ý kiến|duyệt|thẩm định|kèm theo|xây dựng|thông qua|trình|theo|thực hiện|triển khai|dự thảo|hoàn thiện|tham mưu|phê duyệt|góp ý|đề xuất|về|vào|trong|tại|với|và|,|;|:)\s+$", re.IGNORECASE)


@dataclass(slots=True)
class Unnumbered:
    """A reference without a number; `reach`: how far its words go, further than `end` when a title follows."""

    start: int
    end: int
    fields: dict[str, Any]
    rule: str
    period: bool = False


def by_words(page: Page, word: TypeWord, limit: int, clause: int, *, listed: bool = False) -> Unnumbered | None:
    """The reference that begins with a type word and has no number; None when it singles out nothing.

    `listed`: another reference ends right before it, so that it is the next of a list.
    """
    if word.base not in TITLED or word.plural or only_mentioned(page, word.end):
        return None
    return _by_occasion(page, word, limit) or _by_issuer(page, word, limit) or _by_title(page, word, limit, clause, listed)


def _by_occasion(page: Page, word: TypeWord, limit: int) -> Unnumbered | None:
    if word.base not in ("nghị quyết", "kết luận", "báo cáo", "thông báo") or word.name.startswith("báo cáo") and word.name != "báo cáo chính trị":
        return None
    text = page.flat
    first = _OCCASION.match(text, word.end, limit)
    if first is None or _ALL_LEVELS.match(text, first.end(), limit):
        return None
    end, sure = first.end(), first["what"].isupper() and first["what"] != "TRUNG ƯƠNG"
    for _ in range(7):
        part = _OCCASION_PART.match(text, end, limit)
        if part is None:
            break
        if part.start("party") >= 0:
            named = issuer_at(page, part.end("party"), limit)
            if named is None or named.many:
                break
            if named.name.lower() in ("đảng bộ", "đảng") and _ALL_LEVELS.match(text, named.end, limit):
                break
            sure = sure or text[word.word].isupper()
            end = named.end
        else:
            sure = sure or part["sure"] is not None
            end = part.end()
    while text[end - 1] in " ,":
        end -= 1
    if not sure and (word.base in VERBAL or not word.draft and text[word.word].islower()):
        return None
    if not sure and not (text[word.word].isupper() and text[end : end + 1] in (".", ",", ";", " ", "")):
        return None
    if not sure and _ALL_LEVELS.match(text, end, limit):
        return None
    issuer = page.words(first.start("what"), end)
    term = _OF_TERM.match(text, end, limit)
    fields: dict[str, Any] = {"type": word.type, "issuer": issuer}
    return Unnumbered(word.start, term.end() if term else end, fields, "document.occasion", bool(term))


def _by_issuer(page: Page, word: TypeWord, limit: int) -> Unnumbered | None:
    """`Kế hoạch của Ban Chỉ đạo`, with the subject that follows."""
    text = page.flat
    of = _OF.match(text, word.end, limit)
    if of is None or word.base == "quy chế":
        return None
    named = issuer_at(page, of.end(), limit)
    if named is None or named.many or _AT_NUMBER.match(text, named.end, limit):
        return None
    about = _ABOUT.match(text, named.end, limit)
    carry = _CARRY.match(text, named.end, limit) if word.base in ("chương trình", "kế hoạch", "đề án") else None
    lower = text[word.word].islower()
    if named.wide and about is None:
        return None
    if word.base in NOT_BY_ISSUER and (about is None or lower):
        return None
    if text[named.end : named.end + 6].lower().startswith((" giao", " đề ra")) and lower:
        return None
    fields: dict[str, Any] = {"type": _type(word), "issuer": named.name}
    end = named.end
    if about or carry:
        begin = (about or carry).end()  # type: ignore[union-attr]
        if re.match(r"\s*(?:này|vấn đề này|nội dung|các nội dung)(?!\w)", text[begin : begin + 20]):
            return Unnumbered(word.start, end, fields, "document.issuer")
        title = read_title(page, begin, limit, closed=False)
        if title.end > begin + 4:
            end = title.end
            fields["title"] = page.words(begin if about else word.word, end)
    else:
        more = _OF_TERM.match(text, end, limit)
        end = more.end() if more else end
        if word.name not in (word.base, "chương trình hành động"):
            fields["title"] = page.words(word.word, end)
    return Unnumbered(word.start, end, fields, "document.issuer", "title" in fields)


_WORKING_RULES = re.compile(r"\s*(?:ban hành |xây dựng )?quy chế làm việc", re.IGNORECASE)


def _type(word: TypeWord) -> str:
    return "draft" if word.name == "dự thảo" else word.type


def _by_title(page: Page, word: TypeWord, limit: int, clause: int, listed: bool) -> Unnumbered | None:
    text = page.flat
    lower = text[word.word].islower()
    caps = text[word.word : word.end].isupper()
    quoted = text[max(0, word.start - 1) : word.start] in ("“", '"') and word.start > clause
    if caps and word.start <= clause or _NO_TITLE.match(text, word.end, limit):
        if caps or word.name == word.base or word.base != "quy chế" or not _OF.match(text, word.end, limit):
            return None
    about = _ABOUT.match(text, word.end, limit)
    begin = about.end() if about else word.end
    title = read_title(page, begin, limit, bodies=word.base == "quy chế" or bool(_WORKING_RULES.match(text, begin, limit)))
    if quoted:
        title = _to_quote(page, word, title, limit)
    if title.end <= begin or not _is_title(page, word, title, begin, lower, about is not None, quoted, clause):
        if not listed or lower or title.stop == "này" or len(text[begin : title.end].split()) < 4:
            return None
    fields: dict[str, Any] = {"type": _type(word), "title": page.words(begin if about else word.word, title.end)}
    # Rules of a body are not made by it: "Quy định chức năng, nhiệm vụ của Sở Nội vụ".
    if title.issuer and not title.issuer.place and word.base not in ("quy chế", "quy định", "điều lệ đảng"):
        fields["issuer"] = title.issuer.name
    return Unnumbered(word.start, title.end, fields, "document.title", title.period)


def _to_quote(page: Page, word: TypeWord, title: Title, limit: int) -> Title:
    """A title in quotes runs to the closing quote, when that follows where it was thought to end."""
    mark = page.flat[word.start - 1]
    close = page.flat.find("”" if mark == "“" else mark, title.end, min(limit, word.end + 400))
    if close >= 0 and close - title.end < 120 and title.stop in (";", ",", "and", "closed", "”", '"'):
        title.end, title.quoted = close, True
    return title


def _is_title(page: Page, word: TypeWord, title: Title, begin: int, lower: bool, about: bool, quoted: bool, clause: int) -> bool:
    """Whether the words after the type word are the title of one document."""
    text = page.flat
    words = text[begin : title.end].split()
    if title.stop == "này" or len(words) < (2 if title.quoted or title.issuer else 3) or text[title.end : title.end + 6].strip().startswith("này"):
        return False
    if all(one.lower() in _ONLY_VERBS for one in words):
        return False
    if quoted or title.quoted:
        return True
    before = text[max(0, word.start - 24) : word.start]
    at_head = word.start <= clause or bool(_CLAUSE_HEAD.search(before))
    if word.base in VERBAL:
        if not (about or title.issuer or title.period):
            return False
        if word.base == "báo cáo" and word.name == "báo cáo" and not _STRONG_REPORT.match(text, word.end):
            return False
        if word.base != "báo cáo" and not about:
            return not lower and not at_head and before.endswith(("này ", "ban hành ", "thông qua ")) and len(words) >= 4
        if lower or at_head:
            return (word.draft or bool(_READS.search(before)) and not at_head or at_head and not lower and page.header is None) and title.period
    if lower and not word.draft:
        if about and word.base in ("nghị quyết", "tờ trình", "chỉ thị") and len(words) >= 4 and _MAKES.search(before) is not None:
            return True
        if about and word.name in ("nghị quyết chuyên đề",):
            return True
        known = title.period or title.issuer is not None and not title.issuer.place or "trên địa bàn" in page.lower[begin : title.end]
        return len(words) >= 6 and known and bool(_MAKES.search(before) or about)
    return True
