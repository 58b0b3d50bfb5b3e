"""Killed while two records become one, and while they are parted: all of it stands, or nothing."""
import random
import threading
import time

from person import Person

PAIRS = 24
MERGED = "EXISTS (SELECT 1 FROM person WHERE id = {table}.person_id AND merged_into IS NOT NULL)"
HALVES = {
    "a merged record without its merge":
        "SELECT count(*) FROM person WHERE merged_into IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
        " person_merge WHERE merged_id = person.id AND kept_id = person.merged_into AND split_at"
        " IS NULL)",
    "a merge whose record stands alone":
        "SELECT count(*) FROM person_merge WHERE split_at IS NULL AND NOT EXISTS (SELECT 1 FROM"
        " person WHERE id = merged_id AND merged_into = kept_id)",
    "a parted merge whose record is still merged":
        "SELECT count(*) FROM person_merge WHERE split_at IS NOT NULL AND EXISTS (SELECT 1 FROM"
        " person WHERE id = merged_id AND merged_into = kept_id) AND NOT EXISTS (SELECT 1 FROM"
        " person_merge again WHERE again.merged_id = person_merge.merged_id AND again.split_at IS"
        " NULL)",
    "an answer without its merge":
        "SELECT count(*) FROM review_pair WHERE state = 'one' AND NOT EXISTS (SELECT 1 FROM"
        " person_merge WHERE id = review_pair.merge_id AND split_at IS NULL)",
    "a merge that nobody answered for":
        "SELECT count(*) FROM person_merge WHERE split_at IS NULL AND NOT EXISTS (SELECT 1 FROM"
        " review_pair WHERE merge_id = person_merge.id AND state = 'one')",
    "a merge without a line in the log":
        "SELECT count(*) FROM person_merge WHERE NOT EXISTS (SELECT 1 FROM change_log WHERE entity"
        " = 'person' AND entity_id = person_merge.kept_id AND what = 'merged')",
    **{f"a row of {table} left behind":
       f"SELECT count(*) FROM {table} WHERE " + MERGED.format(table=table)
       for table in ("need", "story", "contact", "relation", "note")},
}


def ask(kith):
    """Puts pairs of people of the county to reviewers."""
    people = [row[0] for row in kith.database.rows("SELECT id FROM person ORDER BY id")]
    pairs = []
    for each in range(min(PAIRS, len(people) // 2)):
        pairs.append(f"fault-{each}")
        kith.database.change(
            "INSERT INTO review_pair (id, left_id, right_id, probability, worth, reasons, state,"
            f" made_at) VALUES ('fault-{each}', '{people[2 * each]}', '{people[2 * each + 1]}', 0.5,"
            " 1, '[]', 'open', '2020-04-03T10:00:00.000Z')")
    return pairs


def answer_all(person, pairs, chance, begun):
    try:
        while True:
            pair = chance.choice(pairs)
            person.fill_in(f"/review/{pair}", {"answer": "one"})
            begun.set()
            if chance.random() < .5:
                person.fill_in(f"/review/{pair}/undo", {})
    except OSError:
        pass  # it was killed


def killed_while_merging(kith, times, seed, say):
    chance = random.Random(seed)
    pairs = ask(kith)
    for _ in range(times):
        kith.start("--plain-cookies")
        reviewer = Person(kith.port, "manager@fenmarch.example", "/review")
        reviewer.csrf = reviewer.csrf or reviewer.get("/lists/new").field("csrf")
        begun = threading.Event()
        busy = threading.Thread(target=answer_all, args=(
            reviewer, pairs, random.Random(chance.random()), begun))
        busy.start()
        begun.wait(30)
        time.sleep(chance.uniform(0, .5))
        kith.kill()
        busy.join()
        for name, sql in HALVES.items():
            count = int(kith.database.rows(sql)[0][0])
            if count:
                raise AssertionError(f"{count} times {name}")
        kith.check()
    made, parted = kith.database.rows(
        "SELECT count(*), COALESCE(SUM(CASE WHEN split_at IS NULL THEN 0 ELSE 1 END), 0)"
        " FROM person_merge")[0]
    if int(made) < 1:
        raise AssertionError(f"only {made} merges were made")
    say(f"killed {times} times, {made} merges, {parted} of them parted again: none by halves")
