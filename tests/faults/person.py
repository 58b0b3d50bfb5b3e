"""Somebody at a browser, or a system with a token: enough of HTTP to sign in and to send forms."""
import html
import http.client
import json
import re
import urllib.parse

from kith import PASSWORD


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def json(self):
        return json.loads(self.body)

    def field(self, name):
        """The value of a hidden field of the page."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        return html.unescape(found.group(1)) if found else ""


class Client:
    """One connection, kept; made again after it was lost. Losing it raises OSError."""

    def __init__(self, port, seconds=30):
        self.port, self.seconds = port, seconds
        self.connection = None
        self.cookies = {}
        self.token = ""

    def send(self, method, path, body=None, headers=None):
        headers = {"Host": f"localhost:{self.port}", **(headers or {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        try:
            if not self.connection:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port,
                                                             timeout=self.seconds)
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.drop()
            raise OSError(str(error)) from error
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, kept = value.split(";")[0].partition("=")
                self.cookies[key] = kept
        if answer.getheader("Connection") == "close":
            self.drop()
        return Answer(answer.status, answer.headers, content)

    def drop(self):
        if self.connection:
            self.connection.close()
            self.connection = None

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, fields):
        return self.send("POST", path, urllib.parse.urlencode(fields),
                         {"Content-Type": "application/x-www-form-urlencoded"})

    def post_json(self, path, value, key):
        return self.send("POST", path, json.dumps(value),
                         {"Content-Type": "application/json", "Idempotency-Key": key})


class Person(Client):
    """A demonstration person who has signed in."""

    def __init__(self, port, email, page="/work"):
        super().__init__(port)
        csrf = self.get("/sign-in").field("csrf")
        answer = self.post("/sign-in", {"csrf": csrf, "email": email, "password": PASSWORD})
        if answer.status == 303 and "code" in answer.headers["Location"]:
            shown = self.get("/sign-in/code")
            code = re.search(r"code is (?:<[^>]*>)?(\d{3} ?\d{3})", shown.text)
            answer = self.post("/sign-in/code",
                               {"csrf": shown.field("csrf"), "code": code.group(1)})
        if answer.status != 303:
            raise AssertionError(f"{email} could not sign in: {answer.status}")
        self.csrf = self.get(page).field("csrf")

    def fill_in(self, path, fields):
        return self.post(path, {"csrf": self.csrf, **fields})
