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
from vanban.rules.shortcoming_clauses import TELLS, Sign, lead_of, organization_of, section_of, told_in
from vanban.sentences import Sentence

_SOURCE = "documents.md §9.8, 273-281; facts.md, shortcoming"
_MUCH = (
    r"(?:(?:rất|khá|tương đối|hơi|quá|có|gặp|bị|nhiều|một số|những|không ít|phần|để|mặt|là|diễn biến"
    r"|tâm lý|tư tưởng|biểu hiện)\s+){0,3}"
)
_LATE = (
    "trễ|triển khai|ban hành|khắc phục|giải ngân|gửi|nộp|báo cáo|thực hiện|trả|thanh toán"
    "|quyết toán|xử lý|giải quyết|phát hiện|đổi mới"
)
_LACK = (
    "sót|đồng bộ|chủ động|quyết liệt|trách nhiệm|chặt chẽ|thống nhất|khoa học|thực tế|cụ thể"
    r"|thường xuyên|sự \w+|tập trung|quan tâm|minh bạch|nguồn lực|quyết tâm|sâu sát|nhất quán|liên thông"
    "|đôn đốc|kiểm tra|gắn kết|linh hoạt|ổn định|bền vững|hiệu quả|tính"
)


def _plain(match: re.Match[str]) -> Mapping[str, Any]:
    return {}


RULES = (
    Rule(
        "shortcoming.not_yet",
        "shortcoming",
        ("chưa",),
        re.compile(
            r"chưa(?!\s+(?:đầy\s+[0-9]|kể|từng|bao giờ|hề|tính\s|biết|nói|kết thúc|phải|quá|đến\s+(?:[0-9]"
            r"|ngày|tháng|hạn|mức)|có\s+(?:bình luận|hiệu lực)))\s+\w+"
        ),
        _plain,
        _SOURCE + " 275-277",
        (
            "Công tác nắm bắt dư luận ở một số địa phương chưa kịp thời.",
            "Tuy nhiên, một số cấp ủy chưa tập trung lãnh đạo.",
        ),
        (
            "Chỉ còn chưa đầy 1 tháng là đến ngày bầu cử.",
            "Đề nghị các xã rà soát những nhiệm vụ chưa hoàn thành.",
        ),
    ),
    Rule(
        "shortcoming.missed",
        "shortcoming",
        ("không",),
        re.compile(
            r"không\s+(?:đạt(?!\s+được\s+thì)|thống nhất(?=\s*[.;,])|hoàn thành|bảo đảm|đảm bảo|kịp thời"
            r"|thường xuyên|đầy đủ|đồng đều|đồng bộ|hiệu quả|cao|còn phù hợp|đáp ứng|thực hiện"
            r"|chấp hành|tuân thủ|đủ|khả thi|hợp tác|đồng tình|đồng thuận|minh bạch|thuận lợi|nghiêm"
            r"|gương mẫu|tích cực|quyết liệt|sát thực tế|chịu (?:bàn giao|di dời|nhận|hợp tác)"
            r"|rõ ràng|phù hợp|bền vững|"
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
            rf"(?<!hạn chế )(?<!khuyết điểm )còn\s+{_MUCH}(?:chậm|thấp|yếu|kém|thiếu|hạn chế|bất cập"
            rf"|tồn tại|khuyết điểm|vướng mắc|khó khăn|thách thức|lúng túng|hình thức|mang tính hình thức|"
            r"xảy ra|tình trạng|ở mức thấp|khoảng cách|lớn|cao|phức tạp|tiềm ẩn|sơ hở|chồng chéo|dàn trải"
            r"|nể nang|né tránh|đùn đẩy|kéo dài|bị động|lãng phí|"
            r"phổ biến|diễn ra|buông lỏng|chủ quan|nhỏ lẻ|manh mún|nặng|mỏng|đơn điệu|tồn đọng|trông chờ"
            r"|ỷ lại|chung chung|thiếu sót|khiêm tốn|sợ trách nhiệm|ngại)(?!\w)"
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
            rf"(?:đạt thấp|thấp (?:hơn|so với)|chậm(?: hơn)? so với|(?:bị )?chậm (?:lại|tiến độ|được"
            rf"|{_LATE})|tăng chậm|quá hạn|trễ hạn|tụt (?:hạng|hậu|[0-9]+ bậc))(?!\w)"
            r"|(?<!thu nhập )(?<!mức )(?:thấp|chậm)(?=\s*(?:[.;,]|$))|(?:mới chỉ|chỉ mới|chỉ|mới)\s+(?:đạt"
            r"|giải ngân|hoàn thành)(?:\s+được)?\s+(?:khoảng\s+|gần\s+|hơn\s+|trên\s+)?[0-9]"
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
        re.compile(
            rf"(?:gặp\s+(?:phải\s+)?{_MUCH}(?:vấn đề\s+)?(?:khó khăn|vướng mắc|trở ngại)(?:,\s*(?:khó khăn"
            rf"|vướng mắc|thách thức))*(?=\s+(?:do|vì|như|trong|về|ở|bởi|là))|vướng mắc\s+(?:do|trong|về|ở))"
        ),
        _plain,
        _SOURCE + " 262, 281",
        ("Việc phát triển Đảng trên địa bàn huyện đang gặp khó khăn do tình trạng già hóa đảng viên.",),
        (
            "Mặc dù còn gặp khó khăn do dịch bệnh nhưng quận đã hoàn thành kế hoạch.",
            "Tháo gỡ khó khăn, vướng mắc trong sản xuất kinh doanh.",
        ),
    ),
    Rule(
        "shortcoming.persists",
        "shortcoming",
        ("vẫn", "tái diễn", "tiềm ẩn"),
        re.compile(
            r"vẫn\s+(?:(?:còn\s+)?(?:để\s+)?(?:diễn ra|xảy ra|tồn tại|tái diễn|phát sinh)|còn\s+(?:[0-9]+"
            r"|một số|nhiều|tình trạng|hiện tượng|có|những|tương đối))(?!\w)|tái diễn(?!\w)"
            r"|tiềm ẩn\s+(?:nhiều\s+)?(?:nguy cơ|yếu tố|phức tạp|rủi ro)"
        ),
        _plain,
        _SOURCE + " 277",
        ("Vi phạm trật tự xây dựng vẫn diễn ra ở 3 xã.", "Vẫn còn tình trạng họp muộn."),
        ("Yêu cầu không để vi phạm tái diễn.",),
    ),
    Rule(
        "shortcoming.flaw",
        "shortcoming",
        (
            "thiếu",
            "trái quy định",
            "hư hỏng",
            "bỏ hoang",
            "lỏng lẻo",
            "lúng túng",
            "buông lỏng",
            "dàn trải",
            "chồng chéo",
            "yếu kém",
            "xuống cấp",
            "có lúc",
            "có nơi",
            "kéo dài",
            "hạn chế",
        ),
        re.compile(
            rf"(?:thiếu (?:{_LACK})|(?<!bị )(?<!do )thiếu (?:cán bộ|ý kiến|biên chế|nhân lực"
            r"|kinh phí|vốn|một số|hồ sơ)|thiếu(?=\s*[.;,])|vừa thiếu vừa|trái quy định|hư hỏng"
            r"|bỏ hoang|lỏng lẻo|lúng túng"
            r"|buông lỏng|dàn trải|chồng chéo|yếu kém|xuống cấp|có (?:lúc|nơi), có (?:lúc|nơi"
            r"|việc))(?!\w)|kéo dài(?=\s*(?:[.;,]|$|nhiều năm))"
            r"|(?<!, )(?<!những )(?<!các )(?<!số )(?<!nhiều )(?<!và )(?<!ra )(?<!rõ )(?<!về )(?<!là )(?<!có"
            r" )hạn chế(?=\s*(?:[.;]|$))"
        ),
        _plain,
        _SOURCE + " 274-277",
        (
            "Việc niêm yết danh sách cử tri có những thiếu sót nhất định.",
            "Công tác phối hợp thiếu chặt chẽ.",
            "Một số xã cho thuê trụ sở trái quy định.",
            "Cấp xã đang rất khó khăn vì thiếu cán bộ địa chính.",
        ),
        ("Khắc phục tình trạng chồng chéo, dàn trải.", "Không để buông lỏng quản lý."),
    ),
    Rule(
        "shortcoming.symptom",
        "shortcoming",
        ("có biểu hiện", "có dấu hiệu", "những biểu hiện", "nhiều biểu hiện", "thua lỗ", "giá", "ảnh hưởng"),
        re.compile(
            r"(?<!không )(?:có|những|nhiều) (?:biểu hiện|dấu hiệu) (?:xem nhẹ|coi nhẹ|lơ là|chủ quan"
            r"|buông lỏng"
            r"|né tránh|đùn đẩy|ngại|sợ|thờ ơ|phó mặc|khoán trắng|đối phó|hình thức|cục bộ|suy thoái|vi phạm"
            r"|sai phạm|giảm sút|chững lại)(?!\w)"
            r"|thua lỗ(?!\w)|giá (?:\w+ ){1,2}tăng (?:cao|quá cao|mạnh|phi mã)(?!\w)"
            r"|ảnh hưởng (?:xấu |lớn |tiêu cực |nghiêm trọng |không nhỏ |trực tiếp )?(?:đến "
            r"|tới )?(?:đời sống|sinh hoạt"
            r"|sức khỏe|việc đi lại|cuộc sống)(?: của)? (?:người dân|nhân dân|bà con|các hộ)"
        ),
        _plain,
        _SOURCE + " 277",
        ("Một số nơi đang có biểu hiện xem nhẹ việc này.",),
        ("Sản xuất có dấu hiệu phục hồi.", "Đề nghị xử lý nơi có biểu hiện né tránh."),
    ),
)
_DISPATCH = Dispatch(RULES)


def find(page: Page) -> list[Found]:
    """The shortcomings a page tells of, in order."""
    signs = [(one.start, one.rule) for one in _DISPATCH.find(page.lower, page.lower, page.start, page.end)]
    starts = [at for at, _ in signs]
    found: list[Found] = []
    listed: Block | None = None  # the block whose colon opened a list of shortcomings
    paragraph: Block | None = None
    whose: str | None = None  # whose shortcomings the paragraph tells, by the words that led to its list
    for sentence in page.sentences:
        block = sentence.block
        if block is not paragraph:
            paragraph, whose = block, None
        if listed is not None and block is not listed and (block.rank > 90 or block.rank == listed.rank):
            listed = None
        here = signs[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        lead = lead_of(page, sentence.start, sentence.end)
        if lead is not None and not TELLS.search(page.lower, sentence.start, lead.start()):
            whose = organization_of(page, sentence.start, lead.start()) or whose
        if page.flat[sentence.end - 1] == ":":  # it announces what the items under it tell
            listed = block if lead is not None else None
            if lead is not None:
                continue
        if here or lead is not None or listed is not None or block.parent is not None:
            found.extend(_in_context(page, sentence, here, listed, whose))
    return found


def _in_context(
    page: Page, sentence: Sentence, signs: list[Sign], listed: Block | None, whose: str | None
) -> Iterator[Found]:
    block = sentence.block
    if block.kind in ("title", "caption", "row") or (block.kind == "heading" and page.listed):
        return
    section = section_of(page, block)
    inside = section == "shortcoming" or (listed is not None and block is not listed)
    if section == "plan" and page.header is not None:
        return
    yield from told_in(page, sentence, signs, inside and sentence.start == block.body, whose)
