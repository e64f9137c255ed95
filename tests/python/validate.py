"""Checks built PDFs: validate.py [FILE or FOLDER]..., by default all of public/.

An independent validator proves PDF/UA-1 and PDF/A-2a, which the compiler also
claims. Language, title and fonts are read here as well: the standards accept any
language, and a fault in one reader should not hide them.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import page
from pypdf import PdfReader

PROFILES = ("ua1", "2a")
PUBLIC = Path(__file__).parents[2] / "public"


def main(arguments):
    files = sorted(pdf for name in arguments or [PUBLIC] for pdf in pdfs(Path(name)))
    if not files:
        sys.exit("no PDF found")
    failed = 0
    for file in files:
        found = problems(file)
        failed += bool(found)
        print("FAIL" if found else "ok  ", os.path.relpath(file), flush=True)
        for problem in found:
            print("    ", problem)
    print(f"{len(files) - failed} passed, {failed} failed")
    return failed > 0


def pdfs(path):
    return [path] if path.suffix == ".pdf" else path.rglob("*.pdf")


def problems(file):
    try:
        return [*broken_rules(file), *bad_metadata(file), *missing_fonts(file)]
    except Exception as error:  # A file no reader can open is a finding, not the end of the run.
        return [f"unreadable: {type(error).__name__}: {error}"]


def broken_rules(file):
    for profile in PROFILES:
        report = page.validate_pdf(file, profile=profile)
        for failure in report.failures:
            yield f"{profile} {failure.rule_id}: {failure.message}"
        if not report.is_compliant and not report.failures:
            yield f"{profile}: not compliant, no rule named"


def bad_metadata(file):
    reader = PdfReader(file)
    language = reader.root_object.get("/Lang", "")
    if not re.fullmatch(r"ja(-.+)?", language):
        yield f"language is {language!r}, not ja"
    if not (reader.metadata and (reader.metadata.title or "").strip()):
        yield "no title"


def missing_fonts(file):
    listing = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    for row in listing.splitlines()[2:]:
        # name, type, encoding, then: embedded, subset, unicode, object number and generation
        if not re.search(r" yes +(yes|no) +(yes|no) +\d+ +\d+$", row):
            yield f"font not embedded: {row.split('  ')[0]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
