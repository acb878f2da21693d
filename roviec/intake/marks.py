"""The text with its facts in place: spans within spans, as the design language draws them (§5)."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from roviec.documents.models import Fact, FactDecision

CLAUSES = frozenset({"assignment", "opinion", "response", "shortcoming", "decision"})  # drawn as a ground
CODES = {  # two letters a kind, told apart without colour
    "document": "VB",
    "meeting": "HN",
    "person": "NG",
    "figure": "SL",
    "assignment": "GV",
    "opinion": "YK",
    "response": "TL",
    "shortcoming": "HC",
    "decision": "QĐ",
}


@dataclass(order=True, slots=True)
class _Piece:
    """A stretch of a fact still to be drawn; the longest of those that begin together comes first."""

    start: int
    before: int  # -end
    order: int
    first: bool = field(compare=False)

    @property
    def end(self) -> int:
        return -self.before


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number, where it begins in the text, and its text with the marks."""

    number: int
    start: int
    html: SafeString


class Marker:
    """Draws a text with its facts. `current`: the key of the fact in hand; `query`: how links begin."""

    def __init__(self, body: str, facts: Sequence[Fact], current: int | None, query: str) -> None:
        self.body, self.facts, self.current, self.query = body, facts, current, query
        self.pieces: list[_Piece] = []

    def paragraphs(self, start: int = 0, end: int | None = None) -> list[Paragraph]:
        """The paragraphs between two places, numbered from 1."""
        self.pieces = [_Piece(f.start, -f.end, order, True) for order, f in enumerate(self.facts)]
        heapq.heapify(self.pieces)
        drawn: list[Paragraph] = []
        for lo, hi in _lines(self.body, start, len(self.body) if end is None else end):
            drawn.append(Paragraph(len(drawn) + 1, lo, self._draw(lo, hi, ())))
        return drawn

    def _draw(self, lo: int, hi: int, inside: tuple[str, ...]) -> SafeString:
        parts: list[str] = []
        at = lo
        while self.pieces and self.pieces[0].start < hi:
            piece = heapq.heappop(self.pieces)
            if piece.end > hi:  # it crosses the border: split there, the number on the first piece only
                heapq.heappush(self.pieces, _Piece(hi, piece.before, piece.order, False))
            begin, stop = max(piece.start, at), min(piece.end, hi)
            if stop <= begin:
                continue
            parts.append(escape(self.body[at:begin]))
            kind = self.facts[piece.order].kind
            inner = self._draw(begin, stop, (*inside, kind))
            parts.append(self._span(piece, inner, inside))
            at = stop
        parts.append(escape(self.body[at:hi]))
        return mark_safe("".join(parts))  # noqa: S308 - every part is escaped or a SafeString

    def _span(self, piece: _Piece, inner: SafeString, inside: tuple[str, ...]) -> SafeString:
        fact = self.facts[piece.order]
        classes = ["k", f"k-{fact.kind}", "cl" if fact.kind in CLAUSES else "ph"]
        if fact.kind in CLAUSES and CLAUSES.intersection(inside):
            classes.append("in2")
        decided = fact.decided  # type: ignore[attr-defined]
        classes += {FactDecision.Decision.CONFIRMED: ["ok"], FactDecision.Decision.SET_ASIDE: ["set"]}.get(
            decided, []
        )
        if fact.pk == self.current:
            classes.append("on")
        number = self._number(piece, fact, decided) if piece.first else ""
        return format_html('<span class="{}">{}{}</span>', " ".join(classes), number, inner)

    def _number(self, piece: _Piece, fact: Fact, decided: str) -> SafeString:
        number = piece.order + 1
        classes = ["fn"]
        if fact.pk == self.current:
            classes.append("cur")
        elif decided != FactDecision.Decision.OPEN:
            classes.append("dn")
        label = _("Item %(number)s, %(kind)s") % {"number": number, "kind": fact.get_kind_display()}
        return format_html(
            '<a class="{}" href="{}fact={}#f{}" id="t{}" aria-label="{}">{}{}</a>',
            " ".join(classes),
            self.query,
            fact.pk,
            number,
            number,
            label,
            number,
            "×" if decided == FactDecision.Decision.SET_ASIDE else "",
        )


def _lines(body: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The places of the lines that are not blank."""
    at = start
    for line in body[start:end].splitlines(keepends=True):
        if line.strip():
            yield at, at + len(line.rstrip("\r\n"))
        at += len(line)
