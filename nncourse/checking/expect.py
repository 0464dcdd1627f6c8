"""What a check may demand. Each raises `CheckFailed` with a message that says what to do."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn

import numpy as np

from nncourse.checking.outcome import CheckFailed, remark
from nncourse.checking.student import Student
from nncourse.language import Message, _

Mistakes = Mapping[str, Any] | Callable[[], Mapping[str, Any]]
"""Hints, each with the wrong value that it explains, or a function that gives them."""

Form = tuple[int, ...] | type
"""The shape of an array, or `dict`: what tells the parts of a result apart."""

_USUAL_ATOL = 1e-9
_SMALLEST_FLOAT32 = 1e-37
_ROUGHLY = 1e-2
"""Right values are this close after rounding to float16."""


def fail(hint: str, **params: object) -> NoReturn:
    """Fail with `hint`, its braces filled from `params`."""
    raise CheckFailed(Message(hint, params))


def expect(condition: object, hint: str, **params: object) -> None:
    """Fail with `hint` unless `condition` is true."""
    if not condition:
        fail(hint, **params)


def expect_unchanged(student: Student) -> None:
    """Fail if the last call changed one of its arguments."""
    expect(
        not student.changed,
        _("it changes its argument number {number} (counted from 1): work on a copy or build a new array"),
        number=", ".join(str(position + 1) for position in student.changed),
    )


def expect_parts(value: Any, *names: str, forms: Sequence[Form] = ()) -> tuple[Any, ...]:
    """Return `value` as a tuple with a part for each of `names`; fail unless it is a sequence of that length.

    Where the `forms` of its parts are given, fail also if these are its parts in another order.
    """
    if isinstance(value, tuple | list) and len(value) == len(names):
        found = [_form(part) for part in value]
        if found == list(forms) or Counter(found) != Counter(forms):
            return tuple(value)
    if value is None:
        fail(_("it is None: is there a `return` at the end?"))
    fail(_("it should return {names}, in that order"), names=", ".join(names))


def _form(value: Any) -> Form:
    """Return `dict` for a dict, the shape of an array or a number, and `object` for whatever has none."""
    try:
        return dict if isinstance(value, Mapping) else np.shape(value)
    except ValueError:
        return object


def expect_array(value: Any, shape: tuple[int, ...], hint: str = "") -> np.ndarray:
    """Return `value` as a numeric array of `shape`; fail where it is not one. `hint` is for a wrong shape.

    Other number types and memory orders are as good as an array of float64. A list of the right values costs nothing
    either, but gets a remark.
    """
    if value is None:
        fail(_("it is None: is there a `return` at the end?"))
    try:
        array = np.asarray(value)
        if array.dtype.kind == "O":
            array = _exact_as_floats(np.asarray(array.tolist()))
    except (ValueError, OverflowError):
        if isinstance(value, tuple):
            fail(_("it returns {count} results, separated by commas, where one array is expected"), count=len(value))
        fail(_("it returns rows of different lengths where one array is expected"))
    if array.dtype.kind == "c":
        fail(_("it returns complex numbers where real ones are expected"))
    if array.dtype.kind not in "biuf":
        fail(_("numbers are expected, and this is `{kind}`"), kind=_kind(value, array))
    if array.shape != shape:
        shapes = {"got": readable_shape(array.shape), "expected": shape}
        observed = Message(_("the result has shape {got}, it should have {expected}"), shapes)
        if shape == ():
            observed = Message(_("the result should be one number, and it is an array of shape {got}"), shapes)
        raise CheckFailed(*([Message(hint), observed] if hint else [observed]))
    if isinstance(value, list | tuple):
        text = _(
            "this is a list, or an array of dtype=object: it costs nothing here, but return a NumPy array of numbers, "
            "as later code expects one"
        )
        remark(Message(text))
    return array


def from_list(value: Any) -> Any:
    """Return a list or a tuple as an array, where a list is as good and `expect_array` has nothing to remark."""
    try:
        return np.array(value) if isinstance(value, list | tuple) else value
    except ValueError:
        return value


def expect_close(
    actual: Any,
    expected: Any,
    hint: str,
    *,
    mistakes: Mistakes | None = None,
    rtol: float = 1e-6,
    atol: float = _USUAL_ATOL,
) -> None:
    """Fail with `hint` unless `actual` has the shape of `expected` and its values, to `rtol` and `atol`.

    A float32 result, also one that became a list or float64, is held to rtol 1e-5 and to 1e-6 of the largest value;
    where a smaller `atol` than usual is asked for, small values count, and it is held to rtol alone.
    `mistakes` maps better hints to the wrong values they explain: `{_("you return the sum, not the mean"): loss * N}`;
    those that take long to compute are given by a function, which is called for a wrong result only.
    """
    expected = np.asarray(expected)
    try:
        array = expect_array(actual, expected.shape, hint)
    except CheckFailed:
        if explained := _explanation(actual, mistakes, rtol, atol):
            expect_array(actual, expected.shape, explained)
        raise
    if _close(array, expected, rtol, atol):
        return
    if _is_single_precision(array, expected):
        largest = float(np.max(np.abs(expected), initial=0.0))
        smallest = 1e-6 * (largest or 0.1) if atol >= _USUAL_ATOL else _SMALLEST_FLOAT32
        rtol, atol = max(rtol, 1e-5), max(atol, smallest)
    if not _close(array, expected, rtol, atol):
        explained = _explanation(actual, mistakes, rtol, atol)
        if array.dtype == np.float16 and _close(array, expected, _ROUGHLY, _ROUGHLY):
            explained = _("float16 keeps three digits only: compute with float64, NumPy's default, or float32")
        values = Message(_("expected {expected}, got {got}"), {"expected": _short(expected), "got": _short(array)})
        raise CheckFailed(Message(explained or hint), values=values)


def _exact_as_floats(array: np.ndarray) -> np.ndarray:
    """Return an array of exact fractions as one of floats, any other as it is."""
    return array.astype(float) if all(isinstance(item, Fraction | Decimal) for item in array.flat) else array


def _kind(value: Any, array: np.ndarray) -> str:
    """Return the name of what stands where a number is expected; of a list, that of what it holds."""
    if isinstance(value, list | tuple | np.ndarray):
        value = next((item for item in array.flat if not isinstance(item, int | float | np.number)), value)
    return str(getattr(value, "kind", type(value).__name__)).removesuffix("_")  # str_ is NumPy's name for str


def _is_single_precision(array: np.ndarray, expected: np.ndarray) -> bool:
    """Return whether a result was computed with fewer digits than float64 has, whatever its type is now."""
    if array.dtype.kind != "f" or array.dtype.itemsize < 8:
        return array.dtype.kind == "f"
    with np.errstate(all="ignore"):
        short, wanted = (np.array_equal(values, values.astype(np.float32)) for values in (array, expected))
        return bool(short and not wanted and np.any(array % 1))  # whole numbers are short in any type


def readable_shape(shape: tuple[int, ...]) -> object:
    """Return a shape as a message shows it; in one that nobody makes by mistake a hidden input could be written."""
    return shape if len(shape) <= 4 and max(shape, default=0) <= 100_000 else "(…)"


def _explanation(actual: Any, mistakes: Mistakes | None, rtol: float, atol: float) -> str:
    known = mistakes() if callable(mistakes) else mistakes or {}
    try:
        array = np.asarray(actual)  # once: a list may be long
        for hint, wrong in known.items():
            same_form = array.shape == np.shape(wrong) and np.isrealobj(array)
            if same_form and _close(array.astype(float), np.asarray(wrong), rtol, atol):
                return hint
    except (TypeError, ValueError, OverflowError):
        return ""
    return ""


def _close(actual: np.ndarray, expected: np.ndarray, rtol: float, atol: float) -> bool:
    """Return what `np.allclose` says: in a third of its time where finite numbers are expected, as nearly always."""
    with np.errstate(all="ignore"):
        if not np.isfinite(expected).all():
            return bool(np.allclose(actual, expected, rtol=rtol, atol=atol))
        wanted = expected.astype(float) if expected.dtype.kind in "biu" else expected  # unsigned numbers would wrap
        return bool((np.abs(actual - wanted) <= atol + rtol * np.abs(wanted)).all())


def _short(array: np.ndarray) -> str:
    return np.array2string(array, precision=4, threshold=12, separator=", ").replace("\n", "")
