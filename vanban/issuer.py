"""The name of the body that issues a document, from the lines of capitals in its head."""

from __future__ import annotations

import re

from vanban.fold import UPPER

_PLACE_LINE = re.compile(
    r"(?:TỈNH|THÀNH PHỐ|TP\.?|QUẬN|HUYỆN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU|VIỆT NAM)\b(?! ỦY)"
)
_PART_LINE = re.compile(
    r"(?:BAN THƯỜNG TRỰC|BAN THƯỜNG VỤ|VĂN PHÒNG|ỦY BAN KIỂM TRA|BAN TỔ CHỨC|"
    r"BAN TUYÊN GIÁO(?: VÀ DÂN VẬN)?|BAN DÂN VẬN|BAN NỘI CHÍNH|BAN XÂY DỰNG ĐẢNG|BAN CHẤP HÀNH|"
    r"BAN CHỈ ĐẠO|ĐOÀN CHỦ TỊCH)$"
)
_BELOW_CENTRE = re.compile(r"^(BAN CHẤP HÀNH TRUNG ƯƠNG)\s+(?=\S)")
# A narrow column breaks a name over lines: "ỦY BAN NHÂN", "DÂN".
_BROKEN = re.compile(
    r"(?:^|\s)(?:BAN|CHÍNH|NHÂN|ỦY|ĐỒNG|ĐẢNG|BỘ|SỞ|VĂN|THÀNH|TỈNH|CHẤP|HÀNH|THƯỜNG|TỔNG|VÀ|CỦA|,)$"
)
_AFTER_PLACE = re.compile(
    rf"\b(tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu)(?! ủy)((?: [^\s{UPPER}]+){{1,4}})$"
)
_SYMBOL = re.compile(r"(?<!\w)[0-9]+(?:/[0-9]{4})?[-/][a-zđư][a-zđư0-9/-]*")  # "214/nq-cp"
_ROMAN = re.compile(r"\b(khóa |lần thứ )([ivxlc]+)\b")
# How running text writes the names that heads write in capitals.
_CASED = (
    *("Ủy ban", "Mặt trận Tổ quốc", "MTTQ", "Việt Nam", "Ban Thường trực", "Ban Thường vụ"),
    *("Ban Chấp hành", "Trung ương", "Văn phòng", "Hội đồng nhân dân", "HĐND", "UBND"),
    *("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Đảng ủy", "Thị ủy", "Ban Tổ chức"),
    *("Ban Tuyên giáo", "Dân vận", "Ban Chỉ đạo", "Sở", "Chính phủ", "Quốc hội", "Đảng đoàn"),
)
_COMMITTEE = re.compile(r"\b((?:tỉnh|thành|huyện|quận|thị) ủy)((?: [^\s]+){1,4})$")
_CASES = tuple((re.compile(rf"\b{name.lower()}\b"), name) for name in _CASED)


def issuer_name(lines: list[str]) -> str:
    """The issuing body of the head's lines: the superior stands above, a part of it below.

    "ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ" is one name; "ĐẢNG ỦY CHÍNH PHỦ", "VĂN PHÒNG" is the office of that
    committee; "BỘ NỘI VỤ", "CỤC LƯU TRỮ" is the lower one.
    """
    names: list[str] = []
    for line in (part for one in lines for part in _BELOW_CENTRE.sub(r"\1\n", one).split("\n")):
        if names and (_PLACE_LINE.match(line) or _BROKEN.search(names[-1])):
            names[-1] = f"{names[-1]} {line}"
        else:
            names.append(line)
    name = names[-1]
    if len(names) > 1 and _PART_LINE.match(name):
        above = "TRUNG ƯƠNG" if names[-2] == "BAN CHẤP HÀNH TRUNG ƯƠNG" else names[-2]
        name = f"{name} {above}"
    return running_case(name)


def running_case(name: str) -> str:
    """A name in capitals as running text writes it: bodies' first words and places keep theirs."""
    if not name.isupper():
        return name
    words = name.lower()
    for ending in (_AFTER_PLACE, _COMMITTEE):
        words = ending.sub(lambda match: match[1] + match[2].title(), words)
    for form, cased in _CASES:
        words = form.sub(cased, words)
    words = _SYMBOL.sub(lambda match: match[0].upper(), words)
    words = _ROMAN.sub(lambda match: match[1] + match[2].upper(), words)
    return words[:1].upper() + words[1:]
