"""XML, parsed without entities, network or DTD."""

from __future__ import annotations

from lxml import etree

from qa.errors import FormatError
from qa.formats.files import File


def parsed(file: File) -> etree._Element:
    """The root element, without comments and processing instructions; its declared encoding is honoured.

    Raises `FormatError`, with the line, for XML that is not well-formed, for one too deep or too large to be a
    transcript, and for one that uses entities of its own: they are never expanded.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(file.raw, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None) or None
        reason = str(error).split(", line ")[0].split("\n")[0]
        raise FormatError(file.name, f"this is not well-formed XML: {reason}", line) from None
    entity = next(root.iter(etree.Entity), None)
    if entity is not None:
        reason = f"it uses the entity {entity.text}, which is not expanded; write out what it stands for"
        raise FormatError(file.name, reason, entity.sourceline)
    return root


def local(element: etree._Element) -> str:
    """The element's name without its namespace; damaged XML has names that are none, and they are given as they are."""
    return str(element.tag).rpartition("}")[2]
