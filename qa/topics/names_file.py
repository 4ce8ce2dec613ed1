"""The names of topics as a TOML file that people can read and write too."""

from __future__ import annotations

import difflib
import json
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.errors import CorpusError, FormatError
from qa.topics.names import Named

NAMES_FILE = "topics.toml"
"""The file's name in its corpus folder."""

_KEYS = ("name", "passages")
_HEADER = """\
# The names that you gave to topics. Each is kept with passages that are typical of its topic: after a new build, the
# name goes to the topic that holds most of them. Topics that have the same name are one topic. To take a name back,
# delete its block.
#
# [[topic]]
# name = "Financing"
# passages = ["a-talk#t31-p0", "another-talk#t4-p1"]
"""


def read_names(path: Path) -> tuple[Named, ...]:
    """The names in this file, in order; none where there is no such file.

    Raises `CorpusError` when it cannot be read, `FormatError` with the line for TOML that is none, a key that is not
    known, and a block without a name or without passages.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CorpusError(f"{path}: the names of topics cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise FormatError(str(path), "the names of topics are not UTF-8 text; save the file as UTF-8") from None
    return parse_names(text, str(path))


def parse_names(text: str, file: str) -> tuple[Named, ...]:
    """The names in the text of such a file, in order; raises `FormatError` as `read_names` does, naming the file."""
    try:
        facts = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        reason = re.sub(r" \(at .*\)", "", str(error))
        number = int(line[1]) if line else len(text.splitlines())
        raise FormatError(file, f"this is not valid TOML: {reason}", number) from None
    return tuple(_Reader(file, text.splitlines()).names(facts))


def names_text(names: Sequence[Named]) -> str:
    """The names as `parse_names` reads them, without any comment."""
    return "\n".join(map(_block, names))


def write_names(path: Path, names: Sequence[Named]) -> None:
    """Writes the names, in place of the file as a whole; the comment that it begins with is kept, or one is written
    that explains the file. Raises `CorpusError` when it cannot."""
    path = path.resolve()
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    text = "\n".join([_comment(path), *(_block(named) for named in names)])
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        raise CorpusError(f"{path}: the names of topics cannot be written ({error.strerror})") from None
    finally:
        draft.unlink(missing_ok=True)


def _comment(path: Path) -> str:
    """The comment that a file begins with, or ours."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return _HEADER
    first = next((place for place, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join([*lines[:first], ""]) if first else _HEADER


def _block(named: Named) -> str:
    passages = "".join(f"    {_quoted(passage)},\n" for passage in named.passages)
    return f"[[topic]]\nname = {_quoted(named.name)}\npassages = [\n{passages}]\n"


def _quoted(text: str) -> str:
    """A TOML string: like one of JSON, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks values at the door; knows where in the file to point."""

    file: str
    lines: Sequence[str]

    def names(self, facts: Mapping[str, object]) -> list[Named]:
        self._known(facts, ("topic",), 1)
        blocks = facts.get("topic", [])
        if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
            raise FormatError(self.file, "topics must be written as [[topic]] blocks", 1)
        starts = [number for number, line in enumerate(self.lines, 1) if re.match(r"\s*\[\[\s*topic\s*\]\]", line)]
        return [self._named(block, start) for block, start in zip(blocks, starts or [1] * len(blocks), strict=False)]

    def _named(self, block: Mapping[str, object], line: int) -> Named:
        self._known(block, _KEYS, line)
        name, passages = block.get("name"), block.get("passages")
        if not isinstance(name, str) or not name.strip():
            raise FormatError(self.file, 'every [[topic]] needs its name, as in name = "Financing"', line)
        if not isinstance(passages, list) or not passages or not all(isinstance(passage, str) for passage in passages):
            raise FormatError(
                self.file, f'the topic {name!r} needs its passages, as in passages = ["a-talk#t31-p0"]', line
            )
        return Named(name=" ".join(name.split()), passages=tuple(passages))

    def _known(self, facts: Mapping[str, object], keys: Sequence[str], line: int) -> None:
        for key in facts:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(keys)}"
                raise FormatError(self.file, f"the key {key!r} is not known; {hint}", line)
