"""What a build tells of itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qa.store import Manifest, TranscriptEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did, by transcript id; `warnings` are sentences for the user. `changed` is false when the index was
    up to date and left as it was."""

    changed: bool
    embedded: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    counts: dict[str, int]
    warnings: tuple[str, ...]


def report(
    manifest: Manifest,
    before: Sequence[TranscriptEntry],
    warnings: Sequence[str],
    *,
    embedded: Collection[str] = (),
    changed: bool,
) -> Report:
    """The report of a build that ends with `manifest` and began with the transcripts `before`."""
    ids = [entry.id for entry in manifest.transcripts]
    return Report(
        changed=changed,
        embedded=tuple(identifier for identifier in ids if identifier in embedded),
        kept=tuple(identifier for identifier in ids if identifier not in embedded),
        removed=tuple(entry.id for entry in before if entry.id not in set(ids)),
        counts=manifest.counts,
        warnings=tuple(warnings),
    )
