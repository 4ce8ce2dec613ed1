"""The interviews over REST: the functions of `qa.web.programs`, described in OpenAPI.

Questions and quotes are posted, so that they stand in no address, and hence in no log and no history.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from qa import __version__
from qa.errors import QAError
from qa.web.calling import described
from qa.web.desk import Busy, Desk
from qa.web.programs import Programs
from qa.web.shapes import (
    DEFECT,
    AnswerRecord,
    Asked,
    CitationRecord,
    CitedId,
    CiteLanguage,
    CiteStyle,
    FirstTurn,
    LastTurn,
    Quoted,
    QuotedByWhom,
    Refusal,
    SourceName,
    SourcesRecord,
    SpeakersRecord,
    TurnsRecord,
    VerificationRecord,
    WhoRecord,
    sentence,
)
from qa.web.site.defects import log_defect

_REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Refusal, "description": "It cannot be answered as asked"},
    422: {"model": Refusal, "description": "The request is not of this form"},
    503: {"model": Refusal, "description": "Too many requests at once"},
}
_ABOUT = (
    "Verbatim passages out of interviews, with who said them; quotes checked against what was said. Nothing is "
    "generated. The records are those of the command `qa … --json`."
)


def rest(programs: Programs, desk: Desk) -> FastAPI:
    """The application to mount under /api; its description is at /api/openapi.json."""
    api = FastAPI(title="Interview Q&A", version=__version__, description=_ABOUT, docs_url=None, redoc_url=None,
                  responses=_REFUSALS)  # fmt: skip
    _asking(api, programs, desk)
    _reading(api, programs, desk)
    api.add_exception_handler(RequestValidationError, _malformed)
    api.add_exception_handler(HTTPException, _not_here)
    return api


def _asking(api: FastAPI, programs: Programs, desk: Desk) -> None:
    @api.post("/ask", response_model=AnswerRecord, **_described(programs.ask))
    async def ask(asked: Asked) -> JSONResponse:
        return await _answer(desk, lambda: programs.ask(**asked.model_dump()))

    @api.post("/verify", response_model=VerificationRecord, **_described(programs.verify_quote))
    async def verify(quoted: Quoted) -> JSONResponse:
        return await _answer(desk, lambda: programs.verify_quote(quoted.quote, quoted.speaker))

    @api.post("/who", response_model=WhoRecord, **_described(programs.who_said))
    async def who(quoted: QuotedByWhom) -> JSONResponse:
        return await _answer(desk, lambda: programs.who_said(quoted.quote))


def _reading(api: FastAPI, programs: Programs, desk: Desk) -> None:
    @api.get("/speakers", response_model=SpeakersRecord, **_described(programs.list_speakers))
    async def speakers() -> JSONResponse:
        return await _answer(desk, programs.list_speakers)

    @api.get("/sources", response_model=SourcesRecord, **_described(programs.sources))
    async def sources() -> JSONResponse:
        return await _answer(desk, programs.sources)

    @api.get("/cite", response_model=CitationRecord, **_described(programs.cite))
    async def cite(
        id: Annotated[CitedId, Query()],  # noqa: A002 - its name in the address
        style: Annotated[CiteStyle, Query()] = "apa",
        language: Annotated[CiteLanguage, Query()] = None,
    ) -> JSONResponse:
        return await _answer(desk, lambda: programs.cite(id, style, language))

    @api.get("/turns/{source}", response_model=TurnsRecord, **_described(programs.read_turns))
    async def turns(
        source: Annotated[SourceName, Path()],
        first: Annotated[FirstTurn, Query()] = 0,
        last: Annotated[LastTurn, Query()] = None,
    ) -> JSONResponse:
        return await _answer(desk, lambda: programs.read_turns(source, first, last))


async def _answer(desk: Desk, call: Callable[[], Any]) -> JSONResponse:
    """The record that a call gives, or the sentence that says why there is none. No exception leaves here: the server
    would log its message, which might quote what was asked."""
    try:
        return JSONResponse(await desk.run(call))
    except QAError as error:
        return _refusal(400, str(error))
    except Busy as error:
        return _refusal(503, str(error), {"Retry-After": "1"})
    except Exception as error:  # noqa: BLE001, RUF100 - as above
        log_defect("a request", error)
        return _refusal(500, DEFECT)


def _described(function: Callable[..., Any]) -> dict[str, Any]:
    """The function's name and docstring, as the operation's id, summary and description."""
    name = function.__name__
    return {"operation_id": name, "summary": name.replace("_", " ").capitalize(), "description": described(function)}


def _refusal(status: int, text: str, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse(Refusal(error=text), status, headers)


async def _malformed(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - only it is sent here
    return _refusal(422, sentence(error.errors()))


async def _not_here(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - only it is sent here
    what = f"{request.method} {request.url.path}: {error.detail}; /api/openapi.json lists what there is."
    return _refusal(error.status_code, what, dict(error.headers or {}))
