#!/usr/bin/env bash
# TTML: captions of a meeting with a recess lose their first half in one library, their second in another.
# pycaption 2.3.14, ttconv 1.2.3. TTML may keep each part of a meeting in a `div` of its own, with `begin` for where the part
# begins; times within count from there (TTML2, 12.2). One would expect both parts, the second an hour later. Seen: pycaption
# keeps the last `div` of a language alone, at 5 seconds instead of 1:00:05; ttconv keeps the first and drops what is in a
# `div` that has a begin and no end, without a word. With an end beside the begin, ttconv has it where it belongs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pycaption==2.3.14 ttconv==1.2.3
cat > seen.py <<'CODE'
import xml.etree.ElementTree as ElementTree

import pycaption
from ttconv.imsc import reader
from ttconv.srt import writer

FIRST = '<div><p begin="10s" end="12s">In order.</p></div>'
SECOND = '<div begin="3600s"{end}><p begin="5s" end="7s">Back from recess.</p></div>'


def document(body: str) -> str:
    return f'<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body>{body}</body></tt>'


def by_pycaption(body: str) -> list[tuple[float, str]]:
    captions = pycaption.DFXPReader().read(document(body))
    return [(cue.start / 1e6, cue.get_text()) for lang in captions.get_languages() for cue in captions.get_captions(lang)]


def by_ttconv(body: str) -> list[str]:
    model = reader.to_model(ElementTree.ElementTree(ElementTree.fromstring(document(body))))
    return [line for line in writer.from_model(model).splitlines() if line and not line.isdecimal()]


both = FIRST + SECOND.format(end="")
assert by_pycaption(both) == [(5.0, "Back from recess.")], by_pycaption(both)
assert by_ttconv(both) == ["00:00:10,000 --> 00:00:12,000", "In order."], by_ttconv(both)
ended = FIRST + SECOND.format(end=' end="7200s"')
assert by_ttconv(ended)[2:] == ["01:00:05,000 --> 01:00:07,000", "Back from recess."], by_ttconv(ended)
print("as stated")
CODE
env/bin/python -W ignore seen.py
