"""Decisions: what a body adopted, voted, issued or discussed, told as done (kind `decision`).

facts.md, "Decisions": one for each sentence and action, its subjects in the list; where two verbs stand
together the stronger counts (`thảo luận, thông qua` is `adopted`, `biểu quyết thông qua` is `voted`).

A verb is found by its rule; it is a decision when it has an object that can be decided on, and when the
words before it tell it as done: a body, a meeting, `các đại biểu` just before it; `đã`, `vừa`; the article
of a decision. What somebody is asked to adopt is an assignment, `thông qua hệ thống` a means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from vanban.page import Page
from vanban.rule import Dispatch, Found, Rule
from vanban.rules import spans
from vanban.rules.decision_objects import (
    BEFORE_VERB,
    LEAD,
    end_of,
    is_decidable,
    named_in,
    object_of,
    skip,
    subjects_of,
)
from vanban.rules.decision_subjects import subject_of
from vanban.rules.frame import issuer
from vanban.sentences import Sentence

_SOURCE = "documents.md §9.7, 257-269; facts.md, Decisions"


def _does(action: str) -> Callable[[re.Match[str]], Mapping[str, Any]]:
    def build(match: re.Match[str]) -> Mapping[str, Any]:
        return {"action": action}

    return build


RULES = (
    Rule(
        "decision.voted",
        "decision",
        (*BEFORE_VERB, "biểu quyết", "bỏ phiếu"),
        re.compile(
            rf"{LEAD}(?:biểu quyết|bỏ phiếu(?=,?\s(?:thông qua|tán thành|phê chuẩn)))(?:(?:,? và |, "
            rf"| )(?:nhất trí|tán thành|thống nhất|thông qua|phê chuẩn"
            rf"|quyết nghị|ban hành)){{0,3}}(?!\w)"
        ),
        _does("voted"),
        _SOURCE,
        (
            "Các đại biểu biểu quyết thông qua Nghị quyết hội nghị.",
            "Đại hội đã thảo luận và biểu quyết thông qua Nghị quyết đại hội.",
        ),
        ("Hội nghị quyết định biểu quyết bằng hình thức giơ tay.",),
    ),
    Rule(
        "decision.adopted",
        "decision",
        (*BEFORE_VERB, "cơ bản", "thông qua", "quyết nghị", "phê duyệt", "phê chuẩn", "chấp thuận"),
        re.compile(
            rf"{LEAD}(?:(?:thông qua|quyết nghị|phê duyệt|phê chuẩn)(?:(?:,? và |, )(?:thông qua|phê duyệt"
            rf"|ban hành))?"
            r"|(?:cơ bản )?(?:thống nhất|đồng ý|tán thành|nhất trí|chấp thuận)(?: cao)?"
            r"(?:(?: về| với)? chủ trương| với(?! chủ trương)(?: nội dung)?)"
            r"|(?:cơ bản )?(?:nhất trí|đồng ý|tán thành|chấp thuận)(?: cao)?(?=\s(?:các |những "
            r"|toàn bộ )?(?:dự thảo"
            r"|báo cáo|tờ trình|đề án|danh sách|nghị quyết|quy chế|nội dung)\s))(?!\w)"
        ),
        _does("adopted"),
        _SOURCE,
        (
            "Ban Chấp hành Đảng bộ tỉnh thảo luận, thông qua Quy chế làm việc khóa XVII.",
            "HĐND tỉnh đã thông qua 12 nghị quyết.",
            "Ban Thường vụ Tỉnh ủy thống nhất chủ trương đầu tư dự án cấp nước.",
            "Hội nghị đã nhất trí cao với dự thảo Nghị quyết về nhiệm vụ năm 2026.",
        ),
        (
            "Đề nghị HĐND tỉnh thông qua Nghị quyết về học phí.",
            "Tuyên truyền thông qua hệ thống loa truyền thanh.",
            "Quốc hội sẽ thông qua Luật Đất đai.",
            "Các ý kiến cơ bản thống nhất với định hướng phát triển.",
        ),
    ),
    Rule(
        "decision.issued",
        "decision",
        (*BEFORE_VERB, "ban hành", "ra", "công bố"),
        re.compile(
            rf"{LEAD}(?:ban hành|ra(?=\s+(?:nghị quyết|chỉ thị|quyết định|thông báo|công điện)\s))(?!\w)"
            r"|công bố(?=\s+(?:kế hoạch|danh mục|chương trình|quy hoạch)\s)"
            r"|ký(?=\s+(?:quyết định|chỉ thị|công điện|nghị quyết|kế hoạch|công văn|văn bản|thông báo)\s)"
        ),
        _does("issued"),
        _SOURCE,
        (
            "Ngày 9/11, UBND tỉnh ban hành Kế hoạch số 12/KH-UBND về cải cách hành chính.",
            "Thủ tướng Chính phủ đã ký ban hành Chỉ thị số 5/CT-TTg.",
            "Đảng ủy xã đã tổ chức hội nghị ra Nghị quyết về nhiệm vụ năm 2026.",
        ),
        (
            "Ủy ban nhân dân xã xây dựng kế hoạch cải cách hành chính như sau:",
            "Đảng ủy xã đã tổ chức hội nghị đưa ra nghị quyết để lấy ý kiến.",
            "Sở Tài chính tham mưu UBND tỉnh ban hành kế hoạch trước ngày 20/6.",
            "Thực hiện Luật Ban hành văn bản quy phạm pháp luật.",
        ),
    ),
    Rule(
        "decision.discussed",
        "decision",
        (*BEFORE_VERB, "góp ý", "đóng góp", "tham gia"),
        re.compile(
            rf"{LEAD}(?:thảo luận|bàn bạc|bàn thảo|họp bàn|bàn|xem xét(?!,?\s(?:và\s)?(?:giải|xử|trả|bố|hỗ"
            rf"|chỉ đạo|điều"
            rf"|bổ|sớm|giao|đầu tư|tháo|cho phép|khen|kỷ luật|kiến nghị|đề xuất)(?!\w))|góp ý"
            rf"|(?:tham gia )?(?:đóng góp|góp"
            rf"|cho|tham gia)(?: nhiều| các| một số)? ý kiến)"
            r"(?: tại (?:tổ|hội trường))?(?!\w)"
        ),
        _does("discussed"),
        _SOURCE,
        (
            "Các đại biểu đã thảo luận, cho ý kiến vào dự thảo Báo cáo chính trị.",
            "Hội nghị đã đóng góp nhiều ý kiến tâm huyết vào 2 bản dự thảo, gồm: Nghị quyết về cán bộ;"
            " Chương trình hành động.",
        ),
        (
            "Ban Chấp hành thảo luận nhiều nội dung quan trọng.",
            "Đề nghị các đại biểu tập trung thảo luận về chủ đề năm.",
            "Kết luận phiên thảo luận, Bí thư cho biết.",
        ),
    ),
    Rule(
        "decision.enacted",
        "decision",
        ("ban hành", "phê duyệt", "thông qua", "công bố"),
        re.compile(r"(?:ban hành|phê duyệt|thông qua|công bố)(?!\w)"),
        lambda match: {"action": "adopted" if match[0] in ("phê duyệt", "thông qua") else "issued"},
        "Decree 30/2020, form of a decision: the act stands in Article 1",
        (
            "ỦY BAN NHÂN DÂN XÃ THÍ DỤ\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế"
            " làm việc của Ủy ban.\n\nĐiều 2. Có hiệu lực từ ngày ký.",
        ),
        # What an article sets up is no document: "Thành lập Tổ công tác" is no decision of the contract.
        ("Điều 1. Phạm vi điều chỉnh", "QUYẾT ĐỊNH:\n\nĐiều 1. Thành lập Tổ công tác bầu cử của xã Thí Dụ."),
    ),
)
_TOLD = Dispatch(RULES[:4])
_ENACTED = RULES[4]


def find(page: Page) -> list[Found]:
    """The decisions a page tells of, in order."""
    found: list[Found] = []
    until = page.start
    for act in _TOLD.find(page.lower, page.lower, page.start, page.end):
        if act.start < until:
            continue
        one = _decision(page, act)
        if one is not None:
            found.append(one)
            until = one.end
    found.extend(_articles(page))
    return sorted(found, key=lambda one: one.start)


def _decision(page: Page, act: Found) -> Found | None:
    sentence = spans.sentence_at(page, act.start)
    if sentence is None or sentence.block.kind == "row" or (sentence.block.kind == "title" and page.listed):
        return None
    if page.lower.startswith("ra ", act.start) and _PHRASAL.search(page.lower[: act.start][-8:]):
        return None
    begin = object_of(page, act, sentence.end)
    if begin is None:
        return _passive(page, sentence, act)
    subject = subject_of(page, sentence, act)
    if subject is None:
        return None
    end = end_of(page, begin, sentence.end, str(act.fields["action"]))
    if end <= begin:
        return None  # "Ban Chấp hành quyết nghị:" only leads to what is decided
    return _made(page, act.start, begin, end, str(act.fields["action"]), subject.text, act.rule)


# "đưa ra", "đề ra": the verb before makes it another.
_PHRASAL = re.compile(r"(?<!\w)(?:đưa|đề|nêu|vạch|chỉ|tìm|mở|rút)\s+$")
_PASSIVE = re.compile(r"(?P<told>(?:đã|vừa)\s+(?:chính thức\s+)?)?(?<!\w)được\s+(?=[^,;:]{3,90}$)")
# Told as done without "đã": the document by which it was is named.
_BY = re.compile(r"\s+(?:tại|theo|bằng)\s+(?=(?:nghị quyết|quyết định|công văn|thông báo|kết luận)\s+số)")


def _passive(page: Page, sentence: Sentence, act: Found) -> Found | None:
    """`Nghị quyết về … đã được Hội đồng nhân dân thông qua`: the object first, the body after `được`."""
    told = _PASSIVE.search(page.lower, max(sentence.start, act.start - 130), act.start)
    body = next(iter(page.within("_body", told.end(), act.start)), None) if told else None
    if told is None or body is None or body.start != told.end() or act.rule == "decision.discussed":
        return None
    by = _BY.match(page.lower, act.end, sentence.end)
    if told["told"] is None and by is None:
        return None
    begin = max(sentence.start, told.start() - 300)
    start = max(begin, skip(page, max(page.flat.rfind(mark, begin, told.start()) for mark in ",;:") + 1))
    if not is_decidable(page, start, told.start()):
        named = next(named_in(page, start, told.start()), None)
        if named is None:
            return None
        start = named
    cited = spans.first_at(page, "document", by.end()) if by else None
    end = cited.end if cited is not None and cited.end <= sentence.end else act.end
    fields = {"action": act.fields["action"], "subjects": [page.words(start, told.start())]}
    fields["body"] = page.words(body.start, body.end)
    return Found("decision", start, end, fields, act.rule)


def _made(page: Page, start: int, begin: int, end: int, action: str, body: str | None, rule: str) -> Found:
    fields: dict[str, Any] = {"action": action, "subjects": subjects_of(page, begin, end)}
    if body:
        fields["body"] = body
    return Found("decision", start, end, fields, rule)


# --- the articles of a decision or resolution ---

_ENACTS = re.compile(r"^\W*QUYẾT\s+(?:ĐỊNH|NGHỊ)\W*$")


def _articles(page: Page) -> list[Found]:
    """`Điều 1. Ban hành …` under `QUYẾT ĐỊNH:`."""
    found: list[Found] = []
    enacting = False
    for block in page.blocks:
        words = page.flat[block.start : block.end]
        if len(words) < 30 and _ENACTS.match(words):
            enacting = True
        if not enacting or not block.marker.lower().startswith("điều"):
            continue
        act = _ENACTED.at(page.lower, block.body, block.end)
        # A page that glues words ("kèm theoQuyết định này") seems to end the sentence there.
        last = spans.sentence_at(page, act.end + 40) if act is not None else None
        if act is None or last is None or last.block is not block:
            continue
        end = end_of(page, skip(page, act.end), last.end, "adopted")
        found.append(
            _made(
                page, act.start, skip(page, act.end), end, str(act.fields["action"]), issuer(page), act.rule
            )
        )
    return found
