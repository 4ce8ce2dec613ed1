"""First names that one sex alone bears, French and English first."""

from __future__ import annotations


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HIS = _listed(
    "adam adrien alain albert alexandre alfred andre andrew anthony antoine arnaud arthur benjamin bernard bertrand "
    "bruno cedric charles christophe christopher daniel david denis didier dominic edward emmanuel eric etienne "
    "fabien fabrice francois frank frederic gabriel george georges gerard gilles guillaume guy harry henri henry "
    "herve hugo jack jacques james jean jerome john joseph julien kevin laurent leo louis luc lucas marc marcel mark "
    "martin mathieu matthew matthieu maurice michael michel nicholas nicolas olivier pascal patrick paul peter "
    "philippe pierre raphael raymond remi rene richard robert roger romain sebastien serge simon stephane stephen "
    "steven thierry thomas timothy tom vincent walter william xavier yves"
)
_HERS = _listed(
    "adele agnes alice alison amanda amelie anna anne annie audrey barbara beatrice brigitte caroline catherine cecile "
    "celine chantal charlotte christine claire clara clementine corinne danielle deborah delphine diana diane "
    "elisabeth elise elizabeth elodie emily emma emmanuelle estelle eva florence francoise gabrielle genevieve helen "
    "helene ines irene isabelle jacqueline jane janet jeanne jennifer jessica joanna josephine judith julia julie "
    "juliette karen laura laurence lea linda lisa louise lucie lucy madeleine margaret maria marianne marie marine "
    "martine mary mathilde melanie michele monique nadia nathalie nicole odile olivia patricia pauline rachel rebecca "
    "renee rose sabine sandra sandrine sarah simone sophia sophie stephanie susan suzanne sylvie therese valerie "
    "veronique victoria virginie"
)


def given_sex(name: str) -> str | None:
    """ "m" or "f" for a first name (folded) that only one sex bears, as far as is listed; else None."""
    return "m" if name in _HIS else "f" if name in _HERS else None
