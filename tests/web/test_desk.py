"""Few calls at a time, a bounded number waiting, and the event loop free meanwhile."""

from __future__ import annotations

import threading

import anyio
import pytest
from fakes import apart

from qa.web.desk import Busy, Desk


def test_no_more_run_at_once_than_may_and_all_come_to_their_turn() -> None:
    lock, running, most = threading.Lock(), 0, 0
    pause = threading.Event()

    def work() -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        pause.wait(0.02)
        with lock:
            running -= 1
        return threading.get_ident()

    async def test() -> list[int]:
        desk, idents = Desk(at_once=2, waiting=8), []

        async def one() -> None:
            idents.append(await desk.run(work))

        async with anyio.create_task_group() as group:
            for _ in range(8):
                group.start_soon(one)
        return [*idents, threading.get_ident()]

    *idents, loop = apart(test)
    assert (len(idents), most) == (8, 2)
    assert loop not in idents


def test_who_would_be_one_too_many_is_turned_away_and_may_come_back() -> None:
    gate = threading.Event()

    async def test() -> None:
        desk = Desk(at_once=1, waiting=1)
        async with anyio.create_task_group() as group:
            for _ in range(2):
                group.start_soon(desk.run, gate.wait)
            await anyio.sleep(0.05)
            with pytest.raises(Busy, match="ask again"):
                await desk.run(gate.wait)
            gate.set()
        assert await desk.run(gate.wait)

    apart(test)


def test_a_call_that_fails_gives_its_place_back() -> None:
    def fail() -> None:
        raise KeyError("nothing")

    async def test() -> None:
        desk = Desk(at_once=1, waiting=0)
        for _ in range(3):
            with pytest.raises(KeyError):
                await desk.run(fail)

    apart(test)
