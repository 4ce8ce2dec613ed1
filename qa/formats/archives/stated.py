"""What the files of archives state in words of their own: roles, languages, dates."""

from __future__ import annotations

import re

from qa.schema import Role
from qa.text import fold, month_of

_ASKS = re.compile(
    r"interviewer|intervieweur|intervieweuse|investigator|enqueteur|enquetrice|enquet\.|enq|interrogator"
    r"|entrevistador|entrevistadora|interviewerin|interviewend|interviewende|interviewender|befrager|befragerin"
    r"|fragesteller|intervistatore|intervistatrice|moderator|host|journaliste?|int(?:erviewer)? ?\d"
)
_ANSWERS = re.compile(
    r"interviewee|interviewe|interviewte|interviewter|interviewpartner|interviewpartnerin|informant|informante?"
    r"|informateur|informatrice|narrator|temoin|zeitzeuge|zeitzeugin|befragte|befragter|enquetee?|entrevistad[oa]"
    r"|intervistat[oa]|guest|invitee?"
)
_LANGUAGES = {
    word: code
    for code, words in (
        line.split(maxsplit=1)
        for line in """
        ar ara arabic arabe arabisch
        be bel belarusian
        bg bul bulgarian
        bn ben bengali
        br bre breton
        ca cat catalan katalanisch
        cs ces cze czech tcheque tschechisch
        cy cym wel welsh
        da dan danish danois danisch
        de deu ger german allemand deutsch aleman tedesco
        el ell gre greek grec griechisch
        en eng english anglais englisch ingles inglese
        es spa spanish castilian espagnol spanisch espanol castellano
        et est estonian
        eu eus baq basque euskara
        fa fas per persian
        fi fin finnish
        fr fra fre french francais franzosisch frances francese
        ga gle irish
        gl glg galician
        he heb hebrew hebreu hebraisch
        hi hin hindi
        hr hrv croatian
        hu hun hungarian hongrois ungarisch
        hy hye arm armenian
        is isl ice icelandic
        it ita italian italien italienisch italiano
        ja jpn japanese japonais japanisch
        ko kor korean
        lb ltz luxembourgish
        lt lit lithuanian
        lv lav latvian
        nl nld dut dutch neerlandais niederlandisch
        no nor nob norwegian norvegien
        oc oci occitan
        pl pol polish polonais polnisch
        pt por portuguese portugais portugiesisch
        ro ron rum romanian roumain
        ru rus russian russe russisch
        sk slk slo slovak
        sl slv slovenian slovene
        sq sqi alb albanian
        sr srp serbian
        sv swe swedish suedois schwedisch
        tr tur turkish turc turkisch
        uk ukr ukrainian ukrainisch
        vi vie vietnamese
        yi yid yiddish
        zh zho chi cmn chinese chinois chinesisch
        """.strip().splitlines()
    )
    for word in (code, *words.split())
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\s*(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d])")
_CHAT = re.compile(r"\s*(\d{1,2})-([A-Za-z]{3})-(\d{4})\s*\Z")
_DOTTED = re.compile(r"\s*(\d{1,2})[./](\d{1,2})[./](\d{4})\s*\Z")


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as one string."""
    return frozenset(words.split())


def stated_role(words: str | None) -> Role:
    """The role that a file states in a word or two ("Investigator", "Interviewte", "enquêteur"); unknown for others."""
    said = fold(words or "").replace("_", " ").strip(" .:()")
    if _ASKS.fullmatch(said):
        return Role.INTERVIEWER
    return Role.INTERVIEWEE if _ANSWERS.fullmatch(said) else Role.UNKNOWN


def stated_language(words: str | None) -> str | None:
    """ISO 639-1 for a language's code or name ("fra", "pt-BR", "Deutsch"); None for one that is not known here."""
    said = re.split(r"[^\w]+", fold(words or "").strip(), maxsplit=1)[0]
    return _LANGUAGES.get(said)


def stated_date(words: str | None) -> str | None:
    """The date as "2021", "2021-07" or "2021-07-14", from ISO, "14-OCT-1993" or "14.10.1993"; None for others."""
    if match := _ISO.match(words or ""):
        return "-".join(part for part in match.groups() if part)
    if (match := _CHAT.match(words or "")) and match[2].lower() in _MONTHS:
        return f"{match[3]}-{_MONTHS.index(match[2].lower()) + 1:02}-{int(match[1]):02}"
    if match := _DOTTED.match(words or ""):
        day, month = int(match[1]), int(match[2])
        return f"{match[3]}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else match[3]
    return month_of(words or "")


def kept(**facts: str | None) -> dict[str, str]:
    """The facts that hold a letter or a digit, white space as single spaces."""
    said = {key: " ".join((value or "").split()) for key, value in facts.items()}
    return {key: value for key, value in said.items() if any(map(str.isalnum, value))}
