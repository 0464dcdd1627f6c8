"""The gettext catalogues: every title, hint, message and label that Russian readers meet.

What is named as an assignment, a module or a package with all its modules, has the catalogue of that name; everything
else goes to that of its package.
"""

import ast
import io
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGES = tuple(Path(__file__).parents[2] / name for name in ("nncourse", "autograder"))

_LANGUAGE = "ru"
_LEFT_BY_PIP = PACKAGES[0] / "build"
_KEYWORDS = {"_": None, "translate": None}
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def update_catalogues(only: Collection[str] = ()) -> dict[Path, list[str]]:
    """Bring the .po files up to the code, compile the .mo files, and return what each still lacks or marks fuzzy.

    `only` names the catalogues to update, where not all are meant.
    """
    lacking = {}
    for package in PACKAGES:
        for domain, messages in _messages(package).items():
            if only and domain not in only:
                continue
            path = package / "locale" / _LANGUAGE / "LC_MESSAGES" / f"{domain}.po"
            if path.with_suffix(".mo").exists() and not path.exists():
                continue  # a package that pip has installed comes without the texts of its translators
            catalog = _updated(path, messages, domain)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_written(catalog))
            with path.with_suffix(".mo").open("wb") as file:
                write_mo(file, catalog)
            missing = [str(entry.id) for entry in catalog if entry.id and (not entry.string or entry.fuzzy)]
            if missing:
                lacking[path] = missing
    return lacking


def _messages(package: Path) -> dict[str, list[str]]:
    """Return the messages of a package in the order of the code, by catalogue."""
    stems = {path.stem for path in (package / "checks").glob("a[0-9]*")}
    found: dict[str, list[str]] = {}
    for path in sorted(path for path in package.rglob("*.py") if not path.is_relative_to(_LEFT_BY_PIP)):
        parts = path.relative_to(package).with_suffix("").parts
        domain = next((part for part in parts if part in stems), package.name)
        texts = [str(text) for _, text, _, _ in extract_from_file("python", path, keywords=_KEYWORDS)]
        if new := _check_titles(path) + texts:
            found.setdefault(domain, []).extend(new)
    return {domain: list(dict.fromkeys(texts)) for domain, texts in found.items()}


def _check_titles(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return [
        (ast.get_docstring(node) or node.name).strip()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "check"
    ]


def _updated(path: Path, messages: list[str], domain: str) -> Catalog:
    fresh = Catalog(
        locale=_LANGUAGE,
        domain=domain,
        project="nncourse",
        version="1",
        header_comment="# Made by `autograder build` from the messages in the code; the translations are written here.",
        msgid_bugs_address="the issues of the repository",
        last_translator="the authors of the course",
        language_team="the authors of the course",
        creation_date=_EPOCH,
        fuzzy=False,
    )
    fresh.revision_date = _EPOCH
    known = read_po(io.BytesIO(path.read_bytes()), locale=_LANGUAGE) if path.exists() else Catalog(locale=_LANGUAGE)
    for message in _in_known_order(messages, known):
        old = known.get(message)
        fresh.add(
            message,
            old.string if old else "",
            flags=old.flags - {"python-brace-format", "python-format"} if old else (),
        )
    return fresh


def _in_known_order(messages: list[str], known: Catalog) -> list[str]:
    """Return the messages in the order of a catalogue, so that code that moves moves no translation.

    A new message follows the one that stands before it in the code.
    """
    known_places = {entry.id: place for place, entry in enumerate(known)}
    places, place = {}, 0
    for message in messages:
        place = places[message] = known_places.get(message, place)
    return sorted(messages, key=places.__getitem__)


def _written(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=120, no_location=True, sort_output=False)
    return buffer.getvalue()
