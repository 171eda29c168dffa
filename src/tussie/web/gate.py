"""The gate: work is done in threads, a few at a time, for a limited time; beyond a limit who comes is sent away.

A thread cannot be stopped. Who waited too long is answered all the same, and the thread keeps its place until it is
done, so that a flood of slow questions is turned away rather than piled up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")


class Busy(Exception):
    """There are more questions than can be answered; come again in a moment."""


class Gate:
    """So many pieces of work at once, so many that wait, and so many seconds for each."""

    def __init__(self, *, at_once: int, waiting: int, seconds: float) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="gate")
        self._most = at_once + waiting
        self._inside = 0
        self.seconds = seconds

    async def run(self, work: Callable[..., _Answer], *arguments: Any, **named: Any) -> _Answer:
        """What `work` returns. Raises `Busy` when too many wait, `TimeoutError` when it takes too long."""
        if self._inside >= self._most:
            raise Busy
        loop = asyncio.get_running_loop()
        self._inside += 1
        try:
            doing = self._threads.submit(work, *arguments, **named)
        except BaseException:
            self._inside -= 1
            raise
        # Its place is free when the thread is done with it, which may be after we stopped waiting.
        doing.add_done_callback(lambda _: _leave(loop, self._left))
        return await asyncio.wait_for(asyncio.wrap_future(doing), self.seconds)

    def _left(self) -> None:
        self._inside -= 1

    def close(self) -> None:
        """Take no more work."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _leave(loop: asyncio.AbstractEventLoop, left: Callable[[], None]) -> None:
    # Work may outlive the server that asked for it.
    if not loop.is_closed():
        loop.call_soon_threadsafe(left)
