"""The `qa` command: arguments and exit codes, nothing else. Each module of commands adds its own to `app`."""

from qa.cli.commands import main
from qa.cli.options import app

# The help lists commands in the order in which they are added.
# isort: split
from qa.cli import serving

# isort: split
from qa.cli import adding, check, cite, lint, mcp, mending, prepare, verify

__all__ = ["adding", "app", "check", "cite", "lint", "main", "mcp", "mending", "prepare", "serving", "verify"]
