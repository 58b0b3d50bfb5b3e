"""Clients that mean harm, or whose line is bad: refused clearly, and nobody else notices."""
import contextlib
import resource
import socket
import statistics
import time

from person import Client, Person


def talk(port, data, seconds=10):
    """Sends bytes, gives what comes back until the server closes or falls silent."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as line:
        with contextlib.suppress(OSError):
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
        said = b""
        with contextlib.suppress(OSError):
            while part := line.recv(65536):
                said += part
        return said


def status_of(said):
    words = said.split(b" ", 2)
    return int(words[1]) if len(words) > 2 and said.startswith(b"HTTP/1.1 ") else 0


HOST = b"Host: localhost\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"


def post(body, head=FORM):
    return (b"POST /sign-in HTTP/1.1\r\n" + HOST + head +
            b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)


def get(path=b"/sign-in", head=b""):
    return b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"Connection: close\r\n" + head + b"\r\n"


# What is sent, and the statuses that may answer it; 0 is a line closed without a word.
MALFORMED = {
    "not HTTP": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20, (400, 405)),
    "words": (b"hello there\r\n\r\n", (400, 405)),
    "an unknown method": (b"FROB / HTTP/1.1\r\n" + HOST + b"\r\n", (400, 405)),
    "a target of 20 kB": (get(b"/" + b"a" * 20000), (414,)),
    "a header of 40 kB": (get(head=b"X-Long: " + b"a" * 40000 + b"\r\n"), (431,)),
    "400 headers": (get(head=b"X-Many: a\r\n" * 400), (431,)),
    "two hosts": (get(head=b"Host: elsewhere\r\n"), (400,)),
    "a bad percent": (get(b"/people?q=%zz"), (400,)),
    "a NUL in the path": (get(b"/a%00b"), (400, 404)),
    "dots in the path": (get(b"/assets/../../../etc/passwd"), (400, 404)),
    "a path that is not UTF-8": (get(b"/people/%ff%fe"), (303, 400, 404)),
    "a length that is no number": (b"POST /sign-in HTTP/1.1\r\n" + HOST +
                                   b"Content-Length: many\r\n\r\nx", (400,)),
    "two lengths": (b"POST /sign-in HTTP/1.1\r\n" + HOST + FORM + b"Content-Length: 3\r\n"
                    b"Content-Length: 30\r\n\r\nabc", (400,)),
    "length and chunks": (b"POST /sign-in HTTP/1.1\r\n" + HOST + FORM + b"Content-Length: 3\r\n"
                          b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", (400,)),
    "a chunk that is no number": (b"POST /sign-in HTTP/1.1\r\n" + HOST + FORM +
                                  b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n", (400,)),
    "a body said to be 10 GB": (b"POST /sign-in HTTP/1.1\r\n" + HOST + FORM +
                                b"Content-Length: 10000000000\r\n\r\nabc", (413,)),
    "a form of 3 MB": (post(b"a=" + b"b" * 3000000), (413,)),
    "a form that is not UTF-8": (post(b"email=%ff%fe&password=%00"), (400, 403)),
    "a thousand fields": (post(b"&".join(b"f%d=1" % n for n in range(1000))), (400, 403)),
    "multipart without an end": (post(b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n",
                                      b"Content-Type: multipart/form-data; boundary=x\r\n"),
                                 (400,)),
    "multipart without a boundary": (post(b"--x", b"Content-Type: multipart/form-data\r\n"),
                                     (400,)),
    "JSON a hundred thousand deep": (
        b"POST /api/v1/contacts HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
        b"Authorization: Bearer x\r\nContent-Length: 100000\r\nConnection: close\r\n\r\n" +
        b"[" * 100000, (400, 401)),
    "half a request": (b"GET / HTTP/1.1\r\nHost: local", (0, 400)),
    "nothing": (b"", (0,)),
}


def malformed(kith, say):
    kith.start("--plain-cookies")
    wrong = []
    for name, (sent, wanted) in MALFORMED.items():
        status = status_of(talk(kith.port, sent))
        if status not in wanted:
            wrong.append(f"{name}: {status}")
        if kith.status("/health") != 200:
            raise AssertionError(f"{name} ended the service: " + kith.said())
    if wrong:
        raise AssertionError("; ".join(wrong))
    big_bodies(kith)
    say(f"{len(MALFORMED)} kinds of nonsense refused, the service stands")


def big_bodies(kith):
    """Many who promise much and send it: memory stays bounded."""
    lines = []
    for _ in range(40):
        line = socket.create_connection(("127.0.0.1", kith.port), timeout=20)
        with contextlib.suppress(OSError):
            line.sendall(b"POST /sign-in HTTP/1.1\r\n" + HOST + FORM +
                         b"Content-Length: 60000000\r\n\r\n" + b"a" * 12000000)
        lines.append(line)
    held = kith.memory()
    if kith.status("/sign-in") != 200:
        raise AssertionError("large bodies hold up a page")
    for line in lines:
        line.close()
    if held > 400:
        raise AssertionError(f"large bodies of strangers fill {held:.0f} MB")


def page_times(person, count=20):
    times = []
    for _ in range(count):
        begun = time.monotonic()
        answer = person.get("/work")
        times.append(time.monotonic() - begun)
        if answer.status != 200:
            raise AssertionError(f"/work gave {answer.status}")
    return times


def slow_clients(kith, full, say):
    """Requests a byte at a time, on hundreds of lines."""
    kith.start("--plain-cookies")
    person = Person(kith.port, "caseworker@fenmarch.example")
    lines = []
    for number in range(500):
        line = socket.create_connection(("127.0.0.1", kith.port), timeout=5)
        line.sendall(b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n"
                     if number % 2 else b"GET /sign-in HT")
        lines.append(line)
    begun = time.monotonic()
    seconds, open_lines = (150 if full else 3), len(lines)
    while time.monotonic() - begun < seconds and open_lines:
        open_lines = 0
        for line in lines:
            try:
                line.sendall(b"x")
                open_lines += 1
            except OSError:
                pass
        time.sleep(1)
    times = page_times(person)
    for line in lines:
        line.close()
    if full and open_lines:
        raise AssertionError(f"{open_lines} slow lines are still open after {seconds} s")
    say(f"500 slow lines, a page in {statistics.median(times) * 1000:.0f} ms"
        + (f"; all closed within {time.monotonic() - begun:.0f} s" if full else ""))
    if statistics.median(times) > 1:
        raise AssertionError("slow clients hold up others")


def slow_readers(kith, say):
    """Clients that ask for much and read none of it."""
    kith.start("--plain-cookies")
    person = Person(kith.port, "caseworker@fenmarch.example")
    lines = []
    for _ in range(200):
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        line.connect(("127.0.0.1", kith.port))
        with contextlib.suppress(OSError):
            line.setblocking(False)
            line.send(get(b"/sign-in").replace(b"Connection: close\r\n", b"") * 50)
        lines.append(line)
    times = page_times(person)
    held = kith.memory()
    for line in lines:
        line.close()
    if statistics.median(times) > 1 or held > 400:
        raise AssertionError(f"slow readers: {statistics.median(times):.2f} s, {held:.0f} MB")
    say(f"200 that do not read, a page in {statistics.median(times) * 1000:.0f} ms, "
        f"{held:.0f} MB")


def idle_connections(kith, say):
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = min(10000, most - 500)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    kith.start("--plain-cookies")
    person = Person(kith.port, "caseworker@fenmarch.example")
    before = kith.memory()
    lines = []
    try:
        for number in range(wanted):
            line = socket.socket()
            line.settimeout(10)
            line.bind((f"127.0.0.{2 + number % 50}", 0))
            line.connect(("127.0.0.1", kith.port))
            lines.append(line)
        times = page_times(person)
        held = kith.memory()
        newcomer = Client(kith.port)
        if newcomer.get("/sign-in").status != 200:
            raise AssertionError("a newcomer is not served")
        # Those who were idle may still ask.
        for line in lines[:: max(1, wanted // 50)]:
            line.sendall(get(b"/health"))
            if status_of(line.recv(65536)) != 200:
                raise AssertionError("an idle line is dead")
    finally:
        for line in lines:
            line.close()
    say(f"{wanted} idle lines, a page in {statistics.median(times) * 1000:.0f} ms, "
        f"{(held - before) * 1024 / wanted:.1f} kB each")
    if statistics.median(times) > 1:
        raise AssertionError("idle connections hold up others")
    if kith.stop() != 0:
        raise AssertionError("it did not stop well: " + kith.said())
