"""The five documents of the corpus, cited as a librarian would sign it: interviewee first, interviewer named, the date
as precise as is known, nothing for what is not, and for an article the person whom it quotes."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.sources import BASE
from qa.citation import Style, cited
from qa.config import DEFAULT_URL
from qa.engine import Engine
from qa.permalink import permalink

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "citing.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r'^\$ qa cite "([^"]+)" --style (\S+)\n(.*?)(?=^\$|^```$)', DOCUMENTED, re.MULTILINE | re.DOTALL)
SIGNED = {
    "whaller-thomas-faure#t3": {
        Style.APA: (
            "Fauré, T. (2021, juillet). Rencontre avec Thomas Fauré, CEO de Whaller (Emmanuel M, intervieweur) "
            "[Entretien]. LINK\n"
            "(Fauré, 2021, tour 3)"
        ),
        Style.MLA: (
            "Fauré, Thomas. « Rencontre avec Thomas Fauré, CEO de Whaller ». Entretien réalisé par Emmanuel M. "
            "juillet 2021, LINK.\n"
            "(Fauré, tour 3)"
        ),
        Style.CHICAGO: (
            "Fauré, Thomas. 2021. « Rencontre avec Thomas Fauré, CEO de Whaller ». Entretien réalisé par "
            "Emmanuel M. juillet 2021. LINK.\n"
            "(Fauré 2021, tour 3)"
        ),
        Style.ISO690: (
            "FAURÉ, Thomas, 2021. Rencontre avec Thomas Fauré, CEO de Whaller [en ligne]. Entretien avec Thomas "
            "Fauré par Emmanuel M. juillet 2021. Disponible à l'adresse : LINK\n"
            "(Fauré 2021, tour 3)"
        ),
        Style.MARKDOWN: (
            "[^whaller-thomas-faure-t3]: Thomas Fauré, « Rencontre avec Thomas Fauré, CEO de Whaller », "
            "entretien réalisé par Emmanuel M, juillet 2021, tour 3, <LINK>."
        ),
    },
    "inspeere-michael-ferrec#t2": {
        Style.APA: (
            "Ferrec, M. (s. d.). Interview de Michaël Ferrec, président et co-fondateur d’Inspeere (Emmanuel M, "
            "intervieweur) [Entretien]. LINK\n"
            "(Ferrec, s. d., tour 2)"
        ),
        Style.MLA: (
            "Ferrec, Michaël. « Interview de Michaël Ferrec, président et co-fondateur d’Inspeere ». Entretien "
            "réalisé par Emmanuel M. LINK.\n"
            "(Ferrec, tour 2)"
        ),
        Style.CHICAGO: (
            "Ferrec, Michaël. s. d. « Interview de Michaël Ferrec, président et co-fondateur d’Inspeere ». "
            "Entretien réalisé par Emmanuel M. LINK.\n"
            "(Ferrec, s. d., tour 2)"
        ),
        Style.ISO690: (
            "FERREC, Michaël, [s. d.]. Interview de Michaël Ferrec, président et co-fondateur d’Inspeere [en "
            "ligne]. Entretien avec Michaël Ferrec par Emmanuel M. Disponible à l'adresse : LINK\n"
            "(Ferrec [s. d.], tour 2)"
        ),
        Style.MARKDOWN: (
            "[^inspeere-michael-ferrec-t2]: Michaël Ferrec, « Interview de Michaël Ferrec, président et "
            "co-fondateur d’Inspeere », entretien réalisé par Emmanuel M, s. d., tour 2, <LINK>."
        ),
    },
    "cozy-cloud-benjamin-andre#t5": {
        Style.APA: (
            "André, B. (s. d.). Benjamin André, directeur général de Cozy Cloud (D. Rozec, intervieweur) "
            "[Entretien]. Nomination. LINK\n"
            "(André, s. d., tour 5)"
        ),
        Style.MLA: (
            "André, Benjamin. « Benjamin André, directeur général de Cozy Cloud ». Entretien réalisé par David "
            "Rozec. Nomination, LINK.\n"
            "(André, tour 5)"
        ),
        Style.CHICAGO: (
            "André, Benjamin. s. d. « Benjamin André, directeur général de Cozy Cloud ». Entretien réalisé par "
            "David Rozec. Nomination. LINK.\n"
            "(André, s. d., tour 5)"
        ),
        Style.ISO690: (
            "ANDRÉ, Benjamin, [s. d.]. Benjamin André, directeur général de Cozy Cloud [en ligne]. Entretien "
            "avec Benjamin André par David Rozec. Nomination. Disponible à l'adresse : LINK\n"
            "(André [s. d.], tour 5)"
        ),
        Style.MARKDOWN: (
            "[^cozy-cloud-benjamin-andre-t5]: Benjamin André, « Benjamin André, directeur général de Cozy Cloud "
            "», entretien réalisé par David Rozec, Nomination, s. d., tour 5, <LINK>."
        ),
    },
    "wimi-lionel-roux#t6": {
        Style.APA: (
            "Roux, L. (n.d.). Meeting with Lionel Roux, CEO of Wimi (Emmanuel M, interviewer) [Interview]. LINK\n"
            "(Roux, n.d., turn 6)"
        ),
        Style.MLA: (
            "Roux, Lionel. “Meeting with Lionel Roux, CEO of Wimi.” Interview by Emmanuel M. LINK.\n(Roux, turn 6)"
        ),
        Style.CHICAGO: (
            "Roux, Lionel. n.d. “Meeting with Lionel Roux, CEO of Wimi.” Interview by Emmanuel M. LINK.\n"
            "(Roux, n.d., turn 6)"
        ),
        Style.ISO690: (
            "ROUX, Lionel, [n.d.]. Meeting with Lionel Roux, CEO of Wimi. Online. Interview with Lionel Roux by "
            "Emmanuel M. Available from: LINK\n"
            "(Roux [n.d.], turn 6)"
        ),
        Style.MARKDOWN: (
            "[^wimi-lionel-roux-t6]: Lionel Roux, “Meeting with Lionel Roux, CEO of Wimi,” interview by Emmanuel "
            "M, n.d., turn 6, <LINK>."
        ),
    },
    "flaminem-expansion#t3": {
        Style.APA: (
            "Comment Flaminem veut aider les espions français. (s. d.). L'Expansion. LINK\n"
            "(Gautier Cloix, cité dans « Comment Flaminem veut aider les espions français », s. d., tour 3)"
        ),
        Style.MLA: (
            "« Comment Flaminem veut aider les espions français ». L'Expansion, LINK.\n"
            "(Gautier Cloix, cité dans « Comment Flaminem veut aider les espions français », tour 3)"
        ),
        Style.CHICAGO: (
            "L'Expansion. s. d. « Comment Flaminem veut aider les espions français ». LINK.\n"
            "(Gautier Cloix, cité dans L'Expansion, s. d., tour 3)"
        ),
        Style.ISO690: (
            "Comment Flaminem veut aider les espions français, [s. d.]. L'Expansion [en ligne]. Disponible à "
            "l'adresse : LINK\n"
            "(Gautier Cloix, cité dans Comment Flaminem veut aider les espions français [s. d.], tour 3)"
        ),
        Style.MARKDOWN: (
            "[^flaminem-expansion-t3]: Gautier Cloix, cité dans « Comment Flaminem veut aider les espions "
            "français », *L'Expansion*, s. d., tour 3, <LINK>."
        ),
    },
}


@pytest.mark.parametrize("style", [Style.APA, Style.MLA, Style.CHICAGO, Style.ISO690, Style.MARKDOWN])
@pytest.mark.parametrize("identifier", SIGNED)
def test_a_document_of_the_corpus_is_cited_as_a_librarian_would(
    starter_engine: Engine, identifier: str, style: Style
) -> None:
    words = starter_engine.excerpt(identifier)
    said = cited(words, style, base=BASE).replace(permalink(words, BASE), "LINK")
    assert said.replace("\u00a0", " ") == SIGNED[identifier][style]


def test_citations_made_at_the_same_time_are_those_made_one_by_one(starter_engine: Engine) -> None:
    asked = [(starter_engine.excerpt(identifier), style) for identifier in SIGNED for style in Style]
    alone = [cited(words, style, base=BASE) for words, style in asked]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda each: cited(*each, base=BASE), asked * 3)) == alone * 3


def test_the_documentation_shows_every_style_but_one_for_programs_alone() -> None:
    assert {style for _, style, _ in EXAMPLES} == set(Style) - {Style.CSL_JSON}


@pytest.mark.parametrize(("identifier", "style", "shown"), EXAMPLES)
def test_the_documentation_shows_what_the_command_prints(
    starter_engine: Engine, identifier: str, style: str, shown: str
) -> None:
    words = starter_engine.excerpt(identifier)
    said = cited(words, Style(style), base=DEFAULT_URL)
    short = said.replace(permalink(words, DEFAULT_URL), f"{DEFAULT_URL}/read/{words.source.id}?…")
    assert short.replace("\u00a0", " ").strip() + "\n" == shown
