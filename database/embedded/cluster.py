"""The data directory: created whole or not at all, of one major version, with our settings."""

import os
import secrets
import shutil
import tempfile
from pathlib import Path

from database.embedded.binaries import MAJOR, WAY_OUT
from database.embedded.place import Place
from domain.errors import StorageUnavailable

ROLE = DATABASE = "workbench"
MEGABYTE = 2**20
_CGROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")


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
    lines += [f"{name} = '{value}'" for name, value in _settings(fsync=fsync).items()]
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


def _settings(*, fsync: bool) -> dict[str, str]:
    memory = _memory() // MEGABYTE
    settings = {
        "shared_buffers": f"{max(16, min(memory // 4, 512))}MB",
        "effective_cache_size": f"{max(64, memory // 2)}MB",
        "work_mem": f"{max(4, min(memory // 32, 64))}MB",
        "maintenance_work_mem": f"{max(16, min(memory // 16, 256))}MB",
        "max_wal_size": "2GB",
        "random_page_cost": "1.1",
        "timezone": "UTC",
        "ssl": "off",
    }
    unsafe = dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), "off")
    return settings | _log_settings() | ({} if fsync else unsafe)


def _log_settings() -> dict[str, str]:
    """One file per weekday, overwritten a week later; no statements, they carry the data."""
    return {
        "logging_collector": "on",
        "log_directory": "log",
        "log_filename": "server-%a.log",
        "log_truncate_on_rotation": "on",
        "log_rotation_age": "1d",
        "log_rotation_size": "0",
        "log_timezone": "UTC",
        "log_min_error_statement": "panic",
        "log_startup_progress_interval": "5s",
        "lc_messages": "C",
    }


def _memory() -> int:
    """Bytes of memory this machine, or the container around us, may use."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit = _CGROUP_LIMIT.read_text().strip() if _CGROUP_LIMIT.exists() else "max"
    return min(machine, int(limit)) if limit.isdecimal() else machine
