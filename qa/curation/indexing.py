"""The index brought up to date after the corpus was changed, when another command has done the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from pathlib import Path

from qa.build import Report, build
from qa.errors import IndexBusy
from qa.schema import Encoder, Progress

_PATIENCE, _PAUSE = 900.0, 0.5  # seconds: how long another build is waited for, and between two looks at it


def indexed(
    corpus: Path,
    index: Path,
    encoder: Encoder,
    *,
    progress: Progress | None = None,
    waiting: Callable[[], object] | None = None,
    without: Collection[str] = (),
    pause: Callable[[], object] | None = None,
) -> Report:
    """Builds the index, as `qa.build.build` does. While another command builds it, waits for that, and says so once by
    calling `waiting`: what was changed meanwhile is in neither index else. `pause` passes the time between two looks,
    and may raise to end the waiting. Raises as `build`, and `IndexBusy` when the other takes too long."""
    begun = time.monotonic()
    told = False
    while True:
        try:
            return build(corpus, index, encoder, progress=progress, without=without)
        except IndexBusy:
            if time.monotonic() - begun > _PATIENCE:
                raise
        if waiting and not told:
            waiting()
            told = True
        (pause or _pause)()


def _pause() -> None:
    time.sleep(_PAUSE)
