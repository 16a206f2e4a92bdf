"""Where a statement can be heard: the right second on the players that councils use, and no address that is not one."""

from __future__ import annotations

import sqlite3
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilui.analysis.media_links import Jump, at_second, meeting_jump, source_jump, statement_jump
from councilui.record.model import Meeting, Source, Statement
from councilui.record.queries.statements import statement_page
from councilui.record.search.statements import search

MEETING = Meeting("m", "b", "2023-03-15", 0, "regular")
SAID = Statement(1, "k", "m", "Aye.", "speech", "verbatim", "floor", "member", start_s=3723.9)
ARTICLE = Source("s", "press", "A Paper", "A title", "https://paper.example/a")


@pytest.mark.parametrize(
    ("address", "timed"),
    [
        ("https://www.youtube.com/watch?v=a1_B-2", "https://www.youtube.com/watch?v=a1_B-2&t=3723"),
        ("https://www.youtube.com/watch?t=5s&v=a", "https://www.youtube.com/watch?v=a&t=3723"),
        ("https://youtu.be/a1", "https://youtu.be/a1?t=3723"),
        ("https://www.youtube.com/live/a1?feature=share", "https://www.youtube.com/live/a1?feature=share&t=3723"),
        ("https://www.youtube.com/embed/a1", "https://www.youtube.com/embed/a1?start=3723"),
        (  # as Chicago's eLMS gives it
            "https://vimeo.com/showcase/8928590/video/808074936",
            "https://vimeo.com/showcase/8928590/video/808074936#t=3723s",
        ),
        (
            "https://lfucg.granicus.com/player/clip/6669?view_id=14",
            "https://lfucg.granicus.com/player/clip/6669?view_id=14&entrytime=3723",
        ),
        (
            "http://sanjose.granicus.com/MediaPlayer.php?view_id=2&clip_id=9&entrytime=7",
            "http://sanjose.granicus.com/MediaPlayer.php?view_id=2&clip_id=9&entrytime=3723",
        ),
        ("https://archive.example/council.MP4", "https://archive.example/council.MP4#t=3723"),
        ("https://a2gov.legistar.com/Video.aspx?Mode=Granicus&ID1=9", None),
        ("https://notgranicus.com/player/clip/1", None),
        ("https://legistar.granicus.com/sanjose/attachments/fe7.pdf", None),
    ],
)
def test_the_second_goes_where_the_player_looks_for_it(address: str, timed: str | None) -> None:
    assert at_second(address, 3723.9) == timed
    jump = statement_jump(SAID, MEETING._replace(video=address), ())
    assert jump is not None
    assert jump.address == (timed or address)
    assert "1:02:03" in jump.label
    assert ("go to" in jump.label) == (timed is None)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "vbscript:x",
        "-e xterm",
        "https://",
        "data:text/html,x",
        "ftp://h/a",
        "",
    ],
)
def test_no_other_address_is_opened(address: str) -> None:
    hostile = ARTICLE._replace(url=address)
    assert statement_jump(SAID, MEETING._replace(video=address), [hostile]) is None
    assert meeting_jump(MEETING._replace(video=address, url=address), [hostile]) is None
    assert source_jump(hostile) is None


@given(st.text(max_size=60), st.floats(0, 1e6))
def test_an_opened_address_is_always_plain_and_on_the_web(address: str, second: float) -> None:
    for jump in (
        statement_jump(SAID._replace(start_s=second), MEETING._replace(video=f"https://youtu.be/{address}"), ()),
        statement_jump(SAID._replace(start_s=second), MEETING._replace(video=address), ()),
    ):
        if jump is not None:
            assert urlsplit(jump.address).scheme in ("http", "https")
            assert jump.address.isascii()
            assert not set(jump.address) & set(' "<>\\^`{|}\n\r\t\0')


def test_what_was_said_outside_leads_to_its_source_and_not_into_the_recording() -> None:
    meeting = MEETING._replace(video="https://youtu.be/a")
    outside = SAID._replace(venue="press", start_s=None)
    assert statement_jump(outside, meeting, [ARTICLE._replace(url=None), ARTICLE]) == Jump(
        "https://paper.example/a", "The source (A Paper)"
    )
    assert statement_jump(SAID._replace(start_s=None), meeting, [ARTICLE]) == Jump(
        "https://youtu.be/a", "The recording"
    )


def test_without_a_video_of_the_meeting_captions_with_an_address_will_do() -> None:
    captions = Source("c", "captions", "CTN", "Captions", "https://www.youtube.com/watch?v=x")
    jump = statement_jump(SAID, MEETING, [captions])
    assert jump is not None
    assert parse_qs(urlsplit(jump.address).query) == {"v": ["x"], "t": ["3723"]}


def test_a_meeting_leads_to_its_recording_its_page_or_a_source() -> None:
    page = MEETING._replace(url="https://council.example/1")
    assert meeting_jump(page._replace(video="https://vimeo.com/1")) == Jump("https://vimeo.com/1", "The recording")
    assert meeting_jump(page, [ARTICLE]) == Jump("https://council.example/1", "The meeting's page")
    assert meeting_jump(MEETING, [ARTICLE]) == source_jump(ARTICLE)


def test_every_statement_of_the_record_leads_somewhere_or_says_nothing(connection: sqlite3.Connection) -> None:
    result = 0
    for hit in search(connection, "the", limit=200).hits:
        page = statement_page(connection, str(hit.statement.id))
        jump = statement_jump(page.statement, page.meeting, page.sources)
        result += jump is not None
        assert jump is None or jump.address.startswith("http")
    assert result
