"""The start of `councilui` beside that of a bare Textual app, turn by turn in one run.

    python -m benchmarks.first_paint [ROUNDS]

The first paint is the first text on the screen; "with data" is the question of the vote in the third pane, which the
bare app, having no data, shows at once. Compile the package first, as pip does: `python -m compileall -q councilui`.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from benchmarks.terminal import Start, start

HERE = Path(__file__).parent
BARE = [sys.executable, str(HERE / "bare_app.py")]
OURS = [str(Path(sys.executable).with_name("councilui"))]
LINES = {
    "bare app": (BARE, b"Agenda"),
    "first paint": (OURS, b"Agenda"),
    "with data": (OURS, b"be laid on"),
}


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    result: dict[str, list[Start]] = {name: [] for name in LINES}
    for command, text in LINES.values():
        start(command, text)  # once, so that the files are in the cache
    for _ in range(rounds):
        for name, (command, text) in LINES.items():
            result[name].append(start(command, text))
    print(f"{'':12}" + f"{'ms':>8}{'ratio':>8}{'CPU ms':>8}{'ratio':>8}{'MiB':>8}{'ratio':>8}   (medians of {rounds})")
    medians = {
        name: [
            statistics.median(values)
            for values in zip(*((1000 * s.seconds, 1000 * s.processor, s.memory) for s in starts), strict=True)
        ]
        for name, starts in result.items()
    }
    for name, values in medians.items():
        cells = (f"{value:8.1f}{value / bare:8.2f}" for value, bare in zip(values, medians["bare app"], strict=True))
        print(f"{name:12}{''.join(cells)}")


if __name__ == "__main__":
    main()
