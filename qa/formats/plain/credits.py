"""What a text says of itself: who asked, who answers, where it comes from, what was heard besides words."""

from __future__ import annotations

import re

from qa.formats.plain.notices import is_notice
from qa.text import LabelKind, fold, label_kind, names_in
from qa.text.layout import H, is_sentence

_WORK = r"(?:recueillie?s?|réalisée?s?|menée?s?|conduite?s?|préparée?s?)"
_TALK = r"(?:propos|entretiens?|interviews?|témoignages?|dialogue)"
_BYLINE = re.compile(
    rf"[*_(\[]{{0,3}}(?:{_TALK}\s+(?:\w+\s+)?{_WORK}\s+par|une?\s+{_TALK}\s+(?:{_WORK}\s+par|de)"
    r"|(?:interview(?:ed)?|conducted|words|questions|text|story|written|interview\s+conducted)\s+by"
    r"|(?:interview(?:ed)?|written)\s+and\s+\w+\s+by|as\s+told\s+to|par|by)\s*:?\s+",
    re.IGNORECASE,
)
_TAIL_BYLINE = re.compile(
    rf"(?<=[.!?…»”\")])\s+(?={_TALK}\s+{_WORK}\s+par\s|interview\s+(?:conducted\s+)?by\s|interviewed\s+by\s|as\s+told\s+to\s)",
    re.IGNORECASE,
)
_ASKER = re.compile(
    r"\b(?:Interviewer|Intervieweuse|Intervieweur|Interviewerin|Enquêtrice|Enquêteur|Entrevistadora?|Intervistat(?:ore|rice)"
    r"|Interviewed by|Interviewt von)(?:\*\*)?\s*(?:is|was|est|était|:)\s*(?:\*\*)?\s*(?=[^\W\d_a-z])"
)
_GUEST = re.compile(
    r"(?:\*\*)?(?:Guests?|Invitée?s?|Interviewees?|Interviewée?s?|Narrators?|Informants?|Informat(?:eur|rice)s?"
    r"|Témoins?|Enquêtée?s?|Befragte[rn]?|Entrevistad[oa]s?|Intervistat[oa])(?:\*\*)?\s*:\s*(?:\*\*)?\s*([^\r\n:]{3,120})"
)
_PRESENT = re.compile(
    r"(?:\*\*)?(?:Participants|Participant\(e\)s|Speakers|Attendees|Panel(?:ists)?|Intervenants|Teilnehmer(?:innen|:innen)?"
    r"|Teilnehmende|Participantes|Partecipanti)(?:\*\*)?\s*:\s*(?:\*\*)?\s*([^\r\n]{3,300})"
)
_CODE = re.compile(r"\s*\([^()]{1,40}\)")
_SOURCE = re.compile(
    rf"(?:\*\*|_)?(?:sources?|crédits?|credits?|photos?|crédits?{H}photos?|photo{H}credit)(?:\*\*|_)?{H}*:{H}*(.{{1,80}})",
    re.IGNORECASE,
)
_ABOUT_TEXT = re.compile(
    r"[*_(\[]{0,2}(?:this|the) (?:interview|conversation|transcript|discussion|text) (?:has been|was|took place)\b"
    r"|[*_(\[]{0,2}(?:cet entretien|cette interview|cette conversation|ce texte) (?:a été|a eu lieu)\b",
    re.IGNORECASE,
)
_SOUND = re.compile(r"[*_]?[\[(][^\])]{1,60}[\])][*_]?\.?|\*[^*?]{1,60}\*|♪.*")
_SHORT = frozenset({"par", "by"})


def byline(line: str) -> str | None:
    """Who asked or wrote, as a byline prints it ("Propos recueillis par Anne Roy"); else None."""
    if (said := _ASKER.search(line)) and len(line) <= 400:
        return _first_name(line[said.end() :])
    match = _BYLINE.match(line)
    if match is None or len(line) > 160:
        return None
    ended = is_sentence(line.rstrip("*_)]"))
    if fold(match.group()).strip(" *_([:") in _SHORT and (len(line.split()) > 8 or ended):
        return None
    return _first_name(line[match.end() :])


def _first_name(rest: str) -> str | None:
    name = next(iter(names_in(rest)), None)
    return name[0] if name and name[1] <= 4 else None


def tail_byline(text: str, start: int, end: int) -> int | None:
    """Where a byline begins that runs on after the last sentence of a turn, None when there is none."""
    match = _TAIL_BYLINE.search(text, max(start, end - 240), end)
    return match.end() if match and byline(text[match.end() : end]) else None


def guest_line(line: str) -> str | None:
    """Who is interviewed, as a line of facts prints it ("Guest: Jeanne Roy (JR)"); None for any other line."""
    match = _GUEST.fullmatch(line)
    name = _CODE.sub("", match.group(1)).strip() if match else ""
    return name if label_kind(name) is LabelKind.NAME else None


def speakers_line(line: str) -> str | None:
    """Who speaks, as a line of facts lists them ("Participants: Jeanne Roy, Paul Marsh"), joined by "; "; else None."""
    match = _PRESENT.fullmatch(line)
    found = [name for name, _, _ in names_in(match.group(1))] if match and not line.endswith((".", "?", "!")) else []
    return "; ".join(found) or None


def source_line(line: str) -> str | None:
    """What a line of credit names ("Source: Whaller" → "Whaller"), None for any other line."""
    match = _SOURCE.fullmatch(line)
    return match.group(1).strip() if match and not is_sentence(line) else None


def is_remark(line: str) -> bool:
    """Whether a line is about the text or its sound ("[Music]", "This interview has been edited"): the narrator's."""
    return bool(_ABOUT_TEXT.match(line) or _SOUND.fullmatch(line) or is_notice(line)) or byline(line) is not None
