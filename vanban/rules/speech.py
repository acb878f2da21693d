"""What is said at meetings, in news: opinions, answers, and the assignments of those who chair.

A sentence is parted into who speaks, with which verb, and what is said. The words said are parted at
semicolons and at `Đồng thời`; each separate matter is one fact. Who began to speak goes on until
another does, within the paragraph; orders go on in the paragraphs after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from vanban import tables
from vanban.gazetteer import Gazetteer
from vanban.layout import Block
from vanban.page import Page
from vanban.rule import Found
from vanban.rules import instruction, names
from vanban.rules.deadlines import Deadline, deadline_in
from vanban.rules.instruction import Instruction
from vanban.rules.speakers import Speaker, body_speaker, collective_before, is_collective, person_speaker
from vanban.sentences import Sentence, clauses

_ORDERS = frozenset(("đề nghị", "yêu cầu", "giao", "phân công", "kêu gọi", "kêu gọi và đề nghị", "lưu ý", "chỉ đạo", "đôn đốc", "nhắc nhở", "yêu cầu và đề nghị", "chỉ đạo, yêu cầu", "đặc biệt lưu ý", "thống nhất giao", "gợi mở"))  # fmt: skip
_ASKS_SOMEBODY = frozenset(("giao", "phân công", "chỉ đạo", "đôn đốc", "nhắc nhở"))
_OWN_WORDS = ("đánh giá cao", "ghi nhận", "biểu dương", "cơ bản thống nhất", "đồng tình", "bày tỏ")
_KINDS = frozenset(("speech", "assessment", "agreement", "proposal", "amendment", "response"))
# What a body does at a sitting, and what only opens a speech: neither says whose words follow.
_SITTING = ("cho ý kiến", "góp ý vào", "tham gia ý kiến", "tham gia góp ý", "đóng góp ý kiến", "có ý kiến", "phát biểu", "trình bày", "trao đổi, thảo luận", "kết luận", "gợi mở", "lý giải", "dẫn chứng")  # fmt: skip
# Verbs that tell facts: what an organisation says of its own results is no opinion.
_TELLS = ("cho biết", "cho hay", "thông tin", "báo cáo", "thông báo", "giới thiệu")
_MANY = re.compile(r"(?:một số|các|nhiều|có|đa số)?\s*(?:ý kiến|đại biểu|cử tri)\s")
_OPENS = re.compile(r"(?:với|về|đối với|trước|tiếp thu|trả lời|giải đáp|sau khi|qua)(?!\w)")
_GAP = re.compile(r"\s*(?:với hội nghị|tại hội nghị|thêm|rằng|là|về việc|cho|vào|,|:|–|-)*\s*(?:[“\"]\s*)?", re.IGNORECASE)
_OUGHT = re.compile(r"(?:rất\s+)?(?:cần|phải|nên|đề nghị|kiến nghị|đề xuất|mong muốn|sớm|tiếp tục|không được|quan tâm|bổ sung|có cơ chế)(?!\w)", re.IGNORECASE)
_ANSWERS = re.compile(r"(?:đã\s+(?:nghiêm túc\s+)?|(?:sẽ|xin|nghiêm túc|cam kết)\s+(?:\w+\s+){0,3}?)(?:tiếp thu|ghi nhận|giải quyết|xem xét|làm việc|trả lời|giải trình|chỉ đạo|hỗ trợ|quan tâm|tháo gỡ|bố trí)", re.IGNORECASE)
_ASKED = re.compile(r"tiếp thu,? (?:và )?giải trình|với (?:các |những )?(?:ý kiến|kiến nghị|đề xuất)|trả lời (?:các )?(?:ý kiến|kiến nghị)|giải đáp|về (?:các )?(?:kiến nghị|đề xuất)", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:góp ý|cho ý kiến|tham gia ý kiến|đánh giá|liên quan)?\s*(?:về|vào|đối với|đến|với)\s+(?P<about>[^,:;.]{4,140})[,:]", re.IGNORECASE
)
_GIVE = re.compile(r"(?:các |một số |nhiều )?(?:đại biểu|ý kiến|đồng chí)\s+(?:cũng\s+)?(?:đã\s+)?(?:đóng góp|tham gia)[^,;.]{0,20}ý kiến[^,;.]{0,40}(?:nhằm|theo hướng|về việc)\s+")
_YET = re.compile(r"(?:tuy nhiên|nhưng|trên thực tế|song,|do đó|điều này)(?!\w)")
_TOOK_IN = re.compile(r"đã\s+(?:\w+\s+){0,2}?tiếp thu|^tiếp thu|(?<!\w)tiếp thu (?:các |những )?ý kiến")
_DRAFTS = re.compile(r"(?:hai|ba|các|[0-9]{1,2})\s+(?:bản\s+)?dự thảo|dự thảo [^,;.]{3,60}", re.IGNORECASE)
_DONE = re.compile(r"(?:đã|vừa|trực tiếp|lãnh đạo,)\s*$")
_EXPLAINS = re.compile(r"(?:giải đáp|giải trình|trả lời|làm rõ)(?: làm rõ|, làm rõ)?\s+(?:các |những |một số |về )?(?:kiến nghị|ý kiến|đề xuất|vấn đề|câu hỏi|nội dung)", re.IGNORECASE)
_SPLIT = re.compile(r"[;,]?\s*(?=(?:Đồng thời|đồng thời|Cùng với đó|cùng với đó|Bên cạnh đó|bên cạnh đó|Mặt khác),?\s)")


@dataclass(slots=True)
class Said:
    """Who says the words of a sentence, with which verb, and where they begin."""

    speaker: Speaker | None
    verb: str
    kind: str
    start: int
    end: int
    cue: int


@cache
def _verbs() -> Gazetteer[str]:
    rows = [
        row
        for row in tables.cues()
        if ((row.kind in _KINDS and row.strength != "weak") or row.cue in _ORDERS) and not row.cue.startswith((*_SITTING, "cần ", "nên "))
    ]
    extra = [(word, "speech") for word in ("ghi nhận", "biểu dương", "tin tưởng")]
    return Gazetteer([*((row.cue, row.kind) for row in rows), *extra], ignore_case=True)


def find(page: Page) -> list[Found]:
    """Opinions, responses and assignments of the paragraphs of a report, in order; none of issued documents."""
    if page.listed:
        return []
    reader = _Reader(page)
    for block in page.blocks:
        if block.kind in ("furniture", "caption") or block.in_list():
            continue
        reader.block(block)
    return reader.found


class _Reader:
    """Reads the paragraphs of one article in order, keeping who speaks and what is planned."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[Found] = []
        self.speaker: Speaker | None = None
        self.kind = ""  # of the verb that runs on: order, speech, proposal …
        self.doer: Instruction | None = None
        self.plan = False
        self.plan_until: Any = None
        self.plan_basis = ""
        self.about: str | None = None
        self.topics: dict[str | None, str] = {}  # by speaker's name; None: those not named
        self.answering = False
        self.until: Deadline | None = None
        self.sentences: dict[int, list[Sentence]] = {}
        for sentence in page.sentences:
            self.sentences.setdefault(id(sentence.block), []).append(sentence)

    def block(self, block: Block) -> None:
        """Read one paragraph."""
        if self.kind != "order" or (block.kind == "heading" and not self.page.within("person", block.start, block.end)) or _ELSEWHERE.match(self.page.lower, block.start):
            self.speaker, self.kind = None, ""
        self.doer = None
        self.about = None
        self.answering = False
        for number, sentence in enumerate(self.sentences.get(id(block), [])):
            self._plan(sentence, first=number == 0)
            self._sentence(sentence, first=number == 0, headline=block.kind == "heading")

    def _plan(self, sentence: Sentence, *, first: bool) -> None:
        """Note whether the text now tells of what is to come, and by when."""
        words = self.page.lower[sentence.start : sentence.end]
        if _PLAN.search(words):
            self.plan = True
            due = [one for one in self.page.within("_date", sentence.start, sentence.end) if one.fields["grain"] in ("half", "quarter", "month", "months")]
            self.plan_until = due[-1].fields["iso"] if due else self.plan_until
            self.plan_basis = f"“{self.page.words(due[-1].start, due[-1].end)}”" if due else self.plan_basis
        elif first and _TOLD.search(words[:200]):
            self.plan, self.plan_until = False, None

    def _sentence(self, sentence: Sentence, *, first: bool, headline: bool) -> None:
        if headline and self._headed(sentence):
            return
        said = self._said(sentence)
        if said is not None:
            if said.speaker is not None:
                self.speaker = said.speaker
                self.doer = None
            self.kind = self._mode(said)
            self._content(sentence, said)
            return
        if headline:
            self._own_plan(sentence, headline=True)
            return
        if self._carries_on(sentence):
            return
        if self.speaker is not None and self.kind == "order":
            self._orders(sentence.start, sentence.end, cue=None, running=self.doer is not None)
        elif self.speaker is not None and self.kind == "proposal" and not first:
            start = instruction.after_connective(self.page, sentence.start, sentence.end)
            if _OUGHT.match(self.page.lower, start):
                self._opinions(start, sentence.end, "proposal")
        else:
            self._own_plan(sentence, headline=False)

    def _headed(self, sentence: Sentence) -> bool:
        """A headline or the words under a picture: what it says stands, who speaks in the text stays.

        "Phó Bí thư …: Cụ thể hóa …" is an order of that person.
        """
        page, kept = self.page, (self.speaker, self.kind, self.doer)
        for person in page.within("person", sentence.start, sentence.end):
            colon = page.flat[person.end : person.end + 3].lstrip()[:1]
            if colon == ":":
                self.speaker, self.kind = person_speaker(page, person, ""), "order"
                self._orders(page.flat.index(":", person.end) + 1, sentence.end, cue=None, running=True)
                self.speaker, self.kind, self.doer = kept
                return True
        said = self._said(sentence)
        if said is not None and said.speaker is not None:
            self.speaker = said.speaker
            self.kind = self._mode(said)
            self._content(sentence, said)
        self.speaker, self.kind, self.doer = kept
        return said is not None

    def _carries_on(self, sentence: Sentence) -> bool:
        """Whether a sentence without a speaker of its own goes on with the answer or judgement before it."""
        page = self.page
        if self.answering and _ANSWERS.search(page.lower, sentence.start, sentence.end):
            self._response(Said(None, "", "", sentence.start, sentence.end, sentence.start))
            return True
        gave = _GIVE.match(page.lower, sentence.start, sentence.end)
        if gave is not None:
            self.speaker = Speaker(None, "", "collective", sentence.start, gave.end())
            self._opinions(gave.end(), sentence.end, "proposal")
            return True
        last = self.found[-1] if self.found else None
        going = last is not None and last.kind == "opinion" and last.fields["type"] == "assessment"
        if going and last is not None and _YET.match(page.lower, sentence.start) and sentence.start - last.end < 6:
            self.found[-1] = replace(last, end=instruction.without_stop(page, sentence.end, last.start))
            return True
        return False

    def _mode(self, said: Said) -> str:
        standing = self.speaker.standing if self.speaker else "body"
        if standing == "chair" or (standing == "body above" and said.verb in _ORDERS):
            return "order"
        if said.kind in ("proposal", "amendment") or said.verb in _ORDERS:
            return "proposal"
        return said.kind

    def _said(self, sentence: Sentence) -> Said | None:
        """The reporting words of a sentence; None where nobody is said to speak.

        Words with a speaker of their own are preferred to a verb that stands alone at the start.
        """
        page = self.page
        first = instruction.after_connective(page, sentence.start, sentence.end) + 1
        alone: Said | None = None
        for hit in _verbs().find(page.tokens, start=sentence.start, end=sentence.end):
            verb = page.lower[hit.start : hit.end]
            if verb in _ASKS_SOMEBODY and (
                not names.doers(page, hit.end + 1, sentence.end)[0] or _DONE.search(page.lower, max(sentence.start, hit.start - 12), hit.start)
            ):
                continue
            speaker = self._subject(sentence, hit.start, verb, hit.end)
            if verb in _ORDERS and instruction.is_noun(page, hit.end, sentence.end, asked=speaker is not None):
                continue
            if speaker is None and (hit.start > first or self.speaker is None or alone is not None):
                continue
            start = self._after(hit.end, sentence.end)
            if sentence.end - start < 12:
                if sentence.end - hit.end < 4 and page.flat[sentence.start] in "“\"":
                    return Said(speaker, verb, hit.value, sentence.start + 1, self._quote_end(sentence), hit.start)
                continue
            said = Said(speaker, verb, hit.value, start, sentence.end, hit.start)
            if speaker is not None or verb in _ORDERS:
                return said
            alone = said
        return alone

    def _quote_end(self, sentence: Sentence) -> int:
        close = max(self.page.flat.rfind(mark, sentence.start, sentence.end) for mark in "”\"")
        return close if close > sentence.start else sentence.end

    def _after(self, at: int, end: int) -> int:
        match = _GAP.match(self.page.flat, at, end)
        return match.end() if match else at

    def _subject(self, sentence: Sentence, at: int, verb: str, after: int) -> Speaker | None:
        page = self.page
        if _MANY.match(verb):
            if _OPENS.match(page.lower, sentence.start) or page.lower[max(sentence.start, at - 5) : at].strip() in ("với", "về"):
                return None
            return Speaker(None, verb, "collective", at, at)
        context = page.lower[sentence.start : min(sentence.end, at + 40)]
        subject = instruction.subject_before(page, sentence.start, at)
        if subject is not None and not is_collective(subject.text):
            for kind in ("person", "_post"):
                for one in page.within(kind, sentence.start, at):
                    if one.start == subject.start:
                        return person_speaker(page, one, context)
            return body_speaker(page, subject.text, subject.start, subject.end, page.flat[after : after + 60])
        if re.search(r"đồng chí\s*(?:cũng\s*)?$", page.lower[sentence.start : at]) and self.speaker:
            return self.speaker
        return collective_before(page, sentence.start, at)

    def _content(self, sentence: Sentence, said: Said) -> None:
        page = self.page
        context = page.lower[sentence.start : said.start]
        about = _ABOUT.search(page.flat, sentence.start, min(said.cue, max(said.start, sentence.start)))
        self.about = page.words(about.start("about"), about.end("about")) if about else None
        content = page.lower[said.start : said.end]
        if self.speaker and self.speaker.standing != "collective" and (
            ((_ASKED.search(context) or "tiếp thu" in content) and _ANSWERS.search(content)) or said.verb.startswith("tiếp thu")
        ):
            self.answering = True
            said.start = said.cue if said.verb.startswith(("ghi nhận", "tiếp thu", "nghiêm túc tiếp thu")) else said.start
            self._response(said)
            return
        explained = _EXPLAINS.search(page.lower, sentence.start, sentence.end)
        if explained is not None and self.speaker and self.speaker.standing != "collective":
            self._explained(said, self.speaker.start if self.speaker.start >= sentence.start else said.start)
            return
        if self.kind == "order":
            before = len(self.found)
            cue = said.cue if said.verb in _ORDERS else None
            self._orders(said.start, said.end, cue=cue, running=said.verb in _ORDERS, frame=sentence.start)
            if len(self.found) == before and said.kind in ("assessment", "speech", "agreement") and said.verb not in (*_ORDERS, *_TELLS):
                self._opinion(self._judged(said), said.end, "assessment", whole=True)
        elif self.kind == "proposal":
            self._opinions(said.start, said.end, "proposal")
        elif self.speaker and self.speaker.standing.startswith("body"):
            self._own_plan(sentence, headline=False)
        elif said.kind in ("assessment", "agreement", "speech"):
            start = self._judged(said)
            kind = "proposal" if _OUGHT.match(page.lower, said.start) else "assessment"
            if kind == "proposal":
                self._opinions(said.start, said.end, kind)
            elif said.verb not in _TELLS:
                self._opinion(start, said.end, kind, whole=True)

    def _judged(self, said: Said) -> int:
        """Where the words of a judgement begin: `nhất trí với`, `ghi nhận` belong to it, `cho rằng` does not."""
        own = said.kind == "agreement" or said.verb.startswith(_OWN_WORDS)
        return said.cue if own else said.start

    def _orders(self, start: int, end: int, *, cue: int | None, running: bool, frame: int | None = None) -> None:
        page = self.page
        self.until = deadline_in(page, frame, start) if frame is not None else None
        since = len(self.found)
        for number, (begin, stop) in enumerate(clauses(page.flat, start, end)):
            if number == 0 and cue is not None:
                begin = cue
            going = running or self.doer is not None
            one = instruction.parse(page, begin, stop, verbs=going, bare=going)
            if one is None:
                self._go_on(number, begin, stop, since)
                continue
            if one.assignees:
                self.doer = one
            self._assignment(one, self.speaker)
            running = True

    def _go_on(self, number: int, begin: int, stop: int, since: int) -> None:
        """Words after a semicolon that order nothing of their own belong to the order before them.

        A thing named with a capital is one more of the things ordered (`lưu ý Chương trình 06 …; Chương trình 07 …`).
        """
        last = self.found[-1] if len(self.found) > since else None
        if last is None or last.kind != "assignment" or not number:
            return
        if self.page.flat[begin].isupper():
            fields = {**last.fields, "action": self.page.words(begin, stop)}
            end = instruction.without_stop(self.page, stop, begin)
            self.found.append(replace(last, start=begin, end=end, fields=fields))
        else:
            self.found[-1] = replace(self.found[-1], end=instruction.without_stop(self.page, stop, self.found[-1].start))

    def _own_plan(self, sentence: Sentence, *, headline: bool) -> None:
        """What a body says it will do, in a plan: it is its own assignee."""
        page = self.page
        running: Instruction | None = None
        for begin, stop in clauses(page.flat, sentence.start, sentence.end):
            one = instruction.parse(page, begin, stop, verbs=self.plan and (running is not None or self.doer is not None))
            if one is None or one.shape == "duty" or (one.shape == "cue" and not self.plan):
                continue
            sure = one.cue in ("sẽ", "quyết tâm") or (one.shape == "verb" and running is not None)
            if (not sure and not self.plan) or _SITS.match(page.lower, one.action):
                continue
            if one.assignees:
                running = self.doer = one
                self._besides(begin, one)
            self._assignment(one, None)

    def _besides(self, begin: int, one: Instruction) -> None:
        """`Cùng với việc …, <body> sẽ …`: what stands before the name is to be done too."""
        page = self.page
        match = _BESIDES.match(page.lower, begin, one.start)
        if match is not None and one.start - match.end() > 30:
            extra = instruction.parse(page, match.end(), one.start, verbs=True)
            if extra is not None and extra.shape == "verb":
                self._assignment(extra, None)

    def _assignment(self, one: Instruction, speaker: Speaker | None) -> None:
        page = self.page
        assignees = names.texts(one.assignees)
        basis: dict[str, str] = {}
        if not assignees and one.shape in ("verb",) and self.doer is not None:
            assignees = names.texts(self.doer.assignees)
            basis["assignees"] = "câu trước"
        elif not assignees and speaker is not None and _DISCUSS.match(page.lower, one.action):
            assignees, basis["assignees"] = ["hội nghị"], "người chủ trì nói với hội nghị"
        fields: dict[str, Any] = {"action": page.words(one.action, one.end)}
        assigner = speaker.name or speaker.words if speaker else None
        if assigner:
            fields["assigner"] = assigner
        if assignees:
            fields["assignees"] = assignees
        if one.partners:
            fields["partners"] = list(one.partners)
        if one.deadline is not None:
            fields["deadline"] = one.deadline.iso
        elif self.until is not None and speaker is not None:
            fields["deadline"] = self.until.iso
            basis["deadline"] = "đầu câu"
        elif self.plan and self.plan_until and speaker is None:
            fields["deadline"] = self.plan_until
            basis["deadline"] = self.plan_basis
        about = self.about or _document_in(page, one.start, one.end)
        if about:
            fields["about"] = about
        self.found.append(Found("assignment", one.start, one.end, fields, f"assignment.{one.shape}", basis))

    def _response(self, said: Said) -> None:
        page = self.page
        words = page.lower[said.start : said.end]
        for begin, stop in _parts(page, said.start, said.end, semicolons=False):
            done = _TOOK_IN.search(page.lower, begin, stop) is not None and "sẽ" not in words
            kind = "accepted" if done else "commitment" if re.search(r"(?<!\w)(?:sẽ|cam kết|xin hứa)(?!\w)", words) else "explained"
            fields: dict[str, Any] = {"type": kind}
            if self.speaker and self.speaker.name:
                fields["speaker"] = self.speaker.name
            self.found.append(Found("response", begin, stop, fields, "response.answer"))
        running = False
        for begin, stop in clauses(page.flat, said.start, said.end):
            one = instruction.parse(page, begin, stop, verbs=running)
            if one is not None and (one.cue == "sẽ" or (running and one.shape == "verb")):
                self.doer = one if one.assignees else self.doer
                self._assignment(one, None)
                running = True

    def _explained(self, said: Said, start: int) -> None:
        fields: dict[str, Any] = {"type": "explained"}
        if self.speaker and self.speaker.name:
            fields["speaker"] = self.speaker.name
            start = said.start
        end = instruction.without_stop(self.page, said.end, start)
        self.found.append(Found("response", start, end, fields, "response.explained"))

    def _opinions(self, start: int, end: int, kind: str) -> None:
        for begin, stop in _parts(self.page, start, end, semicolons=True):
            self._opinion(begin, stop, kind, whole=False)

    def _opinion(self, start: int, end: int, kind: str, *, whole: bool) -> None:
        page = self.page
        while end > start and page.flat[end - 1] in " .;,…”\"/":
            end -= 1
        if end - start < 12 or page.lower.startswith("của ", start) or any(one.end >= end - 3 and one.start <= start for one in page.within("meeting", start, end)):
            return
        fields: dict[str, Any] = {"type": kind}
        if self.speaker and self.speaker.name:
            fields["speaker"] = self.speaker.name
        about = self._topic(start, end)
        if about:
            fields["about"] = about
        self.found.append(Found("opinion", start, end, fields, f"opinion.{kind}"))

    def _topic(self, start: int, end: int) -> str | None:
        """What an opinion is about: said before it, named in it, or what the speaker spoke of last."""
        page = self.page
        drafts = _DRAFTS.search(page.flat, start, end)
        said = self.about or _document_in(page, start, end) or (page.words(*drafts.span()) if drafts else None)
        who = self.speaker.name if self.speaker else None
        if said:
            self.topics[who] = said
        return said or self.topics.get(who)


# What a body does at a sitting is told, not planned.
_DISCUSS = re.compile(r"(?:cần |phải )?(?:tập trung |đi sâu )?(?:thảo luận|cho ý kiến|phân tích|góp ý)(?!\w)")
_SITS = re.compile(r"(?:cũng\s+)?(?:thảo luận|cho ý kiến|quyết nghị|thông qua|biểu quyết|họp|nghe|bàn)(?!\w)")
_BESIDES = re.compile(r"(?:theo đó,\s*)?(?:cùng với|bên cạnh|song song với|ngoài)\s+việc\s+", re.IGNORECASE)
_PLAN = re.compile(
    r"(?:nhiệm vụ|phương hướng|mục tiêu|kế hoạch)[^.;]{0,90}(?:cần thực hiện|đặt ra|thời gian tới|cuối năm|những tháng|quý)|(?:trong )?(?:thời gian|giai đoạn) tới,|tháng cuối năm", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"(?:trước đó|theo báo cáo|cũng tại|tại (?:hội nghị|buổi|cuộc|phiên)|hội nghị (?:đã|cũng)|trong (?:khuôn khổ|phiên))")
_TOLD = re.compile(r"tháng đầu năm|đã (?:đạt|hoàn thành|triển khai|chỉ đạo|tập trung|thực hiện|ban hành)|kết quả|tính đến", re.IGNORECASE)


def _parts(page: Page, start: int, end: int, *, semicolons: bool) -> list[tuple[int, int]]:
    """The separate matters of what is said: at semicolons and before `Đồng thời` and its like."""
    parts: list[tuple[int, int]] = []
    pieces = clauses(page.flat, start, end) if semicolons else [(start, end)]
    for begin, stop in pieces:
        at = begin
        for match in _SPLIT.finditer(page.flat, begin + 1, stop):
            parts.append((at, match.start()))
            at = match.end()
        parts.append((at, stop))
    merged: list[tuple[int, int]] = []
    for begin, stop in parts:
        words = page.lower[begin:stop]
        if merged and re.match(r"\s*(?:trong đó|nhất là|cụ thể|đặc biệt)", words):
            merged[-1] = (merged[-1][0], stop)
            continue
        begin = instruction.after_connective(page, begin, stop)
        if begin < stop:
            merged.append((begin, stop))
    return merged


def _document_in(page: Page, start: int, end: int) -> str | None:
    found = page.within("document", start, end)
    return page.words(found[0].start, found[0].end) if found else None
