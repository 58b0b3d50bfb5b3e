"""Killed at any moment: nothing acknowledged is lost, nothing is there twice or by halves."""
import random
import statistics
import time

import ledger

# Things that are written together, and the rows that would be there if one of them was not.
HALVES = {
    "a call without its contact":
        "SELECT count(*) FROM taken_call WHERE NOT EXISTS (SELECT 1 FROM contact WHERE"
        " contact.id = taken_call.contact_id AND contact.same_request = taken_call.same_request)",
    "a call without its need":
        "SELECT count(*) FROM taken_call WHERE same_request LIKE 'fault %' AND NOT EXISTS"
        " (SELECT 1 FROM need WHERE need.contact_id = taken_call.contact_id)",
    "a call without its message":
        "SELECT count(*) FROM taken_call WHERE same_request LIKE 'fault %' AND NOT EXISTS"
        " (SELECT 1 FROM message WHERE message.subject_id = taken_call.contact_id)",
    "a contact without a person":
        "SELECT count(*) FROM contact WHERE NOT EXISTS (SELECT 1 FROM person WHERE"
        " person.id = contact.person_id)",
    "a contact without a line in the story":
        "SELECT count(*) FROM contact WHERE summary LIKE 'fault %' AND NOT EXISTS (SELECT 1 FROM"
        " story WHERE story.subject_id = contact.id)",
    "an open need without work":
        "SELECT count(*) FROM need WHERE closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM work"
        " WHERE subject_id = need.id AND done_at IS NULL)",
    "a need without a line in the log":
        "SELECT count(*) FROM need WHERE details LIKE 'fault %' AND NOT EXISTS (SELECT 1 FROM"
        " change_log WHERE entity = 'need' AND entity_id = need.id)",
    "a note without a line in the log":
        "SELECT count(*) FROM note WHERE text LIKE 'fault %' AND NOT EXISTS (SELECT 1 FROM"
        " change_log WHERE entity = 'note' AND (entity_id = note.id OR entity_id ="
        " note.person_id))",
    "a waiting message that nobody will send":
        "SELECT count(*) FROM message WHERE status = 'waiting' AND channel <> 'letter' AND NOT"
        " EXISTS (SELECT 1 FROM queued_work WHERE state = 'open' AND payload LIKE"
        " '%' || message.id || '%')",
}


def halves(kith):
    for name, sql in HALVES.items():
        count = int(kith.database.rows(sql)[0][0])
        if count:
            yield f"{count} times {name}"


def expect_nothing_wrong(load):
    faults = [*load.faults(), *halves(load.kith)]
    if faults:
        raise AssertionError("; ".join(faults[:10]))


def expect_queue_to_finish(kith, within=90):
    """Whatever the queue held when its workers were killed is done by those that came after."""
    begun = time.monotonic()
    unsent = "SELECT count(*) FROM message WHERE status = 'waiting' AND channel <> 'letter'"
    while int(kith.database.rows(unsent)[0][0]) > 0:
        if time.monotonic() - begun > within:
            raise AssertionError("messages were not sent: " + str(kith.database.rows(
                "SELECT state, count(*) FROM queued_work GROUP BY state")))
        time.sleep(0.2)
    dead = kith.database.rows("SELECT kind, last_error FROM queued_work WHERE state = 'dead'")
    if dead:
        raise AssertionError(f"work was given up: {dead[:3]}")
    mails = {path.stem for path in (kith.folder / "outbox").glob("*.eml")}
    missing = [row[0] for row in kith.database.rows(
        "SELECT id FROM message WHERE status = 'sent' AND channel = 'email' AND template ="
        " 'summary' AND subject_kind = 'contact' AND recipient LIKE 'zz%'") if row[0] not in mails]
    if missing:
        raise AssertionError(f"{len(missing)} mails count as sent and are not there")
    return time.monotonic() - begun


def killed_under_load(kith, times, seed, say):
    """The whole trial on one database."""
    chance = random.Random(seed)
    ledger.add_token(kith)
    starts = [kith.start("--plain-cookies")]
    load = ledger.Load(kith)
    load.start()
    for _ in range(times):
        load.wait_for(1)
        time.sleep(chance.uniform(0, 0.7))
        kith.kill()
        starts.append(kith.start("--plain-cookies"))
        expect_nothing_wrong(load)
    load.wait_for(10)
    load.finish()
    expect_nothing_wrong(load)
    waited = expect_queue_to_finish(kith)
    kith.check()
    writes = load.writes()
    unsure = [write for write in writes if not write.acknowledged]
    if unsure:
        raise AssertionError(f"{len(unsure)} writes were never acknowledged")
    say(f"killed {times} times, {len(writes)} writes, each there once; started again in "
        f"{statistics.median(starts):.2f} s (slowest {max(starts):.2f} s); queue empty "
        f"{waited:.0f} s after the last")
    if statistics.median(starts) > 2:
        raise AssertionError("it takes more than two seconds to start again")
