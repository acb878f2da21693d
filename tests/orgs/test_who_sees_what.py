"""Every page, as everybody: what one may not see does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from roviec.documents.models import Document, Fact
from roviec.journal.acting import THE_HOUSE
from roviec.orgs.actions import make_post, open_account, put_in_post
from roviec.orgs.models import Unit
from roviec.orgs.sight import units_below
from roviec.work import actions
from roviec.work.actions import Given, Share, give_evidence, issue_task
from roviec.work.acts import ACTS
from roviec.work.models import Assignment, Evidence, SavedView, Task
from tests.intake.test_path import signed_in, upload

WHO = ("nobody", "stranger", "colleague", "owner", "leader", "inspector", "admin", "delegate", "clerk")
TODAY = timezone.localdate()

# Who gets an answer (200 or, after a form, 302 or 422) from which page. All others get 404; nobody is sent
# to the door. A page that is missing here makes the test fail.
EVERYBODY = {"stranger", "colleague", "owner", "leader", "inspector", "admin", "delegate", "clerk"}
READERS = {"stranger", "colleague", "owner", "leader", "inspector", "clerk"}
OFFICE = {"leader", "clerk"}
WHOLE = {"leader", "inspector", "clerk"}
UNIT = {"colleague", "owner"}
MAY = {
    "desk:desk": EVERYBODY,
    "desk:overview": WHOLE,
    "documents:documents": READERS,
    "documents:document": WHOLE | UNIT,
    "documents:original": WHOLE,
    "intake:upload": OFFICE,
    "intake:reading": OFFICE,
    "intake:decide": OFFICE,
    "intake:edit": OFFICE,
    "intake:move": OFFICE,
    "intake:retype": OFFICE,
    "intake:cut": OFFICE,
    "intake:merge": OFFICE,
    "intake:issue": OFFICE,
    "intake:join": OFFICE,
    "intake:units": OFFICE,
    "intake:add": OFFICE,
    "intake:decide_kind": OFFICE,
    "intake:undo": OFFICE,
    "intake:finish": OFFICE,
    "intake:whole_read": OFFICE,
    "intake:give_all": OFFICE,
    "intake:evidence": OFFICE | UNIT,
    "work:assignments": READERS,
    "work:assignments_xlsx": READERS,
    "work:tasks": READERS,
    "work:suggest_units": READERS,
    "work:suggest_documents": READERS,
    "work:save_view": READERS,
    "work:drop_view": {"owner"},
    "work:task": WHOLE | UNIT,
    "work:assignment": WHOLE | UNIT,
    "work:receive": OFFICE | UNIT,
    "work:return_evidence": OFFICE,
    "work:progress": OFFICE | UNIT,
    "work:difficulty": OFFICE | UNIT,
    "work:ask_extension": OFFICE | UNIT,
    "work:ask_change": OFFICE | UNIT,
    "work:ask_refusal": OFFICE | UNIT,
    "work:ask_correction": OFFICE | UNIT,
    "work:hand_down": OFFICE | UNIT,
    "work:receive_as_tracker": set(),  # the post that is named, for itself
    "work:extend": OFFICE,
    "work:pause": OFFICE,
    "work:resume": OFFICE,
    "work:transfer": OFFICE,
    "work:end": OFFICE,
    "work:accept_evidence": OFFICE,
    "work:grade_evidence": OFFICE,
    "work:withdraw_evidence": OFFICE | UNIT,
    "work:answer_difficulty": OFFICE,
    "work:grant": OFFICE,
    "work:deny": OFFICE,
    "work:take_back": OFFICE | UNIT,
    "work:withdraw_extension": OFFICE,
    "work:withdraw_progress": OFFICE | UNIT,
    "work:evidence_file": WHOLE | UNIT,
    "reports:reports": READERS,
    "reports:progress_word": READERS,
    "reports:by_unit": READERS,
    "reports:by_unit_word": READERS,
    "reports:by_unit_xlsx": READERS,
    "orgs:password": EVERYBODY,
    "orgs:act_in": EVERYBODY,
    "orgs:sign_out": EVERYBODY,
    "orgs:units": EVERYBODY,
    "orgs:unit": EVERYBODY,
    "orgs:journal": {"admin"},
}
PUBLIC = {"orgs:sign_in", "orgs:language", "alive"}
POSTS = {
    "work:save_view",
    "work:drop_view",
    "orgs:sign_out",
    "orgs:language",
    "orgs:act_in",
    "intake:decide",
    "intake:edit",
    "intake:move",
    "intake:retype",
    "intake:cut",
    "intake:merge",
    "intake:issue",
    "intake:join",
    "intake:add",
    "intake:decide_kind",
    "intake:undo",
    "intake:whole_read",
    "intake:give_all",
    "intake:evidence",
    "work:receive",
    "work:return_evidence",
    *(f"work:{act.name}" for act in ACTS),
}


def patterns(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, entry.namespace or space)
        else:
            yield f"{space}:{entry.name}" if space else str(entry.name), entry


def test_every_page_has_a_rule() -> None:
    named = dict(patterns())

    assert [name for name, entry in named.items() if not hasattr(entry.callback, "rule")] == []
    assert set(named) == MAY.keys() | PUBLIC


def stuck_and_asking(assignment: Assignment, house: SimpleNamespace) -> None:
    """One row of each kind that hangs on an assignment."""
    by = house.by["owner"]
    actions.report_progress(assignment, by=by, on=TODAY, words="Đã làm một nửa", as_of=TODAY)
    told = {"where": "Chưa có mặt bằng", "since": TODAY, "decider_words": "Ủy ban nhân dân"}
    actions.raise_difficulty(assignment, by=by, on=TODAY, **told)
    actions.ask(assignment, by=by, on=TODAY, kind="change", reason="Cho rõ", new={"product": "Báo cáo"})
    due = date(2027, 1, 30)
    actions.extend(assignment, by=house.by["clerk"], on=TODAY, new_due=due, reason="Chờ số liệu")


@pytest.fixture
def records(house: SimpleNamespace) -> SimpleNamespace:
    """A document of which a passage became a task of one commune, done with a file."""
    document = upload(signed_in(house.clerk))
    fact = Fact.objects.of(document).filter(kind="assignment").earliest("start")
    given = Given(words="Rà soát", giver_unit=house.units["tu"], due_on=date(2026, 12, 30))
    task = issue_task(
        given, by=house.by["clerk"], on=TODAY, shares=[Share(house.units["ba"])], document=document, fact=fact
    )
    assignment = task.assignments.get()
    stuck_and_asking(assignment, house)
    client = signed_in(house.owner)
    file = SimpleUploadedFile("anh.txt", "Biên bản niêm yết".encode())
    told = {"dated_on": TODAY.isoformat(), "file": file, "no_secret": "on"}
    answer = client.post(reverse("intake:evidence", args=[assignment.pk]), told)
    assert answer.status_code == 302, answer.content.decode()
    keys = {
        "documents": document.pk,
        "intake:reading": document.pk,
        "intake:decide": fact.pk,
        "intake:edit": fact.pk,
        "intake:move": fact.pk,
        "intake:retype": fact.pk,
        "intake:cut": fact.pk,
        "intake:merge": fact.pk,
        "intake:issue": fact.pk,
        "intake:join": fact.pk,
        "intake:add": document.pk,
        "intake:decide_kind": document.pk,
        "intake:undo": document.pk,
        "intake:finish": document.pk,
        "intake:whole_read": document.pk,
        "intake:give_all": document.pk,
        "intake:evidence": assignment.pk,
        "work:task": task.pk,
        "work:assignment": assignment.pk,
        "work:receive": assignment.pk,
        "work:drop_view": SavedView.objects.create(account=house.owner, name="Trễ", query="/work/").pk,
        "work:return_evidence": Evidence.objects.get().pk,
        **{f"work:{act.name}": act.on.objects.earliest("pk").pk for act in ACTS},
        "work:evidence_file": Evidence.objects.get().pk,
        "orgs:unit": house.units["ba"].pk,
    }
    return SimpleNamespace(house=house, keys=keys)


def ask(client: Client, name: str, entry: URLPattern, keys: dict[str, int]) -> Any:
    wants_key = "pk" in entry.pattern.converters
    key = keys.get(name, keys.get(name.partition(":")[0]))
    address = reverse(name, args=[key] if wants_key else [])
    return client.post(address) if name in POSTS else client.get(address)


@pytest.mark.parametrize("who", WHO)
def test_what_one_may_not_see_does_not_exist(records: SimpleNamespace, who: str) -> None:
    wrong = []
    for name, entry in patterns():
        client = Client() if who == "nobody" else signed_in(getattr(records.house, who))
        answer = ask(client, name, entry, records.keys)
        status = answer.status_code
        if answer.streaming:
            list(answer.streaming_content)  # a file stays open until it is sent
        if name in PUBLIC:
            right = status in (200, 302)
        elif who == "nobody":
            right = status == 302
        elif who in MAY[name]:
            right = status in (200, 302, 409, 422)
        else:
            right = status == 404
        if not right:
            wrong.append((name, status))

    assert wrong == []


def test_guessed_keys_do_not_exist(records: SimpleNamespace) -> None:
    client = signed_in(records.house.clerk)

    for name, entry in patterns():
        if "pk" in entry.pattern.converters:
            address = reverse(name, args=[999_999])
            answer = client.post(address) if name in POSTS else client.get(address)
            assert answer.status_code == 404, name


def test_counts_and_filters_tell_nothing_of_what_is_not_seen(records: SimpleNamespace) -> None:
    stranger = signed_in(records.house.stranger)
    document = records.keys["documents"]

    assert stranger.get("/work/").context["page"].total == 0
    # The document itself is no choice: the filter is refused, and counts nothing.
    assert stranger.get(f"/work/?document={document}").status_code == 422
    assert [figure.count for figure in stranger.get("/reports/").context["figures"]] == [0] * 9
    assert b"15-KL/TU" not in stranger.get("/documents/").content


def test_a_unit_sees_its_passage_and_not_the_rest(records: SimpleNamespace) -> None:
    page = signed_in(records.house.owner).get(f"/documents/{records.keys['documents']}/").content.decode()

    assert "khiếu nại tồn đọng" in page
    assert "Đồng Rạng" not in page


def test_a_document_for_named_posts_is_for_them_alone(house: SimpleNamespace) -> None:
    document = upload(signed_in(house.clerk), audience="named")

    for user in (house.clerk, house.leader, house.inspector, house.owner):
        assert not Document.objects.visible_to(user).filter(pk=document.pk).exists()
        assert not Fact.objects.visible_to(user).exists()


def test_of_a_shared_task_other_units_shares_stay_theirs(house: SimpleNamespace) -> None:
    shares = [Share(house.units["ba"]), Share(house.units["do"], role=Assignment.Role.PARTNER)]
    given = Given(words="Phối hợp", giver_unit=house.units["tu"], due_on=date(2026, 12, 30))
    task = issue_task(given, by=house.by["clerk"], on=TODAY, shares=shares)
    lead = task.assignments.get(role="lead")
    give_evidence(lead, by=house.by["owner"], on=TODAY, dated_on=TODAY, number="09-BC/ĐU", level="Thành ủy")

    page = signed_in(house.stranger).get(f"/work/tasks/{task.pk}/").content.decode()

    assert "Đảng ủy phường Bà Ải" in page  # who leads is known to all in it
    assert "09-BC/ĐU" not in page
    assert "khép lại" not in page
    assert not Evidence.objects.visible_to(house.stranger).exists()


def test_the_end_of_a_post_ends_what_it_gave_to_see(records: SimpleNamespace) -> None:
    house = records.house
    holding = house.owner.person.holdings.get()
    holding.to_day = TODAY
    holding.save()
    owner = type(house.owner).objects.get(pk=house.owner.pk)

    assert not Task.objects.visible_to(owner).exists()
    assert signed_in(owner).get("/work/").status_code == 404


def test_the_units_below_are_seen_and_those_beside_are_not(house: SimpleNamespace) -> None:
    below = units_below([house.units["ba"].pk], TODAY)

    assert below == {house.units["ba"].pk, house.units["thon"].pk}
    assert len(units_below([house.units["tu"].pk], TODAY)) == Unit.objects.count()


def test_a_communes_own_clerk_sees_its_register_and_not_the_citys(house: SimpleNamespace) -> None:
    post = make_post(
        house.units["ba"], by=THE_HOUSE, role="clerk", title="Văn phòng phường", committee=house.units["ba"]
    )
    user = open_account(
        "phuong", by=THE_HOUSE, person_name="Văn phòng", password="mat-khau-thu", must_change=False
    )
    put_in_post(user.person, by=THE_HOUSE, post=post, from_day=TODAY)
    of_the_city = upload(signed_in(house.clerk))
    of_the_commune = upload(signed_in(user))  # the same file, in another register

    assert list(Document.objects.visible_to(user)) == [of_the_commune]
    assert of_the_city in Document.objects.visible_to(house.clerk)
    assert not Document.objects.visible_to(house.stranger).exists()
