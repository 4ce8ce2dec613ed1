"""The `index/` folder as data: generations, manifest, records; atomic replacement, refusal of what does not match."""

from qa.store.folder import SCHEMA, Draft, Manifest, TranscriptEntry, current, empty, generation, read_manifest
from qa.store.records import Records
from qa.store.records_draft import RecordsDraft, write_records

__all__ = [
    "SCHEMA",
    "Draft",
    "Manifest",
    "Records",
    "RecordsDraft",
    "TranscriptEntry",
    "current",
    "empty",
    "generation",
    "read_manifest",
    "write_records",
]
