"""Trainings to ask for, and where each of them should end."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks.a05_sgd.samples import draw_rng
from autograder.checks.training import LONG, Evaluate, Params, equal_samples, three_ways, walk
from autograder.references.a02_softmax_nll import softmax_classifier_loss
from autograder.references.a03_regularization import l2_gradient, l2_penalty
from nncourse.checking import Student, _, expect, expect_array, expect_close, expect_parts, from_list


def objective(
    reg_strength: float, *, on_b: float = 1.0, in_loss: float = 1.0, in_grad: float = 1.0, scale: float = 1.0
) -> Evaluate:
    """Return the loss to be minimized with its gradients; the keywords make it that of a known mistake."""

    def evaluate(params: Params, X: np.ndarray, y: np.ndarray) -> tuple[float, Params]:
        W, b = params["W"], params["b"]
        loss, dW, db = softmax_classifier_loss(X, y, W, b)
        dW_penalty, db_penalty = l2_gradient(W, b, reg_strength)
        penalty = l2_penalty(W, on_b * b, reg_strength)
        return scale * loss + in_loss * penalty, {
            "W": scale * dW + in_grad * dW_penalty,
            "b": scale * db + in_grad * on_b * db_penalty,
        }

    return evaluate


@dataclass(frozen=True)
class Task:
    """Arguments of train_softmax_classifier, but for rng."""

    X: np.ndarray
    y: np.ndarray
    n_classes: int
    learning_rate: float
    reg_strength: float
    batch_size: int
    n_epochs: int

    def zeros(self) -> Params:
        """Return the parameters that a training starts from."""
        return {"W": np.zeros((self.X.shape[1], self.n_classes)), "b": np.zeros(self.n_classes)}

    def descend(self, evaluate: Evaluate) -> tuple[Params, np.ndarray]:
        """Return where the descent on `evaluate` ends and the loss before each step, with batches like all the data."""
        n_steps = self.n_epochs * -(-len(self.y) // self.batch_size)
        return walk(evaluate, self.zeros(), [(self.X, self.y)] * n_steps, self.learning_rate)

    def ask(self, student: Student, rng: np.random.Generator | None = None) -> tuple[np.ndarray, np.ndarray, Any]:
        """Return W, b and history of the student's function."""
        result = student.train_softmax_classifier(
            self.X,
            self.y,
            self.n_classes,
            self.learning_rate,
            self.reg_strength,
            self.batch_size,
            self.n_epochs,
            rng or draw_rng(student),
        )
        n_steps = self.n_epochs * -(-len(self.y) // self.batch_size)
        params, history = expect_parts(result, "params", "history", forms=[dict, (n_steps,)])
        expect(
            isinstance(params, dict) and {"W", "b"} <= set(params),
            _('params should be a dict with the names "W" and "b"'),
        )
        shape = (self.X.shape[1], self.n_classes)
        W = expect_array(params["W"], shape, _("W has a row for each feature and a column for each class: (D, C)"))
        b = expect_array(params["b"], (self.n_classes,), _("b has one number for each class: (C,)"))
        return W, b, from_list(history)


def small_task(student: Student, reg_strength: float, n_epochs: int) -> Task:
    """Return a task of one full batch, with classes of 4, 3, 2 and no samples."""
    X = student.rng.normal(size=(9, 4))
    y = student.rng.permutation(np.repeat([0, 1, 2], [4, 3, 2]))
    return Task(X, y, 5, float(student.rng.uniform(0.3, 0.8)), reg_strength, 9, n_epochs)


def task_of_equal_samples(student: Student, reg_strength: float) -> Task:
    """Return a long task of batches of 4 and 2 that all have one gradient, in whatever order they are drawn."""
    X = equal_samples(student.rng, (6, 3), 8, 12)
    y = np.full(6, student.rng.integers(4))
    return Task(X, y, 4, float(student.rng.uniform(0.0015, 0.003)), reg_strength, 4, LONG)


def task_of_many_steps(student: Student) -> Task:
    """Return a task of 110 steps, so short that all of them are equal, each of them an epoch of equal samples."""
    X = equal_samples(student.rng, (4, 3), 0.5, 1.5)
    return Task(X, np.full(4, student.rng.integers(3)), 3, float(student.rng.uniform(1e-6, 2e-6)), 0.0, 4, 110)


def task_that_runs_away(student: Student) -> Task:
    """Return a task of equal samples whose penalty makes each step turn W round, and longer by a tenth."""
    X = equal_samples(student.rng, (6, 3), 0.5, 1.5)
    return Task(X, np.full(6, student.rng.integers(3)), 3, 1.05, 1.0, 4, LONG)


def task_of_three(student: Student, reg_strength: float, steepness: float) -> Task:
    """Return a task of one epoch with batches of 2 and 1: so there are three ways in which it can end.

    The data are ints, as pixels are. At the last step the highest score is 0.22 to 0.26 of `steepness`, more than the
    next by 0.05 of it or more, and the loss is 0.6 to 0.66 of it, whichever sample comes last.
    """
    pixels = student.rng.integers(100, 200, size=4)
    X = np.round(np.outer(student.rng.permutation([1.0, 1.1, 1.2]), pixels)).astype(int)
    return Task(X, student.rng.permutation(3), 3, steepness / float(pixels @ pixels), reg_strength, 2, 1)


def telling_task(student: Student, n_epochs: int) -> Task:
    """Return a task where sample i alone has feature i, so that row i of W tells how often it was used."""
    n = 31  # batches of 8, 8, 8 and 7
    return Task(np.eye(n), student.rng.integers(0, 3, size=n), 3, 1e-3, 0.0, 8, n_epochs)


def way_taken(task: Task, W: np.ndarray, b: np.ndarray) -> np.ndarray | None:
    """Return the losses of the way that ends at W and b; None where there is no such way."""
    for end, losses in three_ways(objective(task.reg_strength), task.zeros(), task.X, task.y, task.learning_rate):
        if np.allclose(W, end["W"], rtol=1e-4, atol=1e-8) and np.allclose(b, end["b"], rtol=1e-4, atol=1e-8):
            return losses
    return None


def expect_end(task: Task, W: np.ndarray, b: np.ndarray, hint: str) -> None:
    """Fail with `hint` unless the training on `task` ended at W and b."""
    right = task.descend(objective(task.reg_strength))[0]
    for name, part in (("b", b), ("W", W)):
        expect_close(part, right[name], hint, rtol=1e-5, atol=1e-8)


def pull(task: Task, W: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how strongly each sample pulled its row of W towards its label, and how much it was pulled elsewhere."""
    towards = np.eye(3)[task.y] - 1 / 3  # of the first steps, where all probabilities are nearly 1/3
    strength = (W * towards).sum(axis=1) / (towards**2).sum(axis=1)
    return strength, np.abs(W - strength[:, None] * towards).max(axis=1)
