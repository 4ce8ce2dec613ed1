"""What a tab asks for and is told about its conversation.

    asked: {"version": 1, "asked": [{"question": …}, …], "token": "3", "first": 0}
    told:  {"token": "3", "done": false, "progress": [3, 40], "exchanges": [{"at": 0, "html": "<section>…", …}, …]}

`first` is the number of the question from which on the tab wants to be told. What is told grows until `done`;
`progress` tells how far the work on the next exchange has come.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass

from qa.errors import QAError, QuestionError
from qa.web.asked import Asked, read_kept
from qa.web.asking import Answers, exchanges
from qa.web.exchange import Told, piece
from qa.web.site import Stopped, page_words

OFTEN = 0.25
"""Seconds between two reports of progress."""

_Report = Told | tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a tab asks: its conversation, oldest first, and from which number on it wants to be told."""

    token: str
    first: int
    conversation: tuple[Asked, ...]


def read_request(text: str) -> Request:
    """The request in a message of the tab. Raises `QuestionError` for a message that cannot be read."""
    kept = read_kept(text)
    record = json.loads(text)
    token, first = record.get("token"), record.get("first")
    if not isinstance(token, str) or not isinstance(first, int) or not 0 <= first < len(kept.asked):
        raise QuestionError("this conversation cannot be read: it does not say from which question on to answer")
    return Request(token=token, first=first, conversation=kept.asked)


async def told(answers: Answers, text: str, language: str) -> AsyncGenerator[Told, None]:
    """What is told to a tab about its message, more each time, the last time with `done`. Who closes the iterator stops
    the work."""
    try:
        request = read_request(text)
    except QAError:
        words = page_words("ask", language)
        yield {"token": None, "done": True, "exchanges": [], "said": str(words.not_read)}
        return
    pieces: list[Told] = []
    async with aclosing(_reports(answers, request, language)) as reports:
        async for report in reports:
            progress = list(report) if isinstance(report, tuple) else None
            pieces += [] if isinstance(report, tuple) else [report]
            done = request.first + len(pieces) == len(request.conversation)
            yield {"token": request.token, "done": done, "progress": progress, "exchanges": list(pieces)}


async def _reports(answers: Answers, request: Request, language: str) -> AsyncGenerator[_Report, None]:
    """The exchanges, and between them how far the work on the next one has come. The work is done in a thread, which
    the server does not wait for when it ends."""
    reports: asyncio.Queue[_Report | None] = asyncio.Queue()
    loop, stop = asyncio.get_running_loop(), threading.Event()

    def report(one: _Report | None) -> None:
        with suppress(RuntimeError):  # nobody listens any more: the loop is closed
            loop.call_soon_threadsafe(reports.put_nowait, one)

    def work() -> None:
        try:
            _work(answers, request, language, stop, report)
        finally:
            report(None)

    threading.Thread(target=work, name="asking", daemon=True).start()
    try:
        while (one := await reports.get()) is not None:
            yield one
    finally:
        stop.set()


def _work(
    answers: Answers, request: Request, language: str, stop: threading.Event, report: Callable[[_Report], None]
) -> None:
    """Answers, until it is told to stop."""
    last = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal last
        if stop.is_set():
            raise Stopped
        if time.monotonic() - last > OFTEN:
            last = time.monotonic()
            report((done, total))

    with suppress(Stopped):
        found = exchanges(answers, request.conversation, request.first, progress)
        for at, exchange in enumerate(found, request.first):
            report(piece(exchange, at, answers.interviews.sources, language))
            if stop.is_set():
                return
