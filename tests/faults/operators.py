"""What an operator does, and gets wrong: copies while people work, restoring, accounts."""
import pathlib
import re
import shutil
import tempfile

import kills
import kith as program
import ledger
from person import Client


def expect(wanted, said, *words):
    code, printed = program.run(*words, expect=None)
    if code != wanted or said not in printed or "Traceback" in printed:
        raise AssertionError(f"kith {' '.join(map(str, words))} gave {code}, not {wanted}: "
                             f"{printed[-600:]!r} does not say {said!r}")
    return printed


def copied_while_writing(kith, elsewhere_of, copies, say):
    """Copies taken under load are whole; each, restored elsewhere, passes every check."""
    ledger.add_token(kith)
    kith.start("--plain-cookies")
    load = ledger.Load(kith)
    load.start()
    with tempfile.TemporaryDirectory(prefix="kith-faults-copy-") as folder:
        program.bring_secret(folder)
        for number in range(copies):
            load.wait_for(5)
            acknowledged = [write for write in load.writes() if write.acknowledged]
            copy = pathlib.Path(folder) / f"copy-{number}"
            program.run("backup", *kith.place, copy)
            restored_copy(kith, elsewhere_of, folder, copy, acknowledged)
        load.wait_for(5)
        load.finish()
    kills.expect_nothing_wrong(load)
    say(f"{copies} copies under load, each restored, checked and whole, the last with "
        f"{len(acknowledged)} writes")


def restored_copy(kith, elsewhere_of, folder, copy, acknowledged):
    elsewhere = elsewhere_of(tempfile.mkdtemp(dir=folder))
    try:
        place = ["--data", folder, "--database", elsewhere.url]
        printed = expect(0, "All is well", "restore", *place, copy)
        if "Restored from" not in printed:
            raise AssertionError(printed)
        expect(1, "--replace", "restore", *place, copy)
        expect(0, "is kept as", "restore", *place, copy, "--replace")
        expect(0, "All is well", "check", *place)
        other = type("Restored", (), {"database": elsewhere})()
        load = ledger.Load.__new__(ledger.Load)
        load.kith, load.writers = other, []
        load.writes = lambda: acknowledged
        kills.expect_nothing_wrong(load)
    finally:
        elsewhere.close()


def wrong_words(kith, say):
    """Every wrong input of the operator's commands is answered with a sentence and a code."""
    with tempfile.TemporaryDirectory(prefix="kith-faults-operator-") as name:
        folder = pathlib.Path(name)
        text, half, copy = folder / "letter.txt", folder / "half", folder / "copy"
        text.write_text("Dear friend")
        expect(0, "Copied to", "backup", *kith.place, copy)
        half.write_bytes(copy.read_bytes()[:copy.stat().st_size // 2])
        nowhere = ["--data", folder / "none"]
        expect(2, "is there already", "backup", *kith.place, copy)
        expect(1, "folder", "backup", *kith.place, folder / "no" / "copy")
        expect(2, "required", "backup", *kith.place)
        expect(1, "There is no database", "backup", *nowhere, folder / "other")
        expect(1, "There is no database", "check", *nowhere)
        if (folder / "none").exists() or (folder / "other").exists():
            raise AssertionError("looking for a database that is not there made one")
        expect(1, "not a database", "check", "--database", text)
        expect(1, "cannot be reached", "check", "--database",
               f"postgresql://nobody@127.0.0.1:{program.free_port()}/none")
        expect(2, "does not exist", "restore", *nowhere, folder / "no-copy")
        expect(2, "is actually a directory", "restore", *nowhere, folder)
        expect(1, "not a copy", "restore", *nowhere, text)
        expect(1, "damaged", "restore", *nowhere, half)
        if (folder / "none" / "kith.db").exists():
            raise AssertionError("a refused copy was put in place")
        expect(2, "Try: kith serve --help", "serve", *kith.place, "--port", "many")
        expect(2, "Try: kith check --help", "check", *kith.place, "--faster")
        expect(2, "", "nonsense")
        restore_over(kith, copy)
    say("sixteen mistakes, each told in a sentence; a running Kith is not restored over")


def restore_over(kith, copy):
    kith.start("--plain-cookies")
    if kith.database.name == "SQLite":
        expect(1, "Stop Kith", "restore", *kith.place, copy, "--replace")
        code, printed = program.run("serve", *kith.place, "--port", kith.port, expect=None)
        if code != 1 or "Cannot listen" not in printed:
            raise AssertionError(f"a port in use gave {code}: {printed}")
    if kith.status("/sign-in") != 200 or kith.stop() != 0:
        raise AssertionError("a refused restore disturbed what runs")
    expect(0, "All is well", "restore", *kith.place, copy, "--replace")
    kith.start("--plain-cookies")
    if kith.status("/sign-in") != 200:
        raise AssertionError("it does not serve what was restored")


def accounts(database, folder, say):
    """From an empty machine to somebody who signs in; every mistake on the way."""
    place = ["--data", folder, "--database", database.url]
    mail = ["--email", "ada@council.example"]
    expect(2, "subcommand", "account", *place)
    expect(2, "--email", "account", "add", *place)
    expect(1, "called", "account", "add", *place, *mail, "--admin")
    council = ["--organisation", "Fenmarch County Council"]
    expect(1, "email address", "account", "add", *place, *council, "--email", "not an address", "--admin")
    expect(1, "role", "account", "add", *place, *council, *mail, "--role", "Wizard")
    expect(2, "--admin", "account", "add", *place, *council, *mail, "--admin", "--role", "Partner")
    printed = expect(0, "works once", "account", "add", *place, *council, *mail, "--admin",
                     "--name", "Ada Lovelace")
    expect(1, "already", "account", "add", *place, *mail, "--admin")
    expect(1, "no organisation", "account", "add", *place, "--organisation", "Nowhere",
           "--email", "b@council.example", "--admin")
    expect(0, "ada@council.example", "account", "list", *place)
    for word in ("reset-password", "suspend"):
        expect(1, "no such account", "account", word, *place, "--email", "no@council.example")
    second = expect(0, "works once", "account", "reset-password", *place, *mail)
    use_links(place, database, folder, printed, second)
    expect(0, "suspended", "account", "suspend", *place, *mail)
    say("an administrator from an empty machine by a link that works once; twelve mistakes told")


def use_links(place, database, folder, *printed):
    """A newer link ends an older one; each works once."""
    links = [re.search(r"/sign-in/link/\S+", text).group() for text in printed]
    kith = program.Kith.__new__(program.Kith)
    kith.folder, kith.database, kith.place = pathlib.Path(folder), database, place
    kith.port, kith.process = program.free_port(), None
    try:
        kith.start("--plain-cookies")
        client = Client(kith.port)
        page = client.get(links[-1])
        if page.status != 200 or "password" not in page.text.lower():
            raise AssertionError(f"the link gave {page.status}")
        sent = {"csrf": page.field("csrf"), "new_password": "a long walk by the river"}
        if client.post(links[-1], sent).status != 303:
            raise AssertionError("the link did not take a password")
        again = Client(kith.port).get(links[-1])
        if "choose a password" in again.text.lower() and again.status == 200:
            raise AssertionError("a link works twice")
    finally:
        kith.close()


def accounts_on(database_of):
    def trial(say):
        folder = tempfile.mkdtemp(prefix="kith-faults-accounts-")
        database = database_of(folder)
        try:
            accounts(database, folder, say)
        finally:
            database.close()
            shutil.rmtree(folder, ignore_errors=True)
    return trial
