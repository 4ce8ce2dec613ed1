"""Papers to write: quotations of any words, a small matrix, and what tries to break out of its place."""

from __future__ import annotations

from typing import Any

from qa.render.papers import Block, Paper, Quotation, Table, TableCell, state_cell
from qa.schema import State

LINK = "http://127.0.0.1:7860/read/whaller?exact=Nous%20sommes%2026.&start=100&end=115"
HOSTILE = {
    "html": "<script>alert(1)</script> </blockquote> <!-- &amp; &#60; ]]>",
    "markdown": "# titre\n- liste\n1. un\n> cité\n---\n| a | b |\n[x](y) ![z](w) **gras** `code` <b> \\*",
    "typst": '#set page(fill: red)\n= Titre $x^2$ *b* _i_ @ref <label> // note /* \\ #"a" ] }',
    "formula": '=HYPERLINK("http://x")',
    "controls": "a\0b\x0bc\x0cd\x1fe\x85f\ufffeg\ud800h",
    "line ends": "un\rdeux\r\ntrois\n\n\nquatre",
    "spaces": "  deux  espaces\t\n  \n fin ",
    "right to left": "مرحبا بالعالم (whaller) 26",
    "emoji": "👩‍💻 d’accord 😀",
    "long word": "anti" * 120,
    "nothing": "",
    "only spaces": " \n ",
}
"""Words that mean something to some format, by which, or that some format cannot hold."""


def quotation(text: str = "Nous sommes 26. Nous recrutons.", **others: Any) -> Quotation:
    """A quotation of an ordinary guest, in French."""
    facts = {
        "language": "fr", "speaker": "Thomas Fauré", "role": "personne interviewée", "organisation": "Whaller SAS",
        "question": "Combien êtes-vous ?", "asked_by": "Emmanuel M demandait", "citation": "Fauré, juillet 2021",
        "link": LINK,
    }  # fmt: skip
    return Quotation(text=text, **(facts | others))


def paper(*blocks: Block, **others: Any) -> Paper:
    """A French paper of these blocks."""
    facts: dict[str, Any] = {"title": "Dossier", "subtitle": "Un essai", "language": "fr", "footer": "Mot pour mot."}
    return Paper(blocks=blocks, **(facts | others))


def matrix(guests: int = 6, questions: int = 12, note: str = "Nous sommes 26.") -> Table:
    """Questions × guests, in which all three states occur."""
    states = list(State)
    rows = tuple(
        (
            TableCell(text=f"Question {number} ?"),
            *(_cell(states[(number + guest) % 3], note) for guest in range(guests)),
        )
        for number in range(questions)
    )
    header = ("Question", *(f"Personne {guest}" for guest in range(guests)))
    return Table(header=header, rows=rows, caption="Qui l’a entendue")


def _cell(state: State, note: str) -> TableCell:
    asked = state is not State.NOT_ASKED
    return state_cell(state, "fr", note=note if asked else None, link=LINK if asked else None, spoken="fr")
