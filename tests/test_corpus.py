"""The starter corpus against turns counted and read by hand, and the folder's manners: errors, ids, the catalogue."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from qa.corpus import Catalogue, read_catalogue, read_transcript, slug, walk
from qa.errors import CorpusError, FormatError
from qa.schema import Role, Transcript, Turn

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
        ("photo.txt", b"\x89PNG\r\n\x00\x00", "binary"),
        ("talk.xyz", b"Hello.", "are not read"),
        ("cues.txt", b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello.\n", "subtitles"),
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
