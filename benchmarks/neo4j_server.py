"""A real Neo4j 5.26 Community server on loopback, with a fresh data folder: for the tests and the benchmarks.

    python benchmarks/neo4j_server.py install          # fetch the jars once (needs Java 17 or later and Maven)
    python benchmarks/neo4j_server.py run               # start one, print its address and password, stop it on Ctrl-C
    python benchmarks/neo4j_server.py admin HOME ARGS   # `neo4j-admin ARGS` on a server's home folder

From Python: `with running_server() as server: ...`. The jars live in the user's cache folder, never in the project.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

VERSION = "5.26.10"
PASSWORD = "only-for-tests"
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
START_SECONDS = 300


class ServerUnavailableError(RuntimeError):
    """The server can't be had on this machine; the message says why."""


@dataclass
class Server:
    """A server's home folder and ports; `start`, `stop` and `kill` act on its process."""

    home: Path
    bolt: int
    http: int
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def log(self) -> Path:
        return self.home / "console.log"

    def start(self) -> None:
        """Start the process and wait until it says that it is ready."""
        opens = [word for package in OPENED for word in ("--add-opens", f"{package}=ALL-UNNAMED")]
        command = ["java", "-Xmx1g", *opens, "-cp", f"{jars()}/*", "org.neo4j.server.CommunityEntryPoint"]
        command += [f"--home-dir={self.home}", f"--config-dir={self.home}/conf", "--console-mode"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        self._wait()

    def stop(self) -> None:
        """Stop it as an administrator would, and wait."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def _wait(self) -> None:
        assert self.process is not None
        deadline = time.monotonic() + START_SECONDS
        while "Started." not in self.log.read_text(errors="replace"):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise ServerUnavailableError(f"Neo4j did not start:\n{self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.1)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(timeout=60)


def jars() -> Path:
    """The folder of the server's jars."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "kg" / f"neo4j-{VERSION}"


def unavailable() -> str:
    """Why the server can't run here, "" if it can."""
    missing = [tool for tool in ("java",) if not shutil.which(tool)]
    if missing:
        return f"{', '.join(missing)} not found"
    return "" if jars().is_dir() else "not installed: python benchmarks/neo4j_server.py install"


def install() -> None:
    """Fetch the jars with Maven into the cache folder; does nothing where they are already there."""
    if jars().is_dir():
        return
    if not shutil.which("mvn"):
        raise ServerUnavailableError("Maven (mvn) not found")
    jars().parent.mkdir(parents=True, exist_ok=True)
    pom = Path(__file__).parent / "neo4j" / "pom.xml"
    with tempfile.TemporaryDirectory(dir=jars().parent) as staging:
        target = Path(staging) / "lib"
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={target}"]
        subprocess.run(["mvn", "--quiet", "--batch-mode", "--file", str(pom), *goal], check=True)
        target.rename(jars())


def make_home(home: Path, *, settings: dict[str, str] | None = None) -> Server:
    """A fresh home folder with its configuration and password, on free loopback ports."""
    server = Server(home, bolt=_free_port(), http=_free_port())
    (home / "conf").mkdir(parents=True)
    lines = {
        "server.bolt.listen_address": f"127.0.0.1:{server.bolt}",
        "server.http.listen_address": f"127.0.0.1:{server.http}",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "server.memory.heap.max_size": "1g",
        "server.memory.pagecache.size": "256m",
        "server.directories.import": str(home / "import"),
        **(settings or {}),
    }
    text = "".join(f"{key}={value}\n" for key, value in lines.items())
    (home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")
    (home / "import").mkdir()
    admin(home, "dbms", "set-initial-password", PASSWORD)
    return server


def admin(home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """`neo4j-admin ARGS` on and in that home folder, where it leaves its reports; raises ServerUnavailableError with what it
    printed."""
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    command = ["java", "-Xmx1g", "-cp", f"{jars()}/*", "org.neo4j.server.startup.Neo4jAdminCommand", *args]
    done = subprocess.run(command, env=environment, cwd=home, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ServerUnavailableError(f"neo4j-admin {' '.join(args[:2])}: {done.stdout}{done.stderr}")
    return done


@contextmanager
def running_server(*, settings: dict[str, str] | None = None) -> Iterator[Server]:
    """A running server with an empty database; it and its folder are gone afterwards."""
    if why := unavailable():
        raise ServerUnavailableError(why)
    with terminated_politely(), tempfile.TemporaryDirectory(prefix="kg-neo4j-") as folder:
        server = make_home(Path(folder) / "home", settings=settings)
        try:
            server.start()
            yield server
        finally:
            server.stop()


@contextmanager
def terminated_politely() -> Iterator[None]:
    """SIGTERM ends the block as Ctrl-C does, so that no server outlives the process that started it."""

    def leave(_number: int, _frame: object) -> None:
        sys.exit(143)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """The three commands of the module's docstring."""
    match sys.argv[1:]:
        case ["install"]:
            install()
        case ["admin", home, *args]:
            sys.stdout.write(admin(Path(home), *args).stdout)
        case ["run"]:
            with running_server() as server:
                sys.stdout.write(f"{server.uri} user neo4j password {PASSWORD}; Ctrl-C stops it\n")
                sys.stdout.flush()
                with suppress(KeyboardInterrupt):
                    while True:
                        signal.pause()
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
