"""Organizations, people, memberships and bills as bodies, people, seats and matters."""

import re
from collections.abc import Iterator
from typing import Final

from councilui.common.names import parse_name
from councilui.common.slugs import slug
from councilui.load.bodies import DEFAULT_BODY
from councilui.load.formats.popolo.store import PARTIES, PopoloStore
from councilui.load.formats.popolo.values import date_or_text, reference, source_url, words
from councilui.load.json_file import Object, objects, text
from councilui.load.report import Report
from councilui.load.settings import Settings
from councilui.record import model
from councilui.record.model import NO_TITLE

OF_TERMS: Final = ("legislative period", "general election")
"""Events of EveryPolitician that are no meetings; a seat's dates are those of its legislative period."""


def bodies(store: PopoloStore, settings: Settings, report: Report) -> Iterator[model.Body]:
    """Organizations but parties."""
    for key, data, _ in store.of_kind["organization"]:
        classification = text(data, "classification") or "body"
        if classification in PARTIES:
            report.omit("organizations", "that are parties")
            continue
        report.load("organizations")
        zone = text(data, "timezone") or settings.timezone
        url = next((address for link in objects(data, "links") if (address := text(link, "url"))), None)
        yield model.Body(
            key,
            text(data, "name") or key,
            classification,
            zone,
            url=url,
            note=text(data, "note"),
            source=store.source,
        )


def is_vacant(person: Object | None) -> bool:
    """Whether the name of a person says that nobody has the seat."""
    return person is not None and parse_name(text(person, "name") or "").is_vacant


def people(store: PopoloStore) -> Iterator[model.Person | model.PersonName]:
    """People with their other names."""
    for key, data, _ in store.of_kind["person"]:
        if is_vacant(data):
            continue
        given_name, family = text(data, "given_name"), text(data, "family_name")
        name = text(data, "name") or " ".join(part for part in (given_name, family) if part) or key
        parts = parse_name(name, family or "")
        surname = family or parts.surname or name
        sort_name = text(data, "sort_name") or parts.sort_name or name
        yield model.Person(key, name, sort_name, surname, text(data, "summary"))
        others = {details for other in objects(data, "other_names") if (details := text(other, "name"))}
        for other in sorted(others - {name}):
            yield model.PersonName(key, other, store.source)


def memberships(store: PopoloStore, report: Report) -> Iterator[model.Membership]:
    """Seats and offices; those in parties, and those that name no one, are left out and counted."""
    memberships_listed = list(store.of_kind["membership"])
    for person, holder, where in store.of_kind["person"]:
        for number, membership in enumerate(objects(holder, "memberships"), 1):
            report.count("memberships")
            memberships_listed.append(
                (
                    text(membership, "id", "_id") or f"{person}/membership/{number}",
                    {"person_id": person, **membership},
                    where,
                )
            )
    memberships_read: set[object] = set()
    for key, data, where in memberships_listed:
        body_id, details = reference(data, "organization")
        known = store.get("organization", body_id) or (store.get("organization", store.find("organization", details)))
        if (known or details).get("classification") in PARTIES:
            report.omit("memberships", "of parties")
            continue
        person_id, about = reference(data, "person")
        name = text(data, "person_name") or text(dict(about), "name")
        if (person_id is None and name is None) or (body_id is None and not details):
            report.omit("memberships", "of nobody")
            report.warn("membership of nobody", where, key, "The membership doesn't say who holds which seat.")
            continue
        if is_vacant(store.get("person", person_id)) or (name and parse_name(name).is_vacant):
            report.omit("memberships", "of vacant seats")
            continue
        if key in memberships_read:
            report.merge("memberships", "read before")
            continue
        body = store.body(data, DEFAULT_BODY)
        person = store.person(person_id, about, name or str(person_id))
        term = store.get("event", text(data, "legislative_period_id")) or {}
        (start, start_text), (end, end_text) = (
            date_or_text(data if text(data, word) else term, word) for word in ("start_date", "end_date")
        )
        role = (text(data, "role") or "member").lower()
        seat = model.Membership(
            key, body, person, role, _district(store, data), start, end, start_text, end_text, source=store.source,
            note=text(data, "label"),
        )  # fmt: skip
        if (unnumbered := seat._replace(id="")) in memberships_read:
            report.merge("memberships", "that another one repeats")
        else:
            report.load("memberships")
            yield seat
        memberships_read |= {key, unnumbered}


def _district(store: PopoloStore, data: Object) -> str | None:
    post_id, details = reference(data, "post")
    post = store.get("post", post_id) or dict(details)
    area = data.get("area")
    area_name = text(area, "name") if isinstance(area, dict) else None
    label = text(data, "district") or text(post, "label") or area_name
    return re.sub(r"^(?:ward|district|seat)\s+", "", label, flags=re.IGNORECASE) if label else None


def matters(store: PopoloStore, report: Report) -> Iterator[object]:
    """Bills with their other names, sponsors and history."""
    for key, data, where in store.of_kind["bill"]:
        report.load("bills")
        identifier = text(data, "identifier")
        title = text(data, "title")
        if title is None:
            report.warn("no title", where, identifier or key, "The bill has no title.")
        url = source_url(data)
        yield model.Matter(
            key, identifier, "recorded" if identifier else "unknown", title or NO_TITLE,
            text(data, "short_title"), ", ".join(words(data, "classification")) or None, text(data, "status"), url,
            source=store.source,
        )  # fmt: skip
        aliases = [text(other, "title") for other in objects(data, "other_titles")]
        aliases += [text(other, "identifier") for other in objects(data, "other_identifiers")]
        for alias in sorted({alias for alias in aliases if alias and alias != identifier}):
            yield model.MatterAlias(key, alias, None, store.source)
        yield from _sponsors(store, key, data)
        yield from _actions(store, key, data)


def _sponsors(store: PopoloStore, matter: str, data: Object) -> Iterator[model.Sponsorship]:
    names = set()
    for sponsor in objects(data, "sponsorships"):
        person_id, details = reference(sponsor, "person")
        name = text(sponsor, "name", "entity_name") or text(dict(details), "name")
        if name is None or name in names:
            continue
        names.add(name)
        person = None
        if text(sponsor, "entity_type") in (None, "person"):
            known = person_id is not None and store.get("person", person_id) is not None
            person = person_id if known else store.find("person", details) or store.find_by_name("person", name)
        primary = sponsor.get("primary") is True or text(sponsor, "classification") == "primary"
        role = text(sponsor, "classification") or ("primary" if primary else "cosponsor")
        yield model.Sponsorship(matter, name, person, role, store.source)


def _actions(store: PopoloStore, matter: str, data: Object) -> Iterator[model.MatterAction]:
    for position, action in enumerate(objects(data, "actions")):
        date, date_text = date_or_text(action, "date")
        description = text(action, "description") or "(no description)"
        body = None
        if reference(action, "organization") != (None, {}):
            body = store.body(action, DEFAULT_BODY)
        note = ", ".join(words(action, "classification")) or None
        if date_text is not None:
            note = f"{note or ''} dated “{date_text}”".strip()
        yield model.MatterAction(
            f"{matter}/action/{position + 1}", matter, position, date, description, body, note=note, source=store.source
        )


def slugged(identifier: str | None, fallback: str) -> str:
    """A short part of a key."""
    return slug(identifier or fallback)[:60].strip("-")
