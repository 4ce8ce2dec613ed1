"""Where every label is set in capitals, whatever else opens a paragraph in capitals before the same mark is one too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.formats.plain.labels import Label, Style
from qa.text import LabelKind, fold
from qa.text.layout import H, Span

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_CAPITALS = re.compile(
    rf"(?P<name>{_UPPER}[^\W\d_a-zß-öø-ÿ'’. -]*(?:[ '’.\u00a0-]{{1,2}}[^\W_a-zß-öø-ÿ]+){{1,8}})"
    rf"(?P<mark>{H}*:|\.?{H}*[–—])(?:{H}+|\Z)"
)
_NOBODY = re.compile(
    r"(?:note|nb|n b|attention|warning|important|remarque|source|photo|credits?|part|partie|chapter|chapitre|scene|act"
    r"|acte|exhibit|section|question|annexe|appendix|figure|table|fin|end|sound|musique|music|video|extrait)\b"
)
_FEWEST = 4


def shouted(text: str, atoms: Sequence[Span], chosen: Sequence[Label]) -> list[Label]:
    """The labels chosen, and those in capitals that have no other shape of one ("LA FERMIÈRE DU HAUT :"), once too.

    Only where four labels at least are chosen, those of two letters and more are all in capitals, and open most of the
    paragraphs from the first on.
    """
    names = [label for label in chosen if sum(map(str.isalpha, label.name)) > 1]
    if len(names) < _FEWEST or not all(label.name.isupper() for label in names):
        return list(chosen)
    after = [span for span in atoms if span.start >= chosen[0].start]
    styles = {label.style for label in names}
    if 10 * len(chosen) < 6 * len(after) or not styles <= {Style.COLON, Style.DASH}:
        return list(chosen)
    taken = {label.start for label in chosen}
    more = _more(text, [span for span in after if span.start not in taken], styles)
    return sorted([*chosen, *more], key=lambda label: label.start)


def _more(text: str, spans: Sequence[Span], styles: set[Style]) -> Iterator[Label]:
    for span in spans:
        match = _CAPITALS.match(text, *span)
        if match is None or not match["name"].isupper() or _NOBODY.match(fold(match["name"])):
            continue
        style = Style.COLON if ":" in match["mark"] else Style.DASH
        if style in styles:
            yield Label(span.start, match.end(), match["name"], LabelKind.PART, style)
