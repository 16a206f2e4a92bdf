"""`councilui load --explain`: how the first rows of each format are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.cli import run
from councilui.load.explain import explain
from tests.conftest import ROOT, SOURCES

FIXTURES = ROOT / "tests" / "fixtures"


def _explained(path: Path, capfd: pytest.CaptureFixture[str], *options: str) -> str:
    status = run(["load", "--explain", str(path), *options])
    out, err = capfd.readouterr()
    assert (status, err) == (0, "")
    assert out.endswith("Nothing was written.\n")
    return out


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (FIXTURES / "vote_table" / "dallas", [
            "read as vote table, place dallas", 'members_after = "attachment_links"', "2031-12-10 09:00: City Council",
            "“AWVT” → absent (1)", "“Cy D. Grove” → Cy D. Grove (Grove, Cy D.)", "yes 2: Ann West; Dee Field",
        ]),
        (FIXTURES / "legistar" / "seattle", [
            "read as legistar", "“In Favor” → yes (32)", "“M. Lorena González” → M. Lorena González (González, M. Lor",
            "yes 8: Sally Bagshaw;", "votes: 32 read = 32 loaded",
        ]),
        (FIXTURES / "elms", ["read as Chicago eLMS", "“Failed to Pass” → fail (1)", "“Rising Vote” → yes (1)"]),
        (FIXTURES / "popolo", ["read as Open Civic Data", "2031-02-03 09:30: Lampton City Council"]),
        (FIXTURES / "captions", [
            "read as captions", "2020-02-03: City Council", "0:00:12, MAYOR TAYLOR: GOOD EVENING, EVERYONE",
            "“CITY CLERK” → no one on record, staff (3)",
        ]),
        (SOURCES, ["read as record text", "2021-01-27: Chicago City Council", "“Passed” → pass"]),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)  # fmt: skip
def test_each_format_is_explained(path: Path, expected: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    out = _explained(path, capfd)
    for part in expected:
        assert part in out


def test_speakers_are_linked_to_the_members_that_votes_name(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "2024-05-06-city-council.csv").write_text(
        "Item,Title,Ana Roe,Ben Poe,Result\n1,A lamp,Yes,No,Failed\n2,A post,Yes,Yes,Passed\n"
    )
    (tmp_path / "2024-05-06-city-council.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:03.000\n>> COUNCILMEMBER ROE: I MOVE IT.\n"
    )
    out = _explained(tmp_path, capfd)
    assert "read as vote table" in out
    assert "“COUNCILMEMBER ROE” → Ana Roe, member (1)" in out
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2024-05-06-city-council.csv", "2024-05-06-city-council.vtt",
    ]  # fmt: skip


def test_settings_are_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "2024-05-06-council.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nGood evening.\n")
    (tmp_path / "councilui.toml").write_text('place = "Lampton"\nbody = "Town Board"\n')
    out = _explained(tmp_path, capfd)
    assert f"place lampton ({tmp_path}/councilui.toml)" in out
    assert "2024-05-06: Town Board" in out
    assert 'body = "Town Board"' in out


def test_columns_that_are_set_are_shown(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "votes.csv").write_text("when,what,first,second\n2031-01-02,A lamp,Ja,Nee\n")
    columns = 'date = "when"\ntitle = "what"\nmembers = ["first", "second"]\n[words]\n"Ja" = "yes"\n"Nee" = "no"\n'
    (tmp_path / "councilui.toml").write_text(f"[columns]\n{columns}")
    out = _explained(tmp_path, capfd)
    assert '[columns] members = ["first", "second"]' in out
    assert "“Nee” → no (1)" in out


def test_what_nobody_knows_is_refused_as_by_a_load(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.json").write_text('{"a": 1}')
    assert run(["load", "--explain", str(tmp_path)]) == 1
    assert "JSON: an object with the keys “a”" in capfd.readouterr().err


def test_a_load_without_a_database_says_what_is_missing(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["load", str(SOURCES)]) == 2
    assert "Missing option '-d' / '--db'" in capfd.readouterr().err


def test_hostile_text_is_shown_plain(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "2024-05-06-council.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nGood \x1b[31mevening\u202e.\n")
    assert "\x1b" not in _explained(tmp_path, capfd)


def test_only_the_first_rows_of_a_long_input_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("councilui.load.explain._MOST_ROWS", 10)
    (explanation,) = explain(FIXTURES / "legistar" / "seattle")
    assert explanation.most_rows == 10
