"""Ways into JSON whose shape is not to be trusted: nothing here raises."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from qa.formats.recordings.loading import Json

_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def at(value: Json, *path: str | int) -> Json:
    """What stands at the end of a path of keys and positions; None where the path breaks off."""
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
        else:
            value = value[step] if isinstance(value, list) and len(value) > step else None
    return value


def rows(value: Json, *path: str | int) -> list[dict[str, Json]]:
    """The objects in the list at the end of a path, in order; empty where there is no such list."""
    found = at(value, *path)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def has_rows(value: Json, *keys: str) -> bool:
    """Whether this is a list whose first object (of the first fifty) has one of these keys."""
    if not isinstance(value, list):
        return False
    first = next((row for row in value[:50] if isinstance(row, dict)), {})
    return any(key in first for key in keys)


def first(row: dict[str, Json], keys: tuple[str, ...]) -> Json:
    """The value of the first of these keys that the object has with anything but null in it."""
    for key in keys:
        value = row.get(key)
        if value is not None:
            return value
    return None


def said(value: Json) -> str:
    """The words in a value: text as it stands without control characters and broken surrogates, numbers written out,
    the members of a list one after the other; nothing for the rest."""
    if isinstance(value, str):
        return _ODD.sub("\ufffd", value) if _ODD.search(value) else value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(value) if math.isfinite(value) else ""
    if isinstance(value, list):
        return " ".join(said(part) for part in value if isinstance(part, str))
    return ""


def objects(value: Json, deepest: int = 5) -> Iterator[dict[str, Json]]:
    """The objects of a document from the outside in; of a list only the first member, and none deeper than this."""
    level = [value]
    for _ in range(deepest):
        inner: list[Json] = []
        for node in level:
            if isinstance(node, list):
                node = node[0] if node else None
            if isinstance(node, dict):
                yield node
                inner.extend(child for child in list(node.values())[:100] if isinstance(child, (dict, list)))
        level = inner[:2000]
