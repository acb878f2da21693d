"""The rows of this room: units and their changes, posts and who holds them, accounts, working days."""

from roviec.orgs.models.accounts import User
from roviec.orgs.models.calendar import CalendarDay, WorkingYear
from roviec.orgs.models.posts import Charge, Holding, Person, Post, Term, WorkField
from roviec.orgs.models.signed import Signed
from roviec.orgs.models.units import Succession, SuccessionPart, Unit, UnitAlias, UnitEdge, UnitName

__all__ = [
    "CalendarDay",
    "Charge",
    "Holding",
    "Person",
    "Post",
    "Signed",
    "Succession",
    "SuccessionPart",
    "Term",
    "Unit",
    "UnitAlias",
    "UnitEdge",
    "UnitName",
    "User",
    "WorkField",
    "WorkingYear",
]
