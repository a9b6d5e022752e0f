"""Where the files of a server lie: under its folder, or where its account can reach them."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from database.embedded.account import Account, server_account
from database.embedded.binaries import make_public_folder
from domain.errors import StorageUnavailable

NOTE = "where-the-database-is.txt"


@dataclass(frozen=True)
class Place:
    """The files of one server; `home` belongs to whoever starts it, `data` to its account."""

    home: Path

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def password(self) -> Path:
        return self.home / "password"

    @property
    def port(self) -> Path:
        return self.home / "port"

    @property
    def settings(self) -> Path:
        return self.home / "workbench.conf"

    @property
    def start_log(self) -> Path:
        return self.home / "start.log"

    @property
    def alive(self) -> Path:
        return self.home / "alive.lock"

    @property
    def account(self) -> Account:
        return server_account(self.data)


def known_place(folder: Path, state_root: Path) -> Place:
    """The place in use for a folder; touches nothing."""
    note = folder / NOTE
    if not note.exists():
        return Place(folder / "postgres")
    elsewhere = _elsewhere(folder, state_root)
    lines = note.read_text().splitlines()
    if str(elsewhere) not in lines:
        raise StorageUnavailable(
            f"{note} was written for another folder. If this folder was moved, rename the database "
            f"it names to {elsewhere} and that line with it; if it is a copy, delete the note."
        )
    if os.geteuid() != 0:
        raise StorageUnavailable(f"The database of {folder} was created by root, see {note}.")
    return Place(elsewhere)


def settle(folder: Path, state_root: Path) -> Place:
    """The place for a folder, made ready: elsewhere when the account cannot enter the folder."""
    place = known_place(folder, state_root)
    if not place.account.can_enter(folder) and place.home.parent == folder:
        _refuse_to_abandon(place)
        place = Place(_elsewhere(folder, state_root))
        _write_note(folder, place.home)
    make_public_folder(place.home)
    return place


def _elsewhere(folder: Path, state_root: Path) -> Path:
    return state_root / hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]


def _refuse_to_abandon(place: Place) -> None:
    if place.data.exists():
        raise StorageUnavailable(
            f"User {place.account.uid} owns the database in {place.data} but may not enter a "
            "folder above it. Give back that permission, or move the project."
        )


def _write_note(folder: Path, home: Path) -> None:
    (folder / NOTE).write_text(
        "Postgres does not run as root, and the user it runs as may not enter this folder.\n"
        "The database of this folder is therefore kept in\n"
        f"{home}\n"
        "Deleting this folder does not delete it.\n"
    )
