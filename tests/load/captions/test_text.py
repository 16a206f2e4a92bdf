"""What the words of a cue are, and what is markup, a break, or a number of the file."""

from __future__ import annotations

import pytest

from councilui.record.model import Statement
from tests.load.captions.reading import read_files, read_statements, vtt


def _text(raw: bytes, name: str = "2024-05-06-CityCouncil.vtt") -> str:
    return " ".join(row.text for row in read_statements(raw, name))


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("the housing<br/>budget", "the housing budget"),
        ("the housing<BR>budget", "the housing budget"),
        ("the housing<br />budget", "the housing budget"),
        (r"the housing\Nbudget", "the housing budget"),
        ("<i>the</i> <c.yellow>housing</c> <u>budget</u>", "the housing budget"),
        ("{\\an8}the <00:00:01.000><c> housing</c>", "the housing"),
        ("Thank you <affirmative> mm-hmm", "Thank you <affirmative> mm-hmm"),
        ("if 3 < 4 and 5 > 4", "if 3 < 4 and 5 > 4"),
        ("if a<b and b>c, <s or t> is", "if a<b and b>c, <s or t> is"),
        ('<font color="#fff">the</font> <lang en-US>budget</lang> <b class=x>now</b>', "the budget now"),
        ("the housing<br clear='all'>budget", "the housing budget"),
        ("AT&T, R&D, fees&registration", "AT&T, R&D, fees&registration"),
        ("The motion&lrm;. Section 7&rlm;, zon&ZeroWidthSpace;ing", "The motion. Section 7, zoning"),
        ("or\u00addi\u00adnance, sub\u2060division, zon\u200bing, \ufeffa", "ordinance, subdivision, zoning, a"),
        ("a&nbsp;b&#160;c &#x41;&shy;&#65;", "a b c AA"),
        ("&lt;affirmative&gt;", "<affirmative>"),
    ],
)
def test_words_stay_and_markup_goes(cue: str, text: str) -> None:
    assert _text(vtt((0, 1, cue))) == text


def test_cues_that_grow_are_said_once() -> None:
    steps = ("THE SECRETARY", "THE SECRETARY WILL CALL", "THE SECRETARY WILL CALL THE ROLL", "ROE?", "ROE? HERE.")
    cues = [(float(number), number + 1.0, text) for number, text in enumerate(steps)]
    (row,) = read_statements(vtt(*cues))
    assert (row.text, row.start_s, row.end_s) == ("THE SECRETARY WILL CALL THE ROLL ROE? HERE.", 0.0, 5.0)


def test_lines_that_grow_at_the_foot_of_a_window_are_said_once() -> None:
    screens = (
        "CALL THE",
        "CALL THE\nROLL",
        "CALL THE\nROLL, PLEASE.",
        "ROLL, PLEASE.\nROE?",
        "ROLL, PLEASE.\nROE? HERE.",
    )
    assert (
        _text(vtt(*((float(n), n + 1.0, text) for n, text in enumerate(screens))))
        == "CALL THE ROLL, PLEASE. ROE? HERE."
    )


def test_what_only_begins_alike_is_said_twice() -> None:
    cues = ("Yes", "Yes, I move it", "Second", "All in favor", "Aye", "Carried", "Next")
    assert _text(vtt(*((float(n), n + 1.0, text) for n, text in enumerate(cues)))) == " ".join(cues)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_numbers_of_cues_are_no_text_without_empty_lines_either(end: str) -> None:
    lines = [
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{text}" for n, text in enumerate(("six", "7", "eighth"), 7)
    ]
    assert _text("\n".join(lines).replace("\n", end).encode(), "2024-05-06-Council.srt") == "six 7 eighth"


_CUES = ("00:00:01,000 --> 00:00:02,000\nThe ayes are", "00:00:03,000 --> 00:00:04,000\nNays, 11.")


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.vtt", f"WEBVTT\n\n{_CUES[0]}\n\n39\n\n{_CUES[1]}"),
        ("a.vtt", f"WEBVTT\n\n{_CUES[0]}\n\n39\n{_CUES[1]}\n\n00:00:05.000 --> 00:00:06.000\n."),
        ("a.vtt", f"WEBVTT\n\n1\n{_CUES[0]}\n\n39\n\n2\n{_CUES[1]}"),
        ("a.srt", f"1\n{_CUES[0]}\n\n39\n\n2\n{_CUES[1]}\n"),
        ("a.srt", f"38\n{_CUES[0]}\n\n39\n\n39\n{_CUES[1]}\n"),
        ("a.lrc", "[00:01.00]The ayes are\n\n39\n[00:03.00]Nays, 11.\n"),
    ],
)
def test_a_number_is_text_where_a_cue_cannot_have_it(name: str, raw: str) -> None:
    rows, report = read_files({f"2024-05-06-Council{name[1:]}": raw.encode()})
    assert (
        " ".join(row.text for row in rows if isinstance(row, Statement)).removesuffix(" .")
        == "The ayes are 39 Nays, 11."
    )
    assert [issue.kind for issue in report.issues] == ["text outside cues"]


def test_text_before_the_first_cue_is_reported() -> None:
    rows, report = read_files({"2024-05-06-Council.srt": f"City of Elmton\n\n1\n{_CUES[0]}\n".encode()})
    assert [row.text for row in rows if isinstance(row, Statement)] == ["The ayes are"]
    assert [issue.reason for issue in report.issues] == ["text before the first cue was not read"]
