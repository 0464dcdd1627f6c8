"""The ledger: which verdict the gradebook holds of whom, and what it depended on. It is a table beside nbgrader's own.

A line is written in the transaction that writes the scores, so that it says `done` exactly when they are there: a run
that is cut off at any moment is taken up where it ended.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, StatementError

from autograder.errors import GradebookError
from autograder.grading.verdict import Verdict

_TABLE = sa.Table(
    "autograder_ledger",
    sa.MetaData(),
    sa.Column("assignment", sa.String(255), primary_key=True),
    sa.Column("student", sa.String(128), primary_key=True),
    sa.Column("verdict_key", sa.String(64), nullable=False),
    sa.Column("record_key", sa.String(64), nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("penalty", sa.Float, nullable=True),
)

_HELD = sa.text(
    "SELECT sa.student_id, COUNT(g.id), SUM(g.auto_score), MAX(sa.extension), SUM(g.manual_score), "
    "SUM(g.extra_credit), MAX(sn.late_submission_penalty) FROM submitted_assignment sa "
    "JOIN assignment a ON a.id = sa.assignment_id JOIN submitted_notebook sn ON sn.assignment_id = sa.id "
    "JOIN grade g ON g.notebook_id = sn.id WHERE a.name = :assignment GROUP BY sa.student_id"
).columns(
    sa.column("student", sa.String),
    sa.column("n_grades", sa.Integer),
    sa.column("points", sa.Float),
    sa.column("extension", sa.Interval),
    sa.column("manual", sa.Float),
    sa.column("extra", sa.Float),
    sa.column("penalty", sa.Float),
)
_STUDENTS = sa.text("SELECT id FROM student")
_DEADLINE = sa.text("SELECT duedate FROM assignment WHERE name = :assignment").columns(sa.column("at", sa.DateTime))


@dataclass(frozen=True)
class Line:
    """One line: the verdict on a student, what it and what was written of it depend on (see `keys`).

    `penalty` is the late penalty that nbgrader's plugin gave; another one in the gradebook is a person's.
    """

    assignment: str
    student: str
    verdict_key: str
    record_key: str
    verdict: Verdict
    penalty: float | None = None


@dataclass(frozen=True)
class Held:
    """What nbgrader's tables hold of a student: how many grades, and the points that the checks gave.

    `extension` is how much later they may hand in; `by_hand` are the points that a person gave, `penalty` those that
    lateness costs.
    """

    n_grades: int
    points: float
    extension: timedelta = timedelta()
    by_hand: float = 0.0
    penalty: float = 0.0


_NOTHING = Held(0, 0.0)


@dataclass(frozen=True)
class Ledger:
    """All lines on an assignment, what the gradebook holds, both by student, and the deadline in UTC.

    `students` are all whom the gradebook knows.
    """

    lines: dict[str, Line] = field(default_factory=dict)
    held: dict[str, Held] = field(default_factory=dict)
    deadline: datetime | None = None
    students: frozenset[str] = frozenset()

    def of(self, student: str) -> Held:
        """Return what the gradebook holds of a student, which may be nothing."""
        return self.held.get(student, _NOTHING)

    def borne_out(self, student: str) -> Line | None:
        """Return the line on a student whose scores are in the gradebook: nobody has deleted or replaced them since."""
        line, held = self.lines.get(student), self.of(student)
        is_there = line and held.n_grades > 0 and abs(held.points - line.verdict.earned) < 1e-9
        return line if is_there else None


def read_ledger(url: str, assignment: str) -> Ledger:
    """Return the ledger of `assignment`; an empty one where there is no gradebook.

    Raises `GradebookError` where the database cannot be read.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite" and address.database and not Path(address.database).exists():
        return Ledger()
    engine = _engine(url)
    try:
        with explained(url), engine.connect() as connection:
            tables = set(sa.inspect(connection).get_table_names())
            if "grade" not in tables:
                return Ledger()
            held = {student: _held(*rest) for student, *rest in connection.execute(_HELD, {"assignment": assignment})}
            deadline = connection.execute(_DEADLINE, {"assignment": assignment}).scalar()
            students = frozenset(connection.execute(_STUDENTS).scalars())
            if _TABLE.name not in tables:
                return Ledger({}, held, deadline, students)
            rows = connection.execute(sa.select(_TABLE).where(_TABLE.c.assignment == assignment)).mappings()
            return Ledger({line.student: line for line in map(_line, rows) if line}, held, deadline, students)
    except ValueError as error:  # a date that is none
        raise GradebookError(f"the gradebook {shown(url)} cannot be read: {error}. {remedy('malformed')}") from error
    finally:
        engine.dispose()


def _address(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise GradebookError(
            "CourseDirectory.db_url in nbgrader_config.py is not the address of a database: correct it"
        ) from None


def _engine(url: str) -> sa.Engine:
    try:
        return sa.create_engine(url)
    except (ArgumentError, ImportError) as error:
        raise GradebookError(
            f"there is no driver for the gradebook's database ({error}): for PostgreSQL, in the folder of the "
            "repository, pip install -e ./nncourse -e '.[postgresql]', "
            'and an address that begins with "postgresql+psycopg://"'
        ) from None


def prepare_ledger(connection: Connection) -> None:
    """Make the table where it is not there yet."""
    _TABLE.create(connection, checkfirst=True)


def write_line(connection: Connection, line: Line) -> None:
    """Write a line in the transaction of `connection`, in place of the one on the same student."""
    same = (_TABLE.c.assignment == line.assignment) & (_TABLE.c.student == line.student)
    connection.execute(_TABLE.delete().where(same))
    connection.execute(_TABLE.insert().values(**{**vars(line), "verdict": msgspec.json.encode(line.verdict).decode()}))


@contextmanager
def explained(url: str) -> Iterator[None]:
    """Raise `GradebookError`, which says what to do, where the database cannot be used; `ValueError` for bad data."""
    try:
        yield
    except (DataError, IntegrityError) as error:
        raise ValueError(f"the gradebook does not take it: {error.orig}") from error
    except DBAPIError as error:
        text = f"the gradebook {shown(url)} cannot be used: {error.orig}. {remedy(str(error.orig))}"
        raise GradebookError(text) from error
    except StatementError as error:  # what is to be written cannot be sent at all
        raise ValueError(f"the gradebook does not take it: {error.orig}") from error


def shown(url: str) -> str:
    """Return the address of a database as people read it: without its password; of SQLite the path of the file."""
    address = make_url(url)
    is_file = address.get_backend_name() == "sqlite" and address.database
    return str(address.database) if is_file else address.render_as_string(hide_password=True)


def remedy(words: str) -> str:
    """Return what to do about an error of the database that says `words`."""
    if "locked" in words:
        return "Close what else is using it (formgrader while it saves, another program), then run this again."
    if "column" in words and _TABLE.name in words:
        return (
            f"Another version of this program made the table {_TABLE.name}: keep a copy, drop that table, then run "
            "this again: checks are graded anew, what people graded by hand stays."
        )
    if "no such column" in words:
        return "Another version of nbgrader made it: keep a copy, run `nbgrader db upgrade`, then run this again."
    if "readonly" in words:
        return "Make the file and its folder writable for you, then run this again."
    if "unable to open" in words:
        return "See that it is a file, in a folder that is there, and both writable for you, then run this again."
    if "full" in words or "disk I/O" in words:
        return "Make room on the disk, then run this again: what is graded already is kept."
    if "not a database" in words or "malformed" in words or "no such table" in words:
        return (
            "The file is damaged, or no gradebook: put back a copy of it. Without one, move it away and run this "
            "again: checks are graded anew, what people graded by hand is lost."
        )
    return "See that the database is running and can be reached, then run this again."


def _line(row: Any) -> Line | None:
    """Return the line in a row of the table; None where another version of this package wrote it."""
    try:
        return Line(**{**row, "verdict": msgspec.json.decode(row["verdict"], type=Verdict)})
    except msgspec.MsgspecError:
        return None


def _held(
    n_grades: int,
    points: float | None,
    extension: timedelta | None,
    manual: float | None,
    extra: float | None,
    penalty: float | None,
) -> Held:
    return Held(n_grades, points or 0.0, extension or timedelta(), (manual or 0.0) + (extra or 0.0), penalty or 0.0)
