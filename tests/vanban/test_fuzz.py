"""Whatever the text: no exception, spans that hold, the same facts for the same words.

Examples are drawn from the invented documents, cut and spoilt as pages and files spoil them, and from
words thrown together. The same examples each time (`derandomize`), so that a failure can be repeated.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanban import KINDS, Reading, read

TEXTS = tuple(
    path.read_bytes().decode("utf-8") for path in sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
)
FEW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(FEW, max_examples=25)

_ISO_DAY = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
# 2021-03-25, 2021-03, 2021-Q1, 2022-H2, 2021; without a year --11-28, --03; each month ---20.
_ONE = (
    rf"(?:{_ISO_DAY}|[0-9]{{4}}(?:-(?:0[1-9]|1[0-2])|-Q[1-4]|-H[12])?"
    r"|--(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?|---(?:0[1-9]|[12][0-9]|3[01]))"
)
TIME = re.compile(rf"{_ONE}(?:/{_ONE})?")
TIMES = ("date", "deadline", "period")


def holds(text: str, reading: Reading) -> None:
    """What the contract asks of any reading of any text."""
    for fact in reading.facts:
        assert fact.kind in KINDS
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.quote == text[fact.start : fact.end]
        assert fact.quote.strip()
        for name in TIMES:
            if name in fact.fields:
                assert TIME.fullmatch(str(fact.fields[name])), (name, fact.fields[name], fact.quote)
    order = [(fact.start, -fact.end, fact.kind) for fact in reading.facts]
    assert order == sorted(order)
    record = reading.to_json()
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record
    for value in strings([fact["fields"] for fact in record["facts"]]):
        assert unicodedata.is_normalized("NFC", value)
    for article in reading.articles:
        assert 0 <= article.start <= article.end <= len(text)


def strings(value: Any) -> list[str]:
    """All strings within lists and dictionaries."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for one in value for text in strings(one)] if isinstance(value, list | tuple) else []


def folded(reading: Reading) -> list[tuple[str, str]]:
    """The facts by their words, composed and with single spaces."""
    return [(fact.kind, unicodedata.normalize("NFC", " ".join(fact.quote.split()))) for fact in reading.facts]


def facts_without_place(reading: Reading) -> list[tuple[str, str, Any]]:
    return [(fact.kind, fact.quote, dict(fact.fields)) for fact in reading.facts]


# One edit: how it is called, where (in thousandths of the text), how much of it.
EDITS = st.tuples(
    st.sampled_from(
        "delete double swap nfd nfc no_break soft_hyphen crlf tab zero_width old_tone eth upper lower "
        "no_space newline blank_line digit mark bom combining lone_quote bar bracket".split()
    ),
    st.integers(0, 999),
    st.integers(1, 120),
)
_PUT = {
    "soft_hyphen": "\u00ad",
    "tab": "\t",
    "zero_width": "\u200b",
    "newline": "\n",
    "blank_line": "\n\n",
    "digit": "7",
    "mark": ";",
    "bom": "\ufeff",
    "combining": "\u0301\u0323",
    "lone_quote": "“",
    "bar": "|",
    "bracket": "(",
}


def edited(text: str, how: str, where: int, length: int) -> str:
    """The text with one edit."""
    start = len(text) * where // 1000
    before, part, after = text[:start], text[start : start + length], text[start + length :]
    if how in _PUT:
        return before + _PUT[how] + part + _PUT[how] + after
    changed = {
        "delete": "",
        "double": part * 2,
        "swap": part[::-1],
        "nfd": unicodedata.normalize("NFD", part),
        "nfc": unicodedata.normalize("NFC", part),
        "no_break": part.replace(" ", "\u00a0"),
        "crlf": part.replace("\n", "\r\n"),
        "old_tone": part.replace("hoà", "hòa").replace("ủy", "uỷ"),
        "eth": part.replace("Đ", "\u00d0"),
        "upper": part.upper(),
        "lower": part.lower(),
        "no_space": part.replace(" ", ""),
    }
    return before + changed[how] + after


@st.composite
def spoilt_texts(draw: st.DrawFn) -> str:
    """A part of a document with a few edits."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, max(0, len(text) - 200)))
    text = text[start : start + draw(st.integers(50, 2500))]
    for how, where, length in draw(st.lists(EDITS, max_size=6)):
        text = edited(text, how, where, length)
    return text


_PIECES = st.sampled_from(
    "ngày tháng năm quý 31/02 29/02 28/11 2020 30/2/2021 0/0 99 1.000.000 6.482,91 17/35 % (100%) tỷ đồng "
    "số 15-NQ/TW 1576/KH-UBND Nghị quyết Kế hoạch Luật của Ban Thường vụ Thành ủy UBND các xã, phường "
    "Bí thư Chủ tịch đồng chí ông Đỗ Văn Mẫu yêu cầu đề nghị giao chủ trì, phối hợp với trước hết hằng "
    "6 tháng cuối đầu giai đoạn 2021-2025 Hội nghị lần thứ XVI khóa nhiệm kỳ thông qua tiếp thu còn hạn chế "
    "I. 1. a) - + Điều 1. TM. KT. Nơi nhận: Căn cứ ; , . : “ ” ( ) | \t \n \n\n … /. khoảng hơn đến sẽ phải "
    "tăng giảm xã phường nhiệm vụ tổ chức".split(" ")
)
THROWN_TOGETHER = st.lists(_PIECES, max_size=60).map(" ".join)


@FEW
@given(spoilt_texts())
def test_a_spoilt_text_is_read_all_the_same(text: str) -> None:
    holds(text, read(text))


@FEW
@given(THROWN_TOGETHER)
def test_words_thrown_together_are_read(text: str) -> None:
    holds(text, read(text))


@FEW
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    holds(text, read(text))


@FEWER
@given(spoilt_texts())
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@FEWER
@given(spoilt_texts())
def test_composed_and_decomposed_text_give_the_same_facts(text: str) -> None:
    composed, decomposed = (read(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))

    assert folded(composed) == folded(decomposed)
    assert [fact.fields for fact in composed.facts] == [fact.fields for fact in decomposed.facts]


@pytest.mark.parametrize("text", TEXTS)
def test_silent_characters_and_no_break_spaces_change_no_fact(text: str) -> None:
    plain = read(text)

    for spoilt in (
        text.replace(" ", "\u00a0"),
        re.sub(r"(?<=\w{3})(?=\w)", "\u00ad", text),
        "\ufeff" + text.replace(", ", ",\u200b "),
        text.replace("Đ", "\u00d0"),
    ):
        reading = read(spoilt)
        holds(spoilt, reading)
        assert [fact.fields for fact in reading.facts] == [fact.fields for fact in plain.facts]


@pytest.mark.parametrize("text", TEXTS)
def test_lines_may_end_in_two_characters(text: str) -> None:
    spoilt = text.replace("\n", "\r\n")

    reading = read(spoilt)

    holds(spoilt, reading)
    assert [fact.fields for fact in reading.facts] == [fact.fields for fact in read(text).facts]


@pytest.mark.parametrize("text", TEXTS)
def test_empty_lines_around_a_text_change_no_fact(text: str) -> None:
    assert facts_without_place(read(f"\n\n \n{text}\n\n\n")) == facts_without_place(read(text))


@pytest.mark.parametrize(
    "unit",
    (
        " ",
        "\u00a0",
        "7",
        ",",
        ";",
        ".",
        "-",
        "(",
        '"',
        "“",
        "\t",
        "\n",
        "|",
        "A",
        "a",
        "\u00ad",
        "e\u0301",
        "1/",
        "\x00",
    ),
)
def test_one_thing_ten_thousand_times_over_holds(unit: str) -> None:
    text = unit * 10_000

    reading = read(text)

    holds(text, reading)


# Without the list of titles at its foot: after it another article would make one of the list.
ALONE = tuple(re.split(r"\nTin liên quan\n", text)[0].rstrip() + "\n" for text in TEXTS)


@pytest.mark.parametrize(("first", "second"), list(zip(ALONE, ALONE[1:] + ALONE[:1], strict=True)))
def test_two_articles_on_a_page_are_read_as_each_alone(first: str, second: str) -> None:
    page = f"{first}\nTin liên quan\n\n{second}"

    assert facts_without_place(read(page)) == facts_without_place(read(first)) + facts_without_place(
        read(second)
    )


@pytest.mark.parametrize("text", TEXTS)
def test_what_stands_on_the_page_before_a_text_changes_no_fact(text: str) -> None:
    page = f"Lượt xem: 414\nChia sẻ\nVề trang chủ\n\n{text}"

    assert facts_without_place(read(page)) == facts_without_place(read(text))
