"""Names → pseudonyms: every way of writing a name, nothing but the name, and positions that stay true."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from fakes import refused
from hypothesis import given
from hypothesis import strategies as st

from qa.corpus import Pseudonyms, read_pseudonyms
from qa.errors import CorpusError, FormatError

NAMES = {
    "Jeanne Roy": "Witness 1",
    "Jean-Noël d'Aubigné": "Témoin 2",
    "Roy-Duval": "Witness 3",
    "Anaïs": "Witness 4",
    "J. R.": "W1",
    "Li Na": "Witness 5",
}


def hidden(text: str) -> str:
    return Pseudonyms(NAMES).replaced(text).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jeanne Roy spoke.", "Witness 1 spoke."),
        ("JEANNE ROY, jeanne roy", "Witness 1, Witness 1"),
        ("Jeanne\u00a0Roy, Jeanne\nRoy, Jeanne  Roy", "Witness 1, Witness 1, Witness 1"),
        ("Jeanne Roy's boat, Jeanne Roy’s boat", "Witness 1's boat, Witness 1’s boat"),
        ("l'avis d'Anaïs et d’ANAIS", "l'avis d'Witness 4 et d’Witness 4"),
        ("l'avis d'Anai\u0308s.", "l'avis d'Witness 4."),
        ("Jean-Noël d'Aubigné, Jean Noel d’Aubigne", "Témoin 2, Témoin 2"),
        ("Mme Roy-Duval and Roy‑Duval", "Mme Witness 3 and Witness 3"),
        ("Jeanne Roy-Duval", "Witness 1-Duval"),
        ("Roy, Jeanne and ROY Jeanne", "Witness 1 and Witness 1"),
        ("jeanne.roy@example.org", "Witness 1@example.org"),
        ("https://x.org/jeanne-roy?a=1", "https://x.org/Witness 1?a=1"),
        ("jeanne_roy_2021", "Witness 1_2021"),
        ("#JeanneRoy1975", "#Witness 11975"),
        ("**Jeanne** **Roy**", "**Witness 1**"),
        ("JR: J.R., J. R. and J R", "JR: W1, W1 and W1"),
        ("Jea\u00adnne Roy", "Witness 1"),
        ("Jeanne Royal, Jeanneke Roy; Roy alone, Jeanne alone", "Jeanne Royal, Jeanneke Roy; Roy alone, Jeanne alone"),
        ("Lina and Li Na", "Lina and Witness 5"),
        ("I saw Jeanne. Roy came too.", "I saw Jeanne. Roy came too."),
        ("", ""),
    ],
)
def test_a_name_is_found_however_it_is_written_and_nothing_else(text: str, expected: str) -> None:
    assert hidden(text) == expected


def test_the_longest_name_is_replaced_first() -> None:
    names = Pseudonyms({"Roy": "A", "Jeanne Roy": "B", "Jeanne Roy Duval": "C"})
    assert names.replaced("Jeanne Roy Duval, Jeanne Roy, Roy").text == "C, B, A"


def test_how_often_each_was_replaced_is_counted() -> None:
    assert Pseudonyms(NAMES).replaced("Jeanne Roy, JEANNE ROY, Anaïs").counts == {"Jeanne Roy": 2, "Anaïs": 1}


def test_parts_of_names_that_are_left_are_counted() -> None:
    names = Pseudonyms({"Jeanne Roy": "Witness 1", "Paul de Marsh": "Witness 2"})
    left = names.left(["Roy said to ROY: de rien, Jeannette.", "PDM and P. D. M., a J.R. too"])
    assert left == {"Roy": 2, "JR": 1, "PDM": 2}


@given(st.text(max_size=60), st.lists(st.sampled_from(sorted(NAMES)), max_size=4), st.text(max_size=20))
def test_no_name_is_left_and_positions_stay_true(before: str, names: list[str], after: str) -> None:
    text = f"{before} {' | '.join(names)} {after}"
    done = Pseudonyms(NAMES).replaced(text)
    assert all(done.text[new:end] in NAMES.values() for _, _, new, end in done.spans)
    kept = [place for place in range(len(text)) if not any(start <= place < end for start, end, _, _ in done.spans)]
    assert all(done.text[done.moved(place)] == text[place] for place in kept)
    for name in names:
        assert unicodedata.normalize("NFC", name) not in done.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no map of names"),
        ("Jeanne Roy = Witness", "not valid TOML"),
        ('"Jeanne Roy" = 1', "no map of names"),
        ('"Jeanne Roy" = ""', "needs a pseudonym"),
        ('"…" = "A"', "is no name"),
        ('"Jeanne Roy" = "A"\n"JEANNE-ROY" = "B"', "is listed twice"),
        ('"Jeanne Roy" = "Mrs Jeanne Roy"', "holds a name that is to be replaced"),
        ('"Jeanne Roy" = "Anaïs B"\n"Anaïs" = "C"', "holds a name that is to be replaced"),
    ],
)
def test_a_map_that_cannot_be_used_is_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "map.toml"
    path.write_text(text, encoding="utf-8")
    with refused(FormatError, said):
        read_pseudonyms(path)


def test_a_map_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with refused(CorpusError, "cannot be read"):
        read_pseudonyms(tmp_path / "map.toml")
