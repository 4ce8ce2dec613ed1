"""The tree of errors: one root, every branch in the drawing, messages with a place."""

from __future__ import annotations

import qa.errors
from qa.errors import CorpusError, FormatError, QAError


def tree(kind: type[QAError] = QAError) -> list[type[QAError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in tree(child))]


def test_the_drawing_shows_every_error_in_its_place() -> None:
    drawn = [
        line
        for line in (qa.errors.__doc__ or "").splitlines()
        if any(word in line for word in ("Error", "Index", "Corpus"))
    ]
    for kind in tree():
        if kind.__module__ == "qa.errors":
            (line,) = [line for line in drawn if kind.__name__ in line.split()]
            assert line.find(kind.__name__) == 4 * (len(kind.__mro__) - 3)


def test_every_error_of_ours_has_the_one_root() -> None:
    ours = [thing for thing in vars(qa.errors).values() if isinstance(thing, type) and issubclass(thing, Exception)]
    assert all(issubclass(thing, QAError) for thing in ours)
    assert len(ours) >= 10


def test_a_format_error_says_where() -> None:
    error = FormatError("corpus/talk.txt", "no words", 7)
    assert str(error) == "corpus/talk.txt:7: no words"
    assert (error.file, error.reason, error.line) == ("corpus/talk.txt", "no words", 7)
    assert str(FormatError("talk.txt", "no words")) == "talk.txt: no words"
    assert isinstance(error, CorpusError)
