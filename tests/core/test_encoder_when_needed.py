"""The default encoder is known before it is loaded, so that an index that is up to date costs no model."""

from __future__ import annotations

from pathlib import Path

import pytest  # noqa: TC002 - fixtures are annotated with it
from fakes import FakeEncoder, write_corpus

from qa.build import build
from qa.config import DEFAULT_MODEL, Settings
from qa.encode import encoder_when_needed
from qa.encode.unpack import DIMENSION, FINGERPRINT
from qa.schema import Encoder

TALK = {"talk.txt": "Ann Lee: Who built the bridge, and when was it?\n\nBo Ray: My father built it in 1951.\n"}


def test_the_encoder_loaded_is_the_one_that_was_promised(real_encoder: Encoder) -> None:
    assert (real_encoder.name, real_encoder.fingerprint, real_encoder.dimension) == (
        DEFAULT_MODEL,
        FINGERPRINT,
        DIMENSION,
    )


def test_an_index_that_is_up_to_date_loads_no_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[Settings] = []

    def load(settings: Settings) -> Encoder:
        loaded.append(settings)
        return FakeEncoder()

    monkeypatch.setattr("qa.encode.load_encoder", load)
    monkeypatch.setattr("qa.encode._WhenNeeded.dimension", FakeEncoder().dimension)
    corpus = write_corpus(tmp_path, TALK)
    settings = Settings(model=DEFAULT_MODEL, cache=tmp_path)
    assert build(corpus, tmp_path / "index", encoder_when_needed(settings)).changed
    assert loaded == [settings]
    assert not build(corpus, tmp_path / "index", encoder_when_needed(settings)).changed
    assert loaded == [settings]
