"""Imports killed at random moments and gone on with, and imports killed while they are taken back.

Every time the same must stand in the end: each row once, nothing half written, `kith check` content.
"""
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time

from kith import program

ROWS = 12_000
HEAD = ("Timestamp,Reference,LocalAuthorityDistrict,FirstName,MiddleName,LastName,Address1,Address2,"
        "Address3,Address4,Address5,Postcode,Phone,Mobile,IVRPhone,IVRMobile,Email,ReceivedLetter,"
        "MedicalConditions,NHSNumber,ID,DateOfBirth,EssentialSupplies,DietaryRequirements,"
        "BasicCareNeedsMet,CarrySupplies")


def write_list(file):
    with open(file, "w") as out:
        out.write(HEAD + "\n")
        for each in range(ROWS):
            name = "" if each % 50 == 0 else f"Quill{each}"
            out.write(f"2020-04-03,R,E,First{each},,{name},{each} Mill Lane,,,,,ZZ99 4QT,,,,,,Yes,Yes,,"
                      f"ID{each},,{'No' if each % 3 == 0 else 'Yes'},,Yes,Yes\n")


def start(folder, *words):
    return subprocess.Popen([program(), "import", *words, "--database", str(folder / "kith.db"),
                             "--data", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True)


def kill_now_and_then(folder, rng, most, *words):
    """Kills what it starts until one is let through; gives how often it did."""
    for kills in range(most + 1):
        running = start(folder, *words)
        if kills < most:
            time.sleep(rng.uniform(.05, 1.5))
            if running.poll() is None:
                os.kill(running.pid, signal.SIGKILL)
        said = running.communicate()[0]
        if running.returncode == 0:
            return kills
        if running.returncode != -signal.SIGKILL:
            raise AssertionError(f"{words}: {said}")
    raise AssertionError("it never ended")


def state(folder):
    """What stands, without ids, that must not depend on when it was killed."""
    with sqlite3.connect(folder / "kith.db") as database:
        def one(query):
            return database.execute(query).fetchall()
        return {"people": one("SELECT first_name, last_name, address FROM person ORDER BY 3, 2, 1"),
                "needs": one("SELECT count(*), count(DISTINCT person_id) FROM need"),
                "calls": one("SELECT count(*), count(DISTINCT person_id) FROM call"),
                "entries": one("SELECT source_id, ended_at FROM list_entry ORDER BY 1"),
                "work": one("SELECT count(*) FROM work WHERE done_at IS NULL")}


def checked(folder):
    subprocess.run([program(), "check", "--database", str(folder / "kith.db"), "--data", str(folder)],
                   check=True, capture_output=True)


def killed_while_importing(times, seed, say):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-killed-"))
    rng = random.Random(seed)
    try:
        county = folder / "county"
        subprocess.run([program(), "demo", "--data", str(county), "--people", "20"], check=True,
                       capture_output=True)
        before = state(county)
        write_list(folder / "list.csv")
        whole = folder / "whole"
        shutil.copytree(county, whole)
        kill_now_and_then(whole, rng, 0, "shielding", str(folder / "list.csv"))
        expected = state(whole)
        for each in range(times):
            copy = folder / f"copy{each}"
            shutil.copytree(county, copy)
            kills = kill_now_and_then(copy, rng, 6, "shielding", str(folder / "list.csv"))
            assert state(copy) == expected, "an import that was killed ended otherwise"
            checked(copy)
            back = kill_now_and_then(copy, rng, 6, "--take-back", "last")
            assert state(copy) == before, "taking back, killed, left something behind"
            checked(copy)
            say(f"killed {kills} times importing, {back} times taking back: as if never")
            shutil.rmtree(copy)
    finally:
        shutil.rmtree(folder)
