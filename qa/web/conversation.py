"""What a tab asks for and is told about its conversation.

    asked: {"version": 1, "asked": [{"question": …}, …], "token": "3", "first": 0}
    told:  {"token": "3", "done": false, "progress": [3, 40], "exchanges": [{"at": 0, "html": "<section>…", …}, …]}

`first` is the number of the question from which on the tab wants to be told. What is told grows until `done`;
`progress` tells how far the work on the next exchange has come.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from queue import SimpleQueue

from qa.errors import QAError, QuestionError
from qa.web.asked import Asked, read_kept
from qa.web.asking import Answers, Exchange, exchanges
from qa.web.exchange import Told, piece
from qa.web.site import Stopped, page_words

OFTEN = 0.25
"""Seconds between two reports of progress."""

_Report = Exchange | tuple[int, int] | None


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


def told(answers: Answers, text: str, language: str) -> Iterator[Told]:
    """What is told to a tab about its message, more each time, the last time with `done`. Who closes the iterator stops
    the work."""
    try:
        request = read_request(text)
    except QAError:
        words = page_words("ask", language)
        yield {"token": None, "done": True, "exchanges": [], "said": str(words.not_read)}
        return
    pieces: list[Told] = []
    for report in _reports(answers, request):
        if isinstance(report, Exchange):
            at = request.first + len(pieces)
            pieces.append(piece(report, at, answers.interviews.sources, language))
        progress = list(report) if isinstance(report, tuple) else None
        done = request.first + len(pieces) == len(request.conversation)
        yield {"token": request.token, "done": done, "progress": progress, "exchanges": list(pieces)}


def _reports(answers: Answers, request: Request) -> Iterator[Exchange | tuple[int, int]]:
    """The exchanges, and between them how far the work on the next one has come. The work is done in a thread, so that
    it can be told to stop meanwhile."""
    reports: SimpleQueue[_Report] = SimpleQueue()
    stop = threading.Event()
    last = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal last
        if stop.is_set():
            raise Stopped
        if time.monotonic() - last > OFTEN:
            last = time.monotonic()
            reports.put((done, total))

    def work() -> None:
        try:
            for exchange in exchanges(answers, request.conversation, request.first, progress):
                reports.put(exchange)
                if stop.is_set():
                    return
        except Stopped:
            pass
        finally:
            reports.put(None)

    threading.Thread(target=work, name="asking", daemon=True).start()
    try:
        while (report := reports.get()) is not None:
            yield report
    finally:
        stop.set()
