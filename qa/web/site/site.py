"""The frame: answers requests for pages, in threads, and turns whatever goes wrong into a page that says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import anyio
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from qa.errors import IndexMissing, QAError
from qa.web.access.door import signed_in
from qa.web.desk import Busy, Desk
from qa.web.site.defects import log_defect
from qa.web.site.language import language_of
from qa.web.site.library import Library, Terms
from qa.web.site.templates import rendered
from qa.web.site.visit import Stopped, Visit
from qa.web.site.words import page_words

if TYPE_CHECKING:
    from starlette.requests import Request

PAGES = (
    ("ask", "/"),
    ("check", "/check"),
    ("prepare", "/prepare"),
    ("read", "/read"),
    ("corpus", "/corpus"),
    ("about", "/about"),
)
"""The pages, in the order of the navigation, each with its address."""

WORK = "qa-work"
"""The cookie by which a page asks how far the work that it waits for has come."""

Handler = Callable[[Visit], Response]
_FIELDS = 20_000  # of a form: several for each voice of each file that waits to be added
_LOOK = 0.25  # seconds between two looks at whether the browser still waits
_NO_STORE = {"Vary": "Accept-Language, Cookie", "Cache-Control": "no-store"}


class Site:
    """What the pages share: the interviews, the terms, the threads, and the work under way."""

    def __init__(self, library: Library, terms: Terms, desk: Desk) -> None:
        self.library, self.terms, self.desk = library, terms, desk
        self._works: dict[str, list[tuple[int, int]]] = {}
        self._endings: list[Callable[[], object]] = []

    def at_end(self, call: Callable[[], object]) -> None:
        """Has something done when the server ends."""
        self._endings.append(call)

    def close(self) -> None:
        """Does what is to be done when the server ends."""
        for call in self._endings:
            call()

    def route(self, path: str, page: str, handler: Handler, methods: tuple[str, ...] = ("GET",)) -> Route:
        """A route of a page: `handler` runs in a thread and may block. A `QAError` becomes a page with its sentence."""

        async def endpoint(request: Request) -> Response:
            # How much may come at all was measured before.
            form = FormData()
            if request.method == "POST":
                form = await request.form(max_part_size=self.terms.max_upload, max_fields=_FIELDS)
            language = language_of(request)
            visit = Visit(request=request, library=self.library, terms=self.terms, page=page, language=language,
                          words=page_words(page, language), form=form)  # fmt: skip
            return await self._answered(visit, handler)

        return Route(path, endpoint, methods=list(methods), name=f"{page}:{path}")

    def shown(
        self, visit: Visit, template: str, *, title: str, status: int = 200, under: str = "", **values: Any
    ) -> HTMLResponse:
        """A whole page. The template extends `base.html` and has, besides its values: `w`, the words; `language`;
        `visit`; `terms`. `under` is the page of the navigation that it belongs to, where it is none itself."""
        html = rendered(template, w=visit.words, language=visit.language, visit=visit, terms=self.terms, title=title,
                        page=under or visit.page, pages=PAGES, here=_address(visit.request),
                        user=signed_in(visit.request), **values)  # fmt: skip
        return HTMLResponse(html, status, _NO_STORE)

    def problem(self, visit: Visit, sentence: str, status: int = 400) -> HTMLResponse:
        """A page that says in one sentence what is wrong."""
        return self.shown(visit, "problem.html", title=str(visit.words.problem), status=status, sentence=sentence)

    def header(self, request: Request, page: str) -> str:
        """The header of every page as HTML, for one that is not made of these templates."""
        language = language_of(request)
        return rendered("header.html", w=page_words("", language), language=language, page=page, pages=PAGES,
                        terms=self.terms, here=_address(request), user=signed_in(request))  # fmt: skip

    async def work(self, request: Request) -> Response:
        """GET /work/{token}: how far the work of this token has come, `{"done": 3, "total": 40}`; 0 of 0 when not
        known."""
        steps = self._works.get(request.path_params["token"], [(0, 0)])
        done, total = steps[0]
        return JSONResponse({"done": done, "total": total}, headers={"Cache-Control": "no-store"})

    async def _answered(self, visit: Visit, handler: Handler) -> Response:
        token = visit.request.cookies.get(WORK, "")
        token = token if re.fullmatch(r"[\w-]{8,64}", token) else ""
        if token:
            self._works[token] = visit.steps
        try:
            return await self._watched(visit, handler)
        except Busy:
            return self.problem(visit, visit.words.busy, 503)
        except Stopped:
            return Response(status_code=499)
        except IndexMissing:
            return self.shown(visit, "empty.html", title=str(visit.words.empty_title))
        except QAError as error:
            return self.problem(visit, str(error))
        except Exception as error:  # noqa: BLE001, RUF100 - its message might quote what was asked
            log_defect(visit.page, error)
            return self.problem(visit, visit.words.defect, 500)
        finally:
            self._works.pop(token, None)

    async def _watched(self, visit: Visit, handler: Handler) -> Response:
        """What the handler gives; the work is told to stop when the browser has gone."""
        async with anyio.create_task_group() as tasks:

            async def look() -> None:
                while not await visit.request.is_disconnected():
                    await anyio.sleep(_LOOK)
                visit.stop.set()

            tasks.start_soon(look)
            try:
                answer: Response | Exception = await self.desk.run(lambda: handler(visit))
            except Exception as error:  # noqa: BLE001, RUF100 - a task group would wrap it
                answer = error
            tasks.cancel_scope.cancel()
        if isinstance(answer, Exception):
            raise answer
        return answer


def _address(request: Request) -> str:
    """The address asked for, without the server: what a link back needs."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
