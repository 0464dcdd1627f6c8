"""The wire: length-prefixed msgpack messages over a socket. What the messages carry is the codec's business."""

import select
import socket
import struct
import time
from collections.abc import Mapping
from typing import Any, Self, TypeVar

import msgpack

MAX_MESSAGE_BYTES = 64 * 2**20
MAX_ITEMS = 100_000
MAX_YIELDED = 20_000
MAX_LISTS = 400_000
MAX_DIGITS = 4000  # of a whole number: Python itself reads no more than 4300

_HEADER = struct.Struct("!I")
_BUFFER_BYTES = 2**18

_ELEMENTS_A_LIST = 4
"""Elements of a list of an honest message, on average and at most: a scalar is a list of two, itself in another."""

_Items = TypeVar("_Items", list[Any], dict[Any, Any])


class WireError(Exception):
    """The other side sent what is not a message or not a value, or more than is allowed."""


class Closed(WireError):
    """The other side is gone."""


class Connection:
    """One end of the wire. Use it as a context manager.

    `received_bytes` counts what came in messages. A deadline is a time of `time.monotonic`.
    """

    def __init__(self, end: socket.socket) -> None:
        self.socket = end
        self.received_bytes = 0
        self._buffer = memoryview(bytearray(_BUFFER_BYTES))
        self._first = 0  # what came and was not received yet stands from here
        self._last = 0  # to here
        self._readable, self._writable = select.poll(), select.poll()
        self._readable.register(end, select.POLLIN)
        self._writable.register(end, select.POLLOUT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close this end."""
        self.socket.close()

    def send(self, message: Mapping[str, Any], deadline: float | None = None) -> None:
        """Send one message.

        Raises `WireError` if it is too large or holds what cannot be sent, `Closed` if nobody is there, and
        `TimeoutError` where the other side has not taken all of it at `deadline`.
        """
        payload = packed(message)
        if len(payload) > MAX_MESSAGE_BYTES:
            raise WireError("the message is too large")
        left = memoryview(_HEADER.pack(len(payload)) + payload)
        try:
            while left := left[self._send_some(left) :]:
                _wait(self._writable, deadline)
        except ConnectionError as error:
            raise Closed("the other side is gone") from error

    def receive(self, deadline: float | None = None) -> dict[str, Any]:
        """Return the next message; raise `Closed`, `WireError`, or `TimeoutError` if it is not there at `deadline`.

        Without a deadline there is no end to waiting. What came before an interrupt is not lost.
        """
        if deadline is not None and time.monotonic() >= deadline:
            raise TimeoutError  # also where something waits to be received: messages may come without end
        (length,) = _HEADER.unpack(self._come(_HEADER.size, deadline))
        if length > MAX_MESSAGE_BYTES:
            raise WireError("the message is too large")
        size = _HEADER.size + length
        payload = self._come(size, deadline)[_HEADER.size :]
        self._first += size
        self.received_bytes += length
        if self._first == self._last:
            self._start_over()
        return _unpacked(payload)

    def _send_some(self, data: memoryview) -> int:
        """Send as many bytes of `data` as the other side has room for now, and return how many."""
        try:
            return self.socket.send(data, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return 0

    def _come(self, size: int, deadline: float | None) -> memoryview:
        """Return the first `size` bytes that came and were not received yet, when they are there."""
        while self._last - self._first < size:
            if self._last == len(self._buffer):
                self._make_room(size)
            _wait(self._readable, deadline)
            try:
                count = self.socket.recv_into(self._buffer[self._last :], 0, socket.MSG_DONTWAIT)
            except BlockingIOError:
                continue
            except ConnectionError as error:
                raise Closed("the other side is gone") from error
            if not count:
                raise Closed("the other side is gone")
            self._last += count
        return self._buffer[self._first : self._first + size]

    def _make_room(self, size: int) -> None:
        """Move what came to a buffer with room for more: as much as came at most, whatever a message claims to be."""
        come = self._buffer[self._first : self._last]
        self._buffer = memoryview(bytearray(max(_BUFFER_BYTES, min(size, 2 * len(come)))))
        self._buffer[: len(come)] = come
        self._first, self._last = 0, len(come)

    def _start_over(self) -> None:
        """Use the buffer from its beginning again; give a large one back."""
        if len(self._buffer) > _BUFFER_BYTES:
            self._buffer = memoryview(bytearray(_BUFFER_BYTES))
        self._first = self._last = 0


def packed(part: Any) -> bytes:
    """Return the bytes of a message or of a part of one; raise `WireError` if it holds what cannot be sent."""
    try:
        return msgpack.packb(part)
    except (ValueError, TypeError, OverflowError, MemoryError) as error:  # half a character, say
        raise WireError("the message cannot be sent") from error


def _wait(ready: select.poll, deadline: float | None) -> None:
    """Wait until a socket is ready; raise `TimeoutError` at `deadline`."""
    if deadline is None:
        ready.poll()
        return
    left_s = deadline - time.monotonic()
    if left_s <= 0 or not ready.poll(left_s * 1000):
        raise TimeoutError


def _unpacked(payload: memoryview) -> dict[str, Any]:
    """Return the message that `payload` is, which never takes far more memory than its bytes; raise `WireError`."""
    counter = _Counter()
    hook = counter.count if len(payload) > MAX_LISTS else None  # each list takes a byte at least
    try:
        message = msgpack.unpackb(
            payload,
            strict_map_key=True,
            list_hook=hook,
            object_hook=hook,
            max_array_len=MAX_ITEMS,  # msgpack makes room for as many as a list claims, before it reads them
            max_map_len=MAX_ITEMS,
            max_ext_len=0,
        )
    except (ValueError, msgpack.UnpackException, MemoryError) as error:
        raise WireError(f"not a message: {error}") from error
    if not isinstance(message, dict):
        raise WireError("not a message")
    return message


class _Counter:
    """Refuses a message of more lists or elements than an honest one has: each takes more memory than on the wire."""

    def __init__(self) -> None:
        self.lists = MAX_LISTS
        self.elements = MAX_LISTS * _ELEMENTS_A_LIST

    def count(self, items: _Items) -> _Items:
        self.lists -= 1
        self.elements -= len(items)
        if self.lists < 0 or self.elements < 0:
            raise ValueError("too many items")
        return items
