"""How reliable a row is, and which load it came from."""

from typing import NamedTuple


class Claim(NamedTuple):
    """What one source says of one field of one row, kept where sources disagree or a fact is only reported.

    `subject` is a table's name, `subject_id` a row's id. Claims on the same field of the same row with
    different values are a conflict; `preferred` marks the one that the row itself holds, if any.
    """

    subject: str
    subject_id: str
    field: str
    value: str
    source: str
    preferred: bool = False
    note: str | None = None


class Doubt(NamedTuple):
    """Something about a row that a reader must know before relying on it, in a sentence."""

    id: str
    subject: str
    subject_id: str
    kind: str
    text: str
    source: str | None = None


class Citation(NamedTuple):
    """A further source of a row. `field` narrows it to one field."""

    subject: str
    subject_id: str
    source: str
    position: int
    field: str | None = None
    note: str | None = None


class Passage(NamedTuple):
    """The words of a document that a row was read from, and where they are.

    `file` is the document as its loader was given it, `page` counts from 1, None for a document without pages.
    `review` is what a user has said of the reading in a corrections file: "confirmed", else None.
    """

    subject: str
    subject_id: str
    source: str
    file: str
    page: int | None
    text: str
    is_ocr: bool = False
    review: str | None = None


class Load(NamedTuple):
    """One filling of the database: from which `origin`, in which `format`, with a digest of what was read.

    Whoever made the record may say more: `opens_on` is the meeting that a reader should see first, `about` what the
    record holds and leaves out, in sentences, `vote_scope` which votes it holds, in words that follow "holds":
    "contested votes only".
    """

    id: str
    format: str
    origin: str
    digest: str
    rows_read: int
    rows_written: int
    opens_on: str | None = None
    about: str | None = None
    vote_scope: str | None = None


class LoadCount(NamedTuple):
    """How many entries of a kind in a load's input had one fate.

    `fate` is "read", "loaded", "merged", "omitted" or "made"; what was read is the sum of the next three. `file` is ""
    where the format counts its input as a whole.
    """

    load: str
    position: int
    file: str
    kind: str
    fate: str
    reason: str
    count: int  # type: ignore[assignment]  # as in VoteCount


class LoadFile(NamedTuple):
    """What became of a file of the input, or of `count` files of one folder: `file` is then "folder/*.json"."""

    load: str
    position: int
    file: str
    count: int  # type: ignore[assignment]  # as in VoteCount
    fate: str
    reason: str


class LoadIssue(NamedTuple):
    """A doubtful or rejected row of the input: where it stood and why."""

    load: str
    position: int
    kind: str
    file: str
    place: str
    reason: str
