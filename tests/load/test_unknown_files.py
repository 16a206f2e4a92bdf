"""What a refusal says of files that no format knows, and that its settings work when pasted."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from councilui.common.errors import CouncilError
from councilui.load.pipeline import load

SAID = (
    ("Ann West", "Good evening, everyone, and welcome.", 1.5, 3.0),
    ("Bo Ray", "I move the ordinance on the lamps.", 4.0, 6.25),
    ("Ann West", "All in favor say aye.", 7.0, 8.5),
)


def _refusal(folder: Path) -> str:
    with pytest.raises(CouncilError) as error:
        load([folder], folder.parent / "a.db")
    assert not (folder.parent / "a.db").exists()
    return str(error.value)


def _folder(tmp_path: Path, **files: str | bytes) -> Path:
    folder = tmp_path / "town"
    folder.mkdir()
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def _nested(path: str, rows: list[Any]) -> Any:
    value: Any = rows
    for key in reversed(path.split(".") if path else []):
        value = {"id": 17, key: value}
    return value


@pytest.mark.parametrize("path", ["", "lines", "data.lines", "result.channels.cues"])
@pytest.mark.parametrize(
    ("keys", "timed"),
    [
        (("who", "words", "t0", "t1"), True),
        (("Speaker Name", "Spoken Text", "Start Time", "End Time"), True),
        (("voice", "utter", "moment", "finish"), True),
        (("name", "remark", "clock", "until"), False),
    ],
)
@pytest.mark.parametrize("has_meeting_name", [False, True])
def test_what_a_refusal_suggests_works_when_pasted(
    path: str, keys: tuple[str, ...], timed: bool, has_meeting_name: bool, tmp_path: Path
) -> None:
    speaker, text, start, end = keys
    rows = [{speaker: who, text: words} | ({start: a, end: b} if timed else {}) for who, words, a, b in SAID]
    name = "2025-03-04-city-council" if has_meeting_name else "export"
    folder = _folder(tmp_path, **{f"{name}__json": json.dumps(_nested(path, rows))})
    refusal = _refusal(folder)
    assert f"{name}.json: JSON: " in refusal
    assert f"“{text}”" in refusal
    settings = refusal.split("beside it:\n", 1)[1]
    (folder / "councilui.toml").write_text(settings, encoding="utf-8")
    load([folder], tmp_path / "a.db")
    sql = "SELECT s.speaker_name, s.text, s.start_s, s.end_s, b.name, m.date FROM statement AS s"
    sql += " JOIN meeting AS m ON m.id = s.meeting JOIN body AS b ON b.id = m.body ORDER BY s.id"
    statements = sqlite3.connect(tmp_path / "a.db").execute(sql).fetchall()
    date = "2025-03-04" if has_meeting_name else "2025-01-31"
    expected = [(*row, "City Council", date) for row in SAID]
    assert statements == (expected if timed else [(row[0], row[1], None, None, *row[4:]) for row in expected])


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("data.json", '{"name": "x", "files": [1, 2]}', "JSON: an object with the keys “name”, “files”"),
        ("data.json", '[{"lot": 5, "price": 7}]', "JSON: a list of 1 object with the keys “lot”, “price”"),
        ("data.json", "{broken", "it begins like JSON but isn't"),
        ("data.json", "[]", "JSON: a list of 0 values"),
        ("data.json", "[1, 2]".encode("utf-16"), "JSON: a list of 2 values"),
        ("lots.dat", "lot,price,größe\n1,2,3\n".encode("utf-16"), "a table with the columns “lot”, “price”, “größe”"),
        ("lots.dat", "lot,price,größe\n1,2,3\n".encode("cp1252"), "a table with the columns “lot”, “price”, “größe”"),
        ("lots.bin", b"\x00\x01\x02", "not text, and not any other kind of file that councilui knows"),
        ("chat.txt", "19:02:11 From Ana Roe to Everyone:\n\tI object.\n", "a chat that Zoom saved"),
        ("chat.txt", "19:02:11\t From  Ana Roe : I object.\n19:03:00\t From  Bo Poe : No.\n", "a chat that Zoom saved"),
        ("chat.txt", "From Ana Roe to Everyone: 07:02 PM\nI object.\n", "a chat that Zoom saved"),
        ("a.txt", "From noon on: closed.\n", "a text that begins with"),
        (
            "a.md",
            "# X\n\n| Lot | Price | Size |\n|---|---|---|\n| 1 | 2 | 3 |\n",
            "a page with a table of the columns “Lot”",
        ),
        (
            "a.html",
            "<html><table><tr><th>Lot<th><b>Price</b><th>Size</tr><tr><td>1</td></tr></table>",
            "a page with a table of the columns “Lot”, “Price”, “Size”; save the table as .csv",
        ),
        ("old.zip", b"PK\x05\x06" + bytes(18), "an archive inside the input; unpack it, or load it by itself"),
        ("sound.mp3", b"ID3\x04\x00", "a sound recording"),
        ("empty.json", "", "it is empty"),
    ],
)
def test_a_refusal_names_what_it_saw(name: str, content: str | bytes, expected: str, tmp_path: Path) -> None:
    refusal = _refusal(_folder(tmp_path, **{name.replace(".", "__"): content}))
    assert "isn't in any format councilui knows: " in refusal
    assert f"town/{name}: {expected}" in refusal
    assert "councilui.toml" not in refusal


def test_of_many_files_the_first_are_described(tmp_path: Path) -> None:
    refusal = _refusal(_folder(tmp_path, **{f"{number:02}__json": '{"a": 1}' for number in range(40)}))
    assert refusal.count("JSON: ") == 5
    assert refusal.endswith("and 35 more files")


def test_a_file_beside_others_that_no_format_reads_is_described(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        **{"2025-03-04-city-council__vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nGood evening.\n", "x__json": '{"a": 1}'},
    )
    outcome = load([folder], tmp_path / "a.db")
    assert [issue.reason for issue in outcome.issues if issue.kind == "file not read"] == [
        "It isn't in any format councilui knows: JSON: an object with the keys “a”."
    ]


def test_an_empty_folder_is_refused_in_one_line(tmp_path: Path) -> None:
    assert "\n" not in _refusal(_folder(tmp_path))


@pytest.mark.parametrize(
    "header",
    [
        "Start Time,End Time,Speaker,Text",
        "start;end;speaker;transcript",
        "begin\ttext",
        "Timecode,Speaker,Text",
        "Speaker,Start Time,End Time,Text",
        "Text,Start,End",
        "speaker_name;text;timestamp",
    ],
)
def test_a_table_of_speech_is_not_taken_for_votes(tmp_path: Path, header: str) -> None:
    separator = next(mark for mark in ",;\t" if mark in header)
    row = separator.join(["0:01"] * header.count(separator) + ["I vote no."])
    refusal = _refusal(_folder(tmp_path, minutes__csv=f"{header}\n{row}\n{row}\n"))
    assert "a table of speech" in refusal
    assert "save it as .srt" in refusal
    assert "[columns]" not in refusal


def test_settings_for_a_table_with_one_member_work(tmp_path: Path) -> None:
    folder = _folder(tmp_path, votes__csv="Date,Item,Title,Result,Ana Roe\n2024-05-06,1,Budget,Passed,Yes\n")
    refusal = _refusal(folder)
    (folder / "councilui.toml").write_text(refusal[refusal.index("[columns]") :])
    load([folder], tmp_path / "b.db")
    with sqlite3.connect(tmp_path / "b.db") as connection:
        assert connection.execute("SELECT voter_name, option FROM vote").fetchall() == [("Ana Roe", "yes")]


@pytest.mark.parametrize("times", [(0.0, 2.5), ("0.0", "2.5"), ("0:00", "0:02")])
@pytest.mark.parametrize("keys", [("t0", "t1", "by", "w"), ("in", "out", "name", "words"), ("a", "b", "speaker", "x")])
@pytest.mark.parametrize(
    "words", [("So moved.", "Aye.", "No."), ("I move the lease.", "Second, please.", "All in favor?")]
)
def test_speech_under_any_keys_is_told_by_what_stands_there(
    keys: tuple[str, ...], times: tuple[object, object], words: tuple[str, ...], tmp_path: Path
) -> None:
    start, end, speaker, text = keys
    names = ("Councilmember Ana Roe", "Councilmember Ben Poe", "Councilmember Ana Roe")
    rows = [
        {speaker: name, start: times[0], end: times[1], text: remark} for name, remark in zip(names, words, strict=True)
    ]
    for number, row in enumerate(rows):
        if isinstance(times[0], float):
            row[start], row[end] = number * 3.0, number * 3.0 + 2.5
        else:
            row[start], row[end] = (f"0:0{number * 2}", f"0:0{number * 2 + 1}") if ":" in str(times[0]) else (
                f"{number * 3}.0", f"{number * 3}.5"
            )  # fmt: skip
    refusal = _refusal(_folder(tmp_path, **{"2025-03-04-city-council__json": json.dumps(rows)}))
    settings = refusal.split("beside it:\n", 1)[1].splitlines()
    assert settings == [
        "[fields]", f'text = "{text}"', f'start = "{start}"', f'end = "{end}"', f'speaker = "{speaker}"',
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [{"t0": float(n), "by": "Councilmember Ana Roe"} for n in range(5)],
        [{"id": n, "title": "City Council regular", "committeeId": n, "videoUrl": ""} for n in (4021, 4022)],
        [{"time": 5, "title": "City Council regular"}],
    ],
)
def test_a_list_of_names_or_meetings_is_no_speech(rows: list[Any], tmp_path: Path) -> None:
    assert "[fields]" not in _refusal(_folder(tmp_path, x__json=json.dumps(rows)))


@pytest.mark.parametrize("text", ["[00:12] Good evening to all.", "[Ana Roe] Good evening to all."])
def test_a_text_that_begins_with_a_bracket_is_no_broken_json(text: str, tmp_path: Path) -> None:
    assert f"a text that begins with “{text}”" in _refusal(_folder(tmp_path, x__text=text))
