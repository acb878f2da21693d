"""What holds of every reading, and the traps of real pages, each with one small text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from vanban import KINDS, Reading, read
from vanban.record import Fact

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
# "Dates are ISO 8601 (`2021-03-25`); a month is `2021-03`, a quarter `2021-Q1`, a half-year `2022-H1`, a year
# `2021`, a span `2020/2025`"; without a year `--11-28`; each month `---20`.
DAY = r"(?:0[1-9]|[12][0-9]|3[01])"
MONTH = r"(?:0[1-9]|1[0-2])"
ONE = rf"[0-9]{{4}}(?:-{MONTH}(?:-{DAY})?|-Q[1-4]|-H[12])?|--{MONTH}(?:-{DAY})?|---{DAY}"
TIME = re.compile(rf"(?:{ONE})(?:/(?:{ONE}))?")
# What the contract names as the fields of each kind; beside them what it says is not judged.
FIELDS = {
    kind: set(names.split())
    for kind, names in {
        "document": "type number symbol issuer date title carries_out",
        "meeting": "type ordinal body term date",
        "person": "name positions",
        "figure": "indicator value value_max total unit comparator change status period organization",
        "assignment": "assigner assignees partners action deadline deadline_text recurring about product",
        "opinion": "speaker type about",
        "response": "speaker type",
        "shortcoming": "organization",
        "decision": "body action subjects",
    }.items()
}
VALUES = {
    ("meeting", "type"): {"conference", "congress", "working_session", "consultation"},
    ("figure", "comparator"): {"=", "~", ">=", "<=", ">", "<"},
    ("figure", "change"): {"increase", "decrease"},
    ("figure", "status"): {"planned", "actual"},
    ("opinion", "type"): {"assessment", "proposal"},
    ("response", "type"): {"accepted", "explained", "commitment"},
    ("decision", "action"): {"adopted", "discussed", "issued", "voted"},
}


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def of_corpus() -> list[Any]:
    return [pytest.param(text_of(path), id=path.stem) for path in CORPUS]


def times(reading: Reading) -> Iterator[tuple[str, str, str]]:
    """Field, value and quote of every time of every fact."""
    for fact in reading.facts:
        for name in ("date", "deadline", "period"):
            if name in fact.fields:
                yield name, str(fact.fields[name]), fact.quote


def facts(text: str, kind: str, published: date | None = None) -> list[Fact]:
    return [fact for fact in read(text, published=published).facts if fact.kind == kind]


@pytest.mark.parametrize("published", [None, date(2026, 3, 18)], ids=["unknown day", "known day"])
@pytest.mark.parametrize("text", of_corpus())
def test_every_date_of_every_fact_has_a_form_of_the_contract(text: str, published: date | None) -> None:
    reading = read(text, published=published)

    assert list(times(reading))
    assert [one for one in times(reading) if not TIME.fullmatch(one[1])] == []


@pytest.mark.parametrize("text", of_corpus())
def test_every_full_day_is_a_day_of_the_calendar(text: str) -> None:
    for _, value, _ in times(read(text)):
        for part in value.split("/"):
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", part):
                assert date.fromisoformat(part).isoformat() == part


@pytest.mark.parametrize("text", of_corpus())
def test_facts_have_the_kinds_fields_and_values_of_the_contract(text: str) -> None:
    for fact in read(text).facts:
        assert fact.kind in KINDS
        assert fact.fields.keys() <= FIELDS[fact.kind], fact
        for (kind, name), allowed in VALUES.items():
            assert fact.kind != kind or fact.fields.get(name) in allowed | {None}, fact


@pytest.mark.parametrize("text", of_corpus())
def test_a_field_the_text_does_not_give_is_absent(text: str) -> None:
    # "A field the text does not give is absent."
    for fact in read(text).facts:
        assert [name for name, value in fact.fields.items() if value in (None, "", [], ())] == [], fact


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", of_corpus())
def test_a_quote_is_the_original_between_start_and_end(text: str, form: str) -> None:
    original = unicodedata.normalize(form, text)

    for fact in read(original).facts:
        assert fact.quote == original[fact.start : fact.end]
        assert fact.quote.strip() == fact.quote != ""


@pytest.mark.parametrize("text", of_corpus())
def test_strings_are_composed_and_the_record_is_json(text: str) -> None:
    record = read(unicodedata.normalize("NFD", text)).to_json()

    written = json.dumps([fact["fields"] for fact in record["facts"]], ensure_ascii=False)

    assert unicodedata.is_normalized("NFC", written)


def test_every_mention_is_marked_in_headline_and_text() -> None:
    # "Every mention that meets its definition is marked, in headlines and captions too, each time it stands."
    text = (
        "Đảng ủy xã quán triệt Nghị quyết số 15-NQ/TW\n\n"
        "Sáng 10/02/2026, Đảng ủy xã Tân Mẫu quán triệt Nghị quyết số 15-NQ/TW của Bộ Chính trị.\n\n"
        "Quang cảnh buổi quán triệt Nghị quyết số 15-NQ/TW (Ảnh: Minh Họa)\n"
    )

    assert [fact.fields["symbol"] for fact in facts(text, "document")] == ["15-NQ/TW"] * 3


GLUED = [
    # a lost space before a day (documents.md §6)
    (
        "Hội nghị lần thứ 8 Ban Chấp hành Đảng bộ xã Tân Mẫu tổ chứcngày 28/6/2022.",
        "meeting",
        "date",
        "2022-06-28",
    ),
    # a lost stop between two sentences
    (
        "Đồng chí Đỗ Văn Mẫu, Bí thư Đảng ủy xã chủ trì hội nghịBáo cáo tại hội nghị nêu rõ kết quả.",
        "person",
        "name",
        "Đỗ Văn Mẫu",
    ),
    # a lost space after a stop
    (
        "Đảng ủy xã quán triệt Nghị quyết số 15-NQ/TW của Bộ Chính trị.Để kịp thời triển khai, các xã xây"
        " dựng kế hoạch.",
        "document",
        "symbol",
        "15-NQ/TW",
    ),
]


@pytest.mark.parametrize(("text", "kind", "name", "value"), GLUED)
def test_glued_words_hide_no_fact(text: str, kind: str, name: str, value: str) -> None:
    [found] = facts(text, kind)

    assert found.fields[name] == value


def test_a_lost_stop_does_not_lengthen_what_stands_before_it() -> None:
    [person] = facts(
        "Đồng chí Đỗ Văn Mẫu, Bí thư Đảng ủy xã chủ trì hội nghịBáo cáo tại hội nghị nêu rõ.", "person"
    )

    assert person.quote == "Đỗ Văn Mẫu, Bí thư Đảng ủy xã"


TYPOS = [
    # one mark wrong in the name of a body (documents.md §6); "names keep the text's own spelling"
    ("1. Văn phòng Thảnh ủy rà soát hồ sơ cán bộ.\n", ["Văn phòng Thảnh ủy"]),
    # doubled space
    ("1. Văn  phòng Thành ủy rà soát hồ sơ cán bộ.\n", ["Văn phòng Thành ủy"]),
]


@pytest.mark.parametrize(("text", "assignees"), TYPOS)
def test_a_slip_in_the_name_of_a_unit_does_not_lose_it(text: str, assignees: list[str]) -> None:
    [order] = facts(text, "assignment")

    assert order.fields["assignees"] == assignees


def test_a_name_of_a_person_is_never_mended() -> None:
    # documents.md §6: never silently for names of persons. "The name is as written."
    [person] = facts("Đồng chí Đỗ Vân Mẫu, Bí thư Đảng ủy xã chủ trì hội nghị.", "person")

    assert person.fields["name"] == "Đỗ Vân Mẫu"


SAME = [
    ("no-break spaces", lambda text: text.replace(" ", "\u00a0")),
    ("look-alike letters", lambda text: text.replace("Đ", "\u00d0").replace("đ", "\u00f0")),
    ("letters apart from marks", lambda text: unicodedata.normalize("NFD", text)),
    ("lines that end in two characters", lambda text: text.replace("\n", "\r\n")),
    ("soft hyphens", lambda text: text.replace("nghị", "ng\u00adhị")),
]
LETTER = (
    "Thực hiện Kế hoạch số 02-KH/BCĐ, ngày 05/01/2026 của Ban Chỉ đạo, yêu cầu các đơn vị thực hiện:\n"
    "1. Sở Nội vụ chủ trì, phối hợp với Công an tỉnh rà soát hồ sơ cán bộ trước ngày 30/6/2026.\n"
    "2. Đảng ủy các xã, phường tổ chức hội nghị quán triệt trong quý II/2026.\n"
)


@pytest.mark.parametrize(("how", "spoilt"), SAME, ids=[how for how, _ in SAME])
def test_the_way_a_file_is_written_changes_no_fact(how: str, spoilt: Any) -> None:
    def told(text: str) -> list[tuple[str, dict[str, Any]]]:
        return [(fact.kind, dict(fact.fields)) for fact in read(text).facts]

    assert told(spoilt(LETTER)) == told(LETTER)
    assert len(told(LETTER)) >= 3


def test_a_purpose_with_a_date_is_no_deadline_and_the_reading_does_not_ask_the_clock() -> None:
    text = "1. Sở Nội vụ rà soát hồ sơ để ngày bầu cử 15/3 thực sự là ngày hội của toàn dân.\n"

    [order] = facts(text, "assignment")

    assert "deadline" not in order.fields
    assert read(text) == read(text)
