"""What the exercises of a05 must satisfy: a module an exercise.

Several share `samples` that can be told apart; `descents` are the runs that `sgd` is judged by, `tasks` the trainings
that the last one is asked for.
"""

from autograder.checks.a05_sgd import minibatches, sgd, sgd_step, train_softmax_classifier

EXERCISES = (minibatches, sgd_step, sgd, train_softmax_classifier)
"""In the order of the notebook."""
