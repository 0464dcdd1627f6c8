"""Outputs from behind the wall are data, and what is none is refused."""

from typing import Any

import pytest

from autograder.engine.guest.wire import WireError
from autograder.engine.outputs import Failed, Printed, Shown, decode_outputs, shortened, size


def test_outputs_arrive_as_what_they_are() -> None:
    """Text, a result with or without a picture, an exception."""
    png = b"\x89PNG\r\n\x1a\n..."
    raw: list[dict[str, Any]] = [
        {"stream": "stdout", "text": "a"},
        {"shown": "result", "text": "1", "png": b""},
        {"shown": "display", "text": "<Figure>", "png": png},
        {"raised": "KeyError", "value": "'a'", "text": "KeyError: 'a'"},
    ]
    assert decode_outputs(raw) == [
        Printed("stdout", "a"),
        Shown(True, "1"),
        Shown(False, "<Figure>", png),
        Failed("KeyError", "'a'", "KeyError: 'a'"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "outputs",
        {"stream": "stdout", "text": "a"},
        [None],
        [{}],
        [{"stream": "stdin", "text": "a"}],
        [{"stream": "stdout", "text": b"a"}],
        [{"shown": "result", "text": "1"}],
        [{"shown": "widget", "text": "1", "png": b""}],
        [{"raised": 1, "value": "", "text": ""}],
        [{"stream": "stdout", "text": ""}] * 2000,
    ],
)
def test_what_is_no_output_is_refused(raw: Any) -> None:
    """Wrong types, unknown kinds, too many."""
    with pytest.raises(WireError):
        decode_outputs(raw)


def test_a_picture_that_is_none_is_left_out() -> None:
    """Bytes that do not begin as a PNG does are not handed on."""
    assert decode_outputs([{"shown": "display", "text": "a", "png": b"<svg onload=...>"}]) == [Shown(False, "a")]


def test_what_decides_points_is_kept_when_there_is_too_much() -> None:
    """The first result, the first exception and that something was printed, in their order, each cut short."""
    many = "x" * 10_000
    outputs = [
        Printed("stderr", many),
        Shown(False, many, b"..."),
        Shown(True, "2.5"),
        Shown(True, "3"),
        Failed("E", many, many),
    ]
    short = shortened(outputs)
    assert [type(output) for output in short] == [Printed, Shown, Failed]
    assert short[1] == Shown(True, "2.5")
    assert sum(map(size, short)) < 1000
