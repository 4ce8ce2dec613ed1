"""Subtitles → turns."""

from __future__ import annotations

from qa.formats.files import Format

FORMATS: tuple[Format, ...] = ()
"""The formats of this family, the surest signs first."""
