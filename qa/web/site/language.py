"""In which language a page speaks: the one chosen on a page before, else the one that the browser prefers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse

from qa.render import LANGUAGES

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

DEFAULT = "en"
COOKIE = "qa-language"
CHOICE = "lang"
"""The part of an address that chooses a language: `?lang=fr`."""

_YEAR = 365 * 24 * 60 * 60


class LanguageChoice:
    """ASGI middleware: an address with `?lang=fr` sets the cookie and leads on to the same address without it, so that
    the choice holds for every page, and a link passed on does not carry it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or leads it on."""
        chosen = _choice(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        await (chosen or self._app)(scope, receive, send)


def language_of(request: HTTPConnection) -> str:
    """The language, "fr" or "en", that a request wants to be answered in."""
    chosen = request.cookies.get(COOKIE)
    return chosen if chosen in LANGUAGES else preferred(request.headers.get("accept-language"))


def preferred(accept_language: str | None) -> str:
    """The language that a browser's Accept-Language header prefers; English when it names neither."""
    best, weight = DEFAULT, 0.0
    for choice in (accept_language or "").split(","):
        tag, _, parameter = choice.strip().partition(";")
        language, quality = tag.strip().lower().split("-")[0], _quality(parameter)
        if language in LANGUAGES and quality > weight:
            best, weight = language, quality
    return best


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def _choice(scope: Scope) -> RedirectResponse | None:
    """The answer to an address that chooses a language; None for any other."""
    query = scope["query_string"].decode("latin-1")
    if CHOICE not in query:
        return None
    pairs = parse_qsl(query, keep_blank_values=True)
    wanted = [value for name, value in pairs if name == CHOICE]
    if not wanted or wanted[-1] not in LANGUAGES:
        return None
    rest = urlencode([pair for pair in pairs if pair[0] != CHOICE])
    path = HTTPConnection(scope).url.path
    answer = RedirectResponse("/" + path.lstrip("/") + (f"?{rest}" if rest else ""), 303, {"Cache-Control": "no-store"})
    answer.set_cookie(COOKIE, wanted[-1], max_age=_YEAR, samesite="lax", httponly=False)
    return answer
