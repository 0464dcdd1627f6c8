"""What the exercises of a01 must satisfy: a module an exercise."""

from autograder.checks.a01_linear_classifier import (
    accuracy,
    linear_scores,
    predict_labels,
    separating_planes,
    template_classifier,
)

EXERCISES = (linear_scores, predict_labels, accuracy, separating_planes, template_classifier)
"""In the order of the notebook."""
