"""Deciding about what was read: edit, add what was missed, move, split, merge, undo, whole read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from roviec.documents.models import Document, Fact, FactDecision, WholeRead
from roviec.errors import Refused
from roviec.intake import actions
from roviec.intake.actions import Part
from roviec.intake.queries import next_waiting
from roviec.journal.queries import verify
from roviec.orgs.models import User
from tests.intake.test_path import PAPER, signed_in, upload


@pytest.fixture
def desk(house: SimpleNamespace) -> SimpleNamespace:
    """A paper that was read, with the clerk before it."""
    clerk = signed_in(house.clerk)
    document = upload(clerk)
    orders = list(Fact.objects.of(document).filter(kind="assignment"))
    return SimpleNamespace(house=house, clerk=clerk, document=document, orders=orders, by=house.by["clerk"])


def open_facts(document: Document) -> list[Any]:
    facts: Any = Fact.objects.of(document).with_decision()
    return list(facts.filter(decided="open"))


def errors(client: Client, address: str, sent: dict[str, Any]) -> list[str]:
    answer = client.post(address, sent, follow=True)
    return [str(message) for message in answer.context["messages"] if message.tags == "error"]


def test_values_are_shown_as_people_say_them(desk: SimpleNamespace) -> None:
    vi = desk.clerk.get(f"/reading/{desk.document.pk}/?fact={desk.orders[0].pk}").content.decode()
    desk.clerk.cookies["django_language"] = "en"
    en = desk.clerk.get(f"/reading/{desk.document.pk}/?fact={desk.orders[1].pk}").content.decode()

    assert "30/12/2026" in vi
    assert "<dd>month 12/2026" in en


def test_fields_are_edited_and_the_reading_stays(desk: SimpleNamespace) -> None:
    fact = desk.orders[0]
    sent = {
        "f-seen": "",
        "f-assigner": "Ban Thường vụ Thành ủy",
        "f-assignees": "Đảng ủy phường Bà Ải; Đảng ủy xã Đồng Rạng",
        "f-action": "rà soát",
        "f-deadline": "quý IV/2026",
    }

    answer = desk.clerk.post(f"/reading/facts/{fact.pk}/edit/", sent)

    assert answer.status_code == 302
    decision = fact.decisions.get()
    assert decision.decision == FactDecision.Decision.CONFIRMED
    assert decision.fields["assignees"] == ["Đảng ủy phường Bà Ải", "Đảng ủy xã Đồng Rạng"]
    assert decision.fields["deadline"] == "2026-Q4"
    fact.refresh_from_db()
    assert fact.fields["deadline"] == "2026-12-30"


def test_a_day_that_is_none_is_not_taken(desk: SimpleNamespace) -> None:
    fact = desk.orders[0]

    answer = desk.clerk.post(f"/reading/facts/{fact.pk}/edit/", {"f-deadline": "31/02/2026"})

    assert answer.status_code == 422
    assert "31/02/2026" in answer.content.decode()  # what was typed is kept
    assert not fact.decisions.exists()


def test_what_was_missed_is_added_by_its_words(desk: SimpleNamespace) -> None:
    words = "công tác tiếp dân"

    desk.clerk.post(f"/reading/{desk.document.pk}/add/", {"quote": words, "kind": "opinion"})

    fact = Fact.objects.get(origin="added")
    assert (fact.quote, fact.added_by) == (words, desk.house.clerk)
    assert PAPER[fact.start : fact.end] == words
    assert not fact.decisions.exists()  # it waits like every other


@pytest.mark.parametrize("words", ["chữ không có trong văn bản", "Đảng ủy"])  # nowhere; more than once
def test_words_that_do_not_say_where_are_not_guessed(desk: SimpleNamespace, words: str) -> None:
    answer = desk.clerk.post(f"/reading/{desk.document.pk}/add/", {"quote": words, "kind": "opinion"})

    assert answer.status_code == 422
    assert not Fact.objects.filter(origin="added").exists()


def test_words_that_stand_elsewhere_are_refused(desk: SimpleNamespace) -> None:
    text = desk.orders[0].text

    with pytest.raises(Refused) as caught:
        actions.add_fact(desk.document, text, Part("opinion", 0, 5, "Giao "), by=desk.by)

    assert caught.value.code == "moved"


def test_the_ends_of_a_fact_are_moved(desk: SimpleNamespace) -> None:
    fact = desk.orders[0]
    words = "rà soát các vụ việc khiếu nại tồn đọng"

    desk.clerk.post(
        f"/reading/facts/{fact.pk}/move/", {"quote": words, "kind": fact.kind, "seen": "", "start": ""}
    )

    made = Fact.objects.get(made_of=fact)
    assert (made.quote, made.kind, made.fields) == (words, fact.kind, fact.fields)
    assert fact.decisions.get().reason == "misread"


def test_a_fact_is_split_and_the_split_undone(desk: SimpleNamespace) -> None:
    fact = desk.orders[0]

    desk.clerk.post(f"/reading/facts/{fact.pk}/split/", {"words": "báo cáo", "seen": ""})
    parts = list(Fact.objects.filter(made_of=fact))
    assert parts[0].quote.endswith("tồn đọng,")
    assert parts[1].quote.startswith("báo cáo")

    desk.clerk.post(f"/reading/{desk.document.pk}/undo/")
    waiting = open_facts(desk.document)
    assert fact in waiting
    assert not set(parts) & set(waiting)


def test_two_facts_are_merged_and_parted_again(desk: SimpleNamespace) -> None:
    one, other = desk.orders
    sent = {"other": other.pk, "seen": "", "seen_other": ""}

    desk.clerk.post(f"/reading/facts/{one.pk}/merge/", sent)
    made = Fact.objects.get(made_of=one)
    assert (made.start, made.end) == (one.start, other.end)
    assert made.fields["assignees"] == [*one.fields["assignees"], *other.fields["assignees"]]

    desk.clerk.post(f"/reading/{desk.document.pk}/undo/")
    waiting = open_facts(desk.document)
    assert one in waiting
    assert other in waiting
    assert made not in waiting


def test_the_kind_of_a_fact_is_changed(desk: SimpleNamespace) -> None:
    fact = desk.orders[0]

    desk.clerk.post(f"/reading/facts/{fact.pk}/kind/", {"kind": "opinion", "seen": ""})

    made = Fact.objects.get(made_of=fact)
    assert (made.kind, made.quote, made.fields) == ("opinion", fact.quote, {})


def test_all_of_a_kind_leaves_what_was_decided(desk: SimpleNamespace) -> None:
    one, other = desk.orders
    desk.clerk.post(
        f"/reading/facts/{one.pk}/decide/", {"decision": "set_aside", "reason": "misread", "seen": ""}
    )

    desk.clerk.post(f"/reading/{desk.document.pk}/kind/", {"kind": "assignment"})

    assert one.decisions.get().decision == "set_aside"
    assert other.decisions.get().decision == "confirmed"
    assert {fact.kind for fact in open_facts(desk.document)} == {
        fact.kind for fact in Fact.objects.of(desk.document)
    } - {"assignment"}


def test_one_takes_back_ones_own_decision_and_not_anothers(desk: SimpleNamespace) -> None:
    fact = desk.orders[0]
    desk.clerk.post(f"/reading/facts/{fact.pk}/decide/", {"decision": "confirmed", "seen": ""})

    assert errors(signed_in(desk.house.clerk2), f"/reading/{desk.document.pk}/undo/", {})
    assert fact.decisions.count() == 1

    desk.clerk.post(f"/reading/{desk.document.pk}/undo/")
    assert fact.decisions.order_by("-id").first().decision == "open"


def test_the_whole_text_is_stated_read_when_nothing_waits(desk: SimpleNamespace) -> None:
    address = f"/reading/{desk.document.pk}/whole-read/"
    assert errors(desk.clerk, address, {"stated": "1"})
    assert not WholeRead.objects.exists()

    for kind in {fact.kind for fact in Fact.objects.of(desk.document)}:
        actions.confirm_kind(desk.document, kind, by=desk.by)
    page = desk.clerk.post(address, {"stated": "1"}, follow=True).content.decode()

    assert WholeRead.objects.get().by_account == desk.house.clerk
    assert "Chuyên viên Tổng hợp đã đọc toàn văn" in page
    assert verify() == []


def test_the_next_that_waits_comes_after_the_one_decided(desk: SimpleNamespace) -> None:
    facts = open_facts(desk.document)

    assert next_waiting(desk.document, facts[0]) == facts[1]
    assert next_waiting(desk.document, facts[-1]) == facts[0]  # round to what was left behind


def test_work_goes_on_where_it_stopped_and_others_see_it(desk: SimpleNamespace) -> None:
    last = open_facts(desk.document)[-1]
    desk.clerk.get(f"/reading/{desk.document.pk}/?fact={last.pk}")

    assert desk.clerk.get(f"/reading/{desk.document.pk}/").context["current"] == last
    page = signed_in(desk.house.clerk2).get(f"/reading/{desk.document.pk}/").content.decode()
    assert "Chuyên viên Tổng hợp cũng đang đọc" in page


def test_the_reading_page_asks_as_often_for_many_facts(
    desk: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    text = desk.orders[0].text
    Fact.objects.bulk_create(
        Fact(
            text=text,
            kind="assignment",
            start=at,
            end=at + 9,
            quote=text.body[at : at + 9],
            fields={"assignees": [f"Đảng ủy {at}"]},
        )
        for at in range(100)
    )
    User.objects.get(pk=desk.house.clerk.pk)

    with django_assert_max_num_queries(45):
        desk.clerk.get(f"/reading/{desk.document.pk}/")
