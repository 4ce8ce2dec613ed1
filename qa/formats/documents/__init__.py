"""Office documents, PDF, web pages, books → turns."""

from __future__ import annotations

from collections.abc import Mapping

from qa.formats.files import Format

FORMATS: tuple[Format, ...] = ()
"""The formats of this family, the surest signs first."""

UNREADABLE: Mapping[str, str] = {}
"""By extension, lower-case: what to do about a file that people are likely to bring and that cannot be read."""
