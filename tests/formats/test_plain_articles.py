"""Press: words between marks or behind a dash are given to whom the sentence gives them, and to nobody else."""

from __future__ import annotations

import pytest

from qa.formats import read_plain

MOREL, REY, LOW = "Claire Morel", "Paul Rey", "Ann Low"
QUOTED: list[tuple[str, list[tuple[str | None, str]]]] = [
    ("« Nous ouvrirons en mai », a annoncé Claire Morel, directrice du port.", [(MOREL, "Nous ouvrirons en mai")]),
    (
        "« Nous ouvrirons en mai, a annoncé Claire Morel, directrice du port. Tout est prêt. »",
        [(MOREL, "Nous ouvrirons en mai"), (MOREL, "Tout est prêt.")],
    ),
    ("Claire Morel, directrice du port, explique : « Nous ouvrirons en mai. »", [(MOREL, "Nous ouvrirons en mai.")]),
    ("Selon Claire Morel, « le port ouvrira en mai ».", [(MOREL, "le port ouvrira en mai")]),
    ("D'après Claire Morel, « le port ouvrira en mai ».", [(MOREL, "le port ouvrira en mai")]),
    ("Pour Claire Morel, « le port ouvrira en mai ».", [(MOREL, "le port ouvrira en mai")]),
    ("« Le port ouvrira en mai », selon Claire Morel.", [(MOREL, "Le port ouvrira en mai")]),
    ("Claire Morel : « Le port ouvrira en mai. »", [(MOREL, "Le port ouvrira en mai.")]),
    ("Claire Morel dirige le port. « Nous ouvrirons en mai », explique-t-elle.", [(MOREL, "Nous ouvrirons en mai")]),
    ("Le maire, Paul Rey, se dit confiant. « Nous tiendrons », répète-t-il.", [(REY, "Nous tiendrons")]),
    ("« On verra », lâche Paul Rey. Et d'ajouter : « Rien ne presse. »", [(REY, "On verra"), (REY, "Rien ne presse.")]),
    ("‹ Nous ouvrirons en mai ›, a dit Claire Morel.", [(MOREL, "Nous ouvrirons en mai")]),
    ("“We will open in May,” said Claire Morel, who runs the port.", [(MOREL, "We will open in May,")]),
    ('"We will open," Claire Morel said. "All is ready."', [(MOREL, "We will open,"), (MOREL, "All is ready.")]),
    ("According to Claire Morel, “the port will open in May”.", [(MOREL, "the port will open in May")]),
    ("Claire Morel runs the port. “We will open in May,” she said.", [(MOREL, "We will open in May,")]),
    (
        "“It took years,” recalled Ann Low of Kew Hospital. “We gave up.”",
        [(LOW, "It took years,"), (LOW, "We gave up.")],
    ),
    ("„Wir öffnen im Mai“, sagte Ann Low.", [(LOW, "Wir öffnen im Mai")]),
    ("«Abriremos en mayo», dijo Ann Low.", [(LOW, "Abriremos en mayo")]),
    ("«Apriremo a maggio», ha detto Ann Low.", [(LOW, "Apriremo a maggio")]),
    (
        "– Nous ouvrirons en mai, dit Claire Morel.\n\n– Et l'hiver ? demanda Paul Rey.",
        [(MOREL, "Nous ouvrirons en mai"), (REY, "Et l'hiver ?")],
    ),
    (
        "— Je pars, dit Claire Morel. Il est tard.\n\nPaul Rey la regarda.",
        [(MOREL, "Je pars"), (MOREL, "Il est tard.")],
    ),
    ("Paul Rey et Luc Morel sont venus. « C'est long », dit-il.", [(None, "C'est long")]),
    ("Paul Rey et Claire Morel sont venus. « C'est long », dit-il.", [(REY, "C'est long")]),
    ("L'universitaire Ann Low ajoute : « Le port ouvrira en mai. »", [(LOW, "Le port ouvrira en mai.")]),
    ("« Le port ouvrira en mai », dit Ann Low Directrice du port.", [(LOW, "Le port ouvrira en mai")]),
    ("« Oui, en mai », dit Anne de Portal.", [("Anne de Portal", "Oui, en mai")]),
    ("« Nous ouvrirons en mai », assure-t-on à la mairie.", [(None, "Nous ouvrirons en mai")]),
]


@pytest.mark.parametrize(("text", "quoted"), QUOTED, ids=[text[:40] for text, _ in QUOTED])
def test_words_are_given_to_whom_the_sentence_gives_them(text: str, quoted: list[tuple[str | None, str]]) -> None:
    turns = [turn for turn in read_plain(text).turns if turn.role.value != "narrator"]
    assert [(turn.label, turn.text) for turn in turns] == quoted
    assert {turn.role.value for turn in turns} == {"quoted"}


@pytest.mark.parametrize(
    "text",
    [
        "« La mer monte », peut-on lire sur une affiche. Claire Morel sourit.",
        "Le film « La mer monte » est sorti en mai. Claire Morel l'a vu.",
        "The so-called “quiet quarter” is loud. Ann Low lives there.",
        "“It is a start,” said nobody in particular.",
        "« Le trafic a doublé », selon l'AFP.",
        "– du pain ;\n\n– du vin ;\n\n– un peu de silence.",
    ],
)
def test_words_between_marks_that_nobody_says_have_no_name(text: str) -> None:
    assert not any(turn.label for turn in read_plain(text).turns)
