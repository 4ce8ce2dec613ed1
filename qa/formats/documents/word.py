"""Word's DOCX: the body's paragraphs and tables, as they are printed with all changes accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.errors import FormatError
from qa.formats.documents.blocks import flat
from qa.formats.documents.facts import left_out, sensible_title
from qa.formats.documents.reading import read_blocks
from qa.formats.documents.refused import refusal
from qa.formats.documents.styled import worded
from qa.formats.documents.wordparts import child, lists, main_part, part, sheet, tag
from qa.formats.documents.wordstory import Pages, Story
from qa.formats.files import File
from qa.formats.reading import Reading
from qa.formats.zipped import Zipped, opened

if TYPE_CHECKING:
    from lxml import etree

_NOTES = {"footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}


def read_word(file: File) -> Reading:
    """The turns of a DOCX. Deleted and hidden words are gone, inserted ones are kept.

    Footnotes, comments, headers, footers and text boxes are no speech: they are left out. Raises `FormatError`.
    """
    if reason := refusal(file):
        raise FormatError(file.name, reason)
    with opened(file.raw, file.name) as archive:
        return _read(archive, file)


def _read(archive: Zipped, file: File) -> Reading:
    main = main_part(archive, file.name)
    root = part(archive, main, file.name)
    if root is None or child(root, "body") is None:
        raise FormatError(file.name, "it holds no text of Word's: the file is damaged, or is something else")
    folder = main.rpartition("/")[0]
    near = {name: part(archive, f"{folder}/{name}.xml", file.name) for name in ("styles", "numbering", *_NOTES)}
    story = Story(sheet(near["styles"]), lists(near["numbering"]), Pages(root))
    blocks = list(story.blocks(child(root, "body")))
    if not worded(list(flat(blocks))) and story.boxes:
        blocks = [block for box in list(story.boxes) for block in story.blocks(box)]
        story.boxes.clear()
    notes = {kind: _words(near[part_name]) for part_name, kind in _NOTES.items()}
    notes["text boxes"] = sum(_words(box) for box in story.boxes)
    metadata = _facts(part(archive, "docProps/core.xml", file.name))
    if language := story.language():
        metadata["language"] = language
    return read_blocks(blocks, file.name, "docx", metadata, left_out(notes))


def _words(root: etree._Element | None) -> int:
    """How many words a part holds."""
    texts = root.iter() if root is not None else ()
    return sum(len((found.text or "").split()) for found in texts if tag(found) == "t")


def _facts(core: etree._Element | None) -> dict[str, str]:
    title = child(core, "title")
    found = sensible_title(title.text if title is not None else None)
    return {"title": found} if found else {}
