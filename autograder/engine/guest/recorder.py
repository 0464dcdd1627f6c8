"""Running a cell as a kernel does: what it prints, shows and raises is kept, up to a limit, and handed on as data.

For notebooks whose tests are asserts in a cell. What is recorded here is what the student's process says of itself: it
can be forged from inside, as the outputs of a kernel can.
"""

import base64
import io
import sys
import traceback
import warnings
from typing import Any

import numpy as np
from IPython.core.display_trap import DisplayTrap
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

MAX_CHARS = 2 * 2**20
"""At most this much of what one cell prints and shows is kept, pictures included."""

MAX_OUTPUTS = 500
MAX_RESULT_CHARS = 100_000
"""A result and an exception are kept up to here, also where there is no room for more: they decide the points."""

MAX_FRAMES = 20
_PICTURE = "image/png"


class Recorder:
    """Stands where the streams, the display hook and the publisher of a kernel stand."""

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._usual = warnings.filters[:], np.geterr()  # before they are silenced, for a warning costs points there
        self.recording = False
        """Whether it has begun; then warnings are what the cells make of them."""

        self._start_again()

    def run_cell(self, source: str) -> list[dict[str, Any]]:
        """Run a cell and return its outputs, an exception among them."""
        if not self.recording:
            self._begin()
        self._start_again()
        result = self._shell.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            self.raised(error)
        self._show_figures()
        return [_finished(output) for output in self._outputs]

    def printed(self, stream: str, text: str) -> None:
        """Keep what is written to `stream`."""
        kept = self._room_for(text)
        last = self._outputs[-1] if self._outputs and not self._clear_next else None
        if last and last.get("stream") == stream:
            if kept:
                last["parts"].append(kept)
        elif kept or stream not in self._seen:  # that there was something on stderr decides points
            self._add(stream, {"stream": stream, "parts": [kept]})

    def shown(self, kind: str, data: dict[str, Any]) -> None:
        """Keep what is shown, as a `"result"` of the cell or on a `"display"`: its text, and a PNG picture."""
        text = _clean(data.get("text/plain"))[:MAX_RESULT_CHARS]
        picture = _png(data.get(_PICTURE))
        if kind == "display":
            text = self._room_for(text)
        picture = picture if self._room_for(picture) == picture else b""
        if text or picture:
            self._add(kind, {"shown": kind, "text": text, "png": picture})

    def raised(self, error: BaseException) -> None:
        """Keep an exception."""
        lines = traceback.format_exception(type(error), error, _student_frames(error), limit=-MAX_FRAMES, chain=False)
        text = _clean("".join(lines))[:MAX_RESULT_CHARS]
        value = lines[-1].partition(": ")[2].strip()
        self._add("raised", {"raised": _clean(type(error).__name__), "value": _clean(value)[:1000], "text": text})

    def clear(self, wait: bool) -> None:
        """Forget what the cell has put out so far: now, or when the next output comes."""
        self._clear_next = wait
        if not wait:
            self._outputs.clear()

    def _start_again(self) -> None:
        self._outputs: list[dict[str, Any]] = []
        self._seen: set[str] = set()
        self._left = MAX_CHARS
        self._clear_next = False

    def _add(self, kind: str, output: dict[str, Any]) -> None:
        if self._clear_next:
            self.clear(wait=False)
        if len(self._outputs) < MAX_OUTPUTS or kind not in self._seen:
            self._outputs.append(output)
            self._seen.add(kind)

    def _room_for(self, content: Any) -> Any:
        """Return as much of a text, or of bytes, as there is room for, and take the room."""
        kept = content[: self._left]
        self._left -= len(kept)
        return kept

    def _begin(self) -> None:
        """Put this recorder where the shell shows things, for good."""
        self.recording = True
        sys.path.insert(0, "")  # modules beside the notebook
        warnings.resetwarnings()
        warnings.filters.extend(self._usual[0])  # type: ignore[attr-defined]
        np.seterr(**self._usual[1])
        sys.stdout = sys.__stdout__ = _Stream(self, "stdout")  # type: ignore[misc, assignment]
        sys.stderr = sys.__stderr__ = _Stream(self, "stderr")  # type: ignore[misc, assignment]
        shell = self._shell
        shell.displayhook = _Hook(self, parent=shell, shell=shell)
        shell.display_trap = DisplayTrap(hook=shell.displayhook)
        shell.display_pub = _Publisher(self, parent=shell, shell=shell)
        shell.showtraceback = self._formatter_failed

    def _formatter_failed(self, exception: Any = None, *args: Any, **kwargs: Any) -> None:
        """Keep the exception of a hostile `__repr__`, which IPython reports here; that of the cell comes otherwise."""
        if exception:
            self.raised(exception[1])

    def _show_figures(self) -> None:
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is None:
            return
        for number in pyplot.get_fignums():
            file = io.BytesIO()
            try:
                pyplot.figure(number).savefig(file, format="png", bbox_inches="tight")
            except Exception as error:  # whatever was drawn in it
                self.raised(error)
            else:
                self.shown("display", {"text/plain": "<Figure>", _PICTURE: file.getvalue()})
        pyplot.close("all")


class _Stream(io.TextIOBase):
    """Stands where `sys.stdout` or `sys.stderr` stood."""

    encoding = "utf-8"

    def __init__(self, recorder: Recorder, name: str) -> None:
        self._recorder = recorder
        self.name = f"<{name}>"
        self._stream = name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._recorder.printed(self._stream, text)
        return len(text)


class _Hook(DisplayHook):
    """Records the value of a cell's last expression; `_` and `Out` hold it as usual."""

    def __init__(self, recorder: Recorder, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._recorder = recorder

    def start_displayhook(self) -> None:
        """Write nothing around a result."""

    write_output_prompt = finish_displayhook = start_displayhook

    def write_format_data(self, format_dict: dict[str, Any], md_dict: Any = None) -> None:
        self._recorder.shown("result", format_dict)


class _Publisher(DisplayPublisher):
    """Records what `display` shows; later changes to it are not followed."""

    def __init__(self, recorder: Recorder, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._recorder = recorder

    def publish(self, data: dict[str, Any], *args: Any, update: bool = False, **kwargs: Any) -> None:
        if not update:
            self._recorder.shown("display", data)

    def clear_output(self, wait: bool = False) -> None:
        self._recorder.clear(wait)


def _finished(output: dict[str, Any]) -> dict[str, Any]:
    """Return an output as it travels: what was printed as one text."""
    return {"stream": output["stream"], "text": _clean("".join(output["parts"]))} if "stream" in output else output


def _clean(text: Any) -> str:
    """Return `text` without halves of characters, which cannot travel."""
    return text.encode("utf-8", "replace").decode("utf-8") if isinstance(text, str) else ""


def _png(picture: Any) -> bytes:
    """Return a picture as its bytes, which some hand over in base64."""
    if isinstance(picture, str):
        try:
            return base64.b64decode(picture)
        except ValueError:
            return b""
    return picture if isinstance(picture, bytes) else b""


def _student_frames(error: BaseException) -> Any:
    """Return the traceback of `error` from the first frame that is a cell's; None for a cell that cannot be read."""
    trace = error.__traceback__
    while trace and not trace.tb_frame.f_code.co_filename.startswith("<cell "):
        trace = trace.tb_next
    return trace
