"""Style sheets and scripts: `qa/web/static/`, each at an address with its digest in it, so that it may be kept."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response

if TYPE_CHECKING:
    from starlette.requests import Request

_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_RENDERED = ("verdicts.css",)
"""Style sheets that come with what `qa.render` writes."""
_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


def versioned(name: str) -> str:
    """The address of an asset, as `/qa/<digest>/site.js`: scripts import one another by `./name.js`."""
    return f"/qa/{_digest()}/{name}"


async def assets(request: Request) -> Response:
    """GET /qa/{digest}/{name}"""
    name = request.path_params["name"]
    _, _, ending = name.rpartition(".")
    if ending not in _KINDS or name not in _names():
        return PlainTextResponse("Not here.", 404)
    kept = _KEPT if request.path_params["digest"] == _digest() else {"Cache-Control": "no-store"}
    return Response(_content(name), media_type=_KINDS[ending], headers=kept)


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted([*_RENDERED, *(found.name for found in (files("qa.web") / "static").iterdir())]))


@cache
def _content(name: str) -> bytes:
    folder = files("qa.render") if name in _RENDERED else files("qa.web") / "static"
    return (folder / name).read_bytes()


@cache
def _digest() -> str:
    """One digest over all assets: a page never mixes those of two versions."""
    digest = hashlib.sha256()
    for name in _names():
        digest.update(name.encode() + b"\0" + _content(name))
    return digest.hexdigest()[:12]
