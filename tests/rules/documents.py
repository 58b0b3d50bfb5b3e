"""Every source file that the documents name is there, and every link between them leads somewhere."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def faults():
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        text = page.read_text()
        for path in re.findall(r"`((?:src|tests|migrations|tools|bench)/[\w/.]+\.\w+)`", text):
            if not (ROOT / path).exists():
                yield f"{page.relative_to(ROOT)} names {path}, which is not there"
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            if not (page.parent / link).exists():
                yield f"{page.relative_to(ROOT)} links to {link}, which is not there"


def main():
    found = list(faults())
    for fault in found:
        print(fault)
    pages = len([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
    print(f"{pages - min(pages, len(found))} passed, {len(found)} failed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
