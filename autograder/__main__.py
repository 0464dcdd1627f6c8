"""`autograder`, and `python -m autograder`.

Worker processes load this module again, as Python has it, so it imports nothing itself.
"""


def main() -> None:
    """Run the command line."""
    from autograder.cli import run

    run()


if __name__ == "__main__":
    main()
