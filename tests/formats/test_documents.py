"""One interview in every format, and files that are not what they are called.

`sailing` (labels in bold) and `lighthouse` (questions in bold, no names) were made with python-docx and saved as the
other formats by LibreOffice 24.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.errors import FormatError
from qa.formats import Reading, read

FOLDER = Path(__file__).parents[1] / "fixtures" / "formats" / "documents"
KINDS = ("docx", "odt", "rtf", "pdf", "html", "epub")


def opened(name: str) -> Reading:
    return read((FOLDER / name).read_bytes(), name)


def told(reading: Reading) -> list[tuple[str, str | None, str]]:
    """Role, label and words of each turn, white space folded, without Markdown's mark of a heading."""
    return [(turn.role.value, turn.label, " ".join(turn.text.lstrip("# ").split())) for turn in reading.turns]


@pytest.mark.parametrize("kind", KINDS)
def test_an_interview_with_labels_gives_the_turns_of_its_plain_text(kind: str) -> None:
    expected = told(opened("sailing.txt"))
    assert [label for _, label, _ in expected[1:3]] == ["Élise Tanguy", "Marc Le Goff"]
    assert told(opened(f"sailing.{kind}")) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_an_interview_whose_questions_are_bold_gives_the_turns_of_its_markdown(kind: str) -> None:
    expected = told(opened("lighthouse.md"))
    assert [role for role, _, _ in expected] == ["narrator", *(["interviewer", "interviewee"] * 4)]
    assert told(opened(f"lighthouse.{kind}")) == expected


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["sailing", "lighthouse"])
def test_the_canonical_text_holds_the_words_alone_and_turns_slice_to_it(name: str, kind: str) -> None:
    reading = opened(f"{name}.{kind}")
    assert reading.composed
    assert "*" not in reading.text
    assert "#" not in reading.text
    end = 0
    for index, turn in enumerate(reading.turns):
        assert (turn.index, reading.text[turn.start : turn.end]) == (index, turn.text)
        assert turn.start >= end
        end = turn.end
    assert reading.metadata["title"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_told_by_its_content_under_a_wrong_extension(kind: str) -> None:
    raw = (FOLDER / f"sailing.{kind}").read_bytes()
    assert told(read(raw, "sailing.txt")) == told(opened("sailing.txt"))
    assert told(read(raw, "sailing")) == told(opened("sailing.txt"))


@pytest.mark.parametrize("kind", KINDS)
def test_half_a_document_is_read_or_refused_in_a_sentence(kind: str) -> None:
    raw = (FOLDER / f"sailing.{kind}").read_bytes()
    for cut in (60, len(raw) // 3, len(raw) - 40):
        try:
            words = read(raw[:cut], f"a.{kind}").text
        except FormatError as refused:
            words = str(refused).removeprefix(f"a.{kind}")
        assert len(words.split()) > 3


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("raw", "name", "what"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx", "before 2007.*save it as .docx"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "before 2007.*save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password"),
        (b"anything", "a.doc", "save it as .docx"),
        (b"ID3\x04" + bytes(50), "a.mp3", "transcribe it first"),
        (b"ID3\x04" + bytes(50), "a.txt", "transcribe it first"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a", "transcribe it first"),
        (bytes(4) + b"ftypM4A " + bytes(50), "a.m4a", "transcribe it first"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "scan.pdf", "OCR"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a.jpg", "OCR"),
        (b"PK\x03\x04" + bytes(30) + b"ppt/slides/slide1.xml", "a.pptx", "slides"),
        (b"PK\x03\x04" + bytes(30) + b"Index/Document.iwa", "a.pages", "Pages"),
        (b"", "a.pages", "Pages"),
        (b"{}", "a.gdoc", "download the document"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(raw: bytes, name: str, what: str) -> None:
    with pytest.raises(FormatError, match=rf"^{name}: .*{what}"):
        read(raw, name)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.rtf", "a.pdf"])
def test_text_under_the_name_of_a_document_is_refused(name: str) -> None:
    with pytest.raises(FormatError, match=rf"^{name}: "):
        read(b"Jeanne Roy: Good morning.\n\nPaul Marsh: Good morning.\n", name)
