"""The ledger has a line for each student and assignment, believed only where the gradebook bears it out."""

from pathlib import Path

from nbgrader.api import Gradebook

from autograder.classroom.ledger import Held, Ledger, Line, prepare_ledger, read_ledger, write_line
from autograder.grading.verdict import Verdict


def test_assignments_are_kept_apart(tmp_path: Path) -> None:
    """Their lines, of which a new one takes the place of the old, and their points."""
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with Gradebook(url) as gradebook:
        for assignment, points in (("a00", 1.0), ("a01", 2.0)):
            gradebook.add_assignment(assignment)
            gradebook.add_notebook(assignment, assignment)
            gradebook.add_grade_cell("test", assignment, assignment, max_score=3, cell_type="code")
            gradebook.update_or_create_student("ann")
            gradebook.add_submission(assignment, "ann")
            grade = gradebook.find_grade("test", assignment, assignment, "ann")
            grade.auto_score, grade.manual_score, grade.extra_credit = points, 0.5, 0.25
        connection = gradebook.db.connection()
        prepare_ledger(connection)
        for key in ("old", "new"):
            for assignment in ("a00", "a01"):
                write_line(connection, Line(assignment, "ann", f"{key} {assignment}", "", Verdict(assignment)))
        gradebook.db.commit()
    for assignment, points in (("a00", 1.0), ("a01", 2.0)):
        ledger = read_ledger(url, assignment)
        assert [line.verdict_key for line in ledger.lines.values()] == [f"new {assignment}"]
        assert ledger.held == {"ann": Held(1, points, by_hand=0.75)}


def test_a_line_is_believed_where_the_same_points_are_in_the_gradebook() -> None:
    """None are there where somebody has deleted them, though none were earned either."""
    line = Line("a00", "ann", "", "", Verdict("a00"))
    for held, believed in ((Held(1, 0.0), line), (Held(1, 0.5), None), (Held(0, 0.0), None)):
        assert Ledger({"ann": line}, {"ann": held}).borne_out("ann") is believed
