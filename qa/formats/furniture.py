"""What a page prints around the words: menus, buttons, credits, addresses. None of it is speech, and it is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.formats.layout import H, Span, is_sentence
from qa.text import LabelKind, fold, label_kind, names_in

_BUTTONS = frozenset(
    "close|fermer|menu|search|rechercher|recherche|scroll to top|back to top|retour en haut|haut de page|top|home|accueil"
    "|share|share this|partager|partager cet article|imprimer|print|tweet|tweeter|like|follow us|suivez-nous|subscribe"
    "|s'abonner|abonnez-vous|newsletter|sign in|log in|login|connexion|se connecter|advertisement|publicite|annonce"
    "|skip to content|aller au contenu|skip to main content|passer au contenu|read more|lire la suite|en savoir plus"
    "|load more|next|previous|suivant|precedent|article suivant|article precedent|facebook|twitter|linkedin|instagram"
    "|youtube|whatsapp|copy link|copier le lien|cookies|accept cookies|accepter|tout accepter|comments|commentaires"
    "|leave a comment|laisser un commentaire|repondre|reply|download|telecharger|play|pause|ecouter|listen"
    "|share on facebook|share on twitter|share on linkedin|partager sur facebook|partager sur twitter"
    "|partager sur linkedin|envoyer par mail|back|retour|loading|chargement".split("|")
)
_CRUMBS = re.compile(rf"[^>›»/\r\n]{{1,40}}(?:{H}*[>›»]{H}*[^>›»\r\n]{{1,60}}){{2,}}")
_SMALL = re.compile(
    rf"(?:temps{H}de{H}lecture|reading{H}time){H}*:?.{{0,20}}|\d{{1,3}}{H}(?:min|minutes){H}(?:de{H}lecture|read)"
    rf"|(?:[\w-]+\.)+(?:jpe?g|png|gif|svg|webp)|!?\[[^\]]*\]\([^)]*\)|<[^>]*>|[-*_=~•·|]{{3,}}|\d{{3}}-[a-z-]+",
    re.IGNORECASE,
)
_SOURCE = re.compile(rf"(?:\*\*|_)?(?:source|sources|crédits?|credits?|photos?|crédits?{H}photos?|photo{H}credit)(?:\*\*|_)?{H}*:{H}*(.{{1,80}})", re.I)  # fmt: skip
_END = re.compile(
    rf"(?:©|\(c\){H}\d{{4}}|copyright\b|tous droits|all rights reserved|mentions légales|legal notice|privacy policy"
    r"|politique de confidentialité|related (?:posts|articles|stories)|articles? (?:liés|similaires|connexes)|à lire aussi"
    r"|lire aussi|voir aussi|read also|see also|you may also like|tags?\s*:|leave a (?:comment|reply)|laisser un commentaire"
    r"|partager\b|share this|\d+ commentaires?\b|\d+ comments?\b|about the author|à propos de l['’]auteur)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:[*_(\[]{0,3})(?:(?:propos|entretiens?|interviews?|témoignages?|dialogue)\s+(?:\w+\s+)?(?:recueillie?s?|réalisée?s?|menée?s?"
    r"|conduite?s?|préparée?s?)\s+par|(?:interview(?:ed)?|conducted|as told to|words|questions|text|story|written)\s*(?:conducted\s+|and\s+"
    r"\w+\s+)?(?:by|to)?|par|by|une? (?:entretien|interview) (?:de|réalisée? par|menée? par))\s*:?\s+",
    re.IGNORECASE,
)
_IS_ASKER = re.compile(
    r"\b(?:Interviewer|Intervieweuse?|Intervieweur)(?:\*\*)?\s*(?:is|was|est|était|:)\s*(?:\*\*)?\s*(?=[^\W\d_a-z])"
)
_IS_GUEST = re.compile(
    r"(?:\*\*)?(?:Guest|Invitée?|Interviewee|Interviewée?)(?:\*\*)?\s*:\s*(?:\*\*)?\s*([^\r\n:.]{3,50})"
)
_TAIL_BYLINE = re.compile(
    r"(?<=[.!?…»”\")])\s+(?=(?:propos|entretien|interview)\s+(?:recueillie?s?|réalisée?s?|menée?s?|conducted|conduite?)\s+"
    r"(?:par|by)\s|interviewed by\s|as told to\s)",
    re.IGNORECASE,
)
_ABOUT_TEXT = re.compile(
    r"[*_(\[]{0,2}(?:this|the) (?:interview|conversation|transcript|discussion|text) (?:has been|was|have been|took place)\b"
    r"|[*_(\[]{0,2}(?:cet entretien|cette interview|cette conversation|ce texte) (?:a été|a eu lieu|est)\b",
    re.IGNORECASE,
)
_SOUND = re.compile(r"[\[(*_]{1,2}[^\])]{1,60}[\])*_]{1,2}\.?|♪.*")


def is_furniture(line: str) -> bool:
    """Whether a line is a button, a path of menus, a picture's name or a rule: no words of the text."""
    plain = fold(line).strip(" .:!*_#|>[]()")
    return plain in _BUTTONS or bool(_SMALL.fullmatch(line)) or bool(_CRUMBS.fullmatch(line) and not is_sentence(line))


def source_line(line: str) -> str | None:
    """What a line of credit names ("Source: Whaller" → "Whaller"), None for any other line."""
    match = _SOURCE.fullmatch(line)
    return match.group(1).strip() if match and not is_sentence(line) else None


def byline(line: str) -> str | None:
    """Who asked or wrote, as a byline prints it ("Propos recueillis par Anne Roy"), None where the line is no byline."""
    if (said := _IS_ASKER.search(line)) and len(line) <= 400:
        name = next(iter(names_in(line[said.end() :])), None)
        return name[0] if name and name[1] <= 4 else None
    match = _BYLINE.match(line)
    if match is None or len(line) > 160 or (len(match.group()) < 10 and (len(line.split()) > 8 or is_sentence(line))):
        return None
    name = next(iter(names_in(line[match.end() :])), None)
    return name[0] if name and name[1] <= 4 else None


def guest_line(line: str) -> str | None:
    """Who is interviewed, as a line of facts prints it ("Guest: Jeanne Roy"); None for any other line."""
    match = _IS_GUEST.fullmatch(line)
    return match.group(1) if match and label_kind(match.group(1)) is LabelKind.NAME else None


def tail_byline(text: str, start: int, end: int) -> int | None:
    """Where a byline begins that runs on after the last sentence of a turn, None when there is none."""
    match = _TAIL_BYLINE.search(text, max(start, end - 240), end)
    return match.end() if match and byline(text[match.end() : end]) else None


def is_remark(line: str) -> bool:
    """Whether a line is about the text or its sound ("[Music]", "This interview has been edited"): the narrator's."""
    return bool(_ABOUT_TEXT.match(line) or _SOUND.fullmatch(line)) or byline(line) is not None


def keep(text: str, atoms: Sequence[Span]) -> list[Span]:
    """The lines that belong to the text: without furniture, credits and all that follows the end of the last prose."""
    last = max((place for place, span in enumerate(atoms) if is_prose(span.of(text))), default=-1)
    end = len(atoms)
    for place in range(last + 1, len(atoms)):
        line = atoms[place].of(text)
        if (source_line(line) and last >= 0) or _END.search(line):
            end = place
            break
    return [span for span in atoms[:end] if not (is_furniture(span.of(text)) or source_line(span.of(text)))]


def is_prose(line: str) -> bool:
    """Whether a line is somebody's sentence rather than a caption, an address or a menu."""
    return is_sentence(line) and len(line.split()) >= 8 and not _END.search(line[:40])
