"""Words around names, French and English first: civilities, particles, posts, generations, first names of one sex."""

from __future__ import annotations


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MEN = "m mm mr monsieur sir messieurs herr senor sr signor don lord messrs father brother"
_WOMEN = (
    "mme mmes mlle mlles mrs ms miss madame mademoiselle mesdames frau senora sra signora dona lady dame madam sister "
    "soeur"
)
_EITHER = (
    "dr docteur doctor pr prof professeur professor me maitre rev fr reverend pastor pasteur rabbi rabbin imam bishop "
    "archbishop cardinal hon honorable honourable sen senator senateur senatrice rep representative congressman "
    "congresswoman depute deputee deputy minister ministre president presidente judge justice juge gov governor mayor "
    "maire cllr councillor councilor councilman councilwoman commissioner commissaire ambassador ambassadeur "
    "ambassadrice chancellor capt captain capitaine sgt sergeant sergent lt lieutenant col colonel gen general major "
    "cpl corporal adm admiral amiral cmdr commander sheriff detective det inspector insp inspecteur constable "
    "superintendent officer coach"
)
SEX_OF: dict[str, str | None] = (
    dict.fromkeys(_MEN.split(), "m") | dict.fromkeys(_WOMEN.split(), "f") | dict.fromkeys(_EITHER.split())
)
"""The civilities and the offices before a name (folded, without full stop), each with the sex that it tells: "m", "f"
or None."""
PARTICLES = _listed(
    "de du des d la le les van von der den ter ten di da dos das del della degli bin ibn ben al el zu y"
)
"""What may stand before a surname."""
SAINTS = _listed("saint sainte st ste san santa")
FIRST_NAMES_TOO = _listed("ben al")
"""Particles that are first names too, where they come first with a capital letter."""
POSTS = _listed(
    "ministre president presidente senateur senatrice depute deputee maire premier premiere secretaire directeur "
    "directrice rapporteur rapporteure juge procureur commissaire minister senator mayor secretary chairman chairwoman "
    "chair judge governor speaker ambassadeur ambassadrice ambassador prefet prefete recteur rectrice"
)
"""What follows a civility in the place of a name: "Madame la ministre"."""
GENERATIONS = {
    "jr": "junior", "junior": "junior", "fils": "junior", "son": "junior", "ii": "junior", "fille": "daughter",
    "daughter": "daughter", "sr": "senior", "senior": "senior", "pere": "senior", "father": "senior",
    "mere": "mother", "mother": "mother", "iii": "third", "iv": "fourth",
}  # fmt: skip
"""What tells two of one name apart, each with the generation that it means."""
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
