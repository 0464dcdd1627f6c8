"""What `minibatches` must satisfy."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks.a05_sgd.samples import (
    SHUFFLED,
    SHUFFLED_IN,
    as_pixels,
    compositions,
    draw_rng,
    expect_chance,
    marked_samples,
    regularity,
    rows_in,
)
from autograder.checks.training import LONG
from nncourse.checking import Student, _, check, expect, expect_array, expect_unchanged, fail

LABELS_FIRST = _("the labels come first: give the inputs, then the labels, `yield X_batch, y_batch`")
TWICE = _("some samples come twice in one epoch: draw an order of all samples, then cut it")


@dataclass(frozen=True)
class _Batch:
    X: np.ndarray
    y: np.ndarray


def _length(value: Any) -> int:
    sized = isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim > 0)
    return len(value) if sized else 0


def _read_batch(batch: Any, X: np.ndarray) -> _Batch:
    expect(
        isinstance(batch, list | tuple) and len(batch) == 2,
        _("each batch should be a pair, an array of inputs and one of labels: `yield X_batch, y_batch`"),
    )
    X_batch, y_batch = batch
    expect([np.ndim(part) for part in batch if isinstance(part, np.ndarray)] != [1, 2], LABELS_FIRST)
    size = _length(X_batch)
    expect(size <= len(X), _("X_batch has more rows than X"))  # each of them is looked for in X
    rows = expect_array(X_batch, (size, X.shape[1]), _("X_batch holds rows of X: shape (B, D)"))
    labels = expect_array(y_batch, (size,), _("y_batch holds one label for each row of X_batch: shape (B,)"))
    expect(labels.dtype.kind in "iu", _("the labels of y_batch must stay whole numbers (an int array), as in y"))
    return _Batch(rows, labels)


def _ask_for_batches(
    student: Student, X: np.ndarray, y: np.ndarray, size: int, rng: np.random.Generator
) -> list[_Batch]:
    result = student.minibatches(X, y, size, rng)
    expect(result is not None, _("it returns None: `yield` each batch, or return a list of them"))
    expect(isinstance(result, list | tuple), _("it should yield (X_batch, y_batch) for one batch after another"))
    if len(result) == 2 and isinstance(result[0], np.ndarray) and isinstance(result[1], np.ndarray):
        fail(_("it returns a single batch and stops: `yield` leaves the loop running, `return` ends it"))
    expect(
        not _is_list_of_each_kind(result),
        _("all the X_batch come in one list and all the y_batch in another: give pairs (X_batch, y_batch)"),
    )
    expect(len(result) > 0, _("it yields no batch at all"))
    expect(len(result) <= 4 * len(y) + 4, _("it yields far too many batches: stop after one pass over the data"))
    return [_read_batch(batch, X) for batch in result]


def _is_list_of_each_kind(result: Any) -> bool:
    """Return whether a result is a list of arrays of inputs, and one of arrays of labels."""
    if len(result) != 2 or not all(isinstance(parts, list | tuple) for parts in result):
        return False
    return [{getattr(part, "ndim", 0) for part in parts} for parts in result] == [{2}, {1}]


@check("minibatches", points=1)
def yields_each_sample_exactly_once(student: Student) -> None:
    """One call goes through every sample exactly once, in batches whose last one may be short."""
    for n, size in ((23, 5), (24, 6), (9, 4)):
        X, y = marked_samples(student, n)
        X[n // 2] = 0.0  # a blank image
        batches = _ask_for_batches(student, X, y, size, draw_rng(student))
        found = np.concatenate([batch.X for batch in batches])
        expect(
            np.any(found % 1), _("X_batch holds whole numbers only: the rows of X keep their digits after the point")
        )
        rows = rows_in(found, X)
        expect(np.all(rows >= 0), _("X_batch has rows that are not rows of X"))
        counts = np.bincount(rows, minlength=n)
        if n % size and rows.size == n - n % size and counts.max() == 1:
            fail(_("the last, shorter batch is missing: keep the samples that are left over"))
        expect(counts.max() == 1, TWICE)
        expect(counts.min() == 1, _("some samples never come: every sample belongs to exactly one batch"))


@check("minibatches", points=1)
def cuts_batches_of_the_given_size(student: Student) -> None:
    """Every batch has batch_size samples, only the last may be shorter; any batch_size from 1 works."""
    for n, size, sizes in (
        (13, 5, [5, 5, 3]),
        (12, 4, [4, 4, 4]),
        (9, 4, [4, 4, 1]),
        (4, 1, [1, 1, 1, 1]),
        (5, 8, [5]),
        (6, 6, [6]),
        (150, 99, [99, 51]),
        (600, 500, [500, 100]),
    ):
        X, y = marked_samples(student, n)
        found = [len(batch.y) for batch in _ask_for_batches(student, X, y, size, draw_rng(student))]
        if found == sizes:
            continue
        expect(0 not in found, _("it yields an empty batch"))
        if found == sizes[:-1]:
            fail(_("the last, shorter batch is missing: keep the samples that are left over"))
        if size == 1:
            fail(_("batch_size=1 should give N batches of one sample: X_batch (1, D), y_batch (1,)"))
        if size > n:
            fail(_("a batch_size larger than N should give one batch with all the samples"))
        if sum(found) == n and len(found) == len(sizes) and max(found) - min(found) <= 1:
            fail(_("the batches share the samples evenly: put batch_size samples into each, the rest into the last"))
        fail(_("every batch holds batch_size samples, only the last may hold fewer"))


@check("minibatches", points=1)
def keeps_each_sample_with_its_label(student: Student) -> None:
    """Each row of X_batch comes with its own label, and X and y are left as they were."""
    X, y = marked_samples(student, 20)
    y = 2 * y + 3  # labels need not begin at 0, and some may be missing
    X[3] = 0.0  # a blank image
    found: list[int] = []
    for inputs in (X, as_pixels(X).astype(int)):
        for batch in _ask_for_batches(student, inputs, y, 6, draw_rng(student)):
            rows = rows_in(batch.X, inputs)
            expect(np.all(rows >= 0), _("X_batch has rows that are not rows of X"))
            expect(
                np.array_equal(batch.y, y[rows]),
                _("samples come with the labels of others: use one and the same order for X and for y"),
            )
            found += rows.tolist()
        expect_unchanged(student)
    if sorted(found) != sorted([*range(20)] * 2):  # another check fails
        return
    twins, labels = X[[0, 0, 0, 1, 1, 2]], np.array([4, 4, 7, 5, 6, 8])
    dealt = _ask_for_batches(student, twins, labels, 3, draw_rng(student))
    pairs = sorted(
        (int(row), int(label)) for batch in dealt for row, label in zip(rows_in(batch.X, X), batch.y, strict=True)
    )
    expect(
        pairs == [(0, 4), (0, 4), (0, 7), (1, 5), (1, 6), (2, 8)],
        _("samples may be equal, with the same label or with another one: each comes once, with its own label"),
    )


@check("minibatches", points=1)
def draws_a_new_order_at_each_call(student: Student) -> None:
    """Each call makes new batches at random, and all its randomness comes from rng."""
    X, y = marked_samples(student, 48)
    y //= 4  # so that an order by labels may be drawn too: then the last batch has the last label

    def rows(rng: np.random.Generator) -> list[np.ndarray]:
        return [rows_in(batch.X, X) for batch in _ask_for_batches(student, X, y, 11, rng)]

    seed, other_seed = student.rng.choice(2**32, size=2, replace=False)
    rng = np.random.default_rng(seed)
    first, second, other = rows(rng), rows(rng), rows(np.random.default_rng(other_seed))
    order = np.concatenate(first)
    expect(np.all(order >= 0), _("X_batch has rows that are not rows of X"))
    orders = [np.concatenate(batches) for batches in (first, second, other, rows(rng), rows(rng))]
    unshuffled = np.array_equal(order, np.arange(len(order)))
    expect(not unshuffled, _("the samples come in the order of X: shuffle them first"))
    neighbours = np.isin(np.diff(order) % len(X), (1, len(X) - 1))
    expect(
        neighbours.mean() < 0.6,
        _("neighbours in X stay neighbours: shuffle the samples, not only the batches or the starting point"),
    )
    expect(
        regularity(order, len(X)) < 0.6,
        _("equal steps lead through X from sample to sample: draw an order of all of them, with `rng.permutation`"),
    )
    expect(
        not np.array_equal(order, np.concatenate(other)),
        _("two different generators give the same order: draw with the argument `rng`, not with a seed of your own"),
    )
    one_batch = len(first) == 1  # which holds all samples: another check fails
    expect(
        one_batch or len({frozenset(compositions(batches)) for batches in (first, second, other)}) == 3,
        _("two calls make the same batches: draw a new order with `rng` at each call, from all the samples"),
    )
    expect(
        one_batch
        or not len(first[-1])
        or len({frozenset(batches[-1].tolist()) for batches in (first, second, other)}) > 1,
        _("the last, short batch always holds the same samples: shuffle all of them"),
    )
    if all(np.array_equal(np.sort(order), np.arange(len(X))) for order in orders):  # else another check fails
        way = np.abs(np.argsort(orders, axis=1) - np.arange(len(X))).max()
        places_kept = np.sum(np.array(orders) == np.arange(len(X)))
        expect(
            # 36 of 47: orders drawn from all have no longer way once in ten million times; 30 of 240: chance leaves 5
            way >= 36 and places_kept < 30,
            _("samples stay near their places: draw one order of all of them, with `rng.permutation`"),
        )
    expect(
        compositions(first) == compositions(rows(np.random.default_rng(seed))),
        _("the same seed makes other batches: all randomness should come from the argument `rng`"),
    )
    X, y = marked_samples(student, SHUFFLED)
    drawn = [_ask_for_batches(student, X, y, SHUFFLED_IN, rng) for _call in range(LONG)]
    expect_chance([rows_in(np.concatenate([batch.X for batch in batches]), X) for batches in drawn])
    _expect_far_ways(student)


def _expect_far_ways(student: Student) -> None:
    """Fail where the batches of many samples hold neighbours in X, as when a window is shuffled, or some twice."""
    n, size = 1500, 100
    X, y = np.arange(float(n))[:, None], np.arange(n) % 10
    batches = _ask_for_batches(student, X, y, size, draw_rng(student))
    sizes = [len(batch.y) for batch in batches]
    expect(sum(sizes) > 0.9 * n, _("some samples never come: every sample belongs to exactly one batch"))
    if sizes != [size] * (n // size) or not all(np.isin(batch.X, X).all() for batch in batches):  # another check fails
        return
    means = np.array([batch.X.mean(dtype=float) for batch in batches])
    variance = (n**2 - 1) / 12 / size * (n - size) / (n - 1)
    expect(
        np.sum((means - (n - 1) / 2) ** 2) < 80 * variance,  # chi-squared: 15 ± 5 by chance
        _("samples stay near their places: draw one order of all of them, with `rng.permutation`"),
    )
    expect(len(np.unique([batch.X for batch in batches])) == n, TWICE)
