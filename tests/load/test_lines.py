from __future__ import annotations

from councilui.load.formats.record_text.lines import line_numbers

TEXT = '''\
# [not] = "a table"
[record]
id = "x"

[[vote_event]]
id = "v1"
text = """
[[vote_event]]
id = "inside a string"
"""
names = [
    "one", # comment = 1
    "two [x]",
]
    [[vote_event.count]]
    yes = 1
    [[vote_event.count]]
    yes = 2
    [vote_event.roll]
    yes = ['a\\', "b"]
[[vote_event]]
"id" = "v2"
    [[vote_event.count]]
    yes = 3
other = { a = 1, b = "]" }
'''


def test_tables_and_keys_are_found_where_they_stand() -> None:
    lines = line_numbers(TEXT)
    assert lines["record",] == 2
    assert lines["vote_event", 0] == 5
    assert lines["vote_event", 0, "id"] == 6
    assert lines["vote_event", 0, "names"] == 11
    assert lines["vote_event", 0, "count", 1, "yes"] == 18
    assert lines["vote_event", 0, "roll", "yes"] == 20
    assert lines["vote_event", 1, "id"] == 22
    assert lines["vote_event", 1, "count", 0, "yes"] == 24


def test_text_inside_strings_and_comments_is_no_table() -> None:
    lines = line_numbers(TEXT)
    assert not [place for place in lines if place[:1] == ("not",)]
    assert len([place for place in lines if len(place) == 2 and place[0] == "vote_event"]) == 2
