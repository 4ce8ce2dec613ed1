"""`qa serve`: the pages, for oneself, for a team, or for everybody to read."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.indexing import CORPUS, CorpusFolder
from qa.cli.options import INDEX, IndexFolder, Model, app
from qa.cli.streams import say, write
from qa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

_MB = 1 << 20


@app.command("serve")
def serve(
    index: IndexFolder = INDEX,
    corpus: CorpusFolder = CORPUS,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 lets other machines in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any free one.")] = 7860,
    auth: Annotated[
        str | None,
        typer.Option(
            envvar="QA_AUTH",
            metavar="USER:PASSWORD",
            help="One user, who has to sign in. Safer in QA_AUTH, or in a file.",
        ),
    ] = None,
    auth_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The users who have to sign in, a line each: user:password."),
    ] = None,
    hash_password: Annotated[
        str | None,
        typer.Option(metavar="USER", help="Ask for a password, write the user's line for such a file, and end."),
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Let nobody change the interviews.")] = False,
    max_upload_mb: Annotated[int, typer.Option(min=1, metavar="N", help="How many MB may be sent at a time.")] = 100,
    model: Model = None,
) -> None:
    """Serve the pages. Other machines may come where there are users, or with --read-only."""
    if hash_password is not None:
        _write_line(hash_password)
        return
    users = _users(auth, auth_file)
    from qa.web.serve import serve as serve_pages  # noqa: PLC0415 - gradio takes seconds to import
    from qa.web.site import Library, Terms  # noqa: PLC0415 - the same

    terms = Terms(users=users, read_only=read_only, max_upload=max_upload_mb * _MB)
    serve_pages(lambda: Library.open(index, corpus, model), terms, host=host, port=port)


def _users(auth: str | None, auth_file: Path | None) -> Mapping[str, str]:
    """The users that the options name, with their passwords."""
    if auth is not None and auth_file is not None:
        raise typer.BadParameter("give either --auth (or QA_AUTH) or --auth-file")
    if auth_file is not None:
        from qa.web.access.auth_file import exposed, read_users  # noqa: PLC0415 - as above

        users = read_users(auth_file)
        if exposed(auth_file):
            say(f"warning: {auth_file}: others on this machine can read it; `chmod 600 {auth_file}` keeps it to you")
        return users
    user, _, password = (auth or "").partition(":")
    if auth is not None and not (user.strip() and password):
        raise typer.BadParameter("--auth (or QA_AUTH) is a user name, a colon and a password")
    return {user.strip(): password} if auth else {}


def _write_line(user: str) -> None:
    """Writes a user's line for --auth-file; the password is typed twice, or is a line of stdin."""
    from qa.web.access.passwords import hashed  # noqa: PLC0415 - as above

    if not user.strip() or ":" in user or not user.isprintable() or user.lstrip().startswith("#"):
        raise typer.BadParameter("a user name has no colon in it, and does not begin with #")
    if sys.stdin.isatty():
        password = getpass("Password: ")
        if password != getpass("Again: "):
            raise ConfigError("the two passwords are not the same; nothing was written")
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise ConfigError("no password was given; nothing was written")
    write(f"{user.strip()}:{hashed(password)}")
