"""What the exercises of a04 must satisfy: a module an exercise, and the `functions` that students are handed.

`hills` are those that `gradient_check` is asked about. The functions handed to the student are ours, so they can note
where they are asked. A wrong constant factor costs its points in one check only: the checks of another property measure
the factor on a straight line and take it out.
"""

from autograder.checks.a04_gradient_descent import (
    gradient_check,
    gradient_descent,
    numerical_derivative,
    numerical_gradient,
)

EXERCISES = (numerical_derivative, numerical_gradient, gradient_check, gradient_descent)
"""In the order of the notebook."""
