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
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)


def require_python() -> None:
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        sys.exit(f"The workbench needs Python 3.11 or newer; {sys.executable} is {found}.")


def ensure(*requirements: str) -> None:
    """Installs what the named files pin; does nothing when that was done before."""
    require_python()
    files = [PROJECT / name for name in requirements]
    stamps = {VENV / (".installed-" + file.name): _digest(file) for file in files}
    if PYTHON.exists() and all(_says(stamp, digest) for stamp, digest in stamps.items()):
        return
    print("Installing the pinned requirements into .venv (once) ...", file=sys.stderr, flush=True)
    _install(files)
    for stamp, digest in stamps.items():
        stamp.write_text(digest)


def rerun_inside() -> None:
    """Replaces this process by the same command in .venv, unless it runs there already."""
    ensure("requirements.txt")
    if Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(str(PYTHON), [str(PYTHON), *sys.argv])


def _install(files: List[Path]) -> None:  # noqa: UP006
    listed = [part for file in files for part in ("-r", file)]
    uv = shutil.which("uv")
    if uv:
        if not PYTHON.exists():
            _run(uv, "venv", "--quiet", "--python", sys.executable, VENV)
        _run(uv, "pip", "install", "--quiet", "--python", PYTHON, *listed)
        return
    if not PYTHON.exists():
        _run(sys.executable, "-m", "venv", VENV)
    _run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *listed)


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
    ensure(*sys.argv[1:])
