"""The file of users: what is read, and what is wrong with a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import ConfigError
from qa.web.access.auth_file import exposed, read_users
from qa.web.access.passwords import hashed

HASH = hashed("sésame")


def _file(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "users"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_every_line_is_a_user_but_comments_and_empty_ones(tmp_path: Path) -> None:
    content = f"\ufeff# the team\n\nreader:pâte à choux\r\n  # gone: nobody\nZoe\u0301:{HASH}  \nme:a:b # c \n"
    users = read_users(_file(tmp_path, content))
    assert users == {"reader": "pâte à choux", "Zoé": HASH, "me": "a:b # c "}
    assert list(users) == ["reader", "Zoé", "me"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("me:x\nyou\n", ":2: there is no colon"),
        (":x\n", ":1: there is no user name"),
        ("\nme:\n", ":2: there is no password"),
        ("me:x\n# \nme:y\n", ":3: 'me' stands in a line before"),
        ("me:$scrypt$ln=15,r=8\n", ":1: this is no whole hash; make it again with `qa serve --hash-password me`"),
        ("", ": there is no user in it"),
        ("# nobody\n", ": there is no user in it"),
        (b"a:b\nme:\xe9\n", ":2: this is not UTF-8 text"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, content: str | bytes, said: str) -> None:
    path = _file(tmp_path, content)
    with pytest.raises(ConfigError) as raised:
        read_users(path)
    assert str(raised.value).startswith(f"{path}{said}")


def test_a_password_is_never_repeated_in_a_sentence(tmp_path: Path) -> None:
    for content in ("me:hunter2\nme:hunter2\n", "hunter2\n", ":hunter2\n"):
        with pytest.raises(ConfigError) as raised:
            read_users(_file(tmp_path, content))
        assert "hunter2" not in str(raised.value)


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ConfigError, match="cannot be read"):
            read_users(path)


@given(password=st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), min_size=1))
def test_any_password_of_one_line_is_read_as_it_stands(tmp_path_factory: pytest.TempPathFactory, password: str) -> None:
    path = _file(tmp_path_factory.mktemp("any"), f"me:{password}\nyou:x\n")
    if not password.startswith("$scrypt$"):
        assert read_users(path) == {"me": password, "you": "x"}


def test_who_may_read_the_file_is_told(tmp_path: Path) -> None:
    path = _file(tmp_path, "me:x\n")
    for mode, others in ((0o600, False), (0o400, False), (0o640, True), (0o604, True)):
        path.chmod(mode)
        assert exposed(path) is others
