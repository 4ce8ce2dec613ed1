"""The library that draws the pictures, plotly.js, from the installed package: served from here, packed once, kept."""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from starlette.responses import PlainTextResponse, Response

from qa.web.site import Visit

PATH = "/corpus/statistics/plotly-{version}.js"
"""Where it is served: under its version, so that a browser may keep it for ever."""

_KEPT = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}


def address() -> str:
    """The address of the library as it is installed."""
    return PATH.format(version=version("plotly"))


def script(visit: Visit) -> Response:
    """The library; 404 for another version than the one installed."""
    if visit.request.path_params["version"] != version("plotly"):
        return PlainTextResponse("Not here.", 404)
    packed = _packed()
    if "gzip" in visit.request.headers.get("accept-encoding", ""):
        return Response(packed, media_type="text/javascript", headers=_KEPT | {"Content-Encoding": "gzip"})
    return Response(gzip.decompress(packed), media_type="text/javascript", headers=_KEPT)


@cache
def own_styles() -> tuple[str, ...]:
    """The ids of the style elements that the library puts into a page where it finds none of this id: those of maps,
    which are not drawn here, and which the policy of the pages refuses."""
    found = re.findall(rb'document\.getElementById\("([0-9a-f]{64})"\)', _script())
    return tuple(identifier.decode() for identifier in dict.fromkeys(found))


def _script() -> bytes:
    return (files("plotly") / "package_data" / "plotly.min.js").read_bytes()


@cache
def _packed() -> bytes:
    """Some 1.5 MB; unpacked it is three times that."""
    return gzip.compress(_script(), 6, mtime=0)
