"""In which of their posts somebody acts."""

from __future__ import annotations

from roviec.journal.acting import Acting
from roviec.orgs.models import Post, User
from roviec.orgs.sight import sight_of


def post_of(user: User) -> Post | None:
    """The post the user acts in: the one chosen last if it is still held, else the first held; None: none."""
    held = sight_of(user).held
    chosen = [post for post in held if post.pk == user.acting_in_id]
    return next(iter(chosen or held), None)


def acting_of(user: User, for_post: Post | None = None) -> Acting:
    """Who acts, for an action's `by`."""
    post = post_of(user)
    return Acting(
        account=user.pk,
        post=post.pk if post else None,
        name=post.title if post else user.username,
        for_post=for_post.pk if for_post else None,
        for_name=for_post.title if for_post else "",
    )
