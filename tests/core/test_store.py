"""The index folder: one rename, nothing half-written, and refusal of what does not match."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from fakes import CHEESE, HARBOUR, FakeEncoder, refused, write_corpus
from filelock import FileLock

from qa import store
from qa.build import build
from qa.engine import Engine
from qa.errors import IndexBusy, IndexDamaged, IndexMismatch, IndexMissing
from qa.store import SCHEMA, Draft, Manifest, current, generation, read_manifest

FILES = [
    "askings.npy", "manifest.json", "owners.npy", "parts/….tokens", "parts/….vectors", "quotes-bounds.npy",
    "quotes-keys.npy", "quotes-rows.npy", "quotes-turns.npy", "records.sqlite", "tokens-bounds.npy",
    "tokens-parts.json", "tokens-quantiser.npy", "vectors.faiss", "words.sqlite",
]  # fmt: skip
"""A part is named after the digest of its transcript."""


@cache
def some_manifest() -> Manifest:
    with tempfile.TemporaryDirectory() as name:
        build(write_corpus(Path(name), {"harbour.txt": HARBOUR}), Path(name) / "index", FakeEncoder())
        return read_manifest(current(Path(name) / "index"))


def commit(folder: Path, content: str) -> Path:
    with generation(folder) as draft:
        (draft.path / "file").write_text(content)
        draft.commit(some_manifest())
    return current(folder)


def crash(folder: Path, error: BaseException) -> None:
    with generation(folder) as draft:
        (draft.path / "file").write_text("half")
        raise error


def files(generation: Path) -> dict[str, Path]:
    """The files of a generation of one transcript, by their names in `FILES`."""
    found = [path for path in generation.rglob("*") if path.is_file()]
    digests = {path.stem for path in found if path.parent.name == "parts"}
    named = {path.relative_to(generation).as_posix(): path for path in found}
    return {re.sub("|".join(digests), "…", name) if digests else name: path for name, path in named.items()}


def generations(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("generation-*"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus (the harbour) and its index, built with the fake encoder; to be copied."""
    folder = tmp_path_factory.mktemp("built")
    build(write_corpus(folder, {"harbour.txt": HARBOUR}), folder / "index", FakeEncoder())
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """An index of the harbour, beside its corpus; may be harmed."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path / "index"


def test_a_committed_generation_is_current_and_the_one_before_is_removed(tmp_path: Path) -> None:
    first = commit(tmp_path, "one")
    assert (first / "file").read_text() == "one"
    second = commit(tmp_path, "two")
    assert (second / "file").read_text() == "two"
    assert generations(tmp_path) == [second.name] != [first.name]


def test_what_the_manifest_records_comes_back(tmp_path: Path) -> None:
    path = commit(tmp_path, "one")
    manifest = read_manifest(path)
    assert list(manifest.files) == ["file"]
    assert len(manifest.files["file"]) == 64
    assert replace(manifest, files=some_manifest().files) == some_manifest()


def test_a_draft_never_committed_leaves_the_old_generation_alone(tmp_path: Path) -> None:
    first = commit(tmp_path, "one")
    with generation(tmp_path) as draft:
        (draft.path / "file").write_text("two")
    assert current(tmp_path) == first
    assert generations(tmp_path) == [first.name]


def test_only_one_rename_puts_a_generation_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = commit(tmp_path, "one")
    seen: list[tuple[str, str]] = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        assert current(tmp_path) == first
        seen.append((self.name, Path(target).name))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    second = commit(tmp_path, "two")
    assert seen == [("CURRENT.new", "CURRENT")]
    assert second != first


@pytest.mark.parametrize("error", [RuntimeError("bug"), KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_crash_inside_a_draft_passes_through_and_leaves_nothing(tmp_path: Path, error: BaseException) -> None:
    first = commit(tmp_path, "one")
    with pytest.raises(type(error)):
        crash(tmp_path, error)
    assert current(tmp_path) == first
    assert generations(tmp_path) == [first.name]


def test_drafts_left_by_a_killed_build_are_swept(tmp_path: Path) -> None:
    first = commit(tmp_path, "one")
    (tmp_path / "generation-0009").mkdir()
    (tmp_path / "generation-0009" / "vectors.faiss").write_bytes(b"half")
    (tmp_path / "CURRENT.new").write_text("generation-00")
    assert current(tmp_path) == first
    second = commit(tmp_path, "two")
    assert generations(tmp_path) == [second.name]
    assert second.name == "generation-0010"


def test_a_copy_that_somebody_made_of_a_generation_is_left_alone(tmp_path: Path) -> None:
    first = commit(tmp_path, "one")
    shutil.copytree(first, tmp_path / f"{first.name}.bak")
    commit(tmp_path, "two")
    assert (tmp_path / f"{first.name}.bak" / "file").read_text() == "one"


@pytest.mark.parametrize("exists", [True, False])
def test_where_nothing_was_built_the_command_is_named(tmp_path: Path, exists: bool) -> None:
    folder = tmp_path / "index"
    if exists:
        folder.mkdir()
    with refused(IndexMissing, "`qa build --index"):
        current(folder)
    with refused(IndexMissing):
        Engine.open(folder, FakeEncoder())


def test_a_file_in_place_of_the_folder_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("hello")
    with refused(IndexMissing):
        current(tmp_path / "index")


@pytest.mark.parametrize("pointer", ["generation-0777", "", "..", "/etc", "generation-\n0001", "\0", "generation-\0"])
def test_a_pointer_to_nowhere_is_refused(folder: Path, pointer: str) -> None:
    (folder / "CURRENT").write_text(pointer)
    with refused(IndexDamaged, "qa build"):
        current(folder)


def test_a_pointer_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "CURRENT").write_bytes(b"\xff\xfe\xff")
    with refused(IndexDamaged, "qa build"):
        current(folder)


def test_a_generation_has_the_files_that_are_listed(folder: Path) -> None:
    found = files(current(folder))
    assert sorted(found) == FILES
    listed = {path.relative_to(current(folder)).as_posix() for name, path in found.items() if name != "manifest.json"}
    assert set(read_manifest(current(folder)).files) == listed


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("harm", ["altered", "truncated", "emptied", "missing", "foreign"])
def test_a_damaged_file_is_refused_with_the_command_that_mends_it(folder: Path, name: str, harm: str) -> None:
    path = files(current(folder))[name]
    content = bytearray(path.read_bytes())
    if harm == "missing":
        path.unlink()
    elif harm == "altered":
        content[len(content) // 2] ^= 0x40
        path.write_bytes(content)
    else:
        path.write_bytes({"truncated": bytes(content[:-7]), "emptied": b"", "foreign": b"PK\3\4 a zip file"}[harm])
    with refused(IndexDamaged, "qa build") as caught:
        Engine.open(folder, FakeEncoder())
    assert path.name in str(caught.value)


def test_a_manifest_that_reads_well_but_was_altered_is_refused(folder: Path) -> None:
    path = current(folder) / "manifest.json"
    manifest = json.loads(path.read_text())
    path.write_text(json.dumps(manifest | {"calibration": manifest["calibration"] | {"threshold": -9.0}}))
    with refused(IndexDamaged, "manifest.json.*qa build"):
        Engine.open(folder, FakeEncoder())
    assert build(folder.parent / "corpus", folder, FakeEncoder()).changed
    Engine.open(folder, FakeEncoder()).close()


def test_a_pointer_of_before_manifests_had_checksums_is_read(folder: Path) -> None:
    (folder / "CURRENT").write_text(current(folder).name + "\n")
    Engine.open(folder, FakeEncoder()).close()


def test_a_damaged_index_is_built_again(folder: Path) -> None:
    (current(folder) / "vectors.faiss").write_bytes(b"")
    encoder = FakeEncoder()
    report = build(folder.parent / "corpus", folder, encoder)
    assert report.embedded == ("harbour",)
    engine = Engine.open(folder, encoder)
    assert engine.ask("Who rebuilt the lighthouse?").hits[0].passage.speaker == "Bert Moss"
    engine.close()


@pytest.mark.parametrize("schema", [0, SCHEMA + 1, str(SCHEMA), None])
def test_another_schema_version_is_refused_and_built_again(folder: Path, schema: object) -> None:
    path = current(folder) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema": schema}))
    with refused(IndexMismatch, "qa build"):
        Engine.open(folder, FakeEncoder())
    assert build(folder.parent / "corpus", folder, FakeEncoder()).embedded == ("harbour",)
    Engine.open(folder, FakeEncoder()).close()


def test_a_second_build_is_refused_while_one_holds_the_lock(folder: Path) -> None:
    before = current(folder)
    write_corpus(folder.parent, {"cheese.txt": CHEESE})
    with FileLock(folder / ".lock"), refused(IndexBusy, "another build is under way"):
        build(folder.parent / "corpus", folder, FakeEncoder())
    assert current(folder) == before
    assert build(folder.parent / "corpus", folder, FakeEncoder()).changed


def test_the_lock_is_released_when_a_build_ends_badly(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_corpus(folder.parent, {"cheese.txt": CHEESE})
    with monkeypatch.context() as patch:
        patch.setattr(Draft, "commit", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            build(folder.parent / "corpus", folder, FakeEncoder())
    assert build(folder.parent / "corpus", folder, FakeEncoder()).embedded == ("cheese",)


def test_an_index_can_be_moved(folder: Path) -> None:
    moved = folder.rename(folder.parent / "elsewhere é")
    engine = Engine.open(moved, FakeEncoder())
    assert engine.ask("Who rebuilt the lighthouse?").answered
    engine.close()


def test_a_generation_knows_when_it_was_built(starter_index: Path) -> None:
    before = datetime.now(UTC)
    found = store.built(current(starter_index))
    assert found <= before
    assert before - found < timedelta(hours=6)
    with refused(IndexMissing, "not there any more"):
        store.built(starter_index / "generation-9999")
