"""A real browser before a live server: Debian's Chromium, no request elsewhere, fonts and styles loaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"desk": (1360, 900), "phone": (390, 844)}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium. Where it is missing these tests are passed by and say so; CI has it or fails."""
    if CHROMIUM is None:
        if os.environ.get("ROVIEC_CI_STRICT"):
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed (apt install chromium)")
    # The database is called from the thread in which the browser's own loop runs.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def served(transactional_db: None, live_server: Any) -> SimpleNamespace:
    """The small committee of the tests, committed, behind a live server."""
    from tests.people import make_house

    return SimpleNamespace(house=make_house(), url=live_server.url)


@pytest.fixture
def open_page(chromium: Browser, served: SimpleNamespace) -> Iterator[Callable[..., Page]]:
    """Opens a page of a size, signed in as somebody; no request goes elsewhere, no script fails."""
    from tests.people import PASSWORD

    pages: list[Page] = []
    strayed: list[str] = []
    complaints: list[str] = []

    def opened(who: str = "", size: str = "desk", language: str = "vi") -> Page:
        width, height = SIZES[size]
        context = chromium.new_context(viewport={"width": width, "height": height}, base_url=served.url)
        context.add_cookies([{"name": "django_language", "value": language, "url": served.url}])
        page, own = context.new_page(), (served.url, "data:")
        page.on("request", lambda r: None if r.url.startswith(own) else strayed.append(r.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.set_default_timeout(30_000)  # a busy machine is no fault of the page
        pages.append(page)
        if who:
            page.goto("/orgs/sign-in/")
            page.fill("[name=username]", who)
            page.fill("[name=password]", PASSWORD)
            page.click("main button.btn-go")
            page.wait_for_url("**/")
        return page

    yield opened
    for page in pages:
        page.context.close()
    assert strayed == []
    assert complaints == []
