"""Strategies for what the untrusted end of the wire may send: values in all their forms, right and forged."""

from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as np_st

DTYPES = ["|b1", "|i1", "|u1", "<i2", "<i4", "<i8", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"]
ODD_DTYPES = [
    ">f8",
    "<f16",
    "O",
    "V8",
    "<U3",
    "<M8[ns]",
    "f8,f8",
    "(2,2)f8",
    "=f8",
    "",
    "f",
    "no such type",
    "<f8" * 99,
]

integers = st.integers(-(2**63), 2**64 - 1) | st.sampled_from([0, 1, -1, 2**31, 2**63 - 1, 2**64 - 1, -(2**63)])
scalars = st.none() | st.booleans() | integers | st.floats() | st.text(max_size=8) | st.binary(max_size=16)
keys = st.text(max_size=4) | st.binary(max_size=4)
raw = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=4), max_leaves=20
)
"""Whatever msgpack can carry."""


@st.composite
def forged_arrays(draw: st.DrawFn) -> list[Any]:
    """Return an array whose parts may or may not fit together."""
    shape = draw(st.lists(integers | st.integers(0, 3), max_size=4) | st.lists(st.integers(0, 2**26), max_size=40))
    size = draw(st.integers(0, 64))
    return ["a", draw(st.sampled_from(DTYPES + ODD_DTYPES)), shape, draw(st.binary(min_size=size, max_size=size))]


@st.composite
def whole_arrays(draw: st.DrawFn) -> list[Any]:
    """Return an array whose shape and bytes agree, whatever its bytes are."""
    dtype, shape = draw(st.sampled_from(DTYPES)), draw(st.lists(st.integers(0, 3), max_size=3))
    size = int(np.prod(shape, dtype=int)) * np.dtype(dtype).itemsize
    return ["a", dtype, shape, draw(st.binary(min_size=size, max_size=size))]


digits = st.text("0123456789-+_ ²٣e.", max_size=6) | st.integers(4000, 4400).map(lambda n: "9" * n)
states = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.just("PCG64"),
        "state": raw | st.integers().map(str),
        "inc": raw | st.integers().map(str),
        "has_uint32": raw,
        "uinteger": raw,
    },
)
leaves = (
    st.tuples(st.just("v"), raw).map(list)
    | st.tuples(st.just("n"), digits | raw).map(list)
    | forged_arrays()
    | whole_arrays()
    | st.tuples(st.just("r"), states | raw).map(list)
    | st.tuples(st.sampled_from("cy"), integers | raw).map(list)
    | st.tuples(st.just("o"), st.sampled_from(["int", "ellipsis", "Evil", "ndarray"]) | raw).map(list)
    | raw
)


def _branches(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    pairs = st.lists(st.tuples(keys | integers | raw, inner).map(list), max_size=4)
    return st.tuples(st.sampled_from("tli"), st.lists(inner, max_size=4)).map(list) | st.tuples(
        st.just("d"), pairs
    ).map(list)


tagged = st.recursive(leaves, _branches, max_leaves=12)
"""Tagged values as they should be, and everything close to them."""

arrays = np_st.arrays(
    st.sampled_from(["?", "i1", "u8", "f2", "f4", "f8", ">f8", ">i4", "g", "c8", "c16", "G"]),
    np_st.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
)
data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"]))
    | arrays,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=3) | integers, inner, max_size=4)
    ),
    max_leaves=10,
)
"""Whatever a student's function may honestly return."""


@st.composite
def messages(draw: st.DrawFn) -> dict[str, Any]:
    """Return a message of a peer that knows the protocol and does not keep to it."""
    number = draw(st.integers(-1, 12) | raw)
    descriptions = st.fixed_dictionaries(
        {}, optional={"kind": st.sampled_from(["ValueError", "Evil"]) | raw, "line": raw, "stub": st.booleans() | raw}
    )
    answer = {
        "value": tagged,
        "changed": st.lists(integers | raw, max_size=3) | raw,
        "results": st.lists(st.tuples(st.integers(-1, 3) | raw, tagged).map(list), max_size=3) | raw,
        "generators": st.dictionaries(st.sampled_from(["0", "1", "rng", "٣", "9" * 9]) | keys, states, max_size=3)
        | raw,
        "threads": st.just(0) | raw,
        "missing": raw,
        "raised": descriptions | raw,
        "back": tagged,
    }
    callback = {"callback": st.integers(-1, 2) | raw, "args": st.lists(tagged, max_size=3) | raw, "kwargs": raw}
    call = st.tuples(st.integers(-1, 2) | raw, st.lists(tagged, max_size=3) | raw, raw | st.just({})).map(list)
    kind = draw(st.sampled_from(["answer", "answer", "callback", "calls", "anything"]))
    if kind == "answer":
        chosen = draw(st.sets(st.sampled_from(sorted(answer)), max_size=4))
        return {"number": number, "threads": 0, **{name: draw(answer[name]) for name in sorted(chosen)}}
    if kind == "callback":
        return {name: draw(strategy) for name, strategy in callback.items()}
    if kind == "calls":
        return {"calls": draw(st.lists(call | raw, max_size=4) | raw)}
    return draw(st.dictionaries(st.sampled_from([*answer, *callback, "number"]), raw | tagged, max_size=4))
