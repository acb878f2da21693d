"""The scorer: what matches, what is exact, which fields are asked, as the contract has it."""

from __future__ import annotations

from typing import Any

import pytest

from bench import score


def record(*facts: tuple[str, int, int, dict[str, Any]]) -> dict[str, Any]:
    return {"facts": [{"kind": k, "start": s, "end": e, "fields": f} for k, s, e, f in facts]}


def test_half_of_the_union_matches_and_less_does_not() -> None:
    key = record(("person", 0, 10, {"name": "An"}), ("person", 20, 30, {"name": "An"}))
    got = record(("person", 0, 20, {"name": "An"}), ("person", 20, 41, {"name": "An"}))

    counts = score.tally(score.judge(key, got))["person"]

    assert (counts.span, counts.exact) == (1, 1)


def test_a_fact_of_another_kind_never_matches() -> None:
    judged = score.judge(record(("opinion", 0, 10, {})), record(("response", 0, 10, {})))

    assert (len(judged["opinion"].missed), len(judged["response"].extra)) == (1, 1)


def test_the_best_overlap_is_paired_first() -> None:
    key = record(("person", 0, 10, {"name": "An"}))
    got = record(("person", 0, 14, {"name": "Bình"}), ("person", 0, 11, {"name": "An"}))

    [pair] = score.judge(key, got)["person"].pairs

    assert pair.exact


# ruff: noqa: E501 - a case stands on one line
EXACT = [
    # the symbol decides, whatever the type
    ("document", {"symbol": "15-NQ/TW", "type": "resolution"}, {"symbol": "15-nq/tw"}, True),
    ("document", {"type": "law", "title": "Luật Đất đai"}, {"type": "law", "title": "Luật Đất đai năm 2024"}, True),
    ("document", {"type": "programme", "number": 6}, {"type": "programme", "number": 8}, False),
    ("meeting", {"type": "congress", "ordinal": 13}, {"type": "congress", "ordinal": 13, "date": "2021-01"}, True),
    ("meeting", {"type": "conference", "date": "2021-03-25"}, {"type": "conference"}, False),
    ("figure", {"value": 43, "total": 68, "unit": "xã"}, {"value": 43.0, "total": 68, "unit": "Xã"}, True),
    ("figure", {"value": 43, "unit": "xã", "status": "planned"}, {"value": 43, "unit": "xã", "status": "actual"}, False),
    # one shared assignee is enough; the deadline must be the same
    ("assignment", {"assignees": ["Sở Tài chính", "Sở Nội vụ"]}, {"assignees": ["sở nội vụ"]}, True),
    ("assignment", {"assignees": []}, {"assignees": ["Sở Nội vụ"]}, False),
    ("assignment", {"deadline": "2026-03"}, {"deadline": "2026-03-31"}, False),
    ("opinion", {"type": "proposal", "speaker": "An"}, {"type": "proposal"}, False),
    ("decision", {"action": "adopted", "body": "x"}, {"action": "adopted"}, True),
    ("shortcoming", {"organization": "x"}, {}, True),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "key", "got", "exact"), EXACT)
def test_the_deciding_fields_decide(kind: str, key: dict[str, Any], got: dict[str, Any], exact: bool) -> None:
    [pair] = score.judge(record((kind, 0, 9, key)), record((kind, 0, 9, got)))[kind].pairs

    assert pair.exact is exact


def test_a_field_that_neither_side_gives_is_not_asked() -> None:
    key, got = {"issuer": "Bộ Chính trị", "date": ""}, {"issuer": "Ban Bí thư", "date": None}

    counts = score.tally(score.judge(record(("document", 0, 9, key)), record(("document", 0, 9, got))))

    assert (counts["document"].asked, counts["document"].agree) == (1, 0)


def test_a_document_that_was_not_read_counts_as_missed() -> None:
    counts = score.score({"a": record(("person", 0, 9, {"name": "An"}))}, {})

    assert (counts[score.ALL].key, counts[score.ALL].found, counts[score.ALL].span_f1) == (1, 0, 0.0)


def test_lists_agree_when_they_share_half() -> None:
    assert score.agree(["Sở Tài chính", "Sở Nội vụ"], ["Sở Nội vụ"])
    assert not score.agree(["Sở Tài chính", "Sở Nội vụ", "Sở Y tế"], ["Sở Nội vụ"])
