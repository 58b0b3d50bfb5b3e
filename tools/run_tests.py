"""Builds and runs Kith's tests, two programs at a time, and ends with `N passed, N failed`.

A part is a name and a function that gives (passed, failed, skipped). Parts: `rules` (tests about the
whole source), one for each room's test program, `fuzz`, `asan`, `tsan`, `faults` and `browser`.
"""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SLOW = ("asan", "tsan", "fuzz", "faults", "browser")
# What runs when no part is named; the others build everything again and are asked for by name.
USUAL = ("faults", "browser")
# The rooms with threads of their own.
THREADED = ("sql", "web", "linkage", "matching", "rounds")


def build(preset, *targets):
    subprocess.run([str(ROOT / "tools/build"), preset, *targets], check=True, cwd=ROOT)


def count_gtest(report):
    """Counts of one program's JSON report: (passed, failed, skipped)."""
    passed = failed = skipped = 0
    for suite in report.get("testsuites", []):
        for case in suite["testsuite"]:
            if case.get("failures"):
                failed += 1
            elif case.get("result") == "SKIPPED":
                skipped += 1
            elif case.get("status") == "RUN":
                passed += 1
    return passed, failed, skipped


def run_program(program, environment):
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        started = time.monotonic()
        result = subprocess.run(
            [str(program), "--gtest_brief=1", f"--gtest_output=json:{out.name}"],
            cwd=ROOT, env=environment, capture_output=True, text=True, errors="replace")
        try:
            counts = count_gtest(json.loads(pathlib.Path(out.name).read_text()))
        except (ValueError, OSError):
            counts = (0, 1, 0)
        if result.returncode != 0 and counts[1] == 0:
            counts = (counts[0], 1, counts[2])
        text = result.stdout + result.stderr
        notes = [line for line in text.splitlines() if line.startswith("govuk fixtures")]
        show(program.name, counts, time.monotonic() - started, text if counts[1] else "", notes)
        return counts


def show(name, counts, seconds, text="", notes=()):
    passed, failed, skipped = counts
    line = f"  {name}: {passed} passed, {failed} failed"
    if skipped:
        line += f", {skipped} skipped"
    print(f"{line} ({seconds:.0f} s)", flush=True)
    for note in notes:
        print(f"    {note}", flush=True)
    if text:
        print(text[-20000:], flush=True)


def run_command(name, *command, environment=None):
    """A part that prints its own closing line `N passed, N failed` or only exits."""
    started = time.monotonic()
    result = subprocess.run([str(word) for word in command], cwd=ROOT, env=environment,
                            capture_output=True, text=True, errors="replace")
    counts = (1, 0, 0) if result.returncode == 0 else (0, 1, 0)
    for line in reversed(result.stdout.splitlines()):
        words = line.replace(",", "").split()
        if len(words) >= 4 and words[1] == "passed" and words[3] == "failed":
            counts = (int(words[0]), int(words[2]), int(words[4]) if len(words) > 5 else 0)
            if result.returncode != 0 and counts[1] == 0:
                counts = (counts[0], 1, counts[2])
            break
    text = result.stdout + result.stderr if counts[1] else ""
    notes = [line for line in result.stdout.splitlines() if line.startswith("looked at")]
    show(name, counts, time.monotonic() - started, text, notes)
    return counts


def test_programs(preset):
    listing = ROOT / "build" / preset / "test_programs.txt"
    return {path.name.removesuffix("_test"): path
            for path in (pathlib.Path(line) for line in listing.read_text().split())}


def run_programs(programs, environment):
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(lambda program: run_program(program, environment), programs))


class Postgres:
    """A PostgreSQL of the tests' own, started here and stopped at the end."""

    def __enter__(self):
        result = subprocess.run([str(ROOT / "tools/test-postgres"), "start"], cwd=ROOT,
                                stdout=subprocess.PIPE, text=True, check=True)
        return {**os.environ, "KITH_TEST_POSTGRES": result.stdout.strip().splitlines()[-1]}

    def __exit__(self, *_):
        subprocess.run([str(ROOT / "tools/test-postgres"), "stop"], cwd=ROOT, check=False,
                       stdout=subprocess.DEVNULL)


def run_rules():
    return [run_command(script.stem, sys.executable, script)
            for script in sorted((ROOT / "tests/rules").glob("*.py"))]


def run_asan(environment):
    build("asan")
    sanitized = {**environment, "ASAN_OPTIONS": "detect_leaks=1", "UBSAN_OPTIONS": "halt_on_error=1"}
    return run_programs(test_programs("asan").values(), sanitized)


def run_tsan(environment):
    build("tsan", *(f"{name}_test" for name in THREADED))
    programs = test_programs("tsan")
    return run_programs([programs[name] for name in THREADED], {
        **environment, "TSAN_OPTIONS": "halt_on_error=0 exitcode=66"})


def run_slow(wanted, environment, full):
    counts = []
    if "asan" in wanted:
        counts += run_asan(environment)
    if "tsan" in wanted:
        counts += run_tsan(environment)
    if "fuzz" in wanted and (ROOT / "tests/fuzz/run.py").exists():
        counts.append(run_command("fuzz", sys.executable, ROOT / "tests/fuzz/run.py"))
    if {"faults", "browser"} & set(wanted):
        build("ci", "kith")
        environment = {**environment, "KITH_PROGRAM": str(ROOT / "build/ci/kith")}
    if "faults" in wanted and (ROOT / "tests/faults/run.py").exists():
        counts.append(run_command("faults", sys.executable, ROOT / "tests/faults/run.py",
                                  *(["--full"] if full else []), environment=environment))
    if "browser" in wanted and (ROOT / "tests/browser/run.mjs").exists():
        counts.append(run_command("browser", "node", ROOT / "tests/browser/run.mjs",
                                  environment=environment))
    return counts


def main(arguments):
    fast = "--fast" in arguments
    named = [word for word in arguments if not word.startswith("--")]
    if "--asan" in arguments:
        named.append("asan")
    counts = []
    if not named or "rules" in named:
        counts += run_rules()
    rooms = [name for name in named if name not in SLOW + ("rules",)]
    slow = [name for name in named if name in SLOW] if named else ([] if fast else USUAL)
    build("ci", *(f"{name}_test" for name in rooms)) if rooms or not named else None
    with Postgres() as environment:
        if rooms or not named:
            programs = test_programs("ci")
            unknown = [name for name in rooms if name not in programs]
            if unknown:
                raise SystemExit(f"There are no tests called {', '.join(unknown)}. "
                                 f"There are: {', '.join([*programs, 'rules', *SLOW])}")
            counts += run_programs([programs[name] for name in rooms or programs], environment)
        counts += run_slow(slow, environment, "--full" in arguments)
    passed, failed, skipped = (sum(column) for column in zip(*counts)) if counts else (0, 0, 0)
    tail = f", {skipped} skipped" if skipped else ""
    print(f"{passed} passed, {failed} failed{tail}")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
