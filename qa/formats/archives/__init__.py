"""What archives and linguists keep: XML, tables, tiers → turns."""

from __future__ import annotations

from qa.formats.archives.chat import CHAT
from qa.formats.archives.delimited import DELIMITED
from qa.formats.archives.elan import ELAN
from qa.formats.archives.exmaralda import EXMARALDA
from qa.formats.archives.inqscribe import INQSCRIBE
from qa.formats.archives.ohms import OHMS
from qa.formats.archives.sheets import SPREADSHEET
from qa.formats.archives.tei import TEI
from qa.formats.archives.textgrid import TEXTGRID
from qa.formats.archives.transag import TRANSAG
from qa.formats.archives.trs import TRS
from qa.formats.archives.unknown import UNKNOWN
from qa.formats.files import Format

FORMATS: tuple[Format, ...] = (
    OHMS,
    TEI,
    TRS,
    TRANSAG,
    ELAN,
    EXMARALDA,
    CHAT,
    TEXTGRID,
    SPREADSHEET,
    INQSCRIBE,
    UNKNOWN,
    DELIMITED,
)
"""The formats of this family, the surest signs first."""
