"""Starts the web page over the index in `index/`, as `qa serve` does."""

from __future__ import annotations

import sys
from pathlib import Path

from qa.errors import IndexMissing, QAError
from qa.web.serve import serve


def main() -> int:
    """Serves until interrupted; 0 when done, 1 when it cannot start, with one sentence on stderr."""
    try:
        serve(Path("index"))
    except IndexMissing:
        sys.stderr.write("There is no index yet: build it with `qa build`, then start the page again.\n")
        return 1
    except QAError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
