"""Trusted code that the student's code has called: time and memory it may take, and changes to what it returned."""

import os
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import numpy as np

SMALL_BYTES = 2**15
"""Arguments of so few bytes need no look at what they may cost."""

_AGAIN_S = 0.5
"""`TimeoutError` is raised again at this interval, in seconds, in case it was caught."""


@contextmanager
def time_limit(until: float) -> Iterator[None]:
    """Raise `TimeoutError` in what runs longer than `until`, a time of `time.monotonic`; in the main thread only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    started = time.monotonic()
    before = signal.signal(signal.SIGALRM, _stop)
    outer, _ = signal.setitimer(signal.ITIMER_REAL, max(0.01, until - time.monotonic()), _AGAIN_S)

    def as_before() -> None:
        signal.setitimer(signal.ITIMER_REAL, max(0.01, outer - (time.monotonic() - started)) if outer else 0)
        signal.signal(signal.SIGALRM, before)

    with _at_the_end(as_before):
        yield


@contextmanager
def _at_the_end(undo: Callable[[], None]) -> Iterator[None]:
    """Do `undo` at the end, and once more where an alarm comes meanwhile: another one comes `_AGAIN_S` later."""
    try:
        try:
            yield
        finally:
            undo()
    except TimeoutError:
        undo()
        raise


def _stop(signum: int, frame: FrameType | None) -> None:
    raise TimeoutError


class Allowance:
    """Processor time, in seconds, that trusted code may take over what the student's code gave.

    It holds in the main thread only, and is that of this process, so a machine that has much else to do takes none of
    it. Its timer is another one than that of `time_limit`: each leaves the other alone.
    """

    def __init__(self, seconds: float) -> None:
        self.left_s = seconds
        self._is_spent = False
        self._since = 0.0

    @contextmanager
    def spent(self) -> Iterator[None]:
        """Raise `TimeoutError` in what takes more than is left."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGPROF, self._stop)

        def as_before() -> None:
            self._hold()
            signal.signal(signal.SIGPROF, before)

        with _at_the_end(as_before):
            self._go_on()
            yield

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Spend nothing, and stop nothing, for a while."""
        was_spent = self._is_spent
        self._hold()
        try:
            yield
        finally:
            if was_spent:
                self._go_on()

    def _go_on(self) -> None:
        if self.left_s <= 0:
            raise TimeoutError
        self._since = time.process_time()
        self._is_spent = True
        signal.setitimer(signal.ITIMER_PROF, max(0.01, self.left_s), _AGAIN_S)

    def _hold(self) -> None:
        if self._is_spent:
            self._is_spent = False  # first: what the timer did before it was stopped may come later
            signal.setitimer(signal.ITIMER_PROF, 0)
            self.left_s -= time.process_time() - self._since

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        if self._is_spent:
            self.left_s = 0.0  # the kernel counts more coarsely than the clock
            raise TimeoutError


@contextmanager
def memory_limit(n_bytes: int) -> Iterator[None]:
    """Raise `MemoryError` in what needs more than `n_bytes` beyond what this process has now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _used_pages() * resource.getpagesize() + n_bytes
    resource.setrlimit(resource.RLIMIT_AS, (most if soft == resource.RLIM_INFINITY else min(soft, most), hard))
    with _at_the_end(lambda: resource.setrlimit(resource.RLIMIT_AS, (soft, hard))):
        yield


def _used_pages() -> int:
    """Return how many pages of memory this process has, the shortest way: this is asked before each call."""
    descriptor = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        return int(os.read(descriptor, 20).split()[0])
    finally:
        os.close(descriptor)


def arrays_in(value: Any) -> Iterator[np.ndarray]:
    """Yield the arrays of which `value` consists."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, tuple | list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from arrays_in(part)


def as_quick(value: Any) -> Any:
    """Return `value` with its large arrays in types that BLAS multiplies: NumPy alone takes one number at a time.

    Half precision becomes single; matrices of whole numbers become double, and labels stay what they are.
    """
    if isinstance(value, np.ndarray) and value.nbytes > SMALL_BYTES:
        if value.dtype.char == "e":
            return value.astype(np.float32)
        return value.astype(float) if value.dtype.kind in "biu" and value.ndim > 1 else value
    if isinstance(value, dict):
        return {key: as_quick(item) for key, item in value.items()}
    return type(value)(map(as_quick, value)) if type(value) in (tuple, list) else value


def overwrite(ours: Any, theirs: Any) -> None:
    """Copy the numbers of `theirs` into the arrays of `ours` where both have the same form."""
    if isinstance(ours, np.ndarray):
        if isinstance(theirs, np.ndarray) and theirs.shape == ours.shape and ours.flags.writeable:
            np.copyto(ours, theirs, casting="unsafe")
    elif isinstance(ours, tuple | list) and isinstance(theirs, tuple | list) and len(ours) == len(theirs):
        for one, other in zip(ours, theirs, strict=True):
            overwrite(one, other)
    elif isinstance(ours, dict) and isinstance(theirs, dict) and ours.keys() == theirs.keys():
        for key, one in ours.items():
            overwrite(one, theirs[key])
