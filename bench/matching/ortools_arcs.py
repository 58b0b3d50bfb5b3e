"""OR-tools' SimpleMinCostFlow on arcs.csv and capacity.csv, as kith match --arcs reads them.

usage: ortools_arcs.py FOLDER UNSERVED    (needs ortools and numpy from PyPI, in a venv of its own)
"""
import csv
import sys
import time

import numpy
from ortools.graph.python import min_cost_flow


def main():
    folder, unserved = sys.argv[1], int(sys.argv[2])
    with open(f"{folder}/capacity.csv", newline="") as file:
        capacity = {row["volunteer"]: int(row["capacity"]) for row in csv.DictReader(file)}
    jobs, arcs = {}, []
    with open(f"{folder}/arcs.csv", newline="") as file:
        for job, volunteer, cost in list(csv.reader(file))[1:]:
            arcs.append((jobs.setdefault(job, len(jobs)), volunteer, int(cost)))
    number = {name: len(jobs) + i for i, name in enumerate(capacity)}
    sink = len(jobs) + len(number)
    tails = [a[0] for a in arcs] + list(range(len(jobs))) + list(number.values())
    heads = [number[a[1]] for a in arcs] + [sink] * (len(jobs) + len(number))
    room = [1] * (len(arcs) + len(jobs)) + list(capacity.values())
    costs = [a[2] for a in arcs] + [unserved] * len(jobs) + [0] * len(number)
    flow = min_cost_flow.SimpleMinCostFlow()
    began = time.perf_counter()
    flow.add_arcs_with_capacity_and_unit_cost(
        numpy.array(tails), numpy.array(heads), numpy.array(room), numpy.array(costs))
    supplies = numpy.zeros(sink + 1, dtype=numpy.int64)
    supplies[:len(jobs)] = 1
    supplies[sink] = -len(jobs)
    flow.set_nodes_supplies(numpy.arange(sink + 1), supplies)
    status = flow.solve()
    took = time.perf_counter() - began
    assert status == flow.OPTIMAL, status
    print(f"OR-tools SimpleMinCostFlow {took:.3f} s, cost {flow.optimal_cost()}")


if __name__ == "__main__":
    main()
