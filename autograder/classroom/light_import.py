"""nbgrader's gradebook without the rest of nbgrader, which takes longer to import than a class takes to start."""

import contextlib
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

_UNUSED = (
    "nbgrader.auth.jupyterhub",  # asks the hub who is who, and brings requests
    "nbgrader.server_extensions.assignment_list",  # pages of Jupyter's server, and with them nbconvert and Tornado's
    "nbgrader.server_extensions.course_list",
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.validate_assignment",
    "setuptools.archive_util",  # unpacks what nbgrader collects
)
_ABSENT = (  # with which jsonschema would check dates, colours and addresses, where they are
    "fqdn",
    "idna",
    "isoduration",
    "jsonpointer",
    "rfc3339_validator",
    "rfc3986_validator",
    "rfc3987",
    "rfc3987_syntax",
    "uri_template",
    "webcolors",
)


def gradebook_module() -> Any:
    """Import `autograder.classroom.gradebook` and return it. What is left out is there again for whoever asks later."""
    with _left_out():
        return importlib.import_module("autograder.classroom.gradebook")


@contextlib.contextmanager
def _left_out() -> Iterator[None]:
    stand_ins: dict[str, Any] = {name: _Nothing(name) for name in _UNUSED} | dict.fromkeys(_ABSENT)
    ours = {name for name in stand_ins if name not in sys.modules}
    sys.modules.update({name: stand_ins[name] for name in ours})
    try:
        yield
    finally:
        for name in ours:
            sys.modules.pop(name, None)


class _Nothing(ModuleType):
    """A module from which anything can be imported, and is None."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)
