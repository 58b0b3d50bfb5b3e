"""Pages at the size of a county: requests a second, how long they take, memory, start time.

    python3 bench/pages/measure.py [--people N] [--needs N] [--postgres] [--keep FOLDER]

Makes a county (300,000 people and 60,000 open needs unless told otherwise), starts the release build
on it, and asks for one kind of page at a time from eight browsers that stay signed in.
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/faults"))
import county  # noqa: E402
import kith as program  # noqa: E402
from person import Person  # noqa: E402


def release(*words):
    return subprocess.run([str(ROOT / "build/release/kith"), *map(str, words)], check=True,
                          capture_output=True, text=True).stdout


def post(path, csrf, fields):
    return f"POST\t{path}\t" + urllib.parse.urlencode({"csrf": csrf, **fields}).replace(
        "%7Bn%7D", "{n}")


def get(path):
    return f"GET\t{path}\t"


def trials(database, csrf, chance):
    """What is asked for, by name: lines for the load program."""
    needy = [row[0] for row in database.rows(
        "SELECT person_id FROM need WHERE closed_at IS NULL ORDER BY id LIMIT 5000")]
    needs = [row[0] for row in database.rows("SELECT id FROM need ORDER BY id LIMIT 5000")]
    known = database.rows("SELECT first_name, last_name, born_on, postcode FROM person"
                          " WHERE source = 'register' ORDER BY id LIMIT 5000")
    wards = [row[0] for row in database.rows("SELECT code FROM ward ORDER BY code")]
    categories = ("food", "prescriptions", "talk", "money", "housing")
    chance.shuffle(known)
    found = [post("/people/search", csrf, {"q": last}) for _, last, _, _ in known]
    typed = [post("/people/search/results", csrf, {"q": words}) for first, last, born, postcode in known
             for words in (last[:3], f"{first} {last[:4]}", f"{last} {postcode[:5]}",
                           f"{last} {born}")]
    new = post("/calls/new", csrf, {
        "same_request": "measured {n}", "first-name": "Nia", "last-name": "Vale", "who": "self",
        "address": "{n} Mill Lane", "needs": "food", "need-food-people": "1",
        "summary": "Shopping", "shares": "agreed", "next-call": "1"})
    return {
        "person list": found,
        "search as you type": typed,
        "person": [get(f"/people/{one}") for one in needy],
        "need": [get(f"/needs/{one}") for one in needs],
        "needs list": [get("/needs")],
        "needs list, filtered": [get(f"/needs?category={kind}&ward={ward}") for kind in categories
                                 for ward in wards],
        "call list": [get("/calls")],
        "my work": [get("/work")],
        "call page": [get("/calls/new")],
        "new contact": [new],
    }


def measure(kith, lines, cookie, words):
    done = subprocess.run([str(ROOT / "build/release/load"), str(kith.port),
                           str(words.connections), str(words.seconds), cookie],
                          input="\n".join(lines), capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def report(kith, words, database):
    person = Person(kith.port, "caseworker@fenmarch.example")
    cookie = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
    print("| page | a second | p50 ms | p99 ms | processor ms | memory MB |")
    print("|---|---|---|---|---|---|")
    for name, lines in trials(database, person.csrf, random.Random(3)).items():
        if words.only and words.only not in name:
            continue
        before = processor_seconds(kith.process.pid)
        seen = measure(kith, lines, cookie, words)
        spent = (processor_seconds(kith.process.pid) - before) / seen["requests"] * 1000
        print(f"| {name} | {seen['per_second']:.0f} | {seen['p50_ms']:.1f} | {seen['p99_ms']:.1f} |"
              f" {spent:.2f} | {kith.memory():.0f} |" +
              (f" {seen['errors']} errors" if seen["errors"] else ""), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=300_000)
    parser.add_argument("--needs", type=int, default=60_000)
    parser.add_argument("--calls", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--only", default="")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--keep", help="a folder to keep the county in, and find it again")
    words = parser.parse_args()
    subprocess.run([str(ROOT / "tools/build"), "release", "kith", "load"], check=True, cwd=ROOT,
                   stdout=subprocess.DEVNULL)
    folder = pathlib.Path(words.keep or tempfile.mkdtemp(prefix="kith-bench-"))
    folder.mkdir(exist_ok=True)
    server = program.PostgresServer() if words.postgres else None
    url = server.create() if server else str(folder / "kith.db")
    program.program = lambda: str(ROOT / "build/release/kith")
    try:
        run(words, folder, url)
    finally:
        if server:
            server.close()


def run(words, folder, url):
    database = county.Database(url)
    if words.postgres or not pathlib.Path(url).exists():
        begun = time.monotonic()
        release("demo", "--data", folder, "--database", url, "--people", 200)
        county.make(url, words.people, words.needs, words.calls)
        print(f"made in {time.monotonic() - begun:.0f} s", flush=True)
    kith = program.Kith.__new__(program.Kith)
    kith.folder, kith.port, kith.process = folder, program.free_port(), None
    kith.place = ["--data", folder, "--database", url]
    starts = []
    for _ in range(3):
        kith.close()
        starts.append(kith.start("--plain-cookies"))
    print(f"ready in {min(starts):.2f} s, {kith.memory():.0f} MB", flush=True)
    try:
        report(kith, words, database)
    finally:
        kith.stop()
    begun = time.monotonic()
    print(release("check", *kith.place).strip(), f"({time.monotonic() - begun:.1f} s)")


if __name__ == "__main__":
    main()
