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
from roviec.reports.figures import Figure, UnitRow

TEMPLATES = Path(__file__).parent / "word"


def progress_page(
    figures: Sequence[Figure], *, base: str, day: date, head: Head, told: Mapping[str, Any]
) -> bytes:
    """The state of a document's or programme's tasks. `base` is the address that links begin with."""
    template = DocxTemplate(TEMPLATES / "progress.docx")
    rows = [{"label": str(figure.label), "count": _link(template, figure, base)} for figure in figures]
    return _made(template, {**told, "rows": rows, "day": f"{day:%d/%m/%Y}", "head": str(head)})


def by_unit_word_page(
    rows: Sequence[UnitRow],
    totals: Sequence[Figure],
    *,
    base: str,
    day: date,
    head: Head,
    told: Mapping[str, Any],
) -> bytes:
    """The figures of each unit, and their sum."""
    template = DocxTemplate(TEMPLATES / "by_unit.docx")
    units = [
        {"unit": str(row.unit), **{one.name: _link(template, one, base) for one in row.figures}}
        for row in rows
    ]
    total = {one.name: one.count for one in totals}
    more = {"units": units, "total": total, "day": f"{day:%d/%m/%Y}", "head": str(head)}
    return _made(template, {**told, **more})


def _link(template: DocxTemplate, figure: Figure, base: str) -> RichText:
    link = RichText()
    address = template.build_url_id(base + figure.address)
    link.add(str(figure.count), url_id=address, color="1A4A72", underline=True)
    return link


def _made(template: DocxTemplate, context: Mapping[str, Any]) -> bytes:
    # People edit these templates, so they are code: run in a sandbox; autoescape, or "&" breaks the file.
    template.render(context, jinja_env=SandboxedEnvironment(autoescape=True), autoescape=True)
    out = BytesIO()
    template.save(out)
    return out.getvalue()
