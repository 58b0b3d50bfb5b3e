#!/usr/bin/env python3
"""Runs `kith rounds` on Solomon's and Gehring and Homberger's instances and prints the mean gap to
the best known, checking every route afresh; with --peer, VROOM (pyvroom) beside it in the same run.

    bench/rounds/compare.py --kith build/release/kith                      # Solomon's 56, 1 s each
    bench/rounds/compare.py --sets homberger_200 --peer                    # with VROOM, equal time
    bench/rounds/compare.py --only R1 --objective vehicles --seconds 5

pyvroom is not needed without --peer: make a virtual environment outside the project, install
pyvroom there and run this with its python. With --peer, VROOM goes first with its highest
exploration and --threads threads, and kith is then given the time VROOM took, unless --seconds
says otherwise. A gap below 0 is possible: the best known of Gehring and Homberger's instances count
vehicles first, and distance alone can be less.
"""
import argparse
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCALE = 1000  # VROOM takes whole numbers


def read(path):
    rows = [line.split() for line in path.read_text().splitlines()]
    rows = [row for row in rows if row]
    fleet = next(i for i, row in enumerate(rows) if row[0] == "VEHICLE")
    first = next(i for i, row in enumerate(rows) if row[0] == "CUSTOMER")
    vehicles, capacity = (int(word) for word in rows[fleet + 2])
    return vehicles, capacity, [[float(word) for word in row] for row in rows[first + 2 :]]


def distance(one, other):
    return math.hypot(one[1] - other[1], one[2] - other[2])


def measure(instance, routes, slack):
    """The distance of the routes; stops the program if they break a condition."""
    vehicles, capacity, points = instance
    seen = sorted(stop for route in routes for stop in route)
    assert seen == list(range(1, len(points))), "a stop is missing or visited twice"
    assert len(routes) <= vehicles, "too many vehicles"
    total = 0.0
    for route in routes:
        assert sum(points[stop][3] for stop in route) <= capacity, "too much load"
        here, clock = points[0], points[0][4]
        for stop in [*route, 0]:
            there = points[stop]
            total += distance(here, there)
            clock = max(clock + here[6] + distance(here, there), there[4])
            assert clock <= there[5] + slack, f"stop {stop} is late"
            here = there
    return total


def run_kith(program, path, seconds, args):
    with tempfile.NamedTemporaryFile(suffix=".sol") as out:
        words = [program, "rounds", "--solomon", path, "--seconds", f"{seconds:.3f}",
                 "--threads", args.threads, "--seed", args.seed, "--objective", args.objective,
                 "--out", out.name]
        begun = time.monotonic()
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
        took = time.monotonic() - begun
        if done.returncode:
            sys.exit(done.stderr)
        text = pathlib.Path(out.name).read_text()
    routes = [[int(word) for word in line.split(":")[1].split()]
              for line in text.splitlines() if line.startswith("Route")]
    return routes, took


def run_vroom(instance, args):
    import numpy
    import vroom

    vehicles, capacity, points = instance
    matrix = [[round(SCALE * distance(one, other)) for other in points] for one in points]
    problem = vroom.Input()
    problem.set_durations_matrix("car", numpy.array(matrix, dtype=numpy.uint32))
    window = vroom.TimeWindow(int(SCALE * points[0][4]), int(SCALE * points[0][5]))
    for vehicle in range(vehicles):
        costs = {}
        if args.objective == "vehicles":
            costs["costs"] = vroom.VehicleCosts(fixed=10_000_000)
        problem.add_vehicle(vroom.Vehicle(vehicle, start=0, end=0, capacity=[capacity],
                                          time_window=window, **costs))
    for stop, point in enumerate(points[1:], 1):
        windows = [vroom.TimeWindow(int(SCALE * point[4]), int(SCALE * point[5]))]
        problem.add_job(vroom.Job(stop, location=stop, default_service=int(SCALE * point[6]),
                                  delivery=[int(point[3])], time_windows=windows))
    begun = time.monotonic()
    solution = problem.solve(exploration_level=args.exploration, nb_threads=args.threads)
    took = time.monotonic() - begun
    steps = solution.routes
    jobs = steps[steps["type"] == "job"]
    routes = [[int(stop) for stop in group["id"]] for _, group in jobs.groupby("vehicle_id")]
    return routes, took


class Column:
    def __init__(self, name):
        self.name, self.gaps, self.times, self.vehicles = name, [], [], 0

    def add(self, instance, routes, took, best, slack):
        gap = 100 * (measure(instance, routes, slack) / best - 1)
        self.gaps.append(gap)
        self.times.append(took)
        self.vehicles += len(routes)
        return f"{self.name} {len(routes):3d} {gap:6.2f}% {took:5.2f}s"

    def mean(self):
        ordered = sorted(self.gaps)
        return (f"{self.name}: mean gap {sum(ordered) / len(ordered):.2f}%, median "
                f"{ordered[len(ordered) // 2]:.2f}%, worst {ordered[-1]:.2f}%, vehicles "
                f"{self.vehicles}, mean time {sum(self.times) / len(self.times):.2f} s")


def words():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kith", default=ROOT / "build/release/kith")
    parser.add_argument("--data", type=pathlib.Path, default=ROOT / "../shared/data/routing")
    parser.add_argument("--sets", default="solomon", help="folders of --data, comma between")
    parser.add_argument("--only", default="", help="a regular expression for names")
    parser.add_argument("--seconds", type=float, help="1, or with --peer as long as it took")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--objective", choices=["distance", "vehicles"], default="distance")
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--exploration", type=int, default=5)
    return parser.parse_args()


def best_known(known, name, objective):
    if objective == "distance" and f"{name}_distance" in known:
        return known[f"{name}_distance"]["best_known_cost"]
    return known[name]["best_known_cost"]


def main():
    args = words()
    known = json.loads((args.data / "BKS.json").read_text())
    for folder in args.sets.split(","):
        kith, peer = Column("kith"), Column("vroom")
        for path in sorted((args.data / folder).glob("*.txt")):
            if not re.match(args.only, path.stem):
                continue
            instance = read(path)
            best = best_known(known, path.stem, args.objective)
            line, seconds = f"{path.stem:9s}", args.seconds or 1
            if args.peer:
                routes, took = run_vroom(instance, args)
                line += "  " + peer.add(instance, routes, took, best, 0.5)
                seconds = args.seconds or took
            routes, took = run_kith(args.kith, path, seconds, args)
            line += "  " + kith.add(instance, routes, took, best, 1e-6)
            print(line, flush=True)
        for column in [peer, kith] if args.peer else [kith]:
            print(f"{folder} {column.mean()}")


if __name__ == "__main__":
    main()
