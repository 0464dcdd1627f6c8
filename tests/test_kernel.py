"""The judge inside a kernel says what it put in place of the student's functions."""

from typing import Any

import numpy as np

from autograder.kernel import judge_in
from autograder.messages import say

A02 = "a02_softmax_nll"
WRONG_HELPER = """
def log_softmax(scores):
    return scores


def nll_loss(scores, y):
    return -np.mean(log_softmax(scores)[np.arange(len(y)), y])
"""


def test_a_note_names_only_what_was_replaced() -> None:
    """Not the function that is judged, though it was judged before."""
    namespace: dict[str, Any] = {"np": np}
    exec(WRONG_HELPER, namespace)
    assert judge_in(namespace, A02, "log_softmax").earned < 3
    for _time in range(2):
        verdict = judge_in(namespace, A02, "nll_loss")
        assert verdict.earned == verdict.points
        (note,) = verdict.notes
        assert "`log_softmax`" in say(note)
        assert "`nll_loss`" not in say(note)
