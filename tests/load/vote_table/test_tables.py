"""Tables of any kind: encodings, delimiters, the user's own column map, mistakes, and whatever bytes there are."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilui.load.formats import vote_table
from councilui.load.formats.vote_table.text import delimiter_of
from councilui.load.formats.vote_table.words import parse_number
from councilui.load.input_errors import InputError
from councilui.load.inputs import open_input
from councilui.record.model import Body, Meeting, Membership, Person, Vote, VoteEvent
from councilui.record.schema import TABLES
from tests.load.vote_table.rows import FIXTURES, kinds, of, read_rows
from tests.load.vote_table.tables import read_table, votes_by_name

LONG = "date,title,member,vote,result\n2031-01-02,A lamp,Ann West,Yes,Passed\n2031-01-02,A lamp,Bob Marsh,Nay,Passed\n"


def write_table(folder: Path, content: str | bytes, toml: str | None = None, name: str = "votes.csv") -> Path:
    raw = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(raw)
    if toml is not None:
        (folder / "councilui.toml").write_text(toml, encoding="utf-8")
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    content = LONG.replace("Ann West", "Ann Wést").replace(",", delimiter).encode(encoding)
    rows, report = read_rows(vote_table, write_table(tmp_path, content))
    assert {vote.voter_name for vote in of(rows, Vote)} == {"Ann Wést", "Bob Marsh"}
    assert any("read as" in note for note in report.notes) == (encoding == "cp1252")


def test_the_user_s_columns_are_followed(tmp_path: Path) -> None:
    content = (
        "Tag;Sache;Wer;Wie;Ende\n02.01.2031;Eine Lampe;Ann West;Aye;Carried\n02.01.2031;Eine Lampe;Bob;zzz;Carried\n"
    )
    toml = (
        'place = "Lampstadt"\nbody = "Stadtrat"\ndate_order = "day first"\n'
        '[columns]\ndate = "Tag"\ntitle = "Sache"\nperson = "Wer"\n'
        'option = "Wie"\nresult = "Ende"\n'
    )
    rows, report = read_rows(vote_table, write_table(tmp_path, content, toml))
    assert of(rows, Meeting)[0].id == "lampstadt/stadtrat/2031-01-02"
    assert [(vote.option, vote.option_text) for vote in of(rows, Vote)] == [("yes", "Aye"), ("other", "zzz")]
    assert "“zzz” appears once" in report.issues[0].reason
    assert not any("guessed" in note for note in report.notes)


@pytest.mark.parametrize("members", ['["Ann (Ward 1)", "Cy (Ward 2)"]', '"*(Ward *)"'])
def test_members_are_two_ends_or_a_pattern(tmp_path: Path, members: str) -> None:
    content = "when,what,Ann (Ward 1),Bob (Ward 1),Cy (Ward 2),x\n2031-01-02,A lamp,Y,N,abst,1\n"
    toml = f'[columns]\ndate = "when"\ntitle = "what"\nmembers = {members}\n'
    rows, _ = read_rows(vote_table, write_table(tmp_path, content, toml))
    assert [(vote.district, vote.option) for vote in of(rows, Vote)] == [("1", "yes"), ("1", "no"), ("2", "abstain")]


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ('[columns]\nnonsense = "a"\n', 'no "nonsense"'),
        ('[columns]\ndate = "zzz"\n', "there is no such column; there are: a, b, c"),
        ('[columns]\ndate = "a"\n', "must name `option` and `person`"),
        ("[columns]\nmembers = 3\n", "must be"),
        ('[columns]\noption = "a"\nperson = "b"\n', "at least one of title"),
        (None, "the meaning of its columns can't be determined; they are “a”, “b”, “c”"),
    ],
)
def test_columns_that_cannot_be_used_are_told(tmp_path: Path, toml: str | None, sentence: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_rows(vote_table, write_table(tmp_path, "a,b,c\n1,2,3\n", toml))
    assert sentence in str(refusal.value)


def test_the_guessed_map_can_be_pasted(tmp_path: Path) -> None:
    rows, report = read_rows(vote_table, write_table(tmp_path, LONG))
    toml = report.notes[0].split(":\n", 1)[1]
    again, report = read_rows(vote_table, write_table(tmp_path, LONG, toml))
    assert rows == again
    assert not any("guessed" in note for note in report.notes)


def test_doubtful_rows_are_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    more = "2031-01-02,A lamp,Ann West,No,Passed\nsoon,A lamp,Cy,Yes,Passed\n,,,,\n2031-01-02,A lamp,,Yes,Passed\n"
    more += "2031-01-02\n"
    rows, report = read_rows(vote_table, write_table(tmp_path, LONG + more))
    assert [vote.option for vote in of(rows, Vote)] == ["yes", "no"]
    assert {"voted twice", "row without date", "row without name", "ragged row"} <= kinds(report)
    assert report.omitted["table rows that are empty"] == 1


def test_a_row_of_totals_is_no_vote(tmp_path: Path) -> None:
    content = "date,title,Ann,Bob\n2031-01-02,A lamp,Yes,No\n2031-01-02,Total,12,7\n"
    rows, report = read_rows(vote_table, write_table(tmp_path, content))
    assert len(of(rows, VoteEvent)) == 1
    assert "row of numbers" in kinds(report)


def test_two_of_one_name_are_told_apart_by_district(tmp_path: Path) -> None:
    content = "date,title,Smith (Ward 1),Smith (Ward 2),Lee\n2031-01-02,A lamp,Yes,No,Yes\n"
    rows, _ = read_rows(vote_table, write_table(tmp_path, content))
    ends = {person.id.rsplit("/", 1)[-1] for person in of(rows, Person)}
    assert ends == {"smith-1", "smith-2", "lee"}


def test_two_meetings_of_a_body_on_one_day_stay_two(tmp_path: Path) -> None:
    content = (
        "meeting id,date,vote start date time,title,member,vote\n1,2031-01-02,2031-01-02T09:00:00,A,Ann,Yes\n"
        "2,2031-01-02,2031-01-02T18:00:00,B,Ann,Yes\n"
    )
    rows, report = read_rows(vote_table, write_table(tmp_path, content))
    assert [(meeting.id[-10:], meeting.time) for meeting in of(rows, Meeting)] == [
        ("2031-01-02", "09:00"),
        ("01-02/1800", "18:00"),
    ]
    assert "two meetings a day" in kinds(report)


def test_other_tables_beside_other_data_are_left_alone(tmp_path: Path) -> None:
    write_table(tmp_path, "street,lamps\nMain,3\n", name="lamps.csv")
    (tmp_path / "events.json").write_text("[]", encoding="utf-8")
    with open_input(write_table(tmp_path, LONG)) as files:
        assert vote_table.detect(files) == ["votes.csv"]


def test_a_quotation_mark_that_is_never_closed_is_told(tmp_path: Path) -> None:
    content = LONG + '2031-01-02,"' + "x" * (1 << 20) + "y"
    _, report = read_rows(vote_table, write_table(tmp_path, content))
    assert "table not read" in kinds(report)


def test_numbers_and_delimiters() -> None:
    number = parse_number("C-1 - Motion to Amend by Griswold")
    assert (number.number, number.motion_type, number.mover) == ("C-1", "amend", "Griswold")
    assert parse_number("2023.FM1.8").number == "2023.FM1.8"
    assert delimiter_of("a;b;c\n1,5;2;3\n") == ";"


TABLE_FILES = sorted((FIXTURES / "vote_table").rglob("*.csv"))


def rows_or_mistake(raw: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            rows, report = read_rows(vote_table, write_table(Path(folder), raw, name=name))
        except InputError:
            return
    assert all(type(row) in TABLES for row in rows)
    assert all(issue.reason for issue in report.issues)
    keys = [(vote.vote_event, vote.person) for vote in of(rows, Vote)]
    assert len(keys) == len(set(keys))
    assert {vote.vote_event for vote in of(rows, Vote)} <= {event.id for event in of(rows, VoteEvent)}


@settings(max_examples=100)
@given(st.binary(max_size=3000) | st.text(max_size=1500).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    rows_or_mistake(raw, "2031-01-02.csv")


@settings(max_examples=60)
@given(st.sampled_from(TABLE_FILES), st.integers(0, 6000), st.integers(0, 40), st.binary(max_size=40))
def test_a_damaged_table_is_read_or_refused(path: Path, at: int, gone: int, put: bytes) -> None:
    raw = path.read_bytes()
    at %= len(raw)
    rows_or_mistake(raw[:at] + put + raw[at + gone :], path.name)


@pytest.mark.parametrize(
    ("printed", "body", "kind"),
    [
        ("City Council Special Meeting", "City Council", "special"),
        ("City Council - Regular Session", "City Council", "regular"),
        ("City Council Work Session", "City Council", "working session"),
        ("City Council (Closed Session)", "City Council", "executive session"),
        ("Special Meeting of the City Council", "City Council", "special"),
        ("City Council: Emergency", "City Council", "emergency"),
        ("City Council Meeting", "City Council", "unknown"),
        ("Special Called Meeting", "City Council", "special"),
        ("Regular", "City Council", "regular"),
        ("Special Events Commission", "Special Events Commission", "unknown"),
        ("Committee on Regular Order", "Committee on Regular Order", "unknown"),
        ("Joint Meeting of Council and Board", "Joint Meeting of Council and Board", "unknown"),
    ],
)
def test_the_kind_of_a_meeting_is_no_part_of_its_body(tmp_path: Path, printed: str, body: str, kind: str) -> None:
    rows, _ = read_table(tmp_path, f"Body,Title,Result,Roe,Poe\n{printed},Lease,Passed,Yes,No\n")
    assert [row.name for row in of(rows, Body)] == [body]
    assert [row.kind for row in of(rows, Meeting)] == [kind]


def test_a_regular_and_a_special_meeting_on_one_day_are_two(tmp_path: Path) -> None:
    content = "Meeting Type,Title,Result,Roe,Poe\nRegular,Lease,Passed,Yes,No\nSpecial,Fees,Passed,Yes,No\n"
    rows, report = read_table(tmp_path, content)
    assert [row.kind for row in of(rows, Meeting)] == ["regular", "special"]
    assert any("“City Council” was assumed" in note for note in report.notes)


def test_rows_of_legistar_saved_as_a_table(tmp_path: Path) -> None:
    header = "EventItemId,EventDate,EventBodyName,EventItemTitle,EventItemActionName,EventItemPassedFlagName"
    rows = "".join(
        f"1,2031-05-06T00:00:00,City Council,Lease,denied,Pass,{name},{word}\n"
        for name, word in (("Ana Roe", "Aye"), ("Ben Poe", "Nay"))
    )
    read, _ = read_table(tmp_path, f"{header},VotePersonName,VoteValueName\n{rows}")
    event = of(read, VoteEvent)[0]
    assert (event.question, event.result) == ("Shall “Lease” be denied?", "pass")
    assert votes_by_name(read) == {"Ana Roe": "yes", "Ben Poe": "no"}


@pytest.mark.parametrize("gap", ["", ",", ",,"])
def test_tables_beside_one_another_are_tables_of_their_own(tmp_path: Path, gap: str) -> None:
    head, other_head = "Item,Title,Result,Ana Roe,Ben Poe", "Item,Title,Result,Ana Roe,Cy Moe"
    lines = [(head, other_head), ("1,Lease,Passed,Yes,Yes", "5,Fees,Failed,No,No"), ("2,Lot,Passed,Yes,No", ",,,,")]
    rows, report = read_table(tmp_path, "".join(f"{one},{gap}{other}\n" for one, other in lines))
    events = {event.question: event.id for event in of(rows, VoteEvent)}
    votes = {(vote.vote_event, vote.voter_name): vote.option for vote in of(rows, Vote)}
    lease, lot, fees = (events[f"Shall “{title}” carry?"] for title in ("Lease", "Lot", "Fees"))
    assert votes == {
        (lease, "Ana Roe"): "yes", (lease, "Ben Poe"): "yes", (lot, "Ana Roe"): "yes", (lot, "Ben Poe"): "no",
        (fees, "Ana Roe"): "no", (fees, "Cy Moe"): "no",
    }  # fmt: skip
    assert not report.issues


SEATS = ",,,Ward 1,District 2,At-Large,Mayor"
NAMES = "Item,Title,Result,Roe,Poe,Moe,Quill"


@pytest.mark.parametrize(
    "head", [f"{SEATS}\n{NAMES}", f"{NAMES}\n{SEATS}", f"Votes of the council,,,,,,\n{SEATS}\n{NAMES}"]
)
def test_a_row_of_seats_above_or_below_the_names_belongs_to_them(tmp_path: Path, head: str) -> None:
    rows, report = read_table(tmp_path, f"{head}\n1,Lease,Passed,Yes,No,Yes,No\n")
    seats = {seat.person.rsplit("/")[-1]: (seat.role, seat.district) for seat in of(rows, Membership)}
    assert seats == {
        "roe": ("member", "1"), "poe": ("member", "2"), "moe": ("member", "At-Large"), "quill": ("mayor", None)
    }  # fmt: skip
    assert [vote.option for vote in of(rows, Vote)] == ["yes", "no", "yes", "no"]
    assert not report.issues


def test_offices_above_names_and_over_several_are_one_header(tmp_path: Path) -> None:
    content = "Item,Title,Result,Mayor,Members,,\n,,,Quill,Roe,Poe,Moe\n1,Lease,Passed,Yes,No,Yes,No\n"
    rows, _ = read_table(tmp_path, content)
    assert votes_by_name(rows) == {"Mayor Quill": "yes", "Roe": "no", "Poe": "yes", "Moe": "no"}
