"""Labels that are no names but say what somebody is: "THE WITNESS", "Une voix", "A woman in the audience", "M. le
président", "The Minister for Rural Roads"."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.text.words import fold

_VOICES = """
voice voices voix woman women man men lady gentleman boy girl child person people member speaker viewer listener
caller spectator bystander heckler protester attendee delegate witness court judge justice clerk bailiff juror foreman
foreperson defendant plaintiff claimant respondent appellant counsel attorney lawyer prosecutor solicitor registrar
reporter interpreter translator president chair chairman chairwoman chairperson minister secretary mayor senator
deputy premier chancellor governor ambassador commissioner rapporteur spokesman spokeswoman spokesperson officer
sergeant captain colonel general doctor nurse patient teacher student pupil professor moderator host presenter
journalist interviewer interviewee questioner audience crowd public operator narrator convener councillor treasurer
director manager coordinator archivist historian neighbour neighbor mother father wife husband son daughter brother
sister
femme femmes homme hommes dame monsieur madame enfant fille garcon personne membre spectateur spectatrice auditeur
auditrice telespectateur telespectatrice participant participante intervenant intervenante temoin cour tribunal juge
greffier greffiere avocat avocate procureur procureure prevenu prevenue accuse accusee presidente ministre
secretaire maire senateur senatrice depute deputee premiere chancelier chanceliere gouverneur gouverneure
ambassadeur ambassadrice commissaire rapporteure prefet prefete directeur directrice orateur oratrice interprete
traducteur traductrice medecin infirmier infirmiere eleve etudiant etudiante professeur professeure moderateur
moderatrice animateur animatrice presentateur presentatrice journaliste intervieweur intervieweuse enqueteur
enquetrice salle foule assistance narrateur narratrice conseiller conseillere passant passante riverain riveraine
manifestant manifestante mere pere mari epouse frere soeur voisin voisine
stimme frau mann herr dame zeuge zeugin gericht richter richterin staatsanwalt staatsanwaltin anwalt anwaltin
prasident prasidentin vorsitzende vorsitzender ministerin kanzler kanzlerin zuschauer zuschauerin zuhorer zuhorerin
zuruf publikum sprecher sprecherin ubersetzer ubersetzerin dolmetscher dolmetscherin journalistin moderatorin
voz mujer hombre senor senora testigo juez jueza fiscal presidenta ministro ministra alcalde alcaldesa periodista
publico oyente espectador espectadora moderador moderadora interprete
voce donna uomo signore signora testimone giudice avvocato presidente sindaco giornalista pubblico spettatore
moderatore moderatrice mulher homem testemunha juiz juiza prefeito prefeita jornalista"""
NOUNS = frozenset(_VOICES.split())
"""What somebody may be, folded, of one person."""
_NOUN = rf"(?:{'|'.join(sorted(NOUNS))})s?"
_ARTICLE = (
    r"(?:the|an?|another|one|first|second|third|le|la|les|une?|l['’]|un autre|une autre|der|die|das|eine?|el|los|las"
    r"|una|il|lo|uno|os?|as?|um|uma)"
)
_OF = (
    r"(?:of|for|in|from|to|at|on|with|off|de|du|des|d['’]|dans|au|aux|en|sur|pour|depuis|der|im|aus|von|fur|in der|del"
    r"|en el|nel|nella|della|da|do|no|na)"
)
_BEFORE = (
    r"(?:(?:young|old|older|younger|male|female|unidentified|unknown|unnamed|prime|vice|deputy|audience|court|jury"
    r"|jeune|vieil|vieille|autre|premiere?|vice|junge|alte)[ -])"
)
_TITLE = r"(?:(?:m|mm|mr|mrs|ms|mme|mlle|monsieur|madame|madam|herr|frau|senora?|sra?|signora?)\.? )"
_PART = re.compile(
    rf"(?:{_TITLE}?(?:{_ARTICLE} ?(?<=[ '’]))|{_TITLE}|{_BEFORE}|(?=\w+ {_OF}\b)){_BEFORE}{{0,2}}(?:\w+[ -])??{_NOUN}"
    rf"(?:[ -]?(?:general|generale|minister|ministre|presidente?|elect|adjointe?))?"
    rf"(?:,? {_OF}[ '’]?[\w'’ -]{{1,60}})?"
)
_COUNTED = re.compile(r"(?:[^\W\d_]{2,20} ){0,2}(?P<noun>[^\W\d]+)s?[ _#-]{1,2}(?:no?\.? ?|n° ?|#)?\d{1,3}")
_WORKERS = """
respondent informant employee worker farmer client customer resident volunteer parent victim trainee apprentice
driver soldier veteran expert trainer trainer coach activist tenant clinician practitioner facilitator informer
repondant repondante appelant appelante collegien collegienne lyceen lyceenne salarie salariee ouvrier ouvriere
agriculteur agricultrice client cliente habitant habitante benevole victime stagiaire apprenti apprentie soldat
enseignant enseignante chercheur chercheuse docteur expert experte enquete enquetee policier gendarme
befragter befragte teilnehmer teilnehmerin schuler schulerin lehrer lehrerin patientin arzt arztin informante
alumno alumna estudiante profesor profesora paciente studente studentessa paziente alunno alunna aluno aluna"""
_COUNTABLE = NOUNS | frozenset(_WORKERS.split())
"""What people are counted as: "Student 1" and "Student 2" are two."""
_UNKNOWN = re.compile(
    r"(?:unknown|unidentified|unnamed|unid|inconnue?|non[ -]identifiee?|unbekannte[rs]?|desconocid[oa]|sconosciut[oa])"
    r"(?: (?!and |et )[\w-]+){0,3}"
    r"|[\w-]+ (?:unknown|unidentified|inconnue?|non[ -]identifiee?|unbekannt|desconocid[oa]|sconosciut[oa])|\?{2,5}"
)
_MOST_WORDS = 9
_TO = re.compile(r"\bà(?= )")
_TALK = re.compile(
    r"\b(?:i|you|we|he|she|it|they|is|are|was|were|has|have|had|says?|said|asks?|asked|tells?|told|who|which|that|this"
    r"|je|tu|il|elle|on|nous|vous|ils|elles|est|sont|etait|a dit|dit|disait|demande|demandait|qui|que|ce|cette"
    r"|ich|er|wir|sie|ist|war|sagt|sagte|fragt|fragte)\b|\bj['’]|\bc['’]"
)
"""Words of a sentence: where one stands, a noun before a colon opens speech about somebody, and is no label."""


@lru_cache(maxsize=4096)
def is_part(printed: str) -> bool:
    """Whether what is printed before a label's mark says what somebody is, and is no name: by an article, a civility
    or a place ("in the audience") around a word for somebody. A capital opens it."""
    if not printed[:1].isupper() or len(printed.split()) > _MOST_WORDS:
        return False
    plain = " ".join(fold(_TO.sub("at", printed)).split())  # folded, "à" were "a", which is a verb too
    return _PART.fullmatch(plain) is not None and _TALK.search(plain) is None


def is_counted(label: str) -> bool:
    """Whether a folded label counts people: "student 1", "temoin n° 2", "audience member #3"; not those whom nobody
    knows."""
    found = _COUNTED.fullmatch(label)
    counted = found is not None and bool({found["noun"], found["noun"].removesuffix("s")} & _COUNTABLE)
    return counted and not is_unknown(label)


def is_unknown(label: str) -> bool:
    """Whether a label says that nobody knows who speaks: "Unidentified male", "Voix inconnue", "???"."""
    return _UNKNOWN.fullmatch(fold(label).strip(" .[]()")) is not None
