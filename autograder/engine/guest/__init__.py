"""What runs behind the wall, beside the student's code. It sees the wire and nothing else of the autograder."""

MAX_UNREPORTED = 100
"""At most this many calls of functions that the guest computes itself are kept before they are told."""

MAX_UNREPORTED_BYTES = 2**20
"""At most so many bytes of them; a call that is larger is asked of the function itself."""

MAX_WATCHED_RESULTS = 32
"""At most this many results of trusted functions are watched for changes in one call."""
