"""Ask whatever listens on the stored port who it is."""

import socket
from contextlib import closing
from dataclasses import dataclass

import psutil
import psycopg2

from database.embedded.cluster import ROLE
from database.embedded.place import Place

HOST = "127.0.0.1"
_FIRST_LIBPQ_WITH_REQUIRE_AUTH = 160000


@dataclass(frozen=True)
class Answer:
    """What came back: the server's own directory and process, or why nothing useful did."""

    data_directory: str = ""
    postmaster: int = 0
    complaint: str = ""

    def comes_from(self, place: Place) -> bool:
        return self.data_directory == str(place.data)

    @property
    def refuses_password(self) -> bool:
        return "password authentication failed" in self.complaint


def ask(place: Place) -> Answer:
    """The answer of the server on the stored port, which may be a stranger."""
    try:
        port, password = int(place.port.read_text()), place.password.read_text()
    except (FileNotFoundError, ValueError):
        return Answer(complaint="it was never started")
    try:
        return _ask(port, password)
    except (psycopg2.Error, UnicodeError) as error:  # a stranger may answer in any bytes
        return Answer(complaint=str(error).strip())


def free_port(preferred: int | None) -> int:
    """The preferred port when nobody has it, else one the system chooses."""
    for port in (preferred or 0, 0):
        with closing(socket.socket()) as candidate:
            candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                candidate.bind((HOST, port))
            except OSError:
                continue
            return int(candidate.getsockname()[1])
    raise OSError("no free port on the loopback interface")


def _ask(port: int, password: str) -> Answer:
    question = "select current_setting('data_directory'), pg_backend_pid()"
    with closing(_connect(port, password)) as connection, connection.cursor() as cursor:
        cursor.execute(question)
        directory, backend = cursor.fetchone()
        return Answer(directory, _parent(backend))


def _connect(port: int, password: str) -> "psycopg2.extensions.connection":
    # A stranger on our port must not be able to ask for the password in clear text.
    guarded = psycopg2.__libpq_version__ >= _FIRST_LIBPQ_WITH_REQUIRE_AUTH
    only_scram = {"require_auth": "scram-sha-256"} if guarded else {}
    return psycopg2.connect(
        host=HOST,
        hostaddr=HOST,  # given in full: PGHOSTADDR, PGSSLMODE and the like must not lead elsewhere
        port=port,
        user=ROLE,
        password=password,
        dbname="postgres",
        connect_timeout=3,
        sslmode="disable",
        gssencmode="disable",
        options="",
        application_name="workbench-probe",
        **only_scram,
    )


def _parent(backend: int) -> int:
    try:
        return int(psutil.Process(backend).ppid())
    except psutil.Error:  # the server runs in another container
        return 0
