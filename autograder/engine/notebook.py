"""A session that runs cells as a kernel does, and returns what they put out: for notebooks that test themselves.

The outputs are what the student's process says. A student who knows how can forge them, as with a kernel; the wall, the
limits and the fresh process for each submission stay.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from autograder.engine.failures import Died, Raised
from autograder.engine.guest import wire
from autograder.engine.outputs import Output, decode_outputs, shortened, size
from autograder.engine.session import Session

MAX_BYTES = 64 * 2**20
"""When the outputs of a notebook are larger, only what decides points is kept of those that follow."""


@dataclass
class NotebookSession(Session):
    """A submission's process behind the wall, as a notebook's kernel."""

    _left: int = MAX_BYTES

    def prepare(self, files: Mapping[str, bytes], environment: Mapping[str, str]) -> None:
        """Put `files`, by their path, into the submission's folder, and set variables of its environment.

        Raises `Died` where there is no room for them.
        """
        for name, content in files.items():
            self._prepare({"files": {name: content}, "environment": {}})
        self._prepare({"files": {}, "environment": dict(environment)})

    def execute(self, source: str, limit_s: float) -> list[Output]:
        """Run a cell and return its outputs, an exception among them; raise `TimedOut` or `Died`.

        A cell that hangs or ends its process is not run again; what earlier cells did is there for the later ones.
        When the time of the submission is used up, no cell is run.
        """
        request = {"do": "execute", "source": source}
        try:
            outputs = decode_outputs(self._request(request, limit_s).get("outputs"))
        except (Raised, wire.WireError) as error:  # it broke what records its outputs
            raise Died(str(error)) from None
        self._done.append(request)
        self._left -= sum(map(size, outputs))
        return outputs if self._left >= 0 else shortened(outputs)

    def _prepare(self, what: dict[str, object]) -> None:
        request = {"do": "prepare", **what}
        try:
            self._request(request, self.limits.call_timeout_s)
        except Raised as error:
            raise Died(f"its folder cannot be filled: {error}") from None
        self._done.append(request)
