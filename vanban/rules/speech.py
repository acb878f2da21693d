"""What is said at meetings, in news: opinions, answers, and the assignments of those who chair.

A sentence is parted into who speaks, with which verb, and what is said (`utterance`). The words said are
parted at semicolons and at `Đồng thời`; each separate matter is one fact. Who began to speak goes on until
another does, within the paragraph; orders go on in the paragraphs after it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from vanban.layout import Block
from vanban.page import Page
from vanban.rule import Found
from vanban.rules import answers, instruction, names
from vanban.rules.beginnings import after_connective
from vanban.rules.deadlines import Deadline, deadline_in
from vanban.rules.directed import still_open
from vanban.rules.instruction import Instruction
from vanban.rules.matters import Topics, document_in, parts
from vanban.rules.plans import Plan
from vanban.rules.plans import heads as plan_heads
from vanban.rules.shape import Shape
from vanban.rules.speakers import Speaker, person_speaker
from vanban.rules.utterance import ORDERS, TELLS, Said, said_in, set_by_meeting
from vanban.sentences import Sentence, clauses

_CHAIR = "Bí thư Tỉnh ủy Trần Văn Thí Dụ"  # an invented name, for the examples
RULES = (
    Shape(
        "opinion.assessment",
        "opinion",
        "documents.md §9.7; facts.md, Opinions",
        (f"{_CHAIR} đánh giá công tác chuẩn bị được triển khai rất bài bản, đúng quy định.",),
        (
            f"{_CHAIR} yêu cầu các sở, ngành khẩn trương rà soát tiến độ.",
            "Công tác chuẩn bị được triển khai bài bản.",
        ),
    ),
    Shape(
        "opinion.proposal",
        "opinion",
        "documents.md §9.7, 258-263",
        ("Một số ý kiến đề nghị cần bổ sung nội dung về chuyển đổi số vào dự thảo.",),
        (f"Kết luận hội nghị, {_CHAIR} đề nghị các sở, ngành bổ sung nội dung về chuyển đổi số.",),
    ),
)

_OWN_WORDS = ("đánh giá cao", "ghi nhận", "biểu dương", "cơ bản thống nhất", "đồng tình", "bày tỏ")
_OUGHT = re.compile(
    r"(?:rất\s+)?(?:cần|phải|nên|đề nghị|kiến nghị|đề xuất|mong muốn|sớm|tiếp tục|không được|"
    r"quan tâm|bổ sung|có cơ chế)(?!\w)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:góp ý|cho ý kiến|tham gia ý kiến|đánh giá|liên quan)?\s*(?:về|vào|đối với|đến|"
    r"với)\s+(?P<about>[^,:;.]{4,140})[,:]",
    re.IGNORECASE,
)
_GIVE = re.compile(
    r"(?:các |một số |nhiều )?(?:đại biểu|ý kiến|đồng chí)\s+(?:cũng\s+)?(?:đã\s+)?(?:đóng góp|"
    r"tham gia)[^,;.]{0,20}"
    r"ý kiến[^,;.]{0,40}(?:nhằm|theo hướng|về việc)\s+"
)
_YET = re.compile(r"(?:tuy nhiên|nhưng|trên thực tế|song,|do đó|điều này)(?!\w)")
_ELSEWHERE = re.compile(
    r"(?:trước đó|theo báo cáo|cũng tại|tại (?:hội nghị|buổi|cuộc|phiên)|hội nghị (?:đã|cũng)|"
    r"trong (?:khuôn khổ|phiên))"
)
_BESIDES = re.compile(r"(?:theo đó,\s*)?(?:cùng với|bên cạnh|song song với|ngoài)\s+việc\s+", re.IGNORECASE)
_DISCUSS = re.compile(r"(?:cần |phải )?(?:tập trung |đi sâu )?(?:thảo luận|cho ý kiến|phân tích|góp ý)(?!\w)")
_THEN_ASKS = re.compile(r"[;,]\s*(?:đồng thời,?\s*)?(?:đề nghị|kiến nghị|đề xuất)\s+(?=\S)", re.IGNORECASE)
# What a meeting says of the results it met about is its report.
_OF_MEETING = re.compile(r"(?:hội nghị|đại hội|kỳ họp|phiên họp)$", re.IGNORECASE)
_THEREIN = re.compile(r"(?:trong đó|theo đó|cụ thể)(?!\w),?\s+(?!cùng|bên cạnh|song|ngoài)")
_SHORTEST = 12  # characters: fewer are no opinion


def find(page: Page) -> list[Found]:
    """Opinions, responses and assignments of a report's paragraphs, in order; none of issued documents."""
    if page.listed:
        return []
    reader = _Reader(page)
    for block in page.blocks:
        if block.kind not in ("furniture", "caption") and not block.in_list():
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
        self.plan = Plan()
        self.about: str | None = None
        self.topics = Topics()
        self.answering = False
        self.until: Deadline | None = None
        self.sentences: dict[int, list[Sentence]] = {}
        for sentence in page.sentences:
            self.sentences.setdefault(id(sentence.block), []).append(sentence)

    def block(self, block: Block) -> None:
        """Read one paragraph."""
        # A line with a person in it may be the words under a picture: it ends no speech.
        subtitle = block.kind == "heading" and not self.page.within("person", block.start, block.end)
        if self.kind != "order" or subtitle or _ELSEWHERE.match(self.page.lower, block.start):
            self.speaker, self.kind = None, ""
        self.doer = None
        self.about = None
        self.answering = False
        heads = plan_heads(self.page, block)
        for number, sentence in enumerate(self.sentences.get(id(block), [])):
            self.plan.note(self.page, sentence, first=number == 0, heading=heads)
            self._sentence(sentence, first=number == 0, headline=block.kind == "heading")

    def _sentence(self, sentence: Sentence, *, first: bool, headline: bool) -> None:
        if headline and self._headed(sentence):
            return
        told = answers.told(self.page, sentence.start, sentence.end)
        if told:
            self.found.extend(told)
            return
        setting = set_by_meeting(self.page, sentence)
        if setting is not None:
            self.speaker, start = setting
            self.doer, self.kind = None, ""
            self._orders(start, sentence.end, cue=None, running=True, frame=sentence.start)
            self.speaker = None
            return
        said = said_in(self.page, sentence, self.speaker)
        if said is not None:
            if said.speaker is not None:
                self.speaker = said.speaker
                self.doer = None
            self.kind = self._mode(said)
            self._content(sentence, said)
            return
        if headline:
            self._own_plan(sentence)
            return
        if self._carries_on(sentence):
            return
        if self.speaker is not None and self.kind == "order":
            last = self.found[-1] if self.found else None
            ordered = last is not None and last.kind == "assignment" and last.start >= sentence.block.start
            self._orders(sentence.start, sentence.end, cue=None, running=ordered or self.doer is not None)
        elif self.speaker is not None and self.kind == "proposal" and not first:
            start = after_connective(self.page, sentence.start, sentence.end)
            if _OUGHT.match(self.page.lower, start):
                self._opinions(start, sentence.end, "proposal")
        else:
            self._own_plan(sentence)

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
        said = said_in(self.page, sentence, self.speaker)
        if said is not None and said.speaker is not None:
            self.speaker = said.speaker
            self.kind = self._mode(said)
            self._content(sentence, said)
        self.speaker, self.kind, self.doer = kept
        return said is not None

    def _carries_on(self, sentence: Sentence) -> bool:
        """Whether a sentence without a speaker of its own goes on with the answer or judgement before it."""
        page = self.page
        if self.answering and answers.goes_on(page, sentence.start, sentence.end):
            self._response(sentence.start, sentence.end)
            return True
        gave = _GIVE.match(page.lower, sentence.start, sentence.end)
        if gave is not None:
            self.speaker = Speaker(None, "", "collective", sentence.start, gave.end())
            self._opinions(gave.end(), sentence.end, "proposal")
            return True
        last = self.found[-1] if self.found else None
        going = last is not None and last.kind == "opinion" and last.fields["type"] == "assessment"
        if (
            going
            and last is not None
            and _YET.match(page.lower, sentence.start)
            and sentence.start - last.end < 6
        ):
            self.found[-1] = replace(last, end=instruction.without_stop(page, sentence.end, last.start))
            return True
        return False

    def _mode(self, said: Said) -> str:
        standing = self.speaker.standing if self.speaker else "body"
        if standing == "chair" or (standing == "body above" and said.verb in ORDERS):
            return "order"
        if said.kind in ("proposal", "amendment") or said.verb in ORDERS:
            return "proposal"
        return said.kind

    def _content(self, sentence: Sentence, said: Said) -> None:
        """What the words said are: an answer, orders, proposals, a plan, a judgement."""
        page = self.page
        about = _ABOUT.search(page.flat, sentence.start, min(said.cue, max(said.start, sentence.start)))
        self.about = page.words(about.start("about"), about.end("about")) if about else None
        if self.speaker and self.speaker.standing != "collective" and self._answers(sentence, said):
            return
        if self.kind == "order":
            self._ordered(sentence, said)
        elif self.kind == "proposal":
            self._opinions(said.start, said.end, "proposal")
        elif self.speaker and self.speaker.standing.startswith("body"):
            self._own_plan(sentence)
        elif said.kind in ("assessment", "agreement", "speech"):
            if _OUGHT.match(page.lower, said.start):
                self._opinions(said.start, said.end, "proposal")
            elif said.verb not in TELLS:
                self._judgement(self._judged(said), said.end)

    def _answers(self, sentence: Sentence, said: Said) -> bool:
        """Whether the words answer opinions or proposals; they are read then."""
        page = self.page
        if answers.is_answer(page, sentence.start, said.start, said.end, said.verb):
            self.answering = True
            self._response(said.cue if said.verb.startswith(answers.TAKES_IN) else said.start, said.end)
            return True
        if self.speaker is None or not answers.explains(page, sentence.start, sentence.end):
            return False
        named = self.speaker.name is not None
        start = self.speaker.start if not named and self.speaker.start >= sentence.start else said.start
        end = instruction.without_stop(page, said.end, start)
        self.found.append(Found("response", start, end, self._spoken("explained"), "response.explained"))
        return True

    def _spoken(self, kind: str) -> dict[str, Any]:
        """The fields type and speaker; no speaker where a collective or nobody named speaks."""
        named = self.speaker.name if self.speaker else None
        return {"type": kind, **({"speaker": named} if named else {})}

    def _ordered(self, sentence: Sentence, said: Said) -> None:
        """Words of one who chairs: orders; else, with a verb that judges, a judgement."""
        before = len(self.found)
        asks = said.verb in ORDERS
        self._orders(said.start, said.end, cue=said.cue if asks else None, running=asks, frame=sentence.start)
        judges = said.kind in ("assessment", "speech", "agreement") and said.verb not in (*ORDERS, *TELLS)
        if len(self.found) == before and judges:
            self._opinion(self._judged(said), said.end, "assessment")

    def _judged(self, said: Said) -> int:
        """Where a judgement begins: `nhất trí với`, `ghi nhận` belong to it, `cho rằng` does not."""
        own = said.kind == "agreement" or said.verb.startswith(_OWN_WORDS)
        return said.cue if own else said.start

    def _orders(
        self, start: int, end: int, *, cue: int | None, running: bool, frame: int | None = None
    ) -> None:
        page = self.page
        self.until = deadline_in(page, frame, start) if frame is not None else None
        since = len(self.found)
        for number, (begin, stop) in enumerate(clauses(page.flat, start, end)):
            if number == 0 and cue is not None:
                begin = cue
            going = running or self.doer is not None
            held = self.doer is not None and number > 0
            one = instruction.parse(page, begin, stop, verbs=going, bare=going, held=held)
            if one is None:
                self._go_on(number, begin, stop, since)
                continue
            if one.assignees:
                self.doer = one
            if not instruction.heads_list(page, one):
                self._assignment(one, self.speaker)
            running = True

    def _go_on(self, number: int, begin: int, stop: int, since: int) -> None:
        """Words after a semicolon that order nothing of their own belong to the order before them.

        A thing named with a capital is one more thing ordered (`lưu ý Chương trình 06 …; Chương trình 07 …`).
        """
        last = self.found[-1] if len(self.found) > since else None
        if last is None or last.kind != "assignment" or not number:
            return
        if self.page.flat[begin].isupper():
            fields = {**last.fields, "action": self.page.words(begin, stop)}
            end = instruction.without_stop(self.page, stop, begin)
            self.found.append(replace(last, start=begin, end=end, fields=fields))
        else:
            self.found[-1] = replace(
                self.found[-1], end=instruction.without_stop(self.page, stop, self.found[-1].start)
            )

    def _own_plan(self, sentence: Sentence) -> None:
        """What a body says it will do, in a plan: it is its own assignee."""
        page = self.page
        running = False
        for begin, stop in clauses(page.flat, sentence.start, sentence.end):
            going = self.plan.on and (running or self.doer is not None or _THEREIN.match(page.lower, begin))
            one = instruction.parse(page, begin, stop, verbs=bool(going))
            if one is None or not self.plan.holds(page, one, running=running):
                told = still_open(page, begin, stop, page.published) if page.published else None
                if told is not None:
                    self._assignment(told, None)
                continue
            if one.assignees:
                running, self.doer = True, one
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
        if not assignees and one.shape == "verb" and self.doer is not None:
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
        elif self.plan.on and self.plan.until and (speaker is None or self.plan.headed):
            fields["deadline"], basis["deadline"] = self.plan.until, self.plan.basis
        about = self.about or document_in(page, one.start, one.end)
        if about:
            fields["about"] = about
        self.found.append(Found("assignment", one.start, one.end, fields, f"assignment.{one.shape}", basis))

    def _response(self, start: int, end: int) -> None:
        """An answer, and what it promises: "a response and an assignment" (contract)."""
        page = self.page
        end = instruction.without_stop(page, end, start)
        for begin, stop in parts(page, start, end, semicolons=False):
            kind = answers.kind_of(page, start, end, begin, stop)
            self.found.append(Found("response", begin, stop, self._spoken(kind), "response.answer"))
        running = False
        for begin, stop in clauses(page.flat, start, end):
            one = instruction.parse(page, begin, stop, verbs=running)
            if one is not None and (one.cue == "sẽ" or (running and one.shape == "verb")):
                self.doer = one if one.assignees else self.doer
                self._assignment(one, None)
                running = True

    def _judgement(self, start: int, end: int) -> None:
        """A judgement, and the proposal it may end in (`thống nhất với …; đồng thời, đề nghị …`)."""
        asks = _THEN_ASKS.search(self.page.flat, start + 1, end)
        if asks is not None and asks.start() - start > _SHORTEST:
            self._opinion(start, asks.start(), "assessment")
            self._opinion(asks.end(), end, "proposal")
        elif not _OF_MEETING.match(self.speaker.words if self.speaker else ""):
            self._opinion(start, end, "assessment")

    def _opinions(self, start: int, end: int, kind: str) -> None:
        for begin, stop in parts(self.page, start, end, semicolons=True):
            self._opinion(begin, stop, kind)

    def _opinion(self, start: int, end: int, kind: str) -> None:
        page = self.page
        while end > start and page.flat[end - 1] in ' .;,…”"/':
            end -= 1
        names_meeting = any(
            one.end >= end - 3 and one.start <= start for one in page.within("meeting", start, end)
        )
        if end - start < _SHORTEST or page.lower.startswith("của ", start) or names_meeting:
            return
        who = self.speaker.name if self.speaker else None
        about = self.topics.of(page, start, end, said=self.about, speaker=who)
        fields = {**self._spoken(kind), **({"about": about} if about else {})}
        self.found.append(Found("opinion", start, end, fields, f"opinion.{kind}"))
