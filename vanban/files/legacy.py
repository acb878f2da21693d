"""The two encodings of the fonts of old: TCVN3 (`.VnTime`) and VNI (`VNI-Times`), to Unicode.

Such text lies in files in two ways: as bytes (.txt), and, in Word and PDF, as the Western letters of
the same codes ("Céng hoµ x· héi chñ nghÜa"). Both are read here over Windows-1252, in which the
dashes and curly quotes of such documents were typed.
"""

from __future__ import annotations

import re

from vanban.files import syllables

# TCVN 5712:1993, character set VN3; compared with glibc's charmap TCVN (`iconv -f TCVN`).
_TCVN3_MARKED = "ĂÂÊÔƠƯĐăâêôơưđ"  # from A1
_TCVN3_TONED = {
    0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ", 0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
TCVN3: dict[int, str] = {0xA1 + i: letter for i, letter in enumerate(_TCVN3_MARKED)} | {
    first + i: letter for first, row in _TCVN3_TONED.items() for i, letter in enumerate(row)
}

# VNI Windows: a mark follows its vowel as a letter of its own; đ, ơ, ư, ỵ and the toned i are one code.
# The comparative tables of the encodings (Unicode, TCVN3, VNI, VPS, VISCII) agree on it.
_VNI_SINGLE = dict(zip("ñôöìíæóòîÑÔÖÌÍÆÓÒÎ", "đơưìíỉĩịỵĐƠƯÌÍỈĨỊỴ", strict=True))
_VNI_MARKS: dict[str, dict[str, str]] = {
    vowel: dict(zip(marks, letters, strict=True))
    for vowel, marks, letters in (
        ("a", "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
        ("e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
        ("o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
        ("u", "ùøûõï", "úùủũụ"),
        ("y", "ùøûõ", "ýỳỷỹ"),
        ("ô", "ùøûõï", "ớờởỡợ"),
        ("ö", "ùøûõï", "ứừửữự"),
    )
}
_VNI_PAIRS: dict[str, str] = {
    base + mark: letter
    for vowel, row in _VNI_MARKS.items()
    for small_mark, small_letter in row.items()
    for base, mark, letter in (
        (vowel, small_mark, small_letter),
        (vowel.upper(), small_mark.upper(), small_letter.upper()),
        (vowel.upper(), small_mark, small_letter.upper()),  # "AÙ" typed as "Aù" at the head of a word
    )
}
VNI: dict[str, str] = _VNI_PAIRS | _VNI_SINGLE
_VNI_FOUND = re.compile("|".join(map(re.escape, VNI)))  # pairs first

# Windows-1252 leaves five codes open; the bytes stand for themselves there, as browsers have it.
_WESTERN = [bytes([code]).decode("cp1252", "replace") for code in range(256)]
_WESTERN = [chr(code) if letter == "\ufffd" else letter for code, letter in enumerate(_WESTERN)]
_TCVN3_OF_WESTERN = {ord(_WESTERN[code]): letter for code, letter in TCVN3.items()}
# Word keeps letters of "symbol" fonts at F000 and above.
_TCVN3_OF_WESTERN |= {0xF000 + code: letter for code, letter in TCVN3.items()}

# Letters that old fonts need in every other word and Vietnamese in Unicode never.
_FOREIGN = re.compile("[¸µ¹¶®¬ª©¨§ÜÖÑÞßäåæëïîñöøûüÅÄÆËÏÎØÛ\\uf0a1-\\uf0fe]")

CAPITAL_NOTE = "TCVN3: words set in a capital font (.VnTimeH) come out in small letters"


def western(data: bytes) -> str:
    """Bytes by Windows-1252, the five open codes as themselves."""
    return data.decode("latin-1").translate({code: _WESTERN[code] for code in range(0x80, 0xA0)})


def from_tcvn3(text: str) -> str:
    """TCVN3 seen as Western letters, in Unicode; other characters stay. The length stays.

    >>> from_tcvn3("Céng hoµ x· héi chñ nghÜa ViÖt Nam")
    'Cộng hoà xã hội chủ nghĩa Việt Nam'
    """
    return text.translate(_TCVN3_OF_WESTERN)


def from_vni(text: str) -> str:
    """VNI seen as Western letters, in Unicode; other characters stay.

    >>> from_vni("Ñoäc laäp - Töï do - Haïnh phuùc")
    'Độc lập - Tự do - Hạnh phúc'
    """
    return _VNI_FOUND.sub(lambda found: VNI[found[0]], text)


CONVERT = {"tcvn3": from_tcvn3, "vni": from_vni}


def from_font(text: str, font: str) -> tuple[str, str | None]:
    """A stretch of text set in `font`, in Unicode, and the encoding it was in; None: it was Unicode.

    Capital fonts of TCVN3 share their codes with the small letters: the name's last H tells.
    """
    name = font.lower()
    if name.startswith(".vn"):
        unicode = from_tcvn3(text)
        return (unicode.upper() if name.rstrip("0123456789 ").endswith("h") else unicode), "tcvn3"
    if name.startswith("vni-"):
        return from_vni(text), "vni"
    return text, None


def repair(text: str) -> tuple[str, str | None]:
    """A text whose letters are those of an old font, in Unicode, and the encoding; None: it is well as it is.

    Changed only when most words with marks spell nothing as they stand and do spell Vietnamese after.
    """
    if len(_FOREIGN.findall(text)) < 3:
        return text, None
    good, total = syllables.share(text)
    if total < 3 or good >= 0.6 * total:
        return text, None
    best: tuple[float, str, str | None] = (0.0, text, None)
    for encoding, convert in CONVERT.items():
        converted = convert(text)
        good_after, total_after = syllables.share(converted)
        rate = good_after / total_after if total_after else 0.0
        if rate > max(best[0], 0.8) and good_after > good:
            best = (rate, converted, encoding)
    return best[1], best[2]
