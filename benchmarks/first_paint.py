"""The start of `councilui` beside that of a bare Textual app, turn by turn in one run.

    python -m benchmarks.first_paint [ROUNDS]
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from benchmarks.terminal import Start, start

HERE = Path(__file__).parent
PROGRAMS = {
    # Each waits for the last of its three panes: ours for the question of the vote.
    "bare": ([sys.executable, str(HERE / "bare_app.py")], b"Laid on the table"),
    "councilui": ([str(Path(sys.executable).with_name("councilui"))], b"be laid on"),
}


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    found: dict[str, list[Start]] = {name: [] for name in PROGRAMS}
    for name, (command, text) in PROGRAMS.items():
        start(command, text)  # once, so that the files are in the cache
    for _ in range(rounds):
        for name, (command, text) in PROGRAMS.items():
            found[name].append(start(command, text))
    seconds = {name: statistics.median(s.seconds for s in each) for name, each in found.items()}
    memory = {name: statistics.median(s.memory for s in each) for name, each in found.items()}
    print(f"{'':12}{'ms':>8}{'MiB':>8}   (medians of {rounds})")
    for name in PROGRAMS:
        print(f"{name:12}{1000 * seconds[name]:8.0f}{memory[name]:8.1f}")
    ratios = [f"{100 * of['councilui'] / of['bare']:.0f} %" for of in (seconds, memory)]
    print(f"{'ratio':12}{ratios[0]:>8}{ratios[1]:>8}")


if __name__ == "__main__":
    main()
