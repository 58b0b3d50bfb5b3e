"""The list of trials: (name, function of a way to say what was seen)."""
import functools

import hostile
import kills
import lists
import merges
import operators
import outages
import stops
import upgrade
from kith import Sqlite, installation


def trials(server, full, seed):
    databases = {"SQLite": Sqlite, "PostgreSQL": lambda _: server.database()}
    times = 100 if full else 8

    def on(database_of, trial, *words):
        def attempt(say):
            with installation(database_of) as kith:
                trial(kith, *words, say)
        return attempt

    for name, database_of in databases.items():
        yield f"killed under load, {name}", on(database_of, kills.killed_under_load, times, seed)
        yield f"killed while records are merged and parted, {name}", on(
            database_of, merges.killed_while_merging, 30 if full else 4, seed)
        yield f"stopped under load, {name}", on(database_of, stops.stopped_under_load)
        yield f"copied while people write, {name}", on(
            database_of, operators.copied_while_writing, database_of, 5 if full else 1)
        yield f"an older schema brought up to date, {name}", functools.partial(
            upgrade.upgraded, database_of, seed)
        yield f"accounts from an empty machine, {name}", operators.accounts_on(database_of)
    yield "an import killed, and killed while it is taken back", functools.partial(
        lists.killed_while_importing, 10 if full else 1, seed)
    yield "mistakes of an operator", on(Sqlite, operators.wrong_words)
    yield "no room on the disk", on(Sqlite, outages.disk_full)
    yield "no room for a start, a copy or a migration", on(Sqlite, outages.disk_full_commands)
    postgres = databases["PostgreSQL"]
    yield "the database goes and comes back", on(postgres, outages.database_gone, server)
    yield "the database crashes under load", on(
        postgres, outages.database_crashes, server, 10 if full else 2)
    yield "oversized and malformed requests", on(Sqlite, hostile.malformed)
    yield "clients that send slowly", on(Sqlite, hostile.slow_clients, full)
    yield "clients that read slowly", on(Sqlite, hostile.slow_readers)
    yield "ten thousand idle connections", on(Sqlite, hostile.idle_connections)
