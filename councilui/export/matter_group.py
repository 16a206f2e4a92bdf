"""All matters under one popular name, to be taken away as one story."""

from __future__ import annotations

from collections.abc import Sequence

from councilui.common.slugs import file_stem
from councilui.export.catalogue import Export, as_json
from councilui.export.json_pages import topic_json
from councilui.export.markdown_matter import topic_markdown
from councilui.record.views.matters import MatterPage


def topic_export(name: str, pages: Sequence[MatterPage]) -> Export:
    """The story as Markdown (and HTML), and as JSON."""
    texts = {"markdown": lambda: topic_markdown(name, pages), "json": lambda: as_json(topic_json(name, pages))}
    return Export(file_stem(name), "The story", texts)
