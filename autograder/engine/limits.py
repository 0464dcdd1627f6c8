"""What a submission may use."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Time, memory and space of one submission."""

    cell_timeout_s: float = 120.0
    call_timeout_s: float = 30.0
    submission_timeout_s: float = 600.0
    interrupt_grace_s: float = 1.0
    memory_bytes: int = 4 * 2**30
    file_bytes: int = 64 * 2**20
    folder_bytes: int = 128 * 2**20
    max_restarts: int = 20
