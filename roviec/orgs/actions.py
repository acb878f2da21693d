"""Changes of this room."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.errors import Refused
from roviec.folding import fold_marks
from roviec.journal.acting import Acting
from roviec.journal.actions import record
from roviec.orgs.models import Holding, Person, Post, Unit, User
from roviec.orgs.sight import sight_of


@transaction.atomic
def open_account(
    username: str, *, by: Acting, person_name: str, password: str, must_change: bool = True
) -> User:
    """Make an account with its person. Refused "name_taken"."""
    if User.objects.filter(username=username).exists():
        raise Refused("name_taken", _("The user name %(name)s is taken."), name=username)
    person = Person.objects.create(name=person_name, folded=fold_marks(person_name))
    user = User.objects.create_user(username, password, person=person, must_change_password=must_change)
    record("account.opened", by=by, objects=[user, person], username=username)
    return user


@transaction.atomic
def make_post(unit: Unit, *, by: Acting, role: str, title: str, committee: Unit | None = None) -> Post:
    """Make a post in a unit."""
    post = Post.objects.create(unit=unit, role=role, title=title, committee=committee)
    record("post.made", by=by, objects=[post, unit], title=title, role=role)
    return post


@transaction.atomic
def put_in_post(person: Person, *, by: Acting, post: Post, from_day: date) -> Holding:
    """Let a person hold a post from a day on. Refused "already_held"."""
    if Holding.objects.filter(person=person, post=post, to_day=None).exists():
        raise Refused("already_held", _("This person already holds the post."))
    holding = Holding.objects.create(person=person, post=post, from_day=from_day)
    record("post.taken", by=by, objects=[holding, post, person], from_day=from_day)
    return holding


@transaction.atomic
def change_password(user: User, *, by: Acting, password: str) -> User:
    """Set the account's password."""
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    record("account.password_changed", by=by, objects=[user])
    return user


@transaction.atomic
def act_in(user: User, *, by: Acting, post_id: int) -> User:
    """Choose the post to act in. Refused "not_held"."""
    if post_id not in sight_of(user).posts:
        raise Refused("not_held", _("You do not hold this post today."))
    user.acting_in_id = post_id
    user.save(update_fields=["acting_in"])
    record("account.acts_in", by=by, objects=[user], post=post_id)
    return user
