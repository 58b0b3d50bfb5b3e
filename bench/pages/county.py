"""Makes a made-up county of any size for measuring, in bulk, in a database `kith demo` has prepared.

Rows are shaped as the program writes them, and `kith check` finds nothing wrong with the result.
Names are put together from syllables, telephone numbers come from the ranges kept for drama, and NHS
numbers from the range for tests.
"""
import contextlib
import csv
import datetime
import itertools
import random
import sqlite3
import subprocess
import tempfile

ALPHABET = "0123456789BCDFGHJKMNPQRTVWXYZ"
FIRST = [a + b for a in ("An", "Bel", "Cor", "Da", "El", "Fin", "Gra", "Ha", "Is", "Jo", "Ka", "Li",
                         "Ma", "Ne", "Ol", "Pa", "Ro", "Sa", "To", "Wi")
         for b in ("na", "len", "ric", "vid", "sie", "ley", "mo", "ra", "bert", "nia", "mar", "tha")]
LAST = [a + b + c for a in ("Ash", "Brad", "Cart", "Dun", "East", "Fair", "Gold", "Hart", "Ing", "Kirk",
                            "Lang", "Mar", "North", "Oak", "Pem", "Rad", "Stan", "Thorn", "Under",
                            "Whit")
        for b in ("", "er", "ing", "le") for c in ("ton", "ley", "field", "wood", "man", "son", "by",
                                                   "well", "more", "ham")]
COLUMNS = {
    "person": "id reference first_name last_name first_key last_key born_on nhs_number address"
              " postcode ward district latitude longitude lives_alone source created_at changed_at",
    "person_number": "id person_id kind value label source since",
    "person_flag": "id person_id kind source started_on",
    "contact": "id reference person_id at channel direction asked_by summary taken_by",
    "need": "id reference person_id contact_id category category_version title details status urgent"
            " due_kind due_on route account_id team_id organisation_id ward made_at closed_at",
    "story": "id person_id at kind subject_id headline body by_name",
    "work": "id subject_kind subject_id person_id title path account_id team_id organisation_id"
            " due_at urgent made_at",
    "call": "id person_id purpose script priority priority_why due_at team_id caller_id status source"
            " made_at",
}


class Database:
    """Reads a few rows and takes many, on SQLite and PostgreSQL."""

    def __init__(self, url):
        self.url, self.postgres = url, url.startswith("postgres")

    def rows(self, sql):
        if self.postgres:
            printed = self.psql("-A", "-t", "-F", "\t", "-c", sql)
            return [tuple(line.split("\t")) for line in printed.splitlines() if line]
        with contextlib.closing(sqlite3.connect(self.url)) as database:
            return [tuple(map(str, row)) for row in database.execute(sql)]

    def psql(self, *words):
        return subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", *words, self.url],
                              capture_output=True, text=True, check=True).stdout

    def take(self, table, rows):
        columns = COLUMNS[table].split()
        if self.postgres:
            with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
                csv.writer(file).writerows(rows)
                file.flush()
                self.psql("-c", f"\\copy {table} ({', '.join(columns)}) FROM '{file.name}' CSV")
            return
        with contextlib.closing(sqlite3.connect(self.url)) as database:
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA cache_size = -400000")
            marks = ", ".join("?" * len(columns))
            database.executemany(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
            database.commit()

    def finish(self):
        if self.postgres:
            self.psql("-c", "VACUUM ANALYZE")
        else:
            with contextlib.closing(sqlite3.connect(self.url)) as database:
                database.execute("PRAGMA analysis_limit = 1000")
                database.execute("ANALYZE")
                database.commit()


class Maker:
    def __init__(self, database, seed=7):
        self.database, self.chance = database, random.Random(seed)
        self.number = itertools.count(1)
        self.started = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=200)
        self.now = datetime.datetime.now(datetime.timezone.utc)
        self.places = database.rows("SELECT postcode, postcode_place.ward, ward.district, latitude,"
                                    " longitude FROM postcode_place JOIN ward ON code = ward")
        self.teams = database.rows("SELECT team.id, organisation_id FROM team JOIN organisation ON"
                                   " organisation.id = organisation_id WHERE kind = 'council'"
                                   " ORDER BY team.id")[:2]
        self.accounts = database.rows(
            "SELECT id FROM account WHERE email IN ('handler@fenmarch.example',"
            " 'caseworker@fenmarch.example') ORDER BY email DESC")
        self.categories = database.rows("SELECT id, version, name, usual_route FROM need_category"
                                        " WHERE state = 'published' ORDER BY sort")

    def instant(self, at):
        return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def id(self):
        """The next UUIDv7: later ids sort after earlier ones."""
        number = next(self.number)
        at = int(self.started.timestamp() * 1000) + number
        text = f"{at:012x}7{number & 0xfff:03x}8{self.chance.getrandbits(60):015x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def reference(self, letter):
        number = next(self.number) * 7919 % 29 ** 7
        text = letter
        for _ in range(7):
            text += ALPHABET[number % 29]
            number //= 29
        text += ALPHABET[sum((at + 1) * ALPHABET.index(c) for at, c in enumerate(text)) % 29]
        return f"{text[0]}-{text[1:5]}-{text[5:]}"

    def person(self):
        # A few names are common and most are not, as in life.
        first = FIRST[int(len(FIRST) * self.chance.random() ** 2)]
        last = LAST[int(len(LAST) * self.chance.random() ** 2)]
        postcode, ward, district, north, east = self.chance.choice(self.places)
        born = datetime.date(1925, 1, 1) + datetime.timedelta(self.chance.randrange(29000))
        at = self.instant(self.started)
        digits = f"999{self.chance.randrange(10 ** 6):06}"
        check = 11 - sum((10 - place) * int(c) for place, c in enumerate(digits)) % 11
        nhs = digits + str(check % 11) if check != 10 and self.chance.random() < 0.5 else None
        return (self.id(), self.reference("K"), first, last, first.lower(), last.lower(),
                born.isoformat(), nhs, f"{self.chance.randrange(1, 200)} Mill Lane", postcode, ward,
                district, float(north), float(east), self.chance.randrange(2), "register", at, at)

    def number_of(self, person):
        value = self.chance.choice(("+44163296", "+44770090")) + f"{self.chance.randrange(1000):04}"
        return (self.id(), person, "phone", value, "home", "register", self.instant(self.started))

    def people(self, count, at_once=100_000):
        ids = []
        for begin in range(0, count, at_once):
            made = [self.person() for _ in range(min(at_once, count - begin))]
            self.database.take("person", made)
            self.database.take("person_number", (self.number_of(row[0]) for row in made))
            ids += [(row[0], row[10]) for row in made]
        flags = self.chance.sample(ids, min(len(ids), 60_000))
        self.database.take("person_flag", ((self.id(), person, "shielding", "shielding list",
                                            "2020-03-28") for person, _ in flags))
        return ids

    def needs(self, people, count):
        """Open needs with all that belongs to each: contact, lines of the story, a line of work."""
        contacts, needs, story, work = [], [], [], []
        for person, ward in self.chance.sample(people, count):
            category, version, name, route = self.chance.choice(self.categories)
            team, organisation = self.chance.choice(self.teams)
            account = self.chance.choice([*(row[0] for row in self.accounts), None, None])
            at = self.now - datetime.timedelta(minutes=self.chance.randrange(20 * 24 * 60))
            due = (at + datetime.timedelta(days=7)).date().isoformat()
            urgent, said = int(self.chance.random() < 0.1), "Shopping for the week, and the stairs"
            contact, need, at = self.id(), self.id(), self.instant(at)
            contacts.append((contact, self.reference("R"), person, at, "phone", "in", "self", said,
                             self.accounts[0][0]))
            needs.append((need, self.reference("N"), person, contact, category, version, name, said,
                          "assigned" if account else "waiting", urgent, "by", due, route, account,
                          team, organisation, ward, at, None))
            for kind, subject in (("contact", contact), ("need", need)):
                story.append((self.id(), person, at, kind, subject, name, said, "Maya Osei"))
            work.append((self.id(), "need", need, person, name, f"/needs/{need}", account, team,
                         organisation, due + "T16:00:00.000Z", urgent, at))
        for table, rows in (("contact", contacts), ("need", needs), ("story", story),
                            ("work", work)):
            self.database.take(table, rows)

    def calls(self, people, count):
        team = self.teams[0][0]
        rows = []
        for person, _ in self.chance.sample(people, count):
            at = self.now + datetime.timedelta(minutes=self.chance.randrange(-600, 3000))
            rows.append((self.id(), person, "welfare check", "welfare", self.chance.randrange(30),
                         "Lives alone", self.instant(at), team,
                         self.chance.choice([row[0] for row in self.accounts] + [None]), "due",
                         "register", self.instant(self.started)))
        self.database.take("call", rows)


def make(url, people, needs, calls):
    maker = Maker(Database(url))
    known = maker.people(people)
    maker.needs(known, needs)
    maker.calls(known, calls)
    maker.database.finish()
    return known
