"""The words that fields of the model are limited to."""

from typing import Final

BASES: Final = ("recorded", "reported", "derived", "inferred", "unknown")
DERIVED: Final = "◇"
"""The sign of what follows by arithmetic and is not printed in a source."""
AWAY: Final = frozenset(("absent", "excused", "vacant"))
"""The options of who took no part: a roll of these alone tells who was away, not who voted."""
OPTIONS: Final = (
    "yes",
    "no",
    "abstain",
    "absent",
    "not voting",
    "excused",
    "recused",
    "present",
    "paired",
    "vacant",
    "other",
)
RESULTS: Final = ("pass", "fail", "unknown")
PUT_OFF: Final = {
    "table": "tabled",
    "postpone": "postponed",
    "defer": "deferred",
    "refer": "referred",
    "recommit": "recommitted",
    "continue": "continued",
    "withdraw": "withdrawn",
}
"""The verbs of motions that put off what they are on, each with what a vote for it leaves it."""
METHODS: Final = ("roll call", "electronic", "voice", "rising", "omnibus", "unanimous consent", "unknown")
NO_EVIDENCE: Final = ("omnibus", "unanimous consent", "voice")
"""Methods in which a name doesn't show a position; by voice it does where those who said no are named."""
RULE_BASES: Final = ("votes cast", "seats", "seats and mayor", "in office", "in office and mayor")
ATTENDANCE: Final = ("present", "absent", "excused", "other")
ROLLS: Final = ("none", "partial", "complete")
STATEMENT_KINDS: Final = ("speech", "question", "answer", "procedural", "narrative", "scene")
REPORTED_KINDS: Final = ("scene", "narrative")
"""Kinds of statement that somebody reports, not that somebody said."""
FORMS: Final = ("verbatim", "quote", "paraphrase", "description")
CAPACITIES: Final = ("member", "chair", "public comment", "staff", "guest", "press", "audience", "unknown")
VENUES_INSIDE: Final = ("floor", "public comment", "chamber")
VENUES_OUTSIDE: Final = ("press", "written", "interview")
VENUE_UNKNOWN: Final = "not stated"
VENUES: Final = (*VENUES_INSIDE, *VENUES_OUTSIDE, VENUE_UNKNOWN)
SOURCE_KINDS: Final = (
    "official record",
    "dataset",
    "statute",
    "rules",
    "press",
    "press copy",
    "rewrite",
    "captions",
    "transcript",
    "reference",
)

NO_TITLE: Final = "(no title)"
"""The title of an item or a matter whose source gives none."""
