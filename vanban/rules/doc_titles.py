"""References without a number: by issuer, by their own title; those by occasion are in `doc_occasions`.

`Kế hoạch của Ban Chỉ đạo`, `Nghị quyết Đại hội XIII của Đảng`, `Kế hoạch phát triển kinh tế - xã hội năm 2021
của Thành phố`. A title that no capital, quote or period sets apart from plain words is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from vanban.fold import LETTER
from vanban.page import Page
from vanban.rules.doc_issuers import issuer_at
from vanban.rules.doc_occasions import OF_TERM, by_occasion, of_all_levels, political_report
from vanban.rules.doc_words import NOT_BY_ISSUER, TITLED, VERBAL, TypeWord, Unnumbered, only_mentioned
from vanban.rules.titles import PERIOD, TYPE_WORD, Title, read_title

_OF_PERIOD = re.compile(rf"\s+{PERIOD}", re.IGNORECASE)
_ABOUT = re.compile(r"\s*,?\s*(?:về\s+việc|về|V/v)\s*:?\s+", re.IGNORECASE)
_CARRY = re.compile(r"\s+(?:để\s+)?(?:tổ chức\s+|triển khai\s+)?(?:thực hiện|triển khai)\s+", re.IGNORECASE)
_OF = re.compile(r"\s+(?:(?:(?:triển khai|tổ chức)\s+)?thực hiện\s+)?(?:của)\s+", re.IGNORECASE)
# "hướng dẫn của Ủy ban MTTQ cấp trên": whichever body that is, and whatever it wrote.
_ANY_ABOVE = re.compile(r"(?:cấp trên(?: trực tiếp)?|cấp dưới|cùng cấp|các cấp)$")
# There is one national programme for each matter, however its name is written.
_NATIONAL = re.compile(
    r"(?i:chương trình (?:mục tiêu )?quốc gia (?:về )?(?:xây dựng|giảm nghèo|phát triển|bảo đảm|đảm bảo|"
    r"phòng|nâng cao|ứng phó|sử dụng|hiện đại|an toàn|chuyển đổi|thúc đẩy|tăng cường|y tế|dân số|việc làm|"
    r"nước sạch|văn hóa|chăm sóc|hỗ trợ|khởi nghiệp|mỗi xã))(?!\w)"
)
_ONLY_VERBS = frozenset(("triển", "khai", "tổ", "chức", "thực", "hiện", "và", "cụ", "thể"))
_BARE_PLACE = re.compile(r"(?:TP|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thủ đô|đặc khu)", re.IGNORECASE)
_MAKING = frozenset(("lập", "xây", "tổ", "soạn", "đi", "làm", "mua", "chi", "sử", "kiểm", "thu", "tiếp"))
_LEGAL = ("nghị định", "thông tư", "quyết định", "nghị quyết")
_SUBJECT = re.compile(r"\s+(?=(?:quy định|hướng dẫn|sửa đổi|phê duyệt|ban hành|bãi bỏ)\s)", re.IGNORECASE)
_AT_NUMBER = re.compile(r"\s+(?:đã\s+)?(?:tại(?!\s+(?:cuộc|phiên|buổi|hội nghị|kỳ))|số)\s", re.IGNORECASE)
# Words that never begin a title.
_NO_TITLE = re.compile(
    r"\s*(?:$|[.,;:)”\"…|\t(/%\-]|[0-9](?![0-9]?\s(?:năm|tháng)\s(?:thực hiện|triển khai|thi hành)\s)|"
    r"(?:đã|được|bị|sẽ|là|có|các|những|này|đó|trên|nêu|nói|cần|phải|"
    r"cho|với|tại|theo|trong|do|như|gồm|bao gồm|kèm|cụ thể|riêng|chung|sau|"
    r"trước|đề ra|giao|hằng|hàng|định kỳ|và|hoặc|hay|cũng|vẫn|nhằm|để|khi|mà|thì|từ|đến|vào|ra|lên|"
    r"các bộ|của|số|tháng|tuần|quý|ngày|năm [0-9]|nên|bằng|ở|qua|"
    r"đầy đủ|kịp thời|nghiêm túc|hiệu quả|chặt chẽ|đúng|bất thường|đột xuất|nhanh|chính thức|mới|cũ|"
    r"khác|lần|thêm|gửi|trình|thành|lên|không|chưa|ngay|còn|mật|phù hợp|"
    rf"{TYPE_WORD}\s+(?:của|này))(?![{LETTER}]))",
    re.IGNORECASE,
)
_STRONG_REPORT = re.compile(
    r"\s*(?:tóm tắt|trả lời|giám sát|kiểm tra|thuyết minh|kết quả|tổng kết|sơ kết|tình hình|chính trị|"
    r"kiểm điểm|giải trình|tiếp thu|đề xuất|thẩm tra|thẩm định|đánh giá|công tác|tổng hợp|chuyên đề|"
    r"thực hiện|kinh tế|một số|về)(?![\w])",
    re.IGNORECASE,
)
_READS = re.compile(
    r"(?:nghe|với|vào|thông qua|trình bày|trong|tại|của|theo|bản|trình|duyệt|hoàn thiện|về|qua|ý kiến|"
    r"góp ý|thảo luận|dự thảo|và|là|thẩm định|ban hành|xây dựng|thực hiện|triển khai|sau|:|,|;|“|\"|"
    r"\()\s*$",
    re.IGNORECASE,
)
_CLAUSE_HEAD = re.compile(r"(?:^|[.;:!?]\s*|[-+*•]\s*|\)\s+|[0-9]\.\s*|\n\s*)$")
_MAKES = re.compile(
    r"(?:ban hành|trình bày|nghe|báo cáo|đối với|là|của|góp ý|cho ý kiến|duyệt|thẩm định|kèm theo|"
    r"xây dựng|thông qua|trình|theo|thực hiện|triển khai|dự thảo|hoàn thiện|tham mưu|phê duyệt|góp ý|"
    r"đề xuất|về|vào|trong|tại|với|và|,|;|:)\s+$",
    re.IGNORECASE,
)


def by_words(
    page: Page, word: TypeWord, limit: int, clause: int, *, listed: bool = False
) -> Unnumbered | None:
    """The reference that begins with a type word and has no number; None when it singles out nothing.

    `listed`: another reference ends right before it, so that it is the next of a list.
    """
    if word.base not in TITLED or word.plural or only_mentioned(page, word.end):
        return None
    if word.base in ("điều lệ đảng", "điều lệ"):
        return _charter(page, word, limit)
    if of_all_levels(page, word, limit) or _is_short(word):
        return None
    return (
        political_report(page, word, limit)
        or by_occasion(page, word, limit)
        or _by_issuer(page, word, limit)
        or _by_title(page, word, limit, clause, listed)
    )


def _charter(page: Page, word: TypeWord, limit: int) -> Unnumbered | None:
    """`Điều lệ Đảng`, `Điều lệ Công đoàn Việt Nam`: there is one for each body."""
    if page.flat[word.word].islower():
        return None
    end = word.end
    if word.base == "điều lệ":
        of = _OF.match(page.flat, end, limit)
        named = issuer_at(page, of.end() if of else end + 1, limit)
        if named is None or named.many or named.place or not named.name[0].isupper():
            return None
        end = named.end
    end = end + 18 if page.flat.startswith(" Cộng sản Việt Nam", end) else end
    return Unnumbered(
        word.start, end, {"type": word.type, "title": page.words(word.word, end)}, "document.title"
    )


def _is_short(word: TypeWord) -> bool:
    """`TT`, `NĐ` without a number: most often another word (`TT Huyện ủy` is its standing committee)."""
    return word.base in ("thông tư", "nghị định") and word.end - word.word <= 4


def _by_issuer(page: Page, word: TypeWord, limit: int) -> Unnumbered | None:
    """`Kế hoạch của Ban Chỉ đạo`, with the subject that follows."""
    text = page.flat
    of = _OF.match(text, word.end, limit)
    if of is None or word.base == "quy chế":
        return None
    named = issuer_at(page, of.end(), limit)
    if (
        named is None
        or named.many
        or _ANY_ABOVE.search(named.name)
        or _AT_NUMBER.match(text, named.end, limit)
    ):
        return None
    about = _ABOUT.match(text, named.end, limit)
    if about is None and word.base in _LEGAL:
        about = _SUBJECT.match(text, named.end, limit)
    carry = (
        _CARRY.match(text, named.end, limit) if word.base in ("chương trình", "kế hoạch", "đề án") else None
    )
    lower = text[word.word].islower()
    if named.wide and about is None:
        return None
    if lower and about is None and carry is None and _BARE_PLACE.fullmatch(named.name):
        return None  # "kế hoạch của thành phố": what it planned, not one paper
    if word.base in NOT_BY_ISSUER and (about is None or lower):
        return None
    if text[named.end : named.end + 6].lower().startswith((" giao", " đề ra")) and lower:
        return None
    if lower and word.name == "báo cáo" and about is None and not word.draft:
        return None  # "theo báo cáo của Sở …": what it reported, not one paper
    fields: dict[str, Any] = {"type": _type(word), "issuer": named.name}
    end = named.end
    if about or carry:
        begin = (about or carry).end()  # type: ignore[union-attr]
        if re.match(r"\s*(?:này|vấn đề này|nội dung|các nội dung)(?!\w)", text[begin : begin + 20]):
            return Unnumbered(word.start, end, fields, "document.issuer")
        title = read_title(page, begin, limit)
        if title.end > begin + 4:
            end = title.end
            fields["title"] = page.words(begin if about else word.word, end)
    else:
        more = OF_TERM.match(text, end, limit)
        if more is None and word.name != word.base:  # "chương trình công tác của UBND huyện năm 2021"
            more = _OF_PERIOD.match(text, end, limit)
        end = more.end() if more else end
        if word.name not in (word.base, "chương trình hành động"):
            fields["title"] = page.words(word.word, end)
    return Unnumbered(word.start, end, fields, "document.issuer", "title" in fields)


_WORKING_RULES = re.compile(r"\s*(?:ban hành |xây dựng )?quy chế làm việc", re.IGNORECASE)


def _type(word: TypeWord) -> str:
    return "draft" if word.name == "dự thảo" else word.type


def _by_title(page: Page, word: TypeWord, limit: int, clause: int, listed: bool) -> Unnumbered | None:
    text = page.flat
    if (
        word.name != word.base
        and text.startswith(", ", word.end)
        and page.lower.startswith(word.base, word.word)
    ):
        # "kế hoạch kiểm tra, giám sát": the kind is the first of the title's words
        word = replace(word, name=word.base, end=word.word + len(word.base))
    caps = text[word.word : word.end].isupper()
    own_rules = word.name != word.base == "quy chế" and bool(_OF.match(text, word.end, limit))
    if caps and word.start <= clause:  # a paper's own title
        return None
    if _NO_TITLE.match(text, word.end, limit) and (caps or not own_rules):
        return None
    about = _ABOUT.match(text, word.end, limit)
    begin = about.end() if about else word.end
    bodies = word.base == "quy chế" or bool(_WORKING_RULES.match(text, begin, limit))
    title = read_title(page, begin, limit, bodies=bodies)
    quoted = word.start > clause and text[word.start - 1] in '“"'
    if quoted:
        title = _to_quote(page, word, title, limit)
    look = _Look(page, word, title, begin, about is not None, quoted, clause)
    if title.end <= begin or not (look.is_title() or (listed and look.goes_on_with_list())):
        return None
    words = page.words(begin if about else word.word, title.end)
    in_quotes = _QUOTED.match(text, begin, title.end)
    if in_quotes:  # facts.md: the title, when quoted, is what the quotes hold
        words = page.words(in_quotes.start("title"), in_quotes.end("title"))
    fields: dict[str, Any] = {"type": _type(word), "title": words}
    # Rules of a body are not made by it: "Quy định chức năng, nhiệm vụ của Sở Nội vụ".
    if title.issuer and not title.issuer.place and word.base not in _RULES_OF:
        fields["issuer"] = title.issuer.name
    return Unnumbered(word.start, title.end, fields, "document.title", title.period)


_QUOTED = re.compile(r"\s*[“\"](?P<title>[^“”\"]{3,400})[”\"]")
_RULES_OF = ("quy chế", "quy định", "điều lệ đảng")


def _to_quote(page: Page, word: TypeWord, title: Title, limit: int) -> Title:
    """A title in quotes runs to the closing quote, when that follows where it was thought to end."""
    mark = page.flat[word.start - 1]
    close = page.flat.find("”" if mark == "“" else mark, title.end, min(limit, word.end + 400))
    if 0 <= close < title.end + 120 and title.stop in (";", ",", "and", "closed", "”", '"'):
        title.end, title.quoted = close, True
    return title


@dataclass(slots=True)
class _Look:
    """A closer look at words that may be the title of one document."""

    page: Page
    word: TypeWord
    title: Title
    begin: int
    about: bool
    quoted: bool
    clause: int

    @property
    def words(self) -> list[str]:
        return self.page.flat[self.begin : self.title.end].split()

    @property
    def more(self) -> int:
        """How many words the kind has beyond the type word ("Báo cáo kết quả": two)."""
        return self.word.name.count(" ") - self.word.base.count(" ")

    @property
    def lower(self) -> bool:
        return self.page.flat[self.word.word].islower()

    @property
    def before(self) -> str:
        return self.page.flat[max(0, self.word.start - 24) : self.word.start]

    @property
    def at_head(self) -> bool:
        """Whether a clause begins here: a verb may stand there as well as a noun."""
        return self.word.start <= self.clause or bool(_CLAUSE_HEAD.search(self.before))

    def goes_on_with_list(self) -> bool:
        """Whether it may be the next of a list of documents."""
        return (not self.lower or self.title.period) and self.title.stop != "này" and len(self.words) >= 4

    def is_title(self) -> bool:
        title, words = self.title, self.words
        if title.stop == "này" or self.page.flat[title.end : title.end + 6].strip().startswith("này"):
            return False
        if _NATIONAL.match(self.page.flat, self.word.word):
            return len(words) >= 2
        more = self.more if self.word.draft else 0
        if len(words) + more < (2 if title.quoted or title.issuer else 3):
            return False
        if all(one.lower() in _ONLY_VERBS for one in words):
            return False
        if self.quoted or title.quoted:
            return True
        if (
            not (title.period or title.issuer or self.about)
            and len(words) <= 5
            and words[0].lower() in _MAKING
        ):
            return False  # "Kế hoạch lập dự toán": what is done, not what it is called
        if self.word.base in VERBAL:
            return self._is_noun()
        told = title.period or title.issuer is not None or self.about
        if self.word.base == "công điện":
            return not self.lower and (title.period or self.about) and len(words) >= 4
        if self.word.base == "đồ án" and not told and len(words) < 4:
            return False  # "Đồ án quy hoạch chung": of which place?
        if (
            self.at_head
            and not told
            and not self.word.draft
            and self.word.base in ("chương trình", "kế hoạch")
        ):
            return False  # the capital is the sentence's
        return not self.lower or self.word.draft or self._stands_out()

    def _is_noun(self) -> bool:
        """Whether `báo cáo`, `hướng dẫn` … is a document here and not what someone does."""
        word, title, before = self.word, self.title, self.before
        if word.draft and not (self.lower or self.at_head) and len(self.words) + self.more >= 3:
            return True  # "dự thảo Báo cáo kết quả giám sát"
        if word.base != "báo cáo" and not self.about:
            made = before.endswith(("này ", "ban hành ", "thông qua "))
            return not self.lower and not self.at_head and made and len(self.words) >= 4
        if not (self.about or title.issuer or title.period):
            return False
        if word.name == "báo cáo" and not _STRONG_REPORT.match(self.page.flat, word.end):
            return False
        if not (self.lower or self.at_head):
            return True
        if word.draft:
            return title.period
        if self.at_head:
            return title.period and not self.lower and self.page.header is None
        return title.period and bool(_READS.search(before))

    def _stands_out(self) -> bool:
        """Whether a type word in small letters has a title that names one document."""
        word, title = self.word, self.title
        made = bool(_MAKES.search(self.before))
        if self.about and word.name == "nghị quyết chuyên đề":
            return True
        if self.about and made and word.base in ("nghị quyết", "tờ trình", "chỉ thị"):
            return len(self.words) >= 4
        issued = title.issuer is not None and not title.issuer.place
        local = "trên địa bàn" in self.page.lower[self.begin : title.end]
        return len(self.words) >= 6 and (title.period or issued or local) and (made or self.about)
