"""What Word keeps apart from the words: the numbers of lists, and the fonts that styles give."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from vanban.files import rows
from vanban.files.ooxml import Element, Packet, child, is_on, local, value

_PLACE = re.compile(r"%([1-9])")
_DASHES = {"-": "-", "–": "-", "—": "-", "−": "-", "\uf02d": "-", "+": "+", "\uf02b": "+", "*": "*"}
_LONGEST_CHAIN = 30  # styles based on styles; a circle ends here


@dataclass(slots=True)
class Level:
    """One level of a list."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False  # all numbers of the label in Arabic figures


@dataclass(slots=True)
class Numbering:
    """The lists of a document; counts as paragraphs come by."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by list
    abstract: dict[str, str] = field(
        default_factory=dict
    )  # list -> its pattern: lists of one pattern count on
    starts: dict[tuple[str, int], int] = field(default_factory=dict)  # a list that begins anew
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[str] = field(default_factory=set)

    def label(self, number: str, depth: int) -> str:
        """The label of the next paragraph of a list at a depth, such as `1.`, `a)`, `2.1.`, `-`."""
        levels = self.levels.get(number, {})
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return _DASHES.get(level.text.strip(), "•")
        counts = self._counts[self.abstract[number]]
        if number not in self._begun:
            self._begun.add(number)
            for (each, at), start in self.starts.items():
                if each == number:
                    counts[at] = start - 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        for at in range(depth):
            counts.setdefault(at, levels[at].start if at in levels else 1)
        counts[depth] = counts.get(depth, level.start - 1) + 1

        def written(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            form = "decimal" if level.legal and at < depth else levels.get(at, level).form
            return rows.numeral(counts.get(at, 1), form)

        return _PLACE.sub(written, level.text).strip()


def numbering(packet: Packet, part: str | None) -> Numbering:
    """The lists that the numbering part declares."""
    found = Numbering()
    root = packet.tree(part) if part else None
    patterns: dict[str, dict[int, Level]] = {}
    for each in root if root is not None else ():
        if local(each) == "abstractNum":
            levels = (level for level in each if local(level) == "lvl")
            patterns[value(each, "abstractNumId") or ""] = {
                integer(value(level, "ilvl")): _level(level) for level in levels
            }
        elif local(each) == "num":
            _add_list(found, each, patterns)
    return found


def _add_list(found: Numbering, num: Element, patterns: dict[str, dict[int, Level]]) -> None:
    name, pattern = value(num, "numId") or "", value(child(num, "abstractNumId")) or ""
    found.levels[name] = dict(patterns.get(pattern, {}))
    found.abstract[name] = pattern
    for override in num:
        if local(override) != "lvlOverride":
            continue
        depth = integer(value(override, "ilvl"))
        if (level := child(override, "lvl")) is not None:
            found.levels[name][depth] = _level(level)
        if (start := value(child(override, "startOverride"))) is not None:
            found.starts[name, depth] = integer(start, 1)


def _level(level: Element) -> Level:
    return Level(
        form=value(child(level, "numFmt")) or "decimal",
        text=value(child(level, "lvlText")) or "",
        start=integer(value(child(level, "start")), 1),
        legal=is_on(child(level, "isLgl")),
    )


@dataclass(slots=True)
class Style:
    """What a style says of its paragraphs or runs; what it leaves out its base says."""

    base: str | None = None
    font: str | None = None
    number: str | None = None
    depth: int | None = None
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a document by their id."""

    by_id: dict[str, Style] = field(default_factory=dict)
    paragraph: str | None = None  # the style of a paragraph that names none
    font: str = ""

    def font_of(self, style: str | None) -> str | None:
        """The font that a style gives, itself or by what it is based on."""
        return next((each.font for each in self._chain(style) if each.font), None)

    def list_of(self, style: str | None) -> tuple[str | None, int]:
        """The list and depth that a style puts its paragraphs in."""
        chain = self._chain(style)
        number = next((each.number for each in chain if each.number), None)
        return number, next((each.depth for each in chain if each.depth is not None), 0)

    def is_hidden(self, style: str | None) -> bool:
        """Whether a style hides its words."""
        return any(each.hidden for each in self._chain(style))

    def _chain(self, style: str | None) -> list[Style]:
        chain: list[Style] = []
        while style in self.by_id and len(chain) < _LONGEST_CHAIN:
            chain.append(self.by_id[style])
            style = chain[-1].base
        return chain


def styles(packet: Packet, part: str | None) -> Styles:
    """The styles that the style part declares."""
    found = Styles()
    root = packet.tree(part) if part else None
    found.font = font(child(root, "docDefaults", "rPrDefault", "rPr")) or ""
    for each in root if root is not None else ():
        if local(each) == "style":
            name, list_of = value(each, "styleId") or "", child(each, "pPr", "numPr")
            depth = value(child(list_of, "ilvl"))
            found.by_id[name] = Style(
                base=value(child(each, "basedOn")),
                font=font(child(each, "rPr")),
                number=value(child(list_of, "numId")),
                depth=None if depth is None else integer(depth),
                hidden=is_on(child(each, "rPr", "vanish")),
            )
            if value(each, "type") == "paragraph" and value(each, "default") in ("1", "true", "on"):
                found.paragraph = name
    return found


def font(properties: Element | None) -> str | None:
    """The font that the properties of a run name for Western letters."""
    fonts = child(properties, "rFonts")
    return value(fonts, "ascii") or value(fonts, "hAnsi")


def integer(text: str | None, otherwise: int = 0) -> int:
    """A whole number of an attribute, or `otherwise` when it is missing or none."""
    return (
        int(text) if text and text.isascii() and text.lstrip("-").isdigit() and len(text) < 9 else otherwise
    )
