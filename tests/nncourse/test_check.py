"""What a student sees when a notebook calls check and hint."""

import contextvars
import itertools
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest

import nncourse
from autograder.engine.guest import codec, server
from autograder.judge import reference_names
from nncourse import ChecksFailed, check, hint, use_language
from nncourse.checking import (
    CheckFailed,
    LocalStudent,
    NotAttempted,
    Status,
    Student,
    StudentError,
    expect_close,
    expect_parts,
    expect_unchanged,
    from_list,
    run_check,
    student,
)
from nncourse.checking import check as make_check
from nncourse.checking.expect import _close as is_close
from nncourse.plots import a00_neuron as plots
from nncourse.plots import a03_regularization as a03_plots


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Leave the language as it was."""
    use_language("en")
    yield
    use_language("en")


def test_the_title_of_a_check_is_its_docstring_as_catalogues_have_it() -> None:
    """Without the indentation, which Python 3.13 takes away too; a translation is looked up by it."""
    titled = make_check("softmax")(lambda student: None)
    titled.function.__doc__ = "Large scores\n    do not overflow.\n    "
    assert titled.title.text == "Large scores\ndo not overflow."


@pytest.mark.parametrize("does_something", [student._does_something, server._does_something], ids=["kernel", "wall"])
@pytest.mark.parametrize(
    ("body", "expected"),
    [('"""Still as it was handed out."""', False), ("pass", False), ("z = 1", True), ("x.T", True)],
)
def test_what_is_begun_is_the_same_here_and_behind_the_wall(does_something, body: str, expected: bool) -> None:
    """Each side has its own copy of the question."""
    namespace: dict[str, object] = {}
    exec(f"def f(x, *rest, y=1, **more):\n    {body}\n    raise NotImplementedError", namespace)
    assert does_something(namespace["f"].__code__) is expected


def call(namespace: dict[str, object], exercise: str = "softmax") -> None:
    """Call check as a notebook does, from its own namespace."""
    exec(f"check({exercise!r})", {"check": check, "np": np, **namespace})


def right(scores: np.ndarray) -> np.ndarray:
    """Return softmax, rightly."""
    exp = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
    return exp / exp.sum(axis=-1, keepdims=True)


def test_a_right_function_passes_in_silence_but_for_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Every check is a line with a tick, and nothing is raised."""
    call({"softmax": right})
    out = capsys.readouterr().out
    assert "✓" in out
    assert "✗" not in out


def test_a_wrong_function_says_what_to_do_and_raises(capsys: pytest.CaptureFixture[str]) -> None:
    """A failed check has a cross and an arrow, and the exception is for nbgrader's Validate."""
    with pytest.raises(ChecksFailed):
        call({"softmax": lambda scores: scores})
    out = capsys.readouterr().out
    assert "✗" in out
    assert "→" in out


def test_an_untouched_stub_is_not_attempted_yet(capsys: pytest.CaptureFixture[str]) -> None:
    """The stub and a missing function are told apart from a mistake."""
    namespace: dict[str, object] = {}
    exec("def softmax(scores):\n    raise NotImplementedError()", namespace)
    for names in (namespace, {}):
        with pytest.raises(ChecksFailed):
            call(names)
        assert "not attempted yet" in capsys.readouterr().out


def test_russian_is_spoken_after_use_language(capsys: pytest.CaptureFixture[str]) -> None:
    """The same check speaks the notebook's language, also where each cell has a context of its own: in a browser."""
    contextvars.copy_context().run(use_language, "ru")
    with pytest.raises(ChecksFailed, match=r"[а-я]"):
        call({"softmax": lambda scores: scores})
    out = capsys.readouterr().out
    assert not any(line.isascii() for line in out.splitlines())


def test_while_nbgrader_grades_nothing_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hidden line behind it must be reached: it gives the points."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    call({"softmax": lambda scores: scores})


def test_prints_and_warnings_of_the_student_are_swallowed(capsys: pytest.CaptureFixture[str]) -> None:
    """They never cost a point, not even with nbgrader, where stderr does."""

    def noisy(scores: np.ndarray) -> np.ndarray:
        np.array([1.0]) / np.array([0.0])
        print("noise")
        return right(scores)

    call({"softmax": noisy})
    captured = capsys.readouterr()
    assert "noise" not in captured.out
    assert captured.err == ""


def test_an_exercise_that_is_not_there_is_named() -> None:
    """A typing error in the name lists the exercises there are."""
    with pytest.raises(ValueError, match="softmax"):
        check("sofmax")
    with pytest.raises(ValueError, match="softmax"):
        hint("sofmax")
    with pytest.raises(ValueError, match="en, ru"):
        use_language("de")


def test_hints_come_in_three_steps(capsys: pytest.CaptureFixture[str]) -> None:
    """Asked again, the next one; asked a fourth time, the last one again."""
    lines = []
    for _ in range(4):
        hint("softmax")
        lines.append(capsys.readouterr().out)
    assert len(set(lines)) == 3
    assert lines[2] == lines[3]


@pytest.mark.parametrize("value", [np.array([1.0, 2.0]), [1, 2], (1, 2.0), np.array([1, 2], "f4"), np.array([1, 2])])
def test_any_array_like_of_the_right_values_is_right(value: object) -> None:
    """Lists, other number types: shape and values count."""
    expect_close(value, [1.0, 2.0], "hint")


@pytest.mark.parametrize(
    "value", [None, [1, 2, 3], [[1, 2]], [1, np.nan], [1, 2.1], "text", [[1], [2, 3]], {"a": 1}, object(), [np.inf, 2]]
)
def test_anything_else_fails_with_a_message(value: object) -> None:
    """Whatever the function returns, the failure is a CheckFailed."""
    with pytest.raises(CheckFailed):
        expect_close(value, [1.0, 2.0], "hint")


@pytest.mark.parametrize("theirs", (float, np.float32, np.float16, np.longdouble, int, np.int8, np.uint8, bool))
@pytest.mark.parametrize("ours", (float, np.float32, int, np.uint8, bool))
@pytest.mark.filterwarnings("ignore:invalid value encountered in cast", "ignore:overflow encountered in cast")
def test_numbers_are_as_close_as_numpy_says(theirs: type, ours: type) -> None:
    """Of whatever types, signs and sizes, infinite or none."""
    numbers = np.array([0, 1, -1, 3.5, 255, -1e-300, 1e300, 1 + 1e-7, 1 + 1e-5, np.inf, -np.inf, np.nan])
    for actual, expected in itertools.product(numbers.astype(theirs), numbers.astype(ours)):
        for rtol, atol in ((1e-6, 1e-9), (1e-5, 0.0), (0.0, 0.0)):
            with np.errstate(all="ignore"):
                wanted = np.allclose(actual, expected, rtol=rtol, atol=atol)
            assert is_close(np.array([actual, 1]), np.array([expected, 1]), rtol, atol) == wanted, (actual, expected)


def test_a_known_mistake_is_named() -> None:
    """The explanation of a recognised wrong value takes the place of the general hint."""
    with pytest.raises(CheckFailed, match="sum, not the mean"):
        expect_close(6.0, 2.0, "general", mistakes={"sum, not the mean": 6.0})
    with pytest.raises(CheckFailed, match="general"):
        expect_close(5.0, 2.0, "general", mistakes={"sum, not the mean": 6.0})


@pytest.mark.parametrize(
    ("exercise", "values", "name"),
    [
        ("gates", {"w_and": [1, 1], "b_and": -1.5, "w_or": [1, 1], "b_or": None}, "b_or"),
        ("separating_planes", {"W_hand": None, "b_hand": np.zeros(3)}, "W_hand"),
    ],
)
def test_a_value_that_is_none_is_no_function_without_a_return(
    exercise: str, values: dict[str, object], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named, and asked for."""
    with pytest.raises(ChecksFailed):
        call(values, exercise)
    said = capsys.readouterr().out
    assert f"`{name}` is None" in said
    assert "return" not in said


def test_parts_are_unpacked_or_named() -> None:
    """A wrong number of results is a message, not a crash."""
    assert expect_parts((1, 2), "loss", "grad") == (1, 2)
    for value in (None, 1.0, (1, 2, 3), np.zeros(2)):
        with pytest.raises(CheckFailed):
            expect_parts(value, "loss", "grad")


def student(source: str) -> LocalStudent:
    """Return a student who wrote `source`."""
    namespace: dict[str, object] = {"np": np}
    exec(source, namespace)
    return LocalStudent(namespace, np.random.default_rng(0))


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("types.MappingProxyType({'w': 1.5})", {"w": 1.5}),
        ("({}, {'a': 1, 'b': 2}.values())", ({}, [1, 2])),
        ("collections.OrderedDict(w=collections.deque([1, 2]))", {"w": [1, 2]}),
        ("np.array([3, 1], dtype=object)", [3, 1]),
        ("[range(2), (i for i in 'ab')]", [[0, 1], ["a", "b"]]),
        ("'text'", "text"),
    ],
)
def test_a_result_is_read_as_the_grader_reads_it(source: str, read: object) -> None:
    """Whatever holds it: what passes behind the wall passes here."""
    one = student(f"import collections, types\ndef f():\n    return {source}")
    here, there = one.f(), codec.decode(codec.encode(one.value("f")()))
    assert here == there == read
    assert type(here) is type(there)


def test_what_is_yielded_is_read_at_once() -> None:
    """As the grader reads it: an array that is filled again for the next item, also in what can be made an array."""
    one = student(
        "class Table:\n    def __init__(self, x): self.x = x\n"
        "    def __array__(self, dtype=None, copy=None): return np.array(self.x, copy=copy)\n"
        "def f():\n    x = np.zeros(2)\n    for x[:] in (1, 2):\n        yield x, Table(x)"
    )
    there = codec.decode(codec.encode(one.value("f")()))
    np.testing.assert_array_equal(one.f(), there)
    np.testing.assert_array_equal(there, [[[1, 1]] * 2, [[2, 2]] * 2])


def test_a_list_that_holds_itself_is_read_to_an_end() -> None:
    """No check can use it, and none hangs."""
    assert isinstance(student("x = []\nx.append(x)\ndef f():\n    return x").f(), list)


def test_changed_arguments_are_noticed_and_the_check_keeps_its_own() -> None:
    """The student works on copies; what they changed is reported."""
    one = student("def f(x, y):\n    x += 1\n    return x")
    x = np.zeros(2)
    one.f(x, x)
    assert one.changed == (0,)
    assert not x.any()
    with pytest.raises(CheckFailed, match="argument"):
        expect_unchanged(one)


def test_errors_of_the_student_are_theirs() -> None:
    """An exception in their code is a failed check with its kind and line."""
    one = student("def f(x):\n    return x / 'a'\ndef g(x):\n    raise NotImplementedError\ndef h(x):\n    return g(x)")
    with pytest.raises(StudentError, match="raised"):
        one.f(1)
    with pytest.raises(NotAttempted):
        one.g(1)
    with pytest.raises(StudentError) as caught:
        one.h(1)
    assert caught.value.message.params == {"name": "g"} and "still the empty stub" in caught.value.message.text
    for begun in ("z = a * x", "z = np.exp(x)", "print(a)"):
        with pytest.raises(StudentError, match="delete that line"):
            student(f"def f(a, *, x=1):\n    'Doc.'\n    {begun}\n    raise NotImplementedError()").f(1)
    with pytest.raises(NotAttempted):
        student("def f(a, *b, x=1, **c):\n    'Doc.'\n    ...\n    raise NotImplementedError()").f(1)
    with pytest.raises(NotAttempted):
        one.missing(1)
    with pytest.raises(NotAttempted):
        one.value("missing")


def test_the_line_that_is_blamed_is_the_student_s(tmp_path: Path) -> None:
    """Also where NumPy raised, and the cell has the name of a file outside the course, as Jupyter gives it one."""
    cell = tmp_path / "3141592653.py"
    cell.write_text("def f(x):\n    return np.stack([x, np.zeros(3)])\n")
    namespace: dict[str, object] = {"np": np}
    exec(compile(cell.read_text(), str(cell), "exec"), namespace)
    with pytest.raises(StudentError) as caught:
        LocalStudent(namespace, np.random.default_rng(0)).f(np.zeros(2))
    assert caught.value.message.params["line"] == "return np.stack([x, np.zeros(3)])"


def test_where_no_line_is_the_student_s_none_is_blamed() -> None:
    """Of a function that takes other arguments, and of one that is a library's."""
    with pytest.raises(StudentError) as caught:
        student("def f(a, b):\n    return a").f(1)
    assert "`def` line" in caught.value.message.text and "missing 1 required" in str(caught.value.details)
    with pytest.raises(StudentError) as caught:
        student("import fractions\nf = fractions.Fraction").f(1, 0)
    assert caught.value.message.params == {"kind": "ZeroDivisionError"}


def test_a_helper_that_is_missing_is_named() -> None:
    """Whether its cell was not run, or the body of its stub was deleted."""
    with pytest.raises(StudentError) as caught:
        student("def f(x):\n    return helper(x) + 1").f(1)
    assert caught.value.message.params == {"name": "helper"}
    for body in ("'Doc.'", "pass", "return"):
        with pytest.raises(StudentError, match="your code calls") as caught:
            student(f"def helper(x):\n    {body}\ndef f(x):\n    return helper(x) + 1").f(1)
        assert caught.value.message.params == {"name": "helper"}
    for body in ("return x", "return 5", "x = None\n    return x"):
        with pytest.raises(StudentError, match="your code raised"):
            student(f"def helper(x):\n    {body}\ndef f(x):\n    return helper(None) + None").f(1)


def test_an_exercise_is_asked_for_by_its_name() -> None:
    """Without quotes it is a function; a slip of the keys is seen."""

    def softmax() -> None: ...

    for ask in (check, hint):
        with pytest.raises(TypeError, match=f'in quotes: {ask.__name__}\\("softmax"\\)'):
            ask(softmax)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="did you mean `softmax`"):
            ask("softmx")
        with pytest.raises(ValueError, match="choose one of neuron, activations"):
            ask("zzz")


IN_PLACE = """
def softmax(scores):
    scores -= scores.max(axis=-1, keepdims=True)
    return np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)
"""
IN_ORDER = """
def minibatches(X, y, batch_size, rng):
    return [(X[k : k + batch_size], y[k : k + batch_size]) for k in range(0, len(y), batch_size)]
"""
ONE_ORDER = """
def minibatches(X, y, batch_size, rng):
    order = np.random.default_rng(1).permutation(len(y))
    return [(X[rows], y[rows]) for rows in np.split(order, range(batch_size, len(y), batch_size))]
"""
HALF_A_PULL = """
right = two_layer_loss
def two_layer_loss(params, X, y, reg_strength):
    loss, grads = right(params, X, y, reg_strength)
    return loss, {name: grads[name] - reg_strength * params[name] for name in grads}
"""


NO_SHIFT = """
def log_softmax(scores):
    return scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))
"""
ONE_SUM = """
def log_softmax(scores):
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum())
"""
LARGEST = """
def nll_loss(scores, y):
    return -log_softmax(scores).max(axis=1).mean()
"""
LABELS_BY = """
def nll_loss(scores, y):
    return -{values}[np.arange(len(y)), y].sum() / {count}
"""
OF_SCORES = """
def softmax_classifier_loss(X, y, W, b):
    scores = {scores}
    dscores = nll_gradient(scores, y)
    return nll_loss(scores, y), X.T @ dscores, dscores.sum(axis=0)
"""
BIASES_AS_THEY_ARE = """
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W**2) + np.sum(b))
"""
ONE_AT_THE_LARGEST = """
def nll_gradient(scores, y):
    return (softmax(scores) - np.eye(scores.shape[1])[scores.argmax(axis=1)]) / len(y)
"""
NOT_DIVIDED = """
def nll_gradient(scores, y):
    return softmax(scores) - np.eye(scores.shape[1])[y]
"""
RETURNED_IN_THE_LOOP = """
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(y))
    for k in range(0, len(y), batch_size):
        return X[order[k : k + batch_size]], y[order[k : k + batch_size]]
"""
SHUFFLED_IN_PLACE = """
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(y))
    X[:], y[:] = X[order], y[order]
    return [(X[k : k + batch_size], y[k : k + batch_size]) for k in range(0, len(y), batch_size)]
"""
SWAPPED = """
right = {name}
def {name}(*args):
    return right(*args)[::-1]
"""
SGD_CLIMBS = """
right = sgd
def sgd(evaluate_gradient, params, X, y, learning_rate, *rest):
    return right(evaluate_gradient, params, X, y, -learning_rate, *rest)
"""
TRAINING_CLIMBS = """
right = train_softmax_classifier
def train_softmax_classifier(X, y, n_classes, learning_rate, *rest):
    return right(X, y, n_classes, -learning_rate, *rest)
"""
NOT_PULLED = """
def train_softmax_classifier(X, y, n_classes, rate, reg, batch_size, n_epochs, rng):
    def evaluate(params, X_batch, y_batch):
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, params["W"], params["b"])
        grads = {{"W": dW, "b": db}}
        grads = {{name: grads[name] + {pull} for name in grads}}
        return loss + l2_penalty(params["W"], params["b"], reg), grads
    start = {{"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}}
    return sgd(evaluate, start, X, y, rate, batch_size, n_epochs, rng)
"""
LABELS_FIRST = """
right = minibatches
def minibatches(*args):
    return [batch[::-1] for batch in right(*args)]
"""
LABELS_FROM_ONE = """
right = train_softmax_classifier
def train_softmax_classifier(X, y, *rest):
    return right(X, y - 1, *rest)
"""
DIVIDED = """
right = affine_backward
def affine_backward(dout, X, W):
    return right(dout / len(X), X, W)
"""
CLIPPED = """
def tanh(z):
    return 2 / (1 + np.exp(-2 * np.clip(z, -5, 5))) - 1
"""
USED_UP = """
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    batches, history = minibatches(X, y, batch_size, rng), []
    for _epoch in range(n_epochs):
        for X_batch, y_batch in batches:
            loss, grads = evaluate_gradient(params, X_batch, y_batch)
            params = sgd_step(params, grads, learning_rate)
            history.append(loss)
    return params, history
"""
PARAMETERS_OF_THE_START = """
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    start = {"W": np.zeros((X.shape[1], n_classes)), "b": np.zeros(n_classes)}

    def evaluate_gradient(params, X_batch, y_batch):
        loss, dW, db = softmax_classifier_loss(X_batch, y_batch, start["W"], start["b"])
        return loss, {"W": dW, "b": db}

    return sgd(evaluate_gradient, start, X, y, learning_rate, batch_size, n_epochs, rng)
"""
IN_ANOTHER_ORDER = """
right = sgd
def sgd(evaluate_gradient, params, *rest):
    return right(lambda params, X_batch, y_batch: evaluate_gradient(X_batch, y_batch, params), params, *rest)
"""
TWO_LISTS = """
right = minibatches
def minibatches(*args):
    batches = list(right(*args))
    return [X_batch for X_batch, _y_batch in batches], [y_batch for _X_batch, y_batch in batches]
"""
TRAINED_WITH = """
right = train_two_layer_net
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, *rest):
    return right(X, y, n_hidden, n_classes, {rate}, {strength}, *rest)
"""
NET_CLIMBS = TRAINED_WITH.format(rate="-learning_rate / 10", strength="reg_strength")
NET_OF_THE_START = """
def train_two_layer_net(X, y, n_hidden, n_classes, rate, reg_strength, *settings):
    def evaluate_gradient(params, X_batch, y_batch):
        return two_layer_loss(params, X_batch, y_batch, reg_strength)
    start = init_params(X.shape[1], n_hidden, n_classes, settings[-1])
    return start, sgd(evaluate_gradient, start, X, y, rate, *settings)[1]
"""
NET_STAYS = TRAINED_WITH.format(rate="0.0", strength="reg_strength")
RATE_OF_ITS_OWN = TRAINED_WITH.format(rate="0.3", strength="reg_strength")
NO_PENALTY = TRAINED_WITH.format(rate="learning_rate", strength="0.0")
WITH_PROBABILITIES = """
right = two_layer_scores
def two_layer_scores(params, X):
    return right(params, X), softmax(right(params, X))[0]
"""
PROBABILITIES = """
right = two_layer_scores
def two_layer_scores(params, X):
    return softmax(right(params, X))
"""
SUMS_BY_N = """
def template_classifier(X, y, n_classes):
    means = np.array([X[y == label].sum(axis=0) / len(y) for label in range(n_classes)])
    return means.T, -0.5 * np.sum(means**2, axis=1)
"""
OUTER_SQUARE = """
def l2_penalty(W, b, reg_strength):
    return reg_strength * (np.sum(W**2) + np.sum(b**2)) ** 2
"""
NO_STRENGTH = """
def l2_penalty(W, b, reg_strength):
    return np.sum(W**2) + np.sum(b**2)
"""
HALVED = """
def l2_gradient(W, b, reg_strength):
    return 2 * reg_strength * W / {by}, 2 * reg_strength * b
"""
SCALED_IN_PLACE = """
def l2_gradient(W, b, reg_strength):
    W *= 2 * reg_strength
    b *= 2 * reg_strength
    return W, b
"""
FIRST_ENTRY_ONLY = """
right = numerical_gradient
def numerical_gradient(f, x, eps=1e-5):
    slopes = right(f, x, eps)
    slopes.flat[1:] = 0
    return slopes
"""
LEARNING_RATE_OF_ITS_OWN = """
right = gradient_descent
def gradient_descent(grad, w, learning_rate, n_steps):
    return right(grad, w, 0.1, n_steps)
"""
WITH_ITS_SIGN = """
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    return grad(x).shape == x.shape and bool(np.all(grad(x) - numerical_gradient(f, x, eps) <= tol))
"""
NO_RATE = """
right = sgd
def sgd(evaluate_gradient, params, X, y, learning_rate, *rest):
    return right(evaluate_gradient, params, X, y, 1.0, *rest)
"""
UNMOVED = """
right = sgd
def sgd(evaluate_gradient, params, *rest):
    return params, right(evaluate_gradient, params, *rest)[1]
"""
INPUTS_LAST = """
right = affine_backward
def affine_backward(dout, X, W):
    dX, dW, db = right(dout, X, W)
    return dW, db, dX
"""


@pytest.mark.parametrize(
    ("assignment", "exercise", "program", "told"),
    [
        (
            "a00_neuron",
            "neuron",
            "def neuron(x, w, b, activation):\n    return np.tanh(np.dot(w, x) + b)",
            "call the `activation` that is handed in",
        ),
        ("a00_neuron", "activations", CLIPPED, "cut nothing off"),
        ("a00_neuron", "gates", "b_and = -1,5", "decimals follow a point"),
        ("a00_neuron", "gates", "b_and = float('nan')", "`b_and` must hold finite numbers"),
        (
            "a01_linear_classifier",
            "predict_labels",
            "def predict_labels(X, W, b):\n    return (X @ W + b).max(axis=1)",
            "`argmax` in place of `max`",
        ),
        (
            "a01_linear_classifier",
            "predict_labels",
            "def predict_labels(X, W, b):\n    return (X @ W + b).argmin(axis=1)",
            "this is the smallest score",
        ),
        (
            "a01_linear_classifier",
            "predict_labels",
            "def predict_labels(X, W, b):\n    return np.zeros(len(X), dtype=int)",
            "return the number of the column with the largest score",
        ),
        ("a01_linear_classifier", "separating_planes", "b_hand = [0, 0, -0,5]", "decimals follow a point"),
        ("a01_linear_classifier", "template_classifier", SUMS_BY_N, "look at the means"),
        ("a02_softmax_nll", "log_softmax", NO_SHIFT, "subtract the row's largest score"),
        ("a02_softmax_nll", "log_softmax", ONE_SUM, "each row has a sum of its own"),
        ("a02_softmax_nll", "nll_loss", LARGEST, "not the largest one"),
        ("a02_softmax_nll", "nll_loss", LABELS_BY.format(values="scores", count="len(y)"), "the scores themselves"),
        ("a02_softmax_nll", "nll_loss", LABELS_BY.format(values="softmax(scores)", count="len(y)"), "is missing"),
        ("a02_softmax_nll", "nll_loss", LABELS_BY.format(values="log_softmax(scores)", count="1"), "return the sum"),
        (
            "a02_softmax_nll",
            "nll_loss",
            LABELS_BY.format(values="log_softmax(scores)", count="max(len(y) - 1, 1)"),
            "you divide by N − 1",
        ),
        ("a02_softmax_nll", "softmax_classifier_loss", OF_SCORES.format(scores="X @ W"), "the bias is missing"),
        (
            "a02_softmax_nll",
            "softmax_classifier_loss",
            OF_SCORES.format(scores="softmax(X @ W + b)"),
            "hand the scores to nll_loss",
        ),
        ("a02_softmax_nll", "nll_gradient", ONE_AT_THE_LARGEST, "less 1 at its own label"),
        ("a02_softmax_nll", "nll_gradient", NOT_DIVIDED, "divide by the number of examples"),
        ("a02_softmax_nll", "softmax", IN_PLACE, "it changes its argument"),
        ("a03_regularization", "l2_penalty", OUTER_SQUARE, "there is no outer square"),
        ("a03_regularization", "l2_penalty", NO_STRENGTH, "λ is missing"),
        ("a03_regularization", "l2_penalty", BIASES_AS_THEY_ARE, "square each of them first"),
        ("a03_regularization", "l2_gradient", HALVED.format(by=2), "the factor 2 is missing"),
        ("a03_regularization", "l2_gradient", HALVED.format(by="len(W)"), "a sum, not a mean"),
        ("a03_regularization", "l2_gradient", SCALED_IN_PLACE, "it changes its argument number 1, 2"),
        ("a03_regularization", "l2_gradient", SWAPPED.format(name="l2_gradient"), "return dW, db, in that order"),
        (
            "a04_gradient_descent",
            "numerical_derivative",
            "def numerical_derivative(f, x, eps=1e-5):\n    return (f(x + eps) - f(x - eps)) / 2 * eps",
            "put `2 * eps` in brackets",
        ),
        ("a04_gradient_descent", "numerical_gradient", FIRST_ENTRY_ONLY, "return after the loop"),
        ("a04_gradient_descent", "gradient_descent", LEARNING_RATE_OF_ITS_OWN, "whatever learning_rate is given"),
        ("a04_gradient_descent", "gradient_check", WITH_ITS_SIGN, "a gradient too small passes"),
        ("a05_sgd", "minibatches", RETURNED_IN_THE_LOOP, "not pairs: `yield X_batch, y_batch`"),
        ("a05_sgd", "minibatches", SHUFFLED_IN_PLACE, "it changes its argument number 1, 2"),
        ("a05_sgd", "minibatches", IN_ORDER, "in the order of X"),
        ("a05_sgd", "minibatches", ONE_ORDER, "two calls bring the same order"),
        ("a05_sgd", "sgd", SWAPPED.format(name="sgd"), "return params, history, in that order"),
        ("a05_sgd", "sgd", SGD_CLIMBS, "`sgd_step` subtracts"),
        ("a05_sgd", "sgd", NO_RATE, "learning_rate is missing"),
        ("a05_sgd", "sgd", UNMOVED, "put the result of each step"),
        ("a05_sgd", "train_softmax_classifier", TRAINING_CLIMBS, "it climbs"),
        ("a05_sgd", "train_softmax_classifier", NOT_PULLED.format(pull="0 * params[name]"), "does not act on W"),
        ("a05_sgd", "train_softmax_classifier", NOT_PULLED.format(pull="reg * params[name]"), "a factor 2 is missing"),
        ("a05_sgd", "minibatches", LABELS_FIRST, "the labels come first"),
        ("a05_sgd", "train_softmax_classifier", LABELS_FROM_ONE, "the label c, counted from 0"),
        ("a05_sgd", "sgd", USED_UP, "take new minibatches in each epoch"),
        ("a05_sgd", "train_softmax_classifier", PARAMETERS_OF_THE_START, "the loss stays as it was"),
        ("a05_sgd", "sgd", IN_ANOTHER_ORDER, "the dict of parameters, the inputs, the labels"),
        ("a05_sgd", "minibatches", TWO_LISTS, "all the X_batch come in one list"),
        ("a06_two_layer_net", "affine", INPUTS_LAST, "return dX, dW, db, in that order"),
        ("a06_two_layer_net", "affine", DIVIDED, "do not divide by N here"),
        ("a06_two_layer_net", "two_layer_loss", SWAPPED.format(name="two_layer_loss"), "return loss, grads, in that"),
        ("a06_two_layer_net", "two_layer_scores", PROBABILITIES, "these are probabilities"),
        ("a06_two_layer_net", "two_layer_loss", HALF_A_PULL, "the gradient 2λp"),
        ("a06_two_layer_net", "train_two_layer_net", NET_CLIMBS, "the loss rises"),
        ("a06_two_layer_net", "train_two_layer_net", NET_OF_THE_START, "return what `sgd` returns"),
        ("a06_two_layer_net", "train_two_layer_net", NET_STAYS, "the loss stays as it was"),
        ("a06_two_layer_net", "train_two_layer_net", NO_PENALTY, "lacks its penalty"),
        ("a06_two_layer_net", "train_two_layer_net", RATE_OF_ITS_OWN, "hand learning_rate on"),
        ("a06_two_layer_net", "two_layer_scores", WITH_PROBABILITIES, "2 results, separated by commas"),
    ],
)
def test_a_mistake_is_told_at_once(
    assignment: str, exercise: str, program: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And not only after the notebook is handed in; what is said first fits."""
    namespace = dict(reference_names(assignment))
    exec(program, namespace)
    with pytest.raises(ChecksFailed):
        call(namespace, exercise)
    assert told in capsys.readouterr().out.split("→")[1]


def test_a_function_that_is_not_called_is_named_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    """Also where it is the course's own."""
    namespace = dict(reference_names("a03_regularization"))
    exec("def regularized_loss(data_loss, W, b, reg_strength): return data_loss + l2_penalty(W, b, 1)", namespace)
    with pytest.raises(ChecksFailed):
        call(namespace, "regularized_loss")
    assert "for +: 'function' and" in capsys.readouterr().out


def test_a_picture_of_dots_asks_for_numbers() -> None:
    """It is drawn also where the cell above was left as it is; arrays are numbers."""
    with pytest.raises(NotImplementedError, match="give w_and, b_and, w_or and b_or numbers first"):
        plots.show_gates(np.ones(2), -1.5, np.ones(2), ...)  # type: ignore[arg-type]
    plt.close(plots.show_gates(np.ones(2), -1.5, [1, 1], -0.5))
    with pytest.raises(NotImplementedError, match="give best_reg_strength a number first"):
        a03_plots.weight_images(lambda strength: 1 / strength, (0.1, ...))  # type: ignore[arg-type, return-value]


def test_several_failures_begin_with_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    """They may come of one mistake."""
    with pytest.raises(ChecksFailed):
        call({"softmax": lambda scores: 0 * scores})
    assert "begin with the first" in capsys.readouterr().out.splitlines()[-1]


def test_a_check_ends_in_one_of_its_ways() -> None:
    """Passed, failed and not attempted are outcomes; anything else goes through to whoever must blame."""

    @make_check("f", points=2)
    def is_one(student: Student) -> None:
        """It is one."""
        expect_close(student.f(), 1.0, "return 1")

    assert run_check(is_one, student("def f():\n    return 1")).earned == 2
    assert run_check(is_one, student("def f():\n    return 2")).status is Status.FAILED
    assert run_check(is_one, student("")).status is Status.NOT_ATTEMPTED
    assert is_one.title.text == "It is one."


def test_the_package_says_what_it_offers() -> None:
    """One curated list of names."""
    assert set(nncourse.__all__) == {"ChecksFailed", "check", "hint", "load_mnist", "use_language"}


def test_a_list_of_right_values_passes_with_a_remark() -> None:
    """It costs nothing, and it is said."""

    @make_check("f")
    def is_right(student: Student) -> None:
        """It is right."""
        expect_close(student.f(), [1.0, 2.0], "return 1 and 2")

    outcome = run_check(is_right, student("def f():\n    return [1, 2]"))
    assert outcome.status is Status.PASSED
    assert "NumPy array" in outcome.messages[0].text
    of_objects = run_check(is_right, student("def f():\n    return np.array([1, 2], dtype=object)"))
    assert of_objects.status is Status.PASSED
    assert "dtype=object" in of_objects.messages[0].text
    assert run_check(is_right, student("def f():\n    return np.array([1, 2])")).messages == ()


def test_a_list_gets_no_remark_where_it_is_as_good() -> None:
    """For values that nobody computes further with."""

    @make_check("f")
    def is_right(student: Student) -> None:
        """It is right."""
        expect_close(from_list(student.f()), [1.0, 2.0], "return 1 and 2")

    assert run_check(is_right, student("def f():\n    return [1, 2]")).messages == ()
    assert run_check(is_right, student("def f():\n    return ['1', '2']")).messages[0].params == {"kind": "str"}


@pytest.mark.parametrize("value", [["a", "b"], [1.0, "b"], ("a", "b"), np.array(["a", "b"])])
def test_what_stands_in_the_place_of_a_number_is_named(value: object) -> None:
    """Not the list that holds it."""
    with pytest.raises(CheckFailed) as failed:
        expect_close(value, [1.0, 2.0], "hint")
    assert failed.value.messages[0].params == {"kind": "str"}


def test_exact_fractions_are_numbers() -> None:
    """Also those that NumPy has no type for."""
    expect_close(Fraction(1, 2), 0.5, "hint")
    expect_close([Decimal("0.5"), Fraction(1, 4)], [0.5, 0.25], "hint")


SCORES_OF_THE_NOTEBOOK = np.array([[2.0, 1.0, 0.0]])


def of_the_notebook(scores: np.ndarray) -> np.ndarray:
    """Return what softmax gives for other scores than those it was asked about."""
    return right(SCORES_OF_THE_NOTEBOOK)


@pytest.mark.parametrize("other", [lambda scores: 0 * scores, np.cumsum, print], ids=["lambda", "NumPy", "built in"])
def test_an_argument_that_is_never_used_is_named(other: object, capsys: pytest.CaptureFixture[str]) -> None:
    """A variable of the notebook may stand in its place; of what is no function of the notebook nothing is told."""
    for function, is_told in ((of_the_notebook, True), (other, False)):
        with pytest.raises(ChecksFailed):
            call({"softmax": function})
        assert ("`of_the_notebook` never uses `scores`" in capsys.readouterr().out) is is_told
