"""One spelling for what Vietnamese writes in two, without moving a character.

Two habits place the tone mark of the open syllables oa, oe, uy (`hòa` or `hoà`, `ủy` or `uỷ`), and
old fonts leave look-alikes of Đ. Both are only ways of writing, so tables and texts are compared after
folding. Every fold gives one character for one character: offsets into the folded text are offsets into
the text it came from.
"""

from __future__ import annotations

import re
from functools import cache

# Rows in one order: grave, acute, hook above, tilde, dot below.
_MARKED = {
    "a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ",
    "A": "ÀÁẢÃẠ", "E": "ÈÉẺẼẸ", "O": "ÒÓỎÕỌ", "U": "ÙÚỦŨỤ", "Y": "ỲÝỶỸỴ",
}  # fmt: skip
_TONE_OF = {marked: (plain, i) for plain, row in _MARKED.items() for i, marked in enumerate(row)}

# Eth and African D stand for Đ in texts out of old fonts (documents.md §6).
_LOOK_ALIKES = (("\u00d0", "Đ"), ("\u00f0", "đ"), ("\u0189", "Đ"), ("\u0256", "đ"))

LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Small and capital letters of Vietnamese, for the inside of a character class."""
LETTER = UPPER + LOWER


# Both patterns are compiled when the first text is folded, not at import.
@cache
def _new_style() -> re.Pattern[str]:
    """The second vowel marked at the end of the syllable (`hoà`, `uỷ`): the mark moves to the first.

    Not after q, where u belongs to the consonant: both habits write `quý`. After a small vowel a capital
    begins another, glued word (`khoáXI`).
    """
    return re.compile(
        r"(?:[oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ])"
        rf"(?:(?<=[àáảãạèéẻẽẹỳýỷỹỵ])(?![{LOWER}])|(?<=[ÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ])(?![^\W\d_]))"
    )


@cache
def _slip() -> re.Pattern[str]:
    """What both habits call wrong: the mark moves to the second vowel.

    The first vowel marked before a closing consonant (`hòan thành`), or the u that belongs to q (`qúy`).
    """
    return re.compile(
        r"[òóỏõọÒÓỎÕỌ](?:a(?=[cimnptyou])|A(?=[CIMNPTYOU])|e(?=[cmnpt])|E(?=[CMNPT]))"
        r"|(?<=[qQ])[ùúủũụÙÚỦŨỤ][aeoyAEOY]"
    )


def _mark_first(match: re.Match[str]) -> str:
    pair = match[0]
    plain, tone = _TONE_OF[pair[1]]
    return _MARKED[pair[0]][tone] + plain


def _mark_second(match: re.Match[str]) -> str:
    pair = match[0]
    plain, tone = _TONE_OF[pair[0]]
    return plain + _MARKED[pair[1]][tone]


def fold_tone(text: str) -> str:
    """The NFC text with one tone style and one Đ; the same length, character for character.

    The style kept is the one of most issued papers: `ủy`, `hòa`, `khóa`, `khỏe`.

    >>> fold_tone("Uỷ ban, khoá XIII, hoà hoãn, quý I")
    'Ủy ban, khóa XIII, hòa hoãn, quý I'
    >>> fold_tone("QÐ-UBND")
    'QĐ-UBND'
    """
    for look_alike, letter in _LOOK_ALIKES:
        if look_alike in text:
            text = text.replace(look_alike, letter)
    return _slip().sub(_mark_second, _new_style().sub(_mark_first, text))
