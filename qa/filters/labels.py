"""What passages are told apart by."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from qa.schema import Role, Source

Mask: TypeAlias = npt.NDArray[np.bool_]


class Labels:
    """What passages are told apart by: transcript, speaker and role, by row; and the sources of all."""

    def __init__(
        self,
        sources: Sequence[Source],
        transcripts: Sequence[str],
        speakers: Sequence[str | None],
        roles: Sequence[Role],
    ) -> None:
        """Takes every source, and the transcript id, speaker and role of each passage, by row."""
        self.sources = tuple(sources)
        self.transcripts, self.speakers, self.roles = transcripts, speakers, roles
        self._transcripts, self._transcript_codes = _coded(transcripts)
        self._speakers, self._speaker_codes = _coded(speakers)
        self._roles, self._role_codes = _coded(roles)

    def __len__(self) -> int:
        return len(self.transcripts)

    @property
    def voices(self) -> list[str]:
        """Everybody who says a passage, once, in the order of the rows."""
        return [str(speaker) for speaker in self._speakers if speaker]

    def in_sources(self, ids: Collection[str]) -> Mask:
        """Which passages are from any of these sources, shape (passages,)."""
        return _any_of(self._transcripts, self._transcript_codes, ids)

    def by_speakers(self, names: Collection[str]) -> Mask:
        """Which passages are said by any of these people, shape (passages,)."""
        return _any_of(self._speakers, self._speaker_codes, names)

    def in_role(self, role: Role) -> Mask:
        """Which passages are said in this role, shape (passages,)."""
        return _any_of(self._roles, self._role_codes, [role])

    def per_source(self, mask: Mask) -> dict[str, int]:
        """How many of these passages each source has, by id, in the order of the rows."""
        return {str(source): count for source, count in _counted(self._transcripts, self._transcript_codes, mask)}

    def per_speaker(self, mask: Mask) -> dict[str, int]:
        """How many of these passages each speaker says, in the order of the rows; what nobody says is left out."""
        return {
            str(speaker): count for speaker, count in _counted(self._speakers, self._speaker_codes, mask) if speaker
        }

    def per_role(self, mask: Mask) -> dict[Role, int]:
        """How many of these passages are said in each role, in the order of the rows."""
        return {Role(str(role)): count for role, count in _counted(self._roles, self._role_codes, mask)}


def _coded(values: Sequence[Hashable]) -> tuple[dict[Hashable, int], npt.NDArray[np.int32]]:
    numbers: dict[Hashable, int] = {}
    codes = [numbers.setdefault(value, len(numbers)) for value in values]
    return numbers, np.asarray(codes, np.int32)


def _any_of(numbers: Mapping[Hashable, int], codes: npt.NDArray[np.int32], wanted: Collection[Hashable]) -> Mask:
    return np.isin(codes, [numbers[value] for value in wanted if value in numbers])


def _counted(
    numbers: Mapping[Hashable, int], codes: npt.NDArray[np.int32], mask: Mask
) -> Iterator[tuple[Hashable, int]]:
    counts = np.bincount(codes[mask], minlength=len(numbers)).tolist()
    return zip(numbers, counts, strict=True)
