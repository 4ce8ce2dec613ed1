"""What is said to whoever may not do something, or asks for what is not there: a page to readers, JSON to programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from qa.web.site import Site, Visit, Words, language_of, page_words

Sentence = Callable[[Words], str]
"""What is wrong, in the words of a language."""

_PROGRAMS = ("/api", "/mcp", "/gradio_api", "/config")


def below(path: str, *tops: str) -> bool:
    """Whether a path is one of these, or stands below one of them."""
    return any(path == top or path.startswith(top + "/") for top in tops)


def for_programs(request: HTTPConnection) -> bool:
    """Whether only programs call this address."""
    return below(request.url.path, *_PROGRAMS)


def leads_here(request: HTTPConnection) -> bool:
    """Whether a browser was led here and will show the answer as a page."""
    return "text/html" in request.headers.get("accept", "") and not for_programs(request)


class Refusals:
    """Answers that say in one sentence why there is no other: a page in the frame where a browser was led here, else
    `{"error": sentence}`."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def __call__(
        self, request: HTTPConnection, status: int, sentence: Sentence, headers: Mapping[str, str] | None = None
    ) -> Response:
        """The refusal, with a status and headers; programs are told in English."""
        language = "en" if for_programs(request) else language_of(request)
        words = page_words("refusals", language)
        if not leads_here(request):
            return JSONResponse({"error": sentence(words)}, status, headers)
        visit = Visit(request=Request(request.scope), library=self._site.library, terms=self._site.terms, page="",
                      language=language, words=words)  # fmt: skip
        answer = self._site.problem(visit, sentence(words), status)
        answer.headers.update(headers or {})
        return answer

    async def raised(self, request: Request, error: Exception) -> Response:
        """What becomes of an `HTTPException`: nothing there, not this method, a form that is not whole."""
        status, headers = _stated(error)
        sentences: dict[int, Sentence] = {
            404: lambda words: words.nothing_here(address=request.url.path[:200]),
            405: lambda words: words.not_this_way,
        }
        return self(request, status, sentences.get(status, lambda words: words.not_whole), headers)


def _stated(error: Exception) -> tuple[int, Mapping[str, str] | None]:
    assert isinstance(error, HTTPException)  # noqa: S101 - only it is sent here
    return error.status_code, error.headers
