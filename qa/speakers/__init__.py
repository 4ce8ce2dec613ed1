"""Labels → people and roles. Nothing is invented: a voice that the source does not name stays unnamed."""

from __future__ import annotations

from qa.speakers.casting import Cast, assign
from qa.speakers.likely import likely_aliases
from qa.speakers.namesakes import namesakes

__all__ = ["Cast", "assign", "likely_aliases", "namesakes"]
