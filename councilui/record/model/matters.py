"""Legislation and its history."""

from typing import NamedTuple


class Matter(NamedTuple):
    """The legislation itself.

    `identifier` is the record number, None when unknown; `identifier_basis` says how it is known.
    """

    id: str
    identifier: str | None
    identifier_basis: str
    title: str
    short_title: str | None = None
    type: str | None = None
    status: str | None = None
    url: str | None = None
    note: str | None = None
    source: str | None = None

    @property
    def name(self) -> str:
        """The short title where there is one, else the title."""
        return self.short_title or self.title

    @property
    def number_or_name(self) -> str:
        """The record number where it is known, else the name in quotation marks."""
        return self.identifier or f"“{self.name}”"


class MatterAlias(NamedTuple):
    """A popular name, an older number or another spelling under which people look for a matter."""

    matter: str
    alias: str
    note: str | None = None
    source: str | None = None


class MatterRelation(NamedTuple):
    """`matter` stands to `other` as `relation` says: "would have rolled back part of", "substitute for"."""

    matter: str
    other: str
    relation: str
    note: str | None = None
    source: str | None = None


class MatterAction(NamedTuple):
    """A step in a matter's history. `position` orders the steps of one matter."""

    id: str
    matter: str
    position: int
    date: str | None
    action: str
    body: str | None = None
    meeting: str | None = None
    actor: str | None = None
    note: str | None = None
    basis: str = "recorded"
    source: str | None = None


class Sponsorship(NamedTuple):
    """A person, or a name that could not be resolved, behind a matter."""

    matter: str
    sponsor_name: str
    person: str | None = None
    role: str = "primary"
    source: str | None = None
