"""A small record full of strings that want to be obeyed, written as a user of the loader would write it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from councilui.load.pipeline import load

HOSTILE = (
    "[inaudible]",
    "[/]",
    "[@click=app.quit]x[/]",
    "[red]",
    "[/ ",
    "[link='https://example.org']",
    "{0} %s $(reboot)",
)
"""Markup of one kind or another: to be shown as it stands."""

ESCAPES = "\x1b]52;c;aGk=\x07 \x1b[2J \x9b2J \x00 \u202e \u2066 \x1b[31m"
"""What a terminal would obey: it must never reach one."""


def hostile(name: str) -> str:
    """A string with everything in it; `name` tells where it stood."""
    return f"{name} {' '.join(HOSTILE)} {ESCAPES} end-{name}"


def quoted(text: str) -> str:
    """`text` as a TOML string."""
    return json.dumps(text).replace("\x7f", "\\u007f")


def hostile_record(folder: Path, text: Callable[[str], str] = hostile) -> Path:
    """A database in which every text of a record is hostile, or as `text` makes it of the name of its place."""
    sources = folder / "sources"
    sources.mkdir()
    fields = {name: quoted(text(name)) for name in (
        "publisher", "source-title", "url", "body", "person", "surname", "section", "title", "short", "question",
        "effect", "disposition", "result", "statement", "speaker", "affiliation", "when", "doubt", "claim", "mover",
        "summary", "motion", "note", "rollnote", "identifier", "history", "sponsor", "kind", "outcome",
    )}  # fmt: skip
    (sources / "record.toml").write_text(_TEMPLATE.format_map(_Fields(fields)), encoding="utf-8")
    path = folder / "hostile.db"
    load([sources], path)
    return path


class _Fields(dict[str, str]):
    """Names with a dash, which `format_map` would take for an attribute."""

    def __missing__(self, key: str) -> str:
        return self[key.replace("_", "-")]


def empty_record(folder: Path, extra: str = "") -> Path:
    """A record with a source and nothing else but `extra` (TOML)."""
    sources = folder / "sources"
    sources.mkdir()
    text = (
        '[record]\nid = "empty"\ntitle = "Empty"\n[[source]]\nid = "s"\nkind = "press"\npublisher = "P"\ntitle = "T"\n'
    )
    (sources / "record.toml").write_text(text + extra, encoding="utf-8")
    path = folder / "empty.db"
    load([sources], path)
    return path


BARE_MEETING = """
[[body]]
id = "b"
name = "A Body"
classification = "council"
source = "s"
[[meeting]]
id = "b/2024-02-03"
body = "b"
date = "2024-02-03"
ordinal = 0
kind = "unknown"
source = "s"
"""
"""A meeting of which nothing is on record but that it was."""

_TEMPLATE = """
[record]
id = "hostile"
title = "Hostile"
[[source]]
id = "s"
kind = "press"
publisher = {publisher}
title = {source_title}
url = {url}
note = {note}
[[body]]
id = "b"
name = {body}
classification = "council"
seats = 2
member_title = "Ald."
district_name = "ward"
source = "s"
[[rule]]
id = "b/pass"
body = "b"
name = "pass an ordinance"
purpose = "pass"
base = "seats"
numerator = 1
denominator = 2
strict = true
text = {note}
source = "s"
[[person]]
id = "p"
name = {person}
sort_name = {person}
surname = {surname}
[[membership]]
body = "b"
person = "p"
role = "member"
district = "1"
start = "2020-01-01"
source = "s"
[[meeting]]
id = "b/2024-02-03"
body = "b"
date = "2024-02-03"
ordinal = 0
kind = {kind}
summary = {summary}
source = "s"
[[matter]]
id = "m"
identifier = {identifier}
identifier_basis = "recorded"
title = {title}
short_title = {short}
type = "Ordinance"
sponsors = [{{ name = {sponsor}, role = "primary", source = "s" }}]
source = "s"
[[matter.action]]
date = "2024-02-03"
action = {history}
source = "s"
[[agenda_item]]
id = "b/2024-02-03/m"
meeting = "b/2024-02-03"
title = {title}
section = {section}
matter = "m"
outcome = {outcome}
source = "s"
[[vote_event]]
id = "b/2024-02-03/m/pass"
meeting = "b/2024-02-03"
agenda_item = "b/2024-02-03/m"
matter = "m"
motion_type = "pass"
motion_text = {motion}
mover_name = {mover}
mover_basis = "reported"
mover_source = "s"
question = {question}
method = "roll call"
result = "pass"
result_text = {result}
result_basis = "reported"
disposition = {disposition}
effect_yes = {effect}
roll_note = {rollnote}
source = "s"
[[vote_event.count]]
source = "s"
yes = 1
no = 1
[vote_event.roll]
yes = [{person}]
source = "s"
[[statement]]
id = "one"
meeting = "b/2024-02-03"
agenda_item = "b/2024-02-03/m"
speaker_name = {speaker}
affiliation = {affiliation}
capacity = "guest"
kind = "speech"
form = "quote"
venue = "floor"
said_when = {when}
text = {statement}
source = "s"
[[claim]]
subject = "vote_event"
subject_id = "b/2024-02-03/m/pass"
field = "mover's ward"
value = {claim}
source = "s"
[[doubt]]
subject = "vote_event"
subject_id = "b/2024-02-03/m/pass"
kind = "other"
text = {doubt}
source = "s"
"""
