"""Tries what must not break: the real program killed, starved, cut off and abused.

    python3 tests/faults/run.py [--full] [--only WORD] [--seed N]

The short form takes about a minute and a half and belongs to ./test; the full form kills the program
a hundred times on each database (./test faults --full, or KITH_FAULTS=full).
"""
import argparse
import os
import pathlib
import sys
import time
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import kith as program  # noqa: E402
from trials import trials  # noqa: E402


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true",
                        default=os.environ.get("KITH_FAULTS") == "full")
    parser.add_argument("--only", default="", help="trials whose name holds this")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    words = parser.parse_args()
    print(f"  seed {words.seed}", flush=True)
    passed = failed = 0
    server = program.PostgresServer()
    try:
        for name, trial in trials(server, words.full, words.seed):
            if words.only.lower() not in name.lower():
                continue
            begun = time.monotonic()
            try:
                trial(lambda said: print(f"    {said}", flush=True))
                passed += 1
                outcome = "passed"
            except Exception:  # a fault of any kind fails this trial only
                failed += 1
                outcome = "FAILED"
                traceback.print_exc(file=sys.stdout)
            print(f"  {outcome}: {name} ({time.monotonic() - begun:.0f} s)", flush=True)
    finally:
        server.close()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
