"""An installation of an older schema, with a county in it, brought up to date.

    python3 tests/faults/upgrade.py --make    writes county-NNNN.sql.xz from the migrations there are

The file holds rows only, in the dialect both databases read; the schema comes from the migrations up
to the number in its name, which are never changed once released.
"""
import contextlib
import hashlib
import lzma
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import kith as program

HERE = pathlib.Path(__file__).parent
MIGRATIONS = sorted((program.ROOT / "migrations").glob("[0-9]*.sql"))


def number_of(path):
    return int(re.search(r"\d{4}", path.name).group())


def old_counties():
    return sorted(HERE.glob("county-*.sql.xz"))


def quoted(value):
    if value is None:
        return "NULL"
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else repr(value)


def tables_in_order(database):
    """Each table after those it refers to."""
    names = [row[0] for row in database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name <> 'migration' ORDER BY name")]
    needs = {name: {row[2] for row in database.execute(f"PRAGMA foreign_key_list({name})")} - {name}
             for name in names}
    ordered = []
    while needs:
        ready = sorted(name for name, others in needs.items() if others <= set(ordered))
        ordered += ready
        for name in ready:
            del needs[name]
    return ordered


def make():
    """Writes the rows of a demonstration county as they are under today's migrations."""
    with tempfile.TemporaryDirectory() as folder:
        program.run("demo", "--data", folder, "--people", 24, "--volunteers", 8)
        with contextlib.closing(sqlite3.connect(f"{folder}/kith.db")) as database:
            lines = []
            for table in tables_in_order(database):
                rows = database.execute(f"SELECT * FROM {table} ORDER BY rowid")
                columns = ", ".join(column[0] for column in rows.description)
                # Of the long log one line in twenty will do.
                for row in rows.fetchall()[:: 20 if table == "change_log" else 1]:
                    values = ", ".join(map(quoted, row))
                    lines.append(f"INSERT INTO {table} ({columns}) VALUES ({values});\n")
    path = HERE / f"county-{number_of(MIGRATIONS[-1]):04}.sql.xz"
    path.write_bytes(lzma.compress("".join(lines).encode(), preset=9))
    print(f"{path.name}: {len(lines)} rows, {path.stat().st_size // 1024} kB")


def install(database, county):
    """Makes the older installation in an empty database."""
    newest = number_of(county)
    script = ["CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
              " hash TEXT NOT NULL, applied_at TEXT NOT NULL);"]
    for path in MIGRATIONS:
        if number_of(path) > newest:
            continue
        script.append(path.read_text())
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        script.append(f"INSERT INTO migration VALUES ({number_of(path)}, '{path.stem}',"
                      f" '{digest}', '2020-04-06T08:00:00Z');")
    script.append(lzma.decompress(county.read_bytes()).decode())
    run_script(database, "\n".join(script))


def run_script(database, script):
    if isinstance(database, program.Sqlite):
        with contextlib.closing(sqlite3.connect(database.url)) as opened:
            opened.executescript("BEGIN;" + script + "COMMIT;")
        return
    done = subprocess.run(["psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", "-",
                           database.url], input=script, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"psql: {done.stderr[-2000:]}")


def counts(database):
    kept = ("person", "need", "contact", "note", "story", "work", "change_log", "job", "volunteer",
            "referral", "account", "message")
    return {table: int(database.rows(f"SELECT count(*) FROM {table}")[0][0]) for table in kept}


def interrupt(place, chance):
    """Begins to migrate and is killed somewhere on the way."""
    process = subprocess.Popen([program.program(), "migrate", *map(str, place)],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(chance.uniform(0, 0.12))
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def upgraded(database_of, seed, say):
    """The trial: from every old county there is, killed on the way, to the newest schema."""
    chance = random.Random(seed)
    for county in old_counties():
        with tempfile.TemporaryDirectory(prefix="kith-faults-upgrade-") as folder:
            database = database_of(folder)
            try:
                install(database, county)
                before = counts(database)
                place = ["--data", folder, "--database", database.url]
                killed = sum(interrupt(place, chance) for _ in range(6))
                program.run("migrate", *place)
                program.run("check", *place)
                after = counts(database)
                applied = int(database.rows("SELECT count(*) FROM migration")[0][0])
            finally:
                database.close()
        lost = [table for table in before if after[table] < before[table]]
        if lost:
            raise AssertionError(f"rows went from {', '.join(lost)}")
        if applied != len(MIGRATIONS):
            raise AssertionError(f"{applied} of {len(MIGRATIONS)} migrations were applied")
        say(f"{county.name}: {before['person']} people, {sum(before.values())} rows kept, "
            f"interrupted {killed} times, {applied} migrations")


if __name__ == "__main__" and "--make" in sys.argv:
    make()
