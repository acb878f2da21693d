"""A small committee for tests: its office, two communes, an account of each kind."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from roviec.folding import fold_marks
from roviec.journal.acting import THE_HOUSE
from roviec.orgs.acting import acting_of
from roviec.orgs.actions import make_post, open_account, put_in_post
from roviec.orgs.models import Unit, UnitEdge, UnitName

PASSWORD = "mat-khau-thu-nghiem"
UNITS = {
    "tu": ("committee", "Thành ủy An Hải", None),
    "vp": ("office", "Văn phòng Thành ủy An Hải", "tu"),
    "tt": ("body", "Thường trực Thành ủy An Hải", "tu"),
    "kt": ("inspection", "Ủy ban Kiểm tra Thành ủy An Hải", "tu"),
    "ba": ("commune", "Đảng ủy phường Bà Ải", "tu"),
    "do": ("commune", "Đảng ủy xã Đồng Rạng", "tu"),
    "thon": ("other", "Chi bộ thôn Thượng", "ba"),  # below the first commune
}
# name: unit, role, title, committee
PEOPLE = {
    "clerk": ("vp", "clerk", "Chuyên viên Tổng hợp", "tu"),
    "clerk2": ("vp", "clerk", "Chuyên viên Tổng hợp 2", "tu"),
    "leader": ("tt", "leader", "Thường trực", "tu"),
    "inspector": ("kt", "inspector", "Ủy viên kiểm tra", "tu"),
    "owner": ("ba", "focal", "Đầu mối phường", None),
    "colleague": ("ba", "head", "Bí thư phường", None),
    "stranger": ("do", "focal", "Đầu mối xã", None),
    "officer": ("vp", "officer", "Chuyên viên theo dõi", None),
    "delegate": ("tu", "delegate", "Đại biểu", None),
    "admin": ("vp", "admin", "Quản trị", None),
}


def make_unit(code: str, kind: str, name: str, parent: Unit | None = None) -> Unit:
    """A unit that lives since ever, under a parent on the Party line."""
    unit = Unit.objects.create(code=code, kind=kind)
    UnitName.objects.create(unit=unit, name=name, folded=fold_marks(name))
    if parent:
        UnitEdge.objects.create(line=UnitEdge.Line.PARTY, child=unit, parent=parent)
    return unit


def make_house() -> SimpleNamespace:
    """Units, users by name, and `by`: who acts, by name."""
    units: dict[str, Unit] = {}
    for code, (kind, name, parent) in UNITS.items():
        units[code] = make_unit(code, kind, name, units[parent] if parent else None)
    users, by, posts = {}, {}, {}
    for username, (unit, role, title, committee) in PEOPLE.items():
        over = units[committee] if committee else None
        post = make_post(units[unit], by=THE_HOUSE, role=role, title=title, committee=over)
        user = open_account(username, by=THE_HOUSE, person_name=title, password=PASSWORD, must_change=False)
        put_in_post(user.person, by=THE_HOUSE, post=post, from_day=date(2025, 1, 1))
        users[username], by[username], posts[username] = user, acting_of(user), post
    return SimpleNamespace(units=units, by=by, posts=posts, **users)
