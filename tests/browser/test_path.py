"""The main job in a browser: read, confirm, give, receive, hand in, count; on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from tests.intake.test_path import PAPER

Open = Callable[..., Any]


def serious(page: Any) -> list[str]:
    """What axe finds serious, with styles and fonts loaded: an unstyled page would pass."""
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('15px \"Be Vietnam Pro\"'))")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Be Vietnam Pro"')
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def no_wider_than_the_screen(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_from_the_paper_to_the_number(served: SimpleNamespace, open_page: Open, tmp_path: Path) -> None:
    paper = tmp_path / "kl-15.txt"
    paper.write_text(PAPER, encoding="utf-8")
    clerk = open_page("clerk")

    clerk.goto("/documents/")
    clerk.get_by_role("link", name="Tải văn bản lên").click()
    clerk.set_input_files("[name=file]", paper)
    clerk.check("[name=no_secret]")
    clerk.get_by_role("button", name="Tải lên và đọc").click()
    clerk.get_by_text("mục chờ xác nhận").wait_for()
    assert clerk.locator(".card-f .quote").inner_text() in PAPER
    clerk.fill("[name=unit]", "Đảng ủy phường Bà Ải")
    clerk.fill("[name=due_on]", "2026-12-30")
    clerk.get_by_role("button", name="Xác nhận và giao").click()
    clerk.get_by_text("Đã giao Đảng ủy phường Bà Ải").wait_for()

    owner = open_page("owner", "phone")
    owner.get_by_role("link", name="rà soát").click()
    owner.get_by_role("button", name="Tiếp nhận").click()
    owner.fill("[name=number]", "07-BC/ĐU")
    owner.fill("[name=dated_on]", timezone.localdate().isoformat())
    owner.fill("[name=level]", "Văn phòng Thành ủy")
    assert no_wider_than_the_screen(owner)
    owner.get_by_role("button", name="Gửi sản phẩm").click()
    owner.get_by_text("Xong sớm").first.wait_for()

    clerk.goto("/reports/")
    row = clerk.locator("tr", has_text="Xong trong số đến hạn").first
    assert row.locator("a").inner_text() == "0"
    done = (
        clerk.get_by_role("row")
        .filter(has=clerk.get_by_role("rowheader", name="Xong", exact=True))
        .locator("a")
    )
    assert done.inner_text() == "1"
    done.click()
    assert clerk.locator("tbody tr").count() == 1
    assert "07-BC/ĐU" not in clerk.locator("tbody").inner_text()


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_can_be_read_by_everybody(
    served: SimpleNamespace, open_page: Open, tmp_path: Path, size: str, language: str
) -> None:
    from roviec.documents.models import Document
    from tests.intake.test_path import signed_in, upload

    document = upload(signed_in(served.house.clerk))
    assert isinstance(document, Document)
    page = open_page("clerk", size, language)

    found = {}
    for address in (
        "/",
        "/overview/",
        "/documents/",
        f"/documents/{document.pk}/",
        "/reading/upload/",
        f"/reading/{document.pk}/",
        "/work/",
        "/reports/",
        "/orgs/units/",
        f"/orgs/units/{served.house.units['ba'].pk}/",
    ):
        page.goto(address)
        found[address] = serious(page) + ([] if no_wider_than_the_screen(page) else ["wider than the screen"])

    assert {address: faults for address, faults in found.items() if faults} == {}
    assert page.locator(".tabbar > *").count() <= 5


@pytest.mark.parametrize("who", ["clerk", "leader", "owner", "admin"])
def test_on_a_phone_everybody_sees_who_is_signed_in_and_finds_the_way_out(
    served: SimpleNamespace, open_page: Open, who: str
) -> None:
    page = open_page(who, "phone")

    page.locator(".who").click()

    assert page.locator(".who-menu .cap").first.inner_text().strip()
    assert page.get_by_role("button", name="Đăng xuất").is_visible()
    assert page.get_by_role("link", name="Đổi mật khẩu").is_visible()
    assert no_wider_than_the_screen(page)
    assert serious(page) == []


def test_the_journal_fits_a_phone(served: SimpleNamespace, open_page: Open) -> None:
    page = open_page("admin", "phone")

    page.goto("/orgs/journal/")

    assert no_wider_than_the_screen(page)
    assert serious(page) == []
