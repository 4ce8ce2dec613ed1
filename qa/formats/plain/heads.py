"""What may be a speaker's label at the head of a line, however it is printed.

A line's head is read from left to right, each part optional: marks of lists, quotations and headings; emphasis; a time;
the name, in brackets or not; what is said of the name; a time again; the mark that ends the label. Nothing is read
twice, so that no line takes long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from qa.formats.plain.labels import WEAK, Label, Style
from qa.formats.plain.stamps import CLOCK, Stamp, stamp_at
from qa.text import LabelKind, bare_name, label_kind
from qa.text.layout import H, Span

_OPENER = re.compile(rf"(?:(?:>{{1,3}}|[-*+•▪●◦‣·–—―]|\d{{1,4}}[.)]|\#{{1,6}}){H}{{1,4}}|>{{1,3}}){{0,4}}")
_TAG = r"</?(?:b|strong|i|em|u|span|p|font|cite|mark|div)\b[^<>\r\n]{0,80}>"
_EMPHASIS = re.compile(rf"(?:\\?[*_]{{1,3}}|`|{_TAG}|&nbsp;|{H}){{0,8}}")
_CLOSING = re.compile(rf"(?:\\?[*_]{{1,3}}|`|{_TAG}){{0,4}}")
_BETWEEN = re.compile(rf"(?:{H}|[-–—|:,;]|&nbsp;){{0,6}}")
_NAMED = r"[@&#]?[^\W_][^\r\n:：\[\](){}<>|*`\t]"
_RUN = re.compile(rf"{_NAMED}{{0,90}}")
_ENCLOSED = re.compile(
    rf"\\?(?P<open>[\[(<【〔{{])(?:\\?[*_]{{1,3}}|{H})*(?P<name>[@]?[^\W_][^\r\n\[\](){{}}<>【】〔〕|*]{{0,59}}?)"
    r"[:：]?(?:\\?[*_]{1,3})*\s?\\?[\])>】〕}]"
)
_CUT = re.compile(rf"{H}*\.?{H}?[–—―](?={H})|\.{H}?-(?={H})|{H}-{{1,2}}(?={H})|,{H}|{H}{{1,3}}(?={CLOCK})|{H}{{2,}}|\t")
_ASIDE = re.compile(
    rf"{H}*(?:\\?[*_]{{1,3}})?(?:\((?P<round>[^\W\d][^()\r\n]{{0,80}})\)|\[(?P<square>[^\W\d][^\[\]\r\n]{{0,60}})\])"
)
_COLON = re.compile(rf"{H}*(?:&nbsp;)?[:：]{{1,2}}(?!//)")
_DASH = re.compile(rf"{H}*(?:\.?{H}?[–—―](?={H}|$)|\.?{H}?-{{1,2}}(?={H})|\|)")
_GAP = re.compile(rf"\t|{H}{{3,}}")
_LETTER = re.compile(
    rf"(?:\\?[*_]{{1,3}})?(?P<name>(?:[QRAPDF]|Question|Réponse|Answer|Frage|Antwort|Pregunta|Respuesta|Domanda|Risposta"
    rf"|Pergunta|Resposta){H}?\d{{0,3}})(?:\\?[*_]{{1,3}})?{H}?(?:\.{H}?[–—-]|[.:：)/–—-])(?:\\?[*_]{{1,3}})?{H}+"
)
_NICK = re.compile(r"@?[^\W\d_][\w.'’-]{0,24}")
_MARKED = re.compile(r"[:：\t|–—―\-\[(<*_`#>•▪●◦‣·+&@\\]|\d|\s{3}")
_REACH = 160
_LONGEST_NAME, _LONGEST_WORD = 60, 30
_SHORT = re.compile(r"[a-z]{1,3}\d{1,2}")
_MARKS = "[]【】〔〕{}<>*_`\\ \t\u00a0\u202f@"


@dataclass(slots=True)
class _Scan:
    """A place in a line that moves to the right only."""

    text: str
    place: int
    end: int

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Steps over what the pattern matches here; gives it back."""
        match = pattern.match(self.text, self.place, self.end)
        if match is None:
            return ""
        self.place = match.end()
        return match.group()

    def stamp(self) -> Stamp | None:
        """Steps over a time that is printed here."""
        found = stamp_at(self.text, self.place, self.end)
        if found is not None:
            self.place = found.end
        return found


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that may be one, where it ends, and how it was set off."""

    name: str
    end: int
    enclosed: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows the name: where the words begin, and how the label ends."""

    end: int
    mark: str
    aside: str
    emphasis: bool
    stamp: Stamp | None


def head(text: str, span: Span) -> Label | None:
    """The label that a line seems to open with; None when nothing at its head can be one."""
    label = _general(text, span)
    if (label is None or label.style in WEAK) and (asked := _LETTER.match(text, *span)) is not None:
        return _lettered(asked, span)
    return label


def _general(text: str, span: Span) -> Label | None:
    if _MARKED.search(text, span.start, min(span.end, span.start + _REACH)) is None:
        return _alone(text, span)
    scan = _Scan(text, span.start, span.end)
    scan.skip(_OPENER)
    emphasis = bool(scan.skip(_EMPHASIS).strip())
    stamp = scan.stamp()
    if stamp is not None:
        scan.skip(_BETWEEN)
        scan.skip(_OPENER)
        emphasis = bool(scan.skip(_EMPHASIS).strip()) or emphasis
    for named in _names(scan):
        tail = _tail(text, named.end, span.end, stamp)
        if tail is not None and (label := _label(text, span, named, tail, emphasis=emphasis, first=stamp)):
            return label
    return None


def _alone(text: str, span: Span) -> Label | None:
    """A label that is all there is on its line, without any mark."""
    printed = span.of(text)
    kind = _kind(printed) if len(printed) <= _LONGEST_NAME else None
    return Label(span.start, span.end, printed, kind, Style.BARE) if kind and not _ends(printed) else None


def _lettered(match: re.Match[str], span: Span) -> Label | None:
    kind = label_kind(match["name"])
    bold = match.group().startswith(("*", "_", "\\"))
    style = Style.BOLD if bold else Style.COLON if ":" in match.group() else Style.DASH
    return Label(span.start, match.end(), match["name"].strip(), kind, style) if kind else None


def _names(scan: _Scan) -> Iterator[_Named]:
    """The names that may stand at this place, the shortest first, then the one that a comma parts from a title."""
    if (inside := _ENCLOSED.match(scan.text, scan.place, scan.end)) is not None:
        yield _Named(inside["name"], inside.end(), enclosed=True)
        return
    run = _RUN.match(scan.text, scan.place, scan.end)
    if run is None:
        return
    comma: _Named | None = None
    for cut in _CUT.finditer(scan.text, scan.place, min(scan.end, run.end() + 12)):
        if cut.start() > run.end() or cut.start() == scan.place:
            break
        if cut.group().startswith(","):
            titled = scan.text[cut.end() : run.end()].strip(" \u00a0\u202f_")
            comma = comma or _Named(scan.text[scan.place : cut.start()], run.end(), remark=titled)
            continue
        if comma is None:
            yield _Named(scan.text[scan.place : cut.start()], cut.start())
    yield _Named(run.group(), run.end())
    if comma is not None:
        yield comma


def _tail(text: str, start: int, end: int, before: Stamp | None) -> _Tail | None:
    scan = _Scan(text, start, end)
    emphasis = bool(scan.skip(_CLOSING))
    asides: list[str] = []
    stamp = None
    for _ in range(3):
        begun = scan.place
        scan.skip(_EMPHASIS)
        found = scan.stamp()
        stamp = stamp or found
        if found is None:
            scan.place = begun
            match = _ASIDE.match(text, scan.place, end)
            if match is None:
                break
            asides.append(match["round"] or match["square"])
            scan.place = match.end()
            emphasis = bool(scan.skip(_CLOSING)) or emphasis
    return _marked(scan, asides, stamp, emphasis=emphasis, timed=before is not None)


def _marked(scan: _Scan, asides: list[str], stamp: Stamp | None, *, emphasis: bool, timed: bool) -> _Tail | None:
    begun = scan.place
    space = scan.skip(_EMPHASIS)
    emphasis = emphasis or bool(space.strip())
    mark = scan.skip(_COLON).strip() or scan.skip(_DASH).strip()
    if mark:
        emphasis = bool(scan.skip(_CLOSING)) or emphasis
    elif scan.place < scan.end:
        mark = "\t" if _GAP.search(space) else ""
        scan.place = begun if not space else scan.place
    after = None if stamp or timed else _stamp_behind(scan)
    return _Tail(scan.place, mark, "; ".join(asides), emphasis, stamp or after)


def _stamp_behind(scan: _Scan) -> Stamp | None:
    """A time printed after the mark: "Jeanne Roy: 00:12 …", "**Jeanne:** [00:12] …"."""
    begun = scan.place
    scan.skip(_EMPHASIS)
    stamp = scan.stamp()
    if stamp is None or (scan.place < scan.end and scan.text[scan.place] not in " \t\u00a0*_`"):
        scan.place = begun
        return None
    scan.skip(_BETWEEN)
    return stamp


def _label(text: str, span: Span, named: _Named, tail: _Tail, *, emphasis: bool, first: Stamp | None) -> Label | None:
    printed = unescape(named.name).strip(_MARKS)
    aside = named.remark or tail.aside
    kind = _kind(printed)
    style = _style(
        named, tail, alone=tail.end >= span.end, emphasis=emphasis or tail.emphasis, stamped=first is not None
    )
    if kind is None:
        nick = style in {Style.COLON, Style.SET_OFF, Style.STAMPED} and _NICK.fullmatch(printed)
        kind = _kind(printed.capitalize()) if nick and not aside else None
        style = Style.NICK
    if kind is None or style is None or (named.remark and not _titled(named, kind, tail)):
        return None
    if not tail.mark and (_ends(printed) or (kind is LabelKind.WORD and style is Style.STAMPED and first)):
        return None
    if text[span.start] == "#" and tail.end < span.end:
        return None
    stamp = first or tail.stamp
    name = f"{printed} ({aside})" if aside else printed
    return Label(span.start, tail.end, name, kind, style, stamp.time if stamp else None)


def _ends(printed: str) -> bool:
    """Whether a full stop ends words ("Good morning."), and no initial."""
    return printed.endswith(".") and len(printed.split()[-1]) > 2


@lru_cache(maxsize=4096)
def _kind(printed: str) -> LabelKind | None:
    if not printed or max(map(len, printed.split())) > _LONGEST_WORD:
        return None
    if _SHORT.fullmatch(printed):
        return label_kind(printed.upper())
    return label_kind(bare_name(printed)) or label_kind(printed)


def _titled(named: _Named, kind: LabelKind, tail: _Tail) -> bool:
    """ "Jeanne Roy, directrice de Truc :": only before a colon, and only behind a whole name."""
    words = named.remark.split()
    ended = any(word.endswith((".", "!", "?", "…")) and len(word) > 4 for word in words)
    whole = kind is LabelKind.NAME or named.name.strip(_MARKS).isupper()
    return tail.mark.startswith((":", "：")) and whole and 0 < len(words) <= 10 and not ended


def _style(named: _Named, tail: _Tail, *, alone: bool, emphasis: bool, stamped: bool) -> Style | None:
    """How the label is set off; None where nothing parts it from the words."""
    if stamped or tail.stamp:
        return Style.STAMPED if tail.mark or alone or named.enclosed or emphasis or tail.stamp else None
    colon = tail.mark.startswith((":", "："))
    if not colon and alone:
        return Style.BARE
    if colon:
        return Style.BRACKETS if named.enclosed else Style.BOLD if emphasis else Style.COLON
    if tail.mark:
        return Style.BRACKETS if named.enclosed and emphasis else Style.DASH
    return Style.SET_OFF if named.enclosed or emphasis else None
