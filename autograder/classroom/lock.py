"""One run at a time on a course: a lock that ends with the process that holds it, however that ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from autograder.course import Course
from autograder.errors import GradebookError


@contextmanager
def only_run(course: Course) -> Iterator[None]:
    """Hold the lock of a course; raise `GradebookError` where another run holds it or the folder cannot be written."""
    path = course.root / ".autograder.lock"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)  # a link may lead anywhere
    except OSError as error:
        raise GradebookError(
            f"{path} cannot be written ({error.strerror}): make {course.root} writable, and see that this is a file"
        ) from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 20).decode(errors="replace").strip()
            raise GradebookError(
                f"another run (process {holder or 'unknown'}) is at work on {course.root}: wait until it has ended"
            ) from None
        except OSError as error:
            raise GradebookError(
                f"{path} cannot be locked ({error.strerror}): keep the course on a local disk"
            ) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(descriptor)
