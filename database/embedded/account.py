"""Whose rights the server runs with: Postgres refuses to run as root."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.errors import StorageUnavailable

# "nobody" comes last: sandboxes and web servers drop to it, and whoever shares the
# account can read the data.
CANDIDATES = ("postgres", "_postgres", "daemon", "nobody")
# Only these variables: a stray PGDATA, PGOPTIONS or LANG would change what is started.
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True)
class Account:
    """User and group to start programs with; `None` for both means: as we are."""

    uid: int | None = None
    gid: int | None = None

    @property
    def groups(self) -> list[int] | None:
        return None if self.uid is None else []

    def run(self, *argv: str | Path, text: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            argv,
            input=text,
            capture_output=True,
            text=True,
            cwd="/",  # the current folder may be closed to that user
            env=ENVIRONMENT,
            user=self.uid,
            group=self.gid,
            extra_groups=self.groups,
            umask=0o077,
            check=False,
        )

    def succeeds(self, script: str, *arguments: str | Path) -> bool:
        """Whether a shell running with this account's rights is content."""
        return self.run("/bin/sh", "-c", script, "sh", *arguments).returncode == 0

    def can_enter(self, folder: Path) -> bool:
        return self.uid is None or self.succeeds('cd "$1"', folder)

    def take(self, path: Path) -> None:
        """Make a path that we have just created belong to this account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)


def server_account(data: Path) -> Account:
    """The account for the server: ours, or as root the owner of the data, or a system user."""
    if os.geteuid() != 0:
        return Account()
    if data.is_dir() and data.stat().st_uid != 0:
        return Account(data.stat().st_uid, data.stat().st_gid)
    return _system_account(CANDIDATES)


def _system_account(names: Sequence[str]) -> Account:
    import pwd  # absent on Windows

    for entry in (e for name in names for e in pwd.getpwall() if e.pw_name == name):
        if entry.pw_uid != 0:
            return Account(entry.pw_uid, entry.pw_gid)
    raise StorageUnavailable(
        "Postgres refuses to run as root and this system has none of the users "
        f"{', '.join(names)}. Start the workbench as a plain user, or set WORKBENCH_DATABASE_URL."
    )
