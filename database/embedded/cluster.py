"""The data directory: created whole or not at all, of one major version, with our settings."""

import os
import secrets
import shutil
import tempfile
from pathlib import Path

from database.embedded.binaries import MAJOR, WAY_OUT
from database.embedded.place import Place
from database.embedded.settings import server_settings
from domain.errors import StorageUnavailable

ROLE = DATABASE = "workbench"


def ensure_cluster(place: Place, install: Path, *, fsync: bool) -> None:
    """Create the data directory unless one of our major version exists."""
    if place.data.exists():
        _refuse_other_major(place)
        return
    # A new name each time: the initdb of a killed starter may still be writing to its own.
    for abandoned in place.home.glob("unfinished.*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    unfinished = Path(tempfile.mkdtemp(prefix="unfinished.", dir=place.home))
    place.account.take(unfinished)
    _write_password(place)
    _initdb(place, install, unfinished, fsync=fsync)
    unfinished.rename(place.data)


def write_settings(place: Place, *, fsync: bool) -> None:
    """Ours lie beside the data and win over its own file, but not over `ALTER SYSTEM`."""
    lines = [f"include '{place.data.name}/postgresql.conf'"]
    lines += [f"{name} = '{value}'" for name, value in server_settings(fsync=fsync).items()]
    replace_text(place.settings, "\n".join(lines) + "\n", mode=0o644)


def replace_text(path: Path, text: str, *, mode: int) -> None:
    """Write so that a reader sees the old text or the new one, never half of it."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    fresh.write_text(text)
    fresh.chmod(mode)
    fresh.rename(path)


def _refuse_other_major(place: Place) -> None:
    version = place.data / "PG_VERSION"
    found = version.read_text().strip() if version.exists() else "an unknown version"
    if found != str(MAJOR):
        raise StorageUnavailable(
            f"The database in {place.data} was written by Postgres {found}, this workbench runs "
            f"Postgres {MAJOR}. Export it with Postgres {found} (pg_dump) and import it again, or "
            f"move that folder away to start empty. {WAY_OUT}"
        )


def _write_password(place: Place) -> None:
    replace_text(place.password, secrets.token_urlsafe(24), mode=0o600)
    place.account.take(place.password)  # initdb reads it with the rights of the account


def _initdb(place: Place, install: Path, data: Path, *, fsync: bool) -> None:
    options = [f"--username={ROLE}", f"--pwfile={place.password}", "--auth=scram-sha-256"]
    options += ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    options += [] if fsync else ["--no-sync"]
    _run(place, install / "bin" / "initdb", *options, "-D", data)
    single_user = ["--single", "-c", "exit_on_error=on", *([] if fsync else ["-F"])]
    create = f"create database {DATABASE}\n"
    _run(place, install / "bin" / "postgres", *single_user, "-D", data, "postgres", text=create)


def _run(place: Place, *argv: str | Path, text: str = "") -> None:
    done = place.account.run(*argv, text=text)
    if done.returncode != 0:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-8:])
        raise StorageUnavailable(f"The database could not be created in {place.home}:\n{said}")
