"""The `qa` command: arguments and exit codes, nothing else."""

from qa.cli.commands import app, main

__all__ = ["app", "main"]
