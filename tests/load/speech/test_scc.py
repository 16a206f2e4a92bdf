"""SCC, encoded here as captioners' machines do: pop-on, roll-up and paint-on."""

from __future__ import annotations

import pytest

from councilui.record.model import Statement
from tests.load.captions.reading import read_files

POP_ON, ROLL_UP_3, PAINT_ON, ERASE, RETURN, CLEAR, SHOW = 0x1420, 0x1426, 0x1429, 0x142C, 0x142D, 0x142E, 0x142F
ROW_14, ROW_15 = 0x1450, 0x1470
NOTE = 0x1137


def _byte(value: int) -> str:
    """A byte with odd parity."""
    return f"{value | 0x80 if value.bit_count() % 2 == 0 else value:02x}"


def _codes(*parts: int | str) -> str:
    """Control codes, sent twice, and text, two letters to a word."""
    words: list[str] = []
    for part in parts:
        if isinstance(part, int):
            words += [_byte(part >> 8) + _byte(part & 0x7F)] * 2
        else:
            letters = [*part.encode(), 0][: len(part) + len(part) % 2]
            words += [_byte(one) + _byte(two) for one, two in zip(letters[::2], letters[1::2], strict=True)]
    return " ".join(words)


def _scc(*lines: tuple[str, str]) -> bytes:
    return "\n\n".join(["Scenarist_SCC V1.0", *(f"{time}\t{codes}" for time, codes in lines)]).encode()


FILES = {
    "pop-on": _scc(
        ("00:00:01;00", _codes(CLEAR, POP_ON, ROW_14, ">> MAYOR ROE: CALL", ROW_15, "THE ROLL.", SHOW)),
        ("00:00:04;00", _codes(CLEAR, POP_ON, ROW_15, ">> BAKER?", SHOW)),
        ("00:00:06;00", _codes(CLEAR, POP_ON, ROW_15, ">> HERE.", SHOW)),
        ("00:00:08;00", _codes(ERASE)),
    ),
    "roll-up": _scc(
        ("00:00:01:00", _codes(ROLL_UP_3, RETURN, ROW_15, ">> MAYOR ROE: CALL")),
        ("00:00:02:15", _codes(ROLL_UP_3, RETURN, ROW_15, "THE ROLL.")),
        ("00:00:04:00", _codes(ROLL_UP_3, RETURN, ROW_15, ">> BAKER?")),
        ("00:00:06:00", _codes(ROLL_UP_3, RETURN, ROW_15, ">> HERE.")),
        ("00:00:08:00", _codes(ERASE)),
    ),
    "paint-on": _scc(
        ("00:00:01;00", _codes(PAINT_ON, ROW_14, ">> MAYOR ROE: CALL", ROW_15, "THE ROLL.")),
        ("00:00:04;00", _codes(ERASE, PAINT_ON, ROW_15, ">> BAKER?")),
        ("00:00:06;00", _codes(ERASE, PAINT_ON, ROW_15, ">> HERE.")),
        ("00:00:08;00", _codes(ERASE)),
    ),
}


@pytest.mark.parametrize("style", FILES)
@pytest.mark.parametrize("ending", [".scc", ".txt"])
def test_every_line_is_said_once(style: str, ending: str) -> None:
    rows, report = read_files({f"2024-05-06-Council{ending}": FILES[style]})
    statements = [row for row in rows if isinstance(row, Statement)]
    assert [(row.speaker_name, row.text) for row in statements] == [
        ("MAYOR ROE", "CALL THE ROLL."), (None, "BAKER?"), (None, "HERE."),
    ]  # fmt: skip
    times = [row.start_s or 0.0 for row in statements]
    assert all(abs(time - expected) < 1 for time, expected in zip(times, (1, 4, 6), strict=True))
    assert report.issues == []


@pytest.mark.parametrize("style", FILES)
def test_line_ends_and_capitals_make_no_difference(style: str) -> None:
    raw = FILES[style].upper().replace(b"SCENARIST", b"Scenarist").replace(b"\n", b"\r\n")
    rows, _ = read_files({"2024-05-06-Council.scc": b"\xef\xbb\xbf" + raw})
    assert [row.text for row in rows if isinstance(row, Statement)] == ["CALL THE ROLL.", "BAKER?", "HERE."]


def test_blanks_may_stand_for_the_tab() -> None:
    rows, _ = read_files({"2024-05-06-Council.scc": FILES["pop-on"].replace(b"\t", b" ")})
    assert len([row for row in rows if isinstance(row, Statement)]) == 3


def test_a_broken_file_is_listed() -> None:
    rows, report = read_files({"2024-05-06-Council.scc": b"Scenarist_SCC V1.0\n\nnot codes\n"})
    assert rows == []
    assert [issue.kind for issue in report.issues] == ["no cues"]
