"""From an author's text to notebooks: the same bytes every time, both languages in step, mistakes named."""

import re
from pathlib import Path

import nbformat
import pytest

from autograder.build import catalogues
from autograder.build.authoring import pair_languages, read_cells
from autograder.build.catalogues import PACKAGES
from autograder.build.release import write_releases
from autograder.build.solutions import Reference, fill_stub
from autograder.build.source import build_source, exercise_points, write_sources
from autograder.course import Course
from autograder.errors import CourseError
from autograder.sample_class import copy_assignment
from nncourse.language import LANGUAGES
from tests.conftest import COURSE, ROOT

TOP = '# %% [markdown] lang="en"\n# # A\n# %% [markdown] lang="ru"\n# # A\n'
STEP = '# %% exercise="sgd_step"\ndef sgd_step(params, grads, learning_rate):\n    """Step."""\n'
EACH = pytest.mark.parametrize("assignment", COURSE.assignments)


@pytest.fixture
def scratch(tmp_path: Path, assignment: str) -> Course:
    """Return a course folder of its own with one assignment."""
    return copy_assignment(COURSE, assignment, tmp_path)


@EACH
def test_source_and_release_are_what_a_build_makes(scratch: Course, assignment: str) -> None:
    """Built anew they are byte for byte the committed files."""
    write_sources(scratch, assignment)
    write_releases(scratch, assignment)
    for language in LANGUAGES:
        for path in (Course.source_path, Course.release_path):
            assert path(scratch, assignment, language).read_bytes() == path(COURSE, assignment, language).read_bytes()


@EACH
def test_both_languages_share_code_cells_and_ids(assignment: str) -> None:
    """Only prose differs, and the one line that sets the language."""
    english, russian = (build_source(COURSE, assignment, language) for language in LANGUAGES)
    assert [cell.id for cell in english.cells] == [cell.id for cell in russian.cells]
    for one, other in zip(english.cells, russian.cells, strict=True):
        if one.cell_type == "code":
            assert one.source.replace('use_language("en")', 'use_language("ru")') == other.source


@EACH
def test_the_languages_say_the_same(assignment: str) -> None:
    """Every English cell has its Russian one, with the same formulas and code words."""
    path = COURSE.text_path(assignment)
    for pair in pair_languages(read_cells(path), path):
        english, russian = pair["en"], pair["ru"]
        if english is russian:
            continue
        assert _formulas(english.text) == _formulas(russian.text), english.text[:200]
        assert _code_words(english.text) == _code_words(russian.text), english.text[:200]
        assert re.search("[а-яё]", russian.text, re.IGNORECASE)
        without_titles = re.sub(r'«[^»]*»|"[^"]*"', "", english.text)  # of Russian books
        assert not re.search("[а-яё]", without_titles, re.IGNORECASE)


@EACH
def test_a_number_is_read_as_it_is_meant(assignment: str) -> None:
    """It keeps to one line with its per cent sign, and in Russian no dash before it or a formula looks like a minus."""
    from babel.messages.pofile import read_po

    texts = [cell.text for cell in read_cells(COURSE.text_path(assignment)) if cell.kind == "markdown"]
    for path in (path for package in PACKAGES for path in (package / "locale").rglob(f"{assignment}.po")):
        texts += [entry.string for entry in read_po(path.open("rb"))]
    for text in texts:
        assert not re.search(r"\d \d{3}\b|[\d}] %|[—–] [\d$]", text), text[:200]


def _formulas(text: str) -> list[str]:
    without_code = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    found = re.findall(r"\$\$(.+?)\$\$|\$(.+?)\$", without_code, re.DOTALL)
    bare = (
        re.sub(r"\\(?:text|textrm|mathrm|operatorname)\{[^}]*\}|\s", "", block or inline) for block, inline in found
    )
    return sorted(bare)


def _code_words(text: str) -> list[str]:
    return sorted(set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))))


@EACH
def test_notebooks_are_valid_and_numbered_apart(assignment: str) -> None:
    """nbformat finds nothing to complain about, and no id or grade_id stands twice."""
    for language in LANGUAGES:
        for path in (COURSE.source_path(assignment, language), COURSE.release_path(assignment, language)):
            notebook = nbformat.read(path, as_version=4)
            nbformat.validate(notebook)
            ids = [cell.id for cell in notebook.cells]
            assert len(ids) == len(set(ids))
            grade_ids = [c.metadata.nbgrader.grade_id for c in notebook.cells if "nbgrader" in c.metadata]
            assert len(grade_ids) == len(set(grade_ids))


def test_points_are_those_of_the_contract() -> None:
    """The points of each assignment's cells sum to what the course promises."""
    promised = {
        "a00_neuron": 10,
        "a01_linear_classifier": 16,
        "a02_softmax_nll": 22,
        "a03_regularization": 14,
        "a04_gradient_descent": 18,
        "a05_sgd": 20,
        "a06_two_layer_net": 40,
    }
    for assignment in COURSE.assignments:
        notebook = nbformat.read(COURSE.release_path(assignment, "en"), as_version=4)
        points = sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in notebook.cells)
        assert points == promised[assignment], assignment


@pytest.mark.parametrize("language", LANGUAGES)
@EACH
def test_the_text_tells_the_points_that_are_given(assignment: str, language: str) -> None:
    """Of the notebook, of each exercise and of the written answer."""
    notebook = nbformat.read(COURSE.release_path(assignment, language), as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    told = {name: int(points) for name, points in re.findall(r"(?m)^### \w+ `(\w+)` \((\d+) [a-zа-я]+\)", text)}
    assert told == exercise_points(assignment)
    (in_all,) = re.findall(r"\*\*(?:Points|Баллы):\*\* (\d+)", text)
    (by_hand,) = re.findall(r"\((\d+) [a-zа-я]+, (?:marked by hand|проверяет преподаватель)\)", text)
    assert int(in_all) == sum(told.values()) + int(by_hand)
    points = (cell.metadata.get("nbgrader", {}).get("points", 0) for cell in notebook.cells)
    assert int(in_all) == sum(points)


def test_no_message_lacks_its_russian() -> None:
    """No entry of a catalogue is missing or fuzzy, placeholders are kept, and the .mo files are those of the .po."""
    import io

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for path in (path for package in PACKAGES for path in sorted((package / "locale").rglob("*.po"))):
        catalog = read_po(io.BytesIO(path.read_bytes()), locale="ru")
        for entry in catalog:
            if entry.id:
                assert entry.string, f"{path.name}: {entry.id}"
                assert not entry.fuzzy, f"{path.name}: {entry.id}"
                assert set(re.findall(r"\{(\w+)\}", entry.id)) == set(re.findall(r"\{(\w+)\}", entry.string)), entry.id
        buffer = io.BytesIO()
        write_mo(buffer, catalog)
        assert buffer.getvalue() == path.with_suffix(".mo").read_bytes(), path


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_message_has_one_russian(package: Path) -> None:
    """Catalogues are searched one behind the other: what stands in two of them would be told in the words of one."""
    from babel.messages.pofile import read_po

    told: dict[str, str] = {}
    for path in sorted((package / "locale").rglob("*.po")):
        for entry in read_po(path.open("rb")):
            if entry.id:
                assert told.setdefault(entry.id, entry.string) == entry.string, f"{path.name}: {entry.id}"


def test_a_check_that_moves_moves_no_translation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue keeps the order it has; a new message follows the one that stands before it in the code."""
    package = tmp_path / "autograder"
    checks = package / "checks" / "a00_neuron"
    checks.mkdir(parents=True)
    monkeypatch.setattr(catalogues, "PACKAGES", (package,))

    def entries(**modules: str) -> list[str]:
        for name, texts in modules.items():
            (checks / f"{name}.py").write_text("".join(f'_("{text}")\n' for text in texts))
        (path,) = catalogues.update_catalogues()
        assert path.name == "a00_neuron.po"
        return re.findall('^msgid "(.+)"$', path.read_text("utf-8"), re.MULTILINE)

    assert entries(gates="abc") == ["a", "b", "c"]
    assert entries(gates="bna", activations="c") == ["a", "b", "n", "c"]


@pytest.fixture
def reference(tmp_path: Path) -> Reference:
    """Return a small reference module."""
    path = tmp_path / "reference.py"
    path.write_text('w = 3\n\n\ndef f(x, eps=1e-5):\n    """Doc."""\n    # why\n    y = x + eps\n    return y\n')
    return Reference(path)


def test_a_stub_gets_its_solution_with_comments(reference: Reference) -> None:
    """The body of the reference stands between nbgrader's markers, after the stub's own docstring."""
    filled = fill_stub('def f(x, eps=1e-5):\n    """Stub."""', "f", reference)
    assert filled.splitlines() == [
        "def f(x, eps=1e-5):",
        '    """Stub."""',
        "    ### BEGIN SOLUTION",
        "    # why",
        "    y = x + eps",
        "    return y",
        "    ### END SOLUTION",
    ]
    assert "w = 3" in fill_stub("w = ...", "w", reference)


@pytest.mark.parametrize("stub", ["def f(x):\n    '''Stub.'''", "def g(x):\n    '''Stub.'''", "v = ..."])
def test_a_stub_that_does_not_fit_its_reference_is_refused(stub: str, reference: Reference) -> None:
    """Another signature or a missing name is one clear error."""
    with pytest.raises(CourseError, match=r"reference\.py"):
        fill_stub(stub, "f", reference)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("# %% [markdown]\n# No language", "lang="),
        ('# %% [markdown] lang="en"\n# Alone', "neighbour"),
        ('# %% [markdown] lang="ru"\n# Один', "neighbour"),
        ('# %% colour="red"\nx = 1', "colour"),
        ('# %% exercise="f" points="two"\nx = 1', "points='two'"),
    ],
)
def test_an_author_s_mistake_is_named(tmp_path: Path, text: str, word: str) -> None:
    """The error names the file and what is wrong in it."""
    path = tmp_path / "notebook.py"
    path.write_text(text)
    with pytest.raises(CourseError, match=word) as error:
        pair_languages(read_cells(path), path)
    assert "notebook.py" in str(error.value)


@pytest.mark.parametrize(
    ("stem", "text", "words"),
    [
        ("a99_none", "", r"references/a99_none\.py is missing"),
        ("a00_neuron", "", r"notebook\.py is empty"),
        ("a05_sgd", '# %% bring="a02_softmax_nll: softmx"\n', r"a02_softmax_nll\.py has no function 'softmx'"),
        ("a05_sgd", '# %% bring="a02_softmax: softmax"\n', r"a02_softmax\.py is missing"),
        ("a05_sgd", '# %% bring="softmax"\n', r'notebook\.py, bring="softmax": write it as bring="assignment: '),
        ("a05_sgd", TOP + STEP.replace("rate):", "rate:"), r"stub sgd_step: not valid Python \(.*line 1"),
        ("a05_sgd", TOP + STEP.replace("sgd", "zgd"), r"stub zgd_step: .* checks it: did you mean sgd_step\?"),
        ("a05_sgd", TOP + STEP + STEP, r"stub sgd_step: it stands twice"),
    ],
)
def test_what_does_not_fit_together_is_named(tmp_path: Path, stem: str, text: str, words: str) -> None:
    """One error, which says in which file."""
    course = copy_assignment(COURSE, "a05_sgd", tmp_path)
    path = course.text_path(stem)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    with pytest.raises(CourseError, match=words):
        build_source(course, stem, "en")


def test_a_notebook_in_another_encoding(tmp_path: Path) -> None:
    """It is named."""
    path = tmp_path / "notebook.py"
    path.write_bytes("# Один".encode("cp1251"))
    with pytest.raises(CourseError, match=r"notebook\.py is not UTF-8"):
        read_cells(path)
    with pytest.raises(CourseError, match=r"cannot be read \(Is a directory\)"):
        read_cells(tmp_path)


def test_what_nbgrader_refuses_leaves_the_release_as_it_was(tmp_path: Path) -> None:
    """Its reason is one line."""
    course = copy_assignment(COURSE, "a02_softmax_nll", tmp_path)
    text = course.text_path("a02_softmax_nll")
    text.write_text(re.sub(' answer="[^"]*"', "", text.read_text("utf-8")), "utf-8")
    write_sources(course, "a02_softmax_nll")
    with pytest.raises(CourseError, match=r"nbgrader refuses .*\(RuntimeError: Mark scheme region") as refused:
        write_releases(course, "a02_softmax_nll")
    assert "\n" not in str(refused.value)
    for language in LANGUAGES:
        path = course.release_path("a02_softmax_nll", language)
        assert path.read_bytes() == COURSE.release_path("a02_softmax_nll", language).read_bytes()


def test_what_cannot_be_built_leaves_the_sources_as_they_were(tmp_path: Path) -> None:
    """Both of them."""
    course = copy_assignment(COURSE, "a00_neuron", tmp_path)
    course.text_path("a00_neuron").write_text("")
    with pytest.raises(CourseError):
        write_sources(course, "a00_neuron")
    for language in LANGUAGES:
        path = course.source_path("a00_neuron", language)
        assert path.read_bytes() == COURSE.source_path("a00_neuron", language).read_bytes()


@pytest.mark.parametrize("address", ["", "https://gitlab.com/a/b", "git@github.com:a/b.git", "https://github.com/a"])
def test_an_address_that_colab_does_not_open(address: str, tmp_path: Path) -> None:
    """Colab's links would lead nowhere."""
    copy_assignment(COURSE, "a00_neuron", tmp_path)
    path = tmp_path / "assignments" / "course.toml"
    path.write_text(re.sub("(?m)^repository = .*", f'repository = "{address}"', path.read_text("utf-8")), "utf-8")
    with pytest.raises(CourseError, match=r"`repository` must be https://github\.com/OWNER/NAME"):
        _ = Course(tmp_path).address


def test_a_build_leaves_the_gradebook_alone(tmp_path: Path) -> None:
    """nbgrader refuses other cells where submissions were graded: it is for grading to follow a change."""
    course = copy_assignment(COURSE, "a00_neuron", tmp_path)
    write_sources(course, "a00_neuron")
    write_releases(course, "a00_neuron")
    assert not (tmp_path / "gradebook.db").exists()


def test_nothing_of_the_machine_is_committed() -> None:
    """Built notebooks hold no path of the machine they were built on."""
    for path in [*(ROOT / "source").rglob("*.ipynb"), *(ROOT / "release").rglob("*.ipynb")]:
        text = path.read_text("utf-8")
        assert str(ROOT) not in text
        assert not re.search(r"/(home|root|Users|tmp)/", text), path
