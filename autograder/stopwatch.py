"""Where time goes: seconds by stage, summed wherever a `stage` ends while a `stopwatch` runs."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

STAGES = ("start", "read", "fork", "cells", "checks", "pages", "database")
"""In the order in which a submission meets them; `start` is until the first one is begun."""

_seconds: ContextVar[dict[str, float] | None] = ContextVar("seconds", default=None)


@contextmanager
def stopwatch() -> Iterator[dict[str, float]]:
    """Yield seconds by stage, which fill meanwhile."""
    seconds: dict[str, float] = {}
    token = _seconds.set(seconds)
    try:
        yield seconds
    finally:
        _seconds.reset(token)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Count the seconds until this ends as those of the stage `name`."""
    started = time.perf_counter()
    try:
        yield
    finally:
        seconds = _seconds.get()
        if seconds is not None:
            seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - started
