"""The confirming screen in a browser: by keyboard alone, and readable by everybody."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from roviec.documents.models import Document, Fact, FactDecision, WholeRead
from roviec.work.models import Task
from tests.browser.test_path import no_wider_than_the_screen, serious
from tests.intake.test_giving import TWENTY
from tests.intake.test_path import PAPER, signed_in, upload

Open = Callable[..., Any]


class Keyboard:
    """Presses keys on the page of a document, and counts them."""

    def __init__(self, page: Any, document: Document) -> None:
        self.page, self.count = page, 0
        page.goto(f"/reading/{document.pk}/")
        page.locator("html.js").wait_for()

    def press(self, *keys: str, answered: bool = False) -> None:
        """`answered`: the last key brings another page."""
        for key in keys[:-1] if answered else keys:
            self.page.keyboard.press(key)
            self.count += 1
        if answered:
            with self.page.expect_response(lambda one: one.request.method == "GET" and one.ok):
                self.page.keyboard.press(keys[-1])
            self.count += 1
        self.page.locator("html:not([aria-busy])").wait_for()


@pytest.fixture
def paper(served: SimpleNamespace) -> Document:
    return upload(signed_in(served.house.clerk), TWENTY)


def decided(document: Document, decision: str) -> int:
    return FactDecision.objects.filter(fact__in=Fact.objects.of(document), decision=decision).count()


def test_a_fact_that_needs_no_edit_takes_two_keys_at_most(open_page: Open, paper: Document) -> None:
    page = open_page("clerk")
    keys = Keyboard(page, paper)
    facts = Fact.objects.of(paper).count()

    for settled in range(1, facts + 1):
        keys.press("Enter", answered=True)
        page.locator("#progress b", has_text=f"{settled}/{facts}").wait_for()

    assert facts >= 20
    assert decided(paper, "confirmed") == facts
    assert keys.count <= 2 * facts


def test_a_paper_is_worked_through_by_keyboard_alone(served: SimpleNamespace, open_page: Open) -> None:
    document = upload(signed_in(served.house.clerk), PAPER)
    page = open_page("clerk")
    keys = Keyboard(page, document)
    first = Fact.objects.of(document).filter(kind="assignment").earliest("start")

    # Set aside with a reason by its number, take it back.
    keys.press("x", "4", answered=True)
    page.locator("#progress b", has_text="1/2").wait_for()
    assert first.decisions.get().reason == "misread"
    keys.press("u", answered=True)
    page.locator("#progress b", has_text="0/2").wait_for()

    # Edit a field; Ctrl Enter confirms.
    keys.press("e")
    page.locator("#edit [name=f-deadline]").fill("31/12/2026")
    keys.press("Control+Enter", answered=True)
    page.locator("#progress b", has_text="1/2").wait_for()
    assert first.decisions.order_by("-id").first().fields["deadline"] == "2026-12-31"

    # Add the sentence before, one word shorter at its end, as an opinion.
    keys.press("a", "k", "{")
    chosen = page.input_value("#add-form [name=quote]")
    kinds = [value for value, _label in Fact.Kind.choices]
    keys.press(str(kinds.index("opinion") + 1), answered=True)
    page.locator("#progress b", has_text="1/3").wait_for()
    added = Fact.objects.get(origin="added")
    assert (added.quote, added.kind) == (chosen, "opinion")

    # Only one kind is shown; all of it is confirmed after a question.
    keys.press("Enter", answered=True)
    page.locator("#progress b", has_text="2/3").wait_for()
    keys.press(str(kinds.index("assignment") + 1), answered=True)
    page.locator(".kinds a[aria-current]").wait_for()
    assert page.locator(".facts > li").count() == 2
    keys.press("Enter", answered=True)
    page.locator("#progress b", has_text="3/3").wait_for()

    # The end: whole text read, the tasks given in one act.
    page.keyboard.press(".")
    page.get_by_role("heading", name="Kết thúc văn bản").wait_for()
    page.check("#stated")
    page.get_by_role("button", name="Ghi nhận").click()
    page.get_by_text("đã đọc toàn văn,").wait_for()
    page.fill("[name$=-review_on] >> nth=0", "")
    page.get_by_role("button", name="Giao các nhiệm vụ đã chọn").click()
    page.get_by_text("Đã giao 2 nhiệm vụ.").wait_for()
    assert WholeRead.objects.count() == 1
    assert Task.objects.count() == 2


def test_moving_splitting_and_changing_kind_by_keyboard(open_page: Open, paper: Document) -> None:
    page = open_page("clerk")
    keys = Keyboard(page, paper)
    fact = Fact.objects.of(paper).first()
    assert fact is not None

    keys.press("]")
    keys.press("Enter", answered=True)
    page.get_by_text("thêm tay").first.wait_for()
    moved = Fact.objects.get(made_of=fact)
    assert moved.quote == fact.quote.split(" ", 1)[1]

    keys.press("c", "1", answered=True)
    page.locator(".card-f.k-document").wait_for()
    assert Fact.objects.get(made_of=moved).kind == "document"


def test_single_letters_can_be_switched_off(open_page: Open, paper: Document) -> None:
    page = open_page("clerk")
    keys = Keyboard(page, paper)

    keys.press("?")
    page.locator("#letters").uncheck()
    page.locator("#keys button").click()
    keys.press("x")

    assert page.locator("#aside[open]").count() == 0


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_confirming_screens_can_be_read_by_everybody(
    open_page: Open, paper: Document, size: str, language: str
) -> None:
    page = open_page("clerk", size, language)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        found[name] = serious(page) + ([] if no_wider_than_the_screen(page) else ["wider than the screen"])

    page.goto(f"/reading/{paper.pk}/")
    look("reading")
    for box in ("edit", "reshape", "add"):
        page.evaluate("id => document.getElementById(id).open = true", box)
    look("everything open")
    page.goto(f"/reading/{paper.pk}/?kind=assignment")
    page.evaluate("document.getElementById('all-of-kind').open = true")
    look("all of a kind")
    page.locator("#all-of-kind button").click()
    page.locator("#progress b", has_text="20/20").wait_for()
    page.goto(f"/reading/{paper.pk}/finish/")
    look("end of reading")

    assert {name: faults for name, faults in found.items() if faults} == {}
