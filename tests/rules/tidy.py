"""Limits and habits of the whole source: sizes, banned words, clocks, secrets and paths."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILE_LINES, FUNCTION_LINES, COLUMNS = 400, 60, 100

BANNED = {
    r"\b(TODO|FIXME|XXX)\b": "finish it, or open an issue",
    r"\bstd::(cout|cerr)\b": "only the command line prints",
    r"system_clock::now": "ask the Clock you were given",
    r"\b(rand|srand)\s*\(": "randomness comes from crypto.hpp or a seed",
    r"\bnew [A-Z]\w*[({]": "own things with values or make_unique",
    r"Html::trusted": "only platform/html may trust markup",
    r"data-print": "use print_button() of platform/web/printing.hpp",
}
BANNED_IN_HEADERS = {
    r"\busing namespace (?!std::(chrono_)?literals)": "a header must not open a namespace for whoever includes it",
}
ALLOWED = {
    r"system_clock::now": ("platform/base/clock.cpp",),
    r"\bstd::(cout|cerr)\b": ("main.cpp", "commands/", "demo/"),
    r"Html::trusted": ("platform/html/",),
    r"data-print": ("platform/web/printing",),
}
# Anything that looks like a function's end: a closing brace in the first column or one indent in.
START = re.compile(r"^(?:    )?[A-Za-z_][\w:<>,&*\s\[\]~=\"]*\([^;{}]*(?:\)[^;{}]*)?(?:const)?.*\{$")


def tracked(*patterns):
    out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", *patterns], cwd=ROOT,
                         capture_output=True, text=True, check=True).stdout
    return [ROOT / line for line in out.splitlines() if (ROOT / line).is_file()]


def function_faults(path, lines):
    start = None
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip())
        if start is None and indent in (0, 4) and line.endswith("{") and "(" in "".join(
                lines[max(0, number - 6):number]) and not re.match(
                r"\s*(namespace|class|struct|enum|union|if|for|while|switch|else|do|try|return)\b",
                line) and not re.search(r"=\s*\{$", line):
            start, depth = number, indent
        elif start is not None and line.rstrip() in ("}", "};") and indent == depth or (
                start is not None and line.startswith(" " * depth + "}") and indent == depth):
            if number - start + 1 > FUNCTION_LINES:
                yield f"{path}:{start}: function of {number - start + 1} lines (limit {FUNCTION_LINES})"
            start = None


def source_faults(path, text):
    name = path.relative_to(ROOT / "src").as_posix() if (ROOT / "src") in path.parents else ""
    lines = text.splitlines()
    if len(lines) > FILE_LINES:
        yield f"{path}: {len(lines)} lines (limit {FILE_LINES})"
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS:
            yield f"{path}:{number}: {len(line)} columns (limit {COLUMNS})"
    banned = {**BANNED, **BANNED_IN_HEADERS} if path.suffix == ".hpp" else BANNED
    for pattern, why in banned.items():
        if not name or any(name.startswith(prefix) for prefix in ALLOWED.get(pattern, ())):
            continue
        if re.search(pattern, text) and not name.endswith(("_test.cpp", "_benchmark.cpp")):
            yield f"{path}: {pattern}: {why}"
    yield from function_faults(path, lines)


def cookie_faults():
    """Every cookie that is set has its name in cookies.hpp, and each of those is explained."""
    web = ROOT / "src/platform/web"
    named = set(re.findall(r"(\w+_cookie) = \"", (web / "cookies.hpp").read_text()))
    explained = set(re.findall(r"cookie_row\(app, (\w+)", (web / "about.cpp").read_text()))
    for name in sorted(named - explained):
        yield f"{web / 'about.cpp'}: the cookies page does not explain {name}"
    for path in tracked("src/*.cpp"):
        if path.name.endswith("_test.cpp"):
            continue
        text = path.read_text()
        for name in re.findall(r"context\.cookie\(\s*([^,]+),", text):
            name = name.removeprefix("web::")
            alias = re.search(rf"\b{re.escape(name)} = web::(\w+);", text)
            if (alias[1] if alias else name) not in named:
                yield f"{path}: sets a cookie, {name}, whose name is not in cookies.hpp"
        if path.name != "context.cpp" and "set_cookies.push_back" in text:
            yield f"{path}: cookies are set by Context::cookie"


def main():
    faults, checked = list(cookie_faults()), 0
    for path in tracked("src/*.cpp", "src/*.hpp", "tests/*.cpp", "tests/*.hpp", "bench/*.cpp"):
        checked += 1
        faults += source_faults(path, path.read_text())
    for path in tracked():
        if path.suffix in (".png", ".woff2", ".ico") or path.name == "package-lock.json":
            continue
        text = path.read_text(errors="replace")
        if path.name != "tidy.py" and re.search(r"(?<![\w.])/(?:work|root|home/\w+)/", text):
            faults.append(f"{path}: names a folder of one machine")
    bad = {fault.split(":")[0] for fault in faults}
    for fault in faults:
        print(fault)
    print(f"{max(checked - len(bad), 0)} passed, {len(bad)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
