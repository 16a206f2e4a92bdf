"""The history of one matter, or of all matters under one popular name, in time order with the votes in their place."""

from collections.abc import Sequence

from councilui.analysis.headlines import line_headline, line_subject, with_number
from councilui.analysis.matter_history import HistoryStep, MatterHistory, RelatedPair, matter_history
from councilui.analysis.vote_wording import outcome_word, relation_words, sentence, step_text, tally_words, with_note
from councilui.common.dates import short_date
from councilui.common.slugs import file_stem
from councilui.export import document as doc
from councilui.export.data_parts import matter_key, source_data, vote_line_data
from councilui.export.model import Export, Object, fields
from councilui.record.model import Matter, MatterAction
from councilui.record.views.matters import MatterPage
from councilui.record.views.votes import VoteLine


def matter_group_export(name: str, pages: Sequence[MatterPage]) -> Export:
    """All matters under one popular name, with their histories as one."""
    return Export(
        file_stem(name),
        "The history",
        document=lambda: matter_group_document(name, pages),
        data=lambda: matter_group_data(name, pages),
        places=tuple(line.id for page in pages for line in page.votes),
    )


def matter_group_document(name: str, pages: Sequence[MatterPage]) -> doc.ExportDocument:
    """The matters, then their history together with that of the matters that they are related to."""
    history = matter_history(pages)
    return doc.document(
        [
            doc.title(sentence(name).rstrip(".")),
            doc.paragraph(f"{len(pages)} matters go by this name." if len(pages) > 1 else ""),
            doc.bullets((_name(page.matter), doc.mark(page.matter.source)) for page in pages),
            *history_blocks(history),
            *related_blocks(history),
        ],
        {key: source for page in pages for key, source in page.sources.items()},
    )


def history_blocks(history: MatterHistory) -> list[doc.Block | None]:
    """The steps, the oldest first, each with its votes."""
    several, bodies = len(history.matters) > 1, len(history.bodies) > 1
    items = [
        doc.ListItem(_step_line(step, several, bodies), tuple(_vote_under(step, line) for line in step.votes))
        for step in history.steps
    ]
    related = len(history.matters) - 1
    others = "one related matter" if related == 1 else f"{related} related matters"
    about = f"Includes {others}, oldest step first." if several else ""
    more = f"{history.left} more distantly related matters are left out." if history.left else ""
    steps = doc.bullets(items) or doc.paragraph("No steps are on record.")
    return [doc.section("History"), doc.paragraph(about), steps, doc.paragraph(more)]


def _vote_under(step: HistoryStep, line: VoteLine) -> tuple[doc.Span, ...]:
    """A vote under the step that has its date and, unless a motion made it another, what it was about."""
    tally = tally_words(line)
    is_on_matter = line_subject(line) == step.matter.name
    text = f"Vote: {outcome_word(line).casefold()}, {tally}" if is_on_matter else line_headline(line, tally)
    return (text, doc.mark(line.source))


def _step_line(step: HistoryStep, several: bool, bodies: bool) -> tuple[doc.Span, ...]:
    """ " "Jan. 27, 2021: O2021-117 passed; on motion of …"; with the body where there are several."""
    action = step.action
    what = step.what_and_where if bodies else step.what
    text = step_text(what, action.actor, action.note) if action is not None else what
    number = f"{step.matter.number_or_name} " if several else ""
    basis = f" ({action.basis})" if action is not None and action.basis != "recorded" else ""
    listing_source = step.listing.item.source if step.listing is not None else None
    date = short_date(step.date)
    return (
        f"{date[0].upper()}{date[1:]}: {number}{text}{basis}",
        doc.mark(action.source if action is not None else listing_source),
    )


def related_blocks(history: MatterHistory) -> list[doc.Block | None]:
    """The relations in words, then the related matters."""
    relations = doc.bullets((relation_sentence(pair), doc.mark(pair.source)) for pair in history.relations)
    matters = doc.bullets(map(_name, history.matters[1:]))
    return [doc.section("Related matters"), relations, matters] if relations else []


def relation_sentence(pair: RelatedPair) -> str:
    """ "O2023-0004222 would have rolled back part of O2021-117"."""
    one, other = pair.matter.number_or_name, pair.other.number_or_name
    return with_note(f"{one} {relation_words(pair.relation)} {other}", pair.note)


def _name(matter: Matter) -> str:
    return with_number(matter.name, matter.identifier)


def matter_group_data(name: str, pages: Sequence[MatterPage]) -> Object:
    """All matters under one popular name and their history; each of them whole is `show matter ID --json`."""
    sources = {key: source for page in pages for key, source in page.sources.items()}
    return {
        "topic": name,
        "matters": [matter_key(page.matter) for page in pages],
        "lineage": history_data(matter_history(pages)),
        "sources": [source_data(source) for _, source in sorted(sources.items())],
    }


def history_data(history: MatterHistory) -> Object:
    """A history in time order, votes inline; `left` is how many matters further away are not in it."""
    return {
        "matters": [matter_key(matter) for matter in history.matters],
        "relations": [
            fields(pair, "matter_id=matter.id relation other_id=other.id note source") for pair in history.relations
        ],
        "steps": [
            {
                **fields(step, "date matter_id=matter.id identifier=matter.identifier what meeting_id=meeting"),
                "body": step.body_name,
                "action": action_data(step.action) if step.action is not None else None,
                "votes": [vote_line_data(vote) for vote in step.votes],
            }
            for step in history.steps
        ],
        "left": history.left,
    }


def action_data(action: MatterAction) -> Object:
    """A step in a matter's history."""
    return fields(action, "date action body_id=body meeting_id=meeting actor note basis source")
