"""One request for a page, as the function that answers it sees it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.datastructures import FormData, UploadFile

from qa.config import DEFAULT_URL, settings
from qa.web.interviews import Interviews
from qa.web.site.library import Library, Terms
from qa.web.site.words import Words

if TYPE_CHECKING:
    from starlette.requests import Request


class Stopped(Exception):
    """Nobody waits any more for what was being worked on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A request: who asks for what, in which language. `words` are those of the page; `form` is what was sent by POST;
    `stop` is set when the browser has gone."""

    request: Request
    library: Library
    terms: Terms
    page: str
    language: str
    words: Words
    form: FormData = field(default_factory=FormData)
    stop: threading.Event = field(default_factory=threading.Event)
    steps: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])

    @property
    def interviews(self) -> Interviews:
        """The interviews of now; take it once a request. Raises `IndexMissing` where nothing is indexed."""
        return self.library.engine

    @property
    def base(self) -> str:
        """The address that permalinks begin with: that of the settings where one is stated, else the one asked."""
        stated = settings().url
        return str(self.request.base_url).rstrip("/") if stated == DEFAULT_URL else stated

    def value(self, name: str) -> str:
        """What stands in a field of the form, or of the address, without the space around it; empty where nothing."""
        sent = self.form.get(name, self.request.query_params.get(name))
        return sent.strip() if isinstance(sent, str) else ""

    def values(self, name: str) -> list[str]:
        """All that stands in fields of this name, without what is empty."""
        sent = [*self.form.getlist(name), *self.request.query_params.getlist(name)]
        return [value.strip() for value in sent if isinstance(value, str) and value.strip()]

    def files(self, name: str) -> list[UploadFile]:
        """The files sent in a field."""
        return [value for value in self.form.getlist(name) if isinstance(value, UploadFile) and value.filename]

    def progress(self, done: int, total: int) -> None:
        """Says how far the work has come (`qa.schema.Progress`). Raises `Stopped` when nobody waits for it."""
        self.steps[0] = (done, total)
        if self.stop.is_set():
            raise Stopped
