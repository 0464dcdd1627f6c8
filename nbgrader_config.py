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

# What `nbgrader zip_collect` finds in a download of Canvas (smithjohn_LATE_123_456_a02_softmax_nll-1.ipynb, or
# smithjohn_LATE_123_link.html where an address was handed in) or Moodle
# (John Smith_123_assignsubmission_file_/a02_softmax_nll.ipynb): the student, by the name there, the number that tells
# namesakes apart, and the file. The first folder or file that is called so tells whose it is; the rest of its name, and
# what is inside, the student chose. The pattern is tried on the path below `extracted/`, which begins with a slash.
c.ZipCollectApp.extractor_plugin = "autograder.plugin.extract.DownloadExtractor"
c.ZipCollectApp.collector_plugin = "autograder.plugin.collect.DownloadCollector"
c.FileNameCollectorPlugin.named_regexp = (
    r"/(?:[^/]+/)*?(?P<student_id>[^/]+?)(?:_LATE)?_(?P<number>\d+)_"
    r"(?:(?!(?:[^/]*_)?\d+_assignsubmission_[a-z])\d+_|assignsubmission_[a-z]+_?/?|(?=(?:text|link)\.html$))"
    r"(?P<file_id>(?s:.+))"
)

c.ExportApp.plugin_class = "autograder.plugin.export.SpreadsheetExport"

# Where nbgrader releases to and collects from; set the folder your students can write to, if you use that.
exchange = Path(__file__).parent / "exchange"
exchange.mkdir(exist_ok=True)
c.Exchange.root = str(exchange)

if os.environ.get("AUTOGRADER_ENGINE") != "kernel":
    configure(c)
