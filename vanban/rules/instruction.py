"""One instruction in a clause: who asks, who must do it, with whom, what, by when.

The shapes, in order of what begins the clause after its connectives:

    cue      `đề nghị`, `yêu cầu`, `giao` … and then the doers, or at once what is to be done
    doer     a name, and then a word of duty or a verb
    verb     what is to be done; the doer is the one that runs on, or the head's
    duty     a thing that `phải`, `cần` be so: nobody is named
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vanban.page import Page
from vanban.rules import names
from vanban.rules.beginnings import CASE, OPENER, after_connective, beginnings
from vanban.rules.cues import CUE, is_free, is_noun, without_adverbs
from vanban.rules.deadlines import Deadline, deadline_in
from vanban.rules.names import Name
from vanban.rules.verbs import action_at, modal_at, past_at

_AFTER_CUE = re.compile(r"\s*(?:cho\s+|đối với\s+|tới\s+|rằng\s*|là\s+)?[,:]?\s*", re.IGNORECASE)
_PARTNERS = re.compile(
    r"phối hợp(?:,?\s*(?:chặt chẽ|đồng bộ|thống nhất|hỗ trợ|tốt|hiệu quả|hướng dẫn|trao đổi|"
    r"chia sẻ thông tin))*(?:\s+(?:với|cùng(?: với)?))?\s+|(?:cùng với|có sự phối hợp của|"
    r"sự tham gia của|kết hợp với)\s+",
    re.IGNORECASE,
)
_VERBLESS = re.compile(r"[\s.,;:…/]*$")


@dataclass(frozen=True, slots=True)
class Instruction:
    """What a clause orders. `shape` is cue, doer, verb or duty; offsets are the view's."""

    start: int
    end: int
    shape: str
    cue: str
    assigner: Name | None
    assignees: tuple[Name, ...]
    partners: tuple[str, ...]
    action: int
    deadline: Deadline | None


def parse(
    page: Page, start: int, end: int, *, verbs: bool, held: bool = False, bare: bool = True
) -> Instruction | None:
    """The instruction of a clause; None: it orders nothing.

    `verbs`: whether a clause that begins with a bare verb counts, that is, whether somebody runs on
    from before, or a list of tasks is being read. `held`: a heading names the doer, so that a bare
    `chỉ đạo …` is what that doer is to do and asks nobody else. `bare`: whether a doer and a verb
    without a word of duty order something (they do in a plan, they tell something in a speech).
    """
    end = without_stop(page, end, start)
    start = after_connective(page, start, end)
    while start < end and page.flat[start] in "“\"‘' ":
        start += 1
    if start >= end:
        return None
    found = _parse(page, start, end, verbs=verbs, held=held, bare=bare)
    if found is None or found.deadline is not None or found.start <= start:
        return found
    return replace(found, deadline=deadline_in(page, start, found.start))


def _parse(page: Page, start: int, end: int, *, verbs: bool, held: bool, bare: bool) -> Instruction | None:
    called = _CALLED.match(page.flat, start, end)
    if called is not None:
        whole = Name(page.words(*called.span("who")), *called.span("who"), True)
        return _made(page, start, end, "doer", "", None, [whole], called.end())
    case = CASE.match(page.flat, start, end)
    if case is not None and not names.inside(page, case.end()):
        found = _parse(page, case.end(), end, verbs=verbs, held=held, bare=bare)
        if found is not None and (found.shape != "verb" or case["about"]):
            return found
        return replace(found, start=start) if found is not None else None
    if duty_first(page, start, end):
        found = _by_doer(page, start, end, bare)
        if found is not None:
            return found
    cue = _to_know(page, start, end) or _by_cue(page, start, end, held)
    if cue is not None:
        return cue
    purpose = _PURPOSE.match(page.lower, start) is not None
    for here in beginnings(page, start, end):
        found = _by_doer(page, here, end, bare) or (
            _by_verb(page, here, end) if (verbs or _MUST.match(page.lower, here)) and not purpose else None
        )
        if found is not None:
            return found
    if purpose and verbs:
        return _made(page, start, end, "verb", "", None, [], start)
    return _will(page, start, end) or _after_words(page, start, end, bare) or _by_duty(page, start, end)


def without_stop(page: Page, end: int, start: int) -> int:
    """The end without the stops and spaces before it."""
    while end > start and page.flat[end - 1] in " \t\n.;:,…/|":
        end -= 1
    return end


def _by_cue(page: Page, start: int, end: int, held: bool) -> Instruction | None:
    for match in CUE.finditer(page.lower, start, min(end, start + 420)):
        word = match[0]
        if word in ("cho rằng", "nhấn mạnh") or (held and word in ("chỉ đạo", "đôn đốc")):
            continue
        if held and word == "đề nghị" and names.at(page, match.end() + 1, end) is None:
            continue
        before = page.flat[start : match.start()]
        if names.inside(page, match.start()):
            continue
        assigner = subject_before(page, start, match.start())
        if is_noun(page, match.end(), end, asked=assigner is not None or match.start() == start) or (
            assigner is None and not is_free(before)
        ):
            continue
        if word in ("chỉ đạo", "đôn đốc", "nhắc nhở") and (
            (assigner is None and before.strip()) or _ACT_OF_ITS_OWN.search(before)
        ):
            continue
        if _TOLD.search(before) and word in ("chỉ đạo", "giao", "phân công", "đôn đốc"):
            continue
        found = after_cue(page, match.start(), match.end(), end, word, assigner)
        if found is not None:
            return found
    return None


# "Văn phòng … thông báo để các sở, ngành biết, thực hiện": the closing line of a notice.
_TO_KNOW = re.compile(r"(?:xin )?(?:trân trọng )?(?:thông báo|thông tin)\s+(?:để|đến|tới|cho)\s+")
_KNOWS = re.compile(r"(?:\s*\([^()]*\))?\s*(?:được\s+)?biết(?!\w)")


def _to_know(page: Page, start: int, end: int) -> Instruction | None:
    match = _TO_KNOW.search(page.lower, start, end) if page.lower.find(" biết", start, end) >= 0 else None
    if match is None:
        return None
    found, stop = names.doers(page, match.end(), end)
    knows = _KNOWS.match(page.lower, stop, end)
    if not found or knows is None:
        return None
    assigner = subject_before(page, start, match.start())
    return _made(page, match.end(), end, "cue", "thông báo", assigner, found, knows.start() + 1)


_LIST_FOLLOWS = re.compile(r"(?:sau|sau đây|dưới đây)\s*$")


def heads_list(page: Page, one: Instruction) -> bool:
    """Whether it only heads the tasks that follow (`… thực hiện các nhiệm vụ sau:`) and is none."""
    colon = page.flat[one.end : one.end + 3].lstrip().startswith(":")
    return colon and _LIST_FOLLOWS.search(page.lower, one.start, one.end) is not None


_ACT_OF_ITS_OWN = re.compile(r"(?:trực tiếp|lãnh đạo,|tập trung|tiếp tục)\s*$")
_TOLD = re.compile(r"(?:đã|vừa|được)\s+(?:\w+\s+){0,2}$")


_ADVERBS_REACH = 160
_SUBJECT = 1000  # no subject with its posts is longer; a text may be one sentence of any length


def subject_before(page: Page, start: int, at: int) -> Name | None:
    """The name just before a cue, adverbs between; None where none stands there."""
    start = max(start, at - _SUBJECT)
    before = page.flat[max(start, at - _ADVERBS_REACH) : at]
    stop = at - len(before) + len(without_adverbs(before).rstrip(" ,"))
    ending = [one for one in names.starting(page, start, stop) if stop - 2 <= one.end <= stop]
    cited = page.within("document", start, at)
    ending = [
        one for one in ending if not any(document.start < one.start < document.end for document in cited)
    ]
    return min(ending, key=lambda one: one.start, default=None)


def after_cue(
    page: Page, cue: int, after: int, end: int, word: str, assigner: Name | None
) -> Instruction | None:
    """The instruction whose cue `word` stands from `cue` to `after`; None where nothing is asked there."""
    gap = _AFTER_CUE.match(page.flat, after, end)
    here = after_connective(page, gap.end() if gap else after, end)
    found, stop = names.doers(page, here, end)
    if not found and page.flat[here - 1 : here] != " " and here == after:
        return None
    if found:
        start, action = here, _skip(page, stop, end)
        honorific = re.match(r"(?:các\s+)?đồng chí\s+", page.flat[here:end], re.IGNORECASE)
        if found[0].start > here and honorific is None:
            start = found[0].start
        if _VERBLESS.match(page.flat, action, end):
            return None
    elif action_at(page, here, end) or modal_at(page, here, end):
        start, action = (here if word.startswith("giao") else cue), here
        if modal_at(page, here, end):
            start = here
    else:
        inner = _soon(page, here, end)
        if inner is None:
            return None
        return replace(inner, shape="cue", cue=word, assigner=assigner)
    return _made(page, start, end, "cue", word, assigner, found, action)


_DUTY_WORD = re.compile(r"\s*(?:cũng\s+)?(?:sẽ|cần|phải|tiếp tục|tập trung|khẩn trương)(?!\w)")


def _soon(page: Page, start: int, end: int) -> Instruction | None:
    """`lưu ý, trong tuần này Đảng bộ … sẽ …`: a doer and a word of duty after a few words of time."""
    if not OPENER.match(page.lower, start):
        return None
    for name in names.starting(page, start + 1, min(end, start + 80)):
        if _DUTY_WORD.match(page.lower, name.end, end):
            found = _by_doer(page, name.start, end)
            return replace(found, start=start, deadline=deadline_in(page, start, end)) if found else None
    return None


def _after_words(page: Page, start: int, end: int, bare: bool) -> Instruction | None:
    """`Việc này, địa phương phải …`: a few words and a comma before the doer."""
    comma = page.flat.find(", ", start, min(end, start + 60))
    if comma < 0 or names.inside(page, comma) or names.listed_before(page, start, comma):
        return None
    return _by_doer(page, after_connective(page, comma + 2, end), end, bare)


_MUST = re.compile(r"(?:rất\s+)?(?:cần|phải|không được|tuyệt đối không|nghiêm cấm)(?!\w)")
_PURPOSE = re.compile(r"(?:để|nhằm)(?!\w)")
_WILL = re.compile(r"\s*(?:cũng\s+)?sẽ(?!\w)")


def _will(page: Page, start: int, end: int) -> Instruction | None:
    """`…, <name> sẽ …` anywhere in the clause: what stands before the name is a frame."""
    for name in names.starting(page, start, end):
        before = page.flat[max(start, name.start - 20) : name.start]
        if before.rstrip().endswith(",") and _WILL.match(page.lower, name.end, end):
            return _by_doer(page, name.start, end)
    return None


_ANSWERS_FOR = re.compile(r"\s*(?:có|chịu) trách nhiệm(?!\w)")


def duty_first(page: Page, start: int, end: int) -> bool:
    """Whether a known doer begins the clause and `có trách nhiệm` follows: a cue behind it is its object."""
    row = names.row(page, start, end)
    after = names.which(page, row[-1].end, end) or row[-1].end if row else end
    return _ANSWERS_FOR.match(page.lower, after, end) is not None


# "Thành phố sau hợp nhất sẽ …": words of time between a doer and the word of duty.
_MEANWHILE = re.compile(r"\s+(?:sau|trong|từ)\s[^,;.:]{2,40}?(?=\s(?:sẽ|phải|cần|tiếp tục|tập trung)(?!\w))")


def _by_doer(page: Page, start: int, end: int, bare: bool = True) -> Instruction | None:
    found, stop = names.doers(page, start, end)
    if not found:
        return None
    here = _skip(page, stop, end)
    which = names.which(page, stop, end)
    if which is not None:
        last = found[-1]
        found[-1] = last._replace(text=page.words(last.start, which), end=which)
        here = _skip(page, which, end)
    meanwhile = _MEANWHILE.match(page.lower, stop, end)
    if meanwhile is not None:
        here = meanwhile.end() + 1
    if here >= end or past_at(page, here, end) or names.says_which(page, here):
        return None
    modal = modal_at(page, here, end)
    if modal is None and not (bare and action_at(page, here, end)):
        return None
    return _made(page, start, end, "doer", modal or "", None, found, here)


def _by_verb(page: Page, start: int, end: int) -> Instruction | None:
    modal = modal_at(page, start, end)
    if past_at(page, start, end) or (modal is None and not action_at(page, start, end)):
        return None
    if modal is None and _STATED.match(page.lower, start, end):
        return None
    return _made(page, start, end, "verb", modal or "", None, [], start)


# "thu ngân sách … vẫn đạt", "quản lý đô thị được quan tâm": a noun of an act, and what is said of it.
_STATED = re.compile(
    r"(?:thu|chi|quản lý|đầu tư|giải ngân|sản xuất|phát triển|tổ chức bộ máy|xây dựng|"
    r"cải cách)\s(?:[^\s,;]+\s){1,9}?(?:vẫn|ước|đạt|tiếp tục được|được (?:quan tâm|duy trì|"
    r"giữ vững|đẩy mạnh|tăng cường)|có (?:nhiều )?(?:chuyển biến|bước)|chuyển biến|tăng|"
    r"giảm)(?!\w)"
)
# "Đồng chí Phó Giám đốc … - Phó Trưởng tiểu ban: chủ động …"
_CALLED = re.compile(r"(?:Các đồng chí|Đồng chí|Đ/c|Ông|Bà)\s+(?P<who>[^:;.]{4,140}?)\s*:\s+(?=\S)")
_DUTY = re.compile(
    r"(?<!\w)(?:phải|không được|tuyệt đối không|nghiêm cấm|cần(?! thiết)|cần phải|"
    r"được gửi (?:đến|về|cho))(?!\w)",
    re.IGNORECASE,
)


_TOLD_NOW = re.compile(r"(?:đã|vừa|từng|đang)(?!\w)")  # "phải được thực hiện" is to be done


def _by_duty(page: Page, start: int, end: int) -> Instruction | None:
    match = _DUTY.search(page.lower, start, min(end, start + 260))
    if match is None or _TOLD_NOW.match(page.lower, match.end() + 1, end):
        return None
    return _made(
        page, start, end, "duty", match[0], None, names.row(page, start, match.start()), match.start()
    )


# Brackets, a second post after a dash (`- Phó Trưởng tiểu ban:`), a comma or colon, an adverb.
_GAP = re.compile(
    r"(?:\s*\([^()]{0,200}\))?(?:\s*-\s*[^:;.,]{3,70}(?=:))?\s*[,:]?\s*(?:(?:cũng|đều|còn|cùng)\s+)?"
)


def _skip(page: Page, at: int, end: int) -> int:
    """Past brackets, spaces and a comma after the doers."""
    match = _GAP.match(page.flat, at, end)
    return match.end() if match else at


def _made(
    page: Page,
    start: int,
    end: int,
    shape: str,
    cue: str,
    assigner: Name | None,
    found: list[Name],
    action: int,
) -> Instruction:
    end = _without_reason(page, action, end)
    partners, partner_names = partners_in(page, action, end)
    doers = tuple(name for name in found if name.text not in partner_names)
    return Instruction(
        start, end, shape, cue.strip(), assigner, doers, partners, action, deadline_in(page, start, end)
    )


_REASON = re.compile(r",\s+(?:vì|do|bởi|bởi vì|khi|trong khi|bởi lẽ)\s+(?!vậy|thế|đó)")


def _without_reason(page: Page, start: int, end: int) -> int:
    """The end of the instruction without a reason that has its own subject (contract, "Assignments")."""
    match = _REASON.search(page.lower, start + 8, end)
    return match.start() if match else end


def partners_in(page: Page, start: int, end: int) -> tuple[tuple[str, ...], set[str]]:
    """Who is to help: the names after `phối hợp với`, `cùng với`; as a tuple and as a set."""
    match = _PARTNERS.search(page.lower, start, end)
    if match is None:
        return (), set()
    found, _ = names.doers(page, match.end(), end)
    return tuple(names.texts(found)), {name.text for name in found}
