"""What a user brings: folders gone through, zip files opened without trust, what cannot be read named."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from qa.corpus import Arrival, PassedOver, arrivals
from qa.errors import FormatError

TALK = b"Anna Lowe: Who are you?\nBert Moss: Nobody.\n"


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def packed(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def places(*paths: Path) -> list[str]:
    return [found.place.as_posix() for found in arrivals(paths) if isinstance(found, Arrival)]


def reasons(*paths: Path) -> dict[str, str]:
    return {found.file: found.reason for found in arrivals(paths) if isinstance(found, FormatError)}


def test_a_folder_is_gone_through_and_what_is_no_transcript_is_passed_over(tmp_path: Path) -> None:
    files = {"b/two.txt": TALK, "a.md": TALK, ".hidden.txt": TALK, ".git/x.txt": TALK, "README.md": b"read me"}
    folder = write(tmp_path / "talks", files | {"photo.jpg": b"\xff\xd8\xff\0", "catalogue.toml": b""})
    assert places(folder) == ["talks/a.md", "talks/b/two.txt"]
    assert [found for found in arrivals([folder]) if isinstance(found, PassedOver)] == [
        PassedOver(str(folder / "photo.jpg"))
    ]


def test_what_the_program_writes_is_left_out(tmp_path: Path) -> None:
    folder = write(tmp_path, {"talk.txt": TALK, "index/words.txt": TALK})
    found = list(arrivals([folder], apart_from=[folder / "index"]))
    assert [one.place.as_posix() for one in found if isinstance(one, Arrival)] == [f"{folder.name}/talk.txt"]


def test_a_file_that_is_named_is_brought_whatever_its_name(tmp_path: Path) -> None:
    folder = write(tmp_path, {"talk.xyz": TALK, "README.md": TALK})
    assert places(folder / "talk.xyz", folder / "README.md") == ["talk.xyz", "README.md"]


@pytest.mark.parametrize("name", ["box.zip", "BOX.ZIP", "box"])
def test_a_zip_file_is_opened_whatever_its_name(tmp_path: Path, name: str) -> None:
    junk = {"__MACOSX/._one.txt": b"\0", "talks/.DS_Store": b"\0"}
    write(tmp_path, {name: packed({"one.txt": TALK, "talks/two.txt": TALK} | junk)})
    box = name.split(".")[0]
    assert places(tmp_path / name) == [f"{box}/one.txt", f"{box}/talks/two.txt"]
    (one, _) = arrivals([tmp_path / name])
    assert isinstance(one, Arrival)
    assert (one.raw, one.origin, one.path) == (TALK, f"{tmp_path / name}/one.txt", None)


def test_a_zip_file_in_a_folder_is_opened_too(tmp_path: Path) -> None:
    assert places(write(tmp_path / "talks", {"a/box.zip": packed({"one.txt": TALK})})) == ["talks/a/box/one.txt"]


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        ("../out.txt", "leads out of the zip file"),
        ("a/../../out.txt", "leads out of the zip file"),
        ("/etc/out.txt", "leads out of the zip file"),
        ("..\\out.txt", "leads out of the zip file"),
        ("C:/out.txt", "leads out of the zip file"),
    ],
)
def test_a_member_that_would_leave_its_place_is_refused_by_name(tmp_path: Path, member: str, reason: str) -> None:
    box = write(tmp_path, {"box.zip": packed({member: TALK, "good.txt": TALK})}) / "box.zip"
    ((name, said),) = reasons(box).items()
    assert name.startswith(f"{box}/")
    assert reason in said
    assert places(box) == ["box/good.txt"]


def test_a_zip_file_within_one_is_refused_by_name(tmp_path: Path) -> None:
    box = write(tmp_path, {"box.zip": packed({"inner.zip": packed({"a.txt": TALK}), "good.txt": TALK})}) / "box.zip"
    assert reasons(box) == {f"{box}/inner.zip": "this is a zip file within a zip file; unpack it and add it by itself"}
    assert places(box) == ["box/good.txt"]


def test_a_bomb_is_refused_by_name_and_what_follows_is_not_unpacked(tmp_path: Path) -> None:
    bomb = packed({"good.txt": TALK, "bomb.txt": bytes(30_000_000), "more.txt": bytes(30_000_000)})
    box = write(tmp_path, {"box.zip": bomb}) / "box.zip"
    found = reasons(box)
    assert list(found) == [f"{box}/bomb.txt", f"{box}/more.txt"]
    assert all("refused as unsafe" in reason for reason in found.values())
    assert places(box) == ["box/good.txt"]


def test_a_member_with_a_password_is_refused_by_name(tmp_path: Path) -> None:
    raw = bytearray(packed({"locked.txt": TALK}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + flags] |= 1
    box = write(tmp_path, {"box.zip": bytes(raw)}) / "box.zip"
    assert reasons(box) == {f"{box}/locked.txt": "it is protected by a password; save a copy without one"}


def test_a_link_in_a_zip_file_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    box = write(tmp_path, {"box.zip": stream.getvalue()}) / "box.zip"
    assert "this is a link" in reasons(box)[f"{box}/link.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp437"])
def test_names_in_either_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    box = write(tmp_path, {"box.zip": packed_as("été.txt".encode(encoding))}) / "box.zip"
    assert places(box) == ["box/été.txt"]


def packed_as(name: bytes) -> bytes:
    """An archive whose only member has these bytes for its name, with no mark that they are UTF-8."""
    placeholder = "x" * len(name)
    return packed({placeholder: TALK}).replace(placeholder.encode(), name)


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04torn", b"no zip at all", packed({})])
def test_a_zip_file_that_is_none_is_one_sentence(tmp_path: Path, raw: bytes) -> None:
    box = write(tmp_path, {"box.zip": raw}) / "box.zip"
    (said,) = reasons(box).values()
    assert said


def test_what_is_not_there_is_said_and_the_rest_is_brought(tmp_path: Path) -> None:
    write(tmp_path, {"talk.txt": TALK})
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    paths = [tmp_path / name for name in ("nowhere.txt", "empty", "pipe", "talk.txt")]
    assert places(*paths) == ["talk.txt"]
    assert list(reasons(*paths).values()) == [
        "there is no such file or folder",
        "there is no transcript in this folder",
        "this is no file; give a file, a folder or a zip file",
    ]


def test_a_stream_is_brought_under_its_name(tmp_path: Path) -> None:
    (found,) = arrivals([Path("-")], stream=lambda: TALK, name="talk.txt")
    assert found == Arrival(origin="talk.txt", place=PurePosixPath("talk.txt"), raw=TALK)
