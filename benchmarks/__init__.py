"""How fast the course is graded, beside other graders and beside what the students' code itself costs.

    make bench          `autograder grade`, nbgrader and Otter-Grader over the same classes: a table and a picture
    make bench-growth   classes of growing size: seconds a submission, memory, start-up, a second run
    make bench-cost     processor time a submission of each assignment, core hours of a large class
    make bench-keyboard what a student waits for: the import, a check, MNIST

**The class.** Distinct notebooks, a third wrong programs from tests/mutants, a third unusual right ones from
tests/unusual, a third the reference's own. What each grader gets are the same cells. Left out are the wrong programs
whose points depend on the inputs that a check happens to draw, as each grader draws its own.

**What is timed.** `autograder grade` is timed as a whole process over the whole class: start-up, gradebook and pages
are in it. The others cost many seconds a submission, so they grade a sample, every k-th of the class, and are charged
the mean without what they do once: nbgrader from the moment it takes up the first student; Otter starts a process for
each submission, and that is its way of working. Both grade one submission after another, on one core but for NumPy's
threads; the row with `--jobs 1` is `autograder grade` doing so too. All use the same packages.

**Two ways.** As handed out, a notebook also draws its pictures and trains for them; `autograder grade` leaves these
"explore" cells out. nbgrader and Otter are timed both with them and without (skipped by a cell tag each knows).

**Equal scores.** The judge inside their kernels is the one of `autograder grade` (`autograder.kernel`); the points of
every exercise of every submission that two graders graded are compared, and a difference fails the run.

**The limit** is the CPU time of the students' own code in a warm process, divided by the cores; see `limit.py`.

The tables, the numbers and the picture of the last run that was kept are in `benchmarks/results/`.
"""
