"""f-strings of newer Pythons mean in this one what they mean there."""

import ast

import pytest

from autograder.grading.code.fstrings import with_calls_of_format

LOSS = {"loss": 0.25, "name": "sgd"}
NAMES = {"d": LOSS, "x": 3.14159, "w": 8, "names": ["a", "b"]}

AS_EVER = [
    'f"{x}"',
    "f'{x:.2f} and {x!r:>{w}}'",
    "f'{{{x}}}' 'plain {} braces' f'{w}'",
    'f"{x = } {x=:.1f} {w=!s}"',
    "rf'\\d{w}\\n'",
    "f\"\\N{BULLET} {w} \\t {d['loss']:{w}.{w}f}\"",
    '("one " # a comment with "quotes" and {braces}\n f"{w}" \'\'\'\n{}\'\'\' "end")',
    'f"{w if w != 3 else {1: 2}[1]}"',
    "f\"{(lambda a: a + 1)(w)} {'{'} {[n for n in names][0]}\"",
    "'no field {}' + \"# none\" + r'\\{' + str(w)if'a'else\"b\"",
    "f'{w:{\"0\"}>4}' + f'''{\nw\n}'''",
]
SINCE_3_12 = [
    ('f"{d["loss"]}"', "0.25"),
    ("f'{d['loss']:.3f} by {d['name']!r}'", "0.250 by 'sgd'"),
    ('f"{", ".join(names)}: {f"{x:.{w - 6}f}"}"', "a, b: 3.14"),
    ('f"{"\\n".join(names)}"', "a\nb"),
    ('f"{d["loss"] = }"', 'd["loss"] = 0.25'),
    ('f"{  # why\n  w\n}"', "8"),
    ('f"{d["name"]}" \' {} \' f"{d["loss"]}"', "sgd {} 0.25"),
]


@pytest.mark.parametrize("source", AS_EVER)
def test_f_strings_of_every_python_keep_their_meaning(source: str) -> None:
    """Whatever stands beside them and in them."""
    changed = with_calls_of_format(source)
    assert eval(changed, dict(NAMES)) == eval(source, dict(NAMES))
    assert not any(isinstance(node, ast.JoinedStr) for node in ast.walk(ast.parse(changed)))


@pytest.mark.parametrize(("source", "text"), SINCE_3_12)
def test_f_strings_of_python_3_12_mean_what_they_do_there(source: str, text: str) -> None:
    """Quotes, backslashes, comments and line breaks in their braces."""
    assert eval(with_calls_of_format(source), dict(NAMES)) == text


def test_strings_of_two_statements_stay_two() -> None:
    """A line ends them, but inside brackets."""
    names = dict(NAMES)
    exec(with_calls_of_format("a = 'one {}'\nf'{w}'\nb = ('{' \\\n  f'{w}'\n '}')\nc = 'c' \\\n f'{w}'"), names)
    assert (names["a"], names["b"], names["c"]) == ("one {}", "{8}", "c8")


@pytest.mark.parametrize("source", ["f'{x'", "f'{}'", "f'}'", "f'{x", "'", "f'{x!}'", "f'{x!!r}'", "\\", "f\"{'\n'}\""])
def test_what_is_no_python_at_all_stays_as_it_is(source: str) -> None:
    """So that the mistake is told, and not another one."""
    changed = with_calls_of_format(source)
    with pytest.raises(SyntaxError):
        ast.parse(changed)


def test_what_is_nested_too_deep_stays_as_it_is() -> None:
    """A program may write what nobody would."""
    source = "f'{" * 2000 + "x" + "}'" * 2000
    assert with_calls_of_format(source) == source
