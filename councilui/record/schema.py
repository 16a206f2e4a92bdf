"""The database's shape: statements exactly as SQLite keeps them in `sqlite_master`, so that a file can be compared.

`model` has a class for each table, its fields in the order of the columns.
"""

from typing import Final, get_args

from councilui.record import model
from councilui.record.indexes import statement_index, title_index

APPLICATION_ID: Final = 0x436E636C  # "Cncl"
VERSION: Final = 7

TABLES: Final[dict[type, str]] = {
    model.Source: "source",
    model.Body: "body",
    model.Person: "person",
    model.PersonName: "person_name",
    model.Membership: "membership",
    model.Rule: "rule",
    model.GlossaryTerm: "glossary",
    model.Meeting: "meeting",
    model.Matter: "matter",
    model.MatterAlias: "matter_alias",
    model.MatterRelation: "matter_relation",
    model.MatterAction: "matter_action",
    model.Sponsorship: "sponsorship",
    model.AgendaItem: "agenda_item",
    model.Motion: "motion",
    model.VoteEvent: "vote_event",
    model.VoteCount: "vote_count",
    model.Vote: "vote",
    model.Attendance: "attendance",
    model.Statement: "statement",
    model.Claim: "claim",
    model.Doubt: "doubt",
    model.Citation: "citation",
    model.Passage: "passage",
    model.Load: "load",
    model.LoadCount: "load_count",
    model.LoadFile: "load_file",
    model.LoadIssue: "load_issue",
}
"""The table of each model class, in an order in which every row finds what it refers to."""

FIELDS: Final[dict[type, tuple[str, ...]]] = {cls: tuple(cls.__annotations__) for cls in TABLES}
"""The fields of each model class, which are the columns of its table."""

FLAGS: Final[dict[type, tuple[int, ...]]] = {
    cls: tuple(at for at, kind in enumerate(cls.__annotations__.values()) if "bool" in str(kind)) for cls in TABLES
}
"""Which of the fields, by position, are booleans; SQLite keeps them as 0 and 1."""


def field_type(cls: type, field: str) -> tuple[type, bool]:
    """The type of the values of a model's field (str, int, float or bool), and whether there may be none."""
    kind = cls.__annotations__[field]
    kinds = get_args(kind) or (kind,)
    return next(kind for kind in kinds if kind is not type(None)), type(None) in kinds


def _one_of(column: str, words: tuple[str, ...]) -> str:
    return f"CHECK ({column} IN ({', '.join(repr(word) for word in words)}))"


CREATE: Final[tuple[str, ...]] = (
    f"""CREATE TABLE source (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL {_one_of("kind", model.SOURCE_KINDS)}, publisher TEXT NOT NULL,
  title TEXT NOT NULL, url TEXT, published TEXT, note TEXT
) STRICT""",
    """CREATE TABLE body (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, classification TEXT NOT NULL, timezone TEXT, seats INTEGER,
  member_title TEXT, district_name TEXT, url TEXT, note TEXT, source TEXT REFERENCES source, journal_form TEXT
) STRICT""",
    """CREATE TABLE person (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, sort_name TEXT NOT NULL, surname TEXT NOT NULL, note TEXT
) STRICT""",
    """CREATE TABLE person_name (
  person TEXT NOT NULL REFERENCES person, name TEXT NOT NULL, source TEXT REFERENCES source, note TEXT,
  PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE membership (
  id TEXT PRIMARY KEY, body TEXT NOT NULL REFERENCES body, person TEXT NOT NULL REFERENCES person,
  role TEXT NOT NULL, district TEXT, start TEXT, "end" TEXT, start_text TEXT, end_text TEXT,
  basis TEXT NOT NULL {_one_of("basis", model.BASES)}, source TEXT REFERENCES source, note TEXT
) STRICT""",
    f"""CREATE TABLE rule (
  id TEXT PRIMARY KEY, body TEXT NOT NULL REFERENCES body, name TEXT NOT NULL, purpose TEXT NOT NULL,
  base TEXT NOT NULL {_one_of("base", model.RULE_BASES)},
  numerator INTEGER NOT NULL, denominator INTEGER NOT NULL CHECK (denominator > 0), strict INTEGER NOT NULL,
  text TEXT NOT NULL, start TEXT, "end" TEXT, source TEXT REFERENCES source, note TEXT
) STRICT""",
    """CREATE TABLE glossary (
  id TEXT PRIMARY KEY, term TEXT NOT NULL, meaning TEXT NOT NULL, body TEXT REFERENCES body, expansion TEXT, note TEXT,
  source TEXT REFERENCES source
) STRICT""",
    f"""CREATE TABLE meeting (
  id TEXT PRIMARY KEY, body TEXT NOT NULL REFERENCES body, date TEXT NOT NULL, ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL, time TEXT, time_basis TEXT, end_time TEXT, location TEXT, chair TEXT REFERENCES person,
  order_known INTEGER NOT NULL, summary TEXT, basis TEXT NOT NULL {_one_of("basis", model.BASES)},
  source TEXT REFERENCES source, status TEXT, url TEXT, video TEXT, UNIQUE (date, ordinal)
) STRICT""",
    f"""CREATE TABLE matter (
  id TEXT PRIMARY KEY, identifier TEXT, identifier_basis TEXT NOT NULL {_one_of("identifier_basis", model.BASES)},
  title TEXT NOT NULL, short_title TEXT, type TEXT, status TEXT, url TEXT, note TEXT, source TEXT REFERENCES source
) STRICT""",
    """CREATE TABLE matter_alias (
  matter TEXT NOT NULL REFERENCES matter, alias TEXT NOT NULL, note TEXT, source TEXT REFERENCES source,
  PRIMARY KEY (matter, alias)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE matter_relation (
  matter TEXT NOT NULL REFERENCES matter, other TEXT NOT NULL REFERENCES matter, relation TEXT NOT NULL, note TEXT,
  source TEXT REFERENCES source, PRIMARY KEY (matter, other, relation)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE matter_action (
  id TEXT PRIMARY KEY, matter TEXT NOT NULL REFERENCES matter, position INTEGER NOT NULL, date TEXT,
  action TEXT NOT NULL, body TEXT REFERENCES body, meeting TEXT REFERENCES meeting, actor TEXT, note TEXT,
  basis TEXT NOT NULL {_one_of("basis", model.BASES)}, source TEXT REFERENCES source
) STRICT""",
    """CREATE TABLE sponsorship (
  matter TEXT NOT NULL REFERENCES matter, sponsor_name TEXT NOT NULL, person TEXT REFERENCES person,
  role TEXT NOT NULL, source TEXT REFERENCES source, PRIMARY KEY (matter, sponsor_name)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE agenda_item (
  id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting, position INTEGER NOT NULL, title TEXT NOT NULL,
  number TEXT, section TEXT, matter TEXT REFERENCES matter, outcome TEXT, summary TEXT,
  basis TEXT NOT NULL {_one_of("basis", model.BASES)}, source TEXT REFERENCES source, note TEXT
) STRICT""",
    """CREATE TABLE motion (
  id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting, motion_type TEXT NOT NULL, text TEXT,
  agenda_item TEXT REFERENCES agenda_item, matter TEXT REFERENCES matter, mover TEXT REFERENCES person,
  mover_name TEXT, mover_basis TEXT, mover_source TEXT REFERENCES source, seconder TEXT REFERENCES person,
  seconder_name TEXT, requirement TEXT REFERENCES rule, source TEXT REFERENCES source
) STRICT""",
    f"""CREATE TABLE vote_event (
  id TEXT PRIMARY KEY, motion TEXT NOT NULL REFERENCES motion, position INTEGER NOT NULL, question TEXT NOT NULL,
  method TEXT NOT NULL {_one_of("method", model.METHODS)}, result TEXT NOT NULL {_one_of("result", model.RESULTS)},
  result_basis TEXT NOT NULL {_one_of("result_basis", model.BASES)}, result_text TEXT, disposition TEXT,
  effect_yes TEXT, effect_no TEXT, roll TEXT NOT NULL {_one_of("roll", model.ROLLS)}, roll_note TEXT, url TEXT,
  source TEXT REFERENCES source
) STRICT""",
    f"""CREATE TABLE vote_count (
  vote_event TEXT NOT NULL REFERENCES vote_event, option TEXT NOT NULL {_one_of("option", model.OPTIONS)},
  source TEXT NOT NULL REFERENCES source, count INTEGER NOT NULL CHECK (count >= 0), option_text TEXT,
  basis TEXT NOT NULL {_one_of("basis", model.BASES)}, PRIMARY KEY (vote_event, source, option)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE vote (
  vote_event TEXT NOT NULL REFERENCES vote_event, person TEXT NOT NULL REFERENCES person, voter_name TEXT NOT NULL,
  option TEXT NOT NULL {_one_of("option", model.OPTIONS)}, option_text TEXT NOT NULL, district TEXT,
  basis TEXT NOT NULL {_one_of("basis", model.BASES)}, source TEXT REFERENCES source, note TEXT,
  PRIMARY KEY (vote_event, person)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE attendance (
  roll_call TEXT NOT NULL, person TEXT NOT NULL REFERENCES person, person_name TEXT NOT NULL,
  meeting TEXT NOT NULL REFERENCES meeting, status TEXT NOT NULL {_one_of("status", model.ATTENDANCE)},
  status_text TEXT NOT NULL, agenda_item TEXT REFERENCES agenda_item, source TEXT REFERENCES source,
  PRIMARY KEY (roll_call, person)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE statement (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, meeting TEXT NOT NULL REFERENCES meeting, text TEXT NOT NULL,
  kind TEXT NOT NULL {_one_of("kind", model.STATEMENT_KINDS)}, form TEXT NOT NULL {_one_of("form", model.FORMS)},
  venue TEXT NOT NULL {_one_of("venue", model.VENUES)}, capacity TEXT NOT NULL {_one_of("capacity", model.CAPACITIES)},
  speaker_name TEXT, person TEXT REFERENCES person, affiliation TEXT, district TEXT,
  agenda_item TEXT REFERENCES agenda_item, matter TEXT REFERENCES matter, said_on TEXT, said_when TEXT, start_s REAL,
  end_s REAL, language TEXT NOT NULL, basis TEXT NOT NULL {_one_of("basis", model.BASES)},
  source TEXT REFERENCES source, note TEXT
) STRICT""",
    """CREATE TABLE claim (
  subject TEXT NOT NULL, subject_id TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source, preferred INTEGER NOT NULL, note TEXT,
  PRIMARY KEY (subject, subject_id, field, value, source)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE doubt (
  id TEXT PRIMARY KEY, subject TEXT NOT NULL, subject_id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
  source TEXT REFERENCES source
) STRICT""",
    """CREATE TABLE citation (
  subject TEXT NOT NULL, subject_id TEXT NOT NULL, source TEXT NOT NULL REFERENCES source, position INTEGER NOT NULL,
  field TEXT, note TEXT, PRIMARY KEY (subject, subject_id, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE passage (
  subject TEXT NOT NULL, subject_id TEXT NOT NULL, source TEXT NOT NULL REFERENCES source, file TEXT NOT NULL,
  page INTEGER, text TEXT NOT NULL, is_ocr INTEGER NOT NULL, review TEXT, PRIMARY KEY (subject, subject_id, source)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE load (
  id TEXT PRIMARY KEY, format TEXT NOT NULL, origin TEXT NOT NULL, digest TEXT NOT NULL, rows_read INTEGER NOT NULL,
  rows_written INTEGER NOT NULL, opens_on TEXT REFERENCES meeting, about TEXT, vote_scope TEXT
) STRICT""",
    """CREATE TABLE load_count (
  load TEXT NOT NULL REFERENCES load, position INTEGER NOT NULL, file TEXT NOT NULL, kind TEXT NOT NULL,
  fate TEXT NOT NULL, reason TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (load, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE load_file (
  load TEXT NOT NULL REFERENCES load, position INTEGER NOT NULL, file TEXT NOT NULL, count INTEGER NOT NULL,
  fate TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (load, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE load_issue (
  load TEXT NOT NULL REFERENCES load, position INTEGER NOT NULL, kind TEXT NOT NULL, file TEXT NOT NULL,
  place TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (load, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE term (word TEXT PRIMARY KEY, statements INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    # Whoever is heard under a name; the ids are in the order of how much is heard of them, the most at the end. What
    # people call them, and all their names, a line each, are kept as folded words.
    """CREATE TABLE speaker (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, person TEXT, tag TEXT NOT NULL, statements INTEGER NOT NULL,
  words INTEGER NOT NULL, called TEXT NOT NULL, names TEXT NOT NULL, UNIQUE (name, tag)
) STRICT""",
    """CREATE VIRTUAL TABLE speaker_fts USING fts5(
  names, content='', columnsize=0, detail=none, prefix='1 2 3',
  tokenize='unicode61 remove_diacritics 2'
)""",
    # How much was said: what a number of matches is a share of. The speaker is, of the names under which somebody is
    # heard, the one heard most; 0 where nobody is named. The place is that of statement_place.
    """CREATE TABLE spoken (
  meeting TEXT NOT NULL REFERENCES meeting, speaker INTEGER NOT NULL, place INTEGER NOT NULL,
  statements INTEGER NOT NULL, words INTEGER NOT NULL, PRIMARY KEY (meeting, speaker, place)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE spoken_in (
  body TEXT NOT NULL REFERENCES body, place INTEGER NOT NULL, statements INTEGER NOT NULL, words INTEGER NOT NULL,
  PRIMARY KEY (body, place)
) STRICT, WITHOUT ROWID""",
    # The roll of each vote event counted, so that a list of votes need not read every name.
    """CREATE TABLE roll_count (
  vote_event TEXT PRIMARY KEY REFERENCES vote_event, yes INTEGER NOT NULL, no INTEGER NOT NULL, other INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    # What a load made, so that damage is noticed: `digests`.
    """CREATE TABLE digest (
  subject TEXT NOT NULL, name TEXT NOT NULL, rows INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (subject, name)
) STRICT, WITHOUT ROWID""",
    *statement_index.CREATE,
    *title_index.CREATE,
)

INDEXES: Final[tuple[str, ...]] = (
    """CREATE INDEX person_name_name ON person_name (name)""",
    """CREATE INDEX membership_person ON membership (person)""",
    """CREATE INDEX membership_body ON membership (body)""",
    """CREATE INDEX meeting_body ON meeting (body, date)""",
    """CREATE INDEX matter_identifier ON matter (identifier)""",
    """CREATE INDEX matter_alias_alias ON matter_alias (alias)""",
    """CREATE INDEX matter_relation_other ON matter_relation (other)""",
    """CREATE INDEX matter_action_matter ON matter_action (matter, position)""",
    """CREATE INDEX sponsorship_person ON sponsorship (person)""",
    """CREATE INDEX agenda_item_meeting ON agenda_item (meeting, position)""",
    """CREATE INDEX agenda_item_matter ON agenda_item (matter)""",
    """CREATE INDEX motion_meeting ON motion (meeting)""",
    """CREATE INDEX motion_matter ON motion (matter)""",
    """CREATE INDEX motion_agenda_item ON motion (agenda_item)""",
    """CREATE INDEX vote_event_motion ON vote_event (motion)""",
    """CREATE INDEX vote_person ON vote (person, vote_event, option)""",
    """CREATE INDEX attendance_meeting ON attendance (meeting)""",
    """CREATE INDEX attendance_person ON attendance (person)""",
    """CREATE INDEX statement_meeting ON statement (meeting, id)""",
    """CREATE INDEX statement_agenda_item ON statement (agenda_item, id)""",
    """CREATE INDEX statement_person ON statement (person, id)""",
    """CREATE INDEX statement_matter ON statement (matter, id)""",
    # One letter begins tens of thousands of words; of those in so many statements there are few.
    """CREATE INDEX term_often ON term (word, statements) WHERE statements >= 1000""",
    """CREATE INDEX doubt_subject ON doubt (subject, subject_id)""",
)

FTS_TABLES: Final = frozenset(
    (
        *statement_index.FTS_TABLES,
        *(f"speaker_fts_{part}" for part in ("data", "idx", "config")),
        *title_index.FTS_TABLES,
    )
)
"""The tables in which SQLite keeps the full-text indexes; their text is SQLite's own."""

TABLE_NAMES: Final = tuple(
    name for name in (sql.split()[2] for sql in CREATE if sql.startswith("CREATE TABLE")) if name != "digest"
)
"""The tables of content and what was derived from it, without the full-text indexes."""
