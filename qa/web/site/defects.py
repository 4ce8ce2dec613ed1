"""Defects of ours, told to the log without a word of what a user asked."""

from __future__ import annotations

import logging
import traceback

_log = logging.getLogger(__name__)


def log_defect(action: str, error: Exception) -> None:
    """Logs the kind of the error and where it arose. Its message stays out: it might quote what a user asked."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-4:]))
    _log.error("%s failed: %s at %s", action, type(error).__name__, where)
