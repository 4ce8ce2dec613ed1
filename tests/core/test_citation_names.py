"""A name as printed, in the parts that bibliographies sort it by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sources import BASE, person, words_of
from qa.citation import Style, cited
from qa.citation.names import name_parts


@pytest.mark.parametrize(
    ("name", "family", "given", "dropping", "kept"),
    [
        ("Thomas Fauré", "Fauré", "Thomas", None, None),
        ("Jean-Pierre Martin", "Martin", "Jean-Pierre", None, None),
        ("Charles de Gaulle", "Gaulle", "Charles", "de", None),
        ("Jean de La Fontaine", "La Fontaine", "Jean", "de", None),
        ("Marine Le Pen", "Le Pen", "Marine", None, None),
        ("Joachim du Bellay", "Bellay", "Joachim", None, "du"),
        ("Vincent van Gogh", "Gogh", "Vincent", None, "van"),
        ("Rogier van der Weyden", "Weyden", "Rogier", None, "van der"),
        ("Ursula von der Leyen", "Leyen", "Ursula", "von der", None),
        ("François HOLLANDE", "HOLLANDE", "François", None, None),
        ("Marie-Anne DUPONT LAJOIE", "DUPONT LAJOIE", "Marie-Anne", None, None),
        ("Dr. Anna Lowe", "Lowe", "Anna", None, None),
        ("Sean O’Neil", "O’Neil", "Sean", None, None),
    ],
)
def test_a_name_is_sorted_by_its_family_name(
    name: str, family: str, given: str, dropping: str | None, kept: str | None
) -> None:
    parts = {"family": family, "given": given, "dropping-particle": dropping, "non-dropping-particle": kept}
    assert name_parts(name) == {key: value for key, value in parts.items() if value}


def test_a_suffix_is_no_family_name() -> None:
    assert name_parts("Martin Luther King Jr.") == {"family": "King", "given": "Martin Luther", "suffix": "Jr."}


@pytest.mark.parametrize(
    "name", ["Emmanuel M", "Emmanuel M.", "Zoé", "Speaker 1", "Interviewer", "李明", "The Harbour Board", "R. G."]
)
def test_what_is_not_to_be_inverted_is_kept_whole(name: str) -> None:
    assert name_parts(name, ["The Harbour Board"]) == {"literal": name}


@given(st.text(min_size=1).filter(str.strip))
def test_no_part_of_any_name_is_empty_or_made_up(name: str) -> None:
    for part in name_parts(name).values():
        assert part.strip() == part != ""
        assert all(word in name for word in part.split())


@pytest.mark.parametrize(
    ("name", "apa", "mla", "iso"),
    [
        ("Charles de Gaulle", "Gaulle, C. de", "Gaulle, Charles de", "GAULLE, Charles de"),
        ("Vincent van Gogh", "van Gogh, V.", "van Gogh, Vincent", "VAN GOGH, Vincent"),
        ("Emmanuel M", "Emmanuel M", "Emmanuel M", "EMMANUEL M"),
        ("Zoé", "Zoé", "Zoé", "ZOÉ"),
    ],
)
def test_each_style_writes_it_in_its_way(name: str, apa: str, mla: str, iso: str) -> None:
    excerpt = words_of(name, people=(person(name),))
    for style, said in ((Style.APA, apa), (Style.MLA, mla), (Style.ISO690, iso)):
        assert cited(excerpt, style, base=BASE).startswith((f"{said}. ", f"{said} (", f"{said}, ["))
