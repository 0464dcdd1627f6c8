"""What runs behind the wall, beside the student's code. It sees the wire and nothing else of the autograder."""

MAX_UNREPORTED = 100
"""At most this many calls of functions that the guest computes itself are kept before they are told."""

MAX_UNREPORTED_BYTES = 2**20
"""At most so many bytes of them; a call that is larger is asked of the function itself."""

OTHER_PROGRAMS = ("script", "bash", "sh", "cmd", "perl", "ruby", "python", "python2", "python3", "pypy")
"""Magics that hand a cell to another program: nothing of it is kept."""

MAX_WATCHED_RESULTS = 32
"""At most this many results of trusted functions are watched for changes in one call."""
