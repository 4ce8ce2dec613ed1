"""Who is said to have spoken the words between quotation marks: incises, verbs of speech, "selon", "according to"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.formats.layout import H, Span
from qa.text import fold

_STEMS = (
    "expliqu affirm déclar ajout poursui précis confi soulign estim regrett souvien souvenai rappel assur conclu reconna"
    " reconnu admet admis racont témoign résum insist analys comment répond répliqu rétorqu lanc gliss souffl murmur exclam"
    " plaid martel indiqu observ constat jug déplor dénonc critiqu prévien préven averti promet promis annonc détaill nuanc"
    " tempèr tempér inquièt inquiét interrog étonn amus indign agac enthousiasm félicit réjoui renchéri abond complèt complét"
    " concèd concéd avou justifi argument argu développ illustr évoqu demand réagi écri ironis raill appui appuy défend"
    " espèr espér souhait vant préd soupir plain tranch pest fulmin relativis rassur recommand conseill préconis récapitul"
    " enchaîn embray repren repri interv certifi rapport décri fustig signal révèl révél remarqu théoris philosoph"
    " s'emport emport balaie balay oppos alert interpell prévoi garanti calcul dévoil clam hurl récus réfut démen"
).split()
_FIXED = r"dit|disait|dira|note|notait|noté|pense|pensait|croit|croyait|crie|criait|crié|cite|jure|juré|veut croire|fait (?:valoir|savoir|remarquer|observer)|point(?:e|ait|é)"
_FR = rf"(?:(?:{'|'.join(_STEMS)})\w{{0,6}}|{_FIXED})"
_EN = (
    r"(?:says?|said|tells|told|adds|added|explain(?:s|ed)|notes|noted|writes|wrote|argue[sd]|claim(?:s|ed)|recall(?:s|ed)"
    r"|remember(?:s|ed)|repl(?:ies|ied)|answer(?:s|ed)|insist(?:s|ed)|warn(?:s|ed)|admit(?:s|ted)|continue[sd]|conclude[sd]"
    r"|observe[sd]|remark(?:s|ed)|state[sd]|declare[sd]|announce[sd]|ask(?:s|ed)|joke[sd]|laugh(?:s|ed)|quip(?:s|ped)"
    r"|stresse[sd]|emphasi[sz]e[sd]|suggest(?:s|ed)|believe[sd]|thinks|thought|point(?:s|ed) out|comment(?:s|ed)"
    r"|confirm(?:s|ed)|acknowledge[sd]|concede[sd]|predict(?:s|ed)|hope[sd]|agree[sd]|put it|puts it|sums? up|summed up)"
)
_SELF = r"(?:(?:se|me|nous|lui|leur|y|en)\s+|[sm]['’])?"
_INVERTED = r"(?:-t)?-(?:il|elle|on|ils|elles)"
_HAS = rf"(?:(?:a|avait|ont|avaient|aura|aurait|est|était|s['’]est|s['’]était)(?:{_INVERTED})?\s+(?:\w+\s+)?)?"
_CAP = r"[^\W\d_a-zß-öø-ÿ]"
_CIVIL = r"(?:(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|Pr|Prof)\.?\s+)?"
_PART = rf"(?:{_CAP}\.|{_CAP}[\w’'-]*|d['’]{_CAP}[\w’'-]*)"
_NAME = rf"{_CIVIL}{_PART}(?:{H}(?:(?:de|du|des|de la|le|la|van|von|der|den|di|da|bin|ben|el|al){H})?{_PART}){{0,4}}"
_DESCRIPTION = r"(?:[^\W\d_A-Z][\w’'-]*\s+){0,7}?"
_SUBJECT = rf"(?P<description>{_DESCRIPTION})(?P<name>{_NAME})"

_AFTER_FR = re.compile(rf"{_SELF}{_HAS}{_SELF}{_FR}(?P<pronoun>{_INVERTED})?\b(?:\s+{_SUBJECT})?", re.UNICODE)
_PRONOUN_FR = re.compile(rf"(?:a|avait|s['’]est){_INVERTED}\s+(?:\w+\s+)?\w+|{_SELF}{_FR}{_INVERTED}")
_AFTER_EN = re.compile(rf"{_EN}\s+(?:(?P<pronoun>he|she|they)\b|{_SUBJECT})")
_BEFORE_EN = re.compile(
    rf"(?:(?P<pronoun>he|she|they)|{_SUBJECT}(?:,[^,.\"“”«»]{{1,100}},)?)\s+(?:\w+ly\s+|had\s+|has\s+|have\s+|also\s+|later\s+)?{_EN}\b",
    re.I * 0,
)
_ACCORDING = re.compile(
    rf"(?:selon|d['’]après|pour|according to|in the words of|aux yeux de|à en croire|dixit|signé|[—–-])\s+{_SUBJECT}",
    re.IGNORECASE * 0,
)
_OPENING_ACCORDING = re.compile(
    rf"(?:\b(?:[Ss]elon|[Dd]['’]après|[Pp]our|[Aa]ccording to|[Ii]n the words of|[Àà] en croire))\s+{_SUBJECT}"
)
_ANY_FR = re.compile(rf"\b{_SELF}{_HAS}{_SELF}{_FR}\b|\bde s['’]\w+er\b")
_ANY_EN = re.compile(rf"\b{_EN}\b|\basking\b|\bsaying\b|\badding\b")
_PRONOUN = re.compile(r"\b(?:il|elle|ils|elles|he|she|they)\b", re.IGNORECASE)
_WITH_NAME = re.compile(rf"{_NAME}")
_RESUMES = re.compile(
    r"\s*(?:mais|car|parce|puisque|alors|donc|ils?|elles?|je|j['’]|nous|vous|on|c['’]|ce|cela|ça|que|qu['’]|même|surtout|si|s['’]|quand"
    r"|et (?:je|j['’]|nous|il|elle|on|c['’]|que|donc))\b",
    re.IGNORECASE,
)
_OF = frozenset("de du d des chez of at for from in a au aux par avec with to que that".split())
_STOP = re.compile(r"[.!?…](?=\s|$|[\"»”])")
_ABBREVIATED = re.compile(r"(?:\b(?:M|MM|Mr|Mrs|Ms|Mme|Mlle|Dr|Pr|Prof|St)|\b[A-Z])$")
_INSIDE = re.compile(rf"(?:(?P<comma>{H}*,)|(?<=[?!…])|{H}[–—-])\s+(?={_SELF}{_HAS}{_SELF}{_FR})")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who spoke, as printed: `name` is None where only a function ("le ministre") or a pronoun says it.

    `span` is the incise itself, for one that stands inside the quotation; `pronoun` is true for "a-t-il ajouté".
    """

    name: str | None
    pronoun: bool
    span: Span


def incises(text: str, inner: Span) -> list[Attribution]:
    """The incises inside a quotation ("…, explique Jeanne Roy, directrice de Truc. …"), in order, not overlapping."""
    found: list[Attribution] = []
    place = inner.start
    while (match := _INSIDE.search(text, place, inner.end)) is not None:
        said = _AFTER_FR.match(text, match.end(), inner.end)
        place = match.end()
        if said is None or not (said["pronoun"] or said["name"] or _PRONOUN_FR.match(said.group())):
            continue
        pronoun = bool(said["pronoun"] or _PRONOUN_FR.match(said.group()))
        subject = None if pronoun and not said["name"] else _subject(said)
        end = _incise_end(text, said.end(), inner.end)
        found.append(Attribution(subject, pronoun and subject is None, Span(match.start(), end)))
        place = end
    return found


def _subject(match: re.Match[str]) -> str | None:
    """The name after a verb, unless what precedes it makes it somebody's firm ("le patron de Renault")."""
    description = fold(match["description"] or "").split()
    if not match["name"] or (description and (description[-1] in _OF or description[0] in _OF)):
        return None
    return match["name"].rstrip(".,;: ") if not match["name"].endswith(".") else match["name"].strip(",;: ")


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
    for pattern in (_AFTER_FR, _AFTER_EN, _BEFORE_EN, _ACCORDING):
        match = pattern.match(text, place, min(end, place + 240))
        if match is None:
            continue
        groups = match.groupdict()
        pronoun = bool(groups.get("pronoun") or _PRONOUN_FR.match(match.group()))
        if pronoun and not groups.get("name"):
            return Attribution(None, True, Span(start, match.end()))
        if groups.get("name"):
            return Attribution(_subject(match), False, Span(start, match.end()))
        if pattern is _AFTER_FR and re.match(
            r"\s+(?:l[ea]|les|une?|son|sa|ses)\b|\s+l['’]", text[match.end() : match.end() + 6]
        ):
            return Attribution(None, False, Span(start, match.end()))
    return None


def attribution_before(text: str, start: int, end: int) -> Attribution | None:
    """What leads to an opening mark at `end`, from `start` on: X explique : « … »; Selon X, « … »; X said, "…"."""
    lead = text[start:end].rstrip()
    if not lead:
        return None
    if (match := _OPENING_ACCORDING.search(lead)) and lead.endswith((",", ":")):
        return Attribution(_subject(match), False, Span(start, end))
    said = _ANY_FR.search(lead) or _ANY_EN.search(lead)
    if not lead.endswith((":", ",")) or (said is None and not lead.endswith(":")):
        return None
    if said is None:
        named = re.fullmatch(rf"(?:.*[.!?]\s+)?({_NAME})(?:,[^,:]*,?|\s*\([^)]*\))?\s*:", lead, re.DOTALL)
        return Attribution(named[1], False, Span(start, end)) if named else None
    return _lead_subject(lead, said.start(), Span(start, end))


def _lead_subject(lead: str, verb: int, span: Span) -> Attribution | None:
    names = [match.group() for match in _WITH_NAME.finditer(lead) if _is_name(lead, match)]
    before = [match.group() for match in _WITH_NAME.finditer(lead, 0, verb) if _is_name(lead, match)]
    pronouns = _PRONOUN.search(lead)
    if before:
        return Attribution(before[0], False, span)
    if pronouns:
        return Attribution(None, True, span)
    return Attribution(names[0], False, span) if names else Attribution(None, False, span)


def _is_name(lead: str, match: re.Match[str]) -> bool:
    """Not a capital that only opens the sentence, nor what "de" makes a firm."""
    from_words = lead[: match.start()].split()
    if not from_words and " " not in match.group():
        return fold(match.group()) not in {
            "il",
            "elle",
            "he",
            "she",
            "they",
            "the",
            "le",
            "la",
            "les",
            "et",
            "and",
            "but",
            "mais",
            "selon",
        }
    return not from_words or fold(from_words[-1]) not in _OF
