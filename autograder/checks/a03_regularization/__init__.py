"""What the exercises of a03 must satisfy: a module an exercise, and the `weights` that several are asked about."""

from autograder.checks.a03_regularization import best_strength, l2_gradient, l2_penalty, regularized_loss

EXERCISES = (l2_penalty, l2_gradient, regularized_loss, best_strength)
"""In the order of the notebook."""
