"""Subtitles → turns: cues with the voices that their markup or their words name, rolling captions read once."""

from __future__ import annotations

from qa.formats.files import Format
from qa.formats.subtitles import ass, lrc, sbv, srt, tsv, ttml, vtt

FORMATS: tuple[Format, ...] = tuple(module.FORMAT for module in (vtt, ass, ttml, sbv, srt, lrc, tsv))
"""The formats of this family, the surest signs first."""

__all__ = ["FORMATS"]
