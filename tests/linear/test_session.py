"""Moving about, errors and the terminal, in `councilui --linear`."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from councilui.linear.commands import COMMANDS
from councilui.tui import actions, commands
from councilui.tui.actions import KEY_NAMES
from tests.linear.conftest import Talk
from tests.tui.hostile_record import empty_record, hostile_record
from tests.tui.terminal import Terminal

assert commands  # it declares actions


def test_a_number_opens_what_has_it_and_b_leads_back(talk: Talk) -> None:
    text = talk("2", "[", "[")
    assert text.count("\nMeeting: Chicago City Council, Wednesday, Jan. 15, 2025") + text.count("> Meeting: ") == 2
    assert "> Vote: Settlement, estate of Lakisel Thomas" in text
    assert text.endswith("> This is where you started; q quits.\n> \n")


def test_a_record_without_votes_says_so(talk: Talk, tmp_path: Path) -> None:
    assert "> There are no votes in this record.\n" in talk("L", path=empty_record(tmp_path))


def test_a_long_list_comes_in_parts(talk: Talk) -> None:
    text = talk("m", "", "", "")
    assert "> Meetings, newest first: 41\nThis record holds contested votes only.\n1. " in text
    assert "\n22 more; press Enter.\n> 20. " in text
    assert "\n2 more; press Enter.\n> 40. " in text
    assert "> That's all.\n" in text


def test_after_reading_a_part_the_numbers_are_those_of_the_list(talk: Talk) -> None:
    text = talk("2", "4", "2", "[", "[")
    assert "> The tally in detail. Vote: Settlement, estate of Lakisel" in text
    assert "> How the other members voted. Vote: Settlement, estate of Lakisel" in text
    assert text.count("> Vote: Settlement, estate of Lakisel Thomas") == 2
    assert "> Meeting: Chicago City Council" in text.rpartition("> Vote: ")[2]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("99", "There is no number 99 here. For the member of a ward, type 'ward 99'."),
        ("nonsense", "“nonsense” isn't a meeting, vote, matter, member or statement in this record. Type ?"),
        ("c", "There is no vote here to compare; open one first."),
        ("H", "There is no matter here to read the history of; open one first."),
        ("m Atlantis", "No meeting matches “Atlantis”"),
        ("L xyzzy", "No vote matches “xyzzy”."),
        ("E xyz", "“xyz” isn't a format for this; the formats are markdown, html, csv, json, popolo."),
        ("Y xyz", "“xyz” isn't a citation style; the styles are"),
        ("/", "Search for what?"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(line: str, answer: str, talk: Talk) -> None:
    text = talk(line, "where")
    assert f"> {answer}" in text or answer in text
    assert text.count("Meeting: Chicago City Council, Wednesday, Jan. 15, 2025") == (1 if line == "/" else 2)


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (["lopez"], "> Member: Raymond Lopez"),
        (["ward 15"], "> Member: Raymond Lopez"),
        (["O2021-117"], "> Vote: Welcoming City Ordinance: no more exceptions"),
        (["open 2021-01-27"], "> Meeting: Chicago City Council, Wednesday, Jan. 27, 2021"),
        (["all votes failed november 2023", "1"], "> Vote: Motion to censure Ald. Carlos Ramirez-Rosa"),
        (["m january 2021", "1"], "> Meeting: Chicago City Council, Wednesday, Jan. 27, 2021"),
        (["2025", "2"], "> Meeting: Chicago City Council, Wednesday, Feb. 19, 2025"),
        (["budget", "2"], "> Vote: City budget, 2024"),
        (["2021-01-27/maldonado-1"], "> Statement: Ald. Roberto Maldonado"),
        (["Welcoming City"], "> History: Welcoming City"),
        (["/sanctuary by:lopez", "1"], "> Statement: Ald. "),
        (["2025-01-15"], "\n6. O2024-0014389 Diversey/Chicago River TIF: amended plan — passed, 49-1\n"),
        (
            ["d"],
            "Motion to take up: Referendum on sanctuary-city status (December 2023) — failed, 16-31, partial roll call",
        ),
        (["search sanctuary"], "> Search for sanctuary: 3 statements with the words, 42 more about this matter"),
        (["search lopez"], "\n1. Said by Raymond Lopez or Byron Sigcho-Lopez: 13 statements\n2. "),
        (["search lopez", "1"], "\nRead as: by Raymond Lopez or by Byron Sigcho-Lopez\n"),
        (["search welcoming city ordinance"], "\n2. About this matter: Jan. 15, 2025, "),
        (["O2021-117", "n"], "> Votes like “Welcoming City Ordinance: no more exceptions"),
        (["O2021-117", "s"], "15th Ward, Raymond Lopez: no"),
        (["O2021-117", "n", "r"], "> Roll calls of the meeting"),
        (["O2021-117", "s", "H"], "> Matter: O2021-117"),
        (["O2021-117", "w lopez=yes"], "> What if: lopez=yes"),
        (["O2021-117", "w", "lopez"], "“lopez” isn't a move; type 'lopez=yes'"),
        (["O2021-117", "R"], "This vote wasn't read from a document, so there is nothing to review."),
        (
            ["p smth"],
            "No person “smth” is in this record. Did you mean Michele Smith?\n1. Michele Smith\n2. All people",
        ),
        (["p smth", "1"], "> Member: Michele Smith"),
        (["p smth", "1", "p"], "> People by surname: "),
        (["p xyzzy", "1"], "> People by surname: "),
        (["/sanctuary", "who and when", "1"], "Raymond Lopez"),
        (["O2021-117", "H"], "> Matter: O2021-117"),
        (["H O2021-117"], "> Matter: O2021-117"),
        (["2", "tally"], "> The tally in detail. Vote: "),
        (["2", "roll"], "> How the other members voted. Vote: "),
        (["p lopez", "votes"], "On each line: date; subject; vote; outcome."),
        (["O2021-117", "c", "1"], "> Comparison of “Welcoming City Ordinance: no more exceptions"),
        (["r"], "> Roll calls of the meeting"),
        (["a"], "> Who votes with whom"),
        (["O2021-117", "y"], "41-8"),
        (["O2021-117", "cite bibtex"], "@misc{"),
        (["O2021-117", "o"], "https://chicago.councilmatic.org/legislation/o2021-117/"),
        (["x", "1", "1"], "> Vote: "),
        (["O2021-117", "export html"], "o2021-117-vote.html."),
        (["?"], "search WORDS, or /: Search what was said"),
        (["q", "lopez"], "> "),
    ],
)
def test_every_way_about(lines: list[str], answer: str, talk: Talk) -> None:
    assert answer in talk(*lines)


def test_it_opens_at_a_place(talk: Talk) -> None:
    assert "\nMember: Raymond Lopez\n" in talk(options=("lopez",))
    assert "\nVote: Welcoming City Ordinance: no more exceptions" in talk(options=("--at", "O2021-117"))


def test_a_letter_does_what_it_does_on_the_screen() -> None:
    screen = {KEY_NAMES.get(action.keys[0], action.keys[0]): action.name.replace("_", " ") for action in
              actions.in_scopes("selection")}  # fmt: skip
    renamed = {"chamber": "seats", "roll grid": "roll calls", "matter history": "history", "pick export": "export as"}
    for command in COMMANDS:
        if command.letter in screen:
            assert command.name == renamed.get(screen[command.letter], screen[command.letter])
    missing = set(screen) - {command.letter for command in COMMANDS}
    assert not missing, f"linear/commands.py has no command on {missing}"


def test_nothing_that_is_drawn_and_nothing_of_a_hostile_record_is_printed(talk: Talk, tmp_path: Path) -> None:
    text = talk("1", "1", "2", "3", "4", "[", "[", "x", "1", "m", "1", path=hostile_record(tmp_path))
    text += talk("1", "1", "2", "O2021-117", "s", "r", "a", "1", "p lopez", "3")
    assert "\x1b" not in text
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"]
    assert not re.search("[\u2500-\u259f]", text)


def test_it_does_not_import_textual(record: Path) -> None:
    code = (
        "import sys, io; sys.stdin = io.StringIO('1\\nlopez\\n/budget\\nx\\n')\n"
        f"from councilui.cli import run; run(['--linear', {str(record)!r}])\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('textual', 'sqlite_utils')])"
    )
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert process.stdout.splitlines()[-1] == "[]"


@pytest.mark.slow
def test_in_a_terminal_no_escape_is_sent_and_ctrl_c_ends_it(record: Path) -> None:
    with Terminal("-m", "councilui", "--linear", str(record)) as terminal:
        terminal.until("Read: Sources")
        terminal.send("O2021-117\r")
        assert "Vote: Welcoming City Ordinance: no more exceptions" in terminal.until("Vote: Welcoming")
        assert b"\x1b" not in terminal.raw
        os.kill(terminal.process.pid, signal.SIGINT)
        assert terminal.ended() == 130


@pytest.mark.slow
def test_a_terminal_that_cannot_show_the_screen_is_told_of_plain_text(record: Path) -> None:
    code = "import os; os.environ['TERM'] = 'dumb'; from councilui.cli import main; main({})"
    for arguments, text, status in (([], "'councilui --linear' works in it.", 2), (["--linear"], "Read: Sources", 0)):
        with Terminal("-c", code.format([*arguments, str(record)])) as terminal:
            assert text in terminal.until(text)
            assert b"\x1b" not in terminal.raw
            terminal.send("q\r")
            assert terminal.ended() == status


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_damage_is_said_and_the_session_goes_on(share: float, record: Path, tmp_path: Path) -> None:
    damaged = bytearray(record.read_bytes())
    start = int(len(damaged) * share) // 4096 * 4096
    damaged[start : start + 12 * 4096] = b"\xff" * 12 * 4096
    (tmp_path / "damaged.db").write_bytes(damaged)
    done = subprocess.run(
        [sys.executable, "-m", "councilui", "--linear", str(tmp_path / "damaged.db")],
        input="m\nlopez\nx\n/sanctuary\n2021\n1\n2\nO2021-117\nwhere\n", capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    if done.returncode == 0:
        assert done.stdout.endswith("> \n")
        assert "damaged.db is damaged or was changed after it was loaded: " in done.stdout
    else:
        assert done.stderr.startswith("councilui: ")
