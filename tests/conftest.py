"""What the whole suite shares: the starter corpus, indexed once with the fake encoder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import hypothesis
import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, no_network, write_corpus

from qa.build import build
from qa.config import DEFAULT_MODEL, Settings
from qa.encode import load_encoder
from qa.engine import Engine
from qa.foreign import general_questions, near_questions
from qa.schema import Encoder

hypothesis.settings.register_profile("suite", deadline=None)  # a busy machine is no defect
hypothesis.settings.load_profile("suite")
CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="session")
def starter_corpus() -> Path:
    """The five documents of the project's own corpus; not to be written to."""
    return CORPUS


@pytest.fixture(scope="session")
def starter_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the five documents, built with the fake encoder; not to be written to."""
    folder = tmp_path_factory.mktemp("starter") / "index"
    build(CORPUS, folder, FakeEncoder())
    return folder


@pytest.fixture(scope="session")
def starter_engine(starter_index: Path) -> Iterator[Engine]:
    """An engine over `starter_index`."""
    engine = Engine.open(starter_index, FakeEncoder())
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def real_encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """The default encoder, unpacked where QA_CACHE says, else for this session; loaded with no network to be had."""
    cache = os.environ.get("QA_CACHE")
    folder = Path(cache) if cache else tmp_path_factory.mktemp("cache")
    with no_network():
        return load_encoder(Settings(model=DEFAULT_MODEL, cache=folder))


@pytest.fixture(scope="session")
def real_starter_index(starter_corpus: Path, real_encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the five documents, built with the default encoder; not to be written to."""
    folder = tmp_path_factory.mktemp("real-starter") / "index"
    build(starter_corpus, folder, real_encoder)
    return folder


@pytest.fixture(scope="session")
def real_voices_index(real_encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the made-up interviews of `quality/voices`, built with the default encoder; not to be written to."""
    folder = tmp_path_factory.mktemp("real-voices") / "index"
    build(Path(__file__).parent / "quality" / "voices", folder, real_encoder)
    return folder


@pytest.fixture(scope="session")
def real_engine(real_encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over two English talks and a French one, with the default encoder.

    Of the questions from elsewhere only every eighth is used to calibrate, so that it is built in seconds.
    """
    folder = tmp_path_factory.mktemp("real")
    corpus = write_corpus(folder, {"bridge.txt": BRIDGE, "cheese.txt": CHEESE, "harbour.txt": HARBOUR})
    with no_network(), pytest.MonkeyPatch.context() as patch:
        for room in ("qa.build.embedding", "qa.calibration"):
            patch.setattr(f"{room}.general_questions", lambda: islice(general_questions(), 0, None, 8))
        patch.setattr("qa.calibration.near_questions", lambda names: islice(near_questions(names), 0, None, 8))
        build(corpus, folder / "index", real_encoder)
        engine = Engine.open(folder / "index", real_encoder)
    yield engine
    engine.close()
