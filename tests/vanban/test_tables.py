"""The tables load, say where each row is from, and agree with the contract and the law they come from."""

from __future__ import annotations

import doctest
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from vanban import fold, gazetteer, tables

DATA = Path(tables.__file__).with_name("data")
LOADERS: dict[str, Callable[[], tuple[object, ...]]] = {
    "places": tables.places,
    "bodies": tables.bodies,
    "posts": tables.posts,
    "names": tables.names,
    "doc_types": tables.doc_types,
    "issuers": tables.issuers,
    "units": tables.units,
    "cues": tables.cues,
    "action_verbs": tables.action_verbs,
    "furniture": tables.furniture,
    "abbreviations": tables.abbreviations,
}
EXPLAINED = (DATA / "SOURCES.md").read_text(encoding="utf-8")
# The types a `document` fact may have: facts.md, the paragraph under the table of kinds.
TYPES = {
    "resolution", "directive", "conclusion", "regulation", "rule", "decision", "programme", "plan", "project",
    "report", "submission", "notice", "guidance", "law", "dispatch", "draft", "other",
}  # fmt: skip


def lines(name: str) -> list[list[str]]:
    text = (DATA / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]


@pytest.mark.parametrize("name", LOADERS)
def test_a_table_loads_all_its_rows(name: str) -> None:
    assert len(LOADERS[name]()) == len(lines(name)) - 1 > 100


@pytest.mark.parametrize("name", LOADERS)
def test_every_row_has_a_source_that_is_explained(name: str) -> None:
    keys = {row[-1] for row in lines(name)[1:]}

    for key in keys:
        stem = re.match(r"[A-Z]+[0-9]*", key)
        assert stem, f"{name}: {key!r}"
        assert f"`{key}`" in EXPLAINED or (key.startswith("DOM") and "`DOM9.8`" in EXPLAINED), (
            f"{name}: {key}"
        )


@pytest.mark.parametrize("name", LOADERS)
def test_text_is_composed_and_has_no_stray_space(name: str) -> None:
    for row in lines(name):
        for cell in row:
            assert cell == unicodedata.normalize("NFC", cell).strip()
            assert "  " not in cell
            assert "\u00a0" not in cell


@pytest.mark.parametrize("name", ["bodies", "posts", "doc_types", "units"])
def test_no_phrase_stands_for_two_rows(name: str) -> None:
    phrases = Counter(phrase for phrase, _ in tables.spellings(LOADERS[name]()))

    assert [phrase for phrase, times in phrases.items() if times > 1] == []


@pytest.mark.parametrize(("name", "column"), [("bodies", 1), ("units", 1), ("cues", 1), ("action_verbs", 1)])
def test_every_kind_is_explained(name: str, column: int) -> None:
    kinds = {row[column] for row in lines(name)[1:]}

    assert {kind for kind in kinds if f"`{kind}`" not in EXPLAINED} == set()


def test_what_may_follow_a_head_is_explained() -> None:
    heads: list[tables.Body | tables.Post] = [*tables.bodies(), *tables.posts()]
    words = {word for row in heads for word in row.takes}

    assert {word for word in words if f"`{word}`" not in EXPLAINED} == set()


def test_a_broken_table_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "units.tsv").write_text("unit\tkind\tabbr\tsource\nha\tarea\tK\n", encoding="utf-8")
    (tmp_path / "names.tsv").write_text("name\tkind\tsource\n", encoding="utf-8")
    monkeypatch.setattr(tables, "_DATA", tmp_path)

    with pytest.raises(ValueError, match="expected 4 columns, found 3"):
        tables.units.__wrapped__()
    with pytest.raises(ValueError, match="expected the columns"):
        tables.names.__wrapped__()


def test_34_provinces_and_cities_now_and_63_before() -> None:
    units = [row for row in tables.places() if row.kind in ("tỉnh", "thành phố")]
    now = {row.name: row.kind for row in units if not row.until}
    before = {
        row.name: row.kind for row in units if row.since < "2025-07-01" and not "" < row.until < "2025-06-30"
    }

    # Resolution 202/2025/QH15: 28 provinces, 6 cities. Before: 57 and 6.
    assert Counter(now.values()) == {"tỉnh": 28, "thành phố": 6}
    assert Counter(before.values()) == {"tỉnh": 57, "thành phố": 6}
    cities = {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"}
    assert {name for name, kind in now.items() if kind == "thành phố"} == cities


def test_a_merged_province_has_its_successor() -> None:
    successors = {row.name: row.successor for row in tables.places() if row.until == "2025-06-30"}

    assert successors["Hà Giang"] == "Tuyên Quang"
    assert successors["Vĩnh Phúc"] == successors["Hòa Bình"] == "Phú Thọ"
    assert successors["Bà Rịa - Vũng Tàu"] == "Hồ Chí Minh"


def test_the_30_former_districts_and_126_communes_of_ha_noi() -> None:
    kinds = Counter(row.kind for row in tables.places() if row.source == "HNREF")

    # 12 districts of the city proper, 17 rural, one town; 51 wards and 75 communes since 1/7/2025.
    assert kinds == {"quận": 12, "huyện": 17, "thị xã": 1, "phường": 51, "xã": 75}


def test_17_ministries_and_bodies_of_their_level_since_march_2025() -> None:
    ministries = {row.head for row in tables.bodies() if row.kind == "ministry"}

    assert {
        "Bộ Nông nghiệp và Môi trường",
        "Bộ Dân tộc và Tôn giáo",
        "Ngân hàng Nhà nước Việt Nam",
    } <= ministries
    assert {"Bộ Kế hoạch và Đầu tư", "Bộ Giao thông vận tải", "Ủy ban Dân tộc"} <= ministries  # ended


# Word and type as the contract pairs them (facts.md).
@pytest.mark.parametrize(
    ("word", "type_"),
    [
        ("Nghị quyết", "resolution"), ("Chỉ thị", "directive"), ("Kết luận", "conclusion"),
        ("Quy chế", "regulation"), ("Quy định", "rule"), ("Quyết định", "decision"),
        ("Chương trình", "programme"), ("Kế hoạch", "plan"), ("Đề án", "project"), ("Báo cáo", "report"),
        ("Tờ trình", "submission"), ("Thông báo", "notice"), ("Hướng dẫn", "guidance"), ("Luật", "law"),
        ("Công văn", "dispatch"), ("Nghị định", "other"), ("Thông báo kết luận", "notice"),
        ("Chương trình hành động", "programme"), ("Nghị quyết liên tịch", "resolution"),
    ],
)  # fmt: skip
def test_a_word_has_the_type_of_the_contract(word: str, type_: str) -> None:
    assert {row.name: row.type for row in tables.doc_types()}[word] == type_


def test_no_type_outside_the_contract() -> None:
    assert {row.type for row in tables.doc_types()} == TYPES


def test_a_chair_orders_and_a_delegate_proposes() -> None:
    chairs = {row.post: row.chairs for row in tables.posts()}

    # facts.md: "A delegate's proposal is an opinion only."
    assert chairs["Bí thư Thành ủy"]
    assert chairs["Chủ tịch Ủy ban nhân dân"]
    assert not chairs["Đại biểu Quốc hội"]
    assert not chairs["Đại biểu Hội đồng nhân dân"]


def test_units_are_whole_compounds_without_modifiers() -> None:
    units = {row.unit for row in tables.units()}

    # facts.md, "Units and comparators"
    assert {"tổ chức cơ sở đảng", "triệu đồng", "nhiệm vụ", "%", "bản dự thảo"} <= units
    assert not units & {"nhiệm vụ trọng tâm", "nhiệm vụ cụ thể"}


def test_a_name_part_is_never_a_whole_name() -> None:
    compounds = {"family": 1, "middle": 1, "compound": 4}

    for row in tables.names():
        assert len(row.part.split()) <= compounds[row.kind], row.part


def test_numbered_issuers_say_what_they_are() -> None:
    bodies = {row.code: row.body for row in tables.issuers()}

    assert bodies["QH{n}"] == "Quốc hội khóa {n}"
    assert bodies["UBND"] == "Ủy ban nhân dân"
    assert bodies["BTCTW"] == "Ban Tổ chức Trung ương"


def test_the_same_rows_come_from_a_second_asking() -> None:
    assert tables.bodies() is tables.bodies()


@pytest.mark.parametrize("module", [fold, gazetteer])
def test_the_examples_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]

    assert result.attempted > 0
    assert result.failed == 0
