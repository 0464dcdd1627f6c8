"""The errors a user of the autograder can meet; each message names the file and the next action.

AutograderError
├── CourseError        course.toml, a notebook.py, a reference or a catalogue is not as it must be
├── SubmissionError    one student's notebook cannot be read
├── SandboxError       there is no wall to grade behind
└── GradebookError     the gradebook cannot be read or written, or another run is at work on it
"""


class AutograderError(Exception):
    """An error with a message for whoever runs the program."""


class CourseError(AutograderError):
    """Something an author wrote is not as it must be."""


class SubmissionError(AutograderError):
    """A student's notebook cannot be read."""


class SandboxError(AutograderError):
    """There is no wall to grade behind."""


class GradebookError(AutograderError):
    """The gradebook cannot be read or written, or another run is at work on it."""
