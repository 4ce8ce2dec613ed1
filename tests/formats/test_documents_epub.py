"""EPUB: chapters in the book's order, style sheets, printed pages, copy protection."""

from __future__ import annotations

import io
import zipfile

import pytest

from qa.errors import FormatError
from qa.formats import Reading, read
from qa.schema import Role

CONTAINER = '<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns:dc="d"><metadata><dc:title>Two millers</dc:title><dc:language>fr-FR</dc:language>
<dc:creator>A. Writer</dc:creator></metadata><manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="b" href="ch/second%20one.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="first.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="gone.xhtml" media-type="application/xhtml+xml"/>
<item id="i" href="i.png" media-type="image/png"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/><itemref idref="i"/></spine>
</package>"""
FIRST = "<html xmlns='x'><body><p><b>Ines Dorn:</b> When?</p><p><b>Karl Beck:</b> In May.</p></body></html>"
SECOND = "<html><body><p><b>Ines Dorn:</b> Where?</p><p><b>Karl Beck:</b> Here.</p></body></html>"


def epub(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("in/book.opf", PACKAGE)
        archive.writestr("in/nav.xhtml", "<html><body><p>Contents</p></body></html>")
        named = {"first": "in/first.xhtml", "second": "in/ch/second one.xhtml", "encryption": "META-INF/encryption.xml"}
        for name, content in ({"first": FIRST, "second": SECOND} | members).items():
            archive.writestr(named.get(name, name.replace("_css", ".css")), content)
    return stream.getvalue()


def reading(**members: str) -> Reading:
    return read(epub(**members), "book.epub")


def test_chapters_are_read_in_the_order_of_the_book_and_a_missing_one_is_said() -> None:
    found = reading()
    assert [(turn.label, turn.text) for turn in found.turns] == [
        ("Ines Dorn", "When?"),
        ("Karl Beck", "In May."),
        ("Ines Dorn", "Where?"),
        ("Karl Beck", "Here."),
    ]
    assert dict(found.metadata) == {"title": "Two millers", "language": "fr"}
    assert found.warnings == ("The chapter in/gone.xhtml is missing from the book.",)


def test_questions_that_a_style_sheet_makes_bold_are_questions() -> None:
    body = "".join(f'<p class="q">And in year {n}, what then?</p><p>I went on. My brother left.</p>' for n in (1, 2))
    found = reading(first=f"<html><body>{body}</body></html>", second="", style_css=".q { font-weight: bold; }")
    assert [turn.role for turn in found.turns] == [Role.INTERVIEWER, Role.INTERVIEWEE] * 2


def test_printed_pages_are_kept() -> None:
    page = '<span xmlns:epub="http://www.idpf.org/2007/ops" epub:type="pagebreak" title="{}"></span>'
    first = (
        f"<html><body><p>{page.format(7)}Ines Dorn: When?</p><p>Karl Beck: In {page.format(8)}May.</p></body></html>"
    )
    turns = reading(first=first, second="").turns
    assert [turn.page for turn in turns] == [7, 7]
    assert [anchor.page for anchor in turns[1].anchors] == [7, 8]


def test_copy_protection_is_said_and_hidden_fonts_are_none() -> None:
    listed = '<e><EncryptedData><EncryptionMethod Algorithm="{}"/></EncryptedData></e>'
    with pytest.raises(FormatError, match=r"copy protection \(DRM\)"):
        reading(encryption=listed.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc"))
    assert len(reading(encryption=listed.format("http://www.idpf.org/2008/embedding#obfuscation")).turns) == 4


def test_a_book_without_words_or_without_contents_is_refused() -> None:
    with pytest.raises(FormatError, match="no words"):
        reading(first="", second="")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("META-INF/container.xml", "<container/>")
    with pytest.raises(FormatError, match="does not say what is in it"):
        read(stream.getvalue(), "a.epub")
