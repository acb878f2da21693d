"""Assignments of issued documents (plans, directives, conclusions, notices, letters, decisions) and of lists.

Each sentence of each block is parted at its semicolons; a clause that orders something is one
assignment. What it leaves out holds from the frame of its block.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from vanban.layout import Block
from vanban.page import Page
from vanban.rule import Found
from vanban.rules import instruction, labels, names, people
from vanban.rules.deadlines import Deadline, deadline_in, readied
from vanban.rules.frame import Frame, frames, heading_doers
from vanban.rules.instruction import Instruction
from vanban.sentences import clauses, sentences_of

_SILENT = frozenset(("purpose", "goal", "result", "shortcoming", "cause", "attendance", "proposal", "slogan"))
_NAMES_TASK = re.compile(r"(?:nội dung|nhiệm vụ|công việc)[^:]{0,40}:?\s*$", re.IGNORECASE | re.MULTILINE)
_PREAMBLE = re.compile(
    r"(?:căn cứ|thực hiện|theo(?! dõi)|trên đây|xét|kính gửi|trong những năm|thời gian qua|nơi nhận)(?!\w)",
    re.IGNORECASE,
)
# "Điều 1. Ban hành kèm theo …", "có hiệu lực kể từ ngày ký": what the decision itself does, nobody's task.
_OPERATIVE = re.compile(
    r"(?:ban hành|phê duyệt|thành lập|công bố|bãi bỏ|hủy bỏ|thay thế|sửa đổi|bổ sung|kiện toàn|"
    r"cử|bổ nhiệm|giao biên chế|quy định|điều chỉnh|cho phép|công nhận|tặng)(?!\w)"
)
_IN_FORCE = re.compile(r"có hiệu lực(?: thi hành)?(?: kể)? từ")
_SHORTEST = 12  # characters: fewer say nothing
_COUNTED = re.compile(r":\s*[0-9][0-9.,]*\s+\w+\s*(?:$|\()")  # "Lắp đặt mới trạm 5G: 35 trạm (…)"
_CELL = 60  # characters: shorter paragraphs of an annex are cells of its lists
_AIM = re.compile(r"(?:nhằm|để|tạo|góp phần|phát huy|làm cơ sở|là cơ sở|giúp)(?!\w)", re.IGNORECASE)


def find(page: Page) -> list[Found]:
    """The assignments of an issued document or of lists in a report, in order; `speech` reads the rest."""
    found: list[Found] = []
    listed = page.listed
    doer = _Running()
    led = False  # a head or an item was seen: before it stand only reasons and references
    since = 0  # the tasks found from here on are those that labels under them speak of
    labelled = False
    for block, frame in frames(page):
        doer.at(block, frame)
        if labels.is_label(page, block):
            found[since:] = labels.fill(page, found[since:], block)
            labelled = True
            found.extend(_own_orders(page, block, frame))
            continue
        names_task = 9 < block.rank < 90 and _NAMES_TASK.match(page.flat, block.body)
        if labelled or (block.kind == "heading" and not names_task):
            since, labelled = len(found), False
        led = led or block.rank < 90 or block.kind == "heading"
        if frame.section == "proposal" and block.kind == "item":
            found.extend(_proposals(page, block))
        silent = frame.section in _SILENT and not (frame.section == "attendance" and block.rank > 90)
        if block.kind == "row" or not (listed or block.in_list()):
            continue
        if silent and frame.section != "proposal":
            told = _in_block(page, block, frame, _Running(), True)
            found.extend(one for one in told if _explicit(page, one))
        if silent:
            continue
        if block.kind == "heading" and (
            heading_doers(page, block) or block.rank < 6 or block.rank > 90 or not _orders(page, block)
        ):
            continue
        found.extend(_in_block(page, block, frame, doer, led))
    return found


_PROPOSES = re.compile(r"(?:kính )?(?:đề nghị|kiến nghị|đề xuất)\s+(?:với\s+|cho phép(?= ))?")


def _proposals(page: Page, block: Block) -> list[Found]:
    """What a report asks of those above it ("Kiến nghị, đề xuất"): proposals, nobody's task yet."""
    found = []
    for sentence in sentences_of(page.flat, block):
        for start, end in clauses(page.flat, sentence.start, sentence.end):
            asks = _PROPOSES.match(page.lower, start, end)
            stop = instruction.without_stop(page, end, start)
            if asks is not None and stop - asks.end() > _SHORTEST:
                found.append(Found("opinion", asks.end(), stop, {"type": "proposal"}, "opinion.report"))
    return found


def _own_orders(page: Page, block: Block, frame: Frame) -> list[Found]:
    """What the line of who leads itself asks of one of them (`Sở Nội vụ chủ trì tham mưu … Kế hoạch`)."""
    cell = labels.said(page, block).get("assignees")
    found = []
    for start, end in clauses(page.flat, cell.start, cell.end) if cell is not None else ():
        one = instruction.parse(page, start, end, verbs=False)
        if (
            one is not None
            and one.shape == "doer"
            and not _LEADS_ONLY.fullmatch(page.lower, one.action, one.end)
        ):
            found.append(_fact(page, one, frame, None, ()))
    return found


_LEADS_ONLY = re.compile(
    r"(?:chủ trì|chịu trách nhiệm|phối hợp|thực hiện|tham mưu|đầu mối|tổ chức thực hiện|,|\s)*"
    r"(?:(?:phối hợp|cùng)(?: với)?\s.*)?",
    re.DOTALL,
)


class _Running:
    """The doer who runs on from item to item of one section, until a heading or another doer."""

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ()
        self._section: int | None = None

    def at(self, block: Block, frame: Frame) -> None:
        """Forget the doer where a new section begins or a heading names its own."""
        top = next((above for above in block.ancestors() if above.rank < 7 or above.rank > 90), None)
        section = id(top) if top is not None else (None if block.rank < 90 else id(block))
        if section != self._section or frame.assignees:
            own = frame.assigner and self.names and _same_body(frame.assigner, self.names[0])
            self.names = self.names if own and not frame.assignees else ()
        self._section = section


# What is ordered in so many words is an order also among results, purposes and shortcomings.
_ORDERED = re.compile(r"(?:^|[.;:,]\s*|\w\s)(?:yêu cầu|giao|đề nghị)\s+(?:các\s+)?(?:đồng chí\s+)?$")


def _explicit(page: Page, one: Found) -> bool:
    if one.kind != "assignment" or not one.fields.get("assignees"):
        return False
    before = page.lower[max(page.start, one.start - 40) : one.start]
    return one.rule == "assignment.cue" and _ORDERED.search(before) is not None


def _orders(page: Page, block: Block) -> bool:
    """Whether an item that heads others is itself an instruction: labels or no clauses follow it."""
    if any(_NAMES_TASK.match(page.flat, child.body) for child in block.children):
        return False
    if block.children and labels.is_label(page, block.children[0]):
        return instruction.parse(page, block.body, block.end, verbs=True) is not None
    if not page.flat[block.start : block.end].rstrip().endswith(":"):
        return False
    if any(labels.is_label(page, child) for child in block.children):
        return False
    return not any(instruction.parse(page, child.body, child.end, verbs=True) for child in block.children[:4])


def _in_block(page: Page, block: Block, frame: Frame, doer: _Running, led: bool) -> list[Found]:
    found: list[Found] = []
    plain = block.rank > 90
    running: Instruction | None = None
    for sentence in sentences_of(page.flat, block):
        pieces = [
            piece
            for start, end in clauses(page.flat, sentence.start, sentence.end)
            for piece in _by_doers(page, start, end)
        ]
        index = 0
        while index < len(pieces):
            start, end = pieces[index]
            while index + 1 < len(pieces) and _names_only(page, start, end):
                index += 1  # "Chánh Văn phòng; Giám đốc Sở …; Chủ tịch … chịu trách nhiệm thi hành"
                end = pieces[index][1]
            if found and found[-1].start >= sentence.start and _lists_things(page, found[-1]):
                found[-1] = _longer(page, found[-1], start, end)
                index += 1
                continue
            verbs = (
                (not plain)
                or running is not None
                or bool(frame.assignees)
                or frame.section in ("task", "requirement")
            )
            one = instruction.parse(page, start, end, verbs=verbs, held=bool(frame.assignees))
            if one is None and index + 1 < len(pieces):
                one = instruction.parse(page, start, pieces[index + 1][1], verbs=False)
                one = one if one and one.shape == "cue" and len(one.assignees) > 1 else None
                index += one is not None
            index += 1
            if one is None:
                if (
                    index > 1
                    and found
                    and sentence.start <= found[-1].start
                    and found[-1].kind == "assignment"
                ):
                    # Words after a semicolon that order nothing belong to the order before them.
                    found[-1] = _longer(page, found[-1], start, end)
                continue
            if not _counts(page, block, frame, one) or not (led or one.shape == "cue"):
                continue
            if one.assignees or one.shape == "cue":
                running = one
                if not found and one.assignees:
                    doer.names = tuple(names.texts(one.assignees))
            found.append(_fact(page, one, frame, running, doer.names))
            if frame.section == "answers" and one.cue == "sẽ":
                answer = {"type": "commitment", **({"speaker": frame.assigner} if frame.assigner else {})}
                found.append(Found("response", one.start, one.end, answer, "response.answers_section"))
    return found


def _by_doers(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """The clause parted where a comma brings another doer with a duty (`…, Sở B có trách nhiệm …`)."""
    found = []
    for name in names.starting(page, start + 1, end):
        comma = name.start - 2
        if not page.flat.startswith(", ", comma) or names.ends(page, start, comma):
            continue
        if instruction.duty_first(page, name.start, end):
            found.append((start, comma))
            start = name.start
    return [*found, (start, end)]


def _names_only(page: Page, start: int, end: int) -> bool:
    row = names.row(page, start, end)
    return bool(row) and row[-1].end >= end


# "ưu tiên các lĩnh vực: tài chính; đất đai; cải cách hành chính", "nghiêm cấm các hành vi: đổ …; làm …".
_THINGS = re.compile(
    r"(?:các|những|một số|nhóm)\s+"
    r"(?:lĩnh vực|vấn đề|nhóm|ngành|đối tượng|hành vi|dự án|công trình|trường hợp)"
    r"(?: sau| sau đây)?\s*:\s"
)


def _lists_things(page: Page, one: Found) -> bool:
    """Whether an order ends in a list of things: what follows a semicolon there is one more of them."""
    return one.kind == "assignment" and _THINGS.search(page.lower, one.start, one.end) is not None


def _longer(page: Page, one: Found, start: int, end: int) -> Found:
    """The order with the words from `start` to `end` behind it; a time in them is its own."""
    deadline = deadline_in(page, start, end) if "deadline" not in one.fields else None
    fields = {**one.fields, **_deadline(deadline)}
    return replace(one, end=instruction.without_stop(page, end, start), fields=fields)


def _counts(page: Page, block: Block, frame: Frame, one: Instruction) -> bool:
    words = page.lower[one.start : one.end]
    if instruction.heads_list(page, one) or (one.shape == "verb" and _COUNTED.search(words)):
        return False
    if one.shape == "verb" and page.in_annex(block.start) and block.end - block.start < _CELL:
        return False  # the cell of a list, one to a line
    if _IN_FORCE.search(words) or (one.shape == "verb" and block.rank == 3 and _OPERATIVE.match(words)):
        return False
    if len(words) < _SHORTEST or page.flat[one.end : one.end + 1] == "!":
        return False
    if frame.section == "attendance" and not (one.shape == "doer" and one.assignees[0].known):
        return False
    if (
        block.rank > 90
        and not frame.section
        and _PREAMBLE.match(page.lower, block.body)
        and one.shape != "cue"
    ):
        return False
    aim = frame.section == "aims" and one.shape not in ("duty", "doer") and _AIM.match(words)
    return not aim


def _fact(
    page: Page, one: Instruction, frame: Frame, running: Instruction | None, before: tuple[str, ...]
) -> Found:
    basis: dict[str, str] = {}
    assignees = names.texts(one.assignees)
    if not assignees and one.shape == "verb":
        if running is not None and running.assignees:
            assignees = names.texts(running.assignees)
            basis["assignees"] = "câu trước"
        elif frame.assignees:
            assignees = list(frame.assignees)
            basis["assignees"] = frame.basis.get("assignees", "đoạn dẫn")
        elif before:
            assignees = list(before)
            basis["assignees"] = "mục trước"
    partners = list(one.partners or (frame.partners if not one.assignees else ()))
    assigner = frame.assigner
    if one.assigner is not None:
        assigner = people.holder(page, one.assigner.text, one.assigner.start) or one.assigner.text
    deadline = one.deadline or frame.deadline or readied(page, one.start, one.end)
    if one.deadline is None and deadline is not None and deadline is not frame.deadline:
        basis["deadline"] = deadline.basis
    elif one.deadline is None and deadline is not None:
        basis["deadline"] = frame.basis.get("deadline", "đoạn dẫn")
    elif deadline is not None and deadline.basis:
        basis["deadline"] = deadline.basis
    fields: dict[str, Any] = {"action": page.words(one.action, one.end)}
    if assigner and not any(_same_body(assigner, one) for one in assignees):
        fields["assigner"] = assigner
    if assignees:
        fields["assignees"] = assignees
    if partners:
        fields["partners"] = partners
    fields.update(_deadline(deadline))
    if frame.about:
        fields["about"] = frame.about
    return Found("assignment", one.start, one.end, fields, f"assignment.{one.shape}", basis)


def _same_body(one: str, other: str) -> bool:
    """Whether two names are one body's, one perhaps shorter: its words stand in the longer, begun alike."""
    short, long = sorted((names.plain(one).split(), names.plain(other).split()), key=len)
    return short == long or (len(short) > 2 and short[:2] == long[:2] and set(short) <= set(long))


def _deadline(deadline: Deadline | None) -> dict[str, Any]:
    if deadline is None:
        return {}
    return {"deadline": deadline.iso, **({"recurring": True} if deadline.recurring else {})}
