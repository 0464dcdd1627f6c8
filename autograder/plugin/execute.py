"""nbgrader's step that runs a notebook, behind our wall: for an instructor's own assignments, whose tests are asserts.

The cells, tests included, run in one process of the submission's, a warm fork in place of a kernel. So a student cannot
reach the host, other submissions or the gradebook, and cannot hang the run. What the cells put out is still what that
process says: a student who knows how can forge an output, and with it points, as in nbgrader's own kernel. The course's
own assignments are not graded so (`autograder.plugin.exporter.Judge`).
"""

import base64
import os
from pathlib import Path

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute

from autograder.engine.failures import Died, TimedOut
from autograder.engine.limits import Limits
from autograder.engine.notebook import NotebookSession
from autograder.engine.outputs import Failed, Output, Printed, Shown
from autograder.engine.warm import warm_zygote
from autograder.engine.zygote import Zygote
from autograder.errors import SubmissionError
from autograder.grading.text import clean_text
from autograder.intake.course_files import environment_of, limits_of
from autograder.nbgrader_config import course_of
from nncourse.language import Message, _

_TOLD = ("NBGRADER_EXECUTION", "NBGRADER_VALIDATING")
_MAX_FILE_BYTES = 60 * 2**20  # what one message on the wire can hold


class WalledExecute(Execute):
    """Run every code cell behind the wall, and keep its outputs: text, PNG pictures and errors.

    It obeys nbgrader's settings of `Execute` for the time of a cell. Tags that skip execution are not honoured, since
    students can set them; widgets, HTML and files that cells write stay behind the wall.
    """

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict, km: object = None
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Return the notebook with the outputs of its cells; raise `SubmissionError` where it cannot be run here."""
        _require_python(nb)
        course = course_of(self)
        limits = limits_of(course) if course.exists else Limits()
        files = _files_beside(Path(resources["metadata"]["path"]), limits)
        environment = {name: os.environ[name] for name in _TOLD if name in os.environ}

        def run_cells(zygote: Zygote) -> None:
            with NotebookSession(zygote, limits) as session:
                try:
                    session.prepare(files, environment)
                except Died as error:
                    text = _("the files beside the notebook could not be taken into the sandbox: {fault}")
                    raise SubmissionError(Message(text, {"fault": str(error)})) from None
                self._run_cells(nb, session)

        warm_zygote().use(environment_of(course), limits, run_cells)
        return nb, resources

    def _run_cells(self, nb: NotebookNode, session: NotebookSession) -> None:
        cells = [cell for cell in nb.cells if cell.cell_type == "code" and cell.source.strip()]
        for number, cell in enumerate(cells, start=1):
            cell.execution_count = number
            cell.outputs = self._outputs(cell, session, number)

    def _outputs(self, cell: NotebookNode, session: NotebookSession, number: int) -> list[NotebookNode]:
        limit_s = self._get_timeout(cell) or session.limits.submission_timeout_s
        try:
            return [_node(output, number) for output in session.execute(cell.source, limit_s)]
        except TimedOut:
            return [new_output("error", **self.error_on_timeout)]
        except Died:
            reason = "the process of the notebook ended, or used more memory than it may"
            return [_node(Failed("DeadKernelError", reason, f"DeadKernelError: {reason}"), number)]


def _files_beside(folder: Path, limits: Limits) -> dict[str, bytes]:
    """Return the files in the folder of a notebook, other notebooks left out; raise `SubmissionError` for too much."""
    found: dict[str, bytes] = {}
    left = limits.folder_mib * 2**20
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.suffix == ".ipynb":
            continue
        size = path.stat().st_size
        left -= size
        if size > _MAX_FILE_BYTES:
            text = _("{name} does not fit in the sandbox, where a file has at most {most} MiB: make it smaller")
            most = _MAX_FILE_BYTES // 2**20
            raise SubmissionError(Message(text, {"name": clean_text(str(path)), "most": most}))
        if left < 0 or size > limits.file_mib * 2**20:
            text = _(
                "{name} does not fit in the sandbox: make it smaller, or raise `folder_mib` and `file_mib` below "
                "[limits] in course.toml"
            )
            raise SubmissionError(Message(text, {"name": clean_text(str(path))}))
        found[os.fsencode(path.relative_to(folder)).decode("utf-8", "replace")] = path.read_bytes()
    return found


def _require_python(nb: NotebookNode) -> None:
    kernel = nb.metadata.get("kernelspec", {})
    language = str(kernel.get("language") or kernel.get("name") or "python")
    if not language.lower().startswith("python"):
        text = _(
            "its kernel is {kernel}, and only Python runs in the sandbox: grade it in nbgrader's own kernel "
            "(AUTOGRADER_ENGINE=kernel nbgrader autograde ...), if you trust it"
        )
        raise SubmissionError(Message(text, {"kernel": clean_text(language)}))


def _node(output: Output, number: int) -> NotebookNode:
    """Return an output as notebooks hold it."""
    match output:
        case Printed(stream, text):
            return new_output("stream", name=stream, text=text)
        case Failed(name, value, traceback):
            return new_output("error", ename=name, evalue=value, traceback=traceback.splitlines())
        case Shown(is_result, text, png):
            data = {"text/plain": text or "<picture>"}
            if png:
                data["image/png"] = base64.b64encode(png).decode("ascii")
            if is_result:
                return new_output("execute_result", data=data, execution_count=number)
            return new_output("display_data", data=data)
