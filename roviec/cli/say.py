"""Values of a record as people write them: 25/3/2021, quý I/2021, 6.482,91 tỷ đồng."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from roviec.cli import words

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_HALF = re.compile(r"([0-9]{4})-H([12])")
_YEAR = re.compile(r"[0-9]{4}")
_DAY_OF_YEAR = re.compile(r"--([0-9]{2})-([0-9]{2})")
_DAY_OF_MONTH = re.compile(r"---([0-9]{2})")

# Bidirectional embeddings, overrides and isolates: they can show a text in another order than it has.
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_NAMED = re.compile(r"named \.(?P<ending>[a-z]{1,8}) but is (?P<form>.{1,40})")
_DATES = {"date", "deadline", "period"}


def plain(text: str) -> str:
    """The text on one line, composed, without what could steer a terminal or turn the reading order."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(" " if _steers(letter) else letter for letter in composed).split())


def _steers(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} or letter in _TURNS


def say_date(value: str, *, recurring: bool = False) -> str:
    """A date, period or span of the contract (ISO 8601) in words; what is none of these as it stands.

    >>> say_date("2021-03-25"), say_date("2021-Q1"), say_date("--11-28")
    ('25/3/2021', 'quý I/2021', '28/11 (chưa rõ năm)')
    """
    if "/" in value:
        start, _, end = value.partition("/")
        return words.SPAN.format(start=_without_year_word(start), end=_without_year_word(end))
    if found := _DAY.fullmatch(value):
        return f"{int(found[3])}/{int(found[2])}/{found[1]}"
    if found := _MONTH.fullmatch(value):
        return words.MONTH.format(month=int(found[2]), year=found[1])
    if found := _QUARTER.fullmatch(value):
        return words.QUARTER.format(quarter=words.QUARTERS[found[2]], year=found[1])
    if found := _HALF.fullmatch(value):
        return words.HALVES[found[2]].format(year=found[1])
    if found := _DAY_OF_YEAR.fullmatch(value):
        form = words.EACH_YEAR if recurring else words.NO_YEAR
        return form.format(day=int(found[2]), month=int(found[1]))
    if found := _DAY_OF_MONTH.fullmatch(value):
        return words.EACH_MONTH.format(day=int(found[1]))
    if _YEAR.fullmatch(value):
        return words.YEAR.format(year=value)
    return plain(value)


def _without_year_word(value: str) -> str:
    return value if _YEAR.fullmatch(value) else say_date(value)


def say_number(value: float) -> str:
    """A number with a point between thousands and a comma before decimals.

    >>> say_number(6482.91), say_number(15), say_number(0.5)
    ('6.482,91', '15', '0,5')
    """
    whole, _, rest = f"{Decimal(str(value)):,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def say_amount(fields: Mapping[str, Any]) -> str:
    """The number of a figure with comparator, total or upper end, and unit: `khoảng 43/68 tổ chức`."""
    amount = say_value(fields["value"])
    if fields.get("total") is not None:
        amount += f"/{say_value(fields['total'])}"
    if fields.get("value_max") is not None:
        amount += f" – {say_value(fields['value_max'])}"
    unit = plain(str(fields.get("unit", "")))
    before = words.COMPARATORS.get(str(fields.get("comparator", "=")), "")
    return f"{before}{amount}{'' if unit == '%' else ' '}{unit}".strip()


def say_note(note: str) -> str:
    """A remark of the library on a file in Vietnamese, where we have the words.

    >>> say_note("left out: footnotes"), say_note("recognised from pictures: pages 2, 3")
    ('không đọc chú thích cuối trang', 'nhận dạng từ ảnh các trang 2, 3')
    """
    for beginning, said in words.NOTES_THAT_NAME.items():
        if note.startswith(beginning):
            return said + plain(note.removeprefix(beginning))
    if found := _NAMED.fullmatch(note):
        form = words.FORMS.get(found["form"], plain(found["form"]))
        return words.NAMED.format(ending=found["ending"], form=form)
    return words.NOTES.get(note, plain(note))


def say_value(value: Any) -> str:
    """Any value of a record, in words."""
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, int | float):
        return say_number(value)
    if isinstance(value, list | tuple):
        return "; ".join(say_value(one) for one in value)
    return plain(str(value))


def say_fields(kind: str, fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Label and value of each field that is given, in the order of `words.FIELDS`.

    What is said inside another one (the unit of a value) has no line of its own.
    """
    order = {name: place for place, name in enumerate(words.FIELDS)}
    inside = {"recurring"}
    if fields.get("value") is not None:
        inside |= {"total", "value_max", "unit", "comparator"}
    if fields.get("symbol"):
        inside.add("number")
    names = sorted(fields.keys() - inside, key=lambda name: (order.get(name, len(order)), name))
    said = ((_label(kind, name), _say_field(kind, name, fields)) for name in names)
    return [(label, value) for label, value in said if value]


def _label(kind: str, name: str) -> str:
    return words.FIELDS_OF.get((kind, name)) or words.FIELDS.get(name, name)


def _say_field(kind: str, name: str, fields: Mapping[str, Any]) -> str:
    value = fields[name]
    if value is None:
        return ""
    if name == "value":
        return say_amount(fields)
    if name in _DATES and isinstance(value, str):
        return say_date(value, recurring=bool(fields.get("recurring")))
    called = words.VALUES.get((kind, name), {})
    return called.get(value, plain(value)) if isinstance(value, str) else say_value(value)
