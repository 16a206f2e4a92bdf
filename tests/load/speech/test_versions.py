"""Several files of one recording: one is read, the others are listed as second versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.pipeline import Outcome, load
from councilui.record.database import open_record
from tests.load.speech import conversation as forms
from tests.load.speech.conversation import Sentence

NAMES = ("Ana Roe", "Ben Poe")
SENTENCES = [
    Sentence(0, 0, 3, "I move that we adopt the ordinance as amended."),
    Sentence(1, 3, 6, "Second, and I ask for a roll call vote on it."),
    Sentence(0, 6, 9, "Those in favor of the motion say aye now."),
]
UNMARKED = b"WEBVTT\n\n" + b"\n\n".join(
    f"00:00:0{s.start}.000 --> 00:00:0{s.end}.000\n{s.text}".encode() for s in SENTENCES
)


def _load(folder: Path, contents: dict[str, bytes]) -> tuple[list[tuple[str | None, str]], Outcome]:
    source = folder / "town"
    for name, raw in contents.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    outcome = load([source], folder / "town.db")
    connection = open_record(folder / "town.db")
    rows = connection.execute("SELECT speaker_name, text FROM statement ORDER BY id").fetchall()
    connection.close()
    return [tuple(row) for row in rows], outcome


@pytest.mark.parametrize(
    ("contents", "left_out", "names"),
    [
        ({".json": forms.openai_diarized(SENTENCES, NAMES), ".vtt": UNMARKED}, {".vtt"}, NAMES),
        ({".json": forms.whisperx(SENTENCES, NAMES), ".srt": forms.srt_diarized(SENTENCES, NAMES)}, {".srt"}, ()),
        ({".json": forms.whisperx(SENTENCES, NAMES), ".vtt": forms.vtt_voices(SENTENCES, NAMES)}, {".json"}, NAMES),
        ({".json": forms.whisperx(SENTENCES, NAMES), ".en.vtt": UNMARKED, ".srt": UNMARKED}, {".en.vtt", ".srt"}, ()),
        ({".en.vtt": UNMARKED, ".en.json3": forms.json3(SENTENCES, NAMES), ".en.srv3": forms.srv3(SENTENCES, NAMES)},
         {".en.vtt", ".en.srv3"}, NAMES),
        ({".ttml": forms.ttml(SENTENCES, NAMES), ".vtt": UNMARKED, ".sbv": forms.sbv(SENTENCES, NAMES)},
         {".vtt", ".sbv"}, NAMES),
        ({".txt": forms.otter(SENTENCES, NAMES), ".srt": UNMARKED}, {".srt"}, NAMES),
        ({".json": b'{"segments": [{"start": 0, "text": ""}]}', ".vtt": UNMARKED}, set(), ()),
        ({".vtt": UNMARKED, ".srt": forms.srt_brackets(SENTENCES[:1], NAMES)}, {".srt"}, ()),  # an excerpt
    ],
)  # fmt: skip
def test_one_of_several_forms_is_read(
    tmp_path: Path, contents: dict[str, bytes], left_out: set[str], names: tuple[str, ...]
) -> None:
    rows, outcome = _load(tmp_path, {f"2024-05-06-city-council{ending}": raw for ending, raw in contents.items()})
    assert " ".join(text for _, text in rows) == " ".join(s.text for s in SENTENCES)
    assert {(name or "").casefold() for name, _ in rows} == ({name.casefold() for name in names} or {""})
    listed = {issue.file.rpartition("city-council")[2] for issue in outcome.issues if issue.kind == "second version"}
    assert listed == left_out


def test_a_file_under_another_name_with_the_same_words_is_a_second_version(tmp_path: Path) -> None:
    rows, outcome = _load(
        tmp_path,
        {
            "2024-05-06-city-council.vtt": forms.vtt_names(SENTENCES, NAMES),
            "2024-05-06-city-council-2.srt": forms.srt_brackets(SENTENCES, NAMES),
            "2024-05-06-city-council-part-2.vtt": b"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nWe are back from recess.",
        },
    )
    assert [text for _, text in rows].count(SENTENCES[0].text) == 1
    assert rows[-1] == (None, "We are back from recess.") or rows[0] == (None, "We are back from recess.")
    kinds = sorted(issue.kind for issue in outcome.issues)
    assert kinds == ["second recording", "second version"]


def test_transcripts_and_captions_in_folders_of_their_own_are_one_recording(tmp_path: Path) -> None:
    contents = {
        "transcripts/2024-05-06-city-council.json": forms.whisperx(SENTENCES, NAMES),
        "captions/2024-05-06-city-council-a.vtt": forms.vtt_voices(SENTENCES, NAMES),
        "captions/2024-06-03-city-council.vtt": forms.vtt_voices(SENTENCES, NAMES),
    }
    rows, outcome = _load(tmp_path, contents)
    assert [name for name, _ in rows] == ["Ana Roe", "Ben Poe", "Ana Roe"] * 2
    assert [issue.file.rpartition(".")[2] for issue in outcome.issues if issue.kind == "second version"] == ["json"]


def test_files_and_folders_given_one_by_one_are_seen_together(tmp_path: Path) -> None:
    contents = {
        "a/2024-05-06-council.json": forms.whisperx(SENTENCES, NAMES),
        "a/2024-05-06-council.vtt": forms.vtt_voices(SENTENCES, NAMES),
        "b/2024-05-06-council-srt.srt": forms.srt_brackets(SENTENCES, NAMES),
    }
    for name, raw in contents.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    paths = [tmp_path / "a/2024-05-06-council.json", tmp_path / "a/2024-05-06-council.vtt", tmp_path / "b"]
    outcome = load(paths, tmp_path / "x.db")
    assert outcome.written["statement"] == 3
    assert sorted(Path(issue.file).suffix for issue in outcome.issues if issue.kind == "second version") == [
        ".json",
        ".srt",
    ]


def test_a_recording_loaded_later_beside_another_is_told(tmp_path: Path) -> None:
    contents = {
        "a/2024-05-06-council.json": forms.whisperx(SENTENCES, NAMES),
        "b/2024-05-06-council.vtt": forms.vtt_names(SENTENCES, NAMES),
    }
    for name, raw in contents.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(raw)
        (tmp_path / name).with_name("councilui.toml").write_text('place = "town"\n', encoding="utf-8")
    first = load([tmp_path / "a"], tmp_path / "x.db")
    later = load([tmp_path / "b"], tmp_path / "x.db")
    kinds = [[issue.kind for issue in outcome.issues] for outcome in (first, later)]
    assert kinds == [[], ["second recording"]]
    assert not load([tmp_path / "b"], tmp_path / "x.db").changed


def test_of_one_format_alone_its_own_file_is_read(tmp_path: Path) -> None:
    for name, raw in (("x.json", forms.openai_diarized(SENTENCES, NAMES)), ("x.vtt", UNMARKED)):
        (tmp_path / f"2024-05-06-council-{name}").write_bytes(raw)
    outcome = load([tmp_path], tmp_path.parent / "only.db", format_name="captions")
    assert outcome.written["statement"] == 1


def test_other_json_of_the_same_name_is_no_version(tmp_path: Path) -> None:
    """As the metadata that a downloader writes beside its captions."""
    rows, _ = _load(
        tmp_path,
        {
            "2024-05-06-city-council.json": b'{"id": "x", "title": "Council", "formats": [{"url": "https://a.example"}]}',
            "2024-05-06-city-council.vtt": UNMARKED,
        },
    )
    assert len(rows) == 1


@pytest.mark.parametrize("word", ["corrected", "Revised", "final", "v2", "CORRECTION"])
@pytest.mark.parametrize("ending", [".vtt", ".srt"])
def test_a_corrected_version_is_the_one_that_is_read_and_no_other_body(tmp_path: Path, word: str, ending: str) -> None:
    contents = {
        "2024-05-06 City Council.vtt": UNMARKED,
        f"2024-05-06 City Council {word}{ending}": UNMARKED.replace(b"ordinance", b"resolution"),
    }
    rows, outcome = _load(tmp_path, contents)
    assert "adopt the resolution as amended" in rows[0][1]
    assert len(rows) == 1
    connection = open_record(tmp_path / "town.db")
    assert connection.execute("SELECT name FROM body").fetchall() == [("City Council",)]
    connection.close()
    assert [issue.kind for issue in outcome.issues] == ["second version"]


def test_meetings_of_two_bodies_that_begin_with_the_same_words_are_two(tmp_path: Path) -> None:
    contents = {f"2024-05-06 {body}.vtt": UNMARKED for body in ("City Council", "Planning Commission")}
    rows, outcome = _load(tmp_path, contents)
    assert len(rows) == 2
    assert outcome.issues == []


def test_a_long_recording_under_the_names_of_two_bodies_is_one(tmp_path: Path) -> None:
    cues = (
        f"00:{n:02}:00.000 --> 00:{n:02}:09.000\nItem {n} is the lease of lot {n * 7} on Elm Street." for n in range(40)
    )
    long = "\n\n".join(["WEBVTT", *cues]).encode()
    rows, outcome = _load(
        tmp_path, {f"2024-05-06 {body}.vtt": long for body in ("City Council", "Planning Commission")}
    )
    assert [issue.kind for issue in outcome.issues] == ["second version"]
    assert sum(text.count("the lease of lot") for _, text in rows) == 40
