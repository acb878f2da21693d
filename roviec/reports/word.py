"""A report as a Word page in the Party layout; every number is a link to the list it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate, RichText
from jinja2.sandbox import SandboxedEnvironment

from roviec.journal.queries import Head
from roviec.reports.figures import Figure

TEMPLATES = Path(__file__).parent / "word"


def progress_page(
    figures: Sequence[Figure], *, base: str, day: date, head: Head, told: Mapping[str, Any]
) -> bytes:
    """The state of a document's or programme's tasks. `base` is the address that links begin with."""
    template = DocxTemplate(TEMPLATES / "progress.docx")
    rows = []
    for figure in figures:
        link = RichText()
        link.add(
            str(figure.count),
            url_id=template.build_url_id(base + figure.address),
            color="1A4A72",
            underline=True,
        )
        rows.append({"label": str(figure.label), "count": link})
    context = {**told, "rows": rows, "day": f"{day:%d/%m/%Y}", "head": str(head)}
    # People edit these templates, so they are code: run in a sandbox; autoescape, or "&" breaks the file.
    template.render(context, jinja_env=SandboxedEnvironment(autoescape=True), autoescape=True)
    out = BytesIO()
    template.save(out)
    return out.getvalue()
