"""Answers from a body of interviews: what was said, by whom, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qa.engine import Engine

__all__ = ["Engine", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`qa.Engine`, imported when it is first asked for: the commands that need none stay quick."""
    if name == "Engine":
        from qa.engine import Engine  # noqa: PLC0415 - as above

        return Engine
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
