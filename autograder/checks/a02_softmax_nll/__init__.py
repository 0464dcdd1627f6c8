"""What the exercises of a02 must satisfy: a module an exercise, and the `scores` that several are asked about."""

from autograder.checks.a02_softmax_nll import (
    likelihood,
    log_softmax,
    nll_gradient,
    nll_loss,
    softmax,
    softmax_classifier_loss,
)

EXERCISES = (softmax, likelihood, log_softmax, nll_loss, nll_gradient, softmax_classifier_loss)
"""In the order of the notebook."""
