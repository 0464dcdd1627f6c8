"""Writing files that are whole or not there, however the program ends."""

import contextlib
import errno
from pathlib import Path

from autograder.errors import AutograderError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def write_whole(path: Path, text: str) -> Path:
    """Write `text` to `path`, making its folder, and return `path`.

    Raises `OSError`; where nothing at all can be written any more, `AutograderError` with what to do.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, "utf-8", errors="replace")  # the name of a folder may be no text
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        if error.errno in _NO_ROOM:
            raise AutograderError(
                f"{path} cannot be written ({error.strerror}): make room or make the folder writable, then run this "
                "again; what is graded already is kept"
            ) from None
        raise
    return path
