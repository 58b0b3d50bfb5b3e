"""Which room may know which: the architecture as a table, checked over every include.

A slice knows another only by its face (people/people.hpp) and its SQL names only its own tables
and published views (names that end in _facts).
"""
import pathlib
import re
import sys

SRC = pathlib.Path(__file__).resolve().parents[2] / "src"
MIGRATIONS = SRC.parent / "migrations"

PLATFORM = ["platform/base", "platform/html", "platform/sql", "platform/web", "defaults"]
MAY_INCLUDE = {
    "platform/base": [],
    "platform/html": ["platform/base"],
    "platform/sql": ["platform/base"],
    "platform/web": ["platform/base", "platform/html", "platform/sql"],
    "platform/pdf": ["platform/base"],
    "defaults": [],
    "engines/linkage": ["platform/base"],
    "engines/matching": ["platform/base"],
    "engines/rounds": ["platform/base"],
    "practice/accounts": PLATFORM,
    "practice/sharing": PLATFORM + ["practice/accounts"],
    "practice/people": PLATFORM + ["practice/accounts", "practice/sharing"],
    "practice/messages": PLATFORM + ["platform/pdf", "practice/accounts", "practice/sharing",
                                     "practice/people"],
}
MAY_INCLUDE["practice/casework"] = MAY_INCLUDE["practice/messages"] + ["practice/messages"]
WITH_CASEWORK = MAY_INCLUDE["practice/casework"] + ["practice/casework"]
MAY_INCLUDE["practice/rights"] = WITH_CASEWORK
MAY_INCLUDE["practice/referrals"] = WITH_CASEWORK
MAY_INCLUDE["practice/calls"] = WITH_CASEWORK
MAY_INCLUDE["practice/volunteering"] = WITH_CASEWORK + ["engines/matching"]
MAY_INCLUDE["practice/asking"] = WITH_CASEWORK + ["practice/calls", "practice/referrals",
                                                  "practice/volunteering"]
MAY_INCLUDE["practice/lists"] = WITH_CASEWORK + ["practice/calls", "engines/linkage"]
MAY_INCLUDE["practice/reaching"] = WITH_CASEWORK + ["practice/calls"]
MAY_INCLUDE["practice/bracelet"] = WITH_CASEWORK + ["platform/pdf"]
MAY_INCLUDE["practice/readings"] = WITH_CASEWORK
MAY_INCLUDE["practice/insight"] = PLATFORM + ["practice/accounts"]
MAY_INCLUDE["practice/api"] = PLATFORM + ["practice/accounts"]
EVERYTHING = sorted(set(MAY_INCLUDE) | {"commands", "demo"})
MAY_INCLUDE["demo"] = EVERYTHING
MAY_INCLUDE["commands"] = EVERYTHING
# The whole plan of a day keeps state, so it is not in the face of pure functions; people by the
# thousand are for lists alone.
SECOND_FACES = ["engines/matching/planner.hpp", "practice/people/many.hpp",
                "practice/casework/many.hpp"]
# The demonstration county fills in what people do over weeks.
DEMO_FACES = ["practice/reaching/ledger.hpp"] + ["practice/volunteering/" + part for part in (
    "befriending/befriend.hpp", "recruitment/recruit.hpp", "shifts/shift.hpp",
    "shopping/receipt.hpp", "thanks/views.hpp")]
TEST_SUPPORT = "tests/support/"

INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)
TABLE = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+([a-z_]+)\b")
CREATES = re.compile(r"^CREATE (?:TABLE|VIEW) ([a-z_]+)", re.M)


def room_of(path):
    parts = pathlib.Path(path).parts
    return "/".join(parts[:2]) if parts[0] in ("platform", "engines", "practice") else parts[0]


def owners():
    found = {}
    for file in sorted(MIGRATIONS.glob("*.sql")):
        text = file.read_text()
        owner = text.splitlines()[0].removeprefix("--").strip()
        for table in CREATES.findall(text):
            found[table] = owner
    return found


def include_faults(file, text):
    room = room_of(file.relative_to(SRC))
    for target in INCLUDE.findall(text):
        if target.startswith("generated/"):
            continue
        if target.startswith(TEST_SUPPORT) or target.startswith("support/"):
            if not file.name.endswith(("_test.cpp", "_test.hpp", "_benchmark.cpp",
                                           "_fuzz.cpp")):
                yield f"{file}: only tests may include {target}"
            continue
        other = room_of(target)
        if other == room:
            continue
        # An engine's tests may share made-up instances with its benchmarks.
        if "/" not in target and file.name.endswith("_test.cpp"):
            continue
        if other not in MAY_INCLUDE.get(room, EVERYTHING):
            yield f"{file}: {room} may not include {target}"
        elif other.startswith(("practice/", "engines/")):
            face = f"{other}/{other.split('/')[1]}.hpp"
            # The command line of an engine reads and writes its files, which pages never do.
            own_command = room == "commands" and other.startswith("engines/")
            if target != face and target not in SECOND_FACES and not own_command \
                    and not (room == "demo" and target in DEMO_FACES):
                yield f"{file}: {target} is private to {other}; include {face}"


def table_faults(file, text, owner_of):
    room = room_of(file.relative_to(SRC))
    if not room.startswith("practice/") or file.name.endswith(("_test.cpp", "_test.hpp")):
        return
    for literal in re.findall(r'R"\w*\((.*?)\)\w*"|"((?:[^"\\\n]|\\.)*)"', text, re.S):
        for table in TABLE.findall(literal[0] or literal[1]):
            owner = owner_of.get(table)
            if owner and owner != room.split("/")[1] and not table.endswith("_facts"):
                yield f"{file}: {table} belongs to {owner}"


def main():
    owner_of = owners()
    faults, checked = [], 0
    for file in sorted([*SRC.rglob("*.cpp"), *SRC.rglob("*.hpp")]):
        if file.name == "main.cpp":
            continue
        checked += 1
        text = file.read_text()
        faults += include_faults(file, text)
        faults += table_faults(file, text, owner_of)
    for fault in faults:
        print(fault)
    print(f"{checked - len({f.split(':')[0] for f in faults})} passed, "
          f"{len({f.split(':')[0] for f in faults})} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
