"""`autograder`, and `python -m autograder`.

Worker processes load this module again, as Python has it, so it imports nothing of ours until it is called.
"""

import gc

_OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""Importing makes many objects and hardly any garbage: by default a quarter of its time goes into looking for some."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    from autograder.cli import run

    try:
        run()
    finally:
        gc.freeze()  # what is left ends with the process, and need not be looked through


if __name__ == "__main__":
    main()
