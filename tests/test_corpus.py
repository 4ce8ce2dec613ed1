"""The corpus folder and its manners: encodings, errors, ids, the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.corpus import Catalogue, read_catalogue, read_transcript, slug, walk
from qa.errors import CorpusError, FormatError
from qa.schema import Role, Transcript

CORPUS = Path(__file__).parents[1] / "corpus"
IDS = [
    "cozy-cloud-benjamin-andre",
    "flaminem-expansion",
    "inspeere-michael-ferrec",
    "whaller-thomas-faure",
    "wimi-lionel-roux",
]


def alone(name: str) -> Transcript:
    """A transcript read with no catalogue: from its text alone."""
    return read_transcript(CORPUS / f"{name}.txt")


def test_the_catalogue_goes_over_the_text() -> None:
    sources = {found.source.id: found.source for found in walk(CORPUS) if isinstance(found, Transcript)}
    assert sorted(sources) == IDS
    assert sources["flaminem-expansion"].publisher == "L'Expansion"
    assert sources["cozy-cloud-benjamin-andre"].file == "corpus/cozy-cloud-benjamin-andre.txt"
    assert sources["inspeere-michael-ferrec"].date is None
    roux = next(person for person in sources["wimi-lionel-roux"].people if person.name == "Lionel Roux")
    assert (roux.organisation, roux.aliases, roux.role) == ("Wimi", ("Laurent Roux",), Role.INTERVIEWEE)


def test_the_catalogue_changes_no_turn_of_the_starter_corpus() -> None:
    for found in walk(CORPUS):
        assert isinstance(found, Transcript)
        assert [(turn.text, turn.speaker, turn.role) for turn in found.turns] == [
            (turn.text, turn.speaker, turn.role) for turn in alone(found.source.id).turns
        ]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


TALK = "Anna Lowe: Who are you?\nBert Moss: Nobody in particular.\nAnna Lowe: Since when?\nBert Moss: Always.\n"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("photo.txt", b"\x89PNG\r\n\x00\x00", "picture"),
        ("tool.txt", b"MZ\x90\x00\x03\x00\x00\x00\x04", "binary"),
        ("talk.xyz", b"Hello.", "are not read"),
        ("torn.txt", b"\xff\xfeA", "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_sentence(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = write(tmp_path / "talks", name, content)
    with pytest.raises(FormatError, match=reason) as caught:
        read_transcript(path)
    assert str(caught.value).startswith(f"talks/{name}: ")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot be read"):
        read_transcript(tmp_path / "nothing.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Élodie Gâtel : Où êtes-vous née ?\r\nPaul Noël : À Sète, près du « môle ».\r\nÉlodie Gâtel : Et après ?\r\n"
    transcript = read_transcript(write(tmp_path, "talk.txt", text.encode(encoding)))
    assert transcript.text == text
    assert [turn.speaker for turn in transcript.turns] == ["Élodie Gâtel", "Paul Noël", "Élodie Gâtel"]
    assert transcript.turns[1].text == "À Sète, près du « môle »."


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    for name, content in {
        "a.txt": TALK.encode(),
        "b.txt": b"\x00\x01",
        "c.pdf": b"%PDF",
        "sub/d.md": TALK.encode(),
    }.items():
        write(tmp_path, name, content)
    for name in ("README.md", ".hidden.txt", ".git/x.txt"):
        write(tmp_path, name, "not a transcript")
    found = list(walk(tmp_path))
    assert [type(one).__name__ for one in found] == ["Transcript", "FormatError", "FormatError", "Transcript"]


def test_ids_are_unique(tmp_path: Path) -> None:
    for name in ("Été 2020.txt", "ete-2020.txt", "sub/Été_2020.txt"):
        write(tmp_path, name, TALK)
    assert sorted(one.source.id for one in walk(tmp_path) if isinstance(one, Transcript)) == [
        "ete-2020",
        "ete-2020-2",
        "ete-2020-3",
    ]


def test_slugs_are_plain() -> None:
    assert slug("L’Œuvre d'Éric — n° 3") == "l-oeuvre-d-eric-n-3"
    assert slug("…") == "transcript"


def test_no_folder_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such folder"):
        list(walk(tmp_path / "nowhere"))


def catalogue(folder: Path, text: str) -> Catalogue:
    return read_catalogue(write(folder, "catalogue.toml", text))


def test_the_catalogue_names_what_the_text_does_not(tmp_path: Path) -> None:
    path = write(tmp_path, "talk.txt", "NN: Who are you?\nXY: Nobody.\nNN: Since when?\nXY: Always.\n")
    facts = catalogue(
        tmp_path,
        '[[transcript]]\nfile = "talk.txt"\ndate = 2021-07-14\n'
        '[[transcript.people]]\nname = "Anna Lowe"\nrole = "interviewer"\naliases = ["NN"]\n'
        '[[transcript.people]]\nname = "Xavier Yung"\nrole = "interviewee"\n',
    )
    transcript = read_transcript(path, facts)
    assert [turn.speaker for turn in transcript.turns] == ["Anna Lowe", "Xavier Yung"] * 2
    assert transcript.source.date == "2021-07-14"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("[[transcript]]\nfile = ", 2, "not valid TOML"),
        ('[[transcript]]\nfile = "a.txt"\ntittle = "A"', 3, "did you mean 'title'"),
        ('[[transcript]]\nfile = "a.txt"\ndate = "July"', 3, "must be"),
        ('[[transcript]]\ntitle = "A"', 1, "needs its file"),
        ('[[transcript]]\nfile = "a.txt"\n[[transcript]]\nfile = "a.txt"', 3, "described twice"),
        ('[[transcript]]\nfile = "a.txt"\n[[transcript.people]]\nname = "B"\nrole = "boss"', 4, "is none of"),
        ('[[transcript]]\nfile = "a.txt"\ntitle = 3', 3, "must be a text"),
        ('[[transcript]]\nfile = "a.txt"\norganisations = "B"', 3, "list of texts"),
        ('[transcript]\nfile = "a.txt"', 1, "blocks"),
    ],
)
def test_a_catalogue_that_cannot_be_used_says_where(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(FormatError, match=reason) as caught:
        catalogue(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'catalogue.toml'}:{line}: ")


def test_a_catalogue_entry_without_its_file_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TALK)
    catalogue(tmp_path, '[[transcript]]\nfile = "b.txt"\n')
    first, second = walk(tmp_path)
    assert isinstance(first, FormatError)
    assert "b.txt, which is not in the folder" in str(first)
    assert isinstance(second, Transcript)


def test_doubts_are_told(tmp_path: Path) -> None:
    note = read_transcript(write(tmp_path, "note.txt", "The roof leaks.\n"))
    assert note.warnings == ("nobody was found to speak: the whole text is taken as narration",)
    path = write(tmp_path, "talk.txt", TALK)
    facts = catalogue(
        tmp_path, '[[transcript]]\nfile = "talk.txt"\n[[transcript.people]]\nname = "Cy Dunn"\nrole = "interviewee"\n'
    )
    assert read_transcript(path, facts).warnings == (
        "the catalogue names Cy Dunn, whose words were not found in the text",
    )


@pytest.mark.parametrize("name", IDS)
def test_the_starter_corpus_raises_no_doubt(name: str) -> None:
    facts = read_catalogue(CORPUS / "catalogue.toml")
    assert read_transcript(CORPUS / f"{name}.txt", facts).warnings == ()


@pytest.mark.parametrize("name", IDS)
def test_line_ends_of_another_system_change_no_turn(name: str, tmp_path: Path) -> None:
    raw = (CORPUS / f"{name}.txt").read_bytes().replace(b"\n", b"\r\n")
    other = read_transcript(write(tmp_path, f"{name}.txt", raw))
    assert [(turn.speaker, turn.role, turn.text.replace("\r\n", "\n")) for turn in other.turns] == [
        (turn.speaker, turn.role, turn.text) for turn in alone(name).turns
    ]
