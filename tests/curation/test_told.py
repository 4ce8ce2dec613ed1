"""What a person tells of a file: facts, and who is who, before it is added and afterwards."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from fakes import write_corpus

from qa.corpus import Arrival, Pseudonyms, read_catalogue, read_transcript, understood
from qa.curation import Adding, Disguise, Told, heard, introduce, is_fact, shown
from qa.errors import CorpusError
from qa.schema import Fate, Person, Role, Transcript

TALK = (
    b"Speaker 1: When did the harbour open?\n\nSpeaker 2: The harbour opened in spring, after the storm.\n\n"
    b"Speaker 1: Who paid for it?\n\nSpeaker 2: The town paid for it, with a loan of twenty years.\n"
)


def talk() -> Transcript:
    return understood(TALK, "corpus/talk.txt")


def arrival(name: str = "talk.txt") -> Arrival:
    return Arrival(origin=name, place=PurePosixPath(name), raw=TALK)


def named() -> Told:
    voices = heard(talk())
    people = (voices[0].called("Jeanne Roy", Role.INTERVIEWER), voices[1].called("Paul Marsh", None))
    return Told(facts={"title": "The harbour", "date": "2021-07"}, people=tuple(filter(None, people)))


def test_voices_are_heard_in_order_with_their_labels_turns_and_words() -> None:
    voices = heard(talk())
    assert [(voice.name, voice.labels, voice.turns, voice.words) for voice in voices] == [
        ("Speaker 1", ("Speaker 1",), 2, 9),
        ("Speaker 2", ("Speaker 2",), 2, 19),
    ]


def test_a_voice_that_is_called_as_it_is_says_nothing_new() -> None:
    voice = heard(talk())[0]
    assert voice.called(" Speaker  1 ", voice.role) is None
    assert voice.called("", None) is None


def test_two_labels_given_one_name_are_one_person(tmp_path: Path) -> None:
    voices = heard(talk())
    people = tuple(filter(None, (voice.called("Jeanne Roy", None) for voice in voices)))
    done = Adding(tmp_path / "corpus").add(arrival(), Told(people=people))
    assert done.transcript
    assert {turn.speaker for turn in done.transcript.turns} == {"Jeanne Roy"}


def test_what_was_told_goes_into_the_catalogue_and_the_file_stays_as_it_came(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    done = Adding(corpus).add(arrival(), named())
    assert (done.fate, done.id) == (Fate.ADDED, "talk")
    assert (corpus / "talk.txt").read_bytes() == TALK
    found = shown("talk", corpus)
    assert done.transcript
    assert [turn.speaker for turn in found.turns] == [turn.speaker for turn in done.transcript.turns]
    assert [turn.speaker for turn in found.turns] == ["Jeanne Roy", "Paul Marsh"] * 2
    assert (found.source.title, found.source.date) == ("The harbour", "2021-07")
    assert found.turns[0].role is Role.INTERVIEWER


def test_what_is_told_of_a_file_whose_name_is_taken_is_told_of_it_alone(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, {"talk.txt": "Ann Low: Another talk altogether.\n\nBo Marsh: Yes.\n"})
    done = Adding(corpus).add(arrival(), named())
    assert done.id == "talk-2"
    assert shown("talk", corpus).source.title == "talk"
    assert list(read_catalogue(corpus / "catalogue.toml").entries) == ["talk-2.txt"]


def test_under_pseudonyms_no_real_name_that_was_told_is_kept(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    told = Told(facts={"title": "A talk with Jeanne Roy"}, people=named().people)
    disguise = Disguise(Pseudonyms({"Jeanne Roy": "Witness 1", "Paul Marsh": "Witness 2"}))
    done = Adding(corpus, disguise).add(arrival(), told)
    assert done.transcript
    assert {turn.speaker for turn in done.transcript.turns} == {"Witness 1", "Witness 2"}
    assert done.transcript.source.title == "A talk with Witness 1"
    kept = b"".join(path.read_bytes() for path in corpus.rglob("*") if path.is_file())
    assert b"Jeanne" not in kept
    assert b"Marsh" not in kept


@pytest.mark.parametrize(
    ("key", "value", "good"),
    [
        ("date", "2021-07", True),
        ("date", "July 2021", False),
        ("date", "2021-13", False),
        ("language", "fr", True),
        ("language", "French", False),
        ("title", 'Some "title" = [1]', True),
        ("organisations", "Harbour Board; Ferry", True),
    ],
)
def test_a_fact_is_what_a_catalogue_takes(key: str, value: str, good: bool) -> None:
    assert is_fact(key, value) is good


def test_somebody_is_introduced_and_the_introduction_taken_back(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, {"talk.txt": TALK})
    said = introduce("talk", "speaker 2", {"role": "interviewer", "organisation": "Harbour Board"}, corpus)
    assert [(change.key, change.before, change.after) for change in said] == [
        ("role", None, "interviewer"),
        ("organisation", None, "Harbour Board"),
    ]
    person = next(person for person in shown("talk", corpus).source.people if person.name == "Speaker 2")
    assert person == Person(name="Speaker 2", role=Role.INTERVIEWER, organisation="Harbour Board")
    introduce("talk", "Speaker 2", {"role": "", "organisation": ""}, corpus)
    assert read_transcript(corpus / "talk.txt").turns == shown("talk", corpus).turns
    assert (corpus / "catalogue.toml").read_text("utf-8").strip() == ""


@pytest.mark.parametrize(
    ("identifier", "name", "facts", "sentence"),
    [
        ("tal", "Speaker 1", {"role": "interviewer"}, "the nearest is 'talk'"),
        ("talk", "Nobody", {"role": "interviewer"}, "nobody called 'Nobody' speaks in talk"),
        ("talk", "Speaker 1", {"role": "king"}, "the role 'king' is none of"),
    ],
)
def test_who_cannot_be_introduced_is_told_in_a_sentence(
    tmp_path: Path, identifier: str, name: str, facts: dict[str, str], sentence: str
) -> None:
    corpus = write_corpus(tmp_path, {"talk.txt": TALK})
    with pytest.raises(CorpusError, match=sentence):
        introduce(identifier, name, facts, corpus)
    assert not (corpus / "catalogue.toml").exists()
