"""The page "Ask" in the frame of every page: what Gradio serves at the root, with our header and footer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import anyio.to_thread
from markupsafe import Markup
from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from qa.render import language_word, words_in
from qa.schema import Source
from qa.web.filters import filters_html
from qa.web.site import Site, Visit, language_of, page_words, rendered

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

EXAMPLES = 4
"""Example questions offered before the first question."""

# As every page. It also keeps browsers from freezing the page when it is left: Gradio's connection would not wake up.
_NOT_KEPT = {"vary": "Accept-Language, Cookie", "cache-control": "no-store"}
_BODY = re.compile(r"<body\b[^>]*>(.*)</body>", re.DOTALL)


class Framed:
    """ASGI: passes everything on, and puts the page at the root into the frame. While nothing is indexed, the root is
    the page that says so."""

    def __init__(self, app: ASGIApp, *, site: Site) -> None:
        self._app, self._site = app, site
        self._empty = site.route("/", "ask", _nothing)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self._app(scope, receive, send)
        elif await anyio.to_thread.run_sync(lambda: self._site.library.empty):
            await self._empty.handle(scope, receive, send)
        else:
            request = Request(scope)
            await self._app(scope, receive, _Whole(send, lambda html: self._framed(html, request)))

    def _framed(self, html: str, request: Request) -> str:
        """Gradio's page with its body in ours."""
        body = _BODY.search(html)
        if body is None:
            return html
        language, interviews = language_of(request), self._site.library.engine
        shown: dict[str, Any] = {
            "w": page_words("ask", language),
            "language": language,
            "header": Markup(self._site.header(request, "ask")),  # noqa: S704 - the frame's own
            "corpus": _corpus(interviews.sources, language),
            "filters": Markup(filters_html(interviews, {}, language)),  # noqa: S704 - a template of ours
            "examples": interviews.examples(language, EXAMPLES),
        }
        gradio = Markup(body.group(1))  # noqa: S704 - Gradio's own page
        head, page = str(rendered("ask_head.html", **shown)), str(rendered("ask.html", gradio=gradio, **shown))
        before = html[: body.start()].replace('lang="en"', f'lang="{language}"', 1)
        # The title is ours, too, and stays so.
        page = page.replace('control_page_title="true"', 'control_page_title="false"', 1)
        return before.replace("</head>", f"{head}</head>") + page + html[body.end() :]


def _nothing(visit: Visit) -> Response:
    """Raises what says that nothing is indexed."""
    raise AssertionError(visit.interviews)


def _corpus(sources: Sequence[Source], language: str) -> str:
    """How many interviews, voices and languages there are, in a line."""
    words, ours = words_in(language), page_words("ask", language)
    spoken = sorted({language_word(source.language, words) for source in sources if source.language})
    names = {person.name for source in sources for person in source.people}
    listed = words.conjunction.join(filter(None, (", ".join(spoken[:-1]), *spoken[-1:])))
    parts = [ours.interviews(n=len(sources)), ours.voices(n=len(names))]
    return " · ".join([*parts, ours.languages(languages=listed)] if listed else parts)


class _Whole:
    """A `send` that holds an HTML page back until its end is known, and sends what is made of it."""

    def __init__(self, send: Send, made: Callable[[str], str]) -> None:
        self._send, self._made = send, made
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if MutableHeaders(scope=message).get("content-type", "").startswith("text/html"):
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)
            return
        await self._send(message)

    async def _finish(self, start: Message) -> None:
        html = self._body.decode()
        body = (await anyio.to_thread.run_sync(self._made, html)).encode()
        headers = MutableHeaders(scope=start)
        headers.update({"content-length": str(len(body)), **_NOT_KEPT})
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})
