"""Makes .venv with the pinned requirements, when it is missing or older than they are.

Runs before anything is installed: standard library only, and old Pythons must be able to read it.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent
VENV = PROJECT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)


def require_python():
    if sys.version_info < OLDEST:
        sys.exit(
            "The workbench needs Python %d.%d or newer; this is Python %d.%d (%s)."
            % (OLDEST + tuple(sys.version_info[:2]) + (sys.executable,))
        )


def ensure(*requirements):
    """Installs what the named files pin; does nothing when that was done before."""
    require_python()
    files = [PROJECT / name for name in requirements]
    stamps = {VENV / (".installed-" + file.name): _digest(file) for file in files}
    if PYTHON.exists() and all(_says(stamp, digest) for stamp, digest in stamps.items()):
        return
    print("Installing the pinned requirements into .venv (once; about a minute) ...", flush=True)
    _install(files)
    for stamp, digest in stamps.items():
        stamp.write_text(digest)


def rerun_inside():
    """Replaces this process by the same command in .venv, unless it runs there already."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    ensure("requirements.txt")
    os.execv(str(PYTHON), [str(PYTHON)] + sys.argv)


def _install(files):
    listed = [part for file in files for part in ("-r", str(file))]
    uv = shutil.which("uv")
    if uv:
        if not PYTHON.exists():
            _run([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)])
        _run([uv, "pip", "install", "--quiet", "--python", str(PYTHON)] + listed)
        return
    if not PYTHON.exists():
        _run([sys.executable, "-m", "venv", str(VENV)])
    _run(
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"] + listed
    )


def _run(command):
    try:
        subprocess.run(command, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit("Installing failed: %s" % error)


def _digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _says(stamp, digest):
    return stamp.exists() and stamp.read_text() == digest


if __name__ == "__main__":
    ensure(*sys.argv[1:])
