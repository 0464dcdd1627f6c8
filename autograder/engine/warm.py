"""One zygote kept warm for a process that grades one submission after another, as nbgrader does."""

import atexit
import functools
from collections.abc import Callable
from typing import TypeVar

from autograder.engine.limits import Limits
from autograder.engine.zygote import Environment, Zygote
from autograder.errors import SandboxError

Result = TypeVar("Result")


class WarmZygote:
    """A zygote that is started at its first use, and again when it stops answering or another one is asked for."""

    def __init__(self) -> None:
        self._zygote: Zygote | None = None

    def use(self, environment: Environment, limits: Limits, work: Callable[[Zygote], Result]) -> Result:
        """Return what `work` makes of the zygote; where that one has stopped, of a fresh one."""
        if self._zygote and (self._zygote.environment, self._zygote.limits) != (environment, limits):
            self.close()
        if self._zygote:
            try:
                return work(self._zygote)
            except SandboxError:
                self.close()
        self._zygote = Zygote(environment, limits).__enter__()
        return work(self._zygote)

    def close(self) -> None:
        """End the zygote, if there is one."""
        if self._zygote:
            self._zygote.close()
            self._zygote = None


@functools.cache
def warm_zygote() -> WarmZygote:
    """Return the one of this process; it ends with the process."""
    warm = WarmZygote()
    atexit.register(warm.close)
    return warm
