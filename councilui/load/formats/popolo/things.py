"""Organizations, people, memberships and bills as bodies, people, seats and matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from councilui.common.names import parse_name
from councilui.common.slugs import slug
from councilui.load.formats.popolo.store import PARTIES, Store
from councilui.load.formats.popolo.values import Object, date_or_text, objects, reference, text, words
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record import model

NO_TITLE: Final = "(no title)"


def bodies(store: Store, settings: Settings, report: Report) -> Iterator[model.Body]:
    """Organizations but parties."""
    for key, found, _ in store.of_kind["organization"]:
        classification = text(found, "classification") or "body"
        if classification in PARTIES:
            report.omit("organizations", "that are parties")
            continue
        report.load("organizations")
        zone = text(found, "timezone") or settings.timezone
        url = next((told for link in objects(found, "links") if (told := text(link, "url"))), None)
        yield model.Body(
            key,
            text(found, "name") or key,
            classification,
            zone,
            url=url,
            note=text(found, "note"),
            source=store.source,
        )


def is_vacant(person: Object | None) -> bool:
    """Whether the name of a person says that nobody has the seat."""
    return person is not None and parse_name(text(person, "name") or "").is_vacant


def people(store: Store) -> Iterator[model.Person | model.PersonName]:
    """People with their other names."""
    for key, found, _ in store.of_kind["person"]:
        if is_vacant(found):
            continue
        given, family = text(found, "given_name"), text(found, "family_name")
        name = text(found, "name") or " ".join(part for part in (given, family) if part) or key
        parts = parse_name(name, family or "")
        surname = family or parts.surname or name
        sort_name = text(found, "sort_name") or parts.sort_name or name
        yield model.Person(key, name, sort_name, surname, text(found, "summary"))
        others = {told for other in objects(found, "other_names") if (told := text(other, "name"))}
        for other in sorted(others - {name}):
            yield model.PersonName(key, other, store.source)


def memberships(store: Store, report: Report) -> Iterator[model.Membership]:
    """Seats and offices; those in parties, and those that name nobody, are left out and counted."""
    listed = list(store.of_kind["membership"])
    for person, holder, where in store.of_kind["person"]:
        for at, nested in enumerate(objects(holder, "memberships"), 1):
            report.count("memberships")
            listed.append(
                (text(nested, "id", "_id") or f"{person}/membership/{at}", {"person_id": person, **nested}, where)
            )
    seen = set()
    for key, found, where in listed:
        body_id, told = reference(found, "organization")
        known = store.get("organization", body_id) or (store.get("organization", store.find("organization", told)))
        if (known or told).get("classification") in PARTIES:
            report.omit("memberships", "of parties")
            continue
        person_id, about = reference(found, "person")
        name = text(found, "person_name") or text(dict(about), "name")
        if (person_id is None and name is None) or (body_id is None and not told):
            report.omit("memberships", "of nobody")
            report.doubt("membership of nobody", where, key, "The membership does not say who sits where.")
            continue
        if is_vacant(store.get("person", person_id)) or (name and parse_name(name).is_vacant):
            report.omit("memberships", "of vacant seats")
            continue
        if key in seen:
            report.merge("memberships", "read before")
            continue
        seen.add(key)
        report.load("memberships")
        body = store.body(found, "City Council")
        person = store.person(person_id, about, name or str(person_id))
        (start, start_text), (end, end_text) = date_or_text(found, "start_date"), date_or_text(found, "end_date")
        role = (text(found, "role") or "member").lower()
        yield model.Membership(
            key, body, person, role, _district(store, found), start, end, start_text, end_text, source=store.source,
            note=text(found, "label"),
        )  # fmt: skip


def _district(store: Store, found: Object) -> str | None:
    post_id, told = reference(found, "post")
    post = store.get("post", post_id) or dict(told)
    area = found.get("area")
    told_area = text(area, "name") if isinstance(area, dict) else None
    label = text(found, "district") or text(post, "label") or told_area
    return re.sub(r"^(?:ward|district|seat)\s+", "", label, flags=re.IGNORECASE) if label else None


def matters(store: Store, report: Report) -> Iterator[object]:
    """Bills with their other names, sponsors and history."""
    for key, found, where in store.of_kind["bill"]:
        report.load("bills")
        identifier = text(found, "identifier")
        title = text(found, "title")
        if title is None:
            report.doubt("no title", where, identifier or key, "The bill has no title.")
        url = next((told for link in objects(found, "sources") if (told := text(link, "url"))), None)
        yield model.Matter(
            key, identifier, "recorded" if identifier else "unknown", title or NO_TITLE,
            text(found, "short_title"), ", ".join(words(found, "classification")) or None, text(found, "status"), url,
            source=store.source,
        )  # fmt: skip
        aliases = [text(other, "title") for other in objects(found, "other_titles")]
        aliases += [text(other, "identifier") for other in objects(found, "other_identifiers")]
        for alias in sorted({alias for alias in aliases if alias and alias != identifier}):
            yield model.MatterAlias(key, alias, None, store.source)
        yield from _sponsors(store, key, found)
        yield from _actions(store, key, found)


def _sponsors(store: Store, matter: str, found: Object) -> Iterator[model.Sponsorship]:
    seen = set()
    for sponsor in objects(found, "sponsorships"):
        person_id, told = reference(sponsor, "person")
        name = text(sponsor, "name", "entity_name") or text(dict(told), "name")
        if name is None or name in seen:
            continue
        seen.add(name)
        person = None
        if text(sponsor, "entity_type") in (None, "person"):
            known = person_id is not None and store.get("person", person_id) is not None
            person = person_id if known else store.find("person", told) or store.named("person", name)
        primary = sponsor.get("primary") is True or text(sponsor, "classification") == "primary"
        role = text(sponsor, "classification") or ("primary" if primary else "cosponsor")
        yield model.Sponsorship(matter, name, person, role, store.source)


def _actions(store: Store, matter: str, found: Object) -> Iterator[model.MatterAction]:
    for position, action in enumerate(objects(found, "actions")):
        date, told = date_or_text(action, "date")
        description = text(action, "description") or "(no description)"
        body = None
        if reference(action, "organization") != (None, {}):
            body = store.body(action, "City Council")
        note = ", ".join(words(action, "classification")) or None
        if told is not None:
            note = f"{note or ''} dated “{told}”".strip()
        yield model.MatterAction(
            f"{matter}/action/{position + 1}", matter, position, date, description, body, note=note, source=store.source
        )


def slugged(identifier: str | None, fallback: str) -> str:
    """A short part of a key."""
    return slug(identifier or fallback)[:60].strip("-")
