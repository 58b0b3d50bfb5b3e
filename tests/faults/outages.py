"""The disk is full, the database is away: a clear answer, others still served, well by itself."""
import contextlib
import os
import pathlib
import resource
import subprocess
import tempfile
import time

import kills
import kith as program
import ledger
from person import Client, Person


@contextlib.contextmanager
def small_disk(megabytes):
    """A file system of its own where we may mount one, else nothing."""
    folder = tempfile.mkdtemp(prefix="kith-faults-disk-")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "kith-faults",
                           folder], capture_output=True)
    try:
        yield pathlib.Path(folder) if done.returncode == 0 else None
    finally:
        if done.returncode == 0:
            subprocess.run(["umount", "-l", folder], check=False)
        os.rmdir(folder)


def fill(folder):
    """Uses up what room there is; gives the file to be removed."""
    path = folder / "filler"
    with open(path, "wb", buffering=0) as file:
        with contextlib.suppress(OSError):
            while True:
                file.write(b"x" * 65536)
        with contextlib.suppress(OSError):
            while True:
                file.write(b"x" * 512)
    return path


def note(person, of, text):
    return person.fill_in(f"/people/{of}/notes",
                          {"text": text, "kind": "general", "same_request": text})


def expect_refused_clearly(answer):
    if answer.status != 503 or "unavailable" not in answer.text:
        raise AssertionError(f"a full disk was answered {answer.status}: {answer.text[:400]}")
    if not answer.headers.get("Retry-After"):
        raise AssertionError("a 503 does not say when to try again")


def write_until_refused(person, somebody):
    """Notes until one is refused; gives how many were taken, and the refusal."""
    for number in range(2000):
        answer = note(person, somebody, f"fault full {number} " + "x" * 4000)
        if answer.status != 303:
            return number, answer
    raise AssertionError("the disk was never full")


def limit_file(process, most):
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def disk_full(kith, say):
    """Room ends while people write, in two ways: no disk, and no more of a file."""
    with small_disk(60) as disk:
        if disk:
            with program.installation(lambda _: program.Sqlite(disk)) as other:
                wants_room(other, lambda: fill(disk), lambda filler: filler.unlink())
    wants_room(kith, lambda: limit_file(kith.process, os.path.getsize(kith.database.url)),
               lambda _: limit_file(kith.process, resource.RLIM_INFINITY))
    say("a full disk and a full file were refused with 503, reading went on, writing came back"
        if disk else "a full file was refused with 503 (no right to mount a small disk here)")


def wants_room(kith, take_room, give_room):
    kith.start("--plain-cookies")
    person = Person(kith.port, "caseworker@fenmarch.example")
    somebody = kith.database.rows("SELECT id FROM person ORDER BY id LIMIT 1")[0][0]
    taken = take_room()
    kept, refusal = write_until_refused(person, somebody)
    expect_refused_clearly(refusal)
    # Pages about people need the log of who looked to be written; others go on.
    for path in ("/health", "/ready", "/account", "/get-help"):
        answer = person.get(path)
        if answer.status != 200:
            raise AssertionError(f"{path} gave {answer.status} on a full disk")
    # A little may still fit into the log of the database: then it is kept, else refused.
    call = person.fill_in("/calls/new", {"first-name": "No", "last-name": "Room", "who": "self",
                                         "summary": "No room", "shares": "agreed",
                                         "same_request": "no room"})
    if call.status != 303:
        expect_refused_clearly(call)
    give_room(taken)
    if note(person, somebody, "fault full at last").status != 303:
        raise AssertionError("there is room again and a note is refused: " + kith.said())
    count = int(kith.database.rows(
        "SELECT count(*) FROM note WHERE text LIKE 'fault full %'")[0][0])
    calls = int(kith.database.rows(
        "SELECT count(*) FROM taken_call WHERE same_request = 'no room'")[0][0])
    if calls != (call.status == 303):
        raise AssertionError(f"the call was answered {call.status} and is there {calls} times")
    if count != kept + 1:
        raise AssertionError(f"{kept + 1} notes were taken and {count} are there")
    if kith.stop() != 0:
        raise AssertionError("it did not stop well after a full disk: " + kith.said())
    kith.check()


def disk_full_commands(kith, say):
    """Commands without room say so, give an exit code, and leave nothing behind."""
    with small_disk(1) as disk:
        if not disk:
            say("not tried: no right to mount a small disk here")
            return
        target = disk / "copy.db"
        code, printed = program.run("backup", *kith.place, target, expect=None)
        if code != 1 or "room" not in printed:
            raise AssertionError(f"a backup without room gave {code}: {printed}")
        if list(disk.iterdir()):
            raise AssertionError(f"a backup without room left {list(disk.iterdir())}")
        for words in (["migrate", "--data", disk], ["demo", "--data", disk],
                      ["restore", "--data", disk, kith.database.url]):
            code, printed = program.run(*words, expect=None)
            if code != 1 or not printed.strip():
                raise AssertionError(f"{words[0]} without room gave {code}: {printed}")
            for left in disk.iterdir():
                left.unlink()
    kith.check()
    say("backup, migrate, demo and restore end with a sentence and exit code 1")


def expect_away(kith):
    """What is answered while the database is away."""
    client = Client(kith.port)
    if client.get("/health").status != 200:
        raise AssertionError("/health must not need the database")
    if client.get("/ready").status != 503:
        raise AssertionError("/ready must say that the database is away")
    for path in ("/", "/sign-in", "/get-help"):
        answer = client.get(path)
        if answer.status != 503 or "unavailable" not in answer.text:
            raise AssertionError(f"{path} gave {answer.status} without a database")
    client.token = ledger.TOKEN
    answer = client.get("/api/v1/needs")
    if answer.status != 503 or answer.json["status"] != 503:
        raise AssertionError(f"the API gave {answer.status} without a database")
    if client.get("/robots.txt").status != 200:
        raise AssertionError("files must not need the database")


def expect_back(kith, within=15):
    begun = time.monotonic()
    while kith.status("/ready") != 200:
        if time.monotonic() - begun > within:
            raise AssertionError("it did not find the database again: " + kith.said())
        time.sleep(0.05)
    return time.monotonic() - begun


def database_gone(kith, server, say):
    ledger.add_token(kith)
    kith.start("--plain-cookies")
    load = ledger.Load(kith)
    load.start()
    load.wait_for(10)
    server.tell("pause")
    begun = time.monotonic()
    expect_away(kith)
    answered = time.monotonic() - begun
    server.tell("start")
    back = expect_back(kith)
    load.wait_for(10)
    load.finish()
    kills.expect_nothing_wrong(load)
    kills.expect_queue_to_finish(kith)
    kith.check()
    say(f"away: five requests answered with 503 in {answered:.2f} s; back: found again in "
        f"{back:.2f} s; {len(load.writes())} writes kept")


def database_crashes(kith, server, times, say):
    ledger.add_token(kith)
    kith.start("--plain-cookies")
    load = ledger.Load(kith)
    load.start()
    for _ in range(times):
        load.wait_for(5)
        server.tell("crash")
        server.tell("start")
        expect_back(kith)
        kills.expect_nothing_wrong(load)
    load.wait_for(5)
    load.finish()
    kills.expect_nothing_wrong(load)
    kills.expect_queue_to_finish(kith)
    kith.check()
    say(f"crashed {times} times under load, {len(load.writes())} writes, each there once")
