"""Lock in a process that does nothing, to see whether this machine allows it."""

import json
import os
import socket
import sys

from .confine import KernelLimits
from .warden import become_warden, fork_first, lock_in


def main() -> None:
    """End with 0 where a submission could be locked in; say on stderr why not and end with 1 where it could not."""
    settings = json.loads(sys.argv[1])
    here, there = socket.socketpair()
    try:
        become_warden()
        submission = fork_first()
        if submission == 0:
            lock_in(KernelLimits(**settings["limits"]), settings["folders"], there)
            os._exit(0)
    except OSError as error:
        os.write(2, f"a submission cannot be locked in: {error}\n".encode())
        os._exit(1)
    here.close()
    _pid, status = os.waitpid(submission, 0)
    sys.exit(status != 0)
