"""Rich Text Format: paragraphs with their looks, tables, pages; notes, headers and deleted words left out."""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass, field, replace

from qa.errors import FormatError
from qa.formats.documents.blocks import PLAIN, Block, Cell, Look, Paragraph, Run, Table
from qa.formats.documents.facts import left_out, sensible_title
from qa.formats.documents.reading import read_blocks
from qa.formats.documents.refused import refusal
from qa.formats.documents.rtftokens import CODE_PAGES, SIGNS, Token, tokens
from qa.formats.files import File
from qa.formats.reading import Reading

_LOOKS = {"b": Look.BOLD, "i": Look.ITALIC, "ul": Look.UNDERLINED}
_KEPT = frozenset({"rtf", "fldrslt", "field", "upr", "ud", "result", "shppict", "objattph", "ql", "mmath"})
_SKIPPED = frozenset(
    (
        *("colortbl", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "pict"),
        *("object", "fldinst", "xe", "tc", "bkmkstart", "bkmkend", "nonshppict", "listtable", "listoverridetable"),
        *("rsidtbl", "generator", "themedata", "datastore", "latentstyles", "pntext", "nonesttables", "filetbl"),
        *("private", "template", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "revtbl", "private1", "factoidname"),
    )
)
_NOTES = {"footnote": "footnotes", "annotation": "comments", "shptxt": "text boxes", "do": "text boxes"}
_DEEPEST = 1000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group; `into` is where its words go: "" the text, None nowhere."""

    into: str | None = ""
    look: Look = PLAIN
    hidden: bool = False
    font: int = -1
    skip: int = 1
    first: bool = True
    style: int = 0


@dataclass(slots=True)
class _Table:
    """The rows of a table as they grow."""

    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    cell: list[Paragraph] = field(default_factory=list)


def read_rtf(file: File) -> Reading:
    """The turns of an RTF file. Raises `FormatError` for one that is damaged or holds no words."""
    if reason := refusal(file):
        raise FormatError(file.name, reason)
    if b"{\\rtf" not in file.raw[:64]:
        raise FormatError(file.name, "this is no RTF: open it in a word processor and save it as .docx")
    reader = _Reader(page=1 if b"\\page" in file.raw else None)
    for token in tokens(file.raw):
        reader.take(token)
    blocks = reader.done()
    title = sensible_title("".join(reader.title))
    return read_blocks(blocks, file.name, "rtf", {"title": title} if title else {}, left_out(reader.left))


@dataclass(slots=True)
class _Reader:
    """Takes one sign after the other."""

    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    depth: int = 0
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    page: int | None = None
    table: _Table = field(default_factory=_Table)
    in_table: bool = False
    page_code: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    style_name: list[str] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    title: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    unread: int = 0
    high: str = ""
    starred: bool = False
    number: list[str] = field(default_factory=list)

    def take(self, token: Token) -> None:
        """One sign."""
        if token.kind == "bytes":
            self._bytes(token)
            return
        self._flush()
        if token.kind == "open":
            self._open()
        elif token.kind == "close":
            self._close()
        else:
            self._word(token.word, token.number)

    def done(self) -> list[Block]:
        """All blocks, the last one ended."""
        self._flush()
        self._end()
        self._end_table()
        return self.blocks

    def _open(self) -> None:
        self.depth += 1
        if self.depth <= _DEEPEST:
            self.stack.append(self.state)
            self.state = replace(self.state, first=True)

    def _close(self) -> None:
        if self.state.into == "listtext" and self.stack and self.stack[-1].into != "listtext":
            self._number()
        if self.state.into == "stylesheet" and self.style_name:
            self.styles.setdefault(self.state.style, "".join(self.style_name).strip(" ;"))
            self.style_name = []
        if self.depth <= _DEEPEST and self.stack:
            self.state = self.stack.pop()
        self.depth = max(0, self.depth - 1)

    def _number(self) -> None:
        """What is printed before a list's item is kept where it has a letter ("Q1."), as a label has."""
        number, self.number = "".join(self.number), []
        if any(map(str.isalpha, number)):
            self.runs.append(Run(number, self.state.look, page=self.page))

    def _bytes(self, token: Token) -> None:
        raw = token.raw
        if self.unread:
            stepped = min(self.unread, len(raw))
            self.unread -= stepped
            raw = raw[stepped:]
        if raw:
            self.state = replace(self.state, first=False)
            self.raw += raw

    def _flush(self) -> None:
        """Words gathered as bytes are decoded together: a letter may take two."""
        if self.raw:
            code = self.fonts.get(self.state.font, self.page_code)
            self._say(bytes(self.raw).decode(code, errors="replace"))
            self.raw.clear()

    def _say(self, text: str) -> None:
        into = self.state.into
        if self.high or any("\ud800" <= letter <= "\udfff" for letter in text):
            text, self.high = _paired(self.high + text)
        if into is None or self.state.hidden or not text:
            return
        if into == "":
            self.runs.append(Run(text.replace("\u00ad", ""), self.state.look, page=self.page))
        elif into == "title":
            self.title.append(text)
        elif into == "listtext":
            self.number.append(text)
        elif into == "stylesheet":
            self.style_name.append(text)
        elif into in _NOTES:
            self.left[_NOTES[into]] += len(text.split())

    def _word(self, word: str, number: int | None) -> None:
        opening, self.state = self.state.first, replace(self.state, first=False)
        if word == "*":
            self.state = replace(self.state, first=True)
            self.starred = True
            return
        starred, self.starred = self.starred, False
        if opening and self._destination(word, starred=starred):
            return
        if word in _LOOKS or word in {"plain", "v", "deleted", "ulnone", "cf"}:
            self._looks(word, number)
        elif word == "u" and number is not None:
            self._say(chr(number % 65536))
            self.unread = self.state.skip
        elif word == "uc":
            self.state = replace(self.state, skip=min(10, max(0, number or 0)))
        elif word in {"f", "s", "fcharset", "ansicpg", "mac", "pc", "pca"}:
            self._numbers(word, number)
        elif self.state.into == "":
            self._layout(word)
        elif word in SIGNS and word != "par":
            self._say(SIGNS[word])

    def _destination(self, word: str, *, starred: bool) -> bool:
        """Whether a word says where the words of its group go."""
        if word in _NOTES:
            into: str | None = word if self.state.into == "" else None
        elif word in {"fonttbl", "stylesheet"} or (word == "listtext" and self.state.into == ""):
            into = word
        elif word == "title" and self.state.into is None:
            into = "title"
        elif word in _SKIPPED or word == "info" or (starred and word not in _KEPT):
            into = None
        else:
            return False
        self.state = replace(self.state, into=into)
        return True

    def _looks(self, word: str, number: int | None) -> None:
        on = number != 0
        if word in {"v", "deleted"}:
            self.state = replace(self.state, hidden=on)
        elif word == "plain":
            self.state = replace(self.state, look=PLAIN, hidden=False)
        elif word == "ulnone":
            self.state = replace(self.state, look=self.state.look & ~Look.UNDERLINED)
        elif word == "cf":
            coloured = self.state.look | Look.COLOURED
            self.state = replace(self.state, look=coloured if number else self.state.look & ~Look.COLOURED)
        else:
            look = self.state.look | _LOOKS[word] if on else self.state.look & ~_LOOKS[word]
            self.state = replace(self.state, look=look)

    def _numbers(self, word: str, number: int | None) -> None:
        if word == "f":
            self.state = replace(self.state, font=number or 0)
        elif word == "s":
            self.state = replace(self.state, style=number or 0)
        elif word == "fcharset" and self.state.into == "fonttbl" and number:
            self.fonts[self.state.font] = CODE_PAGES.get(number, self.page_code)
        elif word == "ansicpg":
            self.page_code = _known(f"cp{number}") or self.page_code
        elif word in {"mac", "pc", "pca"}:
            self.page_code = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]

    def _layout(self, word: str) -> None:
        if word in {"par", "sect", "page"}:
            self._end()
            if word == "page":
                self.page = (self.page or 1) + 1
        elif word == "pard":
            self.in_table = False
            self.state = replace(self.state, style=0)
        elif word == "intbl":
            self.in_table = True
        elif word in {"cell", "nestcell"}:
            self.in_table = True
            self._end()
            self.table.cells.append(tuple(self.table.cell))
            self.table.cell = []
        elif word in {"row", "nestrow"}:
            self.table.rows.append(tuple(self.table.cells))
            self.table.cells = []
            self.in_table = False
        elif word in SIGNS:
            self._say(SIGNS[word])

    def _end(self) -> None:
        """Ends the paragraph."""
        if any(run.text.strip() for run in self.runs):
            style = self.styles.get(self.state.style, "")
            level = style.lower().removeprefix("heading ")[:1]
            heading = int(level) if style.lower().startswith("heading ") and level.isdecimal() else 0
            paragraph = Paragraph(runs=tuple(self.runs), style=style, level=heading)
            if self.in_table:
                self.table.cell.append(paragraph)
            else:
                self._end_table()
                self.blocks.append(paragraph)
        self.runs = []

    def _end_table(self) -> None:
        loose = [*(paragraph for cell in self.table.cells for paragraph in cell), *self.table.cell]
        if self.table.rows:
            self.blocks.append(Table(tuple(self.table.rows)))
        self.blocks += loose
        self.table = _Table()


def _paired(text: str) -> tuple[str, str]:
    """Halves of letters beyond the first plane put together; the first half that still waits for its second."""
    waiting = text[-1:] if "\ud800" <= text[-1:] <= "\udbff" else ""
    whole = text[: len(text) - len(waiting)]
    return whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), waiting


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
