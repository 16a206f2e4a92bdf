"""A vote keeps the words it was read from; a user's verdict on the reading is kept beside the record and applied."""

from __future__ import annotations

import io
import json
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from councilui.analysis.media_links import document_jump
from councilui.cli import run
from councilui.cli.commands import group
from councilui.common.corrections import Correction, corrections_file, read_corrections, save_correction
from councilui.common.errors import CouncilError
from councilui.record.database import open_record
from councilui.record.model import Passage
from councilui.record.queries.votes import vote_card
from councilui.record.views.votes import VoteCard
from tests.load.minutes.papers import load_paper, reasons, vote_rows
from tests.load.minutes.pdf_pages import column_of, make_pdf
from tests.load.minutes.test_layouts import PROSE
from tests.tui.driver import drive

VOTE = "papers/city-council/2031-05-06/motion-1/vote"
WORDS = (
    "Member Orr moved approval of the lease. Member Ilves seconded the motion, which carried by the following voice"
    " vote: Ayes: Members Ilves, Orr and Mayor Tan – 3. Noes: Member Quist – 1. [Absent: Member Bo – 1"
)


def card_of(tmp_path: Path) -> VoteCard:
    with closing(open_record(tmp_path / "a.db")) as connection:
        return vote_card(connection, VOTE)


def test_a_vote_keeps_its_page_and_words(tmp_path: Path) -> None:
    lines = PROSE.split("\n")
    load_paper(tmp_path, "minutes.pdf", make_pdf([column_of(lines[:3]), column_of(lines[3:])]))
    (passage,) = card_of(tmp_path).passages
    assert (Path(passage.file).name, passage.page, passage.text, passage.review) == ("minutes.pdf", 2, WORDS, None)


def test_a_rejected_reading_is_left_out_and_listed(tmp_path: Path) -> None:
    load_paper(tmp_path, "minutes.txt", PROSE)
    passage = card_of(tmp_path).passages[0]
    save_correction(tmp_path / "a.db", Correction("minutes.txt", passage.page, passage.text, "rejected", "misread"))
    outcome = load_paper(tmp_path, "minutes.txt", PROSE)
    assert vote_rows(tmp_path) == []
    assert reasons(outcome, "vote rejected by you")


def test_a_confirmed_reading_is_told_as_confirmed(tmp_path: Path) -> None:
    load_paper(tmp_path, "minutes.txt", PROSE)
    save_correction(tmp_path / "a.db", Correction("minutes.txt", None, WORDS, "confirmed"))
    load_paper(tmp_path, "minutes.txt", PROSE)
    assert card_of(tmp_path).passages[0].review == "confirmed"
    result = CliRunner().invoke(group, ["show", "vote", VOTE, "--db", str(tmp_path / "a.db")])
    assert "You confirmed this reading" in result.output


@pytest.mark.parametrize("page", ['"iv"', "true", "[1]", "1.5", '"1\\n[[correction]]"'])
def test_a_page_that_is_no_number_is_refused_and_the_file_stays(tmp_path: Path, page: str) -> None:
    text = f'[[correction]]\nverdict = "rejected"\nfile = "minutes.txt"\npage = {page}\npassage = "Ayes: Orr"\n'
    corrections_file(tmp_path / "a.db").write_text(text)
    with pytest.raises(CouncilError, match="must be a number"):
        save_correction(tmp_path / "a.db", Correction("minutes.txt", 2, WORDS, "confirmed"))
    assert corrections_file(tmp_path / "a.db").read_text() == text


def test_the_command_keeps_a_verdict_and_show_prints_the_words(tmp_path: Path) -> None:
    load_paper(tmp_path, "minutes.txt", PROSE)
    database = str(tmp_path / "a.db")
    verdict = CliRunner().invoke(group, ["review", VOTE, "--reject", "--note", "“x”\n\\", "--db", database])
    assert verdict.exit_code == 0, verdict.output
    assert read_corrections(tmp_path / "a.db") == [Correction("minutes.txt", None, WORDS, "rejected", "“x”\n\\")]
    result = CliRunner().invoke(group, ["show", "vote", VOTE, "--json", "--db", database])
    assert json.loads(result.output)["passages"][0]["text"] == WORDS


@pytest.mark.parametrize(
    ("keys", "verdict", "votes"), [(("R", "enter"), "confirmed", 1), (("R", "down", "enter"), "rejected", 0)]
)
async def test_a_verdict_of_the_vote_s_pane_is_kept_and_applied_at_the_next_load(
    keys: tuple[str, ...], verdict: str, votes: int, tmp_path: Path
) -> None:
    load_paper(tmp_path, "minutes.txt", PROSE)
    async with drive(tmp_path / "a.db", vote=VOTE) as driver:
        await driver.press(keys[0])
        await driver.shows("Was this vote read correctly?", "Member Orr moved approval of the lease.")
        await driver.shows("Read as: ", "NO 1: Quist", "enter keep this verdict")
        await driver.press(*keys[1:])
        await driver.notifies(
            f"{verdict.capitalize()} in a.corrections.toml, beside the record. Load the documents again to apply it."
        )
    assert read_corrections(tmp_path / "a.db") == [Correction("minutes.txt", None, WORDS, verdict)]
    outcome = load_paper(tmp_path, "minutes.txt", PROSE)
    assert len(vote_rows(tmp_path)) == votes
    assert bool(reasons(outcome, "vote rejected by you")) == (votes == 0)
    if votes:
        async with drive(tmp_path / "a.db", (120, 70), vote=VOTE) as driver:
            await driver.shows("You confirmed this reading")


@pytest.mark.parametrize(
    ("lines", "answer", "verdicts"),
    [
        ("R\nreject", "rejected in a.corrections.toml, beside the record", ["rejected"]),
        ("review confirm", "confirmed in a.corrections.toml, beside the record", ["confirmed"]),
        ("R\n\n", f"minutes.txt: “{WORDS}”", []),
        ("R maybe", "“maybe” isn't a verdict; type 'review confirm' or 'review reject'.", []),
    ],
)
def test_a_verdict_can_be_given_without_the_screen(
    lines: str, answer: str, verdicts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    load_paper(tmp_path, "minutes.txt", PROSE)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{VOTE}\n{lines}\n"))
    assert run(["--linear", str(tmp_path / "a.db")]) == 0
    assert answer.casefold() in capsys.readouterr().out.casefold()
    assert [correction.verdict for correction in read_corrections(tmp_path / "a.db")] == verdicts


def test_a_later_verdict_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    record = tmp_path / "a.db"
    save_correction(record, Correction("a.pdf", 3, "one", "rejected"))
    save_correction(record, Correction("b.pdf", None, "two \x7f \x01", "rejected"))
    save_correction(record, Correction("a.pdf", 3, "one", "confirmed"))
    assert read_corrections(record) == [
        Correction("b.pdf", None, "two \x7f \x01", "rejected"), Correction("a.pdf", 3, "one", "confirmed"),
    ]  # fmt: skip


def test_a_damaged_corrections_file_is_named_and_left_alone(tmp_path: Path) -> None:
    path = corrections_file(tmp_path / "a.db")
    path.write_text("[[correction]\n")
    with pytest.raises(CouncilError, match="corrections"):
        save_correction(tmp_path / "a.db", Correction("a.pdf", 3, "one", "confirmed"))
    assert path.read_text() == "[[correction]\n"


def test_a_document_opens_at_its_page_and_a_page_of_scripts_never(tmp_path: Path) -> None:
    for name in ("minutes.pdf", "page.html"):
        (tmp_path / name).write_bytes(b"x")
    pdf = document_jump(Passage("vote_event", "v", "s", "minutes.pdf", 4, "…"), [tmp_path])
    assert pdf is not None
    assert pdf.address.endswith("/minutes.pdf#page=4")
    assert document_jump(Passage("vote_event", "v", "s", "page.html", None, "…"), [tmp_path]) is None
    assert document_jump(Passage("vote_event", "v", "s", "gone.pdf", 4, "…"), [tmp_path]) is None
