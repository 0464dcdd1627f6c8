"""The wire carries data, exactly, and nothing else."""

import socket
import struct
import threading
import time
from collections import deque
from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgpack
import numpy as np
import pytest

from autograder.engine.guest import codec, generators, wire
from nncourse.checking import student

MULTIPLIER = 0x2360ED051FC65DA44385DF649FCCF645
"""That of PCG64: the next state is `state * MULTIPLIER + inc`."""


@pytest.mark.parametrize(
    "value",
    [None, True, 3, -(2**62), 2**100, 1.5, float("inf"), "текст", [1, [2.0]], (1, "a"), {"W": 1, "b": [2]}, {3: 4}],
)
def test_plain_values_come_back_equal_and_of_the_same_type(value: object) -> None:
    """Scalars, lists, tuples and dicts survive the way there and back."""
    back = codec.decode(msgpack.unpackb(msgpack.packb(codec.encode(value))))
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize("dtype", ["f4", "f8", "i4", "i8", "u1", "?", "c16", ">f8"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3), (2, 0, 4)])
def test_arrays_keep_shape_and_values(dtype: str, shape: tuple[int, ...]) -> None:
    """Arrays of every number type and shape come back equal, whatever their byte order."""
    array = np.arange(int(np.prod(shape))).reshape(shape).astype(dtype)
    back = codec.decode(codec.encode(array))
    assert back.shape == shape
    np.testing.assert_array_equal(back, array)


def test_fortran_order_and_views_are_carried_by_value() -> None:
    """Memory order and strides do not matter."""
    array = np.asfortranarray(np.arange(12.0).reshape(3, 4))[::2, ::-1]
    np.testing.assert_array_equal(codec.decode(codec.encode(array)), array)


def test_nan_stays_nan() -> None:
    """Although it equals nothing."""
    assert np.isnan(codec.decode(codec.encode(float("nan"))))


@pytest.mark.parametrize("value", [np.float64(1.5), np.float32(1.5), np.int64(3), np.uint8(3), np.bool_(True)])
def test_numpy_scalars_stay_what_they_are(value: np.generic) -> None:
    """So that `.item()` and `.astype` work behind the wall as they do in a notebook."""
    back = codec.decode(msgpack.unpackb(msgpack.packb(codec.encode(value))))
    assert back == value
    assert type(back) is type(value)


def test_generator_goes_on_where_it_was() -> None:
    """A random generator continues its sequence on the other side."""
    rng = np.random.default_rng(7)
    rng.normal(size=3)
    copy = codec.decode(codec.encode(rng))
    assert copy.normal() == rng.normal()


def test_half_a_number_that_is_left_comes_over() -> None:
    """A generator draws 64 bits, and keeps those that a short number has no use for."""
    rng = np.random.default_rng(7)
    rng.integers(2**32, dtype=np.uint32)
    copy = codec.decode(codec.encode(rng))
    assert (
        copy.integers(2**32, size=3, dtype=np.uint32).tolist() == rng.integers(2**32, size=3, dtype=np.uint32).tolist()
    )


def test_no_more_children_than_anybody_makes_are_made_here() -> None:
    """Each takes time and memory."""
    given, state = np.random.default_rng(7), codec.encode(np.random.default_rng(7))[1]
    generators.advance({"0": {**state, "seeds": ["7", [], 10**6]}}, [given], {})
    assert given.bit_generator.seed_seq.n_children_spawned == 0


def test_a_generator_that_stands_still_does_not_come_over() -> None:
    """A state that follows itself gives one number for ever: `permutation` would never end."""
    rng = np.random.default_rng(7)
    bits: Any = rng.bit_generator
    state = (2**64 - 1) << 64
    bits.state = bits.state | {"state": {"state": state, "inc": state * (1 - MULTIPLIER) % 2**128}}
    assert len(set(rng.integers(2**63, size=5))) == 1
    with pytest.raises(wire.WireError, match="generator"):
        codec.decode(codec.encode(rng))


def test_children_of_a_generator_are_its_own() -> None:
    """They are those it would have here, also the ones after; and here it goes on behind those that it had there."""
    seed = np.int64(7)  # as a check draws it
    rng, alike = np.random.default_rng(seed), np.random.default_rng(seed)
    for _ in range(2):
        copy = codec.decode(codec.encode(rng))
        assert [child.normal() for child in copy.spawn(2)] == [child.normal() for child in alike.spawn(2)]
        generators.advance(generators.states_of([copy], {}), [rng], {})


@pytest.mark.parametrize(
    "seeds",
    [
        None,
        [],
        ["x", [], 0],
        ["1", ["2"], 0],
        ["1", [-1], 0],
        ["1", [], -1],
        ["9" * 5000, [], 0],
        ["1", [], 0.5],
        ["1", ["0x" + "f" * 10**7], 0],
    ],
)
def test_forged_seeds_make_no_trouble(seeds: object) -> None:
    """Either they are refused or they are not used."""
    state = codec.encode(np.random.default_rng(7))[1]
    try:
        rng = codec.decode(["r", {**state, "seeds": seeds}])
        generators.advance({"0": {**state, "seeds": seeds}}, [np.random.default_rng(7)], {})
    except wire.WireError:
        return
    assert rng.normal() == np.random.default_rng(7).normal()


def test_what_can_be_read_item_by_item_arrives_as_a_list() -> None:
    """Ranges, queues and objects of one's own, also those that have only numbered items; but no set, without order."""

    class Pages:
        def __getitem__(self, number: int) -> float:
            return [1.5, 2.5][number]

    assert codec.decode(codec.encode(Pages())) == [1.5, 2.5]
    assert codec.decode(codec.encode(range(3))) == [0, 1, 2]
    assert codec.decode(codec.encode(deque([1.5, 2.5]))) == [1.5, 2.5]
    assert codec.decode(codec.encode({"a": 1}.values())) == [1]
    assert isinstance(codec.decode(codec.encode({1, 2})), codec.Opaque)


def test_exact_fractions_arrive_as_floats() -> None:
    """They are numbers, if not those of the course."""
    assert codec.decode(codec.encode(Fraction(3, 4))) == 0.75
    assert codec.decode(codec.encode([Decimal("0.5")])) == [0.5]


def test_iterators_are_read_up_to_a_bound() -> None:
    """An endless generator ends."""
    endless = (i for i in iter(int, 1))
    assert len(codec.decode(codec.encode(endless))) == wire.MAX_YIELDED == student.MAX_YIELDED


def test_an_endless_generator_of_pairs_of_arrays_can_be_sent() -> None:
    """As one of minibatches is: a check tells its author that it has no end."""
    endless = ((np.zeros((5, 3)), np.zeros(5)) for _batch in iter(int, 1))
    message = wire._unpacked(memoryview(wire.packed({"value": codec.encode(endless)})))
    assert len(codec.decode(message["value"])) == wire.MAX_YIELDED


@pytest.mark.parametrize("value", [object(), len, np.array(["a"]), np.array([object()], dtype=object)[0]])
def test_what_is_not_data_becomes_its_name(value: object) -> None:
    """Objects never travel: only the name of their type does."""
    assert isinstance(codec.decode(codec.encode(value)), codec.Opaque)


@pytest.mark.parametrize(
    "forged",
    [
        ["a", "<f8", [10], b"too short"],
        ["a", "O", [1], b"12345678"],
        ["a", "<f8", [-1], b""],
        ["a", "f8,f8", [1], b"0" * 16],
        ["a", "no such type", [1], b""],
        ["s", "<f8", b"short"],
        ["s", "O", b"12345678"],
        ["v", [1]],
        ["d", [[["unhashable"], ["v", 1]]]],
        ["n", "9" * 5000],
        ["r", {"state": "x"}],
        ["?", 1],
        [],
        "text",
        None,
    ],
)
def test_forged_values_are_refused(forged: object) -> None:
    """Whatever does not hold together is a WireError, never a crash."""
    with pytest.raises(wire.WireError):
        codec.decode(forged)


def test_a_text_is_cut() -> None:
    """NumPy would make each of a list as long as the longest."""
    assert codec.decode(["v", "x" * 10_000]) == "x" * codec.MAX_TEXT_CHARS


def test_depth_is_bounded() -> None:
    """A value nested without end is refused."""
    forged: object = ["v", 1]
    for _ in range(100):
        forged = ["l", [forged]]
    with pytest.raises(wire.WireError):
        codec.decode(forged)


@pytest.mark.parametrize("payload", [b"\xc1", b"\xff" * 4, msgpack.packb([1]), msgpack.packb(1)])
def test_messages_that_are_none_are_refused(payload: bytes) -> None:
    """Bytes that are not a message are a WireError."""
    ours, theirs = socket.socketpair()
    with wire.Connection(ours) as connection, theirs:
        theirs.sendall(struct.pack("!I", len(payload)) + payload)
        with pytest.raises(wire.WireError):
            connection.receive()


def test_a_message_that_claims_to_be_huge_is_refused_before_it_is_read() -> None:
    """The length is checked first."""
    ours, theirs = socket.socketpair()
    with wire.Connection(ours) as connection, theirs:
        theirs.sendall(struct.pack("!I", 2**32 - 1))
        with pytest.raises(wire.WireError):
            connection.receive()


def test_messages_that_come_together_are_received_one_by_one() -> None:
    """Small and large ones in one go, the last of them cut in two."""
    messages = [{"number": number, "data": bytes(size)} for number, size in enumerate((0, 10, 10**6, 3, 300_000, 7))]
    payloads = [msgpack.packb(message) for message in messages]
    stream = b"".join(struct.pack("!I", len(payload)) + payload for payload in payloads)
    ours, theirs = socket.socketpair()
    with wire.Connection(ours) as connection, theirs:
        writer = threading.Thread(
            target=lambda: (theirs.sendall(stream[:-3]), time.sleep(0.05), theirs.sendall(stream[-3:]))
        )
        writer.start()
        assert [connection.receive(time.monotonic() + 20) for _ in messages] == messages
        writer.join()
        assert connection.received_bytes == sum(map(len, payloads))


def test_a_message_is_there_after_a_wait_that_ended_too_soon() -> None:
    """What came before a deadline is kept for the next one who waits."""
    payload = msgpack.packb({"number": 1})
    stream = struct.pack("!I", len(payload)) + payload
    ours, theirs = socket.socketpair()
    with wire.Connection(ours) as connection, theirs:
        theirs.sendall(stream[:6])
        with pytest.raises(TimeoutError):
            connection.receive(time.monotonic() + 0.01)
        theirs.sendall(stream[6:])
        assert connection.receive(time.monotonic() + 20) == {"number": 1}


def test_answers_given_ahead_are_asked_for_once() -> None:
    """They may be computed each time."""
    asked = []

    class Known:
        def __call__(self, x: float) -> float:
            return 2 * x

        @property
        def ahead(self) -> list[tuple[tuple[float], float]]:
            asked.append(self)
            return [((1.0,), 2.0)]

    tagged = codec.encode(Known(), lambda function: 7)
    assert tagged == ["c", 7, False, [[codec.arguments([codec.encode(1.0)], {}), ["v", 2.0]]]]
    assert len(asked) == 1
