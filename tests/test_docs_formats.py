"""docs/formats.md says what is read, and is right about it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qa.corpus import understood
from qa.formats import FORMATS, Format, archives, documents, plain, recordings, subtitles
from qa.formats.documents import UNREADABLE
from qa.schema import Role

DOCUMENT = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
PLAIN = DOCUMENT.split("## Plain text and Markdown\n")[1].split("\n## Subtitles\n")[0]
STYLES = dict(re.findall(r"### ([^\n]+)\n\n```text\n(.*?)\n```", PLAIN, re.DOTALL))
FAMILIES = (plain, subtitles, recordings, archives, documents)
LISTED = [form for form in FORMATS if form not in plain.FORMATS]


@pytest.mark.parametrize("form", LISTED, ids=lambda form: form.name)
def test_every_format_is_there_with_its_extensions_and_its_example(form: Format) -> None:
    suffixes = ", ".join(f"`{suffix}`" for suffix in form.suffixes)
    assert f"### {form.name}\n\n{suffixes}\n\n```text\n{form.example}\n```\n" in DOCUMENT


def test_nothing_is_listed_that_is_not_read() -> None:
    named = re.findall(r"^### (.+)$", DOCUMENT.split("\n## Subtitles\n")[1], re.MULTILINE)
    assert named == [form.name for form in LISTED]
    assert [suffix for form in plain.FORMATS for suffix in form.suffixes] == re.findall(
        r"`(\.\w+)`", PLAIN.split("\n\n")[0].split(". Any")[0]
    )


@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_plain_text_is_read_as_two_voices(style: str) -> None:
    found = understood(STYLES[style].encode(), "talk.txt")
    voices = {(turn.role, turn.speaker) for turn in found.turns if turn.role is not Role.NARRATOR}
    assert len(voices) == 2
    assert len(STYLES) >= 10


def test_what_cannot_be_read_is_there_with_what_to_do() -> None:
    for suffix, reason in UNREADABLE.items():
        assert re.search(rf"^- .*`{re.escape(suffix)}`.*: {re.escape(reason)}$", DOCUMENT, re.MULTILINE), suffix


def test_the_corpus_readme_names_extensions_that_are_read_and_those_of_every_family() -> None:
    readme = (Path(__file__).parent.parent / "corpus" / "README.md").read_text(encoding="utf-8")
    table = readme.split("## What is read")[1]
    named = set(re.findall(r"`(\.\w+)`", table.split("[docs/formats.md]")[0]))
    assert named <= {suffix for form in FORMATS for suffix in form.suffixes}
    assert all(named & {suffix for form in family.FORMATS for suffix in form.suffixes} for family in FAMILIES)
