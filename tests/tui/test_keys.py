"""Keys that a user binds: each action is reached by its key on each screen, and no key does two things."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from councilui.cli import run
from councilui.common.errors import CouncilError
from councilui.config.file import ConfigFile
from councilui.config.in_force import config_in_force
from councilui.tui import actions, navigator
from councilui.tui.app import CouncilApp
from councilui.tui.host import Route
from councilui.tui.keys import bind_keys, conflicts
from councilui.tui.routes import MeetingRoute
from councilui.tui.screens.base import CouncilScreen
from councilui.tui.widgets.key_bar import KeyBar
from tests.tui.driver import Driver, drive
from tests.tui.on_every_screen import unreachable
from tests.tui.terminal import Terminal
from tests.tui.test_snapshots import ROLL

Bind = Callable[[str], tuple[str, ...]]
ELSEWHERE = """
[keys]
row_down = ["n", "down"]
similar = "j"
search = "ctrl+f"
sort = "ctrl+x"
help = "f1"
divided_votes = ["f6", "D"]
since = "d"
member = []
[keys_in.search]
export = "f9"
facets = "f3"
[keys_in.typing]
list_down = ["down", "f4"]
"""

REBOUND: tuple[tuple[str, ...], ...] = (
    (), ("2", "enter"), ("3",), ("m",), ("j",), ("r",), ("a",), ("f6",), ("d",), ("f1",), ("c",), ("w",), ("ctrl+p",),
    ("ctrl+f", *"city"), ("ctrl+f", *"city", "ctrl+k"), ("ctrl+f", *"city", "f3"),
)  # fmt: skip
"""With these keys, what leads from the meeting to a screen of each set of scopes."""


@pytest.fixture
def bind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bind]:
    """Bind the keys of a file; after the test all are as declared."""
    path = tmp_path / "config.toml"
    monkeypatch.setenv("COUNCILUI_CONFIG", str(path))

    def bind(text: str) -> tuple[str, ...]:
        path.write_text(text, encoding="utf-8")
        return bind_keys(config_in_force().file)

    yield bind
    bind_keys(ConfigFile(Path()))


def test_all_screens_have_scopes_of_which_conflicts_are_known() -> None:
    assert MeetingRoute in Route.__subclasses__()
    for route in Route.__subclasses__():
        screen = navigator.screen_class(route)
        assert issubclass(screen, CouncilScreen)
        scopes = {*screen.SCOPES, *screen.BOUND}
        assert any(scopes <= set(together) for together in actions.TOGETHER), screen


def test_no_key_does_two_things_on_a_screen(bind: Bind) -> None:
    assert conflicts() == []
    assert bind(ELSEWHERE) == ()
    assert conflicts() == []


async def test_each_action_is_reached_by_each_of_its_other_keys(bind: Bind, record: Path) -> None:
    bind(ELSEWHERE)
    async with drive(record, vote=ROLL) as driver:
        for keys in REBOUND:
            await driver.press(*keys)
            assert unreachable(driver) == [], driver.app.screen
            while len(driver.app.screen_stack) > 1:
                await driver.press("escape")


async def test_a_rebound_key_is_in_the_bar_in_help_and_in_the_palette(bind: Bind, record: Path) -> None:
    bind(ELSEWHERE)
    async with drive(record, (200, 60)) as driver:
        assert "ctrl+f search" in driver.app.screen.query_one(KeyBar).render_line(0).text
        await driver.press("slash")  # no key of ours any more
        assert len(driver.app.screen_stack) == 1
        await driver.press("ctrl+f")
        await driver.enter_text("budget")
        await driver.shows("f9 export")
        await driver.press("escape", "f1")
        await driver.shows("ctrl+f Search statements")
        await driver.press("escape", "ctrl+p")
        await driver.enter_text("member's record")
        await driver.press("enter")  # no key, but a command
        await driver.shows("Lopez")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[keys]\nsearch = "m"', "line 2: m is bound to both search and meetings on the same screen."),
        ('[keys]\nmeetings = "/"', "line 2: / is bound to both search and meetings on the same screen."),
        ('[keys]\nsearch = "F9"\nexport = "f9"', "line 3: f9 is bound to both search and export on the same screen."),
        ('[keys_in.search]\nsave = "Ctrl+E"', "line 2: ctrl+e is bound to both save and export on the same screen."),
        ('[keys]\nsearch = "hyper+ä"', "line 2: there is no key “hyper+ä.”"),
        ('[keys]\nsearch = "pagedwn"', "line 2: there is no key “pagedwn.” Did you mean pagedown?"),
        (
            '[keys]\nsearch = "alt+s"',
            "line 2: alt+s can't be bound, because terminals send Alt keys as Esc and a letter.",
        ),
        (
            '[keys_in.search]\nsave = "s"',
            "line 2: s can't be a key in search, where it's typed. Use Ctrl with a letter.",
        ),
        ('[keys_in.search]\nsave = "ctrl+e"', "line 2: ctrl+e is bound to both save and export on the same screen."),
    ],
)
def test_a_key_that_will_not_do_is_one_sentence(text: str, sentence: str, bind: Bind, tmp_path: Path) -> None:
    with pytest.raises(CouncilError) as error:
        bind(text)
    assert str(error.value) == f"{tmp_path / 'config.toml'}, {sentence}"
    assert conflicts() == []


def test_the_command_says_it_too(bind: Bind, capsys: pytest.CaptureFixture[str]) -> None:
    bind('[keys]\nmeetings = "N"\n')
    assert run(["config"]) == 0
    assert "keys.meetings  N" in capsys.readouterr().out


async def test_unknown_names_are_told_on_the_screen(bind: Bind, record: Path) -> None:
    bind('theme = "textual-lite"\nmose = false\n')
    app = CouncilApp(record, config=config_in_force())
    async with app.run_test() as pilot:
        driver = Driver(app, pilot)
        await driver.notifies("line 2: there is no option “mose.” Did you mean mouse?")
        await driver.notifies("There is no theme “textual-lite.” Did you mean textual-light? Use auto, dark, light,")


@pytest.mark.slow
def test_config_and_a_rebound_key_in_a_terminal(record: Path, bind: Bind, tmp_path: Path) -> None:
    bind(f'theme = "textual-light"\nexport_folder = "{tmp_path}"\n[keys]\nmeetings = "f2"\nquit = "Q"\n')
    with Terminal("-m", "councilui", str(record)) as terminal:
        assert "f2 meetings" in terminal.until("f2 meetings")
        assert "Meetings, newest first" not in terminal.until("Meetings, newest first", 0.5)
        terminal.send("e")
        assert "was written to" in terminal.until("was written to")
        terminal.send("\x1bOQ")
        assert "Meetings, newest first" in terminal.until("Meetings, newest first")
        terminal.send("\x1b")
        terminal.until("be laid on the")
        terminal.send("Q")
        assert terminal.ended() == 0
    assert list(tmp_path.glob("*.md"))
