"""A session with a peer that says anything, at any time: it ends with an answer or a SessionError, and in time."""

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, cast

import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.engine.failures import SessionError
from autograder.engine.guest import MAX_UNREPORTED, wire
from autograder.engine.limits import Limits
from autograder.engine.session import Returned, Session
from autograder.engine.zygote import Zygote
from tests.engine.hostile_values import messages, raw, tagged

FUZZ = settings(max_examples=150, deadline=None, derandomize=True, database=None)
LIMITS = Limits(
    cell_timeout_s=0.3, call_timeout_s=0.3, submission_timeout_s=2.0, interrupt_grace_s=0.05, max_restarts=12
)
Peer = Callable[[wire.Connection, int], None]
ANY_CALLBACK = {"callback": 0, "args": [], "kwargs": {}}


class FakeZygote:
    """Forks threads that behave as `peer` does; the socket of the one before is closed from this side."""

    def __init__(self, peer: Peer) -> None:
        self.peer = peer
        self.threads: list[threading.Thread] = []
        self.far_ends: list[socket.socket] = []

    def fork(self) -> wire.Connection:
        """Return the near end of a wire to a new peer."""
        near, far = socket.socketpair()
        far.settimeout(5)
        self.far_ends.append(far)
        self.threads.append(threading.Thread(target=self._behave, args=(wire.Connection(far),)))
        self.threads[-1].start()
        return wire.Connection(near)

    def _behave(self, far: wire.Connection) -> None:
        with far, contextlib.suppress(OSError, wire.WireError):
            seeding = take_request(far)  # before any code of a student has run
            send_raw(far, {"number": seeding["number"], "value": ["v", None]})
            for number in range(1, 10**6):
                self.peer(far, number)

    def interrupt(self) -> None:
        """Interrupt nobody."""

    def kill(self) -> None:
        """Shut the wires: the threads end by themselves."""
        for far in self.far_ends:
            with contextlib.suppress(OSError):
                far.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def session_with(peer: Peer) -> Iterator[Session]:
    """Yield a session whose submission behaves as `peer` does."""
    zygote = FakeZygote(peer)
    with Session(cast(Zygote, zygote), LIMITS) as session:
        yield session
    for thread in zygote.threads:
        thread.join(10)
        assert not thread.is_alive()


def ask_everything(session: Session) -> None:
    """Run a cell, call a function with all kinds of arguments, fetch a value, substitute functions."""
    rng, X = np.random.default_rng(1), np.ones((2, 2))
    asked: list[Callable[[], Any]] = [
        lambda: session.run("x = 1"),
        lambda: session.call("f", (X, rng, np.sum, lambda f: f(X)), {"rng": rng, "params": {"W": X}}),
        lambda: session.call("f", (X, np.sum, lambda f: f(X)), {"rng": rng}),  # the functions are numbers 0 and 1
        lambda: session.get("x"),
    ]
    _ask(asked)
    with contextlib.suppress(SessionError), session.substituted({"g": lambda *args: [X, *args], "h": rng.normal}):
        _ask(asked)
    assert X.shape == (2, 2)
    assert X.dtype == np.float64


def _ask(questions: list[Callable[[], Any]]) -> None:
    for ask in questions:
        with contextlib.suppress(SessionError):
            answer = ask()
            assert not isinstance(answer, Returned) or isinstance(answer.changed, tuple)


def send_raw(far: wire.Connection, message: Any) -> None:
    """Send anything with a right length before it."""
    payload = msgpack.packb(message)
    far.socket.sendall(struct.pack("!I", len(payload)) + payload)


def take_request(far: wire.Connection) -> dict[str, Any]:
    """Wait for a request and return it."""
    while "number" not in (request := far.receive(time.monotonic() + 5)):
        pass
    return request


def take_call(far: wire.Connection) -> dict[str, Any]:
    """Answer all requests as they should be, until a function is called."""
    while (request := take_request(far))["do"] != "call":
        send_raw(far, {"number": request["number"], "value": ["v", None], "threads": 0})
    return request


@FUZZ
@given(st.lists(messages(), min_size=1, max_size=12))
def test_any_sequence_of_messages(script: list[dict[str, Any]]) -> None:
    """A peer that says its lines over and over without listening."""

    def peer(far: wire.Connection, number: int) -> None:
        if number > 40:
            raise OSError
        send_raw(far, script[number % len(script)])

    with session_with(peer) as session:
        started = time.monotonic()
        ask_everything(session)
        assert time.monotonic() - started < LIMITS.submission_timeout_s + 3


@FUZZ
@given(st.lists(messages() | st.fixed_dictionaries({"value": tagged, "threads": st.just(0)}), min_size=1, max_size=6))
def test_any_answers_to_the_right_number(script: list[dict[str, Any]]) -> None:
    """A peer that listens, and whose answers bear the right number, callbacks before them."""

    def peer(far: wire.Connection, number: int) -> None:
        asked = take_request(far)["number"]
        message = script[number % len(script)]
        if "callback" in message or "calls" in message:
            send_raw(far, message)
            message = {"value": ["v", 1], "threads": 0}
        send_raw(far, {**message, "number": asked})

    with session_with(peer) as session:
        ask_everything(session)


def _calls_back_without_end(far: wire.Connection, number: int) -> None:
    take_call(far)
    for _ in range(10**6):
        send_raw(far, {"callback": 0, "args": [["a", "<f8", [1], bytes(8)]], "kwargs": {}})
        assert "value" in far.receive(time.monotonic() + 5)


def _does_not_listen_to_its_callbacks(far: wire.Connection, number: int) -> None:
    take_call(far)
    for _ in range(10**6):
        send_raw(far, {"callback": 0, "args": [["a", "<f8", [1], bytes(8)]], "kwargs": {}})


def _floods(far: wire.Connection, number: int) -> None:
    send_raw(far, {"number": -number})


def _lends_in_a_circle(far: wire.Connection, number: int) -> None:
    """Hand a function to a trusted one, and answer its call with the same again."""
    take_call(far)
    for _ in range(10**6):
        send_raw(far, {"callback": 1, "args": [["c", 0]], "kwargs": {}})
        far.receive(time.monotonic() + 5)


def _says_nothing(far: wire.Connection, number: int) -> None:
    if not far.socket.recv(2**16):
        raise wire.Closed


def _sends_half_a_message(far: wire.Connection, number: int) -> None:
    far.socket.sendall(struct.pack("!I", 100) + b"\x81")
    _says_nothing(far, number)


def _calls_back_with_megabytes(far: wire.Connection, number: int) -> None:
    take_call(far)
    for _ in range(10**6):
        send_raw(far, {"callback": 0, "args": [["a", "<f8", [2**18], bytes(2**21)]], "kwargs": {}})


def _tells_of_calls_without_end(far: wire.Connection, number: int) -> None:
    take_call(far)
    for _ in range(10**6):
        send_raw(far, {"calls": [[0, [["a", "<f8", [1], bytes(8)]], {}]] * MAX_UNREPORTED})


def _tells_of_many_calls_at_once(far: wire.Connection, number: int) -> None:
    take_call(far)
    send_raw(far, {"calls": [[0, [["v", 1.0]], {}]] * (MAX_UNREPORTED + 1)})
    _says_nothing(far, number)


def _deep(far: wire.Connection, number: int) -> None:
    take_call(far)
    payload = b"\x81\xa5value" + b"\x91" * 100_000 + b"\xc0"
    far.socket.sendall(struct.pack("!I", len(payload)) + payload)


def _hands_on_what_is_deep(far: wire.Connection, number: int) -> None:
    take_call(far)
    payload = b"\x83\xa8callback\x00\xa4args\x91" + b"\x91" * 500 + b"\xc0" + b"\xa6kwargs\x80"
    far.socket.sendall(struct.pack("!I", len(payload)) + payload)


def _says_that_a_nest_of_lists_is_missing(far: wire.Connection, number: int) -> None:
    asked = msgpack.packb(take_request(far)["number"])
    payload = b"\x83\xa6number" + asked + b"\xa7threads\x00\xa7missing" + b"\x91" * 1010 + b"\xc0"
    far.socket.sendall(struct.pack("!I", len(payload)) + payload)


PEERS = [
    _says_that_a_nest_of_lists_is_missing,
    _tells_of_calls_without_end,
    *(_calls_back_without_end, _does_not_listen_to_its_callbacks, _floods, _lends_in_a_circle, _says_nothing),
    *(_sends_half_a_message, _calls_back_with_megabytes, _deep, _hands_on_what_is_deep),
]


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.__name__.strip("_"))
def test_peers_that_never_end(peer: Peer) -> None:
    """Whatever is missing or too much: the session's limit holds."""
    with session_with(peer) as session:
        started = time.monotonic()
        ask_everything(session)
        assert time.monotonic() - started < LIMITS.submission_timeout_s + 3


@pytest.mark.parametrize("extra", [{"generators": {"1": {"state": float("inf")}}}, {"generators": {"1": 3}}])
def test_a_generator_that_is_none_ends_the_call(extra: dict[str, Any]) -> None:
    """The trusted generator stays what it is."""

    def peer(far: wire.Connection, number: int) -> None:
        asked = take_request(far)["number"]
        send_raw(far, {"number": asked, "threads": 0, "value": ["v", 1], **extra})

    rng = np.random.default_rng(1)
    before = rng.bit_generator.state
    with session_with(peer) as session, pytest.raises(SessionError):
        session.call("f", (1, rng), {})
    assert rng.bit_generator.state == before


def test_an_answer_that_comes_too_early_is_no_answer() -> None:
    """Nothing can be said in advance: what nobody waits for ends the process."""

    def peer(far: wire.Connection, number: int) -> None:
        asked = take_request(far)["number"]
        for ahead in (2, 1, 0):
            send_raw(far, {"number": asked + ahead, "threads": 0, "value": ["v", ahead]})

    with session_with(peer) as session:
        for _ in range(3):
            with pytest.raises(SessionError):
                session.call("f", (), {})


def test_right_functions_do_not_stay_when_the_process_ends_as_they_are_put_in() -> None:
    """The next process gets them for as long as they are meant to be there, and no call after that reaches them."""

    def peer(far: wire.Connection, number: int) -> None:
        request = take_request(far)
        if request["do"] == "substitute" and request["functions"] and len(zygote.threads) == 1:
            raise wire.WireError("it ends")
        if request["do"] == "call":
            send_raw(far, ANY_CALLBACK)
        else:
            send_raw(far, {"number": request["number"], "value": ["v", None], "threads": 0})

    zygote = FakeZygote(peer)
    given_away: list[int] = []
    with Session(cast(Zygote, zygote), LIMITS) as session:
        with pytest.raises(SessionError), session.substituted({"softmax": lambda: given_away.append(1)}):
            pass
        with pytest.raises(SessionError):
            session.call("softmax", (), {})
    assert len(zygote.threads) > 2  # one that ended, one that called what is not there
    assert not given_away


def test_functions_of_a_call_are_out_of_reach_once_it_is_over() -> None:
    """A later cell cannot call them, nor can a cell that is run again because the process ended in the call."""
    given_away: list[int] = []

    def peer(far: wire.Connection, number: int) -> None:
        request = take_request(far)
        ended = request["do"] == "call" and request["name"] == "ends"
        if ended:
            raise wire.WireError("it ends")
        if request["do"] == "run" and request["source"] == "calls back":
            send_raw(far, ANY_CALLBACK)
        send_raw(far, {"number": request["number"], "value": ["v", None], "threads": 0})

    for name in ("ends", "answers"):
        with session_with(peer) as session, contextlib.suppress(SessionError):
            session.run("harmless")
            session._done.append({"do": "run", "source": "calls back"})
            with contextlib.suppress(SessionError):
                session.call(name, (lambda: given_away.append(1),), {})
            with pytest.raises(SessionError):
                session.run("calls back")
    assert not given_away


@FUZZ
@given(raw)
def test_what_was_raised_may_be_anything(description: Any) -> None:
    """A forged exception is a SessionError."""

    def peer(far: wire.Connection, number: int) -> None:
        asked = take_request(far)["number"]
        send_raw(far, {"number": asked, "threads": 0, "raised": description})

    with session_with(peer) as session, pytest.raises(SessionError):
        session.run("x = 1")


def test_more_calls_than_a_guest_tells_at_once_are_refused() -> None:
    """None of them is remembered."""
    seen: list[float] = []
    with session_with(_tells_of_many_calls_at_once) as session, pytest.raises(SessionError):
        session.call("f", (seen.append,), {})
    assert seen == []
