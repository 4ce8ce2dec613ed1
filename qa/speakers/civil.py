"""Words around names, French and English first: civilities, particles, posts, generations, first names of one sex."""

from __future__ import annotations

from qa.text.given import given_sex

__all__ = ["FIRST_NAMES_TOO", "GENERATIONS", "PARTICLES", "POSTS", "SAINTS", "SEX_OF", "given_sex"]


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
