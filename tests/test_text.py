"""Sentences, words, names and dates: known answers, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.text import (
    LabelKind,
    bare_name,
    fold,
    initials,
    label_kind,
    month_of,
    names_in,
    same_person,
    sentences,
    words,
)

PROSE = st.text(alphabet=st.sampled_from([*"aéMZ.!?…,;:\"'«»” \n\t\u00a0\u202f0-—•\r"]), max_size=200)


@given(st.one_of(st.text(max_size=300), PROSE))
def test_sentences_are_in_order_and_only_white_space_lies_between(text: str) -> None:
    place = 0
    for start, end in sentences(text):
        assert place <= start < end <= len(text)
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


@given(st.text(max_size=300))
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
        ("M. Dupont est venu. Mme. Roy aussi.", ["M. Dupont est venu.", "Mme. Roy aussi."]),
        ("Quoi ? dit-il. Rien !", ["Quoi ? dit-il.", "Rien !"]),
        ("« Non. » Il sortit.", ["« Non. »", "Il sortit."]),
        ("J. R. R. Moss wrote it. Twice.", ["J. R. R. Moss wrote it.", "Twice."]),
        ("Un titre\n\nUne phrase.", ["Un titre", "Une phrase."]),
        ("Liste :\n- un\n- deux", ["Liste :", "- un", "- deux"]),
        ("Wait... for it. Done.", ["Wait... for it.", "Done."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_words_are_folded_and_compounds_stay_whole() -> None:
    assert words("L’Œuvre d'Éric, peer-to-peer, 3.5 !") == ["l", "oeuvre", "d", "eric", "peer-to-peer", "3.5"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Jeanne Martin", LabelKind.NAME),
        ("M. DURAND", LabelKind.NAME),
        ("François HOLLANDE", LabelKind.NAME),
        ("Anna van der Berg", LabelKind.NAME),
        ("James O'Beirne", LabelKind.NAME),
        ("TF", LabelKind.INITIALS),
        ("J.-P. B.", LabelKind.INITIALS),
        ("P1", LabelKind.INITIALS),
        ("Speaker 1", LabelKind.NUMBERED),
        ("SPEAKER_02", LabelKind.NUMBERED),
        ("Q", LabelKind.FUNCTION),
        ("Réponse", LabelKind.FUNCTION),
        ("Interviewer", LabelKind.FUNCTION),
        ("Nadia", LabelKind.WORD),
        ("인터뷰어", LabelKind.WORD),
        ("Attention", None),
        ("Note", None),
        ("http", None),
        ("Étape 1", None),
        ("Voici trois points", None),
        ("bonjour", None),
        ("", None),
    ],
)
def test_label_kinds(label: str, kind: LabelKind | None) -> None:
    assert label_kind(label) is kind


@given(st.text(max_size=40))
def test_label_kind_takes_any_text(label: str) -> None:
    assert label_kind(label) is None or isinstance(label_kind(label), LabelKind)


@given(
    st.one_of(
        st.text(max_size=200), st.lists(st.sampled_from(["Anna", "de", "Roy", "M.", "CEO", ",", "et"])).map(" ".join)
    )
)
def test_names_are_cut_from_the_text_in_order(text: str) -> None:
    place = 0
    for name, start, end in names_in(text):
        assert text[start:end] == name
        assert start >= place
        place = end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rencontre avec Thomas Roy CEO de Truc", ["Thomas Roy"]),
        ("Bonjour Michel, et merci", []),
        ("Hier, M. Charles de Gaulle et J. Doe", ["Charles de Gaulle", "J. Doe"]),
        ("Anne Martin de Renault", ["Anne Martin"]),
        ("interview with Jack Moss of Studio Nine", ["Jack Moss", "Studio Nine"]),
    ],
)
def test_names_in_running_text(text: str, expected: list[str]) -> None:
    assert [name for name, _, _ in names_in(text)] == expected


def test_initials_with_particles_and_without() -> None:
    assert initials("Marine Le Pen") == {"mlp", "mp"}
    assert initials("Jean-Luc Roy") == {"jlr"}


def test_same_person_ignores_case_accents_and_civility_but_not_names() -> None:
    assert same_person("LÉA SALAMÉ", "Lea Salame")
    assert same_person("Mme. Saint-Cricq", "Mme Saint Cricq")
    assert same_person("J. Moss", "Jane Moss")
    assert not same_person("Paul Martel", "Pierre Martel")
    assert not same_person("Paul Martel", "Martel")


def test_bare_names() -> None:
    assert bare_name("M. CHIRAC :") == "CHIRAC"
    assert bare_name("**Leo Dion** (host)") == "Leo Dion"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Mon interview de juillet 2021", "2021-07"),
        ("Le 1er août 2019", "2019-08-01"),
        ("July 14, 2021", "2021-07-14"),
        ("on 4 May 2018", "2018-05-04"),
        ("En décembre", None),
    ],
)
def test_dates(line: str, date: str | None) -> None:
    assert month_of(line) == date
