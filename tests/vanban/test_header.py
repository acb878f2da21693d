"""The head and the foot of issued documents, as offices, files and pages of the web lay them out."""

from __future__ import annotations

from typing import Any

import pytest

from vanban import Reading, read

BODY = """\
Để thực hiện tốt nhiệm vụ, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy thực hiện các nội dung sau:
1. Các đảng ủy trực thuộc rà soát hồ sơ trước ngày 30/6/2026.
2. Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện.
"""

# Party: places 1-9 of Hướng dẫn 36-HD/VPTW, two columns as Word gives them.
PARTY = f"""\
TỈNH ỦY LAI CHÂU\tĐẢNG CỘNG SẢN VIỆT NAM
*
Số 118-KH/TU\tLai Châu, ngày 09 tháng 01 năm 2026

KẾ HOẠCH
thực hiện công tác chuyển đổi số năm 2026
-----
{BODY}
Nơi nhận:\tT/M BAN THƯỜNG VỤ
- Ban Bí thư (để báo cáo);\tPHÓ BÍ THƯ
- Các đảng ủy trực thuộc,
- Lưu Văn phòng.
Đỗ Văn Mẫu
"""

# State: Nghị định 30/2020, Phụ lục I, one line under the other as an antique converter gives them.
STATE = """\
ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 512/QĐ-UBND
Lai Châu, ngày 04 tháng 3 năm 2026

QUYẾT ĐỊNH
Về việc kiện toàn Tổ công tác chuyển đổi số

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Theo đề nghị của Giám đốc Sở Nội vụ.
QUYẾT ĐỊNH:
Điều 1. Kiện toàn Tổ công tác chuyển đổi số gồm 09 thành viên.
Điều 2. Giao Sở Nội vụ theo dõi, đôn đốc việc thực hiện.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Thị Ví
"""

# A letter has no type word: "Kính gửi" stands instead.
LETTER = """\
ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LAI CHÂU\tĐộc lập - Tự do - Hạnh phúc
Số: 731/UBND-NC\tLai Châu, ngày 15 tháng 4 năm 2026
V/v rà soát hồ sơ cán bộ cấp xã

Kính gửi:
- Các sở, ban, ngành tỉnh;
- UBND các xã, phường.

Thực hiện chương trình công tác, Ủy ban nhân dân tỉnh yêu cầu các đơn vị rà soát hồ sơ trước ngày 30/6/2026.

Nơi nhận:\tTM. ỦY BAN NHÂN DÂN
- Như trên;\tCHỦ TỊCH
- Lưu: VT, NC.
Lê Quang Dụ
"""

# A page of the web turns the columns into lines with bars.
BARS = f"""\
| TỈNH ỦY LAI CHÂU | ĐẢNG CỘNG SẢN VIỆT NAM |
| --- | --- |
| Số 21-CT/TU | Lai Châu, ngày 06 tháng 02 năm 2026 |

**CHỈ THỊ**
**về tăng cường quản lý hồ sơ cán bộ**

{BODY}
| Nơi nhận: | T/M BAN THƯỜNG VỤ |
| --- | --- |
| - Ban Bí thư, | BÍ THƯ |
| - Lưu Văn phòng. | Phạm Minh Họa |
"""

HEADS: list[tuple[str, str, dict[str, Any]]] = [
    (
        PARTY,
        "plan",
        {"symbol": "118-KH/TU", "place": "Lai Châu", "date": "2026-01-09", "signer": "Đỗ Văn Mẫu"},
    ),
    (
        STATE,
        "decision",
        {"symbol": "512/QĐ-UBND", "place": "Lai Châu", "date": "2026-03-04", "signer": "Trần Thị Ví"},
    ),
    (
        LETTER,
        "dispatch",
        {"symbol": "731/UBND-NC", "place": "Lai Châu", "date": "2026-04-15", "signer": "Lê Quang Dụ"},
    ),
    (
        BARS,
        "directive",
        {"symbol": "21-CT/TU", "place": "Lai Châu", "date": "2026-02-06", "signer": "Phạm Minh Họa"},
    ),
]
NAMES = ["party", "state", "letter", "bars"]
TEXTS = [text for text, _, _ in HEADS]


def header(reading: Reading) -> dict[str, Any]:
    assert reading.header is not None
    return dict(reading.header)


@pytest.mark.parametrize(("text", "type_", "expected"), HEADS, ids=NAMES)
def test_reads_number_place_day_and_signer(text: str, type_: str, expected: dict[str, Any]) -> None:
    reading = read(text)

    assert reading.document_type == type_
    assert {name: header(reading).get(name) for name in expected} == expected


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_the_day_of_the_head_is_the_day_of_the_document(text: str) -> None:
    reading = read(text)

    assert reading.published == header(reading)["date"]


ISSUERS = [
    (PARTY, "tỉnh ủy lai châu"),
    (STATE, "ủy ban nhân dân tỉnh lai châu"),
    (LETTER, "ủy ban nhân dân tỉnh lai châu"),
    (BARS, "tỉnh ủy lai châu"),
]


@pytest.mark.parametrize(("text", "issuer"), ISSUERS, ids=NAMES)
def test_the_head_names_who_issues_it(text: str, issuer: str) -> None:
    assert header(read(text))["issuer"].casefold().endswith(issuer)


def test_a_head_in_capitals_is_written_as_in_running_text() -> None:
    # "names keep the text's own spelling": where the text names it, as there; else only places are capitals.
    assert header(read(PARTY))["issuer"] in ("Tỉnh ủy Lai Châu", "Ban Thường vụ Tỉnh ủy Lai Châu")


TITLES = [
    (PARTY, "thực hiện công tác chuyển đổi số năm 2026"),
    (STATE, "về việc kiện toàn tổ công tác chuyển đổi số"),
    (LETTER, "rà soát hồ sơ cán bộ cấp xã"),
    (BARS, "về tăng cường quản lý hồ sơ cán bộ"),
]


@pytest.mark.parametrize(("text", "title"), TITLES, ids=NAMES)
def test_the_title_stands_under_the_type_or_in_the_subject_of_a_letter(text: str, title: str) -> None:
    assert title in (read(text).title or "").casefold()


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_its_own_number_and_title_are_no_facts(text: str) -> None:
    # "Their own number and title are the record's header … no facts."
    reading = read(text)

    symbols = [fact.fields.get("symbol") for fact in reading.facts if fact.kind == "document"]

    assert header(reading)["symbol"] not in symbols


SIGNERS = [
    (PARTY, "Đỗ Văn Mẫu", "PHÓ BÍ THƯ"),
    (STATE, "Trần Thị Ví", "PHÓ CHỦ TỊCH"),
    (LETTER, "Lê Quang Dụ", "CHỦ TỊCH"),
    (BARS, "Phạm Minh Họa", "BÍ THƯ"),
]


@pytest.mark.parametrize(("text", "name", "post"), SIGNERS, ids=NAMES)
def test_the_signer_is_a_person_with_the_post_alone(text: str, name: str, post: str) -> None:
    # "The signer is a person with the post, without T/M, K/T."
    [signer] = [fact for fact in read(text).facts if fact.kind == "person"]

    assert signer.fields["name"] == name
    assert signer.fields["positions"] == [post]


RECIPIENTS = [
    (PARTY, ["Các đảng ủy trực thuộc", "Lưu Văn phòng"]),
    (STATE, ["Như Điều 2", "Lưu: VT"]),
    (BARS, ["Ban Bí thư", "Lưu Văn phòng"]),
]


@pytest.mark.parametrize(("text", "expected"), RECIPIENTS)
def test_the_foot_lists_the_recipients(text: str, expected: list[str]) -> None:
    found = header(read(text))["recipients"]

    assert [one for one in expected if one not in found] == []
    assert all("T/M" not in one and "BÍ THƯ" not in one and "CHỦ TỊCH" not in one for one in found)


@pytest.mark.parametrize("text", TEXTS, ids=NAMES)
def test_nothing_in_head_and_foot_is_an_assignment(text: str) -> None:
    reading = read(text)
    foot = text.index("Nơi nhận")
    head = text.index(header(reading)["symbol"])

    orders = [fact for fact in reading.facts if fact.kind == "assignment"]

    assert orders
    assert all(head < fact.start and fact.end <= foot for fact in orders)


def test_a_letter_orders_those_it_is_sent_to() -> None:
    [order] = [fact for fact in read(LETTER).facts if fact.kind == "assignment"]

    assert order.fields["assigner"] == "Ủy ban nhân dân tỉnh"
    assert order.fields["assignees"] == ["các đơn vị"]
    assert order.fields["deadline"] == "2026-06-30"


def test_a_draft_without_a_day_has_month_and_year() -> None:
    # documents.md §9.2, 70: "ngày   tháng 12 năm 2020": unsigned draft, day missing. Nothing is guessed.
    draft = PARTY.replace("ngày 09 tháng 01 năm 2026", "ngày     tháng 01 năm 2026").replace(
        "118-KH/TU", "    -KH/TU"
    )

    assert header(read(draft))["date"] == "2026-01"


# The paragraph under the table of kinds; "A document type not in the list is `other`."
TYPES = [
    ("NGHỊ QUYẾT", "resolution"),
    ("CHỈ THỊ", "directive"),
    ("KẾT LUẬN", "conclusion"),
    ("QUY CHẾ", "regulation"),
    ("QUY ĐỊNH", "rule"),
    ("QUYẾT ĐỊNH", "decision"),
    ("CHƯƠNG TRÌNH", "programme"),
    ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "programme"),
    ("KẾ HOẠCH", "plan"),
    ("ĐỀ ÁN", "project"),
    ("BÁO CÁO", "report"),
    ("TỜ TRÌNH", "submission"),
    ("THÔNG BÁO", "notice"),
    ("HƯỚNG DẪN", "guidance"),
    ("CÔNG VĂN", "dispatch"),
    ("THÔNG TRI", "other"),
    ("BIÊN BẢN", "other"),
]


@pytest.mark.parametrize(("type_line", "type_"), TYPES)
def test_the_type_line_gives_the_type(type_line: str, type_: str) -> None:
    assert read(PARTY.replace("KẾ HOẠCH", type_line)).document_type == type_


def test_news_has_no_header() -> None:
    reading = read(
        "Sáng 28/11, Ban Chấp hành Đảng bộ xã họp phiên thường kỳ. Các đại biểu thảo luận sôi nổi."
    )

    assert reading.header is None
    assert reading.document_type == "news"
    assert "header" not in reading.to_json()


def test_a_headline_that_begins_with_a_type_word_is_no_document() -> None:
    text = "Kế hoạch mới về chuyển đổi số\n\nSáng nay, Đảng ủy xã công bố kế hoạch chuyển đổi số của xã.\n"

    assert read(text).header is None


def test_what_follows_the_foot_is_an_annex_and_is_read() -> None:
    annex = (
        "PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n"
        "TT\tNội dung\tChủ trì\tPhối hợp\tThời hạn\n"
        "1\tXây dựng bảng mẫu kiểm kê hồ sơ\tSở Tài chính\tSở Nội vụ\t15/8/2026\n"
    )

    rows = [fact for fact in read(LETTER + "\n" + annex).facts if fact.kind == "assignment"][1:]

    assert [(fact.fields["assignees"], fact.fields["deadline"]) for fact in rows] == [
        (["Sở Tài chính"], "2026-08-15")
    ]
