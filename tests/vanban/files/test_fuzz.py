"""Whatever comes: a text or a refusal, nothing else; and what was encoded comes back."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from vanban.files import FileText, Unreadable, legacy, open_bytes

DOCUMENTS = Path(__file__).parents[3] / "examples" / "documents"
SEEDS = [
    path.read_bytes() for path in sorted(DOCUMENTS.iterdir()) if path.suffix in (".txt", ".html", ".docx")
]
VNI = {letter: written for written, letter in legacy.VNI.items() if letter.islower()}
TAGS = (
    "<table> <tr> <td_colspan=3> <td_rowspan=2> </td> </table> <li> <ol> </ol> <nav> </nav> <!-- --> <script>"
    " </script> <p_ ' \" > < chữ &amp; &#"
)
WORDS = (DOCUMENTS / "ket_luan_giao_ban_quy.txt").read_text(encoding="utf-8").split()


def opens_or_refuses(data: bytes) -> None:
    try:
        assert isinstance(open_bytes(data), FileText)
    except Unreadable as refusal:
        assert refusal.code


@settings(max_examples=150, deadline=None)
@given(some.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    opens_or_refuses(data)


@settings(max_examples=150, deadline=None)
@given(
    seed=some.sampled_from(SEEDS),
    edits=some.lists(
        some.tuples(some.floats(0, 1), some.integers(0, 60), some.binary(max_size=12)), max_size=6
    ),
)
def test_documents_with_random_edits(seed: bytes, edits: list[tuple[float, int, bytes]]) -> None:
    for place, removed, added in edits:
        at = int(place * len(seed))
        seed = seed[:at] + added + seed[at + removed :]

    opens_or_refuses(seed)


@settings(max_examples=100, deadline=None)
@given(some.lists(some.sampled_from([tag.replace("_", " ") for tag in TAGS.split()])))
def test_any_heap_of_tags(pieces: list[str]) -> None:
    opens_or_refuses(("<html>" + "".join(pieces)).encode())


@settings(max_examples=100, deadline=None)
@given(some.lists(some.sampled_from(WORDS), min_size=40, max_size=120))
def test_tcvn3_and_vni_come_back(words: list[str]) -> None:
    text = unicodedata.normalize("NFC", " ".join(words)).lower()
    codes = {letter: bytes([code]) for code, letter in legacy.TCVN3.items()}

    tcvn3 = b"".join(codes.get(letter) or letter.encode("cp1252") for letter in text)
    vni = "".join(VNI.get(letter, letter) for letter in text).encode("cp1252")

    assert open_bytes(tcvn3).text == text
    assert open_bytes(vni).text == text
