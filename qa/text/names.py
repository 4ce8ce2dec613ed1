"""The shape of names and of speakers' labels. Nothing here knows any person: only how names are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from qa.text.parts import is_counted, is_unknown
from qa.text.posts import RANKS, german_nouns, is_elided_noun
from qa.text.words import fold


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return fold(word).rstrip(".")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


CIVILITIES = _listed(
    "m mm mr mrs ms mme mmes mlle dr pr prof me sir madame monsieur mademoiselle miss docteur doctor professeur "
    "professor maitre president senateur depute"
)
_PARTICLES = _listed("de du des d la le van von der den ter di da dos del della bin ibn ben al el y zu")
_TITLES = _listed("ceo cto cfo coo cio pdg dg phd md mp esq jr sr cofounder founder fondateur")
# Words that open sentences and headings with a capital letter and are no part of a name.
_OPENERS = _listed(
    "a about according after alors and as at aujourd'hui avec avant aussi because before bonjour bonsoir but by car "
    "ce cela ces cet cette chez comme comment contre conversation dans de depuis des deux discussion du elle en "
    "entretien entre episode est et for from good hello her here hey hi his how i if il ils in interview introducing "
    "it je l'interview la le les leur mais meeting merci mon my new nos notre nous now on or ou par podcast portrait "
    "pour pourquoi propos quand que qui quoi rencontre sa selon ses she si since so son sous sur talking thank thanks "
    "the their then they this to today tout transcript transcription un une video votre vous we welcome what when "
    "i'm i'll i've i'd it's that's he's she's we're you're they're let's here's there's what's who's c'est j'ai "
    "where who why with you your audio lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril "
    "mai juin juillet aout septembre octobre novembre decembre january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday "
    # German, where every noun has a capital: what counts or points opens no name ("Viele Anteile", "Sechzig Familien").
    "viele manche alle einige mehrere keine jede jeder jedes diese dieser dieses der die das den dem ein eine einer "
    "einem einen seine ihre unsere solche welche beide zwei drei vier funf sechs sieben acht neun zehn zwanzig "
    "dreissig vierzig funfzig sechzig siebzig achtzig neunzig hundert tausend"
)
# What stands before a colon at the start of a line without being anybody.
_NO_LABEL = _listed(
    "note nb n.b attention important importante exemple example examples exemples source sources remarque rappel date "
    "lieu place location title titre sujet subject objet auteur author by par resume summary conclusion introduction "
    "intro contexte context tags tag keywords photo photos credit credits copyright http https www tel email e-mail "
    "mail contact adresse address warning tip astuce info infos update edit ps p.s bref resultat resultats result "
    "results probleme problem solution solutions avantage avantages inconvenient inconvenients version duree duration "
    "language langue theme themes audio video lien liens link links url participants participant(e)s speakers "
    "transcript transcription pour contre oui non yes no first second third premierement deuxiemement enfin however "
    "also mais or donc ex hint caution danger legende caption figure fig table tableau categorie category rubrique "
    "temps time topic topics agenda reference references published publie details total prix price hashtag facebook "
    "twitter linkedin instagram youtube website site web objectif objectifs objective but resources ressources "
    "format media transcript_by disclaimer file fichier status statut type name nom names noms langues "
    "pdf isbn issn doi todo fixme remark question? traduction translation from to cc bcc subject received sender "
    "reply-to return-path delivered-to content-type message-id mime-version command output input usage default "
    "audiodatei datei dauer datum ort aufnahme projekt sprache thema titel quelle fecha lugar duracion fuente "
    "luogo durata informateurs informants intervenants teilnehmer teilnehmende participantes partecipanti "
    "interviewees interviewers interviewes narrators narrateurs attendees temoins recording enregistrement "
    "transcriber transcripteur transcriptrice retranscription transkription transkript collection project projet"
)
_MAIL_OR_SOMEBODY = frozenset({"to", "cc"})
_STEP = re.compile(
    r"(?:exemple|example|etape|step|partie|part|chapitre|chapter|section|figure|fig|table|tableau|annexe|day|jour|phase|point|episode"
    r"|saison|season|article|vol|volume|numero|no|level|niveau|option|version) ?[0-9]+"
)
_NUMBERED = re.compile(
    r"(?:speaker|locuteur|locutrice|intervenant|intervenante|participant|participante|voice|voix|person|personne"
    r"|interviewer|interviewee|panelist|guest|host|invite|sprecher|sprecherin"
    r"|hablante|orador|falante|parlante|spreker|talare|moderator|user|spk|spkr|journaliste|animateur|enqueteur"
    r"|locuteur-?trice|femme|homme|woman|man|male|female|loc|interv)"
    r"(?:[ _#-]{0,2}|\. ?)(?:\d{1,3}|[a-z])"
)
_AND = re.compile(r"(?:\s+(?:and|et|und|y|e|en|og|och|&|\+)\s+)")
_MOST_JOINED = 4
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){1,4}\d{0,2}")
_QUESTION_ANSWER = re.compile(r"(?:q|r|a|question|reponse|answer|rep|quest)\.? ?(?:n°? ?)?\d{0,3}")
_TOKEN = re.compile(r"[^\W\d_][\w]*(?:['’.-][^\W\d_]\w*)*\.?")
_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"  # accents may stand behind their letters
_WORD_OF_NAME = re.compile(rf"[^\W\d_]\.|{_LETTERS}(?:['’-]{_LETTERS})*")

_ELIDED = re.compile(r"(?:[dl]|qu)['’](?=[^\W\d_a-zß-öø-ÿ])")
_SPACES = frozenset((" ", "\u00a0", "\u202f"))

FUNCTIONS = _folded(
    "interviewer interviewerin intervieweur intervieweuse journaliste journalist host cohost co-host hote moderator "
    "moderateur moderatrice animateur animatrice presentateur presentatrice presenter reporter guest invite "
    "invitee interviewee "
    "interviewe expert experte respondent repondant repondante narrator narrateur narratrice narration voice-over "
    "break pause audience public unknown inconnu inconnue unidentified operator anchor redaction questioner all tous "
    "music musique sponsor jingle frage antwort pregunta respuesta domanda risposta pergunta resposta befragter "
    "befragte moderatorin entrevistador entrevistadora entrevistado entrevistada periodista intervistatore "
    "intervistatrice intervistato intervistata giornalista enquete enquetee enqueteur enquetrice interrogateur student "
    "professor vraag antwoord vprasanje pytanie odpowiedz вопрос ответ корреспондент интервьюер ведущий 记者 主持人 "
    "問 答 聞き手 司会 記者 インタビュアー 면담자 질문 답변 기자 사회자 المحاور سؤال جواب מראיין שאלה תשובה "
    "me moi myself ich yo him them us lui eux"
) | {"unknown speaker", "unidentified speaker", "speaker unknown", "unidentified male", "unidentified female"}


class LabelKind(StrEnum):
    """What a speaker's label looks like, from the most telling to the least."""

    NUMBERED = "numbered"
    """"Speaker 1", "SPEAKER_02"."""
    FUNCTION = "function"
    """"Interviewer", "Q", "Réponse": a part in the conversation, no name."""
    NAME = "name"
    """"Jeanne Martin", "M. DURAND", "François HOLLANDE": two words of a name or more."""
    PART = "part"
    """"THE WITNESS", "Une voix": what somebody is, in words, which `label_kind` never tells; or several people
    together, "Tom Ode and Ida Ode"."""
    INITIALS = "initials"
    """"TF", "J.-P. B.", "P1"."""
    WORD = "word"
    """"Jeanne", "DURAND": one capitalised word, or a word in a script without capitals."""


def label_kind(label: str) -> LabelKind | None:
    """What a label looks like; None when it cannot be anybody ("Note", "Voici trois points", "http")."""
    label = unicodedata.normalize("NFC", label)
    plain = fold(label).strip(" .")
    if plain in _MAIL_OR_SOMEBODY and label.isupper():
        return LabelKind.INITIALS
    if not plain or plain in _NO_LABEL or _STEP.fullmatch(plain):
        return None
    if _NUMBERED.fullmatch(plain):
        return LabelKind.NUMBERED
    if is_counted(plain):
        return LabelKind.NUMBERED
    if plain in FUNCTIONS or _QUESTION_ANSWER.fullmatch(plain) or is_unknown(plain):
        return LabelKind.FUNCTION
    if _INITIALS.fullmatch(label.strip()) and label.isupper():
        return LabelKind.INITIALS
    if joined := _joined_kind(label):
        return joined
    if label.endswith("?"):
        return LabelKind.NAME if _name_kind(label.rstrip(" ?").split() or ["?"]) is LabelKind.NAME else None
    return _name_kind(label.split())


def names_joined(label: str) -> list[str]:
    """The names in a label of several people ("Tom Ode and Ida Ode", "M. et Mme Roy"); empty for any other label."""
    names = _AND.split(label.strip())
    if not 2 <= len(names) <= _MOST_JOINED or not all(names):
        return []
    *first, last = names
    people = all(_is_somebody(name) or _plain(name) in CIVILITIES for name in first) and _is_somebody(last)
    return names if people else []


def _is_somebody(name: str) -> bool:
    return _name_kind(bare_name(name).split() or [name]) in {LabelKind.NAME, LabelKind.WORD}


def _joined_kind(label: str) -> LabelKind | None:
    """Several names in full prove what one does; single words no more than one word."""
    names = names_joined(label)
    if not names:
        return None
    last = bare_name(names[-1])
    return LabelKind.PART if " " in last or last != names[-1] else LabelKind.WORD


def _name_kind(parts: list[str]) -> LabelKind | None:
    named = [part for part in parts if part[0].isupper()]
    caseless = [part for part in parts if part[0].isalpha() and part.lower() == part.upper()]
    others = [part for part in parts if not part[0].isupper() and part not in caseless]
    if len(parts) > 5 or not (named or caseless) or not all(_TOKEN.fullmatch(part) for part in parts):
        return None
    if any(fold(part).rstrip(".") not in _PARTICLES and "'" not in fold(part) for part in others):
        return None
    if parts[0] in others or (len(parts) > 1 and fold(parts[0]) in _OPENERS - _PARTICLES):
        return None
    if len(parts) == 1 or caseless:
        return None if fold(parts[0]) in _OPENERS else LabelKind.WORD
    return LabelKind.NAME


def bare_name(label: str) -> str:
    """The name in a label, as printed, without civility, brackets, emphasis or what follows in parentheses."""
    name = re.sub(r"\s*\(.*", "", label).strip(" \u00a0\u202f[]*_:.,")
    parts = name.split()
    while len(parts) > 1 and fold(parts[0]).rstrip(".") in CIVILITIES:
        parts = parts[1:]
    return " ".join(parts)


def initials(name: str) -> frozenset[str]:
    """The folded initials that may stand for a name, with particles and without: "Marine Le Pen" → mlp, mp."""
    parts = [part for part in re.split(r"[\s.\-‑]+", fold(bare_name(name))) if part]
    without = [part for part in parts if part not in _PARTICLES]
    return frozenset("".join(part[0] for part in some) for some in (parts, without) if some)


def same_person(one: str, other: str) -> bool:
    """Whether two printed names are one but for case, accents, civility, hyphens or an abbreviated first name."""
    left, right = _parts(one), _parts(other)
    if left == right:
        return bool(left)
    if len(left) < 2 or len(right) < 2 or left[1:] != right[1:]:
        return False
    first, second = sorted((left[0], right[0]), key=len)
    return len(first) == 1 and second.startswith(first)


@lru_cache(maxsize=65536)
def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s.\-‑]+", fold(bare_name(name))) if part]


def names_in(text: str) -> Iterator[tuple[str, int, int]]:
    """The full names (two words or more) in running text with their start and end, in order.

    By shape alone: capitalised words side by side, particles between them; so places and firms of two words are among
    them. A civility or sentence opener before the name and a title after it ("CEO") are left out.
    """
    run: list[_Word] = []
    for token in _WORD_OF_NAME.finditer(text):
        word = _Word(token.group(), token.start(), token.end())
        if not run and (elided := _ELIDED.match(word.printed)):
            word = _Word(word.printed[elided.end() :], word.start + elided.end(), word.end)
        civil = _plain(word.printed) in CIVILITIES
        if run and (civil or text[run[-1].end : word.start] not in _SPACES or not _goes_on(run, word)):
            yield from _full_name(text, run)
            run = []
        if not civil and (run or word.capital):
            run.append(word)
    yield from _full_name(text, run)


class _Word(NamedTuple):
    printed: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.printed[0].isupper() or _ELIDED.match(self.printed) is not None


def _goes_on(run: list[_Word], word: _Word) -> bool:
    if _plain(word.printed) in _TITLES:
        return False
    if word.capital:
        return True
    # "Charles de Gaulle" goes on at the particle; "Anne Martin de Renault" does not.
    return _plain(word.printed) in _PARTICLES and len(run) < _LONGEST_NAME and sum(part.capital for part in run) == 1


_LONGEST_NAME = 20  # words
_NEVER_FIRST = _OPENERS | _TITLES | RANKS


def _full_name(text: str, run: list[_Word]) -> Iterator[tuple[str, int, int]]:
    before = text[max(0, run[0].start - 8) : run[0].start] if run else ""
    first, last = german_nouns(before, [word.printed for word in run]), len(run)
    while first < last and (_opens_only(run[first].printed) or not run[first].printed[0].isupper()):
        first += 1
    while last > first and not run[last - 1].capital:
        last -= 1
    if last - first >= 2:
        start, end = run[first].start, run[last - 1].end
        yield text[start:end], start, end


def _opens_only(word: str) -> bool:
    """Whether a word with a capital opens a sentence and no name: "After", "Mayor", "L'adjoint", "D'abord"."""
    return _plain(word) in _NEVER_FIRST or is_elided_noun(word)
