"""What travels between the run and its workers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from autograder.course import Course
from autograder.engine.limits import Limits
from autograder.engine.zygote import Environment
from autograder.grading.assignment import Assignment
from autograder.grading.verdict import Verdict
from autograder.intake.course_files import environment_of, load_assignment
from autograder.report.autograded import Entry
from nncourse.language import LANGUAGES, Message


@dataclass(frozen=True)
class Setup:
    """What grading any submission of an assignment needs. `titles` are the assignment's, by language."""

    course: Course
    assignment: Assignment
    titles: Mapping[str, str]
    limits: Limits
    sandboxed: bool = True

    @property
    def environment(self) -> Environment:
        """What submissions find inside the sandbox."""
        return environment_of(self.course, self.assignment.template, sandboxed=self.sandboxed)


def setup_of(course: Course, name: str, limits: Limits, *, sandboxed: bool = True) -> Setup:
    """Return what grading assignment `name` of a course needs; raise `CourseError` where it is not built yet."""
    titles = {language: course.title(name, language) for language in LANGUAGES}
    return Setup(course, load_assignment(course, name), titles, limits, sandboxed)


@dataclass(frozen=True)
class Job:
    """One submission: whose it is, the bytes of its notebook `file`, and the verdict on it where that stands already.

    `remarks` are what was repaired before the notebook was read, such as the name of the file; `flags` those of them
    that an instructor should look at. `late` says how much too late it came.
    """

    student: str
    data: bytes
    file: str = ""
    remarks: tuple[Message, ...] = ()
    flags: tuple[Message, ...] = ()
    late: Message | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True)
class Graded:
    """A graded submission as it is to be written: the gradebook's entry, the notebook and the page.

    It is not `final` where the grader is to blame: then it is tried again in the next run.
    """

    student: str
    verdict: Verdict
    entry: Entry
    notebook: str
    page: str
    final: bool = True
    seconds: Mapping[str, float] = field(default_factory=dict)
