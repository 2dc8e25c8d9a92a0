"""Where routes wait that have something long to wait for, so that they take no turn of those who look."""

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

Answer = TypeVar("Answer")

_AT_ONCE = CapacityLimiter(16)


async def aside(work: Callable[[], Answer]) -> Answer:
    """What `work` answers, done in a thread of those that wait for models and passwords."""
    return await to_thread.run_sync(work, limiter=_AT_ONCE)
