"""The codec: values as they travel over the wire, which carries data only.

A value travels as a tagged list, so that every type is checked on arrival and nothing is ever executed:

    ["v", scalar]                       None, bool, int (64 bits), float (also for a Fraction or a Decimal), str
    ["n", digits]                       a larger int
    ["a", dtype, shape, bytes]          an array
    ["s", dtype, bytes]                 a NumPy scalar
    ["t", [...]] ["l", [...]] ["d", [[key, value], ...]]     tuple, list, dict with string or int keys
    ["i", [...]]                        an iterator, or what else can be read item by item; it arrives as a list of its
                                        items, MAX_YIELDED at most, as there may be no end of them
    ["r", state]                        a numpy.random.Generator (PCG64), with the seeds that its children get
    ["c", number]                       a function of the sender, which the receiver can call
    ["c", number, told, source, [...]]  the same, with the source of a plain function that gives its answers, and the
                                        first arguments of that: the guest computes them itself. `told` is whether the
                                        sender wants to know of the calls
    ["c", number, told, [[arguments, answer], ...]]     the same, with answers by the bytes of their arguments
    ["y", number]                       a function of the receiver that the sender was given before
    ["o", kind]                         something that is not data: only the name of its type travels
"""

import builtins
import functools
import inspect
import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from . import generators
from .wire import MAX_DIGITS, MAX_ITEMS, MAX_MESSAGE_BYTES, MAX_YIELDED, WireError, packed

MAX_DEPTH = 12
MAX_DIMENSIONS = 32
MAX_TEXT_CHARS = 200  # no exercise is answered by a text, and NumPy would make all as long as the longest

Register = Callable[[Callable[..., Any]], int]
"""Numbers a function so that the other side can call it."""

_PLAIN = frozenset((type(None), bool, float, str))
_NUMBERS = frozenset((type(None), bool, int, float))
_SCALARS = (bool, float, str)
_SEQUENCES = (tuple, list, Iterator)
_NOT_READ = (type, bytes, bytearray, memoryview, set, frozenset)
"""Kinds of objects that stay objects, although they can be read item by item."""

_ARRAY_KINDS = "biufc"
_DTYPES = {
    text: np.dtype(text)
    for text in ("|b1", "|i1", "|u1", "<i2", "<i4", "<i8", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16")
}
"""The only array types on the wire: NumPy parses no text of the other side, and no number depends on the machine."""

_KNOWN_KINDS = frozenset(
    [name for name, value in vars(builtins).items() if isinstance(value, type)]
    + ["ellipsis", "function", "module", "generator", "coroutine", "builtin_function_or_method", "method"]
    + ["DataFrame", "Series", "Figure", "Axes", "matrix", "array of objects", "a result of many megabytes"]
)
"""No other name of a type is passed on: a name could carry what a check's input was."""


@dataclass(eq=False)
class Opaque:
    """Something the wire does not carry; `kind` is the name of its type."""

    kind: str

    def __repr__(self) -> str:
        return f"<{self.kind}>"


@dataclass(eq=False)
class RemoteFunction:
    """A function of the other side, by its number, with what answers calls of it here.

    That is the `source` of a plain function and its first arguments, `bound`, or `known` answers, still tagged, by the
    bytes of their arguments. The other side is `told` of such calls, or not.
    """

    number: int
    told: bool = False
    source: str = ""
    bound: Sequence[Any] = ()
    known: Mapping[bytes, Any] = field(default_factory=dict)


@dataclass(eq=False)
class OwnFunction:
    """A function of this side that comes back, by its number."""

    number: int


_foreign: WeakKeyDictionary[Callable[..., Any], int] = WeakKeyDictionary()
"""The numbers of functions that stand for those of the other side: here, as `functools.wraps` copies attributes."""


def note_foreign(function: Callable[..., Any], number: int) -> None:
    """Have `function`, which stands for one of the other side, go back as that, by its `number`."""
    _foreign[function] = number


def encode(value: Any, register: Register | None = None, depth: int = 0) -> list[Any]:
    """Return `value` as it travels; the other side can call a function of this one only with a `register`."""
    if depth > MAX_DEPTH:
        return ["o", type(value).__name__]
    kind = type(value)  # asked first, as nearly all values are of a plain kind, and the questions below take long
    if kind is np.ndarray:
        return _encoded_array(value, register, depth)
    if kind in _PLAIN:
        return ["v", value]
    if kind is dict:
        return _encoded_items(value, register, depth)
    if isinstance(value, np.generic) and value.dtype.kind in _ARRAY_KINDS:  # first: a np.float64 is a float too
        name = _carried(value.dtype)
        return ["s", name, value.astype(_DTYPES[name]).tobytes()]
    if isinstance(value, _SCALARS):  # of a kind derived from one of these
        return ["v", float(value) if isinstance(value, float) else value]
    if isinstance(value, int):
        return ["v", int(value)] if -(2**63) <= value < 2**64 else ["n", str(value)]
    if isinstance(value, Fraction | Decimal):
        return ["v", float(value)]
    if isinstance(value, np.ndarray | np.generic):
        return _encoded_array(np.asarray(value), register, depth)
    if isinstance(value, np.random.Generator):
        return ["r", generators.encode(value)]
    if isinstance(value, Mapping):
        return _encoded_items(value, register, depth)
    if isinstance(value, _SEQUENCES):
        tag = "t" if isinstance(value, tuple) else "l" if isinstance(value, list) else "i"
        most = MAX_YIELDED if tag == "i" else MAX_ITEMS
        return [tag, [encode(item, register, depth + 1) for item in itertools.islice(value, most)]]
    if inspect.isfunction(value) and (number := _foreign.get(value)) is not None:
        return ["y", number]
    if callable(value) and register is not None:
        return ["c", register(value), *_answers(value)]
    if hasattr(value, "__array__") and not isinstance(value, type):
        return encode(np.asarray(value), register, depth + 1)
    can_be_read = isinstance(value, Iterable) or hasattr(type(value), "__getitem__")  # `for` takes items 0, 1, 2, …
    if can_be_read and not isinstance(value, _NOT_READ):
        return encode(iter(value), register, depth)
    return ["o", type(value).__name__]


def arguments(given: Sequence[list[Any]], named: Mapping[str, list[Any]]) -> bytes:
    """Return the bytes by which the answer to a call is found; raise `WireError` where it cannot be sent."""
    return packed([given, named])


def _answers(function: Any) -> list[Any]:
    """Return what answers calls of `function` elsewhere: its `plain` function, or answers given `ahead`; or nothing."""
    told = hasattr(function, "remember")
    plain = getattr(function, "plain", None)
    if isinstance(plain, functools.partial):
        return [told, _source(plain.func), [encode(arg) for arg in plain.args]]
    if inspect.isfunction(plain):
        return [told, _source(plain), []]
    ahead = getattr(function, "ahead", None)  # once: it may be computed when it is asked for
    if ahead is None:
        return []
    return [told, [[arguments([encode(arg) for arg in args], {}), encode(answer)] for args, answer in ahead]]


@functools.lru_cache(maxsize=64)
def _source(function: Callable[..., Any]) -> str:
    return inspect.getsource(function)


def _encoded_items(mapping: Mapping[Any, Any], register: Register | None, depth: int) -> list[Any]:
    items = itertools.islice(mapping.items(), MAX_ITEMS)
    return ["d", [[key, encode(item, register, depth + 1)] for key, item in items if isinstance(key, str | int)]]


def _encoded_array(array: np.ndarray, register: Register | None, depth: int) -> list[Any]:
    dtype = array.dtype
    if dtype.kind not in _ARRAY_KINDS:
        return encode(array.tolist(), register, depth + 1) if dtype.kind == "O" else ["o", "array of objects"]
    if array.nbytes > MAX_MESSAGE_BYTES:
        return ["o", "a result of many megabytes"]
    name = _carried(dtype)
    return ["a", name, list(array.shape), array.astype(_DTYPES[name], copy=False).tobytes()]


@functools.lru_cache(maxsize=64)
def _carried(dtype: np.dtype) -> str:
    """Return the type in which an array of `dtype` travels: the longest ones, which differ by machine, as doubles."""
    name = dtype.newbyteorder("<").str
    return name if name in _DTYPES else "<f8" if dtype.kind == "f" else "<c16"


def decode(tagged: Any, depth: int = 0) -> Any:
    """Return the value that `tagged` stands for; raise `WireError` for anything that is not one."""
    if depth > MAX_DEPTH + 2 or type(tagged) is not list or not tagged:
        raise WireError("not a value")
    if tagged[0] == "a" and len(tagged) == 4:  # by hand, as nearly all values are of these kinds, and a match is slow
        return _array(*tagged[1:])
    if tagged[0] == "v" and len(tagged) == 2 and type(tagged[1]) in _NUMBERS:
        return tagged[1]
    match tagged:
        case ["s", str(dtype), bytes(data)]:
            return _array(dtype, [], data)[()]
        case ["v", str(text)]:
            return text[:MAX_TEXT_CHARS]
        case ["n", str(digits)] if len(digits) < MAX_DIGITS and digits.isascii() and digits.removeprefix("-").isdigit():
            return int(digits)
        case ["t", list(items)]:
            return tuple(decode(item, depth + 1) for item in items)
        case ["l" | "i", list(items)]:
            return [decode(item, depth + 1) for item in items]
        case ["d", list(pairs)]:
            return dict(_pair(pair, depth) for pair in pairs)
        case ["r", dict(state)]:
            return generators.decode(state)
        case ["c", int(number)]:
            return RemoteFunction(number)
        case ["c", int(number), bool(told), str(source), list(bound)]:
            return RemoteFunction(number, told=told, source=source, bound=[decode(item, depth + 1) for item in bound])
        case ["c", int(number), bool(told), list(pairs)]:
            return RemoteFunction(number, told=told, known=dict(map(_known, pairs)))
        case ["y", int(number)]:
            return OwnFunction(number)
        case ["o", str(kind)]:
            return Opaque(kind if kind in _KNOWN_KINDS else "object")
    raise WireError("not a value")


def _pair(pair: Any, depth: int) -> tuple[str | int, Any]:
    match pair:
        case [str() | int() as key, tagged]:
            return key, decode(tagged, depth + 1)
    raise WireError("not a dict")


def _known(pair: Any) -> tuple[bytes, list[Any]]:
    match pair:
        case [bytes(its_arguments), list(tagged)]:
            return its_arguments, tagged
    raise WireError("not an answer")


def _array(dtype: Any, shape: Any, data: Any) -> np.ndarray:
    kind = _DTYPES.get(dtype) if type(dtype) is str else None
    if kind is None or type(shape) is not list or type(data) is not bytes or len(shape) > MAX_DIMENSIONS:
        raise WireError("not an array")
    for size in shape:
        if type(size) is not int or size < 0:
            raise WireError("not an array")
    if math.prod(shape) * kind.itemsize != len(data):
        raise WireError("an array whose shape and bytes disagree")
    if not data and math.prod(max(1, size) for size in shape) > MAX_MESSAGE_BYTES:
        raise WireError("an array that is too large, even where it is empty")
    if kind.kind == "b":  # any other byte than 0 and 1 would be true, and count as more than one
        return (np.frombuffer(data, np.uint8) != 0).reshape(shape)
    return np.ndarray(shape, kind, data).copy()
