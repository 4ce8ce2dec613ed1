"""Starts the web page over the index in `index/`, as `qa serve` does."""

from __future__ import annotations

import sys
from pathlib import Path

from qa.errors import QAError
from qa.web.serve import serve
from qa.web.site import Library, Terms


def main() -> int:
    """Serves until interrupted; 0 when done, 1 when it cannot start, with one sentence on stderr."""
    try:
        serve(Library.open(Path("index"), Path("corpus")), Terms())
    except QAError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
