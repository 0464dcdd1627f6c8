"""The outputs of a cell as they arrive from behind the wall: data, each type checked, nothing of it to be believed."""

from dataclasses import dataclass
from typing import Any

from autograder.engine.guest.wire import WireError

MAX_OUTPUTS = 1000
_SHORT = 200
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Printed:
    """Text on a stream, `"stdout"` or `"stderr"`."""

    stream: str
    text: str


@dataclass(frozen=True)
class Shown:
    """What a cell shows: the value of its last expression if `is_result`; `png` is a picture, or empty."""

    is_result: bool
    text: str
    png: bytes = b""


@dataclass(frozen=True)
class Failed:
    """An exception: its type, its message, and the traceback as text."""

    name: str
    value: str
    traceback: str


Output = Printed | Shown | Failed


def size(output: Output) -> int:
    """Return how much an output takes, in characters or bytes."""
    match output:
        case Printed(_, text):
            return len(text)
        case Shown(_, text, png):
            return len(text) + len(png)
        case Failed(name, value, traceback):
            return len(name) + len(value) + len(traceback)


def shortened(outputs: list[Output]) -> list[Output]:
    """Return of the outputs of a cell what decides points, cut short: that something was printed, shown or raised."""
    first: dict[object, Output] = {}
    for output in outputs:
        match output:
            case Printed(stream, text):
                first.setdefault(stream, Printed(stream, text[:_SHORT]))
            case Shown(True, text):
                first.setdefault(Shown, Shown(True, text[:_SHORT]))
            case Failed(name, value):
                first.setdefault(Failed, Failed(name[:_SHORT], value[:_SHORT], value[:_SHORT]))
    return list(first.values())


def decode_outputs(raw: Any) -> list[Output]:
    """Return the outputs that the other side sent; raise `WireError` for what is none."""
    if not isinstance(raw, list) or len(raw) > MAX_OUTPUTS:
        raise WireError("not a list of outputs")
    return [_decode(one) for one in raw]


def _decode(raw: Any) -> Output:
    match raw:
        case {"stream": "stdout" | "stderr" as stream, "text": str(text)}:
            return Printed(stream, text)
        case {"shown": "result" | "display" as kind, "text": str(text), "png": bytes(png)}:
            return Shown(kind == "result", text, png if png.startswith(_PNG) else b"")
        case {"raised": str(name), "value": str(value), "text": str(text)}:
            return Failed(name, value, text)
    raise WireError("not an output")
