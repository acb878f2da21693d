"""A record as a table for people: line, kind, the words, what they were read as."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from roviec.cli import words
from roviec.cli.say import plain, say_date, say_fields, say_value

_PIPED_WIDTH = 120  # nobody's window: wide enough for two columns of prose
_NARROW = 70  # below this four columns leave no room for the words
_SHORT = 60  # letters
_COLOURS = {
    "document": "cyan",
    "meeting": "blue",
    "person": "green",
    "figure": "yellow",
    "assignment": "bold red",
    "opinion": "magenta",
    "response": "magenta",
    "shortcoming": "bright_red",
    "decision": "bright_blue",
}


def open_console(stream: IO[str]) -> Console:
    """A console on the stream: colour and its width at a terminal, plain text elsewhere.

    NO_COLOR, FORCE_COLOR and COLUMNS of the environment are followed.
    """
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _PIPED_WIDTH
    return console


def print_record(
    console: Console,
    record: Mapping[str, Any],
    places: Places,
    *,
    notes: Sequence[str] = (),
    explain: bool = False,
) -> None:
    """Print what was read of one document; `places` are those of the text its offsets count in."""
    with console.capture() as captured:
        _print(console, record, places, notes, explain=explain)
    # Columns are padded to the edge with spaces that a pipe has no use for.
    for line in captured.get().splitlines():
        console.file.write(line.rstrip() + "\n")


def _print(
    console: Console, record: Mapping[str, Any], places: Places, notes: Sequence[str], *, explain: bool
) -> None:
    for line in _head(record, places, notes):
        console.print(line)
    facts = [_but_title(fact, record.get("title")) for fact in record["facts"]]
    if not facts:
        console.print(Text(words.NOTHING_FOUND, style="dim"))
    elif console.width < _NARROW:
        for fact in facts:
            console.print(_as_paragraph(fact, places, explain=explain))
    else:
        console.print(_as_table(facts, places, explain=explain))
    console.print()


class Places:
    """Where an offset stands in a text, for people: its line and, where the text has pages, its page.

    `pages` are the offsets at which pages begin; `doubts` the spans to compare with the paper.
    """

    def __init__(
        self, text: str, pages: Sequence[int] = (), doubts: Sequence[tuple[int, int, str]] = ()
    ) -> None:
        self._text = text
        self._breaks = [place for place, letter in enumerate(text) if letter == "\n"]
        self._pages = pages
        self._doubts = doubts

    def line(self, offset: int) -> int:
        """The number of the line that the offset stands in, from 1.

        >>> Places("a\\nb").line(2)
        2
        """
        return bisect_right(self._breaks, offset - 1) + 1

    def say(self, offset: int) -> str:
        """The place in words: `12`, or `tr. 3 d. 4` in a text with pages, its lines counted on the page.

        >>> Places("a\\nb\\nc", pages=[0, 2]).say(4)
        'tr. 2 d. 2'
        """
        page = bisect_right(self._pages, offset)
        if not page:
            return str(self.line(offset))
        line = self.line(offset) - self.line(self._pages[page - 1]) + 1
        return words.PAGE_LINE.format(page=page, line=line)

    def doubted(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        """The doubtful words within the span, each with the reason (a code)."""
        for first, last, why in self._doubts:
            if first < end and start < last:
                yield self._text[first:last], why


def _head(record: Mapping[str, Any], places: Places, notes: Sequence[str]) -> Iterator[Text]:
    kind = str(record["document_type"])
    count = words.COUNT.format(facts=len(record["facts"]))
    parts = [words.DOCUMENT_TYPES.get(kind, kind), _day(record.get("published")), count]
    yield Text.assemble((plain(str(record["source"])), "bold"), " · ", " · ".join(parts))
    if record.get("title"):
        yield Text("  " + plain(record["title"]), style="italic")
    for name, value in (record.get("header") or {}).items():
        said = say_date(value) if name == "date" and isinstance(value, str) else say_value(value)
        if said:
            yield Text(f"  {words.HEADER.get(name, name)}: {said}")
    for number, article in enumerate(record.get("articles") or (), start=1):
        where = words.ARTICLE.format(number=number, line=places.line(article["start"]))
        title = plain(article.get("title") or words.NO_TITLE)
        yield Text(f"  {where}: {title} · {_day(article.get('published'))}")
    for note in notes:
        yield Text(f"  {words.NOTE}: {plain(note)}", style="yellow")


def _day(published: str | None) -> str:
    return say_date(published) if published else words.NO_DAY


def _but_title(fact: Mapping[str, Any], title: str | None) -> Mapping[str, Any]:
    """The fact without fields that say the document's own title, which stands above the table."""
    if not title:
        return fact
    return {**fact, "fields": {name: value for name, value in fact["fields"].items() if value != title}}


def _as_table(facts: Sequence[Mapping[str, Any]], places: Places, *, explain: bool) -> Table:
    place, kind, quote, fields = words.COLUMNS
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, leading=1)
    table.add_column(place, justify="right", no_wrap=True, style="dim")
    table.add_column(kind, no_wrap=True)
    table.add_column(quote, ratio=1)
    table.add_column(fields, ratio=1)
    for fact in facts:
        table.add_row(
            Text(places.say(fact["start"])),
            _kind(fact),
            Text(plain(fact["quote"])),
            Text("\n").join(_fields(fact, places, explain=explain)),
        )
    return table


def _as_paragraph(fact: Mapping[str, Any], places: Places, *, explain: bool) -> Text:
    """The same for a window too narrow for columns."""
    place = (f"{places.say(fact['start'])} ", "dim")
    first = Text.assemble(place, _kind(fact), f"  «{plain(fact['quote'])}»")
    return Text("\n   ").join([first, *_fields(fact, places, explain=explain)])


def _kind(fact: Mapping[str, Any]) -> Text:
    kind = str(fact["kind"])
    return Text(words.KINDS.get(kind, kind), style=_COLOURS.get(kind, ""))


def _fields(fact: Mapping[str, Any], places: Places, *, explain: bool) -> Iterator[Text]:
    # What the quote says word for word is not said again beside it, unless it is short: a name, a number.
    quote = plain(fact["quote"])
    for label, value in say_fields(str(fact["kind"]), fact["fields"]):
        if len(value) < _SHORT or value not in quote:
            yield Text.assemble((f"{label}: ", "dim"), value)
    for doubted, why in places.doubted(fact["start"], fact["end"]):
        reason = words.DOUBTS.get(why, why)
        yield Text(f"{words.COMPARE}: «{plain(doubted)}» ({reason})", style="yellow")
    if explain:
        yield from _reasons(fact)


def _reasons(fact: Mapping[str, Any]) -> Iterator[Text]:
    if fact.get("rule"):
        source = f" ({fact['source']})" if fact.get("source") else ""
        yield Text(f"{words.RULE}: {fact['rule']}{source}", style="dim italic")
    for row in fact.get("rows", ()):
        told = f"{row['table']}, «{row['words']}» ({row['source']})"
        yield Text(f"{words.ROW}: {told}", style="dim italic")
    for name, reason in fact.get("basis", {}).items():
        yield Text(f"{words.BECAUSE} {words.FIELDS.get(name, name)}: {plain(reason)}", style="dim italic")
