"""Minutes in PDF: a whole load, beside pdfplumber and pypdfium2 that only give the text of the same files.

    .venv/bin/python -m benchmarks.minutes [FOLDER] [--pages 10000]

FOLDER holds PDFs of minutes; without it they are made up. pdfplumber is asked for a share of the pages, for its time.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.load.minutes.pdf_pages import Word, column_of, make_pdf

PAGES_A_PAPER = 20
PLUMBER_PAGES = 200
MEMBERS = ("Orr", "Ilves", "Bo", "Quist", "Hale", "Knox White", "Tan")


def main() -> None:
    """Print pages a second and memory of each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or made_up(Path(scratch) / "minutes", options.pages)
        files = sorted(folder.rglob("*.pdf"))
        report("councilui load", *timed_load(folder, Path(scratch) / "minutes.db"), page_count(files))
        report("pypdfium2, text alone", *timed(lambda: sum(map(pdfium_text, files))), page_count(files))
        few = files[: max(1, PLUMBER_PAGES // PAGES_A_PAPER)]
        try:
            report("pdfplumber, text alone", *timed(lambda: sum(map(plumber_text, few))), page_count(few))
        except ImportError:
            print("pdfplumber isn't installed: pip install pdfplumber")


def report(name: str, seconds: float, mebibytes: float | None, pages: int) -> None:
    memory = f"{mebibytes:8.0f} MiB" if mebibytes is not None else ""
    print(f"{name:<24}{pages:>8,} pages{seconds:>9.1f} s{pages / seconds:>9.1f} pages/s{memory}")


def timed(work: Callable[[], object]) -> tuple[float, None]:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start, None


def timed_load(folder: Path, target: Path) -> tuple[float, float]:
    """Seconds of a load in a process of its own, and its greatest memory."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "councilui", "load", str(folder), "--db", str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def page_count(files: list[Path]) -> int:
    import pypdfium2

    return sum(len(pypdfium2.PdfDocument(path)) for path in files)


def pdfium_text(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return sum(len(document[index].get_textpage().get_text_range()) for index in range(len(document)))


def plumber_text(path: Path) -> int:
    import pdfplumber

    with pdfplumber.open(path) as document:
        pages: list[Any] = document.pages
        return sum(len(page.extract_text()) for page in pages)


def made_up(folder: Path, pages: int) -> Path:
    """Minutes of so many pages in papers of twenty, a vote on each page, a foot under it."""
    folder.mkdir(parents=True)
    for paper in range(max(1, pages // PAGES_A_PAPER)):
        year, month, day = 2000 + paper // 300, paper // 25 % 12 + 1, paper % 25 + 1
        (folder / f"{year}-{month:02}-{day:02}.pdf").write_bytes(make_pdf(list(paper_pages(year, month, day))))
    return folder


def paper_pages(year: int, month: int, day: int) -> list[list[Word]]:
    names = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
    date = f"{(*names, 'November', 'December')[month - 1]} {day}, {year}"
    pages = []
    for number in range(PAGES_A_PAPER):
        lines = [] if number else ["MINUTES OF THE CITY COUNCIL MEETING", f"{date}, 7:00 P.M.", ""]
        lines += [] if number else [f"ROLL CALL - Present: Members {', '.join(MEMBERS[:-1])} and Mayor Tan - 7.", ""]
        mover, second = MEMBERS[number % 6], MEMBERS[(number + 1) % 6]
        while len(lines) < 38:
            lines += [
                f"({number}-{len(lines)}) Member {mover} stated the lease has been on the agenda for a year; inquired",
                "what it would cost the City to end it, and whether the tenant has been asked about the terms that the",
                "report proposes. The City Manager responded the report has the numbers; staff will come back in May.",
            ]
        lines += [
            f"Member {mover} moved approval of the lease.",
            f"Member {second} seconded the motion, which carried by the following voice vote: Ayes: Members Orr,",
            "Ilves, Bo, Quist and Knox White - 5. Noes: Member Hale - 1. [Absent: Mayor Tan - 1.]",
        ]
        foot = [Word(72, 60, "Regular Meeting"), Word(72, 48, f"Lanport City Council {number + 1} {date}")]
        pages.append([*foot, *column_of([line for line in lines if line], step=15)])
    return pages


if __name__ == "__main__":
    main()
