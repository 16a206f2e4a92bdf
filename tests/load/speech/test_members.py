"""Speakers of captions are linked to members of the body where only one can be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilui.load.pipeline import load
from councilui.record.database import open_record

VOTES = (
    "Date,Item,Result,José Peña,Max de la Cruz,Ana Roe,Walt Burn,Ida Burn\n2024-05-06,Budget,Passed,Yes,Yes,Yes,No,No\n"
)


@pytest.mark.parametrize(
    ("cue", "member"),
    [
        (">> COUNCILMEMBER PENA: AYE.", "José Peña"),
        (">> COUNCILMEMBER PEÑA: AYE.", "José Peña"),
        (">> DE LA CRUZ: AYE.", "Max de la Cruz"),
        ("MAX DE LA CRUZ: AYE.", "Max de la Cruz"),
        (">> COUNCIL PRESIDENT ROE: AYE.", "Ana Roe"),
        ("<v Ana Roe>Aye.</v>", "Ana Roe"),
        ("Jose Pena (he/him): Aye.", "José Peña"),
        ("[Ana Roe]: Aye.", "Ana Roe"),
        ("Council Member Walt Burn: No.", "Walt Burn"),
        (">> COUNCILMEMBER BURN: NO.", None),
        (">> CITY CLERK ROE: THANK YOU.", None),
        ("[SPEAKER_00]: Aye.", None),
        ("Council Chambers: Order.", None),
    ],
)
def test_a_speaker_is_a_member_when_only_one_can_be_meant(tmp_path: Path, cue: str, member: str | None) -> None:
    town = tmp_path / "town"
    town.mkdir()
    (town / "councilui.toml").write_text('body = "City Council"\n', encoding="utf-8")
    (town / "votes.csv").write_text(VOTES, encoding="utf-8")
    captions = f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{cue}\n"
    (town / "2024-05-06-city-council.vtt").write_text(captions, encoding="utf-8")
    load([town], tmp_path / "town.db")
    connection = open_record(tmp_path / "town.db")
    sql = "SELECT p.name FROM statement AS s LEFT JOIN person AS p ON p.id = s.person"
    assert [name for (name,) in connection.execute(sql)] == [member]
    connection.close()
