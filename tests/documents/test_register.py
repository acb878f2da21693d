"""The register: the newest first, page by page."""

from __future__ import annotations

from types import SimpleNamespace

from django.utils import timezone

from roviec.documents.models import Document
from tests.intake.test_path import signed_in


def test_a_long_register_goes_on_to_its_last_page(house: SimpleNamespace) -> None:
    Document.objects.bulk_create(
        Document(title=f"Kết luận {number}", committee=house.units["tu"], registered_at=timezone.now())
        for number in range(60)
    )
    client = signed_in(house.clerk)

    first, second = client.get("/documents/"), client.get("/documents/?page=2")

    assert [len(answer.context["page"].rows) for answer in (first, second)] == [50, 10]
    assert 'href="?page=2"' in first.content.decode()
    assert "51–60" in second.content.decode()
    assert 'href="?page=1"' in second.content.decode()
