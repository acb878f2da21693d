"""Who speaks, and with what standing: a chair gives orders, a delegate gives opinions.

Standing comes from posts and ranks, not from verbs: `đề nghị` of a secretary of the committee to a
district is an assignment, `đề nghị` of the district's secretary to the committee a proposal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.fold import fold_tone
from vanban.page import Page
from vanban.rule import Found
from vanban.rules import people

# The level at which a post stands: 1 centre, 2 province or city, 3 department or district, 4 commune.
_LEVELS: tuple[tuple[int, str], ...] = (
    (
        4,
        r"(?:đảng ủy|ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|mttq)\s+(?:các\s+)?(?:xã|phường|"
        r"thị trấn)|\bxã\b|\bphường\b|thị trấn|\bthôn\b|tổ dân phố|chi bộ",
    ),
    (
        3,
        r"huyện|quận|thị ủy|thị xã|\bsở\b|phòng\b|cục\b|chi cục|công ty|trường\b|bệnh viện|"
        r"đảng ủy (?!trực thuộc tỉnh|trực thuộc thành)|đảng ủy$|chi nhánh|thành phố trực thuộc|đại biểu hđnd",
    ),
    (
        1,
        r"tổng bí thư|bộ chính trị|ban bí thư|chủ tịch nước|thủ tướng|chính phủ|bộ trưởng|"
        r"chủ tịch quốc hội|phó chủ tịch quốc hội|trung ương|\bquốc hội\b|\bbộ (?!chỉ huy|phận|"
        r"tư lệnh|đội|máy)",
    ),
    (
        2,
        r"thành ủy|tỉnh ủy|ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|bí thư|chủ tịch|"
        r"trưởng ban chỉ đạo|trưởng đoàn|chủ nhiệm|trưởng ban|ban chỉ đạo|\btỉnh\b|thành phố|"
        r"\btp\b",
    ),
)
_LEVEL = tuple((level, re.compile(pattern, re.IGNORECASE)) for level, pattern in _LEVELS)
_LEADS = re.compile(
    r"bí thư|chủ tịch|trưởng ban|phó trưởng ban|trưởng đoàn|phó trưởng đoàn|chủ nhiệm|"
    r"tổng bí thư|thủ tướng|bộ trưởng|thứ trưởng|người đứng đầu|thường trực|trưởng tiểu ban|"
    r"giám đốc",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"kết luận|phát biểu chỉ đạo|chủ trì|phát biểu khai mạc|phát biểu bế mạc|bế mạc|chỉ đạo", re.IGNORECASE
)
_SUMS_UP = re.compile(
    r"\W*(?:phát biểu )?(?:kết luận|khai mạc|bế mạc|chỉ đạo|tổng hợp các ý kiến|tiếp thu)", re.IGNORECASE
)
_DEBATE = re.compile(
    r"\W*(?:tại [^,]{3,60},\s*)?(?:tham gia |phát biểu )?(?:thảo luận|góp ý|cho ý kiến|"
    r"đóng góp ý kiến|tham luận|nêu ý kiến|thay mặt|báo cáo (?:với|tại|trước|về|kết quả))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker. `name` None: a collective (`đại biểu`, `một số ý kiến`) or a post nobody is named for."""

    name: str | None
    words: str
    standing: str  # chair, delegate, collective, body
    start: int
    end: int


_COLLECTIVE = re.compile(
    r"(?:(?:các|một số|nhiều|đa số|đông đảo|hầu hết|đại diện)\s+)?(?:ý kiến(?: (?:thảo luận|"
    r"tham luận|phát biểu|góp ý|của (?:các )?đại biểu))?(?: tại [^,;:.]{0,30})?|"
    r"(?:vị )?đại biểu(?: tham dự hội nghị)?|cử tri|thành viên(?: ban chỉ đạo)?|địa phương|"
    r"hội nghị)",
    re.IGNORECASE,
)


def is_collective(words: str) -> bool:
    """Whether words name a collective: `đại biểu`, `một số ý kiến`, `cử tri`."""
    return _COLLECTIVE.fullmatch(words) is not None


_NEAR = 300  # so far before its verb a collective may stand


def collective_before(page: Page, start: int, at: int) -> Speaker | None:
    """A collective whose words end where the cue begins, adverbs between."""
    for match in _COLLECTIVE.finditer(page.lower, max(start, at - _NEAR), at):
        between = page.lower[match.end() : at]
        if re.fullmatch(
            r"\s*(?:cũng|đều|còn|đã|,|tiếp tục|cơ bản|thống nhất|và|nhận định|phát biểu|thảo luận|\s)*",
            between,
        ):
            return Speaker(
                None, page.words(match.start(), match.end()), "collective", match.start(), match.end()
            )
    return None


def level(words: str) -> int:
    """The level of a post: 1 the centre … 4 a commune; 9 where its words do not tell."""
    best = 9
    for part in re.split(r"[,;]\s*", fold_tone(words)):
        for number, pattern in _LEVEL:
            if pattern.search(part):
                best = min(best, number)
                break
    return best


def positions_of(page: Page) -> dict[str, list[str]]:
    """For each person named in the article all posts it is given, in the article's words."""
    cached = page.cache.get("positions")
    if cached is None:
        cached = {}
        for person in page.of("person"):
            cached.setdefault(str(person.fields["name"]), []).extend(person.fields.get("positions", ()))
        page.cache["positions"] = cached
    return cached


def top_level(page: Page) -> int:
    """The highest level of a leader in the article who is said to speak; 9: none."""
    cached = page.cache.get("top")
    if cached is None:
        spoken = [
            level(post) for name, posts in positions_of(page).items() for post in posts if _LEADS.search(post)
        ]
        posts = [level(page.words(one.start, one.end)) for one in page.of("_post")]
        named = [one for one in spoken if one >= 2] or spoken
        cached = min(named or [one for one in posts if one >= 2] or [9])
        page.cache["top"] = cached
    return int(cached)


_ONLY_ORDERS = ("yêu cầu", "giao", "phân công", "chỉ đạo", "đôn đốc", "nhắc nhở")
_GENERIC = re.compile(r"\s*(?:đối với\s+)?(?:các|toàn thể|mỗi|từng)\s", re.IGNORECASE)


def body_speaker(words: str, start: int, end: int, verb: str, after: str) -> Speaker:
    """The speaker a body is: it orders those below it and proposes to those above it.

    `verb`: what it says with; `after`: the words behind. Whoever demands (`yêu cầu`) of groups nobody names
    more closely speaks to those under it.
    """
    mine, theirs = level(words), level(after.split(",", 1)[0])
    orders = mine < theirs if theirs < 9 else mine <= 2
    orders = orders or (theirs == 9 and verb.startswith(_ONLY_ORDERS) and _GENERIC.match(after) is not None)
    return Speaker(None, words, "body above" if orders else "body", start, end)


def person_speaker(page: Page, one: Found, context: str) -> Speaker:
    """The speaker a person or a post is, with its standing by rank and by what the sentence says it does."""
    if one.kind == "person":
        name: str | None = people.holder(page, str(one.fields["name"]), one.start) or str(one.fields["name"])
        words = "; ".join([*one.fields.get("positions", ()), *positions_of(page).get(name or "", ())])
    else:
        words = page.words(one.start, one.end)
        name = people.holder(page, words, one.start) or _head_of(page, words)
        words = "; ".join([words, *positions_of(page).get(name or "", ())])
    standing = _standing(page, words, context)
    if standing == "delegate" and name in _chairs(page) and not _DEBATE.match(context):
        standing = "chair"
    return Speaker(name, words, standing, one.start, one.end)


def _chairs(page: Page) -> set[str | None]:
    """Who is said to conclude, open or chair: they give orders in all the article."""
    cached = page.cache.get("chairs")
    if cached is None:
        cached = set()
        for sentence in page.sentences:
            if _SUMS_UP.match(page.lower, sentence.start):
                for one in page.within("person", sentence.start, sentence.end)[:1]:
                    cached.add(str(one.fields["name"]))
        page.cache["chairs"] = cached
    return cached


def _head_of(page: Page, words: str) -> str | None:
    """The holder of a paraphrase: the head of the government of a place is its chairman."""
    if not re.match(r"(?:người đứng đầu|lãnh đạo cao nhất)", words, re.IGNORECASE):
        return None
    post = "chủ tịch" if re.search(r"chính quyền|ubnd|ủy ban", words, re.IGNORECASE) else "bí thư"
    holders = [
        name
        for name, posts in positions_of(page).items()
        if any(one.lower().startswith(post) for one in posts)
    ]
    return holders[0] if len(holders) == 1 else None


def _standing(page: Page, words: str, context: str) -> str:
    if _SUMS_UP.match(context) or (_CLOSING.search(context) and not _DEBATE.match(context)):
        return "chair"
    if not _LEADS.search(fold_tone(words)):
        return "delegate"
    mine = level(words)
    if mine > top_level(page):
        return "delegate"
    return "delegate" if _DEBATE.match(context) else "chair"
