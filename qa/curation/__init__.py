"""The corpus in the hands of its users: what is held, adding, mending, removing. No original file is ever touched."""

from __future__ import annotations

from qa.curation.adding import added
from qa.curation.listing import holdings, named
from qa.curation.removing import Removal, removal, remove
from qa.curation.showing import shown

__all__ = ["Removal", "added", "holdings", "named", "removal", "remove", "shown"]
