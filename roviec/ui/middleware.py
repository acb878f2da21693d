"""What every answer carries, and what people are told when the rules say no."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from roviec.errors import Refused

Next = Callable[[HttpRequest], HttpResponse]


class SecurityHeaders:
    """The content security policy, on every answer: nothing from elsewhere, no script or style in a page."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", settings.SECURE_CSP)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


class Language:
    """Vietnamese unless the reader chose otherwise; what the browser asks for does not count."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of the cookie."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = dict(settings.LANGUAGES)
        with translation.override(chosen if chosen in known else settings.LANGUAGE_CODE):
            response = self.get_response(request)
            response.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
            return response


class TellRefusals:
    """A refusal that no form caught becomes a page with the rule, not an error of the server."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of a refusal; other errors go on."""
        if not isinstance(exception, Refused):
            return None
        return render(request, "ui/refused.html", {"refusal": exception}, status=409)
