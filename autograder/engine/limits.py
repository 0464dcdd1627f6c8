"""What a submission may use."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Limits:
    """Time, memory, space and threads of one submission. Raises `ValueError` that names a limit which cannot be one.

    What a student's code prints is thrown away in a run over a class, and cut short for nbgrader's own commands; what a
    call returns is held to the size of a message on the wire.
    """

    cell_timeout_s: float = 120.0
    call_timeout_s: float = 30.0
    submission_timeout_s: float = 300.0
    interrupt_grace_s: float = 1.0
    memory_mib: int = 4096
    file_mib: int = 64
    folder_mib: int = 256
    max_files: int = 10_000
    max_threads: int = 64
    max_restarts: int = 20

    def __post_init__(self) -> None:
        for one in fields(self):
            _require_limit(one.name, getattr(self, one.name), whole=one.type is int)

    def for_guest(self) -> dict[str, int]:
        """Return what the guest holds a submission to, as it names it."""
        return {
            "memory_bytes": self.memory_mib * _MIB,
            "file_bytes": self.file_mib * _MIB,
            "folder_bytes": self.folder_mib * _MIB,
            "max_files": self.max_files,
            "max_threads": self.max_threads,
        }


_MIB = 2**20
_LOWEST = {"memory_mib": 1024, "file_mib": 1, "folder_mib": 1, "max_files": 100, "max_threads": 1, "max_restarts": 0}
"""Below these not even NumPy, matplotlib and the course's data work."""
_HIGHEST = 10**9


def _require_limit(name: str, value: object, *, whole: bool) -> None:
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        raise ValueError(f"{name} must be a {'whole ' if whole else ''}number, and it is {value!r}")
    lowest = _LOWEST.get(name, 0.01)
    if not lowest <= value <= _HIGHEST:  # neither is nan
        raise ValueError(f"{name} must be from {lowest} to {_HIGHEST}, and it is {value!r}")


def limits_from(settings: Mapping[str, Any]) -> Limits:
    """Return the limits that `settings` name, the defaults for the rest; raise `ValueError` that says what is wrong."""
    known = [one.name for one in fields(Limits)]
    if unknown := sorted(settings.keys() - known):
        raise ValueError(f"there is no limit {unknown[0]!r}: choose from {', '.join(known)}")
    return Limits(**settings)
