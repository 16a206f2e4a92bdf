"""The record's tables as classes, in the words of the field; fields are in the order of the columns.

The words are those of Popolo, the Open Civic Data enhancement proposals, Akoma Ntoso and the Legistar Web API. Dates
are ISO text and may be partial ("1995-05"); times are local to the body. None means that no source says. `source` is
the id of a `Source`; further sources of a row are `Citation` rows.

The classes are named tuples: as immutable as frozen dataclasses, at a third of their cost at startup.
"""

from councilui.record.model.bodies import Body, GlossaryTerm, Membership, Person, PersonName, Rule, Source
from councilui.record.model.matters import Matter, MatterAction, MatterAlias, MatterRelation, Sponsorship
from councilui.record.model.meetings import AgendaItem, Attendance, Meeting
from councilui.record.model.provenance import Citation, Claim, Doubt, Load, LoadCount, LoadFile, LoadIssue, Passage
from councilui.record.model.statements import Statement, statement_id
from councilui.record.model.vocabulary import (
    ATTENDANCE,
    AWAY,
    BASES,
    CAPACITIES,
    DERIVED,
    FORMS,
    METHODS,
    NO_EVIDENCE,
    NO_TITLE,
    OPTIONS,
    PUT_OFF,
    REPORTED_KINDS,
    RESULTS,
    ROLLS,
    RULE_BASES,
    SOURCE_KINDS,
    STATEMENT_KINDS,
    VENUE_UNKNOWN,
    VENUES,
    VENUES_INSIDE,
    VENUES_OUTSIDE,
)
from councilui.record.model.votes import Motion, Vote, VoteCount, VoteEvent

__all__ = [
    "ATTENDANCE", "AWAY", "BASES", "CAPACITIES", "DERIVED", "FORMS", "METHODS", "NO_EVIDENCE", "NO_TITLE", "OPTIONS",
    "PUT_OFF", "REPORTED_KINDS", "RESULTS", "ROLLS", "RULE_BASES", "SOURCE_KINDS", "STATEMENT_KINDS", "VENUES",
    "VENUES_INSIDE", "VENUES_OUTSIDE", "VENUE_UNKNOWN", "AgendaItem", "Attendance", "Body", "Citation", "Claim",
    "Doubt", "GlossaryTerm", "Load", "LoadCount", "LoadFile", "LoadIssue", "Matter", "MatterAction", "MatterAlias",
    "MatterRelation", "Meeting", "Membership", "Motion", "Passage", "Person", "PersonName", "Rule", "Source",
    "Sponsorship", "Statement", "Vote", "VoteCount", "VoteEvent", "statement_id",
]  # fmt: skip
