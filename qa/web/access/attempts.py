"""Slows down whoever guesses passwords: after some wrong ones from an address, each further one costs a wait."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil

FREE = 10
"""Wrong passwords from one address before there is a wait."""
LONGEST_WAIT = 60
"""Seconds that a wait lasts at most: an office behind one address is not locked out for long."""

_FORGOTTEN = 600  # seconds after the last wrong one
_REMEMBERED = 10_000  # addresses


class Attempts:
    """Counts wrong passwords by address. A right one changes nothing: a user must not lend a guesser fresh attempts.
    For one thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, address: str) -> int:
        """Seconds to wait before another password from this address is looked at; 0 when it may come now."""
        count, last = self._failed.get(address, (0, 0.0))
        if count < FREE:
            return 0
        return max(0, ceil(last + min(LONGEST_WAIT, 1 << min(count - FREE, 9)) - self._clock()))

    def failed(self, address: str) -> None:
        """Notes a wrong password."""
        now = self._clock()
        count, last = self._failed.pop(address, (0, now))
        self._failed[address] = (count + 1 if now - last < _FORGOTTEN else 1, now)
        if len(self._failed) > _REMEMBERED:
            self._failed.popitem(last=False)
