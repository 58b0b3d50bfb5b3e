"""How fast lists are imported through to linked: a first list, the same again, a daily file.

    python3 bench/lists/import.py [--known N] [--rows N] [--daily N] [--database URL] [--keep FOLDER]

Makes a county of N known people and a list of which two thirds are known, with typing errors,
repeats and bad dates, in the manner of ../shared/data/shielding/sample, then runs `kith import`.
Wall and processor seconds are both given: on a busy machine only the second can be compared.
"""
import argparse
import csv
import os
import pathlib
import random
import resource
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
KITH = ROOT / "build/release/kith"
FIRST = """Margaret Harold Susan David Patricia John Linda Michael Jean Peter Barbara Robert Mary
Stephen Christine Paul Janet Alan Carol Brian Sheila Keith Ann Roger Jill Colin Ruth Derek Joan
Norman Amina Yusuf Priya Raj Mei Chidi Ewa Piotr Ana Luis""".split()
SYLLABLES = "al ber cas den el far gol hal in jar kel lor mer nor os pen quil ros sel tor ul wen".split()
STREETS = "Orchard Mill Church Station Duke Norfolk Cromwell Blind Northfield Dale".split()
DAILY = ("Timestamp,Reference,LocalAuthorityDistrict,FirstName,MiddleName,LastName,Address1,Address2,"
         "Address3,Address4,Address5,Postcode,Phone,Mobile,IVRPhone,IVRMobile,Email,ReceivedLetter,"
         "MedicalConditions,NHSNumber,ID,DateOfBirth,EssentialSupplies,DietaryRequirements,"
         "BasicCareNeedsMet,CarrySupplies").split(",")


def nhs_number(number):
    while True:
        nine = f"{900000000 + number % 99999999:09d}"
        check = (11 - sum(int(d) * w for d, w in zip(nine, range(10, 1, -1))) % 11) % 11
        if check < 10:
            return nine + str(check)
        number += 7919


def person(rng, number):
    """Somebody made up: the same number gives the same person. Ofcom's numbers for drama are too few
    for millions, so that most have a mail address of their own, which is looked up alike."""
    last = "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3)))).title()
    return {"first": rng.choice(FIRST), "last": last,
            "born": (rng.randrange(1925, 2005), rng.randrange(1, 13), rng.randrange(1, 29)),
            "nhs": nhs_number(number * 31) if rng.random() < .8 else "",
            "street": f"{rng.randrange(1, 180)} {rng.choice(STREETS)} Road",
            "postcode": f"{rng.choice(('CB', 'IP', 'NR', 'CM', 'CO'))}{rng.randrange(1, 9)} "
                        f"{rng.randrange(1, 9)}{rng.choice('ABDEFGHJ')}{rng.choice('ABDEFGHJLN')}",
            "phone": f"01632 960{rng.randrange(1000):03d}" if rng.random() < .01 else "",
            "email": f"resident{number}@example.org" if rng.random() < .7 else ""}


def typo(rng, word):
    at = rng.randrange(len(word))
    return word[:at] + rng.choice("aeinorst") + word[at + 1:]


def daily_row(rng, who, number):
    first, last, nhs = who["first"], who["last"], who["nhs"]
    if rng.random() < .08:
        first = typo(rng, first)
    if rng.random() < .05:
        last = typo(rng, last)
    if rng.random() < .15:
        nhs = ""
    year, month, day = who["born"]
    if rng.random() < .02 and day < 13:
        month, day = day, month
    born = rng.choice((f"{day:02d}/{month:02d}/{year}", f"{year}-{month:02d}-{day:02d}",
                       f"{year}{month:02d}{day:02d}"))
    row = dict.fromkeys(DAILY, "")
    row.update(Timestamp=f"2020-04-{rng.randrange(1, 29):02d}T{rng.randrange(24):02d}:15:00",
               Reference=f"R{number}", FirstName=first, LastName=last, Address1=who["street"],
               Postcode=who["postcode"], Phone=who["phone"], Email=who["email"], NHSNumber=nhs, ID=f"ID{number:07d}",
               DateOfBirth=born, EssentialSupplies=rng.choice(("Yes", "Yes", "No")),
               BasicCareNeedsMet="No" if rng.random() < .06 else "Yes",
               CarrySupplies=rng.choice(("Yes", "No")))
    return row


def write_register(file, known, seed):
    rng = random.Random(seed)
    with open(file, "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow("person_id first_name middle_name last_name date_of_birth nhs_number address "
                        "postcode mobile landline email".split())
        for number in range(known):
            who = person(rng, number)
            writer.writerow([f"P{number:07d}", who["first"], "", who["last"],
                             "%04d-%02d-%02d" % who["born"], who["nhs"], who["street"],
                             who["postcode"], "", who["phone"], who["email"]])


def list_rows(people, seed):
    rng = random.Random(seed)
    return [daily_row(rng, who, number) for number, who in enumerate(people)]


def write_rows(file, rows, seed):
    """Repeats older rows of some, in no order, as the feed does."""
    rng = random.Random(seed)
    rows = rows + [{**row, "Timestamp": "2020-03-31T10:00:00"} for row in rows
                   if rng.random() < .15]
    rng.shuffle(rows)
    with open(file, "w", newline="") as out:
        writer = csv.DictWriter(out, DAILY)
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def next_day(rows, fresh, changes):
    """A third of the changes each: people who left, people who need something else, new people."""
    third = changes // 3
    later = [dict(row) for row in rows[third:]]
    for row in later[:third]:
        row.update(Timestamp="2020-04-29T09:00:00", BasicCareNeedsMet="No")
    return later + fresh


def run(words, what, rows=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    said = subprocess.run([str(KITH), *words], check=True, capture_output=True, text=True).stdout
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rate = f", {rows / wall:,.0f} rows/s wall, {rows / cpu:,.0f} rows/s processor" if rows else ""
    print(f"{what}: {wall:.2f} s wall, {cpu:.2f} s processor, {after.ru_maxrss // 1024} MB{rate}",
          flush=True)
    print("\n".join(line for line in said.splitlines() if line.startswith("    ")), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--known", type=int, default=1_800_000)
    parser.add_argument("--rows", type=int, default=60_000)
    parser.add_argument("--daily", type=int, default=1000)
    parser.add_argument("--database")
    parser.add_argument("--keep")
    words = parser.parse_args()
    folder = pathlib.Path(words.keep or tempfile.mkdtemp(prefix="kith-lists-"))
    folder.mkdir(exist_ok=True)
    database = words.database or str(folder / "kith.db")
    place = ["--database", database, "--data", str(folder)]
    register, first, daily = (folder / name for name in ("register.csv", "first.csv", "daily.csv"))
    rng = random.Random(1)
    everybody = [person(rng, number) for number in range(words.known)]
    pick = random.Random(2)
    people = int(words.rows / 1.15)
    known = pick.sample(everybody, people * 2 // 3)
    fresh = random.Random(3)
    listed = known + [person(fresh, words.known + number)
                      for number in range(people - len(known) + words.daily // 3)]
    pick.shuffle(listed)
    rows = list_rows(listed, 4)
    new = rows[len(rows) - words.daily // 3:]
    rows = rows[:len(rows) - len(new)]
    first_rows = write_rows(first, rows, 5)
    daily_rows = write_rows(daily, next_day(rows, new, words.daily), 6)
    if not os.path.exists(register):
        write_register(register, words.known, 1)
        run(["migrate", *place], "schema")
        run(["demo", *place, "--people", "50"], "a small county")
        run(["import", "register", str(register), *place], "register", words.known)
    run(["import", "shielding", str(first), *place], "first list", first_rows)
    run(["import", "shielding", str(first), *place], "the same again", first_rows)
    run(["import", "shielding", str(daily), *place], "the next day's file", daily_rows)


if __name__ == "__main__":
    main()
