"""The interviews as they are now: one engine over the newest generation of the index, and the folders it comes from."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qa.config import settings
from qa.encode import load_encoder
from qa.engine import Engine
from qa.errors import IndexDamaged, IndexMissing, QAError
from qa.schema import Encoder
from qa.store import current, stamp
from qa.web.interviews import Interviews


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms the pages are served: to whom (`users`: names and passwords; to everybody where there are none),
    whether the corpus may be changed through them, and how many bytes may be uploaded at a time."""

    users: Mapping[str, str] = field(default_factory=dict)
    read_only: bool = False
    max_upload: int = 100 * 1024 * 1024


_log = logging.getLogger(__name__)


class Library:
    """Opens each new generation of an index when it is first asked for; what was opened before goes on until nobody
    uses it. One that cannot be opened (damaged, or of another encoder) is passed over: the one before goes on, and
    `problem` says so. Several threads may share it."""

    def __init__(self, index: Path, corpus: Path, encoder: Encoder) -> None:
        """Opens the index, where there is one. Raises as `Engine.open`, but for `IndexMissing`."""
        self.index, self.corpus, self.encoder = index, corpus, encoder
        self._lock = threading.Lock()
        self._generation: str | None = None
        self._passed_over: str | None = None
        self._engine: Interviews | None = None
        self._problem: str | None = None
        self._fixed = False
        self._refresh()

    @classmethod
    def open(cls, index: Path, corpus: Path, model: str | None = None) -> Library:
        """The library of these folders, with the encoder of this name, or that of the settings. The folder of the index
        may be empty; raises `IndexMissing` where it is not there, for what was mistyped is no empty library."""
        if not index.is_dir():
            current(index)
        return cls(index, corpus, load_encoder(settings(model)))

    @classmethod
    def over(cls, interviews: Interviews) -> Library:
        """A library that is these interviews for ever; it has no folders to change."""
        made = cls.__new__(cls)
        made.index = made.corpus = Path()
        made._lock, made._generation, made._engine, made._fixed = threading.Lock(), None, interviews, True
        made._problem = None
        return made

    @property
    def changeable(self) -> bool:
        """Whether it has a corpus that can be changed."""
        return not self._fixed

    @property
    def empty(self) -> bool:
        """Whether nothing is indexed yet."""
        self._refresh()
        return self._engine is None

    @property
    def engine(self) -> Interviews:
        """The interviews of the newest generation. Raises `IndexMissing` where nothing is indexed."""
        self._refresh()
        if self._engine is None:
            raise IndexMissing("nothing is indexed yet; add transcripts on the page of the corpus, or with `qa add`")
        return self._engine

    @property
    def problem(self) -> str | None:
        """Why the newest generation is not the one that answers; None when it is."""
        self._refresh()
        return self._problem

    def _refresh(self) -> None:
        if self._fixed:
            return
        with self._lock:  # who has changed the corpus shall see it changed: all wait while the new one is opened
            newest: str | None = None
            try:
                newest = self._newest()
                if newest not in (self._generation, self._passed_over):
                    self._engine = Engine.open(self.index, self.encoder)
                    self._generation = newest
                if newest == self._generation:
                    self._passed_over = self._problem = None
            except IndexMissing:
                self._generation = self._engine = self._passed_over = self._problem = None
            except QAError as error:
                self._pass_over(newest, error)

    def _newest(self) -> str:
        try:
            return stamp(self.index)
        except IndexDamaged:
            return stamp(self.index)  # a build has put the next one in its place meanwhile

    def _pass_over(self, newest: str | None, error: QAError) -> None:
        """Goes on with the generation before, and does not try this one again. Raises the error where there is none."""
        if self._engine is None:
            raise error
        if self._problem != str(error):
            _log.error("the new index is passed over, the one before goes on: %s", error)
        self._passed_over, self._problem = newest, str(error)
