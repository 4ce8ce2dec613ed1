"""`qa rename-speaker`, `qa merge-speakers`, `qa set`: corrections in the catalogue, kept by a new build, undone by the
opposite."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NoReturn

import pytest
from fakes import FakeEncoder, write_corpus

from qa.build import build

from .conftest import Loads, Run, sentence, usage_error

SUBTITLED = """\
Speaker 1: Where were the nets mended?
Speaker 2: On the long quay, by the women of Brell.
Speaker 1: Who paid them?
Speaker 2: Nobody paid them for it.
Speaker 3: That is not quite so, my aunt was paid.
"""
ASKED = "Q: Who built the mill?\n\nA: My uncle built the mill.\n\nQ: And the dam?\n\nA: The dam came later.\n"


@pytest.fixture(scope="session")
def voices(talks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three talks and three with voices that nobody named, indexed; not to be written to."""
    folder = shutil.copytree(talks, tmp_path_factory.mktemp("voices"), dirs_exist_ok=True)
    other = SUBTITLED.replace("nets", "sails").replace("Brell", "Crail")
    corpus = write_corpus(folder, {"nets.txt": SUBTITLED, "sails.txt": other, "mill.txt": ASKED})
    build(corpus, folder / "index", FakeEncoder())
    return folder


@pytest.fixture
def shelf(voices: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory of the test: `voices`, which may be harmed here."""
    monkeypatch.chdir(shutil.copytree(voices, tmp_path, dirs_exist_ok=True))
    return tmp_path


def speakers(qa: Run, identifier: str) -> list[str | None]:
    return [turn["speaker"] for turn in qa("show", identifier, "--json").record["turns"]]


def catalogue(shelf: Path) -> str:
    path = shelf / "corpus" / "catalogue.toml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_speaker_is_renamed_wherever_they_speak(qa: Run, shelf: Path, loads: Loads) -> None:
    raw = {path: path.read_bytes() for path in (shelf / "corpus").glob("*.txt")}
    ran = qa("rename-speaker", "anna lowe", "Anna Lowe-Marsh", "--json")
    assert ran.code == 0
    assert ran.record["transcripts"] == [{"id": one, "turns": 3, "left": 0} for one in ("cheese", "harbour")]
    assert "harbour: anna lowe → Anna Lowe-Marsh (3 turns)" in ran.err
    for one in ("cheese", "harbour"):
        assert speakers(qa, one)[::2] == ["Anna Lowe-Marsh"] * 3
    assert all(path.read_bytes() == content for path, content in raw.items())
    embedded = set(ran.record["index"]["embedded"])
    assert embedded <= {"cheese", "harbour"}


def test_renaming_everywhere_reads_no_file_that_the_index_knows(
    qa: Run, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a file was read")

    monkeypatch.setattr("qa.curation.voices.read_transcript", read)
    monkeypatch.setattr("qa.corpus.transcripts.understood", read)
    ran = qa("rename-speaker", "Anna Lowe", "Anna Lowe-Marsh", "--no-build", "--json")
    assert ran.record["transcripts"] == [{"id": one, "turns": 3, "left": 0} for one in ("cheese", "harbour")]


def test_the_new_name_is_shown_everywhere(qa: Run, shelf: Path, loads: Loads, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("cite", "verify"):
        monkeypatch.setattr(f"qa.cli.{module}.encoder_when_needed", loads)
    assert qa("rename-speaker", "Bert Moss", "Albert Mossley").code == 0
    hit = qa("ask", "Who rebuilt the lighthouse?", "--json").record["passages"][0]
    assert (hit["speaker"], "Mossley" in hit["citation"]) == ("Albert Mossley", True)
    match = qa("verify", "We rebuilt the lighthouse in granite.", "--speaker", "Albert Mossley", "--json").record
    assert (match["matches"][0]["speaker"], match["speaker_matches"]) == ("Albert Mossley", True)
    assert "Mossley" in qa("cite", "harbour#t5").out
    assert "Bert Moss" not in {name for held in qa("list", "--json").record["transcripts"] for name in held["speakers"]}


def test_a_correction_survives_a_new_build(qa: Run, shelf: Path) -> None:
    qa("rename-speaker", "Bert Moss", "Albert Mossley")
    assert qa("build", "--json").record["changed"] is False
    assert qa("build", "--index", "new").code == 0
    hit = qa("ask", "Who rebuilt the lighthouse?", "--index", "new", "--json").record["passages"][0]
    assert hit["speaker"] == "Albert Mossley"


def test_a_file_that_is_added_later_follows_a_name_given_to_all(qa: Run, shelf: Path) -> None:
    qa("rename-speaker", "Bert Moss", "Albert Mossley")
    write_corpus(shelf, {"later.txt": "Anna Lowe: Again?\nBert Moss: Again, and gladly.\n"})
    assert speakers(qa, "later") == ["Anna Lowe", "Albert Mossley"]


@pytest.mark.parametrize(
    ("there", "back"),
    [
        (("Bert Moss", "Albert Mossley"), ("Albert Mossley", "Bert Moss")),
        (("Émile Roche", "Emile Roche-Duval"), ("Emile Roche-Duval", "Émile Roche")),
        (("Speaker 1", "Nell Farrow", "--source", "nets"), ("Nell Farrow", "Speaker 1", "--source", "nets")),
        (("interviewer", "Nell Farrow", "--source", "mill"), ("Nell Farrow", "interviewer", "--source", "mill")),
    ],
)
@pytest.mark.parametrize("text", ["", '# mine\n\n[[transcript]]\nfile = "nets.txt"\ntitle = "Nets"\n'])
def test_renaming_is_undone_by_the_opposite(
    qa: Run, shelf: Path, there: tuple[str, ...], back: tuple[str, ...], text: str
) -> None:
    write_corpus(shelf, {"catalogue.toml": text})
    before = {one: speakers(qa, one) for one in ("harbour", "bridge", "nets", "mill")}
    assert qa("rename-speaker", *there, "--no-build").code == 0
    assert {one: speakers(qa, one) for one in before} != before
    assert qa("rename-speaker", *back, "--no-build").code == 0
    assert {one: speakers(qa, one) for one in before} == before
    assert catalogue(shelf).strip() == text.strip()


def test_a_name_that_the_catalogue_gives_by_hand_is_changed_there(qa: Run, shelf: Path) -> None:
    text = (
        '[[transcript]]\nfile = "harbour.txt"\n\n# the harbour master\n[[transcript.people]]\nname = "Bert Moss"\n'
        'role = "interviewee"\norganisation = "Harbour Board"\n'
    )
    write_corpus(shelf, {"catalogue.toml": text})
    assert qa("rename-speaker", "Bert Moss", "Albert Mossley", "--source", "harbour", "--no-build").code == 0
    assert speakers(qa, "harbour")[1] == "Albert Mossley"
    assert '# the harbour master\n[[transcript.people]]\nname = "Albert Mossley"\n' in catalogue(shelf)
    assert 'organisation = "Harbour Board"\n' in catalogue(shelf)
    qa("rename-speaker", "Albert Mossley", "Bert Moss", "--source", "harbour", "--no-build")
    assert catalogue(shelf) == text


def test_names_that_several_blocks_give_by_hand_are_changed_and_changed_back(qa: Run, shelf: Path) -> None:
    blocks = (
        f'[[transcript]]\nfile = "{one}.txt"\n\n[[transcript.people]]\nname = "Anna Lowe"\nrole = "interviewer"\n'
        for one in ("cheese", "harbour")
    )
    text = "# both\n\n" + "\n".join(blocks)
    write_corpus(shelf, {"catalogue.toml": text})
    assert qa("rename-speaker", "Anna Lowe", "Anna Lowe-Marsh", "--no-build").code == 0
    assert {speakers(qa, one)[0] for one in ("cheese", "harbour")} == {"Anna Lowe-Marsh"}
    assert qa("rename-speaker", "Anna Lowe-Marsh", "Anna Lowe", "--no-build").code == 0
    assert catalogue(shelf) == text


def test_a_printed_label_is_named_in_its_own_transcript_only(qa: Run, shelf: Path) -> None:
    said = sentence(qa("rename-speaker", "Speaker 1", "Nell Farrow"))
    assert said.startswith("'Speaker 1' speaks in 2 transcripts (nets, sails), and may be as many people; name one")
    assert qa("rename-speaker", "Speaker 1", "Nell Farrow", "--source", "nets").code == 0
    assert speakers(qa, "nets") == ["Nell Farrow", "Speaker 2", "Nell Farrow", "Speaker 2", "Speaker 3"]
    assert speakers(qa, "sails")[0] == "Speaker 1"


def test_voices_without_a_name_are_named_by_their_role(qa: Run, shelf: Path) -> None:
    assert set(speakers(qa, "mill")) == {None}
    assert qa("rename-speaker", "interviewer", "Nell Farrow", "--source", "mill").code == 0
    assert qa("rename-speaker", "interviewee", "Joe Ash", "--source", "mill").code == 0
    assert speakers(qa, "mill") == ["Nell Farrow", "Joe Ash"] * 2
    assert "every interviewer of mill has a name" in sentence(
        qa("rename-speaker", "interviewer", "Somebody Else", "--source", "mill")
    )
    assert "is a role; name the transcript with --source ID" in sentence(qa("rename-speaker", "interviewer", "Joe"))


def test_a_name_that_somebody_else_there_has_is_refused(qa: Run, shelf: Path) -> None:
    before = catalogue(shelf)
    said = sentence(qa("rename-speaker", "Speaker 1", "speaker 2", "--source", "nets"))
    assert said == (
        "'speaker 2' already speaks in nets; if the two are one person, "
        "`qa merge-speakers 'speaker 2' 'Speaker 1' --source nets` says so"
    )
    assert catalogue(shelf) == before


def test_nobody_is_renamed_and_the_nearest_is_named(qa: Run, shelf: Path) -> None:
    assert sentence(qa("rename-speaker", "Bert Mos", "Bert")) == (
        "nobody called 'Bert Mos' speaks in this corpus; did you mean 'Bert Moss'?"
    )
    assert "did you mean 'Zoé Martin'" in sentence(qa("rename-speaker", "Zoe Marten", "X Y", "--source", "bridge"))
    assert "the nearest is 'nets'" in sentence(qa("rename-speaker", "Speaker 1", "A B", "--source", "nest"))
    assert "cannot be anybody's name" in sentence(qa("rename-speaker", "Bert Moss", " "))


def test_only_case_and_accents_can_be_corrected(qa: Run, shelf: Path) -> None:
    assert qa("rename-speaker", "Émile Roche", "Emile ROCHE", "--no-build").code == 0
    assert speakers(qa, "bridge")[0] == "Emile ROCHE"


def test_two_voices_of_one_transcript_are_made_one(qa: Run, shelf: Path) -> None:
    before = catalogue(shelf)
    ran = qa("merge-speakers", "Speaker 2", "Speaker 3", "--source", "nets", "--json")
    assert ran.record["transcripts"] == [{"id": "nets", "turns": 3, "left": 0}]
    assert speakers(qa, "nets") == ["Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2", "Speaker 2"]
    assert speakers(qa, "sails")[-1] == "Speaker 3"
    assert qa("rename-speaker", "Speaker 3", "Speaker 3", "--source", "nets").code == 0
    assert speakers(qa, "nets")[-1] == "Speaker 3"
    assert catalogue(shelf).strip() == before


def test_two_names_of_one_person_are_made_one_in_all_transcripts(qa: Run, shelf: Path) -> None:
    write_corpus(shelf, {"again.txt": "Anna Lowe: Again?\nAlbert Moss: Again, and gladly, on the quay.\n"})
    qa("build")
    assert qa("merge-speakers", "Bert Moss", "Albert Moss").code == 0
    assert speakers(qa, "again") == ["Anna Lowe", "Bert Moss"]
    assert speakers(qa, "harbour")[1] == "Bert Moss"
    assert qa("rename-speaker", "Albert Moss", "Albert Moss").code == 0
    assert speakers(qa, "again") == ["Anna Lowe", "Albert Moss"]


def test_several_are_merged_at_once_and_a_merged_name_can_be_changed(qa: Run, shelf: Path) -> None:
    assert qa("merge-speakers", "Speaker 1", "Speaker 2", "Speaker 3", "--source", "nets").code == 0
    assert set(speakers(qa, "nets")) == {"Speaker 1"}
    assert qa("rename-speaker", "Speaker 1", "Nell Farrow", "--source", "nets").code == 0
    assert set(speakers(qa, "nets")) == {"Nell Farrow"}


def test_merging_with_nobody_is_refused(qa: Run, shelf: Path) -> None:
    assert "did you mean 'Bert Moss'?" in sentence(qa("merge-speakers", "Bert Mos", "Anna Lowe"))
    assert "did you mean 'Anna Lowe'?" in sentence(qa("merge-speakers", "Bert Moss", "Anna Low"))
    assert "are one already" in sentence(qa("merge-speakers", "Bert Moss", "bert moss"))
    assert "OTHER" in usage_error(qa("merge-speakers", "Bert Moss"))


def test_facts_are_set_and_taken_back(qa: Run, shelf: Path) -> None:
    ran = qa("set", "harbour", "title=The harbour of Brell", "date=2021-07", "organisations=Port; City ", "--json")
    assert [change["key"] for change in ran.record["changes"]] == ["title", "date", "organisations"]
    assert "harbour: date: nothing → 2021-07" in ran.err
    shown = qa("show", "harbour", "--json").record
    assert (shown["title"], shown["date"], shown["organisations"]) == (
        "The harbour of Brell",
        "2021-07",
        ["Port", "City"],
    )
    source = qa("ask", "Who rebuilt the lighthouse?", "--json").record["passages"][0]["source"]
    assert (source["title"], source["date"]) == ("The harbour of Brell", "2021-07")
    assert qa("set", "harbour", "title=", "date=", "organisations=").code == 0
    assert catalogue(shelf).strip() == ""


def test_what_is_said_already_changes_nothing(qa: Run, shelf: Path, loads: Loads) -> None:
    qa("set", "harbour", "language=en", "--no-build")
    loads.models.clear()
    assert qa("set", "harbour", "language=en").err == "harbour: the catalogue says so already\n"
    assert loads.models == []


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("tittle=A", "'tittle' cannot be set; did you mean 'title'?"),
        ("date=July", 'date=July: date \'July\' must be "2021", "2021-07" or "2021-07-14"'),
        ("language=French", "language=French: language 'French' must be a code of ISO 639-1, as in \"fr\""),
    ],
)
def test_a_fact_that_cannot_be_set_changes_nothing(qa: Run, shelf: Path, fact: str, said: str) -> None:
    assert sentence(qa("set", "harbour", "publisher=P", fact)) == said
    assert catalogue(shelf) == ""


def test_a_fact_without_a_value_is_wrong_usage(qa: Run, shelf: Path) -> None:
    assert "give a key and a value" in usage_error(qa("set", "harbour", "title"))
    assert "the nearest is 'harbour'" in sentence(qa("set", "harbor", "title=A"))


def test_a_broken_catalogue_is_never_overwritten(qa: Run, shelf: Path) -> None:
    write_corpus(shelf, {"catalogue.toml": "[[transcript]\n"})
    for command in (("set", "nets", "title=A"), ("rename-speaker", "Bert Moss", "B M")):
        assert "not valid TOML" in sentence(qa(*command))
    assert catalogue(shelf) == "[[transcript]\n"
