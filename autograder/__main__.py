"""`autograder`, and `python -m autograder`.

Worker processes load this module again, as Python has it, so it imports nothing of ours until it is called.
"""

import gc
import os
import signal
import sys

_OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""Importing makes many objects and hardly any garbage: by default a quarter of its time goes into looking for some."""

_INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended, as shells have it; here SIGTERM does the same."""


def main() -> None:
    """Run the command line; where Ctrl-C stops it, say so in a line."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # others wait for work at full speed, and there is none
    signal.signal(signal.SIGTERM, _stop)  # as batch systems end a run
    try:
        from autograder.engine.interrupts import interrupts_held

        with interrupts_held():  # NumPy, interrupted while it loads, takes it for an error of its own
            from autograder.cli import run

        run()
    except KeyboardInterrupt:
        print("stopped: what is graded is kept; run this again to go on", file=sys.stderr)
        sys.exit(_INTERRUPTED)
    finally:
        gc.freeze()  # what is left ends with the process, and need not be looked through


def _stop(*_: object) -> None:
    """Do what Ctrl-C does, also where that is ignored: a script has it so for what it starts in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        raise KeyboardInterrupt
    signal.raise_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
