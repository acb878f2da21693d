"""What a heading or the head of a list says for all that lies under it.

In an issued document who asks, who must do it, with whom and by when often stand once, above a list.
A frame is what holds at a block: its parent's, changed by what its own words say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vanban.fold import LOWER, UPPER
from vanban.layout import Block
from vanban.page import Page
from vanban.rules import names, people
from vanban.rules.cues import CUE
from vanban.rules.deadlines import Deadline, deadline_in
from vanban.rules.instruction import partners_in, subject_before
from vanban.rules.names import Name
from vanban.rules.verbs import action_at, modal_at
from vanban.sentences import sentences_of

# Kinds of section by the words of its heading; the first that fits holds.
_SECTIONS: tuple[tuple[str, str], ...] = (
    ("aims", r"mục đích\s*(?:,|và|-)\s*yêu cầu"),
    ("purpose", r"mục đích|ý nghĩa|sự cần thiết"),
    (
        "task",  # "Báo cáo kết quả hội nghị", "Quy định về thành phần": what is to be done
        r"^(?:báo cáo|tổng hợp|gửi|công bố|thông báo|công khai|theo dõi|sử dụng|phát huy|triển khai|quy định|"
        r"tổ chức|kiểm tra|ban hành|xây dựng)\s(?!.{0,20}(?:hạn chế|khó khăn))",
    ),
    ("attendance", r"thành phần|địa điểm|chủ trì hội nghị"),
    ("slogan", r"khẩu hiệu"),
    ("cause", r"nguyên nhân|bài học"),
    ("shortcoming", r"hạn chế|tồn tại|khuyết điểm|khó khăn|bất cập|yếu kém"),
    (
        "task",
        r"phương hướng|nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|trách nhiệm|thời gian tới|"
        r"biện pháp|lộ trình|tiến độ",
    ),
    ("result", r"kết quả|tình hình|đánh giá|ưu điểm|bối cảnh|thực trạng|việc đã làm"),
    ("goal", r"mục tiêu|chỉ tiêu|quan điểm|nguyên tắc|phạm vi|tầm nhìn"),
    (
        "proposal",
        r"^(?:một số |các |những |ý kiến )*(?:kiến nghị|đề xuất)|kiến nghị,? (?:và )?đề xuất|"
        r"đề xuất,? (?:và )?kiến nghị",
    ),
    ("requirement", r"yêu cầu"),
    (
        "task",
        r"nội dung|công việc|thực hiện|kinh phí|thời gian|chế độ báo cáo|thông tin|tuyên truyền|triển khai",
    ),
)
_SECTION = tuple((name, re.compile(pattern)) for name, pattern in _SECTIONS)
# In a conclusion "Về kiến nghị …" heads the answer to it.
_ANSWERS = re.compile(
    r"(?:về|đối với)\s+(?:các|việc|một số|những)?\s*(?:kiến nghị|đề xuất|đề nghị)", re.IGNORECASE
)
_TOPIC = re.compile(
    r"(?:về|đối với)(?: (?:việc|công tác|nội dung))?\s+(?P<about>(?!(?:các|một số|"
    r"những)? ?(?:nhiệm vụ|kết quả|kiến nghị|đề xuất|tình hình|đánh giá))\S.{4,140})$",
    re.IGNORECASE | re.DOTALL,
)
_PREFIX = re.compile(
    r"(?:đối với|trách nhiệm(?: của)?|nhiệm vụ(?: của)?|phân công|giao|đề nghị|yêu cầu|"
    r"các đồng chí|đồng chí)\s+",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:yêu cầu|đề nghị|giao|kết luận|quyết định|chỉ đạo|thông báo|ban hành|quyết nghị)(?!\w)", re.IGNORECASE
)
_ASKS_NOW = re.compile(r"(?:yêu cầu|đề nghị|giao|cần tập trung|nhiệm vụ|giải pháp)(?!\w)")
_TELLS_NOW = re.compile(r"(?:kết quả|đạt được|ưu điểm|hạn chế|tồn tại|nổi bật|thành tích)(?!\w)")
_LAST_WORDS = 200  # characters before the colon say what kind of list follows
_LEAD_IN = re.compile(
    r"(?:yêu cầu|đề nghị|giao|kết luận|quyết định|chỉ đạo|thống nhất|thông báo|ban hành|xây dựng|"
    r"triển khai|hướng dẫn|ra chỉ thị|tập trung|thực hiện)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds at a block. Empty tuples, None: nothing was said."""

    section: str = ""
    assigner: str | None = None
    assignees: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    deadline: Deadline | None = None
    about: str | None = None
    basis: dict[str, str] = field(default_factory=dict)


_NO_HEAD = frozenset(("furniture", "head", "title", "closing", "caption"))


def frames(page: Page) -> list[tuple[Block, Frame]]:
    """Each block of the text with the frame that holds for its words, in order; worked out once a page."""
    cached: list[tuple[Block, Frame]] | None = page.cache.get("frames")
    if cached is None:
        cached = page.cache["frames"] = list(_frames(page))
    return cached


def _frames(page: Page) -> Iterator[tuple[Block, Frame]]:
    root = _root(page)
    held: dict[int, Frame] = {}
    lead = root
    for block in page.blocks:
        if block.kind in _NO_HEAD:
            continue
        parent = block.parent if block.parent is not None and block.parent.kind not in _NO_HEAD else None
        above = next((held[id(one)] for one in block.ancestors() if id(one) in held), lead)
        if "frame" in page.without:
            yield block, Frame()
            continue
        if parent is None and block.kind != "row":
            lead = replace(root, section="") if block.kind == "heading" or block.rank > 90 else lead
            above = lead
        yield block, above
        if block.kind == "heading":
            held[id(block)] = headed(page, block, above)
        elif page.flat[block.start : block.end].rstrip().endswith(":"):
            said = lead_in(page, block, above)
            if block.rank < 90:
                held[id(block)] = said
            elif parent is None:
                lead = root = replace(said, section="task")
            else:
                held[id(parent)] = replace(said, section="task") if _asks_now(page, block) else said


_CONCLUDES = frozenset(("conclusion", "notice"))
_ABOUT = re.compile(r"(?<!\w)về\s+(?:việc\s+)?(?P<what>\S.*)$", re.DOTALL)
_ANNEX = re.compile(
    r"\(\s*(?:ban hành\s+)?kèm theo\s+(?P<what>[^()]{6,200}?)\s+của\s+(?P<who>[^()]{3,120})\)", re.IGNORECASE
)


def _root(page: Page) -> Frame:
    """What holds for the whole text: who issues it, and what it is about."""
    if page.header is not None and (page.header.type != "other" or page.header.issuer):
        return Frame(assigner=issuer(page), about=_matter(page))
    annex = _ANNEX.search(page.flat, page.start, min(page.end, page.start + 2500))
    if annex is None:
        return Frame()
    return Frame(assigner=page.words(*annex.span("who")), about=page.words(*annex.span("what")))


def _matter(page: Page) -> str | None:
    """What an issued document is about: its title; of a conclusion what stands behind `về` there."""
    title = page.title
    if title is None or page.header is None or page.header.type not in _CONCLUDES:
        return title
    about = _ABOUT.search(title)
    own = title.removeprefix("Thông báo ")
    return about["what"] if about else own[:1].upper() + own[1:]


def headed(page: Page, block: Block, above: Frame) -> Frame:
    """The frame under a heading: its section, its doer, its deadline, over what held above."""
    words = page.flat[block.body : block.end]
    found = heading_doers(page, block)
    if found:
        partners, _ = partners_in(page, block.body, block.end)
        texts = tuple(text for text in names.texts(found) if text not in partners)
        return replace(
            above,
            section="task" if above.section in ("", "aims", "result") else above.section,
            assignees=texts,
            partners=partners,
            basis={**above.basis, "assignees": f"đề mục “{_short(words)}”"},
        )
    section = above.section
    lower = page.lower[block.body : block.end]
    if _ANSWERS.match(words):
        return replace(above, section="answers")
    for name, pattern in _SECTION:
        if pattern.search(lower):
            section = name
            break
    deadline = deadline_in(page, block.body, block.end)
    topic = _TOPIC.match(words.rstrip(" .:;"))
    about = above.about
    if about is None and topic is not None:
        about = page.words(block.body + topic.start("about"), block.body + topic.end("about"))
    basis = above.basis
    if deadline is not None:
        basis = {**basis, "deadline": f"đề mục “{_short(words)}”"}
    return replace(above, section=section, deadline=deadline or above.deadline, about=about, basis=basis)


def heading_doers(page: Page, block: Block) -> list[Name]:
    """The doers a heading consists of; empty when it says something else."""
    end = block.end
    while end > block.body and page.flat[end - 1] in " .:;,":
        end -= 1
    if end - block.body > 260:
        return []
    prefix = _PREFIX.match(page.flat, block.body, end)
    for start in {prefix.end() if prefix else block.body, block.body}:
        found = names.row(page, start, end)
        if found and _rest_is_idle(page.flat[found[-1].end : end]):
            return found
        if len(found) == 1 and _OWN_NAME.fullmatch(page.flat, found[0].end, end):
            return [Name(page.words(start, end), start, end, True)]
    duty = _DUTY_OF.match(page.flat, block.body, end)
    if duty is not None and duty["who"][0].isupper():
        return [Name(page.words(*duty.span("who")), *duty.span("who"), False)]
    return _unknown_doer(page, block, end)


def _unknown_doer(page: Page, block: Block, end: int) -> list[Name]:
    """A short item that is in no table but heads only instructions: "Các chủ rừng là tổ chức (…)"."""
    bracket = page.flat.find("(", block.body, end)
    stop = bracket if bracket > block.body else end
    words = page.flat[block.body : stop].rstrip()
    if block.rank < 6 or block.rank > 90 or len(words.split()) > 18 or not block.children:
        return []
    noun = re.match(rf"lãnh đạo [{UPPER}]", words, re.IGNORECASE) and words[9:10].isupper()
    if (
        (action_at(page, block.body, end) and not noun)
        or modal_at(page, block.body, end)
        or any(test.search(words.lower()) for _, test in _SECTION)
    ):
        return []
    if not names.can_act(page, block.body, stop):
        return []
    if not all(
        action_at(page, child.body, child.end) or modal_at(page, child.body, child.end)
        for child in block.children[:3]
    ):
        return []
    return [Name(page.words(block.body, block.body + len(words)), block.body, block.body + len(words), False)]


# "Nhiệm vụ của Tổ …", "Trách nhiệm của …", "Tổ … có nhiệm vụ": the doer, in a table or not.
_DUTY_OF = re.compile(
    r"(?:(?:nhiệm vụ|trách nhiệm|chức năng, nhiệm vụ)(?:, quyền hạn)? của|đối với)\s+(?P<who>[^:;.]{3,120})",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(rf"(?:\s+[{UPPER}][{LOWER}]*){{1,4}}")
_IDLE = re.compile(
    r"\s*(?:\([^()]*\)|,\s*phụ trách [^:;]{2,100}|liên quan|có liên quan|trực thuộc|"
    r"khác|thành phố|tỉnh|huyện|xã|phường|"
    r"chủ trì[^:]{0,160}|có trách nhiệm|chịu trách nhiệm|tập trung|thực hiện|như sau|"
    r"[\s,.;:…-])*$",
    re.IGNORECASE,
)


def _rest_is_idle(rest: str) -> bool:
    return len(rest) <= 200 and bool(_IDLE.match(rest))


def _asks_now(page: Page, block: Block) -> bool:
    """Whether the list a paragraph heads is of tasks, also in a section of results."""
    tail = page.lower[max(block.body, block.end - _LAST_WORDS) : block.end]
    return bool(_ASKS_NOW.search(tail)) and not _TELLS_NOW.search(tail)


_IN_TURN = ("chỉ đạo", "đôn đốc", "nhắc nhở")
_OF = re.compile(r"(?:^|\W)(?:của|do|theo|với|tại|cho)\s+$")


def lead_in(page: Page, block: Block, above: Frame) -> Frame:
    """What a paragraph that ends in a colon says for the list under it: who asks, of whom, by when."""
    assigner, assignees = above.assigner, above.assignees
    doers = {names.plain(one) for one in assignees}
    for match in _ASKS.finditer(page.lower, block.body, block.end):
        subject = subject_before(page, block.body, match.start())
        if subject is not None and names.plain(subject.text) in doers:
            continue  # what the doer asks in its turn is its task
        if subject is not None and not _OF.search(page.lower, block.body, subject.start):
            assigner = people.holder(page, subject.text, subject.start) or subject.text
    for match in CUE.finditer(page.lower, block.body, block.end):
        found, _ = names.doers(page, match.end() + 1, block.end)
        known = tuple(names.texts(name for name in found if name.known))
        if known and not (doers and match[0] in _IN_TURN):
            assignees = known
    last = list(sentences_of(page.flat, block))[-1]
    found = _subject_of(page, last.start, last.end)
    if found:
        assignees = tuple(text for text in names.texts(found) if text != assigner) or assignees
    deadline = deadline_in(page, block.body, block.end) or above.deadline
    return replace(above, assigner=assigner, assignees=assignees, deadline=deadline)


def _names_one(words: str) -> bool:
    return not words.lower().startswith(("các ", "những ", "tỉnh", "huyện", "xã"))


def _subject_of(page: Page, start: int, end: int) -> list[Name]:
    """The known doers a sentence has for subject: at its start or after a comma, a verb behind them."""
    best: list[Name] = []
    for name in names.starting(page, start, end):
        before = page.flat[start : name.start].rstrip()
        if (before and not before.endswith(",")) or (best and name.start < best[-1].end):
            continue
        row = names.row(page, name.start, end)
        after = row[-1].end + 1 if row else name.end
        if row and (modal_at(page, after, end) or action_at(page, after, end)):
            best = row
    return best


_CITES = re.compile(r"[\s-]*(?:căn cứ|xét|theo đề nghị|kính gửi)(?!\w)", re.IGNORECASE)


def issuer(page: Page) -> str | None:
    """The body that issues the document, as its text calls it; else as the head writes it.

    A body of the text is taken when the head's words hold all of its words.
    """
    if page.header is None:
        return None
    head = set(names.plain(page.header.issuer or "").split())
    for block in page.blocks:
        if block.kind not in ("para", "item") or block.rank < 90 or _CITES.match(page.flat, block.start):
            continue
        for match in _LEAD_IN.finditer(page.lower, block.body, block.end):
            subject = subject_before(page, block.body, match.start())
            if subject is not None and (
                _names_one(subject.text) if not head else set(names.plain(subject.text).split()) <= head
            ):
                return subject.text
        if page.flat[block.start : block.end].rstrip().endswith(":"):
            break
    return page.header.issuer


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:57] + "…"
