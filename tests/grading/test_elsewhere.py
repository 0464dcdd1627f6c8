"""Code that runs where the student sits and not here costs no points: what stands around it is run."""

import dataclasses
import json

import pytest

from autograder.engine.zygote import Zygote
from autograder.grading.code.names import after_statement, without_import
from autograder.messages import say
from nncourse.checking import Status
from tests.conftest import LIMITS, full_scores, grade, scores
from tests.grading.notebooks import Notebook, code_cell, solved_notebook, with_source

A01, A02 = "a01_linear_classifier", "a02_softmax_nll"
GROUPED = """
import pandas as pd

def template_classifier(X, y, n_classes):
    means = pd.DataFrame(X).groupby(y).mean()
    return means.T, -0.5 * (means**2).sum(axis=1)
"""
SOFTMAX = """
def softmax(scores):
    exp_scores = BASE ** (scores - scores.max(axis=-1, keepdims=True))
    return exp_scores / exp_scores.sum(axis=-1, keepdims=True)
"""


def _with_cell_above(source: str) -> Notebook:
    """Return a right notebook whose softmax needs what the last line of a cell above it defines."""
    notebook = with_source(solved_notebook(A02), "softmax", SOFTMAX)
    notebook["cells"].insert(3, code_cell(f"{source}\nimport math\nBASE = math.e"))
    return notebook


@pytest.mark.parametrize(
    "source",
    [
        "import seaborn as sns\nsns.set_theme()\nsns.set_style('white')",
        "from seaborn import (\n    heatmap,\n    lineplot as line,\n)",
        "from seaborn import *\nset_theme()",
        "if True:\n    from plotly import (graph_objects,\n        express)\n    print('ready')",
        "from IPython.core.display import display, HTML",
        "from google.colab import drive\ndrive.mount('/content/drive')\nimport os\nos.chdir('/content/drive/MyDrive')",
        "import subprocess\nsubprocess.check_call(['pip', 'install', 'seaborn'])",
        "name = input('Who are you?')",
        "import numpy as np\ntable = np.loadtxt('grades.csv')\nmeans = table.mean(axis=0)",
        "import urllib.request\nurllib.request.urlretrieve('https://example.org/x.csv', 'x.csv')",
        "%load_ext tensorboard",
        "%run helpers.py",
        "%run ../a01_linear_classifier/a01_linear_classifier.ipynb",
        "from google.colab import files\nfor name in files.upload().keys():\n    print(name)",
        "from google.colab import files\nuploaded = files.upload()\ntable = uploaded['x.csv']",
        "from google.colab import userdata\nkey = userdata.get('KEY')['x']",
        "here = %pwd\nopen('grades.csv')",
        "!pip install -q \\\n    seaborn\nimport seaborn, os\nopen('grades.csv')\ntable = (\n    1)",
        "# long\n" * 3_000 + "open('grades.csv')",
        "%autosave 60\n%watermark -v -p numpy\nused = %memit sum([1, 2])\n%store used",
        "%%measured -n 3\nimport getpass, os\nprint(os.environ['USER'], getpass.getuser())",
        "import locale\nlocale.setlocale(locale.LC_ALL, 'xx_XX.UTF-8')",
        "%load solution.py\n%edit solution.py\n%notebook copy.ipynb",
        "listed = !ls\nprint(listed.n, listed.grep('x'))\nprint(listed[0])",
        "%%debug\nx = 1",
        "%env CUDA_VISIBLE_DEVICES\n%config SqlMagic.autopandas = True",
        "get_ipython().magic(u'matplotlib inline')\nget_ipython().magic('%config InlineBackend.figure_format=\"svg\"')",
        "import matplotlib.pyplot as plt\nplt.rc('text', usetex=True)\nplt.title('$z$')\nplt.savefig('z.png')",
    ],
)
def test_the_rest_of_a_cell_is_run(source: str, zygote: Zygote) -> None:
    """Below what is not here: a library, a file, the network, an answer of a person."""
    verdict = grade(json.dumps(_with_cell_above(source)), A02, zygote)
    assert scores(verdict) == full_scores(A02), verdict.problems


@pytest.mark.parametrize(
    ("brought", "apply"),
    [
        ("from multiprocessing import Pool", "with Pool(2) as pool:\n        done = pool.map(function, rows)"),
        (
            "import multiprocessing as mp",
            (
                "with mp.get_context('spawn').Pool(processes=2, maxtasksperchild=1) as pool:\n"
                "        done = pool.map(function, rows)"
            ),
        ),
        (
            "import multiprocessing\nfrom concurrent.futures import ProcessPoolExecutor",
            (
                "with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context('spawn')) as pool:\n"
                "        done = list(pool.map(function, rows))"
            ),
        ),
        ("from joblib import Parallel, delayed", "done = Parallel(n_jobs=-1)(map(delayed(function), rows))"),
        ("from joblib import Parallel, delayed", "done = Parallel(2, backend='loky')(map(delayed(function), rows))"),
    ],
)
def test_what_several_processes_would_do_is_done(brought: str, apply: str, zygote: Zygote) -> None:
    """None can be started here: threads do it, or the one process."""
    applied = f"def on_each(function, rows):\n    {apply}\n    return np.array(done)"
    of_a_row = SOFTMAX.replace("def softmax", "def of_a_row").replace("BASE", "np.e")
    code = f"{brought}\n{of_a_row}\n{applied}\ndef softmax(scores):\n"
    code += "    return of_a_row(scores) if scores.ndim == 1 else on_each(of_a_row, scores)"
    verdict = grade(json.dumps(with_source(solved_notebook(A02), "softmax", code)), A02, zygote)
    assert (scores(verdict), verdict.problems) == (full_scores(A02), ())


@pytest.mark.parametrize("line", ["%load_ext line_profiler", "%time z = undefined"])
def test_a_magic_that_fails_is_told_as_it_was_written(line: str, zygote: Zygote) -> None:
    """The exception comes from what IPython made of the line."""
    verdict = grade(json.dumps(_with_cell_above(f"\nimport os\nimport seaborn\n{line}")), A02, zygote)
    assert f"in the line `{line}`" in say(verdict.problems[-1])


@pytest.mark.parametrize("stop", ["breakpoint()", "import pdb; pdb.set_trace()", "from IPython import embed; embed()"])
def test_nobody_has_to_go_on_from_a_breakpoint(stop: str, zygote: Zygote) -> None:
    """One that was left in a function, or in its cell."""
    code = f"{stop}\n{SOFTMAX}".replace("    return", f"    {stop}\n    return")
    verdict = grade(json.dumps(with_source(_with_cell_above(stop), "softmax", code)), A02, zygote)
    assert (scores(verdict), verdict.problems) == (full_scores(A02), ())


@pytest.mark.parametrize(
    ("above", "first"),
    [
        ("import torch", "torch.manual_seed(0)"),
        ("import seaborn as sns\ncolours = sns.color_palette()", "print(colours[0])"),
        ("import polars as pl\ntable = pl.read_csv('grades.csv')\n", "table.head()\nmean = table['x'].mean()"),
    ],
)
def test_what_rests_on_it_in_another_cell_is_left_out_too(above: str, first: str, zygote: Zygote) -> None:
    """And told; what nobody defined anywhere is a mistake of the student's own."""
    notebook = _with_cell_above(above)
    verdict = grade(json.dumps(with_source(notebook, "softmax", f"{first}\n{SOFTMAX}")), A02, zygote)
    assert scores(verdict) == full_scores(A02), verdict.problems
    assert len(verdict.problems) >= 2
    wrong = grade(json.dumps(with_source(notebook, "softmax", f"nowhere.call()\n{SOFTMAX}")), A02, zygote)
    assert scores(wrong)["softmax"] == 0


def test_what_rests_on_the_last_line_of_a_cell_is_left_out_too(zygote: Zygote) -> None:
    """There is nothing below it to be run."""
    notebook = with_source(_with_cell_above(""), "softmax", f"means = table.mean(axis=0)\n{SOFTMAX}")
    notebook["cells"].insert(3, code_cell("import numpy as np\ntable = np.loadtxt('grades.csv')"))
    verdict = grade(json.dumps(notebook), A02, zygote)
    assert scores(verdict) == full_scores(A02), verdict.problems
    assert len(verdict.problems) == 2


@pytest.mark.parametrize(
    "rows",
    [
        "[row for _number, row in tenumerate(scores)]",
        "[row for row, _same in tzip(scores, scores, desc='rows')]",
        "[row for pair in itertools.batched(scores, 2) for row in pair]",
        "[row * math.sumprod([1, 2], [1, 0]) for row in scores]",
    ],
)
def test_newer_pythons_and_bars_of_all_kinds_are_there(rows: str, zygote: Zygote) -> None:
    """What Python 3.12 added, and what tqdm has besides its bar."""
    imports = "import itertools\nimport math\nimport tqdm.rich\nfrom tqdm.contrib import tenumerate, tzip"
    code = SOFTMAX.replace("    exp", f"    scores = np.array({rows}) if scores.ndim == 2 else scores\n    exp")
    notebook = with_source(_with_cell_above("x = 0"), "softmax", f"{imports}\n{code}")
    verdict = grade(json.dumps(notebook), A02, zygote)
    assert (scores(verdict), verdict.problems) == (full_scores(A02), ())


@pytest.mark.parametrize(
    "line",
    [
        "import seaborn as sns, time",
        "import polars as pl; import time",
        "print('é'); from polars import DataFrame; import os, time",
    ],
)
def test_what_is_imported_beside_what_is_not_here_is_there(line: str, zygote: Zygote) -> None:
    """In the same line; only what is missing is left out."""
    code = SOFTMAX.replace("BASE **", "time.perf_counter() * 0 + np.e **")
    verdict = grade(json.dumps(with_source(solved_notebook(A02), "softmax", f"{line}\n{code}")), A02, zygote)
    assert scores(verdict) == full_scores(A02), verdict.problems


def test_as_many_imports_as_anybody_has_may_be_left_out(zygote: Zygote) -> None:
    """Ten, and what stands below the tenth is run; the eleventh ends the cell."""
    ten = "\n".join(f"import not_here_{number}" for number in range(10))
    assert scores(grade(json.dumps(_with_cell_above(ten)), A02, zygote)) == full_scores(A02)
    eleven = grade(json.dumps(_with_cell_above(f"{ten}\nimport not_here_either")), A02, zygote)
    assert scores(eleven)["softmax"] == 0
    assert len(eleven.problems) == 11


def test_a_cell_is_called_by_what_stands_in_it(zygote: Zygote) -> None:
    """Not by an id that no student has seen."""
    notebook = solved_notebook("a05_sgd")
    (brought,) = (cell for cell in notebook["cells"] if "def softmax_classifier_loss" in "".join(cell["source"]))
    brought["source"] = "# mine\nimport not_here\n" + "".join(brought["source"])
    (problem,) = grade(json.dumps(notebook), "a05_sgd", zygote).problems
    assert str(problem.params["cell"]).startswith("# softmax, log_softmax")


def test_a_cell_keeps_its_name_when_a_part_of_it_is_left_out(zygote: Zygote) -> None:
    """All that is told of it is told of one cell."""
    notebook = solved_notebook(A02)
    notebook["cells"].append(code_cell("import not_here\nx = not_here.tensor(1)\n1 / 0"))
    problems = grade(json.dumps(notebook), A02, zygote).problems
    assert [problem.params["cell"] for problem in problems] == ["import not_here"] * 3


def test_a_decorator_of_a_library_that_is_not_here_is_left_out(zygote: Zygote) -> None:
    """One that nobody imported is a mistake of the student's own."""
    for line in ("@typed(strict=True)", "@typed(\n    strict=True,\n)", "@beartype.beartype"):
        brought = "from beartype import (\n    typed,\n    door)" if "typed(" in line else "import beartype"
        notebook = _with_cell_above(brought)
        notebook = with_source(notebook, "softmax", f"{line}{SOFTMAX}")
        verdict = grade(json.dumps(notebook), A02, zygote)
        assert scores(verdict) == full_scores(A02), verdict.problems
        assert f"`{line.splitlines()[0]}` was left out" in say(verdict.problems[-1])
    notebook = with_source(solved_notebook(A02), "softmax", f"@typed{SOFTMAX}")
    assert scores(grade(json.dumps(notebook), A02, zygote))["softmax"] == 0


@pytest.mark.parametrize(
    ("brought", "decorator"),
    [
        ("from numba import njit, prange, float64", "@njit(float64[:, :](float64[:, :]), parallel=True)"),
        ("import numba as nb\nnb.set_num_threads(2)", "@nb.jit"),
        ("from numba import jit, types", "@jit('float64(float64)', nopython=True)"),
    ],
)
def test_numba_s_decorators_leave_a_function_as_it_is(brought: str, decorator: str, zygote: Zygote) -> None:
    """With its types as arguments too."""
    code = SOFTMAX.replace("    return", "    for _row in prange(2):\n        pass\n    return")
    source = f"{decorator}{code if 'prange' in brought else SOFTMAX}"
    verdict = grade(json.dumps(with_source(_with_cell_above(brought), "softmax", source)), A02, zygote)
    assert scores(verdict) == full_scores(A02), verdict.problems
    assert verdict.problems == ()


@pytest.mark.parametrize(
    ("brought", "code"),
    [
        (
            "from nptyping import NDArray, Shape",
            SOFTMAX.replace("scores)", "scores: NDArray[Shape, float]) -> NDArray", 1),
        ),
        (
            "import polars as pl",
            "limit: pl.Series = None" + SOFTMAX.replace("scores)", "scores: np.ndarray | pl.Series)", 1),
        ),
        (
            "import polars as pl",
            "\n@staticmethod" + SOFTMAX.replace("(scores)", "(\n    scores,\n    axis: pl.Index = 0)", 1),
        ),
    ],
)
def test_annotations_that_need_what_is_not_here_mean_nothing(brought: str, code: str, zygote: Zygote) -> None:
    """What they say is not looked at."""
    notebook = with_source(_with_cell_above(brought), "softmax", code)
    verdict = grade(json.dumps(notebook), A02, zygote)
    assert scores(verdict) == full_scores(A02), verdict.problems


@pytest.mark.parametrize("arguments", ["dtype=torch.float64", "*, name='é', dtype=torch.finfo(\n    torch.float64)"])
def test_a_default_of_a_library_that_is_not_here_is_none(arguments: str, zygote: Zygote) -> None:
    """The function is there, and its line is told."""
    code = SOFTMAX.replace("scores)", f"scores, {arguments})", 1)
    verdict = grade(json.dumps(with_source(_with_cell_above("import torch"), "softmax", code)), A02, zygote)
    assert scores(verdict) == full_scores(A02), verdict.problems
    assert "None stands in its place" in say(verdict.problems[-1])


def test_a_name_that_an_import_was_to_bring_is_told(zygote: Zygote) -> None:
    """No cell of the notebook defines it."""
    notebook = _with_cell_above("import tensorflow as tf; print(tf.__version__)")
    problems = grade(json.dumps(notebook), A02, zygote).problems
    assert say(problems[-1]).endswith("uses what is not here: `tf`")


def test_pandas_is_here(zygote: Zygote) -> None:
    """Students import it out of habit, and some compute with it."""
    notebook = with_source(solved_notebook(A01), "template_classifier", GROUPED)
    verdict = grade(json.dumps(notebook), A01, zygote)
    assert scores(verdict) == full_scores(A01)
    assert verdict.problems == ()


@pytest.mark.parametrize(
    "source", [SOFTMAX.replace("BASE **", "pl.DataFrame(scores) if 0 else pl.Series"), "softmax = pl.Series"]
)
def test_what_failed_for_want_of_a_library_is_flagged(source: str, zygote: Zygote) -> None:
    """For the instructor, who may install it; nothing else is."""
    notebook = with_source(_with_cell_above("import polars as pl"), "softmax", source)
    verdict = grade(json.dumps(notebook), A02, zygote)
    flags = {exercise.name: list(map(say, exercise.flags)) for exercise in verdict.exercises}
    assert "`import polars as pl` was left out" in flags.pop("softmax")[0]
    assert not any(flags.values())


def test_it_is_flagged_once_where_its_cell_was_run_twice(zygote: Zygote) -> None:
    """The second time in a process that knows nothing of the checks above."""
    loss = "import polars as pl\n\ndef nll_loss(scores, y):\n    return pl.mean(log_softmax(scores))"
    verdict = grade(json.dumps(with_source(solved_notebook(A02), "nll_loss", loss)), A02, zygote)
    assert [len(exercise.flags) for exercise in verdict.exercises if exercise.name == "nll_loss"] == [1]


def test_of_a_line_that_imports_several_libraries_those_that_are_not_here_are_told(zygote: Zygote) -> None:
    """To the student, and to the instructor the first of them."""
    notebook = _with_cell_above("import cv2, json, polars.io as io, plotly, dash")
    notebook = with_source(notebook, "softmax", SOFTMAX.replace("BASE", "cv2.e"))
    verdict = grade(json.dumps(notebook), A02, zygote)
    left_out = ["`import cv2` was left out", "`import polars` was left out", "`import plotly` was left out"]
    told = [say(problem) for problem in verdict.problems][: len(left_out)]
    assert all(text.endswith(end) for text, end in zip(told, left_out, strict=True)), told
    (flags,) = (exercise.flags for exercise in verdict.exercises if exercise.name == "softmax")
    assert [say(flag).endswith(end) for flag, end in zip(flags, left_out, strict=True)] == [True] * 3


def test_solutions_in_a_cell_too_long_to_be_parsed_are_found(zygote: Zygote) -> None:
    """All in one, at the end, below a table of numbers; the stubs are empty."""
    notebook = solved_notebook(A02)
    solved = [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("solution")]
    sources = ["".join(cell["source"]) for cell in solved if cell["cell_type"] == "code"]
    for cell in solved:
        if cell["cell_type"] == "code":
            cell["source"] = ""
    notebook["cells"].append(code_cell("\n\n".join(["table = [" + "1.25, " * 5000 + "]", *sources])))
    verdict = grade(json.dumps(notebook), A02, zygote)
    assert scores(verdict) == full_scores(A02), verdict.problems


@pytest.mark.parametrize("source", ["numbers = [1, 2]\nnumbers[2]", "import json; json.nothing"])
def test_a_mistake_of_the_students_own_ends_its_cell(source: str, zygote: Zygote) -> None:
    """As in their notebook."""
    verdict = grade(json.dumps(_with_cell_above(source)), A02, zygote)
    assert scores(verdict)["softmax"] == 0


def test_python_s_own_words_on_a_line_it_cannot_read_are_told(zygote: Zygote) -> None:
    """A space that does not break looks like any other; a magic is none of Python's."""
    for above in ("y = 1", "%matplotlib inline"):
        (problem,) = grade(json.dumps(_with_cell_above(f"{above}\nx\u00a0= 1")), A02, zygote).problems
        assert "U+00A0" in say(problem)


def test_an_import_is_left_out_with_all_its_lines() -> None:
    """And nothing else."""
    assert without_import("x = 1\nfrom a import (\n    b,\n)\ny = 2", "from a import (") == "x = 1\npass\ny = 2"
    assert without_import("import a; x = 1", "x = 1") is None
    assert without_import("if x:\n  import b as c, a.d; y = 'é'", "import b as c, a.d; y = 'é'", "a") == (
        "if x:\n  import b as c; y = 'é'"
    )
    assert without_import("x = 'é'; from a.b import c; y = 2", "x = 'é'; from a.b import c; y = 2", "a") == (
        "x = 'é'; pass; y = 2"
    )
    assert after_statement("a = 1\nb = (\n  2)\nc = 3", 2) == "c = 3"
    assert after_statement("not Python", 1) == ""
    assert after_statement("@njit\ndef f():\n    pass\nc = 3", 1) == "c = 3"


def test_experiments_that_take_long_leave_time_for_the_checks(zygote: Zygote) -> None:
    """They are interrupted; what they used up is not the time of what is graded."""
    notebook = solved_notebook(A02)
    for _ in range(2):
        notebook["cells"].insert(3, code_cell("import time\ntime.sleep(60)"))
    limits = dataclasses.replace(LIMITS, cell_timeout_s=6, submission_timeout_s=12)
    verdict = grade(json.dumps(notebook), A02, zygote, limits)
    assert scores(verdict) == full_scores(A02)
    assert len(verdict.problems) == 2


def test_an_exercise_whose_cell_takes_too_long_failed(zygote: Zygote) -> None:
    """It was attempted, and its checks say where the reason is."""
    notebook = with_source(solved_notebook(A02), "softmax", "while True:\n    pass")
    verdict = grade(json.dumps(notebook), A02, zygote, dataclasses.replace(LIMITS, cell_timeout_s=2))
    softmax = next(exercise for exercise in verdict.exercises if exercise.name == "softmax")
    assert softmax.status is Status.FAILED
    assert say(softmax.common[0]).startswith("the cell of this exercise did not run to its end")
    assert len(verdict.problems) == 1


def test_a_cell_that_stops_below_checks_when_time_is_short_is_told_what_to_do(zygote: Zygote) -> None:
    """How it fails is not told, for it may know what they asked; that it hangs or fails is."""
    notebook = with_source(solved_notebook(A02), "likelihood", "while True:\n    pass")
    limits = dataclasses.replace(LIMITS, cell_timeout_s=3, submission_timeout_s=9)
    (problem,) = grade(json.dumps(notebook), A02, zygote, limits).problems
    assert "raised an error or took too long: run all cells in a fresh kernel" in say(problem)
