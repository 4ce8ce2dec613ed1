"""Prompts in bold: an interview even where few of them ask; subheads of an article are no prompts."""

from __future__ import annotations

import pytest

from qa.formats import read_plain

TALK = [
    "**Vous avez vendu deux péniches. Des regrets ?**",
    "Aucun. Enfin, un : j'aimais la cuisine.",
    "**Votre quai préféré reste le plus petit.**",
    "Toujours. Je m'y repose.",
    "**Le journal l'appelle « le quai perdu ».**",
    "C'est le nom que mon père lui donnait.",
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("mark", ["**", "*", "__"])
def test_paragraphs_in_bold_prompt_even_where_few_ask(between: str, mark: str) -> None:
    turns = read_plain(between.join(TALK).replace("**", mark)).turns
    assert [turn.role.value for turn in turns] == ["interviewer", "interviewee"] * 3
    assert [turn.text for turn in turns] == [words.strip("*") for words in TALK]
    assert all(turn.inferred for turn in turns)


def test_a_byline_in_other_type_is_no_prompt() -> None:
    turns = read_plain("\n\n".join([*TALK, "*Propos recueillis par Anne Roy.*"])).turns
    assert [turn.role.value for turn in turns] == ["interviewer", "interviewee"] * 3 + ["narrator"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["**Un quai perdu**", "Le port a fermé.", "**Et maintenant ?**", "Rien.", "**Un projet**", "On attend."],
        ["**Vous partez ?**", "**Votre quai reste.**", "J'aime ce quai.", "**Le journal le dit.**", "Je sais."],
        ["**Vous partez ?**", "Le port ferme.", "**Votre quai reste.**", "Le quai aussi.", "**Tout va.**", "Il dort."],
        ["**Le port ferme.**", "Je le sais.", "**Le quai reste.**", "Je le vois.", "**Tout va.**", "Je dors."],
    ],
    ids=["subheads", "two in a row", "answers that are nobody's own", "none asks"],
)
def test_other_paragraphs_in_bold_prompt_nobody(paragraphs: list[str]) -> None:
    assert not any(turn.role.value == "interviewer" for turn in read_plain("\n\n".join(paragraphs)).turns)
