"""Writers under load, and a ledger of what was acknowledged to whom."""
import hashlib
import secrets
import threading
import time

from person import Client, Person

TOKEN = "kith_faults_" + secrets.token_hex(16)
KINDS = ("contact", "need", "note", "call")


def add_token(kith):
    """A token for a system that may write in the case worker's name."""
    account, organisation = kith.database.rows(
        "SELECT account.id, organisation_id FROM account JOIN membership"
        " ON account_id = account.id WHERE email = 'caseworker@fenmarch.example'")[0]
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    permissions = ("people.see people.see-sensitive people.search contacts.take needs.see "
                   "needs.work")
    kith.database.change(
        "INSERT INTO api_token (id, account_id, organisation_id, name, token_hash, permissions,"
        f" made_at, expires_at) VALUES ('faults', '{account}', '{organisation}', 'faults',"
        f" '{digest}', '{permissions}', '2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z')")


class Write:
    """One thing to be written, once, however often it has to be sent."""

    def __init__(self, kind, number, person):
        self.kind, self.person = kind, person
        self.marker = f"fault {kind} {number} {secrets.token_hex(4)}"
        self.acknowledged = False

    def send(self, writer):
        """Sends it; true when the answer says that it is kept."""
        answer = getattr(self, self.kind)(writer)
        if answer.status in (200, 201, 303):
            self.acknowledged = True
        elif answer.status not in (503, 500):
            raise AssertionError(f"{self.kind}: {answer.status} {answer.text[-600:]}")
        return self.acknowledged

    def contact(self, writer):
        return writer.system.post_json(
            "/api/v1/contacts", {"person": self.person, "summary": self.marker}, self.key())

    def need(self, writer):
        # A kind that this person may already have open is joined; the key makes it once.
        return writer.system.post_json(
            "/api/v1/needs", {"person": self.person, "category": "other",
                              "details": self.marker}, self.key())

    def key(self):
        return self.marker.replace(" ", "-")

    def note(self, writer):
        return writer.worker.fill_in(f"/people/{self.person}/notes", {
            "text": self.marker, "kind": "general", "same_request": self.marker})

    def call(self, writer):
        # Letters only: a name of its own for a new person with a need and a message.
        name = "Zz" + "".join(chr(97 + int(c, 16)) for c in
                              hashlib.sha256(self.marker.encode()).hexdigest()[:12])
        return writer.worker.fill_in("/calls/new", {
            "same_request": self.marker, "first-name": "Ann", "last-name": name,
            "born": "27/3/1941", "phone": "01632 960145", "email": f"{name.lower()}@x.example",
            "who": "self", "needs": "food", "need-food-people": "1", "summary": self.marker,
            "shares": "agreed", "summary-by": "email", "next-call": "1"})


class Writer(threading.Thread):
    """Sends one write after another until told to stop; what is not answered is sent again."""

    def __init__(self, number, port, people):
        super().__init__(daemon=True)
        self.number, self.people = number, people
        self.worker = Person(port, "caseworker@fenmarch.example")
        self.system = Client(port)
        self.system.token = TOKEN
        self.writes, self.failure = [], None
        self.stopping = threading.Event()
        self.answered = 0

    def run(self):
        try:
            while not self.stopping.is_set():
                self.step()
        except Exception as error:  # told to the main thread
            self.failure = error

    def step(self):
        if not self.writes or self.writes[-1].acknowledged:
            count = len(self.writes)
            kind = KINDS[(count + self.number) % len(KINDS)]
            person = self.people[(count * 7 + self.number) % len(self.people)]
            self.writes.append(Write(kind, f"{self.number}.{count}", person))
        try:
            self.answered += self.writes[-1].send(self)
        except OSError:
            pass
        time.sleep(0.01)


class Load:
    """Several writers at once."""

    def __init__(self, kith, writers=4):
        people = [row[0] for row in kith.database.rows(
            "SELECT id FROM person WHERE died_on IS NULL AND merged_into IS NULL ORDER BY id"
            " LIMIT 40")]
        self.kith = kith
        self.writers = [Writer(number, kith.port, people) for number in range(writers)]

    def start(self):
        for writer in self.writers:
            writer.start()

    def answered(self):
        for writer in self.writers:
            if writer.failure:
                raise writer.failure
        return sum(writer.answered for writer in self.writers)

    def wait_for(self, more, within=60):
        """Waits until so many more writes were acknowledged."""
        until = self.answered() + more
        begun = time.monotonic()
        while self.answered() < until:
            if time.monotonic() - begun > within:
                raise AssertionError(f"fewer than {more} writes were taken in {within} s: "
                                     + self.kith.said())
            time.sleep(0.01)

    def finish(self):
        """Stops, after each has been told how its last write went."""
        for writer in self.writers:
            writer.stopping.set()
        for writer in self.writers:
            writer.join(60)
            begun = time.monotonic()
            while writer.writes and not writer.writes[-1].acknowledged:
                writer.step()
                if time.monotonic() - begun > 60:
                    raise AssertionError("a write was never taken: " + self.kith.said())
        self.answered()

    def writes(self):
        return [write for writer in self.writers for write in list(writer.writes)]

    def faults(self):
        """Acknowledged writes that are missing, and any that are there more than once."""
        sought = {
            "contact": "SELECT summary, count(*) FROM contact WHERE channel = 'api' AND summary"
                       " LIKE 'fault %' GROUP BY summary",
            "note": "SELECT text, count(*) FROM note WHERE text LIKE 'fault %' GROUP BY text",
            "call": "SELECT summary, count(*) FROM contact WHERE channel = 'phone' AND summary"
                    " LIKE 'fault %' GROUP BY summary",
            "need": "SELECT body, count(*) FROM story WHERE body LIKE 'fault need%' GROUP BY body"}
        # Read before the database, so that a write finished meanwhile is not missed.
        writes = [(write, write.acknowledged) for write in self.writes()]
        found = {kind: {row[0]: int(row[1]) for row in self.kith.database.rows(sql)}
                 for kind, sql in sought.items()}
        for write, acknowledged in writes:
            count = found[write.kind].get(write.marker, 0)
            if acknowledged and count == 0:
                yield f"lost: {write.marker}"
            if count > 1:
                yield f"{count} times: {write.marker}"
