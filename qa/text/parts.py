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
