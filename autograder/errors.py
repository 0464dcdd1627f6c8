"""The errors a user of the autograder can meet; each message names the file and the next action.

AutograderError
├── CourseError        course.toml, a notebook.py, a reference or a catalogue is not as it must be
├── SubmissionError    one student's notebook cannot be read
├── SandboxError       there is no wall to grade behind
└── GradebookError     the gradebook cannot be read or written, or another run is at work on it
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the engine, which raises some of these, knows nothing of the course
    from nncourse.language import Message


class AutograderError(Exception):
    """An error with a message for whoever runs the program."""


class CourseError(AutograderError):
    """Something an author wrote is not as it must be."""


class SubmissionError(AutograderError):
    """A student's notebook cannot be read: why, to be told to the student too, in `language` where it is known.

    `file` is the name of the file, where the message does not tell it.
    """

    def __init__(self, message: "Message", language: str = "", file: str = "") -> None:
        super().__init__(message, language, file)
        self.message = message
        self.language = language
        self.file = file

    def __str__(self) -> str:
        """Return why, after the name of the file."""
        told = self.message.in_language("en")
        return f"{self.file}: {told}" if self.file else told


class SandboxError(AutograderError):
    """There is no wall to grade behind."""


class GradebookError(AutograderError):
    """The gradebook cannot be read or written, or another run is at work on it."""
