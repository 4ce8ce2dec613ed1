"""What a page prints around the words: menus, buttons, credits, addresses. None of it is speech, and it is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from qa.formats.plain.credits import source_line
from qa.text import fold
from qa.text.layout import H, Span, is_sentence

_BUTTONS = """
close|fermer|menu|search|rechercher|recherche|scroll to top|back to top|retour en haut|haut de page|top|home|accueil
share|share this|partager|partager cet article|imprimer|print|tweet|tweeter|like|follow us|suivez-nous|subscribe
s'abonner|abonnez-vous|newsletter|sign in|log in|login|connexion|se connecter|advertisement|publicite|annonce
skip to content|aller au contenu|skip to main content|passer au contenu|read more|lire la suite|en savoir plus
load more|next|previous|suivant|precedent|article suivant|article precedent|facebook|twitter|linkedin|instagram
youtube|whatsapp|copy link|copier le lien|cookies|accept cookies|accepter|tout accepter|comments|commentaires
leave a comment|laisser un commentaire|repondre|reply|download|telecharger|play|pause|ecouter|listen
share on facebook|share on twitter|share on linkedin|partager sur facebook|partager sur twitter
partager sur linkedin|envoyer par mail|back|retour|loading|chargement"""
_LABELS = frozenset(_BUTTONS.replace("\n", "|").split("|")) - {""}
_LONGEST = 60
_CRUMBS = re.compile(r"[^>›»/\r\n]{1,44}(?:[>›»][^>›»\r\n]{1,64}){2,}")
_SMALL = re.compile(
    rf"(?:temps{H}de{H}lecture|reading{H}time){H}*:?.{{0,20}}|\d{{1,3}}{H}(?:min|minutes){H}(?:de{H}lecture|read)"
    rf"|(?:[\w-]+\.)+(?:jpe?g|png|gif|svg|webp)|!?\[[^\]]*\]\([^)]*\)|<[^>]*>|[-*_=~•·|]{{3,}}|\d{{3}}-[a-z-]+",
    re.IGNORECASE,
)
_END = re.compile(
    rf"(?:©|\(c\){H}\d{{4}}|copyright\b|tous droits|all rights reserved|mentions légales|legal notice|privacy policy"
    r"|politique de confidentialité|related (?:posts|articles|stories)|articles? (?:liés|similaires|connexes)"
    r"|à lire aussi|lire aussi|voir aussi|read also|see also|you may also like|tags?\s*:|leave a (?:comment|reply)"
    r"|laisser un commentaire|partager\b|share this|\d+ commentaires?\b|\d+ comments?\b|about the author"
    r"|à propos de l['’]auteur)",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether a line is a button, a path of menus, a picture's name or a rule: no words of the text."""
    return (
        _is_button(line[:80]) or bool(_SMALL.fullmatch(line)) or bool(_CRUMBS.fullmatch(line) and not is_sentence(line))
    )


@lru_cache(maxsize=4096)
def _is_button(line: str) -> bool:
    return len(line) < _LONGEST and fold(line).strip(" .:!*_#|>[]()") in _LABELS


def keep(text: str, atoms: Sequence[Span]) -> list[Span]:
    """The lines that belong to the text: without furniture, credits and all that follows the end of the last prose."""
    last = max((place for place, span in enumerate(atoms) if is_prose(span.of(text))), default=-1)
    end = len(atoms)
    for place in range(last + 1, len(atoms)):
        line = atoms[place].of(text)
        if (source_line(line) and last >= 0) or _END.match(line):
            end = place
            break
    return [span for span in atoms[:end] if not (is_furniture(span.of(text)) or source_line(span.of(text)))]


def is_prose(line: str) -> bool:
    """Whether a line is somebody's sentence rather than a caption, an address or a menu."""
    return is_sentence(line) and len(line.split()) >= 8 and not _END.match(line)
