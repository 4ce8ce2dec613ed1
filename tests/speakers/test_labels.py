"""A label taken apart: the name in it, what it looks like, and what stands beside it."""

from __future__ import annotations

import pytest

from qa.speakers.forms import form
from qa.speakers.labels import label
from qa.text import LabelKind


@pytest.mark.parametrize(
    ("printed", "name", "asides"),
    [
        ("Jean Roy (host) - Tide", "Jean Roy", ("host", "Tide")),
        ("Jean Roy, Tide", "Jean Roy", ("Tide",)),
        ("Roy, Jean", "Roy, Jean", ()),
        ("Le Goff, Jeanne", "Le Goff, Jeanne", ()),
        ("Roy, PDG", "Roy", ("PDG",)),
        ("Dr. Roy, Tide", "Dr. Roy", ("Tide",)),
        ("Jean Roy, Jr.", "Jean Roy Jr", ()),
        ("Host - Jean Roy", "Jean Roy", ("Host",)),
        ("Journaliste Jeanne Roy", "Jeanne Roy", ("Journaliste",)),
        ("Speaker 1 (Jean Roy)", "Jean Roy", ("Speaker 1",)),
        ("Speaker 1 (New York)", "Speaker 1", ("New York",)),
        ("Jean Roy | CEO", "Jean Roy", ("CEO",)),
        ("**Jean Roy**:", "Jean Roy", ()),
        ("Marie-Claude", "Marie-Claude", ()),
        ("Robert (Bob) Roy", "Robert (Bob) Roy", ()),
    ],
)
def test_the_name_stands_apart_from_what_is_beside_it(printed: str, name: str, asides: tuple[str, ...]) -> None:
    read = label(printed)
    assert (read.name, read.asides) == (name, asides)


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Speaker 10", LabelKind.NUMBERED),
        ("SPEAKER_01", LabelKind.NUMBERED),
        ("Interviewer", LabelKind.FUNCTION),
        ("M. CHIRAC", LabelKind.WORD),
        ("M. Roux père", LabelKind.WORD),
        ("Roy, Jean", LabelKind.NAME),
        ("J. Roy", LabelKind.NAME),
        ("E.M.", LabelKind.INITIALS),
        ("李明", LabelKind.WORD),
        ("@jroy", None),
        ("Madame la ministre", None),
        ("", None),
    ],
)
def test_a_label_is_told_by_its_looks(printed: str, kind: LabelKind | None) -> None:
    assert label(printed).kind is kind


@pytest.mark.parametrize(
    ("printed", "given", "family"),
    [
        ("Jeanne Le Goff", ("jeanne",), ("le", "goff")),
        ("LE GOFF Jeanne", ("jeanne",), ("le", "goff")),
        ("Jan van der Berg", ("jan",), ("van", "der", "berg")),
        ("van der Berg, Jan", ("jan",), ("van", "der", "berg")),
        ("Jean d'Aubray", ("jean",), ("d", "aubray")),
        ("de Brie", (), ("de", "brie")),
        ("Ben Roy", ("ben",), ("roy",)),
        ("J.-P. Roy", ("j", "p"), ("roy",)),
        ("JP Roy", ("jp",), ("roy",)),
        ("LI Wei", ("wei",), ("li",)),
        ("Odile Saint-Avit", ("odile",), ("saint", "avit")),
        ("M. ROY", (), ("roy",)),
        ("John F. Marsh", ("john", "f"), ("marsh",)),
        ('Robert "Bob" Marsh', ("robert",), ("marsh",)),
        ("Roy fils", (), ("roy",)),
        ("", (), ()),
    ],
)
def test_first_names_and_surname_in_natural_order(
    printed: str, given: tuple[str, ...], family: tuple[str, ...]
) -> None:
    read = form(printed)
    assert (read.given, read.family) == (given, family)


@pytest.mark.parametrize(
    ("printed", "sex", "generation", "nickname", "post"),
    [
        ("M. Roy", "m", None, None, None),
        ("Mme la ministre", "f", None, None, "ministre"),
        ("Dr. Roy", None, None, None, None),
        ("Claire Roy", "f", None, None, None),
        ("Dominique Roy", None, None, None, None),
        ("John Roy, Jr.", "m", "junior", None, None),
        ("Jean Roy père", "m", "senior", None, None),
        ("Sam “Red” Roy", None, None, "red", None),
    ],
)
def test_what_else_a_name_tells(
    printed: str, sex: str | None, generation: str | None, nickname: str | None, post: str | None
) -> None:
    read = form(printed)
    assert (read.sex, read.generation, read.nickname, read.post) == (sex, generation, nickname, post)
