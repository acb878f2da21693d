"""The table: what stands in it, in colour at a terminal and plain elsewhere."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from roviec.cli.table import Places, open_console, print_record

TEXT = "KẾ HOẠCH\nGiao Ban Tổ chức hoàn thành danh sách\ntrước ngày 20/3/2026.\n"
QUOTE = "Giao Ban Tổ chức hoàn thành danh sách\ntrước ngày 20/3/2026"


def record(**more: Any) -> dict[str, Any]:
    fact = {
        "kind": "assignment",
        "start": TEXT.index(QUOTE),
        "end": TEXT.index(QUOTE) + len(QUOTE),
        "quote": QUOTE,
        "fields": {"assignees": ["Ban Tổ chức"], "deadline": "2026-03-20"},
    }
    return {
        "source": "kh15.docx",
        "title": "Kế hoạch rà soát",
        "published": "2026-03-01",
        "document_type": "plan",
        "facts": [fact],
        **more,
    }


def shown(told: dict[str, Any], places: Places | None = None, width: int = 120, **how: Any) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, color_system=None, highlight=False)
    print_record(console, told, places or Places(TEXT), **how)
    return stream.getvalue()


def test_says_what_was_read_and_where() -> None:
    lines = shown(record()).splitlines()

    assert lines[0] == "kh15.docx · kế hoạch · 1/3/2026 · 1 dữ kiện"
    assert lines[1].strip() == "Kế hoạch rà soát"
    [row] = [line for line in lines if "giao việc" in line]
    assert row.split()[0] == "2", "the second line of the text"
    assert "Giao Ban Tổ chức hoàn thành danh sách" in row
    assert "người nhận: Ban Tổ chức" in row
    assert "hạn: 20/3/2026" in "\n".join(lines)


def test_shows_every_letter_of_a_long_quote_in_a_narrow_window() -> None:
    words = " ".join(f"chữ{number}" for number in range(200))
    told = record()
    told["facts"][0]["quote"] = words

    narrow = shown(told, width=40)

    assert all(word in narrow.split() or f"{word}»" in narrow for word in words.split()[1:])


def test_says_page_and_line_of_a_text_with_pages() -> None:
    assert "tr. 2 d. 1" in shown(record(), Places(TEXT, pages=[0, TEXT.index(QUOTE)]))


def test_marks_doubtful_letters_of_a_scanned_page() -> None:
    start = TEXT.index("20/3")

    marked = shown(
        record(), Places(TEXT, doubts=[(start, start + 4, "low_confidence"), (0, 8, "roman_numeral")])
    )

    assert "cần đối chiếu: «20/3» (chữ mờ)" in marked
    assert "chữ số La Mã" not in marked, "the heading is no part of the fact"


def test_says_the_remarks_on_the_file() -> None:
    assert "Lưu ý: nhận dạng từ ảnh" in shown(record(), notes=["nhận dạng từ ảnh"])


def test_says_rule_and_reason_only_when_asked() -> None:
    told = record()
    rows = [{"table": "cues", "words": "giao", "source": "DOM9.6"}]
    told["facts"][0] |= {"rule": "assignments.given", "basis": {"deadline": "năm của văn bản"}, "rows": rows}

    assert "quy tắc" not in shown(told)
    explained = shown(told, explain=True)
    assert "quy tắc: assignments.given" in explained
    assert "bảng: cues, «giao» (DOM9.6)" in explained
    assert "vì sao hạn: năm của văn bản" in explained


def test_lists_the_articles_of_a_page_that_has_several() -> None:
    articles = [
        {"start": 0, "end": 9, "title": "Bài một", "published": None},
        {"start": 9, "end": len(TEXT), "title": "Bài hai", "published": "2026-03-02"},
    ]

    lines = shown(record(articles=articles)).splitlines()

    assert "  bài 1, dòng 1: Bài một · chưa rõ ngày" in lines
    assert "  bài 2, dòng 2: Bài hai · 2/3/2026" in lines


def test_says_plainly_that_nothing_was_found() -> None:
    assert "Không tìm thấy dữ kiện nào." in shown(record(facts=[]))


def test_what_the_quote_says_at_length_is_not_said_twice() -> None:
    told = record()
    told["facts"][0]["quote"] = "Ban Tổ chức " + "rà soát danh sách đơn vị, " * 4 + "xong trước 20/3"
    told["facts"][0]["fields"] = {"action": "rà soát danh sách đơn vị, " * 4, "assignees": ["Ban Tổ chức"]}

    table = shown(told)

    assert "việc: rà soát" not in table
    assert "người nhận: Ban Tổ chức" in table


def test_the_title_above_the_table_is_not_repeated_in_each_row() -> None:
    told = record()
    told["facts"][0]["fields"] |= {"about": "Kế hoạch rà soát"}

    assert "về:" not in shown(told)
    told["facts"][0]["fields"] |= {"about": "Kế hoạch khác"}
    assert "về: Kế hoạch khác" in shown(told)


def test_words_in_square_brackets_are_words() -> None:
    assert "[red]Kế hoạch[/red]" in shown(record(title="[red]Kế hoạch[/red]"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def coloured(stream: io.StringIO) -> bool:
    print_record(open_console(stream), record(), Places(TEXT))
    return "\x1b[1;31m" in stream.getvalue()


def test_is_in_colour_at_a_terminal() -> None:
    assert coloured(Terminal())


def test_is_without_colour_when_no_color_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    assert not coloured(Terminal())


def test_is_plain_and_without_trailing_spaces_in_a_pipe() -> None:
    stream = io.StringIO()

    print_record(open_console(stream), record(), Places(TEXT))

    assert "\x1b" not in stream.getvalue()
    assert [line for line in stream.getvalue().splitlines() if line != line.rstrip()] == []
