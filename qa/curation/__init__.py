"""The corpus in the hands of its users: what is held, adding, mending, removing. No original file is ever touched."""

from __future__ import annotations

from qa.curation.adding import added
from qa.curation.listing import holdings, named
from qa.curation.showing import shown

__all__ = ["added", "holdings", "named", "shown"]
