"""Forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

from roviec.ui.forms import dress


class SignInForm(AuthenticationForm):
    """User name and password."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["username"].label = _("User name")
        self.fields["password"].label = _("Password")
        self.error_messages["invalid_login"] = _("The user name or the password is not right.")
        dress(self)


class PasswordForm(SetPasswordForm):  # type: ignore[type-arg]
    """A new password, twice."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password2"].label = _("The same once more")
        dress(self)


class OwnPasswordForm(PasswordChangeForm):
    """A new password, twice, behind the old: an open session alone changes none."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["old_password"].label = _("Password of now")
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password2"].label = _("The same once more")
        dress(self)


class UnitSearchForm(forms.Form):
    """Words of a unit's name, with or without marks."""

    q = forms.CharField(required=False, max_length=100, label=_("Unit"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        dress(self)
