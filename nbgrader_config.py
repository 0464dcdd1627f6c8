"""nbgrader on this course: two languages, and the course's own engine in place of a kernel.

`AUTOGRADER_ENGINE=kernel` before a command of nbgrader gives back its own kernel (no wall; see README).
"""

import os
from pathlib import Path

from autograder.nbgrader_config import configure

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "neural-networks"
c.CourseDirectory.source_directory = "source/en"
c.CourseDirectory.release_directory = "release/en"
c.ExecutePreprocessor.timeout = 120

# What `nbgrader zip_collect` finds in a download of Canvas (smithjohn_LATE_123_456_a02_softmax_nll-1.ipynb) or Moodle
# (John Smith_123_assignsubmission_file_/a02_softmax_nll.ipynb): the student, by the name there, and the file.
c.FileNameCollectorPlugin.named_regexp = (
    r".*/(?P<student_id>[^/]+?)(?:_LATE)?_\d+_(?:\d+_|assignsubmission_file_?/)(?P<file_id>[^/]+)"
)

# Where nbgrader releases to and collects from; set the folder your students can write to, if you use that.
exchange = Path(__file__).parent / "exchange"
exchange.mkdir(exist_ok=True)
c.Exchange.root = str(exchange)

if os.environ.get("AUTOGRADER_ENGINE") != "kernel":
    configure(c)
