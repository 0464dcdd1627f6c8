"""Whatever comes from the untrusted end is data or a WireError, in little time and memory."""

import datetime
import socket
import struct
import threading
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.engine.guest import codec, wire
from tests.engine.hostile_values import arrays, data, messages, raw, tagged

FUZZ = settings(max_examples=300, deadline=None, derandomize=True, database=None)
ALLOWED = (type(None), bool, int, float, str, np.ndarray, np.random.Generator, codec.Opaque, codec.RemoteFunction)


@contextmanager
def connected() -> Iterator[tuple[wire.Connection, socket.socket]]:
    """Yield both ends of a wire, the far one as the socket that it is."""
    ours, theirs = socket.socketpair()
    with wire.Connection(ours) as connection, theirs:
        yield connection, theirs


def assert_data(value: Any) -> None:
    """Hold that `value` is made of what the wire carries and of nothing else."""
    if isinstance(value, list | tuple):
        for item in value:
            assert_data(item)
    elif isinstance(value, dict):
        assert all(type(key) in (str, int, bool) for key in value)
        assert_data(list(value.values()))
    else:
        assert type(value) in (*ALLOWED, codec.OwnFunction)
        if isinstance(value, np.ndarray):
            assert value.dtype.kind in "biufc"
            assert value.dtype.kind != "b" or set(value.view(np.uint8).ravel().tolist()) <= {0, 1}


@FUZZ
@given(tagged | raw)
def test_decoding_gives_data_or_a_wire_error(forged: Any) -> None:
    """A forged value, however close to a right one, is either data or refused."""
    try:
        value = codec.decode(forged)
    except wire.WireError:
        return
    assert_data(value)


@FUZZ
@given(st.binary(max_size=200) | raw.map(msgpack.packb) | messages().map(msgpack.packb))
def test_receiving_gives_a_message_or_a_wire_error(payload: bytes) -> None:
    """Bytes of any kind, the length right."""
    with connected() as (ours, theirs):
        theirs.sendall(struct.pack("!I", len(payload)) + payload)
        try:
            message = ours.receive(time.monotonic() + 5)
        except wire.WireError:
            return
        assert isinstance(message, dict)


@FUZZ
@given(st.binary(max_size=40))
def test_receiving_any_bytes_ends(stream: bytes) -> None:
    """A stream without regard to lengths, which then closes."""
    with connected() as (ours, theirs):
        theirs.sendall(stream)
        theirs.close()
        try:
            while True:
                ours.receive(time.monotonic() + 5)
        except wire.WireError:
            pass


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray):
        one = one.astype(complex if one.dtype.kind == "c" else float) if one.dtype.itemsize > 8 else one
        return one.shape == other.shape and bool(np.array_equal(one, other, equal_nan=one.dtype.kind in "fc"))
    if isinstance(one, list | tuple):
        return type(one) is type(other) and len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(_same(value, other[key]) for key, value in one.items())
    return type(one) is type(other) and (one == other or one != one)


@FUZZ
@given(data)
def test_data_comes_back_as_it_was(value: Any) -> None:
    """There and back through a real socket: equal, of the same type, in the same order."""
    with connected() as (ours, theirs):
        wire.Connection(theirs).send({"value": codec.encode(value)})
        assert _same(value, codec.decode(ours.receive()["value"]))


@FUZZ
@given(arrays)
def test_arrays_in_any_memory_order_come_back(array: np.ndarray) -> None:
    """Transposed, reversed, read-only and strided arrays are carried by value."""
    views = [array.T, np.asfortranarray(array), array[..., ::2] if array.ndim else array, np.asarray(np.flip(array))]
    for view in views:
        view.flags.writeable = False
        assert _same(np.array(view), codec.decode(codec.encode(view)))


@pytest.mark.parametrize("digits", ["--5", "²", "٣", "-", "", "1_0", " 1", "9" * 4300])
def test_digits_that_are_no_number_are_refused(digits: str) -> None:
    """What Python calls a digit is not always one that int takes."""
    with pytest.raises(wire.WireError):
        codec.decode(["n", digits])


@pytest.mark.parametrize("shape", [[2**26, 2**26, 0], [2**26] * 5 + [0], [1] * 33, [2**62, 0], [0, 10**7, 10**7]])
def test_empty_arrays_of_monstrous_shape_are_refused(shape: list[int]) -> None:
    """No bytes, and yet a loop over the rows would not end."""
    with pytest.raises(wire.WireError):
        codec.decode(["a", "<f8", shape, b""])


@pytest.mark.parametrize(
    "unit",
    [
        b"\x80",  # an empty dict: one byte, 64 in memory
        b"\x90",
        b"\xa2xy",
        b"\xdd\x03\xff\xff\xff",  # a list that claims 67 million elements, in which another does
        b"\xdf\x03\xff\xff\xff",
        b"\xd4\x01\x00",  # an extension
        b"\xd6\xff\x00\x00\x00\x00",  # a time stamp
    ],
)
def test_a_small_message_takes_little_memory(unit: bytes) -> None:
    """Refused before it has grown to many times its size."""
    payload = b"\x81\xa1x\xdd" + struct.pack("!I", 2**22 // len(unit)) + unit * (2**22 // len(unit))
    with connected() as (ours, theirs):
        writer = threading.Thread(target=theirs.sendall, args=(struct.pack("!I", len(payload)) + payload,))
        writer.start()
        tracemalloc.start()
        with pytest.raises(wire.WireError):
            ours.receive(time.monotonic() + 20)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        writer.join()
    assert peak < 2**26


def test_long_lists_of_a_few_bytes_are_refused() -> None:
    """An element takes a byte on the wire, and many more in memory."""
    with connected() as (ours, theirs):
        writer = threading.Thread(target=wire.Connection(theirs).send, args=({"x": [[0] * 100_000] * 17},))
        writer.start()
        with pytest.raises(wire.WireError, match="too many"):
            ours.receive(time.monotonic() + 20)
        writer.join()


def test_room_is_made_for_what_came_and_given_back() -> None:
    """Not for what a message claims to be."""
    with connected() as (ours, theirs):
        claim = struct.pack("!I", wire.MAX_MESSAGE_BYTES) + bytes(2 * wire._BUFFER_BYTES)
        writer = threading.Thread(target=theirs.sendall, args=(claim,))
        writer.start()
        with pytest.raises(TimeoutError):
            ours.receive(time.monotonic() + 1)
        writer.join()
        assert len(ours._buffer) <= 4 * wire._BUFFER_BYTES
    with connected() as (ours, theirs):
        writer = threading.Thread(target=wire.Connection(theirs).send, args=({"x": bytes(2**22)},))
        writer.start()
        assert len(ours.receive(time.monotonic() + 20)["x"]) == 2**22
        writer.join()
        assert len(ours._buffer) == wire._BUFFER_BYTES


def test_messages_without_end_do_not_outlast_the_deadline() -> None:
    """Something is always there to be read, and yet the waiting ends."""
    stopped = threading.Event()

    def flood(theirs: socket.socket) -> None:
        message = msgpack.packb({"x": 1})
        theirs.settimeout(0.1)
        while not stopped.is_set():
            with suppress(TimeoutError):
                theirs.sendall(struct.pack("!I", len(message)) + message)

    with connected() as (ours, theirs):
        writer = threading.Thread(target=flood, args=(theirs,))
        writer.start()
        started = time.monotonic()
        with pytest.raises(TimeoutError):
            while True:
                ours.receive(started + 0.5)
        assert time.monotonic() - started < 5
        stopped.set()
        writer.join()


def test_sending_to_one_who_does_not_read_ends_at_the_deadline() -> None:
    """A full socket does not hold up the trusted side."""
    with connected() as (ours, _theirs), pytest.raises(TimeoutError):
        ours.send({"value": bytes(2**24)}, time.monotonic() + 0.2)


@pytest.mark.parametrize("value", ["\ud800", 2**70, object(), datetime.datetime(2026, 1, 1)])
def test_what_cannot_be_sent_is_a_wire_error(value: object) -> None:
    """Half a character, or what msgpack does not know."""
    with connected() as (ours, _theirs), pytest.raises(wire.WireError):
        ours.send({"value": value})


def test_a_bool_is_true_or_false() -> None:
    """No byte makes a truth that counts as two."""
    assert codec.decode(["a", "|b1", [3], b"\x02\x00\xff"]).view(np.uint8).tolist() == [1, 0, 1]
