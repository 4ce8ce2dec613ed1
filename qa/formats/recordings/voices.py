"""Speakers as recognisers write them → labels."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from qa.formats.recordings.loading import Json
from qa.formats.recordings.values import first, said


def _listed(names: str) -> frozenset[str]:
    return frozenset(names.split("|"))


_NOBODY = _listed(
    "|unknown|none|null|nil|undefined|n/a|na|nan|nobody|-|?|uu|unk|unidentified|unknown_speaker|speaker_unknown"
    "|unknown speaker|unnamed speaker|no speaker|not available|unassigned"
)
_CODE = re.compile(r"(?:spk|spkr|s|ch|chn|channel|speaker_?id|speaker-)[ _#:-]{0,2}(\d{1,3})", re.IGNORECASE)
_KEY = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,64}|\d{4,40}", re.IGNORECASE
)
_LONGEST = 120  # characters of a label; what is longer is no name

NAMES = (
    *("name", "speaker_name", "speakerName", "display_name", "displayName", "full_name", "fullName", "title"),
    *("label", "speaker_label", "username", "user_name", "email"),
)
_IDS = (
    "id",
    "@id",
    "speaker_id",
    "speakerId",
    "spkid",
    "speaker",
    "tag",
    "speakerTag",
    "key",
    "number",
    "label",
    "uuid",
)


@dataclass(slots=True)
class Voices:
    """The labels of one file; `names` are those that the file itself gives to its codes."""

    names: dict[str, str] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)

    def learn(self, listed: Json) -> None:
        """Takes the names that a file gives to its codes: [{"id": 0, "name": "Ann"}] or {"0": "Ann"}."""
        if isinstance(listed, dict):
            pairs = list(listed.items())
        elif isinstance(listed, list):
            pairs = [(first(row, _IDS), row) for row in listed if isinstance(row, dict)]
        else:
            return
        for code, value in pairs:
            name = first(value, NAMES) if isinstance(value, dict) else value
            if isinstance(name, str) and name.strip() and isinstance(code, (str, int)) and not _is_nobody(name):
                self.names[str(code)] = name

    def label(self, value: Json) -> str | None:
        """The label of a speaker: "Speaker 0" for 0 and "spk_0", "Speaker A" for "A", names and "SPEAKER_00" as
        printed; None where the file says that it does not know. A long key without a name is numbered from 1."""
        if isinstance(value, dict):
            names = (value.get(key) for key in (*NAMES, *_IDS))
            value = next((name for name in names if isinstance(name, (str, int)) and said(name).strip()), None)
        if isinstance(value, list):
            labels = [self.label(part) for part in value[:10] if not isinstance(part, list)]
            return " & ".join(dict.fromkeys(label for label in labels if label)) or None
        if isinstance(value, float) and math.isfinite(value) and value.is_integer():
            value = int(value)
        if value is None or isinstance(value, (bool, float)):
            return None
        return self._named(" ".join(said(value).split()))

    def _named(self, code: str) -> str | None:
        named = " ".join(said(self.names.get(code, code)).split()).strip("\u200b\ufeff")
        label = named.rstrip(": ").strip()
        if _is_nobody(label) or len(label) > _LONGEST or not any(map(str.isalnum, label)) or label.startswith("-"):
            return None
        if _KEY.fullmatch(label):
            return self._keys.setdefault(label, f"Speaker {len(self._keys) + 1}")
        if number := _CODE.fullmatch(label):
            return f"Speaker {int(number[1])}"
        if label.isascii() and (label.isdigit() or (len(label) == 1 and label.isalpha())):
            return f"Speaker {int(label) if label.isdigit() else label}"
        return label


def _is_nobody(label: str) -> bool:
    return label.strip().strip("<>[]()").lower() in _NOBODY
