"""Draws the screens that README and docs show, from the running app on the shipped record: `make pictures`."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from councilui.record.database import shipped_path
from councilui.tui.app import CouncilApp

FOLDER = Path(__file__).parent / "pictures"
PICTURES: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "meeting": ((128, 36), "textual-dark", ()),
    "meeting-light": ((128, 36), "textual-light", ()),
    "roll": ((128, 36), "textual-dark", ("j", "3")),
    "small": ((80, 24), "textual-dark", ("3",)),
    "search": ((100, 24), "textual-dark", ("slash", *"deportations")),
    "compare": ((100, 30), "textual-dark", ("j", "c", *"117", "enter")),
    "divided-votes": ((110, 28), "textual-dark", ("d",)),
    "what-if": ((100, 28), "textual-dark", ("w", "j", *("minus",) * 14)),
    "chamber": ((110, 34), "textual-dark", ("j", "s")),
    "roll-calls": ((120, 20), "textual-dark", ("r",)),
    "agreement": ((120, 36), "textual-dark", ("a",)),
    "member": ((110, 34), "textual-dark", ("p", *"lop", "enter")),
    "concordance": ((110, 24), "textual-dark", ("slash", *"city", "ctrl+k")),
}


async def draw(name: str) -> None:
    size, theme, keys = PICTURES[name]
    app = CouncilApp(shipped_path())
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await pilot.pause(0.5)
        for key in keys:
            await pilot.press(key)
        await pilot.pause(1.0)
        svg = app.export_screenshot(title="councilui")
    # The picture must not fetch anything: whoever looks at it has a fixed-width font.
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", "'DejaVu Sans Mono', Menlo, Consolas, monospace")
    svg = svg.replace("font-family: Fira Code", "font-family: 'DejaVu Sans Mono'")
    lines = (line.rstrip() for line in svg.splitlines())
    (FOLDER / f"{name}.svg").write_text("\n".join(line for line in lines if line) + "\n", encoding="utf-8")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        asyncio.run(draw(name))


if __name__ == "__main__":
    main()
