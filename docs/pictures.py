"""Draws the screens that README and docs show, from the running app on the shipped record: `make pictures`.

`python docs/pictures.py NAME …` draws those of these names.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path
from typing import Final, NamedTuple

from textual.pilot import Pilot

from councilui.record.database import shipped_path
from councilui.tui.app import CouncilApp

sys.path.insert(0, str(Path(__file__).parent.parent))
from docs.animation import FONT, Frame, animation

FOLDER = Path(__file__).parent / "pictures"
PICTURES: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "meeting": ((128, 36), "textual-dark", ()),
    "meeting-light": ((128, 36), "textual-light", ()),
    "roll": ((128, 36), "textual-dark", ("j", "3")),
    "small": ((80, 24), "textual-dark", ("3",)),
    "search": ((100, 24), "textual-dark", ("slash", *"deportations")),
    "compare": ((100, 30), "textual-dark", ("j", "c", *"117", "enter")),
    "divided-votes": ((110, 28), "textual-dark", ("d",)),
    "what-if": ((100, 28), "textual-dark", ("w", *("minus",) * 14)),
    "chamber": ((110, 34), "textual-dark", ("j", "s")),
    "roll-calls": ((120, 20), "textual-dark", ("r",)),
    "agreement": ((120, 36), "textual-dark", ("a",)),
    "member": ((110, 34), "textual-dark", ("p", *"lop", "enter")),
    "concordance": ((110, 24), "textual-dark", ("slash", *"city", "ctrl+k")),
    "palette": ((100, 20), "textual-dark", ("ctrl+p", *"save")),
    "help": ((100, 26), "textual-dark", ("question_mark", *"vote")),
}


class Scene(NamedTuple):
    """A frame of the tour: keys pressed after the one before, what is said of it, for how many seconds it stands."""

    keys: tuple[str, ...]
    caption: str
    seconds: float


TOUR: Final = "tour"
TOUR_SIZE: Final = (112, 30)
SCENES: Final = (
    Scene((), "councilui: agenda, what was said, how they voted", 4.0),
    Scene(("3",), "3  the vote: the question before the number", 4.0),
    Scene(("w",), "w  what if members had voted differently?", 2.5),
    Scene(("minus",) * 14, "-  14 votes moved to no: is it still enough?", 4.0),
    Scene(("escape", "slash", *"depo"), "/  search what was said, as you type", 0.8),
    Scene((*"rtations",), "/  search what was said, as you type", 3.5),
    Scene(("enter",), "enter  the statement, in its meeting", 3.5),
    Scene(("escape", "escape", "1", "j", "s"), "s  a vote by seat in the chamber", 4.0),
    Scene(("escape", "d"), "d  every divided vote, closest first", 4.0),
    Scene(("escape", "p", *"lop", "enter"), "p  a member's record", 4.0),
    Scene(("escape", "ctrl+p", *"save"), "ctrl+p  every command, by any name for it", 3.5),
)


async def settle(pilot: Pilot[None], seconds: float) -> None:
    """Let what is being read be shown."""
    await pilot.pause(seconds)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[None], keys: tuple[str, ...]) -> None:
    for key in keys:
        await pilot.press(key)


async def draw(name: str) -> None:
    size, theme, keys = PICTURES[name]
    app = CouncilApp(shipped_path())
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await settle(pilot, 0.5)
        await press(pilot, keys)
        await settle(pilot, 1.0)
        svg = app.export_screenshot(title="councilui")
    # The picture must not fetch anything: whoever looks at it has a fixed-width font.
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", FONT).replace("font-family: Fira Code", "font-family: 'DejaVu Sans Mono'")
    lines = (line.rstrip() for line in svg.splitlines())
    (FOLDER / f"{name}.svg").write_text("\n".join(line for line in lines if line) + "\n", encoding="utf-8")


async def draw_tour() -> None:
    """The scenes in one moving picture."""
    frames = []
    app = CouncilApp(shipped_path())
    async with app.run_test(size=TOUR_SIZE) as pilot:
        await settle(pilot, 1.0)
        for scene in SCENES:
            await press(pilot, scene.keys)
            await settle(pilot, 1.0)
            frames.append(Frame(app.export_screenshot(), scene.caption, scene.seconds))
    (FOLDER / f"{TOUR}.svg").write_text(animation(frames, TOUR_SIZE), encoding="utf-8")


def main(names: list[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in names or [*PICTURES, TOUR]:
        asyncio.run(draw_tour() if name == TOUR else draw(name))


if __name__ == "__main__":
    main(sys.argv[1:])
