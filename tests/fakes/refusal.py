"""An error as a user should meet it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from qa.errors import QAError

_Error = TypeVar("_Error", bound=QAError)


@contextmanager
def refused(kind: type[_Error], match: str | None = None) -> Iterator[pytest.ExceptionInfo[_Error]]:
    """Like `pytest.raises`, for exactly this kind of error, whose message must be one line fit for a user."""
    with pytest.raises(kind, match=match) as caught:
        yield caught
    assert type(caught.value) is kind
    message = str(caught.value)
    assert message.strip() == message != ""
    assert "\n" not in message
    assert len(message) < 400
    assert not any(trace in message for trace in ("Traceback", "0x7f", "<class", "object at"))
