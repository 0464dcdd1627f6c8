"""Libraries that do an exercise are seen in the code, whatever leads to them, and the rules say what becomes of it."""

import json
import pickle
import time
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.engine.zygote import Zygote
from autograder.errors import CourseError
from autograder.grading.code.ready_made import READY_MADE
from autograder.grading.code.sightings import Code
from autograder.grading.grade import _ruled, grade_submission
from autograder.grading.libraries import Libraries, LibraryRules, Policy
from autograder.grading.notebook.submission import read_submission
from autograder.grading.verdict import ExerciseVerdict, Verdict
from autograder.intake.course_files import libraries_of
from autograder.messages import say
from autograder.report.autograded import verdict_lines
from autograder.sample_class import copy_assignment
from nncourse.language import Message
from tests.conftest import COURSE, LIMITS, full_scores, grade, load, scores
from tests.grading.notebooks import code_cell, release_notebook, solved_notebook, with_source

A02 = "a02_softmax_nll"
RESTS_ON_ONE = {
    "alias": """
import scipy.special as s
def softmax(x):
    return s.softmax(x, axis=-1)
""",
    "from": """
from scipy.special import softmax as f
def softmax(x):
    return f(x)
""",
    "local": """
def softmax(x):
    from scipy import special
    return special.softmax(x)
""",
    "assign": """
import scipy
softmax = scipy.special.softmax
""",
    "declared global": """
from scipy.special import softmax as f
def softmax(x):
    global f
    f = f
    return f(x)
""",
    "direct": "from scipy.special import softmax",
    "star": """
from scipy.special import *
def softmax(x):
    return log_softmax(x)
""",
    "getattr": """
import scipy.special as s
def softmax(x):
    return getattr(s, 'soft' + 'max')(x)
""",
    "getattr dyn": """
import scipy.special as s
n='softmax'
def softmax(x):
    return getattr(s, n)(x)
""",
    "import_module": """
import importlib
def softmax(x):
    return importlib.import_module('scipy.special').softmax(x)
""",
    "resolve_name": """
import pkgutil
softmax = pkgutil.resolve_name('scipy.special:softmax')
""",
    "match": """
import scipy.special as sp
match sp:
    case q: pass
def softmax(x):
    return q.softmax(x)
""",
    "import_module2": """
from importlib import import_module as im
s = im('scipy.special')
def softmax(x):
    return s.softmax(x)
""",
    "__import__": """
def softmax(x):
    return __import__('scipy.special').special.softmax(x)
""",
    "sys.modules": """
import sys, scipy.special
def softmax(x):
    return sys.modules['scipy.special'].softmax(x)
""",
    "globals": """
import scipy.special as s
globals()['softmax'] = s.softmax
""",
    "exec": "exec('from scipy.special import softmax')",
    "exec2": """
def softmax(x):
    exec('from scipy.special import softmax as q')
    return locals()['q'](x)
""",
    "helper": """
import scipy.special as s
def helper(x):
    return s.logsumexp(x)
def softmax(x):
    return helper(x)
""",
    "table": """
import scipy.special as s
T = {}
T['f'] = s.softmax
def softmax(x):
    return T['f'](x)
""",
    "append": """
import scipy.special as s
T = []
T.append(s.softmax)
def softmax(x):
    return T[0](x)
""",
    "setattr": """
import scipy.special as s
class A: pass
A.f = staticmethod(s.softmax)
def softmax(x):
    return A.f(x)
""",
    "global": """
import scipy.special as s
def setup():
    global softmax
    softmax = s.softmax
setup()
""",
    "lambda": """
import scipy.special as s
softmax = lambda x: s.softmax(x)
""",
    "decorator": """
import jax
@jax.jit
def softmax(x):
    return x
""",
    "try": """
try:
    import torch.nn.functional as F
except ImportError:
    pass
def softmax(x):
    return F.softmax(x)
""",
    "magic": """
%matplotlib inline
!pip install scipy
import scipy.special as s
%time softmax = s.softmax
""",
    "newer Python": """
import scipy.special as s
def softmax(x):
    print(f"{", ".join(["a"])}")
    return s.softmax(x)
""",
    "vars": """
import scipy.special as s
def softmax(x):
    return vars(s)['softmax'](x)
""",
    "class": """
import sklearn.utils.extmath as e
class M:
    def __call__(self, x):
        return e.softmax(x)
softmax = M()
""",
    "walrus": """
import scipy.special as s
def softmax(x):
    return (f := s.softmax)(x)
""",
    "default": """
import scipy.special as s
def softmax(x, f=s.softmax):
    return f(x)
""",
    "partial": """
from functools import partial
import scipy.special as s
softmax = partial(s.softmax, axis=-1)
""",
    "comment % trick": """
import scipy.special as s
y = (7
 % 3)
def softmax(x):
    return s.softmax(x)
""",
    "nncourse": """
from nncourse.checks.a02_softmax_nll import three_scores
def softmax(x):
    return three_scores
""",
}
RESTS_ON_NONE = {
    "numpy": """
import numpy as np
def softmax(x):
    e = np.exp(x)
    return e / e.sum()
""",
    "compare": """
import numpy as np
import scipy.special as s
def softmax(x):
    return np.exp(x)
np.testing.assert_allclose(softmax(1), s.softmax(1))
print(s.softmax(1))
""",
    "superseded": """
from scipy.special import softmax
softmax(1)
def softmax(x):
    return x
""",
    "param": """
from scipy.special import softmax as f
def softmax(f):
    return f(1)
""",
    "other fn": """
import scipy.special as s
import scipy
def softmax(x):
    return s.erf(x) + scipy.stats.norm(1)
""",
    "other exercise": """
import scipy.special as s
def log_softmax(x):
    return s.log_softmax(x)
def softmax(x):
    return x
""",
    "nncourse": """
import nncourse
from nncourse import check, load_mnist, plots
X = load_mnist()
def softmax(x):
    return X
""",
}
WITH_SCIPY = "import scipy.special as s\n\n\ndef softmax(scores):\n    return s.softmax(scores, axis=-1)"


def seen(*cells: str, given: tuple[str, ...] = ()) -> list[str]:
    """Return the libraries that softmax rests on."""
    return [sighting.known_as for sighting in Code(cells, given, READY_MADE).rests_on(["softmax"])]


@pytest.mark.parametrize("source", RESTS_ON_ONE.values(), ids=RESTS_ON_ONE)
def test_a_library_is_seen_whatever_leads_to_it(source: str) -> None:
    """Imports, aliases, tables, texts that are run: what softmax needs is followed."""
    assert seen(source)


@pytest.mark.parametrize("source", RESTS_ON_NONE.values(), ids=RESTS_ON_NONE)
def test_code_of_ones_own_is_not_suspected(source: str) -> None:
    """Comparing with a library, or using it elsewhere, is nobody's business."""
    assert seen(source) == []


def test_cells_are_read_together_and_given_ones_only_for_their_imports() -> None:
    """An import in one cell serves the next; what a given cell does with a library is the course's own."""
    assert seen("import scipy.special as s", "def softmax(x):\n    return s.softmax(x)") == ["scipy.special.softmax"]
    given = "from sklearn.linear_model import LogisticRegression\ndef train():\n    return LogisticRegression()"
    assert seen("def softmax(x):\n    return train()", given=(given,)) == []
    assert seen("def softmax(x):\n    return LogisticRegression().fit(x)", given=(given,))


@pytest.mark.parametrize(
    "source",
    [
        WITH_SCIPY + "\n" + "# long\n" * 20_000,
        WITH_SCIPY + "\nx = " + "-" * 9_000 + "1",
        WITH_SCIPY + "\nx = " + "(" * 150 + "1" + ")" * 150,
        WITH_SCIPY + "\nx = " + " + ".join(["'a'"] * 900),
        WITH_SCIPY + "\nx = getattr(" + " + ".join(["'a'"] * 900) + ", 'b')",
        WITH_SCIPY + "\nsoftmax\x00 = 1",
        WITH_SCIPY + "\nthis is no Python",
    ],
    ids=["long", "deep", "brackets", "sum", "sum in a call", "zero byte", "no Python"],
)
def test_what_cannot_be_taken_apart_is_read_by_its_words(source: str) -> None:
    """Neither a crash nor a place to hide."""
    assert seen(source)


def test_a_name_that_only_a_cell_too_long_to_be_parsed_can_give_is_looked_for_there() -> None:
    """Padding hides nothing; and names that come from elsewhere are not suspected for what stands beside them."""
    long = "import scipy.special as tool\nX = 1\n" + "# long\n" * 20_000
    assert seen(long, "def softmax(x):\n    return tool.softmax(x)")
    assert not seen(long, "X = 2\n", "def softmax(x):\n    return np.exp(X) / x", given=("import numpy as np",))


def _graded(notebook: dict[str, object], zygote: Zygote, rules: LibraryRules) -> Verdict:
    assignment = replace(load(A02), libraries=rules)
    return grade_submission(json.dumps(notebook).encode(), assignment, zygote, LIMITS)[0]


def test_what_takes_too_long_to_see_is_told_beside_what_was_told_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scores stay, and so do the flags of every exercise."""

    def never_done(*_: object) -> None:
        raise TimeoutError

    assignment = load(A02)
    broken = Message("a check is broken")
    verdicts = {name: ExerciseVerdict(name, (), flags=(broken,)) for name in assignment.checks}
    submission = read_submission(json.dumps(solved_notebook(A02)).encode(), assignment.template)
    monkeypatch.setattr("autograder.grading.grade.Libraries", never_done)
    first, *others = _ruled(verdicts, assignment, submission)
    assert [say(flag)[:23] for flag in first.flags] == ["a check is broken", "which libraries the cod"]
    assert [first.name, *(one.name for one in others)] == list(assignment.checks)
    assert all(one.flags == (broken,) for one in others)


def test_a_few_lines_are_told_of_many() -> None:
    """An instructor looks at the code in any case."""
    lines = "".join(f"    a{i} = s.softmax(x)\n" for i in range(9))
    code = Code([f"import scipy.special as s\ndef softmax(x):\n{lines}"], (), READY_MADE)
    assert len(code.rests_on(["softmax"])) == 5


def test_code_of_thousands_of_lines_takes_no_time_to_look_through() -> None:
    """Nor does it take memory for each line as often as there are lines."""
    cells = ["scipy = 1\n" + "a = 1\n" * 3_000, "\n".join(f"b{number} = b{number + 1}" for number in range(1_200))]
    cells.append(f"if 0: a = {'lambda:' * 2_800}1")
    cells.append("if 0: a = exec" + "('a')" * 60)
    code = Code(cells, (), ("scipy",))
    started = time.process_time()
    assert code.rests_on({"a", "b0"}) == ()
    assert time.process_time() - started < 5  # a minute, where each line is looked up among all others


def test_the_rules_allow_flag_or_refuse(zygote: Zygote) -> None:
    """Flagged, the points stay and only the instructor knows; refused, the exercise earns nothing and says why."""
    notebook, full = with_source(solved_notebook(A02), "softmax", WITH_SCIPY), full_scores(A02)
    allowed, flagged, refused = (
        _graded(notebook, zygote, LibraryRules(exercises={"softmax": policy})) for policy in Policy
    )
    assert scores(allowed) == scores(flagged) == full
    assert [one.flags for one in allowed.exercises if one.name == "softmax"] == [()]
    softmax = flagged.exercises[0]
    assert "scipy.special.softmax" in softmax.flags[0].in_language("en")
    assert "return s.softmax(scores, axis=-1)" in softmax.flags[0].in_language("en")
    assert "scipy" not in "\n".join(verdict_lines(softmax, "en"))
    assert scores(refused) == {**full, "softmax": 0, "nll_gradient": full["nll_gradient"]}
    assert "write this yourself" in "\n".join(verdict_lines(refused.exercises[0], "en"))


def test_a_failed_check_keeps_its_own_message_when_refused(zygote: Zygote) -> None:
    """What was wrong anyway is still explained."""
    source = "from scipy.special import softmax as s\ndef softmax(scores):\n    return s(scores)"
    notebook = with_source(release_notebook(A02), "softmax", source)
    verdict = _graded(notebook, zygote, LibraryRules(default=Policy.REFUSE))
    texts = {message.text for outcome in verdict.exercises[0].outcomes for message in outcome.messages}
    assert verdict.exercises[0].earned == 0
    assert len(texts) > 1


@pytest.mark.parametrize("assignment", COURSE.assignments)
def test_solved_notebooks_are_not_flagged(assignment: str) -> None:
    """The course's own use of scikit-learn is not the student's."""
    loaded = load(assignment)
    submission = read_submission(json.dumps(solved_notebook(assignment)).encode(), loaded.template)
    libraries = Libraries(LibraryRules(), submission, {name: loaded.defines(name) for name in loaded.checks})
    for exercise in loaded.checks:
        assert libraries.ruled(ExerciseVerdict(exercise, ())).flags == ()


def test_what_builds_on_another_exercise_is_not_suspected_for_it(zygote: Zygote) -> None:
    """A library in softmax costs softmax, and not what calls it."""
    notebook, full = with_source(solved_notebook(A02), "softmax", WITH_SCIPY), full_scores(A02)
    assert scores(_graded(notebook, zygote, LibraryRules(Policy.REFUSE))) == {**full, "softmax": 0}


def test_a_cell_of_ones_own_in_between_is_followed(zygote: Zygote) -> None:
    """A helper defined elsewhere in the notebook leads to the library too."""
    notebook = with_source(solved_notebook(A02), "softmax", "def softmax(scores):\n    return helper(scores)")
    notebook["cells"].insert(1, code_cell("from scipy.special import softmax as f\nhelper = lambda x: f(x, -1)"))
    verdict = grade(json.dumps(notebook), A02, zygote)
    assert [one.name for one in verdict.exercises if one.flags] == ["softmax"]
    assert scores(verdict) == full_scores(A02)


def _course(folder: Path, libraries: str) -> Course:
    course = copy_assignment(COURSE, A02, folder / "course")
    settings = course.settings_path
    text = settings.read_text("utf-8").split("[libraries]")[0]
    settings.write_text(text + libraries, "utf-8")
    return Course(course.root)


def test_the_rules_are_a_setting(tmp_path: Path) -> None:
    """A default, and one for each exercise; they travel to other processes."""
    text = '[libraries]\ndefault = "allow"\n[libraries.a02_softmax_nll]\nsoftmax = "refuse"\n'
    rules = libraries_of(_course(tmp_path, text), A02)
    assert rules.policy("softmax") is Policy.REFUSE
    assert rules.policy("nll_loss") is Policy.ALLOW
    assert pickle.loads(pickle.dumps(replace(load(A02), libraries=rules))).libraries == rules
    assert libraries_of(COURSE, A02).policy("softmax") is Policy.FLAG


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[libraries]\ndefault = "forbid"', "default is 'forbid'"),
        ("[libraries]\ndefault = true", "default is True"),
        ('[libraries.a02_softmax_nll]\nsoftmax = "no"', "a02_softmax_nll.softmax is 'no'"),
        ('[libraries.a02_softmax_nll]\nsoftmux = "flag"', "a02_softmax_nll.softmux is no exercise"),
        ('[libraries.a99]\nsoftmax = "flag"', "a99 is neither"),
        ('[libraries]\na02_softmax_nll = "flag"', "a02_softmax_nll must be a table"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, key: str) -> None:
    """The error names the file, the key and what to choose from."""
    with pytest.raises(CourseError) as error:
        libraries_of(_course(tmp_path, text), A02)
    assert "course.toml" in str(error.value)
    assert key in str(error.value)
