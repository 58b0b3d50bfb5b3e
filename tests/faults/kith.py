"""The real program over a database of its own: started, stopped, killed, and asked."""
import atexit
import contextlib
import functools
import os
import pathlib
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "fenmarch demonstration"


def program():
    named = os.environ.get("KITH_PROGRAM")
    return named or next(str(path) for path in (ROOT / f"build/{preset}/kith" for preset in
                                                ("ci", "dev", "release")) if path.exists())


def run(*words, expect=0, text_in=None):
    """Runs a command of the program; gives (exit code, what it printed)."""
    done = subprocess.run([program(), *map(str, words)], capture_output=True, text=True,
                          input=text_in, timeout=600)
    printed = done.stdout + done.stderr
    if expect is not None and done.returncode != expect:
        raise AssertionError(f"kith {words[0]} gave {done.returncode}: {printed[-2000:]}")
    return done.returncode, printed


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sqlite:
    """A demonstration county in a file."""
    name = "SQLite"

    def __init__(self, folder):
        self.url = str(pathlib.Path(folder) / "kith.db")

    def rows(self, sql):
        with contextlib.closing(sqlite3.connect(self.url, timeout=30)) as database:
            return [tuple(map(str, row)) for row in database.execute(sql).fetchall()]

    def change(self, sql):
        with contextlib.closing(sqlite3.connect(self.url, timeout=30)) as database:
            database.execute(sql)
            database.commit()

    def close(self):
        pass

    def fill(self, people):
        """A demonstration county, made once and copied after that."""
        made = counties() / f"{people}.db"
        if not made.exists():
            run("demo", "--data", made.parent, "--database", made, "--people", people,
                "--volunteers", 20)
        shutil.copyfile(made, self.url)


def bring_secret(folder):
    """Gives a data folder the secret with which the counties of this run were made."""
    shutil.copy(counties() / "secret", folder)


@functools.cache
def counties():
    """The folder of counties made by this run, and of their secret."""
    folder = tempfile.TemporaryDirectory(prefix="kith-faults-counties-")
    atexit.register(folder.cleanup)
    return pathlib.Path(folder.name)


class PostgresServer:
    """A server of this test's own, which it may stop and crash."""

    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="kith-faults-postgres-")
        self.environment = {**os.environ, "KITH_TEST_POSTGRES_HOME": self.home}
        self.url = self.tell("start").strip().splitlines()[-1]
        # What is acknowledged must outlast a crash of the server.
        self.psql(self.url, "ALTER SYSTEM SET synchronous_commit = on")
        self.psql(self.url, "ALTER SYSTEM SET fsync = on")
        self.psql(self.url, "SELECT pg_reload_conf()")
        self.made, self.filled = 0, {}

    def tell(self, word):
        # Nothing may keep our pipe open: the server outlives the command that starts it.
        with tempfile.TemporaryFile("w+") as printed:
            subprocess.run([str(ROOT / "tools/test-postgres"), word], env=self.environment,
                           stdout=printed, check=True)
            printed.seek(0)
            return printed.read()

    def psql(self, url, sql):
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v",
                               "ON_ERROR_STOP=1", "-c", sql, url],
                              capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"psql: {done.stderr}")
        return [tuple(line.split("\t")) for line in done.stdout.splitlines() if line]

    def create(self, template="template0"):
        self.made += 1
        name = f"faults_{self.made}"
        self.psql(self.url, f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url.rsplit("/", 1)[0] + "/" + name

    def drop(self, url):
        self.tell("start")
        self.psql(self.url, f"DROP DATABASE {url.rsplit('/', 1)[1]} WITH (FORCE)")

    def database(self):
        return Postgres(self, self.create())

    def close(self):
        self.tell("stop")
        shutil.rmtree(self.home, ignore_errors=True)


class Postgres:
    name = "PostgreSQL"

    def __init__(self, server, url):
        self.server, self.url = server, url

    def rows(self, sql):
        return self.server.psql(self.url, sql)

    def change(self, sql):
        self.server.psql(self.url, sql)

    def fill(self, people):
        """As with SQLite: a copy of the county made first."""
        filled = self.server.filled
        if people not in filled:
            filled[people] = self.server.create()
            run("demo", "--data", counties(), "--database", filled[people], "--people", people,
                "--volunteers", 20)
        self.server.drop(self.url)
        self.url = self.server.create(filled[people].rsplit("/", 1)[1])

    def close(self):
        self.server.drop(self.url)


class Kith:
    """One installation: a data folder, a database, and the server when it runs."""

    def __init__(self, folder, database, people=60):
        self.folder = pathlib.Path(folder)
        self.database = database
        self.port = free_port()
        self.process = None
        database.fill(people)
        bring_secret(self.folder)
        self.place = ["--data", self.folder, "--database", database.url]

    def start(self, *options, limits=(), within=60):
        """Starts the server; gives the seconds until it was ready."""
        def limit():
            for which, most in limits:
                resource.setrlimit(which, (most, resource.getrlimit(which)[1]))
        begun = time.monotonic()
        self.log = open(self.folder / "server.log", "ab")
        self.process = subprocess.Popen(
            [program(), "serve", *map(str, self.place), "--port", str(self.port), *options],
            stdout=self.log, stderr=self.log, preexec_fn=limit if limits else None)
        while True:
            if self.status("/ready") == 200:
                return time.monotonic() - begun
            if self.process.poll() is not None:
                raise AssertionError("kith did not start: " + self.said())
            if time.monotonic() - begun > within:
                raise AssertionError(f"kith was not ready within {within} s: " + self.said())
            time.sleep(0.01)

    def said(self):
        return (self.folder / "server.log").read_text(errors="replace")[-2000:]

    def status(self, path, seconds=10):
        """The status of an answer, or 0 when there was none."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}",
                                        timeout=seconds) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self, within=40):
        """Asks it to stop; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(within)

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()

    def check(self):
        code, printed = run("check", *self.place, expect=None)
        if code != 0:
            raise AssertionError("kith check found: " + printed[-2000:])

    def memory(self):
        """Megabytes the server holds in memory."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0


@contextlib.contextmanager
def installation(database_of, people=60):
    """A demonstration county that goes when it is left. `database_of(folder)` gives its database."""
    folder = tempfile.mkdtemp(prefix="kith-faults-")
    database = database_of(folder)
    kith = None
    try:
        kith = Kith(folder, database, people)
        yield kith
    finally:
        if kith:
            kith.close()
        database.close()
        shutil.rmtree(folder, ignore_errors=True)
