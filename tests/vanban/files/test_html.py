from __future__ import annotations

import time

import pytest

from vanban.files import Unreadable, open_bytes


def read(body: str) -> str:
    return open_bytes(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "a.html").text


READS = [
    # blocks are lines, white space is one space, inline tags are no words apart
    ("<h1>Kết  luận</h1>\n<p>Một <b>h</b>ai\n ba</p><div>bốn</div>", "Kết luận\n\nMột hai ba\nbốn"),
    # entities, and a less-than sign that is no tag
    ("<p>A &amp; B &lt; 5&#37;; tỷ lệ < 5 %&nbsp;!</p>", "A & B < 5%; tỷ lệ < 5 %\u00a0!"),
    # line breaks within a paragraph
    ("Nơi nhận:<br>- Ban Thường vụ;<br/>- Lưu.", "Nơi nhận:\n- Ban Thường vụ;\n- Lưu."),
    # scripts, styles, comments, hidden parts
    ("<script>if (a<b) '</p>'</script><style>p{}</style><!-- <p>x --><p hidden>y</p>"
     "<span style='display: none'>z</span><p>Còn lại", "Còn lại"),
    # numbers of lists are structure
    ("<ol><li>Một<li>Hai<ul><li>gạch</ul></ol><ol type=a start=3><li>ba</ol>",
     "1. Một\n2. Hai\n- gạch\nc. ba"),
    # a table: cells by tabs, rows by newlines, breaks within a cell a space
    ("<table><tr><th>TT<th>Nhiệm vụ<th>Chủ trì<tr><td>1<td>Rà soát<br>quy chế<td>Văn phòng</table>",
     "TT\tNhiệm vụ\tChủ trì\n1\tRà soát quy chế\tVăn phòng"),
    # merged cells keep the columns; a heading over the whole width is a line
    ("<table><tr><td colspan=3>I. Nhóm một<tr><td>1<td>Việc<td rowspan=2>Quý I<tr><td>2<td>Khác</table>",
     "I. Nhóm một\n1\tViệc\tQuý I\n2\tKhác\t"),
    ("<table><tr><td rowspan=2>A<td>b<tr><td>c</table>", "A\tb\n\tc"),
    # a table that lays out the page is not a table
    ("<table><tr><td>Cột trái<td><table><tr><td>1<td>2</table>sau bảng</table>", "Cột trái\n1\t2\nsau bảng"),
    # the letterhead reads column by column
    ("<table><tr><td>TỈNH ỦY X<br>Số 15-KH/TU<td>ĐẢNG CỘNG SẢN VIỆT NAM<br>X, ngày 5/3/2026</table>",
     "TỈNH ỦY X\nSố 15-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nX, ngày 5/3/2026"),
    # menus go, unless one was never closed: rather all than half
    ("<nav>Trang chủ</nav><p>Tin<footer>Bản quyền</footer>", "Tin"),
    ("<nav>Trang chủ<p>Tin chính", "Trang chủ\nTin chính"),
    ("<head><title>x</title><p>Không có thân", "Không có thân"),
    ("<div class='hidden md:block'>Hiện ở màn hình rộng</div>", "Hiện ở màn hình rộng"),
    # a comment or script that never ends does not swallow the page
    ("<p>Trước<!-- quên đóng <p>Sau", "Trước quên đóng\nSau"),
    ("<p title='quên đóng>Trước</p><p>Sau", "Trước\nSau"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), READS)
def test_reads_the_blocks_of_a_page(body: str, text: str) -> None:
    assert read(body) == text


def test_two_articles_stand_apart() -> None:
    assert read("<article><h2>Một</h2><p>a</article><article><h2>Hai</h2>b</article>") == "Một\na\n\nHai\nb"


def test_says_what_was_left_out() -> None:
    read = open_bytes(b"<html><body><nav>Menu</nav><p>Tin")

    assert (read.form, read.encoding, read.notes) == (
        "html",
        "utf-8",
        ("left out: menus and footers of the page",),
    )


def test_an_old_page_in_a_tcvn3_font() -> None:
    words = b"<font face='.VnTime'>C\xe9ng ho\xb5 x\xb7 h\xe9i</font> ch\xf1 ngh\xdca"
    page = b"<html><meta charset=iso-8859-1><body>" + words

    read = open_bytes(page)

    assert (read.text, read.encoding) == ("Cộng hoà xã hội chủ nghĩa", "tcvn3")


def test_a_page_named_txt_is_read_as_a_page() -> None:
    read = open_bytes(b"<p>a</p><p>b</p><p>c</p>", "a.txt")

    assert (read.text, read.form, read.notes) == ("a\nb\nc", "html", ("named .txt but is a web page",))


def test_a_text_that_mentions_a_tag_stays_a_text() -> None:
    assert open_bytes(b"D\xc3\xb9ng <p> khi c\xe1\xba\xa7n").form == "txt"


def test_a_page_without_words() -> None:
    with pytest.raises(Unreadable) as refused:
        read("<img src=a.png><script>x</script>")

    assert refused.value.code == "no_text"


def test_a_heap_of_comments_is_looked_at_once() -> None:
    began = time.process_time()

    assert open_bytes(b"<!---->" * 560 + b"x" * 50).form == "txt"
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "piece",
    ["<", "</", "<a ", "<a x='", "<a x='\"", "<!--", "<![CDATA[", "<script>", "<p a='>'", "&#",
     "<div hidden>", "<table><td>", "<table>x", "<tr><td rowspan=999 colspan=999>a", "<ul><li>",
     "<meta charset", "<title>"],
)  # fmt: skip
def test_broken_markup_takes_time_in_proportion(piece: str) -> None:
    page = "<html><table>" + piece * (200_000 // len(piece)) + "<p>Hết"

    began = time.process_time()
    open_bytes(page.encode())

    assert time.process_time() - began < 4  # quadratic reading of it takes minutes
