"""`hint("softmax")`: three steps towards an exercise, one per call."""

import functools
from collections import Counter

import nncourse.hints
from nncourse.checking.feedback import expect_name, find_exercise
from nncourse.language import Message, _, current_language, translate

_times_asked: Counter[str] = Counter()


def hint(exercise: str) -> None:
    """Print the next hint of `exercise`: a nudge, the idea, nearly the code; then the last one again.

    Raises `ValueError` if there is no such exercise, and `TypeError` if it is not called by its name.
    """
    expect_name("hint", exercise)
    steps = _hints_of(exercise)
    step = min(_times_asked[exercise], len(steps) - 1)
    _times_asked[exercise] += 1
    heading = Message(_("Hint {number} of {total}:"), {"number": step + 1, "total": len(steps)})
    print(heading.in_language(current_language()), translate(steps[step]))


@functools.cache
def _hints_of(exercise: str) -> tuple[str, ...]:
    return find_exercise(exercise, nncourse.hints, lambda module: module.HINTS)
