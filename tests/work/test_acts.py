"""What is done about an assignment on its way: each act, what it changes, what it refuses."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from roviec.documents.models import Document
from roviec.errors import Refused
from roviec.journal.models import Entry
from roviec.orgs.models import Succession, SuccessionPart
from roviec.work import actions
from roviec.work.actions import Given, Share, issue_task
from roviec.work.models import Assignment, Evidence, Request
from tests.work.conftest import DUE, GIVEN


def after(days: int) -> date:
    return GIVEN + timedelta(days)


def state(share: Assignment, day: date) -> str:
    """The state as it is stored; row, query and the rows behind them say the same."""
    stored = Assignment.objects.get(pk=share.pk)
    name = stored.state(day).name
    assert Assignment.objects.in_state(name, day).filter(pk=share.pk).exists()
    behind = Assignment.objects.as_of(day)
    assert behind.in_state(name, day).filter(pk=share.pk).exists()
    assert behind.get(pk=share.pk).state(day).name == name
    assert behind.with_state(day).get(pk=share.pk).state_name == name  # type: ignore[attr-defined]
    return name


def hand_in(share: Assignment, house: SimpleNamespace, on: date, dated_on: date | None = None) -> Evidence:
    by = house.by["owner"]
    told = {"dated_on": dated_on or on, "number": "09-BC/ĐU", "level": "Thành ủy"}
    return actions.give_evidence(share, by=by, on=on, **told)


def refused(code: str) -> object:
    return pytest.raises(Refused, match="") if not code else _Refusal(code)


class _Refusal:
    """`with _Refusal("cap"):` — refused with this code, and nothing is written in the journal."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __enter__(self) -> None:
        self.entries = Entry.objects.count()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        assert isinstance(error, Refused), f"not refused, {self.code} was expected"
        assert error.code == self.code
        assert Entry.objects.count() == self.entries
        return True


def test_progress_is_words_and_no_state(share: Assignment, house: SimpleNamespace) -> None:
    actions.receive(share, by=house.by["owner"], on=after(1))

    told = {"words": "Đã rà soát 7/12 vụ", "as_of": after(4)}
    made = actions.report_progress(share, by=house.by["owner"], on=after(5), **told)

    share.refresh_from_db()
    assert share.last_progress == made
    assert state(share, after(5)) == "on_track"
    with _Refusal("ahead"):
        actions.report_progress(share, by=house.by["owner"], on=after(5), words="…", as_of=after(6))
    actions.withdraw(made, by=house.by["owner"], on=after(6), reason="Nhầm việc")
    share.refresh_from_db()
    assert share.last_progress is None


def test_a_deadline_moves_twice_and_no_more(share: Assignment, house: SimpleNamespace) -> None:
    by = house.by["clerk"]
    with _Refusal("no_reason"):
        actions.extend(share, by=by, on=after(20), new_due=DUE + timedelta(5), reason=" ")
    with _Refusal("not_later"):
        actions.extend(share, by=by, on=after(20), new_due=DUE, reason="Chờ số liệu")

    actions.extend(share, by=by, on=after(20), new_due=DUE + timedelta(5), reason="Chờ số liệu")
    actions.extend(share, by=by, on=after(33), new_due=DUE + timedelta(9), reason="Chờ số liệu")

    with _Refusal("cap"):
        actions.extend(share, by=by, on=after(38), new_due=DUE + timedelta(20), reason="Chờ số liệu")
    share.refresh_from_db()
    assert (share.first_due_on, share.due_on, share.extensions_count) == (DUE, DUE + timedelta(9), 2)
    assert state(share, after(40)) == "late"


def test_an_extension_taken_back_gives_the_old_deadline_again(
    share: Assignment, house: SimpleNamespace
) -> None:
    by = house.by["clerk"]
    first = actions.extend(share, by=by, on=after(20), new_due=DUE + timedelta(5), reason="Chờ số liệu")
    last = actions.extend(share, by=by, on=after(21), new_due=DUE + timedelta(9), reason="Chờ số liệu")

    with _Refusal("not_the_last"):
        actions.withdraw(first, by=by, on=after(22), reason="Nhầm")
    actions.withdraw(last, by=by, on=after(22), reason="Nhầm")

    share.refresh_from_db()
    assert (share.due_on, share.extensions_count) == (DUE + timedelta(5), 1)


def test_a_difficulty_says_where_since_when_and_who_decides(
    share: Assignment, house: SimpleNamespace
) -> None:
    by = house.by["owner"]
    with _Refusal("no_decider"):
        actions.raise_difficulty(share, by=by, on=after(5), where="Chưa có mặt bằng", since=after(3))

    told = {"where": "Chưa có mặt bằng", "since": after(3), "decider_words": "Ủy ban nhân dân thành phố"}
    difficulty = actions.raise_difficulty(share, by=by, on=after(5), **told)

    assert state(share, after(5)) == "stuck"
    assert state(share, after(60)) == "stuck"
    # It does not stop the figure.
    assert list(Assignment.objects.late(after(60))) == [share]
    with _Refusal("stuck_already"):
        actions.raise_difficulty(share, by=by, on=after(6), **told)
    actions.answer_difficulty(difficulty, by=house.by["leader"], on=after(8), words="Dùng nhà văn hóa")
    assert state(share, after(8)) == "not_received"
    with _Refusal("answered"):
        actions.answer_difficulty(difficulty, by=house.by["leader"], on=after(9), words="…")


def test_a_product_closes_at_once_and_opens_again_when_returned(
    share: Assignment, house: SimpleNamespace
) -> None:
    evidence = hand_in(share, house, after(10))
    assert state(share, after(10)) == "ended"

    actions.return_evidence(evidence, by=house.by["clerk"], on=after(12), reason="Thiếu phụ lục")

    assert state(share, after(12)) == "returned"
    with _Refusal("already_returned"):
        actions.return_evidence(evidence, by=house.by["clerk"], on=after(13), reason="…")
    hand_in(share, house, after(14))
    share.refresh_from_db()
    assert (share.closed_on, share.returned_on) == (after(14), None)


def test_a_product_taken_back_never_counted(share: Assignment, house: SimpleNamespace) -> None:
    evidence = hand_in(share, house, after(10))

    actions.withdraw_evidence(evidence, by=house.by["owner"], on=after(11), reason="Nhầm việc")

    assert state(share, after(11)) == "on_track"
    with _Refusal("withdrawn"):
        actions.return_evidence(evidence, by=house.by["clerk"], on=after(12), reason="…")


def test_acceptance_is_waited_for_where_the_task_asks_for_it(
    share: Assignment, house: SimpleNamespace
) -> None:
    share.task.needs_acceptance = True
    share.task.save()

    evidence = hand_in(share, house, after(10), dated_on=after(9))

    assert state(share, after(10)) == "waiting"
    with _Refusal("awaits_acceptance"):
        hand_in(share, house, after(11))
    actions.accept_evidence(evidence, by=house.by["clerk"], on=after(13))
    share.refresh_from_db()
    assert (share.closed_on, share.ending) == (after(9), "done")
    with _Refusal("already_accepted"):
        actions.accept_evidence(evidence, by=house.by["clerk"], on=after(14))


def test_nobody_grades_their_own_product(share: Assignment, house: SimpleNamespace) -> None:
    evidence = hand_in(share, house, after(10))

    with _Refusal("own_work"):
        actions.grade_evidence(evidence, by=house.by["owner"], on=after(11), mark=5)
    with _Refusal("no_such_mark"):
        actions.grade_evidence(evidence, by=house.by["clerk"], on=after(11), mark=6)
    actions.grade_evidence(evidence, by=house.by["clerk"], on=after(11), mark=3)
    actions.grade_evidence(evidence, by=house.by["clerk"], on=after(12), mark=4, words="Đã bổ sung")

    assert [one.mark for one in evidence.grades.all()] == [3, 4]


def test_it_rests_until_told_or_until_a_day(share: Assignment, house: SimpleNamespace) -> None:
    by = house.by["clerk"]
    actions.pause(share, by=by, on=after(3), from_day=after(3), to_day=None, reason="Chờ văn bản mới")

    assert state(share, after(40)) == "paused"
    assert not Assignment.objects.late(after(40)).exists()
    with _Refusal("paused_already"):
        actions.pause(share, by=by, on=after(4), from_day=after(4), to_day=None, reason="…")
    actions.resume(share, by=by, on=after(41))
    assert state(share, after(41)) == "over"
    with _Refusal("not_paused"):
        actions.resume(share, by=by, on=after(42))


def test_refusing_is_possible_only_before_receipt(
    share: Assignment, house: SimpleNamespace, paper: Document
) -> None:
    asked = actions.ask(
        share, by=house.by["owner"], on=after(1), kind="refusal", reason="Không thuộc địa bàn"
    )
    assert state(share, after(1)) == "waiting"
    with _Refusal("no_document"):
        actions.grant(asked, by=house.by["clerk"], on=after(2))

    actions.grant(asked, by=house.by["clerk"], on=after(2), document=paper)

    share.refresh_from_db()
    assert (share.ending, share.closed_on, share.ending_document) == ("cancelled", after(2), paper)
    assert not Assignment.objects.due_by(after(60)).exists()


def test_what_was_received_is_not_refused(share: Assignment, house: SimpleNamespace) -> None:
    actions.receive(share, by=house.by["owner"], on=after(1))

    with _Refusal("received"):
        actions.ask(share, by=house.by["owner"], on=after(2), kind="refusal", reason="Không thuộc địa bàn")


def test_a_stale_request_cannot_be_granted(share: Assignment, house: SimpleNamespace) -> None:
    new = {"due_on": (DUE + timedelta(5)).isoformat()}
    asked = actions.ask(
        share, by=house.by["owner"], on=after(9), kind="extension", reason="Chờ số liệu", new=new
    )
    actions.extend(
        share, by=house.by["clerk"], on=after(10), new_due=DUE + timedelta(3), reason="Cho cả khối"
    )

    with _Refusal("stale"):
        actions.grant(asked, by=house.by["clerk"], on=after(11))
    actions.deny(asked, by=house.by["clerk"], on=after(11), opinion="Đã lùi chung")

    share.refresh_from_db()
    assert (share.due_on, share.waiting_since) == (DUE + timedelta(3), None)
    with _Refusal("decided"):
        actions.take_back(asked, by=house.by["owner"], on=after(12))


def test_an_extension_asked_and_granted_moves_the_deadline(share: Assignment, house: SimpleNamespace) -> None:
    new = {"due_on": (DUE + timedelta(5)).isoformat()}
    asked = actions.ask(
        share, by=house.by["owner"], on=after(9), kind="extension", reason="Chờ số liệu", new=new
    )

    actions.grant(asked, by=house.by["clerk"], on=after(11))

    share.refresh_from_db()
    assert (share.due_on, share.extensions_count, share.waiting_since) == (DUE + timedelta(5), 1, None)


def test_a_change_asked_and_granted_changes_what_was_assigned(
    share: Assignment, house: SimpleNamespace
) -> None:
    with _Refusal("no_change"):
        actions.ask(share, by=house.by["owner"], on=after(3), kind="change", reason="…", new={"words": ""})
    new = {"product": "Báo cáo kèm danh sách"}
    asked = actions.ask(share, by=house.by["owner"], on=after(3), kind="change", reason="Cho rõ", new=new)

    actions.grant(asked, by=house.by["clerk"], on=after(4))

    share.task.refresh_from_db()
    assert (share.task.product, share.task.words) == ("Báo cáo kèm danh sách", "Rà soát khiếu nại")


def test_a_correction_opens_what_was_done(share: Assignment, house: SimpleNamespace) -> None:
    hand_in(share, house, after(5))
    asked = actions.ask(share, by=house.by["owner"], on=after(7), kind="correction", reason="Sai số liệu")

    actions.grant(asked, by=house.by["clerk"], on=after(8))

    assert state(share, after(8)) == "returned"


def test_a_request_is_asked_once_and_can_be_taken_back(share: Assignment, house: SimpleNamespace) -> None:
    asked = actions.ask(share, by=house.by["owner"], on=after(1), kind="refusal", reason="Nhầm đơn vị")
    with _Refusal("asked_already"):
        actions.ask(share, by=house.by["owner"], on=after(1), kind="refusal", reason="Nhầm đơn vị")

    actions.take_back(asked, by=house.by["owner"], on=after(2))

    assert state(share, after(2)) == "not_received"
    assert Request.objects.get().decision == "taken_back"


def test_ended_otherwise_leaves_the_denominator_and_names_its_document(
    share: Assignment, house: SimpleNamespace, paper: Document
) -> None:
    by = house.by["clerk"]
    with _Refusal("not_so"):
        actions.end(share, by=by, on=after(5), ending="done", document=paper, reason="…")

    actions.end(share, by=by, on=after(5), ending="superseded", document=paper, reason="Thay bằng việc khác")

    share.refresh_from_db()
    assert (share.ended_by, share.ending_document) == (house.clerk, paper)
    assert not Assignment.objects.due_by(DUE).exists()
    assert list(Assignment.objects.ended_otherwise(DUE)) == [share]
    with _Refusal("ended"):
        actions.extend(share, by=by, on=after(6), new_due=DUE + timedelta(5), reason="…")


def test_a_share_goes_to_another_unit_and_its_history_stays(
    share: Assignment, house: SimpleNamespace, paper: Document
) -> None:
    do = house.units["do"]
    told = {"unit": do, "document": paper, "reason": "Chuyển địa bàn"}

    new = actions.transfer(share, by=house.by["clerk"], on=after(5), **told)

    share.refresh_from_db()
    assert (share.ending, share.followed_by, share.unit) == ("transferred", new, house.units["ba"])
    assert (new.unit, new.due_on, new.opened_on, new.role) == (do, DUE, after(5), "lead")
    assert state(new, after(5)) == "not_received"
    with _Refusal("has_it"):
        actions.transfer(
            new, by=house.by["clerk"], on=after(6), unit=house.units["ba"], document=paper, reason="…"
        )


def test_open_work_of_a_unit_that_ends_goes_to_its_successor(
    share: Assignment, house: SimpleNamespace, paper: Document
) -> None:
    units = house.units
    given = Given(words="Việc đã xong", giver_unit=units["tu"], due_on=DUE)
    closed = issue_task(given, by=house.by["clerk"], on=GIVEN, shares=[Share(units["ba"])]).assignments.get()
    hand_in(closed, house, after(2))
    given = Given(words="Việc của chi bộ", giver_unit=units["ba"], due_on=DUE)
    parted = issue_task(
        given, by=house.by["clerk"], on=GIVEN, shares=[Share(units["thon"])]
    ).assignments.get()
    succession = Succession.objects.create(day=after(10), document="Nghị quyết 1656")
    SuccessionPart.objects.create(succession=succession, old=units["ba"], new=units["do"], share="whole")
    SuccessionPart.objects.create(succession=succession, old=units["thon"], new=units["do"], share="part")

    made, left = actions.hand_to_successors(succession, by=house.by["clerk"], on=after(10), document=paper)

    assert [one.task for one in made] == [share.task]
    assert left == [parted]  # a part is never divided silently: a person places it
    closed.refresh_from_db()
    assert (closed.ending, closed.unit) == ("done", units["ba"])
    assert Entry.objects.filter(action="work.succeeded").count() == 1


def test_open_work_is_handed_over_when_a_post_is_left(share: Assignment, house: SimpleNamespace) -> None:
    share.owner_post, share.tracker_post = house.posts["owner"], house.posts["officer"]
    share.save()
    rows = Assignment.objects.filter(pk=share.pk)
    by = house.by["clerk"]
    with _Refusal("other_unit"):
        actions.hand_over(
            rows, by=by, on=after(3), old=house.posts["owner"], new=house.posts["stranger"], reason="Nghỉ"
        )

    moved = actions.hand_over(
        rows, by=by, on=after(3), old=house.posts["owner"], new=house.posts["colleague"], reason="Nghỉ"
    )

    share.refresh_from_db()
    assert (moved, share.owner_post) == (1, house.posts["colleague"])
    assert share.tracker_post == house.posts["officer"]


def test_one_task_may_have_two_sources(share: Assignment, house: SimpleNamespace, paper: Document) -> None:
    source = actions.add_source(share.task, paper, by=house.by["clerk"], on=after(1))

    assert source.code == "15-KL/TU · 01"
    with _Refusal("same_source"):
        actions.add_source(share.task, paper, by=house.by["clerk"], on=after(1))


def test_a_parent_closes_only_on_its_own_evidence(share: Assignment, house: SimpleNamespace) -> None:
    by, below = house.by["owner"], house.units["thon"]
    told = {"words": "Rà soát ở thôn", "due_on": after(20)}
    with _Refusal("not_below"):
        actions.hand_down(share, by=by, on=after(1), unit=house.units["do"], **told)
    with _Refusal("due_after"):
        late = {"words": "Rà soát ở thôn", "due_on": DUE + timedelta(1)}
        actions.hand_down(share, by=by, on=after(1), unit=below, **late)

    task = actions.hand_down(share, by=by, on=after(1), unit=below, **told)
    hand_in(task.assignments.get(), house, after(5))

    assert state(task.assignments.get(), after(5)) == "ended"
    assert state(share, after(5)) == "not_received"
    assert list(share.handed_on.all()) == [task]
