"""The corpus in the hands of its users: what is held, adding, mending, removing. No original file is ever touched."""

from __future__ import annotations

from qa.curation.adding import Adding, added
from qa.curation.indexing import indexed
from qa.curation.introducing import introduce
from qa.curation.listing import holdings, named, standing
from qa.curation.naming import Naming, name_topics, take_back, topic_names
from qa.curation.pseudonymising import Disguise
from qa.curation.removing import Removal, removal, remove
from qa.curation.renaming import Renamed, merge, rename
from qa.curation.showing import shown
from qa.curation.stating import KEYS, Change, state
from qa.curation.stopping import Stoppable
from qa.curation.told import Heard, Told, heard, is_fact
from qa.curation.tray import MOST, Tray, TrayFull, Waiting

__all__ = [
    "KEYS",
    "MOST",
    "Adding",
    "Change",
    "Disguise",
    "Heard",
    "Naming",
    "Removal",
    "Renamed",
    "Stoppable",
    "Told",
    "Tray",
    "TrayFull",
    "Waiting",
    "added",
    "heard",
    "holdings",
    "indexed",
    "introduce",
    "is_fact",
    "merge",
    "name_topics",
    "named",
    "removal",
    "remove",
    "rename",
    "shown",
    "standing",
    "state",
    "take_back",
    "topic_names",
]
