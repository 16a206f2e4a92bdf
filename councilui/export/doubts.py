"""What the reconciler found, as an export."""

from collections.abc import Mapping, Sequence

from councilui.analysis.reconcile import Finding, finding_groups, merged
from councilui.analysis.vote_wording import sentence
from councilui.export.citation import source_words
from councilui.export.document import Block, ExportDocument, bullets, document, mark, paragraph, section, title
from councilui.export.model import Export, ExportTable, Object, fields
from councilui.record.model import Source

COLUMNS = (
    "kind", "about", "text", "recorded", "subject", "subject_id", "vote_event", "meeting", "matter", "person",
    "sources",
)  # fmt: skip


def doubts_export(findings: Sequence[Finding], sources: Mapping[str, Source]) -> Export:
    """Findings, those of a kind together; the table has one a row."""
    return Export(
        "what-does-not-add-up",
        "What doesn't add up",
        document=lambda: doubts_document(findings, sources),
        table=lambda: doubts_table(findings),
        data=lambda: [finding_data(finding) for finding in findings],
    )


def doubts_document(findings: Sequence[Finding], sources: Mapping[str, Source]) -> ExportDocument:
    """A section for each kind."""
    blocks: list[Block | None] = [title("What doesn't add up"), paragraph(counts_text(findings))]
    for kind, explanation, group, _ in finding_groups(findings):
        blocks.append(section(f"{kind[0].upper() + kind[1:]} ({len(group):,})"))
        blocks.append(paragraph(sentence(explanation)))
        blocks.append(bullets((f"{f.label}: {f.text}", mark(*f.sources)) for f in group))
    return document(blocks, sources)


def counts_text(findings: Sequence[Finding], signs: tuple[str, str] = ("", "")) -> str:
    """How many are marked as doubtful in the record and how many were found by comparing, each after its sign."""
    all_findings = merged(findings)
    flagged = sum(finding.recorded for finding in all_findings)
    crosschecked = f"{signs[1]}{len(all_findings) - flagged:,} found by cross-checking"
    return f"{signs[0]}{flagged:,} flagged in the sources, {crosschecked}. Nothing has been corrected."


def doubts_table(findings: Sequence[Finding]) -> ExportTable:
    """One row for each finding; the ids of its sources in the last column."""
    rows = (
        (f.kind, f.label, f.text, f.recorded, f.subject, f.subject_id, f.vote_event, f.meeting, f.matter, f.person,
         " ".join(f.sources))
        for f in findings
    )  # fmt: skip
    return ExportTable(COLUMNS, tuple(rows))


def finding_data(finding: Finding) -> Object:
    """A finding of the reconciler; `recorded` is true for a doubt of the record, false for what comparing found."""
    about = fields(finding, "kind subject subject_id label text vote_event meeting matter person")
    return about | {"sources": list(finding.sources), "recorded": bool(finding.recorded)}


def finding_text(finding: Finding, sources: Mapping[str, Source]) -> str:
    """A finding as a citation of itself: what, and by which sources."""
    names = "; ".join(source_words(sources[key]) for key in finding.sources if key in sources)
    return f"{finding.label}: {finding.text}\n— Source: {names or 'found by cross-checking the record'}."
