"""Names that can do something: bodies, groups, posts, persons; one, or several in a row.

What stands at the place of a doer but is in no table (`Các chủ rừng là tổ chức`, `Kế toán`) is
taken as far as the verb, when its first words say that it can act.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from vanban.fold import LOWER, UPPER, fold_tone
from vanban.page import Page
from vanban.rules.verbs import action_at, modal_at

_JOINED = re.compile(r"\s*(?:[,;/&]\s*(?:và\s+|cùng\s+)?|\s(?:và|cùng(?:\s+với)?|hoặc)\s+)\s*", re.IGNORECASE)
_HONORIFIC = re.compile(r"(?:(?:các\s+)?đồng chí|ông|bà|đ/c|anh|chị)\s+", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]{0,200}\)")
_ACTS = re.compile(
    r"(?:(?:các|những|toàn thể|mỗi|từng|mọi|một số|toàn bộ)\s+)?(?:(?:quý (?:cơ quan|đơn vị|sở|"
    r"ban|vị)|đồng chí|cán bộ|công chức|viên chức|đảng viên|hội viên|đoàn viên|chuyên viên|"
    r"kiểm lâm viên|"
    r"thủ trưởng|người đứng đầu|lãnh đạo(?!,| và| chỉ đạo| việc| công tác| thực hiện| tổ chức|"
    r" triển khai| toàn diện)|đại diện|thành viên|ủy viên|chủ rừng|chủ đầu tư|nhà thầu|"
    r"doanh nghiệp|doanh nhân|hộ gia đình|hộ dân|kế toán|văn thư|thủ quỹ|"
    r"tổ (?:trưởng|phó|viên|công tác|bầu cử|giúp việc|biên tập|dân phố|soạn thảo|đảng)|"
    r"tổ chức (?:đảng|chính trị|cá nhân|thành viên|đoàn thể|hội(?! nghị)|cơ sở|tín dụng)|"
    r"đội (?:trưởng|phó|quản lý|kiểm tra)|nhóm trưởng|"
    r"phòng(?!,| chống| ngừa| tránh| cháy| trừ| bệnh| vệ)|khoa(?! học)|trường(?! hợp)|trạm|"
    r"trung tâm|hợp tác xã|bộ phận|đơn vị|cơ quan|địa phương|hội nghị|đại hội|ban(?! hành)|"
    r"chi nhánh|lực lượng|cấp ủy|chính quyền|"
    r"trưởng|phó|giám đốc|chủ tịch|bí thư|thư ký|nhân dân|người dân|cử tri|cộng đồng|hội(?! nghị|"
    r" nhập| thảo| họp| tụ)|ngân hàng|công ty|báo(?! cáo| động)|đài|bệnh viện|cụm|khối|"
    r"nhà trường|giáo viên|"
    r"thôn|xã(?! hội)|phường|huyện|tỉnh|thành phố|đảng bộ|chi bộ)(?!\w))",
    re.IGNORECASE,
)
# "Vân Canh sẽ …": a place that stands for those who govern it.
_PLACE = re.compile(rf"[{UPPER}][{LOWER}]+(?:\s[{UPPER}][{LOWER}]+){{1,3}}(?=\s[{LOWER}])")
# Says which of them, not what they are to do.
_NO_VERB = re.compile(
    r"(?:phụ trách|công tác|làm việc|(?:trực tiếp )?làm (?:công tác|việc|nhiệm vụ)|quản lý nhà nước|"
    r"tham mưu, giúp việc|giúp việc|được giao)(?!\w)"
)
_NO_ACT = re.compile(r"tổ chức(?:,| và| hoặc)(?! hướng dẫn)\s")  # "cơ quan, tổ chức, đơn vị"
_FALLBACK_LENGTH = 110


class Name(NamedTuple):
    """A doer: its words, its place, and whether a table or a rule knows it."""

    text: str
    start: int
    end: int
    known: bool


def at(page: Page, start: int, end: int) -> Name | None:
    """The known name that begins at `start`, honorifics passed over; the longest there is."""
    honorific = _HONORIFIC.match(page.flat, start, end)
    for begin in {start, honorific.end() if honorific else start}:
        found = _index(page).get(begin)
        if found is not None and found[0] <= end:
            stop, text = found
            return Name(text, begin, stop, True)
    return None


def row(page: Page, start: int, end: int) -> list[Name]:
    """The names that stand in a row from `start`, joined by commas, semicolons, `và`."""
    names: list[Name] = []
    here = start
    while (name := at(page, here, end)) is not None:
        names.append(name)
        bracket = _BRACKET.match(page.flat, name.end, end)
        joint = _JOINED.match(page.flat, bracket.end() if bracket else name.end, end)
        if joint is None or joint.end() == here:
            break
        here = joint.end()
    return names


# Groups that name several bodies of their own standing; others ("các sở, ban, ngành") are one name.
_STANDING = (
    r"(?:các )?(?:cấp ủy(?: đảng)?|tổ chức đảng|chính quyền(?: địa phương)?|mttq|"
    r"mặt trận tổ quốc|ủy ban mttq|đoàn thể(?: chính trị - xã hội)?|"
    r"(?:các )?tổ chức chính trị - xã hội|cơ quan chức năng|lực lượng vũ trang)"
)
_SEVERAL = re.compile(rf"{_STANDING}[^,]{{0,40}}(?:, | và ){_STANDING}", re.IGNORECASE)
_AND = re.compile(r",\s+|\s+và\s+(?=các |cấp |chính |mttq|mặt |tổ chức |đoàn |ủy |lực )", re.IGNORECASE)


# One body written long and short.
_SHORT_FORMS = (("mặt trận tổ quốc", "mttq"), ("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"))


def plain(name: str) -> str:
    """A name as written, for comparing: small letters, one tone style, the common short forms."""
    folded = fold_tone(name).casefold()
    for long, short in _SHORT_FORMS:
        folded = folded.replace(long, short)
    return folded


def parted(name: Name) -> list[str]:
    """The names a group holds, where each stands for itself ("cấp ủy, chính quyền, MTTQ"); else the one."""
    folded = fold_tone(name.text)  # letter for letter, so that the places hold in the words as written
    if not _SEVERAL.match(folded):
        return [name.text]
    ends = [*_AND.finditer(folded)]
    starts = [0, *(end.end() for end in ends)]
    stops = [*(end.start() for end in ends), len(folded)]
    return [name.text[start:stop] for start, stop in zip(starts, stops, strict=True) if start < stop]


def texts(found: Iterable[Name]) -> list[str]:
    """The words of the names, groups parted, each once, in order."""
    return list(dict.fromkeys(part for name in found for part in parted(name)))


# "Các Bộ: Quốc phòng, Công an chủ động …", "Bộ trưởng các Bộ: Y tế, Nội vụ": the names follow a colon.
_KIND_AND_COLON = re.compile(
    r"(?:(?:bộ trưởng|lãnh đạo|chủ tịch ubnd|bí thư đảng ủy|giám đốc)\s+)?(?:các\s+)?"
    r"(?:bộ|sở|tỉnh|xã|phường|huyện|đơn vị|cơ quan)"
    r"(?:,\s*(?:ban,\s*)?(?:ngành|cơ quan|phường|thị trấn))?\s*:\s*(?=\S)"
)


def _after_colon(page: Page, start: int, end: int) -> tuple[list[Name], int]:
    """The names listed behind a kind and a colon, up to the verb; none: ([], start)."""
    head = _KIND_AND_COLON.match(page.lower, start, end)
    if head is None:
        return [], start
    stop = min(end, head.end() + _FALLBACK_LENGTH * 2)
    for position in _positions(page, head.end() + 1, stop):
        here = page.tokens.starts[position]
        before = page.flat[head.end() : here].rstrip()
        if before.endswith((",", ":")) or not page.flat[here].islower():
            continue
        if modal_at(page, here, end) or action_at(page, here, end):
            parts = [part for part in re.split(r",\s+(?:và\s+)?|\s+và\s+(?=[A-ZĐ])", before) if part]
            if not all(part[:1].isupper() for part in parts):
                return [], start
            at_, found = head.end(), []
            for part in parts:
                at_ = page.flat.index(part, at_)
                found.append(Name(part, at_, at_ + len(part), True))
            return found, head.end() + len(before)
    return [], start


def doers(page: Page, start: int, end: int) -> tuple[list[Name], int]:
    """The doers that begin at `start` and where their words end; none: ([], start).

    Unknown words count as a doer only up to a verb or a modal, and when they can act.
    """
    listed, stop = _after_colon(page, start, end)
    if listed:
        return listed, stop
    names = row(page, start, end)
    if names:
        stop = names[-1].end
        joint = _JOINED.match(page.flat, stop, end)
        if joint is not None:
            more, more_end = _unknown(page, joint.end(), end)
            if more is not None:
                return [*names, more], more_end
        return names, stop
    unknown, stop = _unknown(page, start, end)
    return ([unknown], stop) if unknown else ([], start)


def says_which(page: Page, at: int) -> bool:
    """Whether the words at `at` say which of the doers are meant (`phụ trách …`), not what they do."""
    return _NO_VERB.match(page.lower, at) is not None


# "Các cơ quan được phân công chủ trì … có trách nhiệm …": which of them, up to the word of duty.
_WHICH = re.compile(
    r"\s+(?:được (?:phân công|giao)|(?:có )?liên quan|trực thuộc|thuộc|phụ trách|quản lý|tham gia|"
    r"nêu tại|nêu trên|trên địa bàn|tại|ở|nơi)(?!\w)[^;:.]{0,130}?"
    r"(?=,?\s+(?:có trách nhiệm|chịu trách nhiệm|phải|cần|chủ động|khẩn trương|"
    r"kịp thời|nghiêm túc|tiếp tục|tập trung|tổ chức|căn cứ|thực hiện|báo cáo|lập|rà soát)(?!\w))"
)


_ROLE = re.compile(r"\s+(?:chủ trì|phối hợp)(?=\s+(?:có|chịu) trách nhiệm(?!\w))")


def which(page: Page, at: int, end: int) -> int | None:
    """Where words that say which of the doers are meant end, a word of duty behind them; None: none such."""
    role = _ROLE.match(page.lower, at, end)
    if role is not None:
        return role.end()
    if modal_at(page, at + 1, end) not in (None, "được giao"):
        return None
    match = _WHICH.match(page.lower, at, end)
    return match.end() if match and match.end() > at else None


def ends(page: Page, start: int, at: int) -> bool:
    """Whether a known name ends at `at`: what follows a comma there is one more of a row."""
    return any(name.end == at for name in starting(page, max(start, at - _FALLBACK_LENGTH), at))


def listed_before(page: Page, start: int, at: int) -> bool:
    """Whether one that can act ends at `at`: what follows a comma there is one more of a list."""
    positions = _positions(page, max(start, at - 40), at)
    starts = page.tokens.starts
    return any(
        (match := _ACTS.match(page.flat, starts[position], at)) is not None and match.end() == at
        for position in positions
    )


def can_act(page: Page, start: int, end: int) -> bool:
    """Whether the words at `start` begin as those of a doer do (`cán bộ`, `đơn vị`, `chủ rừng`)."""
    return _ACTS.match(page.flat, start, end) is not None


def _unknown(page: Page, start: int, end: int) -> tuple[Name | None, int]:
    place = _PLACE.match(page.flat, start, end)
    if place is not None and modal_at(page, place.end() + 1, end):
        return Name(page.words(start, place.end()), start, place.end(), False), place.end()
    if _ACTS.match(page.flat, start, end) is None:
        return None, start
    stop = min(end, start + _FALLBACK_LENGTH)
    tokens = page.tokens
    for position in _positions(page, start, stop):
        here = tokens.starts[position]
        if here == start:
            continue
        before = page.flat[start:here].rstrip()
        if before.endswith((",", ":", ".", "(")) and not page.flat[start:here].strip().endswith(","):
            return None, start
        if _NO_VERB.match(page.lower, here) or _NO_ACT.match(page.lower, here):
            continue
        if modal_at(page, here, end) or action_at(page, here, end):
            if before.endswith(","):
                return None, start
            words = page.words(start, start + len(before))
            if words.lower().startswith(("hội nghị", "đại hội")) and len(words.split()) > 3:
                return None, start
            if " gồm " in words or " là " in words:
                return None, start
            return Name(words, start, start + len(before), False), start + len(before)
    return None, start


def _positions(page: Page, start: int, end: int) -> range:
    starts = page.tokens.starts
    return range(bisect_left(starts, start), bisect_left(starts, end))


def all_names(page: Page) -> list[Name]:
    """Every name of the page that can do something, in order of start, longest first.

    A person's words are its name; a body's, a post's what is written.
    """
    cached = page.cache.get("all names")
    if cached is None:
        cached = []
        for kind in ("_body", "_post", "person"):
            for one in page.of(kind):
                end = one.end if kind == "person" else _with_levels(page, one.start, one.end)
                text = str(one.fields["name"]) if kind == "person" else page.words(one.start, end)
                cached.append(Name(text, one.start, end, True))
        cached.sort(key=lambda name: (name.start, -name.end))
        page.cache["all names"] = cached
    return cached


_LEVELS = r"(?:xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh)"
_ENDS_IN_LEVEL = re.compile(rf"(?:^|\s){_LEVELS}$")
_GROUP = re.compile(r"(?:các|những|mọi|toàn thể)\s")
_MORE_GROUPS = re.compile(
    r"(?:(?:,\s*|\s+và\s+)(?:tổ chức|cá nhân|đơn vị|địa phương|doanh nghiệp|cơ quan)(?=,| và| liên| có l))*"
    r"(?:(?:,\s*|\s+và\s+)(?:tổ chức|cá nhân|đơn vị|địa phương|doanh nghiệp|cơ quan))\s+(?:có\s+)?liên quan"
)
_ITS_NAME = re.compile(rf"(?:\s[{UPPER}][{LOWER}]+){{1,4}}(?=\s[{LOWER}]|[,;.:]|$)")
_MORE_LEVELS = re.compile(rf"(?:(?:,\s*|\s+và\s+){_LEVELS}(?!\w|\s+[{UPPER}]))+")


def _with_levels(page: Page, start: int, end: int) -> int:
    """`UBND xã, phường`: a body named by one level of place goes on with the levels that follow.

    So does a group: `các cơ quan quản lý nhà nước, tổ chức, cá nhân liên quan`.
    """
    group = _GROUP.match(page.lower, start) and _MORE_GROUPS.match(page.lower, end)
    if group:
        return group.end()
    if not _ENDS_IN_LEVEL.search(page.lower[max(0, end - 12) : end]):
        return end
    place = _ITS_NAME.match(page.flat, end)
    if place is not None:
        return place.end()
    match = _MORE_LEVELS.match(page.flat, end)
    return match.end() if match else end


def starting(page: Page, start: int, end: int) -> list[Name]:
    """The names that begin between two offsets, in order."""
    found = all_names(page)
    first = bisect_left(found, start, key=_start)
    return found[first : bisect_left(found, end, first, key=_start)]


def _start(name: Name) -> int:
    return name.start


def inside(page: Page, at: int) -> bool:
    """Whether a name began before `at` and goes on beyond it."""
    cached = page.cache.get("inside names")
    if cached is None:
        cached = [(name.start, name.end) for name in all_names(page)]
        page.cache["inside names"] = cached
    position = bisect_left(cached, (at, 0))
    return any(end > at for _, end in cached[max(0, position - 4) : position])


def _index(page: Page) -> dict[int, tuple[int, str]]:
    """For each place where a name begins, where the longest ends, and its words."""
    cached = page.cache.get("names")
    if cached is None:
        cached = {}
        for name in reversed(all_names(page)):
            if name.start not in cached or cached[name.start][0] < name.end:
                cached[name.start] = (name.end, name.text)
        page.cache["names"] = cached
    return cached
