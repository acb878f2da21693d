"""Whether letters spell Vietnamese: how a wrong decoding is told from a right one.

Vietnamese is written in syllables of a closed set of onsets and rhymes with at most one tone mark.
Bytes decoded by the wrong table rarely fall into that set, so the share of words that do is the measure.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSETS = "ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x"
# The rhymes of the spelling in use (rhyme table of any school dictionary), without tones.
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep
et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach
oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm
uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương
ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
# Letters, and the signs of Windows-1252 glued to them: "®¶ng" is a word of another encoding, not "ng".
_WORD = re.compile(r"[^\W\d_]+(?:[¡-¿]+[^\W\d_]*)*|[¡-¿]+[^\W\d_]+")
_SAMPLE = 300_000  # characters looked at: enough for any verdict, and the time stays bounded


@cache
def _syllable() -> re.Pattern[str]:
    onsets, rhymes = "|".join(_ONSETS.split()), "|".join(sorted(_RHYMES.split(), key=len, reverse=True))
    return re.compile(f"(?:{onsets})?(?:{rhymes})")


def is_syllable(word: str) -> bool:
    """Whether a word is one Vietnamese syllable, by its spelling alone.

    >>> is_syllable("nghĩa"), is_syllable("nghÜa"), is_syllable("ñoäc")
    (True, False, False)
    """
    letters = unicodedata.normalize("NFD", word.lower())
    tones = sum(mark in _TONES for mark in letters)
    plain = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in _TONES))
    return tones <= 1 and (_syllable().fullmatch(plain) is not None or plain == "gi")


def share(text: str) -> tuple[int, int]:
    """How many of the words with marked letters are Vietnamese syllables, and how many there are.

    A long text is judged by three stretches: its beginning, middle and end. Words of small letters
    count, with or without a capital first: an abbreviation proves nothing.
    """
    if len(text) > _SAMPLE:
        third, middle = _SAMPLE // 3, len(text) // 2
        text = "\n".join((text[:third], text[middle : middle + third], text[-third:]))
    good = total = 0
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        if not word.isascii() and len(word) > 1:
            total += 1
            good += is_syllable(word)
    return good, total
