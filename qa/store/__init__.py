"""The `index/` folder as data: generations, manifest, records; atomic replacement, refusal of what does not match."""

from qa.store.folder import (
    SCHEMA,
    Draft,
    Manifest,
    TranscriptEntry,
    built,
    current,
    empty,
    generation,
    read_manifest,
    stamp,
)
from qa.store.records import Records
from qa.store.records_draft import RecordsDraft, write_records

__all__ = [
    "SCHEMA",
    "Draft",
    "Manifest",
    "Records",
    "RecordsDraft",
    "TranscriptEntry",
    "built",
    "current",
    "empty",
    "generation",
    "read_manifest",
    "stamp",
    "write_records",
]
