"""Lock in a process that does nothing, to see whether this machine allows it."""

import json
import os
import sys

from .confine import Limits
from .warden import lock_in


def main() -> None:
    """End with 0 where a submission could be locked in; say on stderr why not and end with 1 where it could not."""
    settings = json.loads(sys.argv[1])
    told, tell = os.pipe()
    if (first := os.fork()) == 0:
        try:
            lock_in(Limits(**settings["limits"]), settings["folders"], started=lambda pid: os.close(tell))
            os.write(tell, b"in")
        except OSError as error:
            os.write(2, f"a submission cannot be locked in: {error}\n".encode())
        finally:
            os._exit(0)
    os.close(tell)
    inside = os.read(told, 2) == b"in"
    os.waitpid(first, 0)
    sys.exit(not inside)
