"""What the reconciler found, to be taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from councilui.analysis.reconcile import WHAT, Finding
from councilui.analysis.vote_wording import sentence
from councilui.export.catalogue import Export, as_json
from councilui.export.citation import source_words
from councilui.export.escape import escape
from councilui.export.markdown_parts import Footnotes, bullets, document
from councilui.record.model import Source

_COLUMNS = ("kind", "about", "text", "recorded", "subject", "subject_id", "vote_event", "meeting", "matter", "person")


def doubts_export(findings: Sequence[Finding], sources: Mapping[str, Source]) -> Export:
    """Findings, those of a kind together; as CSV one a row."""
    from councilui.export.json_shape import finding_json

    texts: dict[str, Callable[[], str]] = {
        "markdown": lambda: doubts_markdown(findings, sources),
        "csv": lambda: doubts_csv(findings),
        "json": lambda: as_json([finding_json(finding) for finding in findings]),
    }
    return Export("what-does-not-add-up", "What doesn't add up", texts)


def doubts_markdown(findings: Sequence[Finding], sources: Mapping[str, Source]) -> str:
    """A section for each kind."""
    notes = Footnotes(sources)
    blocks = ["# What doesn't add up", f"{len(findings):,} findings. Nothing is repaired in the record."]
    for kind, group in groupby(findings, key=lambda finding: finding.kind):
        found = list(group)
        blocks.append(f"## {escape(kind[0].upper() + kind[1:])}: {len(found)}")
        if kind in WHAT:
            blocks.append(escape(sentence(WHAT[kind])))
        blocks.append(bullets(f"{escape(f'{f.label}: {f.text}')}{notes.ref(*f.sources)}" for f in found))
    return document([*blocks, *notes.section()])


def doubts_csv(findings: Sequence[Finding]) -> str:
    """One finding a row; the ids of its sources in the last column."""
    from councilui.export.csv_rows import rows_csv

    rows = [
        (f.kind, f.label, f.text, f.recorded, f.subject, f.subject_id, f.vote_event, f.meeting, f.matter, f.person,
         " ".join(f.sources))
        for f in findings
    ]  # fmt: skip
    return rows_csv((*_COLUMNS, "sources"), rows)


def finding_text(finding: Finding, sources: Mapping[str, Source]) -> str:
    """A finding as a citation of itself: what, and by which sources."""
    told = "; ".join(source_words(sources[key]) for key in finding.sources if key in sources)
    return f"{finding.label}: {finding.text}\n— Source: {told or 'found by comparing what is on record'}."
