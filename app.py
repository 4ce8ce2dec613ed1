"""Starts the web pages over `index/` and `corpus/`: `python app.py` is `qa serve`, with its options."""

from __future__ import annotations

import sys

from qa.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "serve")
    main()
