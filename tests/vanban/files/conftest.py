"""Small files of every kind, made in the test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import TypeAlias

import docx
import pytest
from docx.document import Document

Build: TypeAlias = Callable[[Document], object]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


@pytest.fixture
def word() -> Callable[[Build], bytes]:
    """A .docx as python-docx writes it: `word(lambda d: d.add_paragraph("…"))`."""

    def make(build: Build) -> bytes:
        document = docx.Document()
        build(document)
        packed = io.BytesIO()
        document.save(packed)
        return packed.getvalue()

    return make


@pytest.fixture
def packet() -> Callable[..., bytes]:
    """A .docx by hand: the XML inside `w:body`, or whole parts by name."""

    def make(body: str = "", **parts: str) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", _TYPES)
            archive.writestr("_rels/.rels", _RELS)
            if "document" not in parts:
                parts["document"] = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
            for name, text in parts.items():
                archive.writestr(f"word/{name}.xml", text)
        return packed.getvalue()

    return make
