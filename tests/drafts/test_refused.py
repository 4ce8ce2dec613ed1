"""What cannot be read as a draft, and of which kind what is pasted is taken to be."""

from __future__ import annotations

import codecs
import io
import zipfile
from pathlib import Path

import pytest
from fakes import refused

from drafts.reading import word
from qa.drafts import draft_of, kind_of, read_draft
from qa.errors import DraftError, DraftFault


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.md", b"", "empty"),
        ("a.md", b" \n", "empty"),
        ("a.txt", b"\x7fELF\x00\x01", "binary"),
        ("a.txt", codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "damaged"),
        ("a.docx", b"PK\x03\x04 no archive", "DOCX"),
        ("a.docx", b"just text", "DOCX"),
        ("a.docx", word("x")[:-400], "DOCX"),
        ("a.doc", b"\xd0\xcf\x11\xe0", r"\.docx"),
        ("a.pdf", b"%PDF", r"\.md"),
        ("draft", b"x", r"\.md"),
    ],
)
def test_what_is_no_draft_is_refused_by_name(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    file = tmp_path / name
    file.write_bytes(raw)
    with refused(DraftError, match=reason) as caught:
        read_draft(file)
    assert str(caught.value).startswith(str(file))


@pytest.mark.parametrize(
    ("name", "raw", "fault"),
    [
        ("a.md", b"", DraftFault.EMPTY),
        ("a.txt", b"a" * 4_000_001, DraftFault.TOO_LARGE),
        ("a.docx", b"just text", DraftFault.DAMAGED),
        ("a.doc", b"\xd0\xcf\x11\xe0", DraftFault.OLD_WORD),
        ("a.pdf", b"%PDF", DraftFault.KIND),
    ],
)
def test_a_refusal_says_of_which_kind_it_is(tmp_path: Path, name: str, raw: bytes, fault: DraftFault) -> None:
    file = tmp_path / name
    file.write_bytes(raw)
    with pytest.raises(DraftError) as caught:
        read_draft(file)
    assert caught.value.fault is fault


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("« Un deux trois quatre », dit-elle.\n\n    Une ligne en retrait.", "txt"),
        ("2 * 3 * 4 > 5, and a_b_c [sic] (1)", "txt"),
        ("# Un titre\n\nUn texte.", "md"),
        ("Un texte.\n> Une citation.", "md"),
        ("Un [lien](https://example.org).", "md"),
        ("Un mot **gras**.", "md"),
        ("<p>Un texte.</p>", "html"),
        ("<blockquote>Un\n</BLOCKQUOTE >", "html"),
    ],
)
def test_what_is_pasted_is_taken_for_what_it_looks_like(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with refused(DraftError, match="cannot be read"):
        read_draft(tmp_path / "none.md")
    (tmp_path / "folder.md").mkdir()
    with refused(DraftError, match="folder"):
        read_draft(tmp_path / "folder.md")


def test_what_is_too_large_is_refused() -> None:
    with refused(DraftError, match="characters"):
        draft_of(b"a" * 4_000_001, "txt", "a.txt")
    target = io.BytesIO()
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("bomb", "w", force_zip64=True) as bomb,
    ):
        for _ in range(31):
            bomb.write(bytes(10_000_000))
    with refused(DraftError, match="unpacked"):
        draft_of(target.getvalue(), "docx", "a.docx")


def test_a_docx_without_its_document_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types>")
    with refused(DraftError, match="DOCX"):
        draft_of(target.getvalue(), "docx", "a.docx")
