"""An encoder that can be stopped: what builds with it ends where it stands, and leaves the old index whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa.schema import Encoder, Encoding, Progress


class Stoppable:
    """Another encoder, which calls `check` before it begins and after each batch of passages; what `check` raises comes
    through."""

    def __init__(self, encoder: Encoder, check: Callable[[], object]) -> None:
        self._encoder, self._check = encoder, check
        self.name, self.fingerprint, self.dimension = encoder.name, encoder.fingerprint, encoder.dimension

    def encode_questions(self, texts: Sequence[str]) -> list[Encoding]:
        """The encodings of questions, in the order given."""
        self._check()
        return self._encoder.encode_questions(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """The encodings of passages, in the order given; tells the progress as the other does."""

        def told(done: int, total: int) -> None:
            self._check()
            if progress:
                progress(done, total)

        self._check()
        return self._encoder.encode_passages(texts, told)
