"""The product's main job through every layer: a document in, a task done, a number that opens its list."""

from __future__ import annotations

import os
import re
import zipfile
from datetime import date
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from roviec.documents.models import Audience, Document, Fact, FactDecision
from roviec.journal.queries import verify
from roviec.work.models import Assignment, Evidence, Task

PAPER = """THÀNH ỦY AN HẢI
*
Số 15-KL/TU
ĐẢNG CỘNG SẢN VIỆT NAM
An Hải, ngày 05 tháng 01 năm 2026

KẾT LUẬN
của Ban Thường vụ Thành ủy về công tác tiếp dân

1. Giao Đảng ủy phường Bà Ải rà soát các vụ việc khiếu nại tồn đọng, báo cáo trước ngày 30/12/2026.
2. Yêu cầu Đảng ủy xã Đồng Rạng công khai lịch tiếp dân trong tháng 12/2026.
"""


def upload(client: Client, paper: str = PAPER, **more: str) -> Document:
    file = SimpleUploadedFile("kl-15.txt", paper.encode())
    asked = {"file": file, "audience": "addressees", "no_secret": "on", **more}
    answer = client.post("/reading/upload/", asked)
    assert answer.status_code == 302, answer.content.decode()
    return Document.objects.latest("id")


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client


def links_of(word: bytes) -> dict[str, str]:
    """Address of each linked number of a Word page, with the number."""
    with zipfile.ZipFile(BytesIO(word)) as parts:
        text = parts.read("word/document.xml").decode()
        targets = dict(
            re.findall(
                r'Id="(rId[0-9]+)"[^>]*?Target="([^"]+)"', parts.read("word/_rels/document.xml.rels").decode()
            )
            + [
                (key, target)
                for target, key in re.findall(
                    r'Target="([^"]+)"[^>]*?Id="(rId[0-9]+)"',
                    parts.read("word/_rels/document.xml.rels").decode(),
                )
            ]
        )
    found = re.findall(r'<w:hyperlink r:id="(rId[0-9]+)".*?<w:t[^>]*>([0-9]+)</w:t>', text, re.DOTALL)
    return {targets[key].replace("&amp;", "&"): number for key, number in found}


def test_a_document_becomes_a_task_that_is_done_and_counted(house: SimpleNamespace) -> None:
    clerk, owner = signed_in(house.clerk), signed_in(house.owner)

    document = upload(clerk)
    page = clerk.get(f"/reading/{document.pk}/").content.decode()
    assert "rà soát các vụ việc khiếu nại tồn đọng" in page
    fact = Fact.objects.of(document).filter(kind="assignment").earliest("start")
    assert document.symbol == "15-KL/TU"
    assert fact.text.body[fact.start : fact.end] == fact.quote

    # Confirmed and given, to a unit of the register.
    given = {
        "words": "Rà soát các vụ việc khiếu nại tồn đọng",
        "unit": "Đảng ủy phường Bà Ải",
        "due_on": "2026-12-30",
        "product": "Báo cáo",
        "seen": "",
    }
    answer = clerk.post(f"/reading/facts/{fact.pk}/issue/", given)
    assert answer.status_code == 302, answer.content.decode()
    task = Task.objects.get()
    assignment = task.assignments.get()
    assert fact.decisions.get().decision == FactDecision.Decision.CONFIRMED
    assert task.sources.get().code == "15-KL/TU · 01"
    assert Audience.objects.filter(document=document, unit=house.units["ba"], fact=fact).exists()

    # The unit sees it with its passage, receives it, hands the product in.
    page = owner.get(f"/work/assignments/{assignment.pk}/").content.decode()
    assert fact.quote.split(",")[0] in page
    assert owner.post(f"/work/assignments/{assignment.pk}/receive/").status_code == 302
    today = timezone.localdate().isoformat()
    product = {"number": "07-BC/ĐU", "dated_on": today, "level": "Văn phòng Thành ủy"}
    answer = owner.post(f"/reading/evidence/{assignment.pk}/", product)
    assert answer.status_code == 302, answer.content.decode()
    assignment.refresh_from_db()
    assert assignment.ending == Assignment.Ending.DONE
    assert Evidence.objects.get().number == "07-BC/ĐU"

    # The Word page: each number opens the list that counts the same rows, as of the same day.
    word = clerk.get(f"/reports/progress.docx?document={document.pk}")
    links = links_of(word.content)
    assert len(links) == 9
    for address, number in links.items():
        listed = clerk.get(address.removeprefix("http://testserver"))
        assert listed.context["page"].total == int(number), address
        assert f"document={document.pk}" in address
    counted = {re.search(r"show=(\w+)", address)[1]: number for address, number in links.items()}  # type: ignore[index]
    assert counted["given"] == counted["done"] == "1"
    assert counted["late"] == "0"

    assert verify() == []


def test_a_fact_is_set_aside_only_with_a_reason(house: SimpleNamespace) -> None:
    clerk = signed_in(house.clerk)
    fact = Fact.objects.of(upload(clerk)).earliest("start")
    address = f"/reading/facts/{fact.pk}/decide/"

    clerk.post(address, {"decision": "set_aside", "seen": ""})
    assert not fact.decisions.exists()

    clerk.post(address, {"decision": "set_aside", "reason": "misread", "seen": ""})
    assert fact.decisions.get().reason == "misread"


def test_two_clerks_do_not_undo_each_other(house: SimpleNamespace) -> None:
    first, second = signed_in(house.clerk), signed_in(house.clerk2)
    fact = Fact.objects.of(upload(first)).earliest("start")
    address = f"/reading/facts/{fact.pk}/decide/"
    first.post(address, {"decision": "confirmed", "seen": ""})

    # The second still has the page of before.
    answer = second.post(address, {"decision": "set_aside", "reason": "repeated", "seen": ""}, follow=True)

    assert [row.decision for row in fact.decisions.all()] == ["confirmed"]
    assert any(message.tags == "error" for message in answer.context["messages"])


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_secret_paper_is_refused_and_wiped(house: SimpleNamespace, settings: object, mark: str) -> None:
    from roviec.journal.models import Entry

    file = SimpleUploadedFile("kl.txt", PAPER.replace("*", f"*\n{mark}").encode())

    answer = signed_in(house.clerk).post(
        "/reading/upload/", {"file": file, "audience": "all", "no_secret": "on"}
    )

    assert answer.status_code == 422
    assert not Document.objects.exists()
    assert not [path for path in settings.FILES_DIR.rglob("*") if path.is_file()]  # type: ignore[attr-defined]
    last = Entry.objects.latest("seq")
    assert (last.action, last.payload) == ("file.refused", '{"by":"Chuyên viên Tổng hợp"}')


def test_the_same_file_is_registered_once(house: SimpleNamespace) -> None:
    clerk = signed_in(house.clerk)
    upload(clerk)
    file = SimpleUploadedFile("again.txt", PAPER.encode())

    answer = clerk.post("/reading/upload/", {"file": file, "audience": "all", "no_secret": "on"})

    assert answer.status_code == 422
    assert Document.objects.count() == 1


def test_nothing_is_taken_in_without_the_statement(house: SimpleNamespace) -> None:
    file = SimpleUploadedFile("kl.txt", PAPER.encode())

    answer = signed_in(house.clerk).post("/reading/upload/", {"file": file, "audience": "all"})

    assert answer.status_code == 422
    assert not Document.objects.exists()


def test_a_task_has_a_deadline_or_a_day_to_look_again(house: SimpleNamespace) -> None:
    clerk = signed_in(house.clerk)
    fact = Fact.objects.of(upload(clerk)).filter(kind="assignment").earliest("start")
    given = {"words": "Rà soát", "unit": "Đảng ủy phường Bà Ải", "seen": ""}

    assert clerk.post(f"/reading/facts/{fact.pk}/issue/", given).status_code == 422
    assert (
        clerk.post(
            f"/reading/facts/{fact.pk}/issue/",
            given | {"unit": "Đảng ủy xã Không Có", "due_on": "2026-12-30"},
        ).status_code
        == 422
    )
    assert not Task.objects.exists()
    assert not fact.decisions.exists()

    clerk.post(f"/reading/facts/{fact.pk}/issue/", given | {"review_on": "2026-12-15"})
    assert Task.objects.get().review_on == date(2026, 12, 15)


def test_several_files_are_told_one_by_one(house: SimpleNamespace) -> None:
    files = [
        SimpleUploadedFile("mot.txt", PAPER.encode()),
        SimpleUploadedFile("hai.txt", PAPER.replace("15-KL", "16-KL").encode()),
        SimpleUploadedFile("mat.txt", PAPER.replace("*", "*\nMẬT").encode()),
    ]
    sent = {"file": files, "audience": "all", "no_secret": "on"}

    answer = signed_in(house.clerk).post("/reading/upload/", sent)

    assert sorted(Document.objects.values_list("symbol", flat=True)) == ["15-KL/TU", "16-KL/TU"]
    taken = answer.context["taken"]
    assert [(one.name, one.refusal and one.refusal.code) for one in taken] == [
        ("mot.txt", None),
        ("hai.txt", None),
        ("mat.txt", "secret"),
    ]


def test_the_word_elsewhere_only_asks(house: SimpleNamespace, settings: object) -> None:
    clerk = signed_in(house.clerk)
    paper = PAPER + "\nBẢO VỆ BÍ MẬT NHÀ NƯỚC là trách nhiệm của mỗi cơ quan.\n"

    def sent(**more: str) -> dict[str, object]:
        file = SimpleUploadedFile("kl.txt", paper.encode())
        return {"file": file, "audience": "all", "no_secret": "on", **more}

    answer = clerk.post("/reading/upload/", sent())
    assert answer.status_code == 422
    assert "không phải dấu chỉ độ mật" in answer.content.decode()
    assert not [path for path in settings.FILES_DIR.rglob("*") if path.is_file()]  # type: ignore[attr-defined]

    assert clerk.post("/reading/upload/", sent(surely="on")).status_code == 302
    assert Document.objects.count() == 1


def test_what_a_crash_left_aside_is_wiped_with_the_next_upload(house: SimpleNamespace) -> None:
    aside = settings.FILES_DIR / "incoming"
    aside.mkdir(parents=True)
    left, coming = aside / "left", aside / "coming"
    for path in (left, coming):
        path.write_text("TỐI MẬT", encoding="utf-8")
    os.utime(left, (0, 0))

    upload(signed_in(house.clerk))

    assert not left.exists()
    assert coming.exists()  # another is still being sent
