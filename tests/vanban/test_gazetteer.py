"""Phrases are found at word boundaries, the longest first, in both tone styles; offsets stay the text's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban import tables
from vanban.fold import fold_tone
from vanban.gazetteer import Gazetteer, Words

HEADS = [
    ("Ban Thường vụ", 1), ("Ban Thường vụ Thành ủy", 2), ("Thành ủy", 3), ("Sở KH&ĐT", 4), ("KT-XH", 5),
    ("HĐND", 6), ("ha", 7), ("m2", 8), ("khóa", 9), ("tổ chức", 10), ("tổ chức cơ sở đảng", 11),
]  # fmt: skip


def found(text: str, *, ignore_case: bool = False) -> list[tuple[str, int]]:
    hits = Gazetteer(HEADS, ignore_case=ignore_case).find(text)
    return [(text[hit.start : hit.end], hit.value) for hit in hits]


FINDS = [
    # the longest at a place, and none over another
    ("của Ban Thường vụ Thành ủy Hà Nội", [("Ban Thường vụ Thành ủy", 2)]),
    ("Ban Thường vụ, Thành ủy", [("Ban Thường vụ", 1), ("Thành ủy", 3)]),
    # a longer phrase that breaks off leaves the shorter one
    ("các tổ chức cơ sở khác", [("tổ chức", 10)]),
    # both tone styles, and a slip
    ("Thành uỷ khoá XVII", [("Thành uỷ", 3), ("khoá", 9)]),
    # eth instead of Đ
    ("HÐND", [("HÐND", 6)]),
    # spaces, line breaks and kinds of dash do not count
    ("Thành  ủy; Thành\nủy", [("Thành  ủy", 3), ("Thành\nủy", 3)]),
    ("KT – XH và KT-XH", [("KT – XH", 5), ("KT-XH", 5)]),
    # glued to a digit or to the word before
    ("10ha, 5m2", [("ha", 7), ("m2", 8)]),
    ("hội nghịThành ủy", [("Thành ủy", 3)]),
    ("Sở KH&ĐT", [("Sở KH&ĐT", 4)]),
]
PASSES_BY = [
    "hai, hà, thà",  # not inside a word, not another tone
    "thành ủy",  # case counts unless told
    "Thành\tủy",  # two cells
    "Thành\n\nủy",  # two paragraphs
    "Thành, ủy",
    "",
]


@pytest.mark.parametrize(("text", "expected"), FINDS)
def test_finds(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", PASSES_BY)
def test_passes_by(text: str) -> None:
    assert found(text) == []


def test_capitals_do_not_count_when_told_but_abbreviations_keep_theirs() -> None:
    assert found("BAN THƯỜNG VỤ THÀNH UỶ, thành ủy", ignore_case=True) == [
        ("BAN THƯỜNG VỤ THÀNH UỶ", 2),
        ("thành ủy", 3),
    ]
    assert found("SỞ KH&ĐT, sở KH&ĐT, hđnd, kt-xh", ignore_case=True) == [("SỞ KH&ĐT", 4), ("sở KH&ĐT", 4)]


def test_of_two_equal_phrases_the_first_counts() -> None:
    [hit] = Gazetteer([("ủy ban", 1), ("uỷ ban", 2)]).find("ủy ban")

    assert hit.value == 1


def test_looks_only_between_the_offsets() -> None:
    text = "Thành ủy và Thành ủy và Thành ủy"
    places = Gazetteer(HEADS)

    assert [hit.start for hit in places.find(text, start=1, end=24)] == [12]
    assert [hit.start for hit in places.find(text, start=12, end=19)] == []  # the second word ends at 20


def test_tells_what_begins_at_an_offset() -> None:
    places, text = Gazetteer(HEADS), Words("của Ban Thường vụ Thành ủy")

    hit = places.at(text, 4)

    assert hit is not None
    assert (hit.start, hit.end, hit.value) == (4, 26, 2)
    assert places.at(text, 0) is None
    assert places.at(text, 5) is None
    assert places.at(text, 26) is None


def test_a_phrase_needs_a_word() -> None:
    with pytest.raises(ValueError, match="a phrase needs a word"):
        Gazetteer([("  ", 1)])
    with pytest.raises(ValueError, match="a phrase holds a tab"):
        Gazetteer([("Thành\tủy", 1), ("ha", 2)])


def test_no_phrases_find_nothing() -> None:
    assert Gazetteer([]).find("Thành ủy") == []


@pytest.mark.parametrize("filler", [" ", "7", "\n", "ủ", "-", "\n "])
def test_a_long_run_of_one_character_is_read_through(filler: str) -> None:
    text = filler * 100_000 + " Thành ủy"

    assert [hit.value for hit in Gazetteer(HEADS).find(text)] == [3]


@settings(deadline=None)  # a busy machine is no error
@given(st.text(alphabet="oaeuyàạòóủỳÁỦỴnctqQOA XĐÐ\n1", max_size=60))
def test_folding_keeps_every_place(text: str) -> None:
    folded = fold_tone(text)

    assert len(folded) == len(text)
    assert fold_tone(folded) == folded


@settings(deadline=None)  # a busy machine is no error
@given(st.text(max_size=80))
def test_offsets_lie_inside_any_text(text: str) -> None:
    for hit in Gazetteer(tables.spellings(tables.units()), ignore_case=True).find(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end].strip() == text[hit.start : hit.end]


# Left: as met; right: one style. Sources: documents.md §6 (uỷ/ủy, hoà/hòa, eth), and slips of the press.
@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("Uỷ ban, UỶ BAN", "Ủy ban, ỦY BAN"),
        ("hoà, khoá, toả, khoẻ, loá", "hòa, khóa, tỏa, khỏe, lóa"),
        ("hoàn thành, loại, hoài, Huỳnh, khuỷu", "hoàn thành, loại, hoài, Huỳnh, khuỷu"),  # not at the end
        ("hòan thành, tòan", "hoàn thành, toàn"),
        ("quý, qúy, quỹ, qủa", "quý, quý, quỹ, quả"),  # u belongs to q
        ("khoáXI, hoàNội", "khóaXI, hòaNội"),  # a glued word begins
        ("QÐ, ðiều", "QĐ, điều"),
    ],
)
def test_folds_to_one_style(written: str, one: str) -> None:
    assert fold_tone(written) == one
