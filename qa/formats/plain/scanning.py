"""The parts of a line's head, read from left to right: what opens it, the name, what follows the name.

Each part is optional. Nothing is read twice, so that no line takes long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.formats.plain.stamps import CLOCK, Stamp, stamp_at
from qa.text import LabelKind, bare_name, label_kind
from qa.text.layout import H, Span

OPENER = re.compile(
    rf"(?:(?:>{{1,3}}|[-*+•▪●◦‣·–—―]|\d{{1,4}}[.)]|\#{{1,6}}){H}{{1,4}}|>{{1,3}}|(?:\d{{1,4}}|\[\d{{1,4}}\]){H}{{1,4}}(?=[^\W\d_])"
    rf"|[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]{{1,6}}{H}{{0,4}}){{0,4}}"
)
_TAG = r"</?(?:b|strong|i|em|u|span|p|font|cite|mark|div)\b[^<>\r\n]{0,80}>"
EMPHASIS = re.compile(rf"(?:\\?[*_]{{1,3}}|`|{_TAG}|&nbsp;|{H}){{0,8}}")
_CLOSING = re.compile(rf"(?:\\?[*_]{{1,3}}|`|\]|{_TAG}){{0,4}}")
_TIMED = re.compile(rf"(?:,{H}?|{H}?[–—-]{H}?|{H})(?={CLOCK}\Z)")
BETWEEN = re.compile(rf"(?:{H}|[-–—|:,;]|&nbsp;){{0,6}}")
_NAMED = r"[@&#]?[^\W_][^\r\n:：\[\](){}<>|*`\t]"
_RUN = re.compile(rf"{_NAMED}{{0,90}}")
_ENCLOSED = re.compile(
    rf"\\?(?P<open>[\[(<【〔{{])(?:\\?[*_]{{1,3}}|{H})*(?P<name>[@]?[^\W_][^\r\n\[\](){{}}<>【】〔〕|*]{{0,59}}?)"
    r"[:：]?(?:\\?[*_]{1,3})*\s?\\?[\])>】〕}]"
)
_CUT = re.compile(
    rf"{H}*\.?{H}?[–—―](?={H})|\.{H}?-(?={H})|{H}-{{1,2}}(?={H})|{H}/{H}|,{H}|{H}{{1,3}}(?={CLOCK})|{H}{{2,}}|\t"
)
_ASIDE = re.compile(
    rf"{H}*(?:\\?[*_]{{1,3}})?(?:\((?P<round>[^\W\d][^()\r\n]{{0,80}})\)|\[(?P<square>[^\W\d][^\[\]\r\n]{{0,60}})\])"
)
_MOST_JOINED = 4  # words
_COLON = re.compile(rf"{H}*(?:&nbsp;)?[:：]{{1,2}}(?!//)")
_DASH = re.compile(rf"{H}*(?:\.?{H}?[–—―](?={H}|$)|\.?{H}?-{{1,2}}(?={H})|\||>{{1,2}}(?={H}))")
_CLOCK = re.compile(CLOCK)
_GAP = re.compile(rf"\t|{H}{{3,}}")


@dataclass(slots=True)
class Scan:
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
class Named:
    """A name that may be one, where it ends, and how it was set off."""

    name: str
    end: int
    enclosed: bool = False
    remark: str = ""
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the name: where the words begin, and how the label ends."""

    end: int
    mark: str
    aside: str
    emphasis: bool
    stamp: Stamp | None


def names(scan: Scan) -> Iterator[Named]:
    """The names that may stand at this place, the shortest first, then the one that a comma parts from a title."""
    if (inside := _ENCLOSED.match(scan.text, scan.place, scan.end)) is not None:
        timed = _TIMED.search(inside["name"])
        name = inside["name"][: timed.start()] if timed else inside["name"]
        stamp = stamp_at(inside["name"], timed.end(), len(inside["name"])) if timed else None
        yield Named(name, inside.end(), enclosed=True, stamp=stamp)
        return
    run = _RUN.match(scan.text, scan.place, scan.end)
    if run is None:
        return
    comma: Named | None = None
    for cut in _CUT.finditer(scan.text, scan.place, min(scan.end, run.end() + 12)):
        if cut.start() > run.end() or cut.start() == scan.place:
            break
        if cut.group().startswith(","):
            titled = scan.text[cut.end() : run.end()].strip(" \u00a0\u202f_")
            comma = comma or Named(scan.text[scan.place : cut.start()], run.end(), remark=titled)
            continue
        if comma is not None and cut.group().lstrip().startswith("."):
            titled = scan.text[scan.place + len(comma.name) : cut.start()].strip(", \u00a0\u202f")
            yield Named(comma.name, cut.start(), remark=titled)
        if comma is not None and _CLOCK.match(scan.text, cut.end()) is not None:
            yield Named(scan.text[scan.place : cut.start()], cut.start())
        if comma is None:
            yield from _joined(scan.text, Span(scan.place, cut.start()), Span(cut.end(), run.end()))
            yield Named(scan.text[scan.place : cut.start()], cut.start())
    yield Named(run.group(), run.end())
    if comma is not None:
        yield comma


def _joined(text: str, first: Span, second: Span) -> Iterator[Named]:
    """ "Host - Jeanne Roy:", "Jeanne Roy – Truc:": a name beside a part or a firm, where a colon ends both."""
    one, other = first.of(text).strip(), second.of(text).strip()
    if text[second.end : second.end + 1] in {":", "："} and 0 < len(other.split()) <= _MOST_JOINED:
        kinds = label_kind(bare_name(one)), label_kind(bare_name(other))
        if kinds == (LabelKind.FUNCTION, LabelKind.NAME):
            yield Named(other, second.end, remark=one)
        elif kinds[0] is LabelKind.NAME and kinds[1] is not None:
            yield Named(one, second.end, remark=other)


def tail_of(text: str, start: int, end: int, before: Stamp | None) -> Tail:
    """What follows a name that ends at `start`; a time printed `before` the name leaves none to look for behind it."""
    scan = Scan(text, start, end)
    emphasis = bool(scan.skip(_CLOSING))
    asides: list[str] = []
    stamp = None
    bare = scan.place
    for _ in range(3):
        begun = scan.place
        scan.skip(EMPHASIS)
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
    tail = _marked(scan, asides, stamp, emphasis=emphasis, timed=before is not None)
    if tail.mark or not asides or tail.end >= end:
        return tail
    # "**Jeanne** (laughs) Yes.": where no mark ends the label, what is in parentheses belongs to the words.
    scan.place = bare
    return _marked(scan, [], None, emphasis=emphasis, timed=before is not None)


def _marked(scan: Scan, asides: list[str], stamp: Stamp | None, *, emphasis: bool, timed: bool) -> Tail:
    begun = scan.place
    space = scan.skip(EMPHASIS)
    emphasis = emphasis or bool(space.strip())
    mark = scan.skip(_COLON).strip() or scan.skip(_DASH).strip()
    if mark:
        emphasis = bool(scan.skip(_CLOSING)) or emphasis
    elif scan.place < scan.end:
        mark = "\t" if _GAP.search(space) else ""
        scan.place = begun if not space else scan.place
    after = None if stamp or timed else _stamp_behind(scan)
    return Tail(scan.place, mark, "; ".join(asides), emphasis, stamp or after)


def _stamp_behind(scan: Scan) -> Stamp | None:
    """A time printed after the mark: "Jeanne Roy: 00:12 …", "**Jeanne:** [00:12] …"."""
    begun = scan.place
    scan.skip(EMPHASIS)
    stamp = scan.stamp()
    if stamp is None or (scan.place < scan.end and scan.text[scan.place] not in " \t\u00a0*_`"):
        scan.place = begun
        return None
    scan.skip(BETWEEN)
    return stamp
