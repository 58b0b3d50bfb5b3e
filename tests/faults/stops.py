"""Told to stop while people work: what runs is finished, nothing answered is lost."""
import http.client
import threading
import time

import kills
import ledger


def stopped_under_load(kith, say):
    ledger.add_token(kith)
    kith.start("--plain-cookies")
    load = ledger.Load(kith)
    load.start()
    took = []
    for _ in range(3):
        load.wait_for(5)
        # A page that listens for news must not hold up the stop.
        listener = Listener(kith.port, load.writers[0].worker.cookies)
        listener.start()
        listener.begun.wait(10)
        begun = time.monotonic()
        code = kith.stop()
        took.append(time.monotonic() - begun)
        if code != 0:
            raise AssertionError(f"a stop gave {code}: {kith.said()}")
        listener.join(10)
        if listener.is_alive() or not listener.ended:
            raise AssertionError("a listening page was not told that the stream ended")
        kith.start("--plain-cookies")
    load.wait_for(5)
    load.finish()
    kills.expect_nothing_wrong(load)
    kith.check()
    say(f"stopped three times, in {max(took):.2f} s at most, {len(load.writes())} writes kept")
    if max(took) > 5:
        raise AssertionError("it takes more than five seconds to stop")


class Listener(threading.Thread):
    """A browser that listens to a stream of events."""

    def __init__(self, port, cookies):
        super().__init__(daemon=True)
        self.port, self.cookies = port, dict(cookies)
        self.begun, self.ended = threading.Event(), False

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", "/live?topics=work", headers={
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())})
        answer = connection.getresponse()
        if answer.status == 200 and answer.read(5):
            self.begun.set()
        answer.read()
        self.ended = True
