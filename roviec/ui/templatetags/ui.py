"""Small parts of pages."""

from __future__ import annotations

from django import template
from django.http import HttpRequest, QueryDict
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

register = template.Library()


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """An icon of the sheet; it says nothing to a screen reader, words beside it do."""
    return format_html(
        '<svg class="ic {}" viewBox="0 0 16 16" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        extra,
        static("ui/icons.svg"),
        name,
    )


@register.simple_tag
def bar(done: int, total: int, extra: str = "") -> SafeString:
    """A bar of done of all; the numbers stand beside it."""
    width = round(100 * done / total) if total else 0
    return format_html(
        '<svg class="bar {}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="8"/></svg>',
        extra,
        width,
    )


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: object) -> str:
    """This page's query with these changes; an empty value takes a part out."""
    request: HttpRequest = context["request"]
    query: QueryDict = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return "?" + query.urlencode()


# What an entry's action is called. A room that adds an action adds its words here.
ACTS = {
    "document.registered": _("Entered in the register"),
    "text.frozen": _("Read by the machine"),
    "fact.confirmed": _("A fact was confirmed"),
    "fact.set_aside": _("A fact was set aside"),
    "fact.open": _("A decision was taken back"),
    "facts.confirmed": _("All facts of a kind were confirmed"),
    "fact.added": _("A fact was added by hand"),
    "fact.replaced": _("A fact was replaced by hand"),
    "fact.merged": _("Two facts were merged"),
    "document.whole_read": _("The whole text was read"),
    "document.whole_read_withdrawn": _("Whole reading was taken back"),
    "task.issued": _("Given"),
    "assignment.received_by_owner": _("Received"),
    "assignment.received_by_tracker": _("Received by who tracks it"),
    "evidence.given": _("Product handed in: done"),
    "evidence.returned": _("Product returned"),
    "evidence.withdrawn": _("Product taken back"),
    "evidence.accepted": _("Product accepted: done"),
    "evidence.graded": _("Product graded"),
    "assignment.progress": _("Progress reported"),
    "assignment.extended": _("Deadline moved"),
    "assignment.paused": _("Let rest"),
    "assignment.resumed": _("Runs again"),
    "assignment.ended": _("Ended otherwise than done"),
    "assignment.transferred": _("Transferred to another unit"),
    "extension.withdrawn": _("A moved deadline was taken back"),
    "progress.withdrawn": _("A report of progress was taken back"),
    "difficulty.raised": _("Stuck: a difficulty was told"),
    "difficulty.answered": _("Difficulty answered"),
    "request.refusal": _("Asked to refuse the task"),
    "request.change": _("Proposed a change"),
    "request.extension": _("Asked for a later deadline"),
    "request.correction": _("Asked to correct the product"),
    "request.granted": _("What was asked was granted"),
    "request.denied": _("What was asked was denied"),
    "request.taken_back": _("A request was taken back"),
    "task.source_added": _("Another document asks for it too"),
    "work.succeeded": _("Open work handed to the units that followed"),
    "work.handed_over": _("Open work handed over to another post"),
    "work.rebuilt": _("Stored states put right from the record"),
    "file.refused": _("A file was refused for its mark of secrecy"),
    "file.waits": _("A file waits for a person"),
    "account.opened": _("An account was opened"),
    "account.password_changed": _("A password was changed"),
    "account.acts_in": _("Chose the post to act in"),
    "post.made": _("A post was made"),
    "post.taken": _("A post was taken"),
    "units.imported": _("Units were imported"),
    "view.saved": _("A view of the list was kept"),
    "view.dropped": _("A view of the list was forgotten"),
}


@register.simple_tag
def act(action: str) -> str:
    """The words of an action; one without words is shown as it is."""
    return str(ACTS.get(action, action))
