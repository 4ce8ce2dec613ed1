"""What the pages of the corpus keep on the server: the job under way, and what each visitor brought and has not added
yet. All of it is gone with the server, and what waits after an hour."""

from __future__ import annotations

import re
import secrets
import shutil
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from qa.curation import Tray
from qa.errors import IndexFolderError
from qa.health import IndexedCorpus
from qa.search import SearchIndex
from qa.store import current
from qa.web.corpus.jobs import Jobs
from qa.web.site import Library, Visit

if TYPE_CHECKING:
    from starlette.responses import Response

COOKIE = "qa-visitor"
"""The cookie that tells visitors apart: a name that nobody can guess, made here."""
_HOUR = 60 * 60.0  # seconds that files wait without being touched
_CHANGES = 100  # changes that can be told of again


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A change that was made to a transcript, to be told on its page: sentences, and the fields that undo it when they
    are sent to `action`."""

    owner: str
    sentences: Sequence[str]
    undo: Sequence[tuple[str, str]] = ()
    action: str = ""


class Room:
    """The state of the pages of the corpus, for one library. Several threads may share it."""

    def __init__(self, library: Library) -> None:
        self.library, self.jobs = library, Jobs()
        self._lock = threading.Lock()
        self._trays: dict[str, Tray] = {}
        self._folder: Path | None = None
        self._indexed: tuple[Path, IndexedCorpus] | None = None
        self._changes: OrderedDict[str, Told] = OrderedDict()

    def visitor(self, visit: Visit) -> str:
        """Who asks; empty for somebody who has not brought or changed anything yet."""
        found = visit.request.cookies.get(COOKIE, "")
        return found if re.fullmatch(r"[\w-]{43}", found) else ""

    def known(self, visit: Visit, answer: Response, visitor: str) -> Response:
        """The answer, which lets the browser keep who it is."""
        if visitor != self.visitor(visit):
            secure = visit.request.url.scheme == "https"
            answer.set_cookie(COOKIE, visitor, path="/corpus", httponly=True, samesite="strict", secure=secure)
        return answer

    def tray(self, visitor: str) -> Tray:
        """What waits of a visitor's; an empty tray for one who has brought nothing."""
        with self._lock:
            self._sweep()
            found = self._trays.get(visitor)
            if found is None:
                found = Tray(self._place(), self.library.corpus, self.twins)
                if visitor:
                    self._trays[visitor] = found
            found.touched = time.monotonic()
            return found

    def close(self) -> None:
        """Stops the job under way, and leaves nothing of what waits on the disk."""
        self.jobs.close()
        with self._lock:
            self._trays.clear()
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)

    def note(self, told: Told) -> str:
        """Keeps what was changed, to be told after the page was loaded anew; gives the name that it can be had by."""
        name = secrets.token_urlsafe(9)
        with self._lock:
            self._changes[name] = told
            while len(self._changes) > _CHANGES:
                self._changes.popitem(last=False)
        return name

    def told(self, name: str, visitor: str) -> Told | None:
        """What was changed, for the visitor who changed it."""
        found = self._changes.get(name)
        return found if found and found.owner == visitor else None

    def _place(self) -> Path:
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="qa-uploads-"))
            threading.Thread(target=self._sweep_often, name="sweeping", daemon=True).start()
        return self._folder / secrets.token_urlsafe(12)

    def twins(self) -> IndexedCorpus | None:
        """What is indexed, as far as twins are told from it; None where there is no index that can be read."""
        try:
            newest = current(self.library.index)
            if self._indexed is None or self._indexed[0] != newest:
                self._indexed = (newest, IndexedCorpus(SearchIndex.open(newest)))
        except IndexFolderError:
            return None
        return self._indexed[1]

    def _sweep(self) -> None:
        for visitor, tray in list(self._trays.items()):
            if time.monotonic() - tray.touched > _HOUR and self.jobs.of(visitor) is None:
                tray.clear()
                del self._trays[visitor]

    def _sweep_often(self) -> None:
        """Looks again and again, though nobody asks for a page."""
        while True:
            time.sleep(_HOUR / 6)
            with self._lock:
                self._sweep()


def visitor_or_new(room: Room, visit: Visit) -> str:
    """Who asks; a new name for somebody who has none yet."""
    return room.visitor(visit) or secrets.token_urlsafe(32)
