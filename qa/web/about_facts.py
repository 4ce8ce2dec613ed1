"""What runs here: versions, the index and when it was built, and where everything is kept."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from babel.dates import format_date, format_time

from qa.config import settings
from qa.store import built, current
from qa.web.site import Library

LIBRARIES = (
    "sentence-transformers",
    "torch",
    "faiss-cpu",
    "scikit-learn",
    "gradio",
    "starlette",
    "mcp",
    "plotly",
)
"""The libraries on which what is found and shown depends most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """The index that is asked: the name of its generation, and when it was built, in words."""

    name: str
    built: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where the interviews, what is built from them, and the model are kept on this machine."""

    corpus: Path
    index: Path
    cache: Path


def versions() -> list[tuple[str, str]]:
    """The version of the program, of Python, and of its main libraries."""
    own = [("interview-qa", version("interview-qa")), ("Python", platform.python_version())]
    return [*own, *((name, version(name)) for name in LIBRARIES)]


def generation(library: Library, language: str) -> Generation | None:
    """The current generation; None for interviews that are in no folder. Raises `IndexMissing`."""
    if not library.changeable:
        return None
    found = current(library.index)
    return Generation(name=found.name, built=_moment(built(found), language))


def folders(library: Library) -> Folders | None:
    """The folders; None where there are none."""
    if not library.changeable:
        return None
    return Folders(corpus=library.corpus.resolve(), index=library.index.resolve(), cache=settings().cache)


def _moment(moment: datetime, language: str) -> str:
    """A date and a time of day, where this machine is, as the language writes them."""
    local = moment.astimezone()
    return f"{format_date(local, 'long', locale=language)}, {format_time(local, 'short', locale=language)}"
