"""What the whole suite shares: the starter corpus, indexed once with the fake encoder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import FakeEncoder

from qa.build import build
from qa.engine import Engine

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
