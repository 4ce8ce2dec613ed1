"""Whom an article's narration names, where, as what, and what the words beside a name tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qa.text import fold, names_in
from qa.text.given import given_sex
from qa.text.layout import Span, is_sentence


class Gender(StrEnum):
    """What a pronoun or a civility tells of the one it stands for."""

    HE = "he"
    SHE = "she"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in the narration.

    `name` is the fullest form printed, None where a surname is that of two. `aside` is true behind a preposition
    ("avec Paul Rey"): what the sentence tells is not told of them. `sure` where the words beside say that it is a
    person (a title, an age, "Paul Rey, le chef"), and not a firm or a place.
    """

    span: Span
    name: str | None
    aside: bool
    sure: bool
    gender: Gender | None


_LOWER = r"[^\W\d_A-ZÀ-Þ][\w’'-]*"
_ASIDE = re.compile(
    r"(?:\b(?i:de|du|des|of|at|for|from|chez|in|à|au|aux|avec|with|to|by|par|pour|selon|contre|against|about|sur|on"
    r"|von|mit|bei|für|gegen|nach|zu|zum|zur|vom|laut|con|para|por|según|di|da|del|al|secondo|per|com|segundo"
    rf"|d['’]après|than|unlike|like|comme|near|près|sans|without)\s+(?:(?:the|le|la|les|son|sa|his|her)\s+)?"
    rf"(?:{_LOWER}\s+){{0,2}}|\b[Dd]['’])\Z"
)
_SOURCE = re.compile(
    r"\b(?:[Ss]elon|[Dd]['’]après|[Aa]ccording to|[Ll]aut|[Ss]egún|[Ss]econdo"
    rf"|(?:[Pp]our|[Ff]or)(?=\s+(?:son|sa|le|la|l['’]|un|une|his|her|the)))\s+(?:{_LOWER}\s+){{0,5}}(?:{_LOWER},\s+)?\Z"
)
_NOUN = rf"(?:(?!(?:que|dont|où|de|des|du|à|that|who|und|et)\b){_LOWER}\s+){{1,3}}"
_HIS = re.compile(
    r"(?:\b(?:M|Mr|Monsieur|Herrn?|Sir|Señor|Sr|Don|Père|Father|Frère|[Hh]usband|[Ff]ather|[Ss]on|[Bb]rother)\.?\s+"
    rf"|\b(?:[Ll]e|[Uu]n|[Dd]er|[Ee]l)\s+{_NOUN}|\b(?:mari|père|fils|frère|marido|hermano|hijo)\s+)\Z"
)
_HERS = re.compile(
    r"(?:\b(?:Mme|Mlle|Mrs|Ms|Miss|Madame|Frau|Lady|Señora|Sra|Doña|Sœur|[Ww]ife|[Mm]other|[Dd]aughter|[Ss]ister)\.?\s+"
    rf"|\b(?:[Ll]a|[Uu]ne|[Uu]na|[Dd]ie|[Ss]a)\s+{_NOUN}|\b(?:femme|mère|fille|sœur|mujer|hermana|hija)\s+)\Z"
)
_AGE = r"\A,\s+(?:\d{1,3}(?:\s+(?:ans|Jahre|años))?,\s+)?"
_HE_IS = re.compile(rf"{_AGE}(?:le|un|der|ein|el)\s")
_SHE_IS = re.compile(
    rf"{_AGE}(?:(?:la|une|die|eine|una)\s|(?:an?|the)\s+(?:\w+\s+)?(?:\w*woman|widow|\w*mother|actress|daughter|nun)\b)"
)
_TOLD_OF = re.compile(r"\A(?:,\s+(?!(?:where|où|wo|donde|en|in|à)\b)[a-zà-ÿ\d]|\s*\(\d)")
_TITLED = re.compile(
    r"\b(?:colonel|captain|major|general|sergeant|mayor|doctor|pastor|judge|sheriff|professor|senator|deputy|farmer|baker"
    r"|maire|chef|patron|député|docteur|capitaine|président|directeur|directrice)e?\s+\Z",
    re.IGNORECASE,
)
_BODIES = frozenset(
    (
        *("air", "banque", "bank", "group", "groupe", "university", "universite", "institut", "institute", "city"),
        *("county", "council", "company", "street", "avenue", "rue", "place", "park", "school", "lycee", "hotel"),
        *("hospital", "hopital", "museum", "musee", "association", "federation", "ministry", "ministere", "club"),
        *("commission", "festival", "north", "south", "east", "west", "new", "san", "los", "mount", "lake", "river"),
        *("island", "isle", "road", "court", "church", "bridge", "station", "union", "party", "times", "states"),
        *("kingdom", "republic", "league", "stadt", "universitat", "verein", "ayuntamiento", "universidad"),
    )
)
"""Words of the names of firms and places (folded)."""
_CIVIL = re.compile(
    r"\b(?:M|Mme|Mlle|Mr|Mrs|Ms|Miss|Monsieur|Madame|Herr|Frau|Señora?|Sra?|Dr)\.?\s+(?P<name>[^\W\d_a-z][\w’'-]+)"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
BLANK = "·"
"""What stands for each character of a quotation in a text of which only the narration is left."""
_EITHER = frozenset(("jean", "laurence", "simone", "michele", "andrea", "nicola", "dominique", "claude"))
_LONGEST_HEADING = 20  # words


def given_gender(name: str) -> Gender | None:
    """What a first name tells; nothing where another language gives it to the other sex ("Jean Brodie")."""
    first = fold(name.split()[0])
    sex = given_sex(first) if " " in name and first not in _EITHER else None
    return {"m": Gender.HE, "f": Gender.SHE}.get(sex or "")


def mentions(told: str, spans: Sequence[Span], quoted: Iterable[str]) -> list[Mention]:
    """Everybody named in `told`, in order: in full, by surname or by first name.

    `told` is the text with all but its narration blanked; `quoted` are the names of those who are known to speak.
    Headings name only people whom the text below names too.
    """
    body = [span for span in spans if not _is_heading(span.of(told))]
    full = [(name, start, end) for span in body for name, start, end in _full(told, span)]
    short = _short([*(name for name, _, _ in full), *quoted], told)
    known = {fold(name): name for name, _, _ in full}
    found = {start: (known[fold(name)], start, end) for name, start, end in full}
    for span in spans:
        for name, start, end in _full(told, span):
            if fold(name) in known:
                found[start] = (known[fold(name)], start, end)
    covered = {place for _, start, end in found.values() for place in range(start, end)}
    named = [(short[word.group()], *word.span()) for word in _WORD.finditer(told) if word.group() in short]
    bare = {start: (name, start, end) for name, start, end in named if start not in covered}
    return [_mention(told, name, Span(start, end)) for _, (name, start, end) in sorted((found | bare).items())]


def _is_heading(line: str) -> bool:
    return BLANK not in line and not is_sentence(line.rstrip()) and len(line.split()) <= _LONGEST_HEADING


def _full(told: str, span: Span) -> Iterator[tuple[str, int, int]]:
    for name, start, end in names_in(span.of(told)):
        parts = name.split()
        if len(parts) <= 4 and not _BODIES.intersection(map(fold, parts)) and not name.isupper():
            yield name, span.start + start, span.start + end


def _short(names: Iterable[str], told: str) -> dict[str, str | None]:
    """The single words that stand for somebody, and for whom: None where two share the word."""
    people: dict[str, str | None] = {}
    whole = dict.fromkeys(names)
    for name in whole:
        parts = name.split()
        for part in {parts[0], parts[-1]} if len(parts) > 1 else ():
            if part.endswith(".") or not part[0].isupper():
                continue
            people[part] = None if part in people and people[part] != name else name
    for name in [*(name for name in whole if " " not in name), *(match["name"] for match in _CIVIL.finditer(told))]:
        people.setdefault(name, name)
    return people


def _mention(told: str, name: str | None, span: Span) -> Mention:
    before = told[max(0, span.start - 80) : span.start].rpartition("\n")[2]
    after = told[span.end : span.end + 60]
    his = _HIS.search(before) is not None or _HE_IS.match(after) is not None
    hers = _HERS.search(before) is not None or _SHE_IS.match(after) is not None
    gender = None if his == hers else Gender.HE if his else Gender.SHE
    aside = _ASIDE.search(before) is not None or _SOURCE.search(before) is not None
    sure = not aside and bool(his or hers or _TOLD_OF.match(after) or _TITLED.search(before))
    return Mention(span, name, aside, sure, gender)
