"""Who is said to have spoken the words between quotation marks: incises, verbs of speech, "selon", "according to"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.text.layout import H, Span
from qa.text.names import names_in
from qa.text.saying import ANY_INVERTED, ASIDE, DROPPING, ENGLISH, FRENCH, INVERTED, NAME, SAYS, SUBJECT
from qa.text.subjects import NOBODY, OF, subject, without_opener
from qa.text.words import fold

_AFTER_FR = re.compile(rf"{SAYS}(?P<pronoun>{INVERTED})?\b(?:{ASIDE}\s+{SUBJECT})?")
_ANY_PRONOUN_FR = re.compile(ANY_INVERTED)
_PRONOUN_FR = re.compile(rf"(?:a|avait|s['’]est){INVERTED}\s+(?:\w+\s+)?\w+|(?:[sm]['’]|se\s+)?{FRENCH}{INVERTED}")
_OFFICE = re.compile(
    r"\W*(?:[^,:]{1,40},\s+)?(?:(?:The|Le|La|Der|Die|El)\s+[\w’'-]+\s+"
    r"|(?!(?:Chez|De|Pour|Avec|Sur|Sous|Contre|Après|Avant|Dans|For|With|From|To|At|By|On|In|Of|About|Von|Mit|Bei|Für"
    r"|Nach|Con|Para|Por|Según|Selon)\b)[^\W\d_a-z][\w’'-]*\.?\s+)?"
)
"""What may stand before a name that a sentence begins with: a phrase and its comma, an office, a civility."""
_ENDS = (".", "!", "?", "…", ",")
_DETERMINER = re.compile(r"(?:\s+\w+ment\b)?\s+(?:(?:le|la|les|une?|son|sa|ses|leur)\b|l['’])")
_AFTER_EN = re.compile(rf"{ENGLISH}\s+(?:(?P<pronoun>he|she|they|er|sie|él|ella|lui|lei|ele|ela)\b|{SUBJECT})")
_DROPPED = re.compile(rf"{DROPPING}(?=\s*(?:[.,;:—–-]|$))(?P<pronoun>)")
_TO_HIM = (
    r"(?i:selon|d['’]après|pour|according to|laut|según|secondo|segundo|nach)\s+"
    r"(?P<pronoun>lui|elle|him|her|ihm|ihr|él|ella|lei|ele|ela)\b"
)
_AFTER_HIM = re.compile(_TO_HIM)
_BEFORE_HIM = re.compile(rf"{_TO_HIM},?\Z")
_BEFORE_EN = re.compile(
    rf"(?:(?P<pronoun>he|she|they)|{SUBJECT}(?:,[^,.\"“”«»]{{1,100}},)?)\s+"
    rf"(?:\w+ly\s+|had\s+|has\s+|have\s+|also\s+|later\s+)?{ENGLISH}\b"
)
_ACCORDING = re.compile(
    rf"(?:(?:selon|d['’]après|pour|according to|in the words of|aux yeux de|à en croire|dixit|signé"
    rf"|según|secondo|laut|segundo|-)\s+|[—–]\s*)"
    rf"{SUBJECT}"
)
_OPENING_ACCORDING = re.compile(
    rf"\b(?:[Ss]elon|[Dd]['’]après|[Pp]our|For|[Aa]ccording to|[Ii]n the words of|[Àà] en croire|[Ss]egún|[Ss]econdo"
    rf"|[Ll]aut|[Ss]egundo)\s+{SUBJECT}"
)
_TOLD = re.compile(rf"(?P<name>{NAME})(?:,[^,.]{{1,80}},|,)?\s+(?:{SAYS}|{ENGLISH})\.\Z")
_INDIRECT = re.compile(rf"\b(?:que|qu['’]|that|of|d['’]|de|{ENGLISH}|{FRENCH})\Z")
_ANY_FR = re.compile(rf"\b{SAYS}\b|\bde s['’]\w+er\b")
_ANY_EN = re.compile(rf"\b{ENGLISH}\b|\basking\b|\bsaying\b|\badding\b")
_BETWEEN_COMMAS = re.compile(rf",\s{NAME},\s")
_LAST_EN = re.compile(rf"\b{ENGLISH}(?=\s*[,:]\Z)")
_PRONOUN = re.compile(r"\b(?:il|elle|ils|elles|he|she|they|er|sie|él|ella)\b", re.IGNORECASE)
_NAMED = re.compile(NAME)
_FUNCTION = (
    r"(?:co-?|ex-?|vice-?)?(?:fondat|direct|présid|PDG|patron|chef|respons|ministr|déput|sénat|maire|profess|avocat"
    r"|cherch|expert|port|dirig|gérant|associ|conseil|journal|aut(?:eur|rice)|secrét|général|anci|jeune|numéro)"
)
_RESUMES = re.compile(
    r"\s*(?i:(?:mais|car|parce|puisque|alors|donc|ils?|elles?|je|j['’]|nous|vous|on|c['’]|ce|cela|ça|que|qu['’]|même"
    r"|surtout|si|s['’]|quand|et (?:je|j['’]|nous|il|elle|on|c['’]|que|donc)|n['’]|ne|y|se|est|sont|a|ont|peut|doit"
    r"|sera|était|avait|va|vont|nos|notre|mes|mon|plus|pas|jamais|toujours|aussi|dont|où|lorsque|comme|sans|afin|grâce"
    rf"|aujourd['’]hui)\b|(?:l['’]|(?:les?|la|une?|des)\s+)(?!{_FUNCTION}))"
    r"|\s*(?:de|à|pour|par|dans|avec|sur|en)\s+(?=[a-zà-ÿ])"
)
"""What goes on with the speech behind an incise, and does not describe who speaks."""
_STOP = re.compile(r"[.!?…](?=\s|$|[\"»”])")
_ABBREVIATED = re.compile(r"(?:\b(?:M|MM|Mr|Mrs|Ms|Mme|Mlle|Dr|Pr|Prof|St)|\b[A-Z])$")
_INSIDE = re.compile(rf"(?:(?P<comma>{H}*,)|(?<=[?!…])|{H}[–—-])\s+(?={SAYS}|{ANY_INVERTED})")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who spoke, as printed: `name` is None where only a function ("le ministre") or a pronoun says it.

    `span` is the incise itself, for one that stands inside the quotation; `pronoun` is true for "a-t-il ajouté",
    and `apart` for a pronoun that sets somebody against the last who spoke ("Lui hausse les épaules.").
    """

    name: str | None
    pronoun: bool
    span: Span
    apart: bool = False


def incises(text: str, inner: Span) -> list[Attribution]:
    """The incises inside a quotation ("…, explique Jeanne Roy, directrice de Truc. …"), in order, not overlapping."""
    found: list[Attribution] = []
    place = inner.start
    while (match := _INSIDE.search(text, place, inner.end)) is not None:
        incise = _incise(text, match, inner.end)
        place = match.end() if incise is None else incise.span.end
        if incise is not None:
            found.append(incise)
    return found


def _incise(text: str, match: re.Match[str], stop: int) -> Attribution | None:
    said = _AFTER_FR.match(text, match.end(), stop)
    if said and said["name"]:
        return Attribution(subject(said), False, Span(match.start(), _incise_end(text, said.end(), stop)))
    pronoun = _ANY_PRONOUN_FR.match(text, match.end(), stop) or _PRONOUN_FR.match(text, match.end(), stop)
    if pronoun is None:
        return None
    end = pronoun.end()
    closed = re.compile(r"\s*[,.]").match(text, end, stop)
    return Attribution(None, True, Span(match.start(), closed.end() if closed else _incise_end(text, end, stop)))


def _incise_end(text: str, start: int, end: int) -> int:
    """After an incise's name: at the full stop, or at the comma after which the speech goes on."""
    place = start
    for stop in _STOP.finditer(text, start, end):
        place = stop.end()
        if not (stop.group() == "." and _ABBREVIATED.search(text[start - 3 if start > 3 else 0 : stop.start()])):
            break
    else:
        place = end
    for comma in re.finditer(r",", text[start:place]):
        after = start + comma.end()
        if _RESUMES.match(text, after, place):
            return after
    return place


def attribution_after(text: str, start: int, end: int) -> Attribution | None:
    """What follows a closing mark at once: "…", a déclaré X; "…," said X; "…" she added; « … », selon X; "…" — X."""
    lead = re.compile(r"[\s,.]*").match(text, start, min(end, start + 6))
    place = lead.end() if lead else start
    if lead and "." not in lead.group() and (match := _ANY_PRONOUN_FR.match(text, place, end)):
        return Attribution(None, True, Span(start, match.end()))
    for pattern in (_DROPPED, _AFTER_HIM, _AFTER_FR, _AFTER_EN, _BEFORE_EN, _ACCORDING):
        match = pattern.match(text, place, min(end, place + 240))
        if match is None or (pattern is _BEFORE_EN and _goes_on(text, start, match.end(), end)):
            continue
        groups = match.groupdict()
        pronoun = groups.get("pronoun") is not None or bool(_PRONOUN_FR.match(match.group()))
        if pronoun and not groups.get("name"):
            return Attribution(None, True, Span(start, match.end()))
        if groups.get("name"):
            return Attribution(subject(match), False, Span(start, match.end()))
        closed = "," in text[start:place] or text[max(0, start - 5) : start].rstrip('»”"’ \u00a0\u202f').endswith(_ENDS)
        if pattern is _AFTER_FR and closed and _DETERMINER.match(text, match.end(), end):
            return Attribution(None, False, Span(start, match.end()))
    return None


def attribution_before(text: str, start: int, end: int, *, indirect: bool = False) -> Attribution | None:
    """What leads to an opening mark at `end`, from `start` on: X explique : « … »; Selon X, « … »; X said, "…".

    With `indirect` also where the quotation goes on with the sentence: X estime que « … »; X said that "…".
    """
    lead = text[start:end].rstrip()
    if not lead:
        return None
    if _BEFORE_HIM.search(lead):
        return Attribution(None, True, Span(start, end))
    if (match := _OPENING_ACCORDING.search(lead)) and (lead.endswith((",", ":")) or _at_once(match)):
        return Attribution(subject(match), False, Span(start, end))
    if (told := _TOLD.search(lead)) and " " in told["name"]:
        return Attribution(without_opener(told["name"]), False, Span(start, end))
    said = _LAST_EN.search(lead) or _ANY_FR.search(lead) or _ANY_EN.search(lead)
    led = lead.endswith((":", ",")) or (indirect and _INDIRECT.search(lead) is not None)
    if not led or (said is None and not lead.endswith(":")):
        return None
    if said is None:
        return _bare_lead(lead, Span(start, end))
    return _lead_subject(lead, said.start(), Span(start, end))


def _goes_on(text: str, mark: int, said: int, end: int) -> bool:
    """Whether "X said" behind words that a full stop ends is a sentence of its own: "…." X said the bill was lost."""
    ended = text[max(0, mark - 3) : mark].rstrip('»”“"’ \u00a0\u202f').endswith(".")
    return ended and re.compile(r"\s*(?:[.,;:]|\w+ly\b)").match(text, said, end) is None and said < end


def _at_once(match: re.Match[str]) -> bool:
    """Whether nothing stands between a source and its words ("Laut Anna Vogel „…“"); "for" and "pour" say more."""
    return match.end() == len(match.string) and not match.group().lower().startswith(("pour", "for"))


def _bare_lead(lead: str, span: Span) -> Attribution | None:
    """A colon without a verb of speech ("Parmi eux, Yves Roy, 44 ans : «"): whoever the sentence begins with."""
    for name, start, _ in names_in(lead):
        if _OFFICE.fullmatch(lead[:start]):
            return Attribution(name, False, span)
        break
    return None


def _lead_subject(lead: str, verb: int, span: Span) -> Attribution:
    """The subject of a verb that leads to a quotation: the name beside it, else the first full name, else a pronoun."""
    before = [match for match in _NAMED.finditer(lead, 0, verb) if _is_name(lead, match)]
    if before and re.fullmatch(r"\s*(?:\w+ly\s+)?", lead[before[-1].end() : verb]):
        return Attribution(without_opener(before[-1].group()), False, span)
    if before and " " in before[-1].group() and _BETWEEN_COMMAS.match(lead, max(0, before[-1].start() - 2)):
        return Attribution(without_opener(before[-1].group()), False, span)
    pronoun = re.search(r"\b(?:il|elle|ils|elles|he|she|they|er|sie|él|ella)\s*\Z", lead[:verb], re.IGNORECASE)
    full = [match.group() for match in before if " " in match.group()]
    if full and pronoun is None:
        return Attribution(without_opener(full[0]), False, span)
    if before and re.search(r",\s*\Z", lead[: before[-1].start()]):
        return Attribution(without_opener(before[-1].group()), False, span)
    if _PRONOUN.search(lead):
        return Attribution(None, True, span)
    after = [match.group() for match in _NAMED.finditer(lead, verb) if _is_name(lead, match)]
    return Attribution(without_opener(after[0]) if after else None, False, span)


def signature(line: str) -> str | None:
    """Who signs a quotation on the line below it: "— Jeanne Roy, directrice"; None for any other line."""
    match = re.match(rf"[—–-]\s*({NAME})\s*(?:[,(.]|$)", line)
    return match[1].rstrip(".") if match and " " in match[1] else None


def _is_name(lead: str, match: re.Match[str]) -> bool:
    """Not a capital that only opens the sentence, nor what "de" makes a firm."""
    from_words = lead[: match.start()].split()
    if not from_words and " " not in match.group():
        return fold(match.group()) not in NOBODY
    return not from_words or fold(from_words[-1]) not in OF
