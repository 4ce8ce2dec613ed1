"""Labels of minutes, which a full stop ends: "Mme la présidente. La parole est …", "The SPEAKER. Order.", "M. Luc Bel,
rapporteur. Avis défavorable.", "Mr. ODELL of Ohio. I rise …"."""

from __future__ import annotations

import re

from qa.formats.plain.labels import Label, Style
from qa.text import LabelKind
from qa.text.layout import H, Span
from qa.text.parts import is_part

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:{_UPPER}[\w'’-]+|{_UPPER}\.|d['’]{_UPPER}[\w-]+|de|du|des|van|von|der|del|di|da)"
_CIVIL = r"(?:MM?\.|Mmes?|Mlles?|Mr\.?|Mrs\.?|Ms\.?|Messrs\.?|Madame|Monsieur|Madam|Frau|Herr|Sra?\.|Dr\.?)"
_STOPPED = re.compile(
    rf"(?P<name>{_CIVIL}{H}+{_WORD}(?:{H}+{_WORD}){{0,4}}"
    rf"|(?:{_CIVIL}{H}+)?(?:[Ll][ea]{H}|[Ll]['’]|The{H})[\w'’ -]{{3,60}}?)"
    rf"(?:{H}+of{H}{_UPPER}[\w ]{{2,30}}?|{H}*,{H}(?P<post>[^\W\d_A-Z][^.:;!?\r\n]{{2,120}}?)"
    rf"|{H}*\((?P<aside>[^()\r\n]{{2,60}})\))?\.{H}{{1,3}}(?=[«“\"(]?{H}?[^\W\d_a-zß-öø-ÿ])"
)
_FIRST = frozenset("MTLFHSD")


def stopped(text: str, span: Span) -> Label | None:
    """The label that a civility opens, or an office, and that a full stop ends; None for any other line."""
    if text[span.start] not in _FIRST or (match := _STOPPED.match(text, *span)) is None:
        return None
    name = " ".join(match["name"].split())
    office = is_part(name)
    if not office and re.match(_CIVIL, name) is None:
        return None
    kind = LabelKind.PART if office else LabelKind.NAME
    aside = match["post"] or match["aside"]
    return Label(span.start, match.end(), f"{name} ({aside})" if aside else name, kind, Style.STOPPED)
