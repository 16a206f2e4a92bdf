"""Captions of other cities, loaded as a user has them, are searched as any record is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from councilui.load.pipeline import load
from councilui.record.database import open_record
from councilui.record.search.statements import search
from tests.load.captions.test_ann_arbor import FOLDER

RIVERTON = """WEBVTT

00:00:01.000 --> 00:00:05.000
>> Mayor Okafor: The houses on Mill Street,
item 7-B, cost $40,000 each.

00:00:05.000 --> 00:00:09.000
>> Councilmember O'Shea: Which house? Two houses
or the whole block?

00:00:09.000 --> 00:00:14.000
>> José Núñez: Mi casa está en la calle Mill.
"""


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Two cities in one record: cuts of Ann Arbor's captions, and a small file made for this test."""
    folder = tmp_path_factory.mktemp("cities")
    riverton = folder / "riverton"
    riverton.mkdir()
    (riverton / "2024-03-05-Town Council.vtt").write_text(RIVERTON, encoding="utf-8")
    load([FOLDER, riverton], folder / "cities.db")
    connection = open_record(folder / "cities.db")
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("pledge on:2020 by:taylor", {"2020-02-03"}),
        ('"february 3rd meeting"', {"2020-02-03"}),
        ("pledge", {"2020-02-03", "2022-09-06"}),
        ('"the united of america"', {"2022-09-06"}),
        ('by:hayner "closed session"', {"2020-02-03"}),
        ("by:hayner before:2020", set()),
        ("gavel kind:scene", {"2020-02-03"}),
        ("gavel -kind:scene", set()),
        ("house by:shea", {"2024-03-05"}),
        ("=house", {"2024-03-05"}),
        ('"the houses" $40,000', {"2024-03-05"}),
        ("item NEAR/3 mill", {"2024-03-05"}),
        ("by:nunez casa body:town", {"2024-03-05"}),
        ("=casas", set()),
        ("mill OR gavel after:2019", {"2024-03-05", "2020-02-03"}),
    ],
)
def test_captions_are_searched_by_words_phrases_and_fields(
    cities: sqlite3.Connection, text: str, finds: set[str]
) -> None:
    answer = search(cities, text)
    assert {hit.date for hit in answer.hits} == finds, answer.notes
    assert answer.total == len(answer.hits)


def test_what_is_marked_and_offered(cities: sqlite3.Connection) -> None:
    hits = search(cities, "=house").hits
    assert [[hit.snippet[start:end].lower() for start, end in hit.matches] for hit in hits] == [["house"]]
    assert search(cities, "by:haynor").did_you_mean[0].lower() == "by:hayner"
    assert search(cities, "alegiance").did_you_mean == ("allegiance",)
