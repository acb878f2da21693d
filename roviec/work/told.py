"""Where a task comes from and what was done about it, as far as the reader may see."""

from __future__ import annotations

import json
from typing import Any

from roviec.documents.models import Document, Fact
from roviec.journal.models import Entry
from roviec.orgs.models import User
from roviec.work.models import Assignment, Task


def sources_of(found: Task, user: User) -> list[dict[str, Any]]:
    """The documents that ask for it, with the passage where the reader may see it."""
    documents = set(
        Document.objects.visible_to(user).values_list("pk", flat=True).filter(task_sources__task=found)
    )
    facts = {fact.pk: fact for fact in Fact.objects.visible_to(user).filter(task_sources__task=found)}
    return [
        {"source": source, "document": source.document, "fact": facts.get(source.fact_id or 0)}
        for source in found.sources.select_related("document")
        if source.document_id in documents
    ]


def story_of(found: Task, seen: list[Assignment]) -> list[tuple[Entry, dict[str, Any]]]:
    """What was done: the giving, and the acts on the shares that the reader sees; never other units'."""
    label = Assignment._meta.label_lower
    given = Entry.objects.of(found).filter(action="task.issued")
    on_shares = Entry.objects.filter(
        objects_touched__kind=label, objects_touched__object__in=[row.pk for row in seen]
    )
    entries = {entry.seq: entry for entry in [*given, *on_shares]}
    return [(entries[seq], json.loads(entries[seq].payload)) for seq in sorted(entries)]
