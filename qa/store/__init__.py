"""The `index/` folder as data: generations, manifest, records; atomic replacement, refusal of what does not match."""

from qa.store.folder import SCHEMA, Draft, Manifest, TranscriptEntry, current, generation, read_manifest
from qa.store.records import Records, write_records

__all__ = [
    "SCHEMA",
    "Draft",
    "Manifest",
    "Records",
    "TranscriptEntry",
    "current",
    "generation",
    "read_manifest",
    "write_records",
]
