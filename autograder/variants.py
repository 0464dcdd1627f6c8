"""Wrong and unusual programs kept beside the tests, and the matrix of which check kills which of them.

A file `tests/mutants/<assignment>/<exercise>.py` holds one program a cell; the cell's header names the deed and, after
a colon, a word that the message to the student must hold:

    # %% softmax_over_the_whole_batch: row

`tests/unusual/<assignment>/<exercise>.py` holds right programs in the same way, without the word.
"""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from autograder.judge import hidden_checks, judge_exercise, reference_names
from autograder.messages import say
from nncourse.checking import LocalStudent, Outcome, Status

_HEADER = re.compile(r"^# %% (?P<name>\w+)(?:: (?P<word>.+))?$", re.MULTILINE)
_LONGEST_S = 180


@dataclass(frozen=True)
class Variant:
    """One program for one exercise; `word` is what a message about it must hold."""

    assignment: str
    exercise: str
    name: str
    word: str
    code: str


def read_variants(folder: Path) -> list[Variant]:
    """Return the programs below `folder`, which holds a folder per assignment and a file per exercise."""
    variants = []
    for path in sorted(folder.glob("*/*.py")):
        text = path.read_text("utf-8")
        headers = list(_HEADER.finditer(text))
        ends = [header.start() for header in headers[1:]] + [len(text)]
        for header, end in zip(headers, ends, strict=True):
            code = text[header.end() : end].strip() + "\n"
            variants.append(Variant(path.parent.name, path.stem, header["name"], header["word"] or "", code))
    return variants


def judge_variant(variant: Variant, seed: str = "variants") -> list[Outcome]:
    """Return how the hidden checks of its exercise end for `variant`, run in this process beside the references."""
    reference = reference_names(variant.assignment)
    namespace: dict[str, Any] = {name: value for name, value in reference.items() if not name.startswith("__")}
    with _time_limit(_LONGEST_S):
        exec(compile(variant.code, variant.name, "exec"), namespace)
        checks = hidden_checks(variant.assignment)[variant.exercise]
        return judge_exercise(checks, lambda rng: LocalStudent(namespace, rng), reference, seed)


def killers(outcomes: list[Outcome]) -> list[str]:
    """Return the names of the checks that did not pass."""
    return [outcome.name for outcome in outcomes if outcome.status is not Status.PASSED]


def messages(outcomes: list[Outcome]) -> str:
    """Return all that the student is told, a line per message, in English."""
    return "\n".join(say(message) for outcome in outcomes for message in outcome.messages)


def is_as_expected(variant: Variant, outcomes: list[Outcome], *, wrong: bool) -> bool:
    """Return whether a wrong program fails, with its word in what the student is told, or a right one passes whole."""
    if not wrong:
        return not killers(outcomes)
    broken = any(outcome.status is Status.BROKEN for outcome in outcomes)
    said = messages(outcomes).lower()
    return bool(killers(outcomes)) and not broken and bool(variant.word) and variant.word.lower() in said


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    def stop(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"not finished in {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
