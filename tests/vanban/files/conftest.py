"""Small files of every kind, made in the test."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import docx
import fontpkg_be_vietnam_pro
import pytest
from docx.document import Document
from fpdf import FPDF

Build: TypeAlias = Callable[[Document], object]

FONTS = Path(fontpkg_be_vietnam_pro.__file__).parent / "files"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" '
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

    def make(body: str = "", **parts: str | bytes) -> bytes:
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


@pytest.fixture(scope="session")
def pdf() -> Callable[[Callable[[FPDF], object]], bytes]:
    """A PDF of A4 with Vietnamese letters: `pdf(lambda p: p.cell(text="…"))`."""

    def make(build: Callable[[FPDF], object]) -> bytes:
        document = FPDF(format="A4")
        document.add_font("Letters", fname=FONTS / "BeVietnamPro-Regular.ttf")
        document.set_margins(30, 20, 20)
        document.set_font("Letters", size=12)
        build(document)
        made = bytes(document.output())
        for font in document.fonts.values():
            font.close()
        return made

    return make


@pytest.fixture
def needs() -> Callable[..., None]:
    """`needs("tesseract", …)` skips where none of the programs is there, and fails there in strict CI."""

    def check(*programs: str, package: str) -> None:
        if any(map(shutil.which, programs)):
            return
        reason = f"{' or '.join(programs)} is missing (Debian: apt install {package})"
        if os.environ.get("ROVIEC_CI_STRICT") == "1":
            pytest.fail(reason)
        pytest.skip(reason)

    return check
