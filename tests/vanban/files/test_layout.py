from __future__ import annotations

import pytest

from vanban.files import layout
from vanban.files.layout import Line, Sheet
from vanban.files.paper import Page, Rule, Stretch
from vanban.files.ruled_tables import Table

HEAD = ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]


def sheet(*rows: list[str], at: float = 700) -> Sheet:
    """A page that is one table."""
    table = Table(at, 100, [50, 80, 300, 400, 500], [list(row) for row in rows])
    return Sheet(595, 842, [Line("\n".join("\t".join(row) for row in rows), at, 0, table)])


CUTS = [
    # a row in mid-sentence
    (["", "quy chế làm việc", "", ""], ["1", "Rà soát quy chế làm việc", "Văn phòng", "Quý I"]),
    # the rest begins with a name
    (["", "Chấp hành Đảng bộ", "", ""], ["1", "Rà soát Chấp hành Đảng bộ", "Văn phòng", "Quý I"]),
    (["", "", "", "2026"], ["1", "Rà soát", "Văn phòng", "Quý I 2026"]),
]


@pytest.mark.parametrize(("rest", "whole"), CUTS)
def test_a_row_cut_by_the_end_of_a_page_is_one_again(rest: list[str], whole: list[str]) -> None:
    first, second = (
        sheet(HEAD, ["1", "Rà soát", "Văn phòng", "Quý I"]),
        sheet(rest, ["2", "Việc hai", "Sở A", "Quý II"]),
    )

    texts = layout.texts_of([first, second])

    assert texts == ["\t".join(HEAD) + "\n" + "\t".join(whole), "2\tViệc hai\tSở A\tQuý II"]


def test_a_row_under_a_merged_number_is_a_row_of_its_own() -> None:
    first, second = (
        sheet(HEAD, ["1", "Rà soát", "Văn phòng", "Quý I"]),
        sheet(["", "Tập huấn", "Sở A", "Quý II"]),
    )

    assert layout.texts_of([first, second])[1] == "\tTập huấn\tSở A\tQuý II"


def test_a_table_of_other_columns_is_another_table() -> None:
    first, second = sheet(HEAD, ["1", "a", "b", "c"]), sheet(HEAD, ["1", "x", "y", "z"])
    assert second.lines[0].table is not None
    second.lines[0].table.columns[1] = 120

    assert layout.texts_of([first, second])[1].startswith("\t".join(HEAD))


def grid(columns: list[float], levels: list[float]) -> list[Rule]:
    upright = [Rule(True, x, levels[0], levels[-1]) for x in columns]
    return upright + [Rule(False, y, columns[0], columns[-1]) for y in levels]


def test_cells_merged_down_and_across_keep_their_places() -> None:
    rules = grid([50, 100, 300, 400], [500, 530, 560, 590])
    # the line between the last two rows does not reach the first column; the head spans the last two
    rules = [rule for rule in rules if rule not in (Rule(False, 530, 50, 400), Rule(True, 300, 500, 590))]
    rules += [Rule(False, 530, 100, 400), Rule(True, 300, 500, 560)]
    words = [("TT", 60, 570), ("Nhiệm vụ và thời gian", 120, 570), ("1", 60, 540), ("Việc một", 120, 540),
             ("Quý I", 310, 540), ("Việc hai", 120, 510), ("Quý II", 310, 510)]  # fmt: skip
    page = Page(595, 842, [Stretch(text, x, x + 5 * len(text), y, 12) for text, x, y in words], rules)

    laid = layout.lay_out(page)

    assert [line.text for line in laid.lines] == [
        "TT\tNhiệm vụ và thời gian\t\n1\tViệc một\tQuý I\n\tViệc hai\tQuý II"
    ]


def test_a_frame_round_text_is_no_table() -> None:
    page = Page(595, 842, [Stretch("Một câu.", 60, 120, 550, 12)], grid([50, 400], [500, 600]))

    assert [line.text for line in layout.lay_out(page).lines] == ["Một câu."]


def test_a_head_on_most_pages_goes_and_one_on_few_stays() -> None:
    def page(head: str, words: str) -> Sheet:
        return Sheet(595, 842, [Line(head, 800, 12), Line(words, 600, 12)])

    pages = [
        page("Kế hoạch 15", "a"),
        page("Kế hoạch 15", "b"),
        page("Kế hoạch 15", "c"),
        page("Phụ lục", "d"),
    ]

    assert layout.without_furniture(pages) == ["Kế hoạch 15"]
    assert layout.texts_of(pages) == ["a", "b", "c", "Phụ lục\nd"]


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2/3", "2/3"])
def test_page_numbers_in_their_forms_go(number: str) -> None:
    pages = [
        Sheet(595, 842, [Line("a", 600, 12)]),
        Sheet(595, 842, [Line(number, 810, 12), Line("b", 600, 12)]),
    ]

    layout.without_furniture(pages)

    assert layout.texts_of(pages) == ["a", "b"]


@pytest.mark.parametrize("number", ["15", "2026", "2.", "II"])
def test_other_numbers_at_the_head_of_a_page_stay(number: str) -> None:
    pages = [
        Sheet(595, 842, [Line("a", 600, 12)]),
        Sheet(595, 842, [Line(number, 810, 12), Line("b", 600, 12)]),
    ]

    layout.without_furniture(pages)

    assert number in layout.texts_of(pages)[1]
