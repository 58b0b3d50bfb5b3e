"""Builds every fuzzer (x_fuzz.cpp beside what it tries) and runs each for a short while.

    python3 tests/fuzz/run.py [--seconds N] [name...]
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def fuzzers(wanted):
    names = sorted(path.stem for path in (ROOT / "src").rglob("*_fuzz.cpp"))
    return [name for name in names if not wanted or name in wanted]


def run(name, seconds):
    with tempfile.TemporaryDirectory() as corpus:
        result = subprocess.run(
            [str(ROOT / "build/fuzz" / name), corpus, f"-max_total_time={seconds}",
             "-rss_limit_mb=2048", "-timeout=10", "-print_final_stats=1",
             f"-artifact_prefix={corpus}/"],
            capture_output=True, text=True, errors="replace")
    runs = next((line.split()[-1] for line in result.stderr.splitlines()
                 if "number_of_executed_units" in line), "no")
    print(f"  {name}: {runs} runs", flush=True)
    if result.returncode != 0:
        print(result.stderr[-6000:])
    return result.returncode == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("names", nargs="*")
    words = parser.parse_args()
    names = fuzzers(words.names)
    subprocess.run([str(ROOT / "tools/build"), "fuzz", *names], check=True, cwd=ROOT)
    results = [run(name, words.seconds) for name in names]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 1 if False in results else 0


if __name__ == "__main__":
    sys.exit(main())
