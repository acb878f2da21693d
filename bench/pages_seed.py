"""The full size of design §6, made from nothing and always the same: Hà Nội's city level over five years.

1,000 documents a year, 200,000 tasks, 3 million assignments, half of them of one unit, 10 million rows of
progress and values, with texts, passages, evidence and a journal. Made by the database itself: as acts of
people it would take days. The journal's hashes are stand-ins: what reads it is measured, not the chain.
"""

from __future__ import annotations

from pathlib import Path

from django.db import connection
from django.utils import timezone

from bench import pages_fill as fill
from bench.pages_fill import day, greatest, least, mixed, moment, one_of
from roviec.documents.models import Audience, Document, Fact, FactDecision, File, Text
from roviec.journal.acting import THE_HOUSE
from roviec.journal.models import Entry, EntryObject
from roviec.orgs.actions import make_post, open_account, put_in_post
from roviec.orgs.imports import import_units
from roviec.orgs.models import Holding, Person, Post, Unit, User
from roviec.work.models import (
    Assignment,
    Difficulty,
    Ended,
    Evidence,
    Indicator,
    Pause,
    Period,
    Programme,
    Progress,
    Request,
    Return,
    Target,
    Task,
    TaskSource,
    Value,
)

HANOI = Path(__file__).resolve().parent.parent / "examples" / "hanoi"
DAYS = 1825
TASKS, EACH, DOCUMENTS, A_DOCUMENT = 200_000, 10_000, 5_000, 40
BIG, LEADS, PARTNERS = 1_500_000, 190_000, 50_000
COMMUNES = 126
ALL = BIG + EACH * COMMUNES + LEADS + PARTNERS
PROGRESS, TARGETS, VALUES = 9_000_000, 20_000, 1_000_000
USERS, PROGRAMMES, PERIODS = 20_000, 57, 60
SENTENCE = 125
SHARES = Assignment._meta.db_table

VERBS = ["Rà soát", "Hoàn thành", "Tổng hợp, báo cáo", "Xây dựng kế hoạch", "Kiểm tra", "Niêm yết", "Tổ chức"]
OBJECTS = [
    "việc giải quyết khiếu nại tồn đọng",
    "quy chế làm việc của cấp ủy cơ sở theo hướng rõ người, rõ việc, rõ trách nhiệm",
    "giải ngân vốn đầu tư công các dự án trường học",
    "danh sách chính thức người ứng cử tại khu vực bỏ phiếu",
    "hồ sơ đảng viên được số hóa, đồng bộ",
    "mô hình dân vận khéo",
    "phương án sử dụng trụ sở dôi dư sau sắp xếp đơn vị hành chính",
    "chỉ số cải cách hành chính của các xã, phường",
    "quỹ đất dịch vụ và cấp giấy chứng nhận",
]


def words(n: str) -> str:
    """The words of task `n`."""
    return (
        f"({one_of(mixed(n, 1), VERBS)} || ' ' || {one_of(mixed(n, 2), OBJECTS)}"
        f" || ', đợt ' || (({n}) % 97) || ' năm ' || (2021 + ({n}) / 40000))"
    )


def make() -> None:
    """Fill an empty, migrated database. Some ten minutes."""
    import_units(HANOI, by=THE_HOUSE)
    today = timezone.localdate()
    alive = Unit.objects.alive(today)
    communes = list(alive.filter(kind=Unit.Kind.COMMUNE).order_by("pk").values_list("pk", flat=True))
    others = list(alive.exclude(kind=Unit.Kind.COMMUNE).order_by("pk").values_list("pk", flat=True))
    committee = Unit.objects.get(code="TU-HN")
    accounts(committee, Unit.objects.get(pk=communes[0]))
    with fill.at_once():
        people(communes + others)
        documents(committee.pk)
        tasks(committee.pk)
        assignments(communes, others)
        acts()
        targets(communes, committee.pk)
        journal()


def accounts(committee: Unit, big: Unit) -> None:
    """The three that ask for the pages, and one whom assignments name."""
    office, board = Unit.objects.get(code="VP-TU"), Unit.objects.get(code="TT-HN")
    for name, unit, role, over in (
        ("clerk", office, "clerk", committee),
        ("leader", board, "leader", committee),
        ("unit", big, "focal", None),
        ("officer", office, "officer", None),
    ):
        post = make_post(unit, by=THE_HOUSE, role=role, title=name, committee=over)
        user = open_account(name, by=THE_HOUSE, person_name=name, password="-", must_change=False)  # noqa: S106
        put_in_post(user.person, by=THE_HOUSE, post=post, from_day=fill.today().replace(month=1, day=1))


def _unit(units: list[int], n: str) -> str:
    return one_of(n, [str(unit) for unit in units]).replace("'", "")


def people(units: list[int]) -> None:
    """20,000 users, each in a post of a unit."""
    key = "i + 1001"
    fill.fill(Person, USERS, {"id": key, "name": f"'Cán bộ ' || ({key})", "folded": f"'can bo ' || ({key})"})
    fill.fill(
        Post, USERS, {"id": key, "unit_id": _unit(units, "i"), "role": "'officer'", "title": "'Chuyên viên'"}
    )
    fill.fill(Holding, USERS, {"id": key, "post_id": key, "person_id": key, "from_day": day("-900")})
    name = f"'u' || ({key})"
    fill.fill(User, USERS, {"id": key, "username": name, "person_id": key, "password": "'!'"})


def documents(committee: int) -> None:
    """5,000 documents with their texts and 200,000 passages, each confirmed."""
    when = f"(-{DAYS} + i * {DAYS} / {DOCUMENTS})"
    key = "i + 1"
    fill.fill(
        File, DOCUMENTS, {"id": key, "sha256": "'seed' || i", "size": "5000", "stored_at": moment(when)}
    )
    body = " || ".join(
        f"substr({words(f'i * {A_DOCUMENT} + {k}')} || '. ' || '{'.' * SENTENCE}', 1, {SENTENCE})"
        for k in range(A_DOCUMENT)
    )
    fill.fill(
        Text,
        DOCUMENTS,
        {
            "id": key, "file_id": key, "reader": "'bench'", "sha256": "'seed' || i",
            "body": body, "made_at": moment(when),
        },
    )  # fmt: skip
    fill.fill(
        Document,
        DOCUMENTS,
        {
            "id": key, "committee_id": str(committee), "type": one_of("i", ["conclusion", "plan", "notice"]),
            "symbol": "(i % 1000 + 1) || '-' || " + one_of("i", ["KL/TU", "KH/TU", "TB/TU"]),
            "number": "i % 1000 + 1", "title": words("i * 7"), "issuer_id": str(committee),
            "year": "2021 + i / 1000", "issued_on": day(when), "file_id": key, "file_name": "'seed.txt'",
            "audience": "'addressees'", "registered_at": moment(when),
        },
    )  # fmt: skip
    spot = f"((i % {A_DOCUMENT}) * {SENTENCE})"
    fill.fill(
        Fact,
        TASKS,
        {
            "id": key, "text_id": f"i / {A_DOCUMENT} + 1", "kind": "'assignment'", "start": spot,
            "end": f"{spot} + {SENTENCE}", "quote": words("i"), "rule": "'bench'",
        },
    )  # fmt: skip
    fill.fill(
        FactDecision,
        TASKS,
        {"id": key, "fact_id": key, "decision": "'confirmed'", "by_account_id": "1", "by_post_id": "1"},
    )


def tasks(committee: int) -> None:
    """200,000 tasks; one of twenty goes to each of 126 communes."""
    begun = f"(-{DAYS} + i * {DAYS} / {TASKS})"
    key = "i + 1"
    due = day(f"{begun} + 10 + {mixed('i', 3)} % 120")
    months = f"({fill.today().year} - 5 + i / 12)"
    month = f"{months} || '-' || substr('0' || (i % 12 + 1), -2) || '-01'"
    after = (
        f"({fill.today().year} - 5 + (i + 1) / 12) || '-' || substr('0' || ((i + 1) % 12 + 1), -2) || '-01'"
    )
    if not fill.is_sqlite():
        month = f"make_date(({months})::int, (i % 12 + 1)::int, 1)"
        after = f"make_date(({fill.today().year} - 5 + (i + 1) / 12)::int, ((i + 1) % 12 + 1)::int, 1)"
    fill.fill(Period, PERIODS, {"id": key, "kind": "'month'", "from_day": month, "to_day": after})
    fill.fill(
        Programme,
        PROGRAMMES,
        {
            "id": key,
            "code": "'CT-' || i",
            "name": "'Chương trình công tác số ' || i || ': ' || " + words("i"),
        },
    )
    fill.fill(
        Task,
        TASKS,
        {
            "id": key, "words": words("i"), "product": "CASE WHEN i % 3 = 0 THEN '' ELSE 'Báo cáo' END",
            "giver_unit_id": str(committee),
            "programme_id": f"CASE WHEN i % 2 = 0 THEN i / 2 % {PROGRAMMES} + 1 END",
            "mode": "CASE WHEN i % 20 = 0 THEN 'each' ELSE 'lead' END", "issued_on": day(begun),
            "due_on": f"CASE WHEN i % 33 = 7 THEN NULL ELSE {due} END",
            "by_account_id": "1", "by_post_id": "1", "at": moment(begun),
        },
    )  # fmt: skip
    fill.fill(
        TaskSource,
        TASKS,
        {
            "id": key, "task_id": key, "document_id": f"i / {A_DOCUMENT} + 1", "fact_id": key,
            "ordinal": f"i % {A_DOCUMENT} + 1",
            "code": f"'KL-BTV · ' || (i / {A_DOCUMENT}) || ' · ' || (i % {A_DOCUMENT})",
        },
    )  # fmt: skip


def _share(task: str, unit: str, role: str, key: str, later: str, period: str) -> dict[str, str]:
    """The columns of an assignment of task number `task`: most are over, the newest are open."""
    begun = f"{least('0', f'(-{DAYS} + ({task}) * {DAYS} / {TASKS} + {later})')}"
    due = f"(-{DAYS} + ({task}) * {DAYS} / {TASKS} + {later} + 10 + {mixed(task, 3)} % 120)"
    chance = f"({mixed(key, 4)} % 1000)"
    closed = f"({chance} < CASE WHEN {due} < -60 THEN 985 ELSE 520 END)"
    ended = least("0", greatest(begun, f"({due} - 20 + {mixed(key, 5)} % 24)"))
    otherwise = f"({chance} < 20)"

    def still(part: int, value: str) -> str:
        return f"CASE WHEN NOT {closed} AND {mixed(key, 6)} % 100 = {part} THEN {value} END"

    return {
        "id": key, "task_id": f"{task} + 1", "unit_id": unit, "role": role, "period_id": period,
        "programme_id": f"CASE WHEN ({task}) % 2 = 0 THEN ({task}) / 2 % {PROGRAMMES} + 1 END",
        "opened_on": day(begun),
        "owner_received_on": f"CASE WHEN {closed} OR {mixed(key, 7)} % 12 > 0 THEN {day(begun)} END",
        "owner_post_id": f"1001 + {mixed(key, 8)} % {USERS}",
        "tracker_post_id": f"1001 + {mixed(key, 9)} % 40",
        "first_due_on": f"CASE WHEN ({task}) % 33 = 7 THEN NULL ELSE {day(due)} END",
        "due_on": f"CASE WHEN ({task}) % 33 = 7 THEN NULL ELSE {day(due)} END",
        "suspended_from": still(1, day("-9")), "stuck_since": still(2, day(f"-({mixed(key, 1)} % 40)")),
        "waiting_since": still(3, day("-2")), "returned_on": still(4, day("-1")),
        "last_progress_id": f"({key}) + {PROGRESS - ALL}",
        "closed_on": f"CASE WHEN {closed} THEN {day(ended)} END",
        "ending": f"CASE WHEN NOT {closed} THEN '' WHEN {otherwise} THEN 'cancelled' ELSE 'done' END",
        "ended_by_id": f"CASE WHEN {closed} THEN 1 END",
        "ending_document_id": f"CASE WHEN {closed} AND {otherwise} THEN ({task}) / {A_DOCUMENT} + 1 END",
    }  # fmt: skip


def assignments(communes: list[int], others: list[int]) -> None:
    """3 million: half are one unit's, period by period; then 126 at once; then leads and partners."""
    layer = f"(i / {TASKS})"
    big = _share(f"(i % {TASKS})", str(communes[0]), "'lead'", "i + 1", f"{layer} * 30", f"{layer} + 1")
    fill.fill(Assignment, BIG, big)
    key = BIG + 1
    task = f"((i / {COMMUNES}) * 20)"
    fill.fill(
        Assignment,
        EACH * COMMUNES,
        _share(task, _unit(communes, f"i % {COMMUNES}"), "'each'", f"i + {key}", "0", "NULL"),
    )
    key += EACH * COMMUNES
    direct, helpers = (communes + others[: len(others) // 2])[1:], others[len(others) // 2 :]
    task = "(i + i / 19 + 1)"
    lead = _share(task, _unit(direct, mixed("i", 11)), "'lead'", f"i + {key}", "0", "NULL")
    fill.fill(Assignment, LEADS, lead)
    key += LEADS
    partner = _share(task, _unit(helpers, mixed("i", 12)), "'partner'", f"i + {key}", "0", "NULL")
    fill.fill(Assignment, PARTNERS, partner)
    # Who is in a task sees its passage.
    fill.fill(
        Audience,
        f"(SELECT DISTINCT task_id, unit_id FROM {SHARES}) AS seen",  # noqa: S608
        {"document_id": f"(task_id - 1) / {A_DOCUMENT} + 1", "unit_id": "unit_id", "fact_id": "task_id"},
    )


def acts() -> None:
    """Progress on each assignment three times over, evidence of what is done."""
    signed = {"by_account_id": "1", "by_post_id": "1"}
    fill.fill(
        Progress,
        PROGRESS,
        signed
        | {
            "id": "i + 1", "assignment_id": f"i % {ALL} + 1", "words": "'Đã làm được phần ' || (i % 9)",
            "as_of": day(f"-({mixed('i', 1)} % {DAYS})"), "at": moment("-1"),
        },
    )  # fmt: skip
    product = {"number": "(id % 900 + 1) || '-BC/ĐU'", "level": "'Thành ủy'", "dated_on": "closed_on"}
    named = signed | {"assignment_id": "id", "at": moment("-1")}
    fill.fill(Evidence, f"{SHARES} WHERE ending = 'done'", named | product | {"on": "closed_on"})
    came_back = {"number": "'9-BC/ĐU'", "level": "'Thành ủy'", "dated_on": day("-9"), "on": day("-9")}
    fill.fill(Evidence, f"{SHARES} WHERE returned_on IS NOT NULL", named | came_back)
    back = f"{Evidence._meta.db_table} AS e JOIN {SHARES} AS a ON a.id = e.assignment_id"
    fill.fill(
        Return,
        f"{back} WHERE a.returned_on IS NOT NULL",
        signed | {"evidence_id": "e.id", "reason": "'Chưa đủ'", "on": "a.returned_on", "at": moment("-1")},
    )
    ended = {"ending": "ending", "on": "closed_on", "document_id": "ending_document_id", "reason": "'Thay'"}
    fill.fill(Ended, f"{SHARES} WHERE ending NOT IN ('', 'done')", named | ended)
    fill.fill(
        Pause,
        f"{SHARES} WHERE suspended_from IS NOT NULL",
        named | {"from_day": "suspended_from", "reason": "'Chờ'"},
    )
    stuck = {"since": "stuck_since", "where": "'Chờ hướng dẫn'", "decider_words": "'Ban Tổ chức'"}
    fill.fill(Difficulty, f"{SHARES} WHERE stuck_since IS NOT NULL", named | stuck)
    asked = {"kind": "'extension'", "on": "waiting_since", "reason": "'Chờ số liệu'"}
    fill.fill(Request, f"{SHARES} WHERE waiting_since IS NOT NULL", named | asked)


def targets(communes: list[int], committee: int) -> None:
    """20,000 targets of communes with 50 values each."""
    fill.fill(
        Indicator,
        160,
        {"id": "i + 1", "code": "'CT-' || i", "name": words("i * 3"), "counted_in": "'%'"},
    )
    key = f"(i % {COMMUNES})"
    fill.fill(
        Target,
        TARGETS,
        {
            "id": "i + 1", "indicator_id": f"i / {COMMUNES} % 159 + 1", "holder_id": _unit(communes, key),
            "giver_id": str(committee), "period_id": f"i / {COMMUNES} / 159 + 1", "comparator": "'>='",
            "programme_id": f"i % {PROGRAMMES} + 1", "value": "80", "given_on": day("-300"),
        },
    )  # fmt: skip
    target = f"(i % {TARGETS})"
    fill.fill(
        Value,
        VALUES,
        {
            "id": "i + 1", "target_id": f"{target} + 1", "unit_id": _unit(communes, f"{target} % {COMMUNES}"),
            "period_id": f"i / {TARGETS} + 1", "status": "'actual'", "value": f"{mixed('i', 2)} % 100",
            "as_of": day(f"-{DAYS} + i / {TARGETS} * 30"), "by_account_id": "1", "by_post_id": "1",
        },
    )  # fmt: skip


def journal() -> None:
    """An entry for each giving, receipt and product, with what it touched."""
    last = Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    entry = {"by_account": "1", "by_post": "1", "at": moment("-1"), "payload": """'{"by":"Chuyên viên"}'"""}
    first, second = last + 1, last + 1 + TASKS
    fill.fill(Entry, TASKS, entry | {"seq": f"i + {first}", "action": "'task.issued'", "hash": "'t' || i"})
    fill.fill(
        Entry,
        ALL // 2,
        entry | {"seq": f"i + {second}", "action": "'evidence.given'", "hash": "'e' || i"},
    )
    touched = EntryObject._meta.db_table
    seen = Assignment._meta.db_table
    with connection.cursor() as cursor:
        for statement in (
            f"SELECT seq, 'work.task', seq - {first - 1} FROM {Entry._meta.db_table}"  # noqa: S608
            f" WHERE seq >= {first} AND seq < {second}",
            f"SELECT task_id + {first - 1}, 'work.assignment', id FROM {seen}",  # noqa: S608
            f"SELECT id / 2 + {second}, 'work.assignment', id FROM {seen} WHERE id % 2 = 0 AND id < {ALL}",  # noqa: S608
        ):
            cursor.execute(f"INSERT INTO {touched} (entry_id, kind, object) {statement}")
