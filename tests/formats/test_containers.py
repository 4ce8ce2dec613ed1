"""XML and zip containers are opened without trusting them."""

from __future__ import annotations

import io
import zipfile

import pytest

from qa.errors import FormatError
from qa.formats.files import File
from qa.formats.xml import local, parsed
from qa.formats.zipped import opened


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_xml_is_read_in_the_encoding_it_declares() -> None:
    root = parsed(File("a.xml", '<?xml version="1.0" encoding="ISO-8859-1"?><a xmlns="x:y">é</a>'.encode("latin-1")))
    assert (local(root), root.text) == ("a", "é")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('<!DOCTYPE a [<!ENTITY b "bb">]>\n<a>&b;</a>', 2),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>\n<a>\n&b;</a>', 2),
        ("<a>\n<b></a>", 2),
    ],
)
def test_xml_with_entities_or_errors_is_refused_with_its_line(content: str, line: int) -> None:
    with pytest.raises(FormatError) as refused:
        parsed(File("a.xml", content.encode()))
    assert refused.value.line is not None
    assert abs(refused.value.line - line) <= 1
    assert "hostname" not in str(refused.value)


def test_a_billion_laughs_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "ha">{entities}]><a>&l11;</a>'
    with pytest.raises(FormatError, match=r"entity|XML"):
        parsed(File("a.xml", bomb.encode()))


def test_a_member_is_read_and_a_missing_one_named() -> None:
    with opened(zipped(a=b"words"), "a.docx") as archive:
        assert (archive.names(), archive.read("a")) == (["a"], b"words")
        with pytest.raises(FormatError, match=r"a\.docx: it holds no b"):
            archive.read("b")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with opened(zipped(a=bytes(30_000_000)), "a.docx") as archive, pytest.raises(FormatError, match="unsafe"):
        archive.read("a")


def test_what_is_no_zip_file_is_damaged() -> None:
    with pytest.raises(FormatError, match="damaged"), opened(b"PK\x03\x04 and no more", "a.docx"):
        pass
