"""An encoder that can be stopped: what builds with it ends where it stands, and leaves the old index whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qa.schema import Encoder, Encoding, Progress


class Stoppable:
    """Another encoder, which calls `check` before it begins, after each batch of passages, and whenever the encoding of
    a question is taken up; what `check` raises comes through."""

    def __init__(self, encoder: Encoder, check: Callable[[], object]) -> None:
        self._encoder, self._check = encoder, check
        self.name, self.fingerprint, self.dimension = encoder.name, encoder.fingerprint, encoder.dimension

    def encode_questions(self, texts: Sequence[str]) -> list[Encoding]:
        """The encodings of questions, in the order given."""
        self._check()
        return _Checked(self._encoder.encode_questions(texts), self._check)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """The encodings of passages, in the order given; tells the progress as the other does."""

        def told(done: int, total: int) -> None:
            self._check()
            if progress:
                progress(done, total)

        self._check()
        return self._encoder.encode_passages(texts, told)


class _Checked(list[Encoding]):
    """Encodings that are looked at one by one: a calibration puts hundreds of questions, and each takes longer to be
    answered than to be encoded."""

    def __init__(self, encodings: Sequence[Encoding], check: Callable[[], object]) -> None:
        super().__init__(encodings)
        self._check = check

    def __iter__(self) -> Iterator[Encoding]:
        for encoding in super().__iter__():
            self._check()
            yield encoding
