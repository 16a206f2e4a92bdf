"""Matters: lists, and one with all that is on record about it."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Final

from councilui.common.fold import fold_case
from councilui.record import model
from councilui.record.queries.loads import vote_scope
from councilui.record.queries.relations import related_matters
from councilui.record.queries.rows import existing, select, select_about, source_ids, sources_of
from councilui.record.queries.vote_lines import list_votes
from councilui.record.views.matters import Listing, MatterLine, MatterPage

_MOST_RELATED: Final = 40


def list_matters(
    connection: sqlite3.Connection, *, containing: str | None = None, ids: Sequence[str] | None = None
) -> list[MatterLine]:
    """Matters, latest action first, with `containing` in their number, titles or popular names, or with these `ids`."""
    acted = "(SELECT max(a.date) FROM matter_action AS a WHERE a.matter = t.id)"
    listed = "(SELECT max(m.date) FROM agenda_item AS i JOIN meeting AS m ON m.id = i.meeting WHERE i.matter = t.id)"
    aliases = "(SELECT group_concat(x.alias, ' ') FROM matter_alias AS x WHERE x.matter = t.id)"
    sql = f"""SELECT t.id, t.identifier, coalesce(t.short_title, t.title), t.type, t.status,
        nullif(max(coalesce({acted}, ''), coalesce({listed}, '')), '') AS latest,
        (SELECT count(*) FROM motion AS o JOIN vote_event AS e ON e.motion = o.id WHERE o.matter = t.id), ?
      FROM matter AS t"""
    parameters: tuple[str | None, ...] = (vote_scope(connection),)
    if containing is not None:
        names = " || ' ' || ".join(
            f"coalesce({name}, '')" for name in ("t.identifier", "t.title", "t.short_title", aliases)
        )
        sql += f" WHERE instr(fold_case({names}), ?)"
        parameters = (*parameters, fold_case(containing))
    elif ids is not None:
        sql += " WHERE t.id IN (SELECT value FROM json_each(?))"
        parameters = (*parameters, json.dumps(list(ids)))
    sql += " ORDER BY latest IS NULL, latest DESC, t.identifier, t.id"
    return [MatterLine(*row) for row in connection.execute(sql, parameters)]


def matter_page(connection: sqlite3.Connection, matter_id: str) -> MatterPage:
    """One matter with its related matters. Raises CouncilError when there is none."""
    page = _page(connection, matter_id)
    near, left = _related_pages(connection, page)
    sources = {key: source for other in (*near, page) for key, source in other.sources.items()}
    return page._replace(related_pages=near, related_left=left, sources=sources)


def popular_names(connection: sqlite3.Connection, matter_id: str) -> list[tuple[str, int]]:
    """(name, number of matters with it) for each popular name of a matter, those of most matters first."""
    sql = """SELECT x.alias,
        (SELECT count(*) FROM matter_alias AS y WHERE fold_case(y.alias) = fold_case(x.alias)) AS number
      FROM matter_alias AS x WHERE x.matter = ? ORDER BY number DESC, x.alias"""
    return [(name, number) for name, number in connection.execute(sql, (matter_id,))]


def _related_pages(connection: sqlite3.Connection, page: MatterPage) -> tuple[tuple[MatterPage, ...], int]:
    """The pages of matters reached by relations, nearest first, and how many more there are."""
    done, waiting = {page.matter.id}, [related.matter.id for related in page.related]
    pages: list[MatterPage] = []
    while waiting:
        nearest = waiting.pop(0)
        if nearest in done:
            continue
        if len(pages) == _MOST_RELATED:
            return tuple(pages), len({nearest, *waiting} - done)
        done.add(nearest)
        pages.append(_page(connection, nearest))
        waiting += [related.matter.id for related in pages[-1].related]
    return tuple(pages), 0


def _page(connection: sqlite3.Connection, matter_id: str) -> MatterPage:
    """A matter without its related pages."""
    matter = existing(connection, model.Matter, matter_id)
    aliases = select(connection, model.MatterAlias, "t.matter = ?", (matter_id,), "t.alias")
    sponsorships = select(connection, model.Sponsorship, "t.matter = ?", (matter_id,), "t.role DESC, t.sponsor_name")
    history = select(connection, model.MatterAction, "t.matter = ?", (matter_id,), "t.position")
    related = related_matters(connection, matter_id)
    statements = select(connection, model.Statement, "t.matter = ?", (matter_id,), "t.id")
    doubts = select(connection, model.Doubt, "t.subject = 'matter' AND t.subject_id = ?", (matter_id,), "t.id")
    claims = select(connection, model.Claim, "t.subject = 'matter' AND t.subject_id = ?", (matter_id,))
    listings = connection.execute(
        """SELECT i.id, m.date, b.name FROM agenda_item AS i JOIN meeting AS m ON m.id = i.meeting
          JOIN body AS b ON b.id = m.body WHERE i.matter = ? ORDER BY m.date, m.ordinal, i.position""",
        (matter_id,),
    ).fetchall()
    items = {item.id: item for item in select(connection, model.AgendaItem, "t.matter = ?", (matter_id,))}
    citations = select_about(
        connection, model.Citation, {"matter": [matter_id], "statement": [s.key for s in statements]}
    )
    votes = list_votes(connection, matters=[matter_id])
    rows = (matter, *aliases, *sponsorships, *history, *related, *statements, *doubts, *claims, *citations)
    around = (*votes, *(line for other in related for line in other.votes), *items.values())
    return MatterPage(
        matter=matter,
        aliases=tuple(aliases),
        sponsorships=tuple(sponsorships),
        history=tuple(history),
        related=related,
        votes=tuple(votes),
        statements=tuple(statements),
        doubts=tuple(doubts),
        claims=tuple(claims),
        sources=sources_of(connection, source_ids((*rows, *around))),
        listings=tuple(Listing(items[item], date, body) for item, date, body in listings),
    )
