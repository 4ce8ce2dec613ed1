"""The corpus in the hands of its users: what is held, adding, mending, removing. No original file is ever touched."""

from __future__ import annotations

from qa.curation.adding import added
from qa.curation.indexing import indexed
from qa.curation.listing import holdings, named
from qa.curation.naming import Naming, name_topics, take_back, topic_names
from qa.curation.pseudonymising import Disguise
from qa.curation.removing import Removal, removal, remove
from qa.curation.renaming import Renamed, merge, rename
from qa.curation.showing import shown
from qa.curation.stating import KEYS, Change, state

__all__ = [
    "KEYS",
    "Change",
    "Disguise",
    "Naming",
    "Removal",
    "Renamed",
    "added",
    "holdings",
    "indexed",
    "merge",
    "name_topics",
    "named",
    "removal",
    "remove",
    "rename",
    "shown",
    "state",
    "take_back",
    "topic_names",
]
