"""Builds every fuzzer (x_fuzz.cpp beside what it tries) and runs each for a short while.

    python3 tests/fuzz/run.py [--seconds N] [--keep] [name...]

Each starts from what is in corpus/NAME.txt, an input a line in base64. --keep writes back the inputs
that reach the most, small ones first.
"""
import argparse
import base64
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = pathlib.Path(__file__).parent / "corpus"
LONGEST_KEPT, MOST_KEPT = 300, 150


def fuzzers(wanted):
    names = sorted(path.stem for path in (ROOT / "src").rglob("*_fuzz.cpp"))
    return [name for name in names if not wanted or name in wanted]


def unpack(name, folder):
    path = CORPUS / f"{name}.txt"
    for number, line in enumerate(path.read_text().splitlines() if path.exists() else []):
        (folder / f"kept-{number}").write_bytes(base64.b64decode(line))


def keep(name, folder, program):
    """The fewest small inputs that together reach what all of them do."""
    with tempfile.TemporaryDirectory() as merged:
        subprocess.run([program, "-merge=1", f"-max_len={LONGEST_KEPT}", merged, str(folder)],
                       capture_output=True, check=True)
        inputs = sorted((path.read_bytes() for path in pathlib.Path(merged).iterdir()),
                        key=lambda one: (len(one), one))[:MOST_KEPT]
    CORPUS.mkdir(exist_ok=True)
    (CORPUS / f"{name}.txt").write_text(
        "".join(base64.b64encode(one).decode() + "\n" for one in inputs))


def run(name, words):
    program = str(ROOT / "build/fuzz" / name)
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        unpack(name, folder)
        result = subprocess.run(
            [program, str(folder), f"-max_total_time={words.seconds}",
             "-rss_limit_mb=2048", "-timeout=25", "-print_final_stats=1",
             f"-artifact_prefix={folder}/"],
            capture_output=True, text=True, errors="replace")
        if result.returncode == 0 and words.keep:
            keep(name, folder, program)
    runs = next((line.split()[-1] for line in result.stderr.splitlines()
                 if "number_of_executed_units" in line), "no")
    print(f"  {name}: {runs} runs", flush=True)
    if result.returncode != 0:
        print(result.stderr[-6000:])
    return result.returncode == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("names", nargs="*")
    words = parser.parse_args()
    names = fuzzers(words.names)
    subprocess.run([str(ROOT / "tools/build"), "fuzz", *names], check=True, cwd=ROOT)
    results = [run(name, words) for name in names]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 1 if False in results else 0


if __name__ == "__main__":
    sys.exit(main())
