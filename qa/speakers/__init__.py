"""Labels → people and roles. Nothing is invented: a voice that the source does not name stays unnamed."""

from __future__ import annotations

from qa.speakers.casting import Cast, assign

__all__ = ["Cast", "assign"]
