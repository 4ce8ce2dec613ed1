"""What archives and linguists keep: XML, tables, tiers → turns."""

from __future__ import annotations

from qa.formats.archives.chat import CHAT
from qa.formats.archives.delimited import DELIMITED
from qa.formats.archives.sheets import SPREADSHEET
from qa.formats.archives.tei import TEI
from qa.formats.archives.trs import TRS
from qa.formats.files import Format

FORMATS: tuple[Format, ...] = (TEI, TRS, CHAT, SPREADSHEET, DELIMITED)
"""The formats of this family, the surest signs first."""
