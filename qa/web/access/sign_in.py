"""The page where users sign in, and the way out. Gradio's own client signs in here, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import anyio.from_thread
from starlette.responses import JSONResponse, RedirectResponse, Response

from qa.web.access.door import COOKIE, Door, Waiting, signed_in
from qa.web.access.refusals import below, leads_here
from qa.web.access.users import SESSION
from qa.web.corpus.room import COOKIE as VISITOR
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.routing import Route

_ELSEWHERE = re.compile(r"//|.*[\x00-\x20\\\x7f]", re.DOTALL)


def routes(site: Site, door: Door) -> list[Route]:
    """GET and POST /login?next=…, POST /logout"""

    def enter(visit: Visit) -> Response:
        onward = local(visit.value("next"))
        if not door.users or (visit.request.method != "POST" and signed_in(visit.request)):
            return _entered(visit, onward)
        if visit.request.method != "POST":
            return _shown(site, visit, onward)
        user, password = (str(visit.form.get(name, "")) for name in ("username", "password"))
        try:
            known = anyio.from_thread.run(door.named, visit.request, user, password)
        except Waiting as waiting:
            return _shown(site, visit, onward, visit.words.wait(n=waiting.seconds), 429)
        if known is None:
            return _shown(site, visit, onward, visit.words.wrong, 401)
        answer = _entered(visit, onward)
        answer.set_cookie(COOKIE, door.users.session(known), max_age=SESSION, httponly=True, samesite="lax",
                          secure=visit.request.url.scheme == "https")  # fmt: skip
        return _as_nobody(answer)

    def leave(visit: Visit) -> Response:
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
        return _as_nobody(answer)

    methods = ("GET", "POST")
    return [site.route("/login", "sign_in", enter, methods), site.route("/logout", "sign_in", leave, ("POST",))]


def local(path: str) -> str:
    """The path where to go on, when it is one of this server, else the start page: a link must lead nobody away, nor
    around in a circle."""
    stays = path.startswith("/") and not _ELSEWHERE.match(path)
    return path if stays and not below(path.split("?")[0], "/login", "/logout") else "/"


def _as_nobody(answer: Response) -> Response:
    """The answer, by which the browser forgets what waits on the pages of the corpus: it may be somebody else's."""
    answer.delete_cookie(VISITOR, path="/corpus", httponly=True, samesite="strict")
    return answer


def _entered(visit: Visit, onward: str) -> Response:
    return RedirectResponse(onward, 303) if leads_here(visit.request) else JSONResponse({"success": True})


def _shown(site: Site, visit: Visit, onward: str, problem: str = "", status: int = 200) -> Response:
    """The form, with what is wrong; the sentence alone for a program."""
    if not leads_here(visit.request):
        return JSONResponse({"error": problem}, status)
    return site.shown(visit, "sign_in.html", title=str(visit.words.title), status=status, onward=onward,
                      problem=problem, named=visit.value("username"))  # fmt: skip
