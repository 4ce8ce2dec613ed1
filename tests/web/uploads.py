"""Talks to bring to the corpus, and what one waits for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx


TALK = (
    b"Ann Low: When did the harbour of Brell open, and who paid for it?\n\n"
    b"Bo Marsh: The harbour opened in spring, after the storm of March. The town paid for it with a loan.\n"
)


def about(subject: str) -> bytes:
    """A talk that no other test brings."""
    return TALK.replace(b"harbour", subject.encode()) + f"\nAnn Low: And the {subject}?\n".encode()


def upload(client: httpx.Client, *files: tuple[str, bytes], **fields: str) -> httpx.Response:
    return client.post("/corpus/add", files=[("files", file) for file in files], data=fields)


def ended(client: httpx.Client, job: str) -> str:
    """The page of a job when it has ended."""
    for _ in range(300):
        if client.get(job, params={"format": "json"}).json()["ended"]:
            return client.get(job).text
        time.sleep(0.1)
    raise AssertionError(job)
