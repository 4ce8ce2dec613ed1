"""What the catalogue calls people goes over what the text calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.corpus import read_catalogue, read_transcript
from qa.errors import FormatError
from qa.schema import Person, Role, Transcript

TALK = "SPEAKER_00: Where were you born?\nJeanne Roy: In Brell, by the harbour.\nSPEAKER_00: And after?\n"


def read(folder: Path, catalogue: str, text: str = TALK) -> Transcript:
    (folder / "catalogue.toml").write_text(catalogue, encoding="utf-8")
    (folder / "talk.txt").write_text(text, encoding="utf-8")
    return read_transcript(folder / "talk.txt", read_catalogue(folder / "catalogue.toml"))


def voices(transcript: Transcript) -> list[str | None]:
    return [turn.speaker for turn in transcript.turns]


def test_a_person_of_all_files_is_called_by_the_name_of_the_catalogue(tmp_path: Path) -> None:
    found = read(tmp_path, '[[person]]\nname = "Jeanne Roy-Ash"\naliases = ["JEANNE ROY"]\norganisation = "Port"\n')
    assert voices(found) == ["SPEAKER_00", "Jeanne Roy-Ash", "SPEAKER_00"]
    person = next(person for person in found.source.people if person.name == "Jeanne Roy-Ash")
    assert (person.organisation, "Jeanne Roy" in person.aliases) == ("Port", True)


def test_what_a_title_tells_of_initials_is_followed_by_what_the_catalogue_says(tmp_path: Path) -> None:
    text = "Interview with Thomas Faure\n\nJD: Who are you?\n\nTF: Nobody in particular.\n\nJD: Why?\n\nTF: Ask him.\n"
    before = read(tmp_path, "", text)
    assert "Thomas Faure" in voices(before)
    own = '[[transcript]]\nfile = "talk.txt"\n[[transcript.people]]\nname = "Tom Ash"\naliases = ["Thomas Faure"]\n'
    for catalogue in ('[[person]]\nname = "Tom Ash"\naliases = ["Thomas Faure"]\n', own):
        after = read(tmp_path, catalogue, text)
        expected = ["Tom Ash" if name == "Thomas Faure" else name for name in voices(before)]
        assert voices(after) == expected
        assert [turn.role for turn in after.turns] == [turn.role for turn in before.turns]


def test_two_labels_of_one_file_can_be_one_person(tmp_path: Path) -> None:
    own = '[[transcript]]\nfile = "talk.txt"\n[[transcript.people]]\nname = "Jeanne Roy"\naliases = ["SPEAKER_00"]\n'
    found = read(tmp_path, own)
    assert voices(found) == ["Jeanne Roy"] * 3
    assert [person.name for person in found.source.people] == ["Jeanne Roy"]


def test_the_file_goes_over_what_is_said_for_all_files(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '[[person]]\nname = "Somebody Else"\naliases = ["Jeanne Roy"]\n'
        '[[transcript]]\nfile = "talk.txt"\n[[transcript.people]]\nname = "Jeanne Roy"\nrole = "interviewee"\n',
    )
    assert voices(found)[1] == "Jeanne Roy"
    assert Person(name="Jeanne Roy", role=Role.INTERVIEWEE) in found.source.people


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[[person]]\nrole = "interviewee"', 1, "every person needs a name"),
        ('[[person]]\nname = "A"\nalias = ["B"]', 3, "did you mean 'aliases'"),
        ('[[person]]\nname = "A"\nrole = "boss"', 2, "is none of"),
        ('[[persons]]\nname = "A"', 1, "did you mean 'person'"),
    ],
)
def test_a_person_that_cannot_be_used_says_where(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(FormatError, match=reason) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'catalogue.toml'}:{line}: ")
