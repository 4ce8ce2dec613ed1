"""What may be a speaker's label at the head of a line, however it is printed.

A line's head is read from left to right, each part optional: marks of lists, quotations and headings; emphasis; a time;
the name, in brackets or not; what is said of the name; a time again; the mark that ends the label.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from qa.formats.plain.labels import WEAK, Label, Style
from qa.formats.plain.minutes import stopped
from qa.formats.plain.scanning import BETWEEN, EMPHASIS, OPENER, Named, Scan, Tail, names, tail_of
from qa.formats.plain.stamps import Stamp
from qa.text import LabelKind, bare_name, label_kind
from qa.text.layout import H, Span
from qa.text.parts import is_part

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


def head(text: str, span: Span) -> Label | None:
    """The label that a line seems to open with; None when nothing at its head can be one."""
    label = _general(text, span)
    if (label is None or label.style in WEAK) and (asked := _LETTER.match(text, *span)) is not None:
        return _lettered(asked, span)
    return label or stopped(text, span)


def _general(text: str, span: Span) -> Label | None:
    if _MARKED.search(text, span.start, min(span.end, span.start + _REACH)) is None:
        return _alone(text, span)
    scan = Scan(text, span.start, span.end)
    scan.skip(OPENER)
    emphasis = bool(scan.skip(EMPHASIS).strip())
    stamp = scan.stamp()
    if stamp is not None:
        scan.skip(BETWEEN)
        scan.skip(OPENER)
        emphasis = bool(scan.skip(EMPHASIS).strip()) or emphasis
    for named in names(scan):
        tail = tail_of(text, named.end, span.end, stamp)
        if (label := _label(text, span, named, tail, emphasis=emphasis, first=stamp)) is not None:
            return label
    return None


def _alone(text: str, span: Span) -> Label | None:
    """A label that is all there is on its line, without any mark."""
    printed = span.of(text)
    kind = _kind(printed) if len(printed) <= _LONGEST_NAME else None
    told = kind not in {None, LabelKind.PART} and not _ends(printed)
    return Label(span.start, span.end, printed, kind, Style.BARE) if kind and told else None


def _lettered(match: re.Match[str], span: Span) -> Label | None:
    kind = label_kind(match["name"])
    bold = match.group().startswith(("*", "_", "\\"))
    style = Style.BOLD if bold else Style.COLON if ":" in match.group() else Style.DASH
    return Label(span.start, match.end(), match["name"].strip(), kind, style) if kind else None


def _label(text: str, span: Span, named: Named, tail: Tail, *, emphasis: bool, first: Stamp | None) -> Label | None:
    printed = unescape(named.name).strip(_MARKS)
    aside = named.remark or tail.aside
    closed = emphasis or tail.emphasis
    if closed and not tail.mark and printed.endswith(".") and tail.end < span.end:
        printed = printed.rstrip(".")
    kind = _kind(printed) or (_turned(printed) if tail.stamp else None)
    style = _style(
        named, tail, alone=tail.end >= span.end, emphasis=emphasis or tail.emphasis, stamped=first is not None
    )
    if kind is None:
        nick = style in {Style.COLON, Style.SET_OFF, Style.STAMPED} and _NICK.fullmatch(printed)
        kind = _kind(printed.capitalize()) if nick and not aside else None
        style = Style.NICK
    if kind is None or style is None or (named.remark and not _titled(named, kind, tail)):
        return None
    worded = kind is LabelKind.WORD and style is Style.STAMPED and first and tail.end < span.end
    if not tail.mark and (_ends(printed) or worded):
        return None
    if text[span.start] == "#" and tail.end < span.end:
        return None
    if kind is LabelKind.WORD and style is Style.DASH and tail.mark.startswith(".") and is_part(f"La {printed}"):
        kind = LabelKind.PART  # "Président. – La séance est ouverte."
    if kind is LabelKind.PART and style in {Style.BARE, Style.SET_OFF, Style.NICK}:
        return None
    stamp = first or named.stamp or tail.stamp
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
    part = LabelKind.PART if is_part(printed) else None
    bare = bare_name(printed)
    kind = label_kind(bare) or label_kind(printed) or part
    civil = kind is LabelKind.WORD and bare != printed and len(bare.split()) < len(printed.split())
    return LabelKind.NAME if civil else kind


def _turned(printed: str) -> LabelKind | None:
    """A name in reverse order, "Roy, Jeanne": proves no more than a word does until it comes back."""
    surname, comma, first = printed.partition(", ")
    kinds = label_kind(surname), label_kind(first)
    named = all(kind in {LabelKind.WORD, LabelKind.NAME} for kind in kinds) and len(first.split()) <= 2
    return LabelKind.WORD if comma and named else None


def _titled(named: Named, kind: LabelKind, tail: Tail) -> bool:
    """ "Jeanne Roy, directrice de Truc :": only before a colon or ". –", and only behind a whole name."""
    words = named.remark.split()
    ended = any(word.endswith((".", "!", "?", "…")) and len(word) > 4 for word in words)
    whole = kind is LabelKind.NAME or named.name.strip(_MARKS).isupper()
    return tail.mark.startswith((":", "：", ".")) and whole and 0 < len(words) <= 10 and not ended


def _style(named: Named, tail: Tail, *, alone: bool, emphasis: bool, stamped: bool) -> Style | None:
    """How the label is set off; None where nothing parts it from the words."""
    if stamped or named.stamp or tail.stamp:
        return Style.STAMPED if tail.mark or alone or named.enclosed or emphasis or tail.stamp else None
    colon = tail.mark.startswith((":", "："))
    if not colon and alone:
        return Style.BARE
    if colon:
        return Style.BRACKETS if named.enclosed else Style.BOLD if emphasis else Style.COLON
    if tail.mark:
        return Style.BRACKETS if named.enclosed and emphasis else Style.DASH
    return Style.SET_OFF if named.enclosed or emphasis else None
