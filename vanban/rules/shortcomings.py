"""Shortcomings, missed targets and difficulties told of (kind `shortcoming`).

facts.md: one shortcoming, limitation or missed target; its span is the clause that tells it, without
`Tuy nhiên`, `Đó là` and what else leads to it. Each clause of a list of shortcomings is one.

A sign (`chưa …`, `còn chậm`, `không đạt`, `thấp hơn`) is found by its rule; the clause round it is a
shortcoming when it is told as a fact: not in an instruction, a condition, a purpose, nor granted by
`mặc dù`. Under `hạn chế, tồn tại` each item is one, with a sign or without.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from vanban.layout import Block
from vanban.page import Page
from vanban.rule import Dispatch, Found, Rule
from vanban.rules import spans
from vanban.rules.verbs import action_at
from vanban.sentences import Sentence, clauses

_SOURCE = "documents.md §9.8, 273-281; facts.md, shortcoming"
_MUCH = r"(?:(?:rất|khá|tương đối|hơi|quá|có|gặp|bị|nhiều|một số|những|không ít|phần|để|mặt|là|diễn biến|tâm lý|tư tưởng|biểu hiện)\s+){0,3}"
_LATE = "trễ|triển khai|ban hành|khắc phục|giải ngân|gửi|nộp|báo cáo|thực hiện|trả|thanh toán|quyết toán|xử lý|giải quyết|phát hiện|đổi mới"
_LACK = "sót|đồng bộ|chủ động|quyết liệt|trách nhiệm|chặt chẽ|thống nhất|khoa học|thực tế|cụ thể|thường xuyên|kiểm tra|gắn kết|linh hoạt|ổn định|bền vững|hiệu quả|tính"


def _plain(match: re.Match[str]) -> Mapping[str, Any]:
    return {}


RULES = (
    Rule(
        "shortcoming.not_yet",
        "shortcoming",
        ("chưa",),
        re.compile(r"chưa(?!\s+(?:đầy\s+[0-9]|kể|từng|bao giờ|hề|tính\s|biết|nói|kết thúc|phải|quá|đến\s+(?:[0-9]|ngày|tháng|hạn|mức)|có\s+(?:bình luận|hiệu lực)))\s+\w+"),
        _plain,
        _SOURCE + " 275-277",
        ("Công tác nắm bắt dư luận ở một số địa phương chưa kịp thời.", "Tuy nhiên, một số cấp ủy chưa tập trung lãnh đạo."),
        ("Chỉ còn chưa đầy 1 tháng là đến ngày bầu cử.", "Đề nghị các xã rà soát những nhiệm vụ chưa hoàn thành."),
    ),
    Rule(
        "shortcoming.missed",
        "shortcoming",
        ("không",),
        re.compile(
            r"không\s+(?:đạt(?!\s+được\s+thì)|hoàn thành|bảo đảm|đảm bảo|kịp thời|thường xuyên|đầy đủ|đồng đều|đồng bộ|hiệu quả|cao|còn phù hợp|đáp ứng|thực hiện|chấp hành|tuân thủ|đủ|khả thi|rõ ràng|phù hợp|bền vững|"
            r"đúng\s+(?:quy định|tiến độ|thời gian|thời hạn|kế hoạch|yêu cầu))(?!\w)"
        ),
        _plain,
        _SOURCE + " 276",
        ("Một số chỉ tiêu không đạt so với kế hoạch.",),
        ("Trường hợp không bảo đảm tiến độ thì báo cáo Ban Thường vụ.",),
    ),
    Rule(
        "shortcoming.still",
        "shortcoming",
        ("còn",),
        re.compile(
            rf"(?<!hạn chế )(?<!khuyết điểm )còn\s+{_MUCH}(?:chậm|thấp|yếu|kém|thiếu|hạn chế|bất cập|tồn tại|khuyết điểm|vướng mắc|khó khăn|thách thức|lúng túng|hình thức|mang tính hình thức|"
            r"xảy ra|tình trạng|ở mức thấp|khoảng cách|lớn|cao|phức tạp|tiềm ẩn|sơ hở|chồng chéo|dàn trải|nể nang|né tránh|đùn đẩy|kéo dài|bị động|lãng phí|"
            r"phổ biến|diễn ra|buông lỏng|chủ quan|nhỏ lẻ|manh mún|nặng|mỏng|đơn điệu|tồn đọng|trông chờ|ỷ lại|chung chung|thiếu sót|khiêm tốn|sợ trách nhiệm|ngại)(?!\w)"
        ),
        _plain,
        _SOURCE + " 277",
        ("Chỉ số cải cách hành chính còn ở mức thấp.", "Hạ tầng số còn nhiều hạn chế."),
        ("Nội dung này không chỉ trước mắt mà còn có tính lâu dài.", "Sau sắp xếp, tỉnh còn 58 xã."),
    ),
    Rule(
        "shortcoming.behind",
        "shortcoming",
        ("thấp", "đạt thấp", "chậm", "bị chậm", "tăng chậm", "quá hạn", "trễ hạn", "tụt", "chỉ", "mới"),
        re.compile(
            rf"(?:đạt thấp|thấp (?:hơn|so với)|chậm(?: hơn)? so với|(?:bị )?chậm (?:lại|tiến độ|được|{_LATE})|tăng chậm|quá hạn|trễ hạn|tụt (?:hạng|hậu|[0-9]+ bậc))(?!\w)"
            r"|(?<!thu nhập )(?<!mức )(?:thấp|chậm)(?=\s*(?:[.;,]|$))|(?:mới chỉ|chỉ mới|chỉ|mới)\s+(?:đạt|giải ngân|hoàn thành)(?:\s+được)?\s+(?:khoảng\s+|gần\s+|hơn\s+|trên\s+)?[0-9]"
        ),
        _plain,
        _SOURCE + " 278, 280",
        (
            "Tỷ lệ giải ngân vốn đầu tư công thấp hơn mức trung bình cả nước.",
            "Tiến độ thi công chậm so với kế hoạch.",
            "Tổng thu ngân sách 6 tháng chỉ đạt 38,5% dự toán.",
        ),
        ("Hoàn thành chậm nhất ngày 01/02/2026.",),
    ),
    Rule(
        "shortcoming.difficulty",
        "shortcoming",
        ("gặp", "vướng"),
        re.compile(rf"(?:gặp\s+(?:phải\s+)?{_MUCH}(?:vấn đề\s+)?(?:khó khăn|vướng mắc|trở ngại)(?:,\s*(?:khó khăn|vướng mắc|thách thức))*(?=\s+(?:do|vì|như|trong|về|ở|bởi|là))|vướng mắc\s+(?:do|trong|về|ở))"),
        _plain,
        _SOURCE + " 262, 281",
        ("Việc phát triển Đảng trên địa bàn huyện đang gặp khó khăn do tình trạng già hóa đảng viên.",),
        ("Mặc dù còn gặp khó khăn do dịch bệnh nhưng quận đã hoàn thành kế hoạch.", "Tháo gỡ khó khăn, vướng mắc trong sản xuất kinh doanh."),
    ),
    Rule(
        "shortcoming.persists",
        "shortcoming",
        ("vẫn", "tái diễn", "tiềm ẩn"),
        re.compile(
            r"vẫn\s+(?:(?:còn\s+)?(?:để\s+)?(?:diễn ra|xảy ra|tồn tại|tái diễn|phát sinh)|còn\s+(?:[0-9]+|một số|nhiều|tình trạng|hiện tượng|có|những|tương đối))(?!\w)|tái diễn(?!\w)|tiềm ẩn\s+(?:nhiều\s+)?(?:nguy cơ|yếu tố|phức tạp|rủi ro)"
        ),
        _plain,
        _SOURCE + " 277",
        ("Vi phạm trật tự xây dựng vẫn diễn ra ở 3 xã.", "Vẫn còn tình trạng họp muộn."),
        ("Yêu cầu không để vi phạm tái diễn.",),
    ),
    Rule(
        "shortcoming.flaw",
        "shortcoming",
        ("thiếu", "lúng túng", "buông lỏng", "dàn trải", "chồng chéo", "yếu kém", "xuống cấp", "có lúc", "có nơi", "kéo dài", "hạn chế"),
        re.compile(
            rf"(?:thiếu (?:{_LACK})|lúng túng|buông lỏng|dàn trải|chồng chéo|yếu kém|xuống cấp|có (?:lúc|nơi), có (?:lúc|nơi|việc))(?!\w)|kéo dài(?=\s*(?:[.;,]|$|nhiều năm))"
            r"|(?<!, )(?<!những )(?<!các )(?<!số )(?<!nhiều )(?<!và )(?<!ra )(?<!rõ )(?<!về )(?<!là )(?<!có )hạn chế(?=\s*(?:[.;]|$))"
        ),
        _plain,
        _SOURCE + " 274-277",
        ("Việc niêm yết danh sách cử tri có những thiếu sót nhất định.", "Công tác phối hợp thiếu chặt chẽ."),
        ("Khắc phục tình trạng chồng chéo, dàn trải.", "Không để buông lỏng quản lý."),
    ),
)
_DISPATCH = Dispatch(RULES)

# Words that announce a list of shortcomings before a colon, or as a heading.
_NAMED = r"(?:hạn chế|tồn tại|khó khăn|vướng mắc|bất cập|khuyết điểm|yếu kém|thiếu sót|tồn đọng|chưa đạt|chưa hoàn thành|chưa làm được)"
_LEAD = re.compile(rf"(?<!\w){_NAMED}(?!\w)[^:;.]{{0,90}}:\s*|(?<!\w){_NAMED}(?!\w)[^:;.]{{0,60}}\.\s*$")
_REMEDY = re.compile(r"khắc phục|tháo gỡ|giải pháp|xử lý|giải quyết|biện pháp|phòng ngừa|kiến nghị|đề xuất|nhiệm vụ|phương hướng|không (?:còn|có)")
_TOLD_SECTION = re.compile(r"kết quả|ưu điểm|nguyên nhân|tình hình|đánh giá|thực trạng|bài học|bối cảnh|việc đã làm")
_PLANS = re.compile(r"nhiệm vụ|giải pháp|phương hướng|mục tiêu|kiến nghị|đề xuất|tổ chức thực hiện|mục đích|yêu cầu|biện pháp|phân công")


def find(page: Page) -> list[Found]:
    """The shortcomings a page tells of, in order."""
    signs = [(one.start, one.rule) for one in _DISPATCH.find(page.lower, page.lower, page.start, page.end)]
    starts = [at for at, _ in signs]
    found: list[Found] = []
    listed: Block | None = None  # the block whose colon opened a list of shortcomings
    for sentence in page.sentences:
        block = sentence.block
        if listed is not None and block is not listed and (block.rank > 90 or block.rank == listed.rank):
            listed = None
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        section = _section(page, block)
        if block.kind in ("title", "caption", "row") or (block.kind == "heading" and page.listed):
            continue
        inside = section == "shortcoming" or (listed is not None and block is not listed)
        if first == last and not inside and not _announces(page, sentence):
            continue
        if section == "plan" and page.header is not None:
            continue
        found.extend(_sentence(page, sentence, signs[first:last], inside and sentence.start == block.body))
        if page.flat[sentence.end - 1] == ":":
            listed = block if _announces(page, sentence) else None
    return found


def _section(page: Page, block: Block) -> str:
    """`shortcoming`, `plan` or "": what the nearest head that says so makes of a block."""
    for above in block.ancestors():
        if above.kind != "heading" and above.rank > 90:
            continue
        words = page.lower[above.body : above.end]
        if len(words) > 220:
            continue
        named = re.search(_NAMED, words)
        if named and not _REMEDY.search(words[: named.start()]):
            return "shortcoming"
        if _TOLD_SECTION.search(words):
            return ""
        if _PLANS.search(words):
            return "plan"
    return ""


def _announces(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence names shortcomings that its colon, or the next sentence, then lists."""
    return _lead(page, sentence.start, sentence.end) is not None


def _lead(page: Page, start: int, end: int) -> re.Match[str] | None:
    match = _LEAD.search(page.lower, start, end)
    if match is None or _REMEDY.search(page.lower, max(start, match.start() - 30), match.end()):
        return None
    return match


# --- the clauses of a sentence ---

Sign = tuple[int, str]


def _sentence(page: Page, sentence: Sentence, signs: list[Sign], item: bool) -> Iterator[Found]:
    start = sentence.start
    lead = _lead(page, start, sentence.end)
    organization = None
    listing = False
    contrasts = _CONTRASTS.match(page.lower, start, sentence.end) is not None
    pieces = list(clauses(page.flat, start, sentence.end))
    if lead is not None and page.flat[sentence.end - 1] == ":":
        return  # it only announces what the items under it tell
    if lead is not None and lead.end() < sentence.end:
        after = list(clauses(page.flat, lead.end(), sentence.end))
        if _is_list(page, after, signs):
            if not _TELLS.search(page.lower, start, lead.start()):
                organization = _organization(page, start, lead.start())
            pieces, listing = after, True
        elif after and signs:  # the colon opens details of one shortcoming
            pieces = [(start, sentence.end)]
    for begin, stop in pieces:
        here = [sign for sign in signs if begin <= sign[0] < stop]
        for one, last, rule in _parts(page, begin, stop, here):
            if rule is None:
                goes_on = contrasts and bool(signs) and last - one > 25 and not _ORDERED.search(page.lower, one, last)
                if not (listing or item or goes_on) or _RESULT.search(page.lower, one, last):
                    continue
                rule = "shortcoming.listed"
            elif not _is_told(page, begin, one, here, last, listing or item, contrasts):
                continue
            found = _made(page, one, last, rule, organization, [sign[0] for sign in here if one <= sign[0] < last])
            if found is not None:
                yield found


def _is_list(page: Page, pieces: list[tuple[int, int]], signs: list[Sign]) -> bool:
    """Whether what a colon opens is a list of shortcomings, and not of details ("như: số thứ tự; năm sinh")."""
    if not pieces:
        return False
    start, end = pieces[0]
    return any(start <= sign[0] < end for sign in signs) or len(page.flat[start:end].split()) >= 6


_RESULT = re.compile(r"(?<!\w)(?:nguyên nhân|đã|ưu điểm|kết quả tích cực|những kết quả)(?!\w)")
_NEW_PART = re.compile(
    r",\s+(?:và\s+|trong khi\s+)?(?=(?:việc|công tác|một số|chỉ số|tỷ lệ|chất lượng|tiến độ|kết quả|nhiều|hoạt động|cơ sở|hiệu quả|trình độ|năng lực|đời sống|tình hình|tình trạng|"
    r"vai trò|phong trào|[0-9]{1,4}(?:/[0-9]+)?\s+[^\W\d]\w*|nguồn|nhận thức|ý thức|tốc độ|quy mô|số lượng|sự phối hợp|kỷ luật)(?!\w))"
)


def _parts(page: Page, start: int, end: int, signs: list[Sign]) -> Iterator[tuple[int, int, str | None]]:
    """The parts of a clause that each have a subject and a sign of their own; else the clause itself."""
    at = start
    if signs:
        for match in _NEW_PART.finditer(page.lower, start, end):
            before = [sign for sign in signs if at <= sign[0] < match.start()]
            after = [sign for sign in signs if sign[0] >= match.end()]
            if before and after:
                yield at, match.start(), before[0][1]
                at = match.end()
    yield at, end, next((sign[1] for sign in signs if sign[0] >= at), None)


# --- told as a fact ---

_ORDERED = re.compile(
    r"(?<!đáp ứng )(?<!theo )(?<!các )(?<!những )(?<!\w)(?:đề nghị|yêu cầu|kiến nghị|đề xuất|cần|phải|sẽ|nhằm|khắc phục|nếu|trường hợp|không để|không được|tránh|ngăn chặn|hạn chế\s+(?:các|việc|tình trạng|tối đa)|"
    r"để khắc phục|tháo gỡ|chấn chỉnh|xử lý dứt điểm|xử lý nghiêm|rà soát|phát hiện|lưu ý|hoặc|kiểm điểm|xem xét)(?!\w)"
)
_WHY = re.compile(r"(?<!\w)(?:vì sao|tại sao|bởi(?: vì)?)(?!\w)")
_CONTRASTS = re.compile(r"(?:tuy nhiên|tuy vậy|song|nhưng|bên cạnh (?:những|các|kết quả))(?!\w)")
_DID = re.compile(r"(?<!\w)đã(?!\w)")
_TURNS = re.compile(r"(?<!\w)(?:nhưng|song|tuy|vẫn|còn|tuy nhiên|mới chỉ|chỉ)(?!\w)")
_GRANTED = re.compile(r"(?<!\w)(?:mặc dù|dù|cho dù|khi|đối với những|đối với các|những nơi|nơi nào|đơn vị nào)(?!\w)[^,]*$")
_DENIED = re.compile(r"(?<!\w)(?:không|chẳng|hết|giảm|xóa|chống)\s+(?:còn\s+)?(?:để\s+|phải\s+(?:là\s+)?)?$")


def _is_told(page: Page, clause: int, start: int, signs: list[Sign], end: int, listing: bool, contrasts: bool) -> bool:
    """Whether the first sign of a part tells of what is so."""
    at = next(sign[0] for sign in signs if start <= sign[0] < end)
    words = page.lower[start:at]
    if listing or _WHY.search(page.lower, clause, at):
        return not _DENIED.search(words)
    if spans.covered(page, "assignment", at) and not contrasts:
        return False
    if _ORDERED.search(words) or _DENIED.search(words):
        return False
    granted = _GRANTED.search(words)
    if granted and not re.search(r"(?<!\w)(?:nhưng|song|tuy nhiên)(?!\w)", granted[0]):
        return False
    did = _DID.search(words)
    if did and not _TURNS.search(words, did.end()) and not page.lower.startswith("còn", at):
        return False
    return contrasts or not page.listed or not action_at(page, _opened(page, start, at), at)


# --- where its words begin and end ---

_OPENS = re.compile(
    r"(?:(?:tuy nhiên|tuy vậy|tuy|nguyên nhân[^,;:.]{0,40} là(?: do)?|song|nhưng|bên cạnh (?:đó|những|các|một số|kết quả)[^,;:]{0,120}(?=,)|ngoài ra|mặt khác|đồng thời|trên thực tế|thực tế|đó là|trong đó|cụ thể(?: là)?|như|"
    r"hiện nay|đến nay|đặc biệt(?: là)?|đáng chú ý|ngược lại|theo đó|thứ \w+|(?:một|hai|ba|bốn|năm|sáu|bảy) là|vì sao|tại sao|rằng|và|\(?[0-9ivx]{1,3}[).]|[*_-]+)(?!\w)\s*[,:]?\s*)+"
)
_TELLS = re.compile(
    r"(?<!\w)(?:nêu thực trạng|cho biết|chỉ rõ|chỉ ra|nhận thấy|cho rằng|phản ánh|thừa nhận|cho thấy|nêu rõ|nhấn mạnh|thẳng thắn|nhận định|vì sao|tại sao|bởi(?: vì)?(?: hiện tại| hiện nay)?|dẫn đến việc)(?!\w)\s*[,:]?\s*(?:rằng\s+|là\s+|việc\s+(?=\w+ \w+ chưa))?"
)
_SO = re.compile(r"(?<!\w)(?:nên|nhưng|song|tuy nhiên)(?!\w)\s*,?\s*")
_TAIL = re.compile(r"\s+do (?:các |một số |nhiều )?nguyên nhân|\s*\((?:chi tiết|xem|theo|phụ lục|kèm)[^()]*\)\s*$|,?\s*(?:vì vậy|do đó|do vậy|đòi hỏi|cần phải)(?!\w)|\.{2,}")


def _opened(page: Page, start: int, at: int) -> int:
    """The start of the telling words after openers, and after the verb of who tells it."""
    lower = page.lower
    for _ in range(3):
        here = start
        match = _OPENS.match(lower, start, at)
        if match is not None:
            start = match.end()
        for match in _TELLS.finditer(lower, start, at):
            start = match.end()
        for match in _SO.finditer(lower, start, at):
            if len(lower[match.end() : at].split()) >= 3:
                start = match.end()
        while start < at and page.flat[start] in " ,:;“\"*(":
            start += 1
        if start == here:
            break
    return start


def _made(page: Page, start: int, end: int, rule: str, organization: str | None, signs: list[int]) -> Found | None:
    start = _opened(page, start, signs[0] if signs else min(end, start + 60))
    tail = _TAIL.search(page.lower, signs[-1] if signs else start, end)
    if tail is not None:
        end = tail.start()
    while end > start and page.flat[end - 1] in " \t\n.,;:…”\"*/":
        end -= 1
    if end - start < 12:
        return None
    organization = _organization(page, start, end) or organization
    return Found("shortcoming", start, end, {"organization": organization} if organization else {}, rule)


_SOME = re.compile(
    r"(?<!\w)(?:một số|nhiều|không ít|phần lớn|đa số|các|toàn)\s+(?:cấp ủy(?: địa phương)?|địa phương|đơn vị|cơ quan|xã|phường|huyện|quận|nơi|tỉnh|thành phố|sở|ngành|thôn|chi bộ|đảng bộ|chủ đầu tư)(?:, (?:địa phương|đơn vị|cơ quan|phường|xã|thị trấn|ngành))*(?!\w)"
)


def _organization(page: Page, start: int, end: int) -> str | None:
    """Whose shortcoming it is by its own words: the group or body named first."""
    some = _SOME.search(page.lower, start, end)
    if some is not None:
        return page.words(some.start(), some.end())
    body = next(spans.inside(page, "_body", start, end), None)
    return page.words(body.start, body.end) if body else None
