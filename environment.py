"""Makes .venv with the pinned requirements, when it is missing or older than they are.

Runs before anything is installed, so it needs only the standard library, and older Pythons must
be able to read it.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import List, Union  # noqa: UP035  (see above)

PROJECT = Path(__file__).resolve().parent
VENV = PROJECT / ".venv"
OLDEST = (3, 11)


def require_python() -> None:
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        sys.exit(f"The workbench needs Python 3.11 or newer; {sys.executable} is {found}.")


def python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure(*requirements: str, venv: Path = VENV) -> None:
    """Installs what the named files pin; does nothing when that was done before."""
    require_python()
    files = [PROJECT / name for name in requirements]
    stamps = {venv / (".installed-" + file.name): _digest(file) for file in files}
    if python_of(venv).exists() and all(_says(stamp, digest) for stamp, digest in stamps.items()):
        return
    told = "Installing the pinned requirements into {} (once) ..."
    print(told.format(venv.name), file=sys.stderr, flush=True)
    _install(files, venv)
    for stamp, digest in stamps.items():
        stamp.write_text(digest)


def keep_to_one_thread() -> None:
    """Before numpy is loaded. The matrices here are small, and on a busy machine threads of their
    own only wait for each other: 3.4 s of processor time where one thread needs 0.2 s."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def rerun_inside() -> None:
    """Replaces this process by the same command in .venv, unless it runs there already."""
    ensure("requirements.txt")
    if Path(sys.prefix).resolve() != VENV.resolve():
        python = str(python_of(VENV))
        os.execv(python, [python, *sys.argv])


def _install(files: List[Path], venv: Path) -> None:  # noqa: UP006
    python = python_of(venv)
    listed = [part for file in files for part in ("-r", file)]
    uv = shutil.which("uv")
    if uv:
        if not python.exists():
            _run(uv, "venv", "--quiet", "--python", sys.executable, venv)
        _run(uv, "pip", "install", "--quiet", "--python", python, *listed)
        return
    if not python.exists():
        _run(sys.executable, "-m", "venv", venv)
    _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *listed)


def _run(*command: Union[str, Path]) -> None:  # noqa: UP007
    try:
        subprocess.run([str(part) for part in command], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"Installing failed: {error}")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _says(stamp: Path, digest: str) -> bool:
    return stamp.exists() and stamp.read_text() == digest


if __name__ == "__main__":
    arguments = sys.argv[1:]
    chosen = VENV
    if arguments[:1] == ["--venv"]:
        chosen, arguments = PROJECT / arguments[1], arguments[2:]
    ensure(*arguments, venv=chosen)
