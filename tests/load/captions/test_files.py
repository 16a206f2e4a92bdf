"""Names of files, encodings, broken files, and what is reported of them."""

from __future__ import annotations

import codecs
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.load.file_names import read_name
from councilui.load.formats import captions
from councilui.load.input_errors import InputError
from councilui.load.inputs import Files
from councilui.load.pipeline import load
from councilui.load.settings import FolderSettings, Settings
from councilui.record.model import Meeting, Statement
from tests.load.captions.reading import read_files, read_statements, vtt

HELLO = vtt((0, 1, "Hello."))


@pytest.mark.parametrize(
    ("name", "date", "body", "kind"),
    [
        ("captions/2020-02-03-CityCouncil200203-2224.vtt", "2020-02-03", "City Council", "unknown"),
        ("2019-07-15-citycouncil190715-603.vtt", "2019-07-15", "City Council", "unknown"),
        ("2019-08-26-CityCouncilSpecial190826-1415.vtt", "2019-08-26", "City Council", "special"),
        ("2019-09-09-CityCouncilWork190909-1441.vtt", "2019-09-09", "City Council", "working session"),
        ("2019-08-07-Planning190807-839.vtt", "2019-08-07", "Planning", "unknown"),
        ("20240506_board_of_supervisors.en.srt", "2024-05-06", "Board of Supervisors", "unknown"),
        ("Town Council Regular Meeting 5-16-2024.vtt", "2024-05-16", "Town Council", "regular"),
        ("Town Council Regular Meeting 5-6-2024.vtt", None, "Town Council", "regular"),  # May or June
        ("Town Council, May 6, 2024.vtt", "2024-05-06", "Town Council", "unknown"),
        ("City Council 2025-06-03 [aBcD-eFgHiJ].en.vtt", "2025-06-03", "City Council", "unknown"),
        ("City Council 2025-06-03-aB1D-eFgHi9.vtt", "2025-06-03", "City Council", "unknown"),
        ("City Council 2025-06-03 [914567123].mp4.vtt", "2025-06-03", "City Council", "unknown"),
        ("2025-06-24_City-Council_Mtg_audio.srt", "2025-06-24", "City Council", "unknown"),
        ("City Council 2025-06-03.docx.vtt", "2025-06-03", "City Council", "unknown"),
        ("2025-06-03-city-council/whisper-medium.srt", "2025-06-03", "City Council", "unknown"),
        ("2025-06-03-city-council/audio_large-v3.json", "2025-06-03", "City Council", "unknown"),
        ("2025-06-03-city-council/base.en.vtt", "2025-06-03", "City Council", "unknown"),
        ("2025-06-03-small-business-commission.vtt", "2025-06-03", "Small Business Commission", "unknown"),
        ("city-council/GMT20250603-230000_Recording.transcript.vtt", "2025-06-03", "City Council", "unknown"),
        ("2025-06-03-meeting-work_session.vtt", "2025-06-03", None, "working session"),
        ("city-council/2024_05_06.vtt", "2024-05-06", "City Council", "unknown"),
        ("2024-05-06/captions/transcript.vtt", "2024-05-06", None, "unknown"),
        ("CityCouncil.vtt", None, "City Council", "unknown"),
        ("2025-06-24 City Council/otter_ai.txt", "2025-06-24", "City Council", "unknown"),
        ("City Council 6-24-25_otter_ai.txt", "2025-06-24", "City Council", "unknown"),
        ("2025-06-24 City Council descript.srt", "2025-06-24", "City Council", "unknown"),
        ("2025-06-24 City Council Teams.vtt", "2025-06-24", "City Council", "unknown"),
        ("2025-06-24_rev_City Council.srt", "2025-06-24", "City Council", "unknown"),
        ("School Board 6⧸19⧸2025 ｜ Regular.en.vtt", "2025-06-19", "School Board", "regular"),
        ("School Board 6／19／2025.vtt", "2025-06-19", "School Board", "unknown"),
        ("2025-06-17 City Council/GMT20250618-013000_Recording.vtt", "2025-06-17", "City Council", "unknown"),
        ("2025-06-01 City Council/GMT20250618-013000_Recording.vtt", "2025-06-18", "City Council", "unknown"),
        ("2024-13-06-Council.vtt", None, "Council", "unknown"),
    ],
)
def test_a_name_tells_date_body_and_kind(name: str, date: str | None, body: str | None, kind: str) -> None:
    file_name = read_name(name)
    assert (file_name.date, file_name.body, file_name.kind) == (date, body, kind)


@pytest.mark.parametrize(
    ("ending", "language"),
    [
        (".en", "en"),
        (".es-419", "es"),
        (".spa", "es"),
        (".en-orig", "en"),
        (".en-US", "en"),
        (".zh-Hans-CN", "zh"),
        (".eng", "en"),
        (" - Spanish", "es"),
        (".Español", "es"),
        (" [aBcD-eFgHiJ].pt-BR", "pt"),
        ("", None),
        (".final", None),
    ],
)
def test_a_language_is_no_body(ending: str, language: str | None) -> None:
    file_name = read_name(f"2025-06-03 City Council{ending}.vtt")
    assert (file_name.date, file_name.body, file_name.language) == ("2025-06-03", "City Council", language)


@pytest.mark.parametrize(
    ("name", "has_video"),
    [
        ("School Board - dQw4w9WgXcQ - 2025-06-12.en.vtt", True),
        ("2025-06-12 - School Board - dQw4w9WgXcQ.en.vtt", True),
        ("20250612 School Board-dQw4w9WgXcQ.en-US.vtt", True),
        ("School Board (dQw4w9WgXcQ) 2025-06-12.vtt", True),
        ("[dQw4w9WgXcQ] School Board 2025-06-12.vtt", True),
        ("2025-06-12 School Board (2024-Budget).vtt", False),
        ("2025-06-12 School Board [WorkSession].vtt", False),
        ("2025-06-12 - SchoolBoard.vtt", False),
    ],
)
def test_a_video_id_may_stand_anywhere(name: str, has_video: bool) -> None:
    file_name = read_name(name)
    assert file_name.date == "2025-06-12"
    assert (file_name.body or "").startswith("School Board")
    assert (file_name.video == "https://www.youtube.com/watch?v=dQw4w9WgXcQ") is has_video
    assert has_video or file_name.video is None


@pytest.mark.parametrize(("zone", "day", "issues"), [(None, "2025-06-04", 1), ("America/Chicago", "2025-06-03", 0)])
def test_a_day_in_utc_is_told_where_no_time_zone_is_set(zone: str | None, day: str, issues: int) -> None:
    name = "GMT20250604-013000_Recording.transcript.vtt"
    rows, report = read_files({name: HELLO}, Settings("town", body="City Council", timezone=zone))
    assert [row.date for row in rows if isinstance(row, Meeting)] == [day]
    assert [issue.kind for issue in report.issues] == ["date in UTC"] * issues


@pytest.mark.parametrize("mark", ["[aBcD-eFgHiJ]", "(aBcD-eFgHiJ)"])
def test_a_video_id_is_the_address_of_the_recording(mark: str) -> None:
    rows, _ = read_files({f"City Council 2025-06-03 {mark}.en.vtt": HELLO})
    (meeting,) = (row for row in rows if isinstance(row, Meeting))
    assert meeting.video == "https://www.youtube.com/watch?v=aBcD-eFgHiJ"
    assert read_name("2025-06-03 Council [work session].vtt").video is None


@pytest.mark.parametrize("path", ["2025-06-03-city-council", "2025-06-03-city-council/whisper-medium.srt"])
def test_the_folder_of_one_meeting_may_be_the_input_itself(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "2025-06-03-city-council"
    folder.mkdir()
    (folder / "whisper-medium.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nGood evening.\n", encoding="utf-8")
    load([tmp_path / path], tmp_path / "a.db")
    sql = "SELECT b.name, m.date FROM meeting AS m JOIN body AS b ON b.id = m.body"
    assert sqlite3.connect(tmp_path / "a.db").execute(sql).fetchall() == [("City Council", "2025-06-03")]


def test_the_names_of_a_folder_decide_together_where_the_day_stands() -> None:
    names = ["06-05-2024-council.vtt", "13-05-2024-council.vtt"]
    dates = {row.date for row in read_files(dict.fromkeys(names, HELLO))[0] if isinstance(row, Meeting)}
    assert dates == {"2024-05-06", "2024-05-13"}


def test_a_date_that_may_be_two_is_told_with_its_setting() -> None:
    contents = {"06-05-2024-council.vtt": HELLO}
    rows, report = read_files(contents)
    assert not any(isinstance(row, Meeting) for row in rows)
    assert 'date_order = "month first"' in report.issues[0].reason
    rows, _ = read_files(contents, Settings("town", date_order="month first"))
    assert [row.date for row in rows if isinstance(row, Meeting)] == ["2024-06-05"]


def test_a_file_that_cannot_be_placed_is_listed_and_the_others_are_read() -> None:
    rows, report = read_files({"CityCouncil.vtt": HELLO, "2024-05-06.vtt": HELLO, "2024-05-07-Council.vtt": HELLO})
    assert [row.date for row in rows if isinstance(row, Meeting)] == ["2024-05-07"]
    assert [(issue.kind, issue.file) for issue in report.issues] == [
        ("no body in name", "town/2024-05-06.vtt"),
        ("no date in name", "town/CityCouncil.vtt"),
    ]


def test_which_bodies_were_read_out_of_names_is_told_once() -> None:
    _, report = read_files({"2024-05-06-Council.vtt": HELLO, "2024-05-07-Council.vtt": HELLO})
    assert [note.split(" If ")[0] for note in report.notes] == [
        'The body was taken from the files\' names: "Council" (2).'
    ]


def test_the_settings_name_the_body() -> None:
    rows, report = read_files({"2024-05-06.vtt": HELLO}, Settings("town", body="City Council"))
    assert [row.id for row in rows if isinstance(row, Meeting)] == ["town/city-council/2024-05-06"]
    assert report.issues == []


def test_the_settings_name_the_recordings_by_date_or_file() -> None:
    videos = {"2024-05-06": "https://youtu.be/a", "2024-05-07-Council.vtt": "https://youtu.be/b"}
    names = ("2024-05-06-Council.vtt", "2024-05-07-Council.vtt", "2024-05-08-Council.vtt")
    rows, _ = read_files(dict.fromkeys(names, HELLO), Settings("town", videos=videos))
    links = [row.video for row in rows if isinstance(row, Meeting)]
    assert links == ["https://youtu.be/a", "https://youtu.be/b", None]


def test_what_is_no_address_is_no_recording(tmp_path: Path) -> None:
    (tmp_path / "councilui.toml").write_text('[videos]\n"2024-05-06" = "javascript:x"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"the video of “2024-05-06” isn.t a web address"):
        FolderSettings(Files(tmp_path, "town")).of("")


def test_two_recordings_of_one_day_are_one_meeting() -> None:
    rows, report = read_files({"2024-05-06-Council-1.vtt": HELLO, "2024-05-06-Council-2.vtt": vtt((0, 1, "Bye."))})
    statements = [row for row in rows if isinstance(row, Statement)]
    assert len([row for row in rows if isinstance(row, Meeting)]) == 1
    assert [(row.id, row.text) for row in statements] == [(0, "Hello."), (1, "Bye.")]
    assert len({row.key for row in statements}) == 2
    assert [issue.kind for issue in report.issues] == ["second recording"]


def test_other_languages_formats_and_copies_of_the_same_captions_are_not_read_again() -> None:
    srt = b"1\n00:00:00,000 --> 00:00:01,000\nHello.\n"
    names = ("2024-05-06-Council.en.vtt", "2024-05-06-Council.es.vtt", "2024-05-06-Council.srt")
    rows, report = read_files(
        {names[0]: HELLO, names[1]: vtt((0, 1, "Hola.")), names[2]: srt, "copy/2024-05-06-Council.vtt": HELLO}
    )
    assert [row.text for row in rows if isinstance(row, Statement)] == ["Hello."]
    assert [issue.kind for issue in report.issues] == ["second version"] * 3


@pytest.mark.parametrize(
    "raw",
    [
        HELLO,
        codecs.BOM_UTF8 + HELLO.replace(b"\n", b"\r\n"),
        HELLO.replace(b"\n", b"\r"),
        HELLO.decode().encode("utf-16"),
        HELLO.replace(b"Hello.", b"Hello.    \0"),
        b"WEBVTT\nStyle:\n::cue {\n  color: white;\n}\n##\n\nX-TIMESTAMP-MAP=MPEGTS:1, LOCAL 00:00:00.000\n"
        b"00:00:00.000 --> 00:00:01.000\nHello.",
        b"WEBVTT\n\nSTYLE\n\n::cue {\n  color: white;\n}\n\n00:00:00.000 --> 00:00:01.000\nHello.",
        b"WEBVTT\n\nNOTE not speech\n\nREGION\nid:a\n\nintro\n00:00.000 --> 00:01.000 align:start\nHello.",
        b"1\r\n00:00:00,000 --> 00:00:01,000\r\nHello.\r\n",
        b"WEBVTT\n00:00:00,000 --> 00:00:01,000\n<c.yellow><i>Hello.</i></c>",
    ],
)  # fmt: skip
def test_one_and_the_same_in_many_dialects(raw: bytes) -> None:
    (row,) = read_statements(raw)
    assert (row.text, row.start_s, row.end_s) == ("Hello.", 0.0, 1.0)


@pytest.mark.parametrize("line", ["NOTE THAT THE STAFF REPORT", "STYLE", "REGION WIDE PLANS", "2019", "NOTE"])
def test_speech_that_looks_like_a_block_is_speech(line: str) -> None:
    (row,) = read_statements(vtt((0, 1, "IN THE YEAR"), (1, 2, f"{line}\nIS HERE."), (2, 3, line)))
    assert row.text == f"IN THE YEAR {line} IS HERE. {line}"


@pytest.mark.parametrize("escaped", ["Don&apos;t", "Don&amp;apos;t", "Don&amp;amp;apos;t", "Don&#39;t"])
def test_entities_however_often_escaped(escaped: str) -> None:
    assert [row.text for row in read_statements(vtt((0, 1, f"{escaped} &amp;gt;&amp;gt; No.")))] == ["Don't", "No."]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_wide_encodings_need_no_mark(encoding: str, end: str) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nAna Peña: Aye.\n\n2\n00:00:03,000 --> 00:00:04,000\nBo Lee: No.\n"
    rows = read_statements(text.replace("\n", end).encode(encoding), "2024-05-06-council.srt")
    assert [(row.speaker_name, row.text) for row in rows] == [("Ana Peña", "Aye."), ("Bo Lee", "No.")]


def test_bytes_that_are_not_utf8_are_windows_text_and_reported() -> None:
    rows, report = read_files({"2024-05-06-Council.vtt": vtt((0, 1, "Cabán’s")).decode().encode("cp1252")})
    assert [row.text for row in rows if isinstance(row, Statement)] == ["Cabán’s"]
    assert [issue.kind for issue in report.issues] == ["encoding guessed"]


def test_times_that_cannot_be_are_mended_and_counted() -> None:
    raw = b"""WEBVTT

00:00:05.000 --> 00:00:04.000
Ends early.

-00:00:01.000 --> 00:00:06.000
Before zero.

soon --> later
No time.

99999999:00:00.000 --> 00:00:07.000
Too late.
"""
    rows, report = read_files({"2024-05-06-Council.vtt": raw})
    statements = [row for row in rows if isinstance(row, Statement)]
    assert " ".join(row.text for row in statements) == "Ends early. Before zero. No time. Too late."
    assert all(
        row.start_s is not None and row.end_s is not None and 0 <= row.start_s <= row.end_s for row in statements
    )
    assert [issue.reason[:30] for issue in report.issues] == [
        "a cue ends before it begins; i",
        "a time is below zero; it was r",
        "a cue begins before the previo",
        "a cue has no readable time; it",
    ]
    assert report.issues[-1].reason.endswith("(2 times)")


def test_text_that_an_empty_line_cuts_off_is_kept_and_reported() -> None:
    rows, report = read_files(
        {"2024-05-06-Council.vtt": HELLO + b"\n\nAnd more.\n\n12\n\n00:00:01.000 --> 00:00:02.000\nBye."}
    )
    assert [row.text for row in rows if isinstance(row, Statement)] == ["Hello. And more. 12 Bye."]
    assert [issue.kind for issue in report.issues] == ["text outside cues"]


@pytest.mark.parametrize("raw", [b"", b"WEBVTT", b"\x89PNG\r\n", vtt((0, 1, "   "), (1, 2, ".")), b"\xff\xfe"])
def test_a_file_without_words_is_listed(raw: bytes) -> None:
    rows, report = read_files({"2024-05-06-Council.vtt": raw})
    assert rows == []
    assert report.issues[-1].kind in ("no cues", "no words")


def test_captions_are_known_by_their_name_or_their_beginning(tmp_path: Path) -> None:
    for name, raw in {
        "a.vtt": b"",
        "b.SRT": b"",
        "c.txt": HELLO,
        "d.txt": b"WEBVTTX",
        "e.json": HELLO,
        "f": b"1\n00:00:01,0 --> 2",
    }.items():
        (tmp_path / name).write_bytes(raw)
    assert captions.detect(Files(tmp_path, "town")) == ["a.vtt", "b.SRT", "c.txt", "f"]


_PIECES = st.sampled_from(
    [
        *(b"WEBVTT\n\n", b"00:00:01.000 --> 00:00:02.000\n", b"00:00:01,5 --> 00:00:02,000\r\n", b"-1:0:0.0 --> 9\n"),
        *(
            b"\n\n",
            b">> ",
            b"MAYOR TAYLOR: ",
            b"[APPLAUSE]\n",
            b"\0",
            b"&amp;gt;&gt;",
            b"<v Jane>",
            b"<",
            b"-->",
            b"NOTE ",
        ),
        *(b"\xef\xbb\xbf", b"\xff\xfe", b"&#xd800;", b"&#2;", b"9" * 30, b"YES.\n"),
    ]
)


@settings(max_examples=100)
@given(
    st.one_of(st.binary(max_size=300), st.lists(st.one_of(_PIECES, st.binary(max_size=6)), max_size=40).map(b"".join))
)
def test_any_bytes_are_read_or_listed(raw: bytes) -> None:
    rows, report = read_files({"2024-05-06-Council.vtt": raw})
    statements = [row for row in rows if isinstance(row, Statement)]
    assert statements or report.issues
    assert [row.id for row in statements] == list(range(len(statements)))
    for row in statements:
        row.text.encode()
        assert row.text
        assert not any(ord(character) < 32 for character in row.text + (row.speaker_name or ""))
        assert row.start_s is not None
        assert row.end_s is not None
        assert 0 <= row.start_s <= row.end_s


@pytest.mark.parametrize(
    ("name", "body", "language"),
    [
        ("Council-2025-06-03_fr-CA.vtt", "Council", "fr"),
        ("School Board 2025-06-03T19-00-00.vtt", "School Board", None),
        ("2025-06-03 City Council (Part 2 of 3).srt", "City Council", None),
        ("Council 2025-06-03.en.sdh.srt", "Council", "en"),
        ("Council 2025-06-03.forced.en.srt", "Council", "en"),
        ("City Council (Spanish) 2025-06-03.srt", "City Council", "es"),
        ("Ep 12 - City Council 2025-06-03.vtt", "City Council", None),
        ("Meeting of the City Council held 2025-06-03.vtt", "City Council", None),
        ("City Council Executive Session 2025-06-03.vtt", "City Council", None),
        ("2025/06/03/council.vtt", "Council", None),
        ("Town Council/2025/June/03/captions.vtt", "Town Council", None),
    ],
)
def test_names_as_tools_and_clerks_write_them(name: str, body: str, language: str | None) -> None:
    parts = read_name(name)
    assert (parts.date, parts.body, parts.language, parts.video) == ("2025-06-03", body, language, None)
