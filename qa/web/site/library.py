"""The interviews as they are now: one engine over the newest generation of the index, and the folders it comes from."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from qa.config import settings
from qa.encode import load_encoder
from qa.engine import Engine
from qa.errors import IndexMissing
from qa.schema import Encoder
from qa.store import current
from qa.web.interviews import Interviews


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms the pages are served: to whom (`users`: names and passwords; to everybody where there are none),
    whether the corpus may be changed through them, and how many bytes may be uploaded at a time."""

    users: Mapping[str, str] = field(default_factory=dict)
    read_only: bool = False
    max_upload: int = 100 * 1024 * 1024


class Library:
    """Opens each new generation of an index when it is first asked for; what was opened before goes on until nobody
    uses it. Several threads may share it."""

    def __init__(self, index: Path, corpus: Path, encoder: Encoder) -> None:
        """Opens the index, where there is one. Raises as `Engine.open`, but for `IndexMissing`."""
        self.index, self.corpus, self.encoder = index, corpus, encoder
        self._lock = threading.Lock()
        self._generation: Path | None = None
        self._engine: Interviews | None = None
        self._fixed = False
        self._refresh()

    @classmethod
    def open(cls, index: Path, corpus: Path, model: str | None = None) -> Library:
        """The library of these folders, with the encoder of this name, or that of the settings."""
        return cls(index, corpus, load_encoder(settings(model)))

    @classmethod
    def over(cls, interviews: Interviews) -> Library:
        """A library that is these interviews for ever; it has no folders to change."""
        made = cls.__new__(cls)
        made.index = made.corpus = Path()
        made._lock, made._generation, made._engine, made._fixed = threading.Lock(), None, interviews, True
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

    def _refresh(self) -> None:
        if self._fixed:
            return
        with self._lock:
            try:
                newest = current(self.index)
            except IndexMissing:
                self._generation = self._engine = None
                return
            if newest != self._generation:
                self._engine = Engine.open(self.index, self.encoder)
                self._generation = newest
