"""A password: set at the first sign-in, later changed only behind the old one."""

from __future__ import annotations

from types import SimpleNamespace

from django.test import Client
from django.urls import reverse

NEW = "mot-mat-khau-rat-dai-26"


def client_of(house: SimpleNamespace, *, must_change: bool) -> Client:
    house.clerk.set_password("mat-khau-cu-rat-dai-25")
    house.clerk.must_change_password = must_change
    house.clerk.save()
    client = Client()
    client.force_login(house.clerk)
    return client


def change(client: Client, house: SimpleNamespace, **more: str) -> bool:
    client.post(reverse("orgs:password"), {"new_password1": NEW, "new_password2": NEW, **more})
    house.clerk.refresh_from_db()
    return bool(house.clerk.check_password(NEW))


def test_the_first_password_is_replaced_at_once(house: SimpleNamespace) -> None:
    assert change(client_of(house, must_change=True), house)


def test_an_open_session_alone_changes_no_password(house: SimpleNamespace) -> None:
    assert not change(client_of(house, must_change=False), house)
    assert not change(client_of(house, must_change=False), house, old_password="sai")


def test_the_old_password_opens_the_way_to_a_new_one(house: SimpleNamespace) -> None:
    assert change(client_of(house, must_change=False), house, old_password="mat-khau-cu-rat-dai-25")
