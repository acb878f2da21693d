"""`make pictures`: the main pages of a fresh demo as PNG, in Vietnamese, on a desk and on a phone.

A demo of its own is made in a folder that goes away; nothing of one that stands is touched.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import django
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM, SIZES

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
TALLEST = 2200
# Name, who looks, address; "first:" opens the first link of that pattern on the page before it.
PAGES = (
    ("sign-in", "", "/orgs/sign-in/"),
    ("desk-clerk", "clerk", "/"),
    ("documents", "clerk", "/documents/"),
    ("document", "clerk", "first:/documents/[0-9]+/"),
    ("reading", "clerk", "first:/reading/[0-9]+/"),
    ("tasks", "clerk", "/work/?show=late"),
    ("assignment", "clerk", "first:/work/assignments/[0-9]+/"),
    ("overview", "leader", "/overview/"),
    ("reports", "leader", "/reports/"),
    ("desk-unit", "unit", "/"),
    ("assignment-unit", "unit", "first:/work/assignments/[0-9]+/"),
    ("units", "unit", "/orgs/units/"),
    ("not-found", "unit", "/overview/"),
)


@contextmanager
def demo() -> Iterator[str]:
    """A fresh demo behind a server of its own; gives its address."""
    with tempfile.TemporaryDirectory(prefix="roviec-pictures-") as data, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
        free.close()
        environment = {
            **os.environ,
            "ROVIEC_MODE": "demo",
            "ROVIEC_DATA": data,
            "ROVIEC_COMMITTEE": "Thành ủy Hà Nội",
            "PYTHONPATH": str(ROOT),
        }
        environment.pop("ROVIEC_DATABASE", None)
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        roviec = [sys.executable, "-m", "roviec"]
        making = [*roviec, "demo", "--documents", "examples/documents"]
        subprocess.run(making, cwd=ROOT, env=environment, check=True)
        server = subprocess.Popen([*roviec, "serve", address], cwd=ROOT, env=environment)
        try:
            _until_it_answers(address)
            yield f"http://{address}"
        finally:
            server.terminate()
            server.wait()


def _until_it_answers(address: str) -> None:
    host, port = address.split(":")
    for _try in range(100):
        with socket.socket() as door:
            if door.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("the server does not answer")


def take(browser: Browser, base: str, size: str) -> None:
    """All pages at one size; of each person one session."""
    width, height = SIZES[size]
    sessions: dict[str, Any] = {}
    for name, who, address in PAGES:
        if who not in sessions:
            sessions[who] = browser.new_context(
                viewport={"width": width, "height": height}, base_url=base, locale="vi-VN"
            ).new_page()
            if who:
                _sign_in(sessions[who], who)
        page = sessions[who]
        if address.startswith("first:"):
            pattern = re.compile(address.removeprefix("first:"))
            links = page.eval_on_selector_all("main a", "all => all.map(a => a.getAttribute('href'))")
            found = next((link for link in links if link and pattern.fullmatch(link)), None)
            if found is None:
                print(f"{name}: no link to it")
                continue
            address = found
        page.goto(address)
        page.evaluate("document.fonts.ready")
        page.add_style_tag(content=".tabbar{position:static!important}")  # a page is taken whole
        _keep(page.screenshot(full_page=True), PICTURES / f"{name}-{width}.png")


def _sign_in(page: Any, who: str) -> None:
    from roviec.cli.demo import PASSWORD  # here: it needs Django started

    page.goto("/orgs/sign-in/")
    page.fill("[name=username]", who)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-go")
    page.wait_for_url("**/")


def _keep(shot: bytes, path: Path) -> None:
    """With 128 colours and not too tall: a picture is read beside text, and the repository stays small."""
    picture = Image.open(BytesIO(shot)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    picture.quantize(128).save(path, optimize=True)
    print(path.relative_to(ROOT))


def main() -> int:
    """Make them all; 1 without Chromium."""
    if CHROMIUM is None:
        print("chromium is not installed (apt install chromium)", file=sys.stderr)
        return 1
    django.setup()
    PICTURES.mkdir(exist_ok=True)
    with demo() as base, sync_playwright() as playwright:
        # Fields of days and files speak the browser's language, not the page's (Debian: chromium-l10n).
        vietnamese = {**os.environ, "LANGUAGE": "vi"}
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, env=vietnamese)
        for size in SIZES:
            take(browser, base, size)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
