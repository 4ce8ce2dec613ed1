"""The `qa` command: arguments and exit codes, nothing else. Each module of commands adds its own to `app`."""

from qa.cli import cite, lint, mcp, verify
from qa.cli.commands import main
from qa.cli.options import app

__all__ = ["app", "cite", "lint", "main", "mcp", "verify"]
