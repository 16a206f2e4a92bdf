#!/usr/bin/env bash
# markdown-it-py, textile: Section 5(c) is Section 5©, and a no between hyphens is struck out.
# markdown-it-py 4.3.0 with its `replacements`, as for good typography, and textile 4.0.4 as it comes. Ordinances count
# their parts (a), (b), (c). One would expect (c) to stay behind a number. Seen: in both, 5(c) is 5© and 5(r) is 5®,
# while 5(a) and 5(b) stay, so the list of what was amended has a gap; textile makes deleted text of "-No-" in a roll.
# Markdown's `smarty` and smartypants change quotation marks and dashes and leave (c) alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check \
  markdown-it-py==4.3.0 textile==4.0.4 Markdown==3.11.3 smartypants==2.0.2
cat > seen.py <<'CODE'
import markdown
import smartypants
import textile
from markdown_it import MarkdownIt

AMENDED = "Amend Sections 5(a), 5(b), 5(c) and 5(r)."
typographer = MarkdownIt("commonmark", {"typographer": True}).enable("replacements")
seen = typographer.render(AMENDED).strip()
assert seen == "<p>Amend Sections 5(a), 5(b), 5\u00a9 and 5\u00ae.</p>", seen
seen = textile.textile(AMENDED).strip()
assert seen == "<p>Amend Sections 5(a), 5(b), 5&#169; and 5&#174;.</p>", seen
seen = textile.textile("Poe: -No-").strip()
assert seen == "<p>Poe: <del>No</del></p>", seen
assert markdown.markdown(AMENDED, extensions=["smarty"]) == f"<p>{AMENDED}</p>"
assert smartypants.smartypants(AMENDED) == AMENDED
print("as stated")
CODE
env/bin/python -W ignore seen.py
