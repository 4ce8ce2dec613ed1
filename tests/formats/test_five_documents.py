"""The five documents of the starter corpus, read from their text alone, against turns counted and read by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from qa.corpus import read_transcript
from qa.schema import Role, Transcript, Turn

CORPUS = Path(__file__).parents[2] / "corpus"
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


def speech(transcript: Transcript) -> list[Turn]:
    return [turn for turn in transcript.turns if turn.role is not Role.NARRATOR]


def voices(transcript: Transcript) -> Counter[tuple[str | None, str, bool]]:
    return Counter((turn.speaker, turn.role.value, turn.inferred) for turn in speech(transcript))


def narrated(transcript: Transcript) -> str:
    return "\n".join(turn.text for turn in transcript.turns if turn.role is Role.NARRATOR)


@pytest.mark.parametrize("name", IDS)
def test_every_turn_is_cut_from_the_text_in_order(name: str) -> None:
    transcript, end = alone(name), 0
    assert transcript.text == (CORPUS / f"{name}.txt").read_bytes().decode("utf-8")
    for index, turn in enumerate(transcript.turns):
        assert turn.index == index
        assert transcript.text[turn.start : turn.end] == turn.text
        assert turn.start >= end
        end = turn.end


@pytest.mark.parametrize("name", IDS)
def test_narration_is_nobodys_and_speech_is_somebodys(name: str) -> None:
    for turn in alone(name).turns:
        assert (turn.speaker is None) == (turn.role is Role.NARRATOR)


def test_whaller() -> None:
    transcript = alone("whaller-thomas-faure")
    assert voices(transcript) == {
        ("Emmanuel M", "interviewer", False): 19,
        ("Thomas Fauré", "interviewee", False): 18,
    }
    assert [turn.speaker for turn in speech(transcript)] == ["Emmanuel M", "Thomas Fauré"] * 18 + ["Emmanuel M"]
    assert transcript.turns[-1].text.endswith("Retrouvons notre esprit de conquête\u00a0!")
    assert transcript.source.title == "Mon interview de juillet 2021: Rencontre avec Thomas Fauré CEO de Whaller"
    assert (transcript.source.date, transcript.source.language) == ("2021-07", "fr")


def test_whaller_answers_of_several_paragraphs_are_one_slice() -> None:
    answer = speech(alone("whaller-thomas-faure"))[7].text
    assert answer.startswith("C’est effectivement une question que l’on me pose beaucoup")
    assert answer.count("\n\n") == 4
    assert answer.endswith("la plateforme la plus sécurisée du marché.")


def test_whaller_furniture_is_in_no_turn() -> None:
    said = {turn.text for turn in alone("whaller-thomas-faure").turns}
    assert not said & {"Close", "Source: Whaller", "scroll to top"}
    assert not any("scroll to top" in text for text in said)


def test_inspeere() -> None:
    transcript = alone("inspeere-michael-ferrec")
    assert voices(transcript) == {
        ("Emmanuel M", "interviewer", False): 19,
        ("Michaël Ferrec", "interviewee", False): 19,
    }
    people = {person.name: person for person in transcript.source.people}
    assert people["Michaël Ferrec"].aliases == ("Michael Ferrec",)
    assert speech(transcript)[3].text.endswith("peers ».\nCela permet de garantir une qualité de service.")
    assert transcript.turns[0].text.startswith("Pour ce mois de décembre")
    assert transcript.source.date is None


def test_cozy_cloud_labels_run_on_inside_one_paragraph() -> None:
    transcript = alone("cozy-cloud-benjamin-andre")
    assert voices(transcript) == {
        ("David Rozec", "interviewer", True): 4,
        ("Benjamin André", "interviewee", False): 4,
    }
    assert [turn.text for turn in speech(transcript)[::2]] == [
        "Comment est né Cozy Cloud ?",
        "Justement, quel est ce business model ?",
        "Qui sont vos utilisateurs actuels ?",
        "Qu’est ce qui les attire dans Cozy Cloud ?",
    ]
    assert speech(transcript)[-1].text.endswith("en parfaite adéquation avec notre business model.")
    assert transcript.turns[-1].text == "Propos recueillis par David Rozec, drozec@nomination.fr"
    assert transcript.turns[-1].role is Role.NARRATOR
    assert "Accueil" not in "".join(turn.text for turn in transcript.turns)


def test_wimi_goes_on_without_labels() -> None:
    transcript = alone("wimi-lionel-roux")
    spoken = speech(transcript)
    assert len(spoken) == 24
    assert [turn.speaker for turn in spoken] == ["Emmanuel M", "Lionel Roux"] * 12
    assert [turn.role.value for turn in spoken] == ["interviewer", "interviewee"] * 12
    assert [turn.inferred for turn in spoken] == [False] * 2 + [True] * 22
    assert spoken[4].text.startswith("With the current Coronavirus crisis, we have seen telework exploding.")
    assert spoken[5].text.endswith("we have multiplied the capacity of our platform by 4.")
    assert narrated(transcript).count("Today, I wanted to share this interview") == 2
    people = {person.name: person for person in transcript.source.people}
    assert people["Lionel Roux"].aliases == ("Laurent Roux",)
    assert transcript.source.language == "en"


QUOTED = [
    ("Gautier Cloix", False, "Nous travaillons avec 30", "services de renseignements"),
    ("Gautier Cloix", False, "Cela fait quinze ans", "PlayStation made in France."),
    ("Alain Juillet", True, "On ne peut plus faire", "confiance aux Etats-Unis"),
    ("Edouard Tétreau", False, "Ce fut un déclic", "laisser faire cela"),
    ("Edouard Tétreau", False, "Imagineriez-vous", "partir à Washington ?"),
    ("Alain Juillet", False, "Il est venu me voir", "accepté de les aider"),
    ("Alain Juillet", False, "De nouvelles lois", "confiance aux Etats-Unis."),
    ("Thomas Serval", False, "Mais les barrières", "se sont affaissées"),
    ("Thomas Serval", False, "Les grands groupes", "pu réutiliser."),
    ("Guillaume Prunier", True, "Un enjeu", "souveraineté européen"),
    ("Guillaume Prunier", False, "Il s'agit d'un enjeu", "traduite dans les actes"),
    ("Guillaume Prunier", False, "Nous devons maîtriser", "en deh30ors de leurs frontières."),
]


def test_flaminem_gives_each_quotation_to_who_said_it() -> None:
    spoken = speech(alone("flaminem-expansion"))
    assert {turn.role for turn in spoken} == {Role.QUOTED}
    assert [(turn.speaker, turn.inferred) for turn in spoken] == [(who, inferred) for who, inferred, _, _ in QUOTED]
    for turn, (_, _, begins, ends) in zip(spoken, QUOTED, strict=True):
        assert turn.text.startswith(begins)
        assert turn.text.endswith(ends)


def test_flaminem_incises_and_plain_quotation_marks_are_narration() -> None:
    transcript = alone("flaminem-expansion")
    told = [turn.text for turn in transcript.turns if turn.role is Role.NARRATOR]
    assert (
        ", se souvient Alain Juillet, ancien directeur du renseignement à la DGSE et président-fondateur de" in told[8]
    )
    assert ", regrette Guillaume Prunier." in told
    assert any('"flamines", des prêtres de la Rome antique' in text for text in told)
    assert any('(le "Cloud Act")' in turn.text for turn in speech(transcript))
    assert not any(word in turn.text for turn in transcript.turns for word in ("Source :", "Hoche", "©", "Generate"))
