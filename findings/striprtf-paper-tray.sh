#!/usr/bin/env bash
# striprtf: a printer's paper tray swallows the rest of a clerk's note.
# striprtf 0.0.35. Word writes the paper tray of a section as \binfsxn15 \binsxn15, and a picture as \*\shppict. One would
# expect what concerns the printer to change nothing. Seen: with the tray, all that follows the first
# picture is lost, the vote with it, and no error is raised; without it, or without the picture, the note is whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check striprtf==0.0.35
cat > seen.py <<'CODE'
from striprtf.striprtf import rtf_to_text

for tray in ("", r"\binfsxn15\binsxn15"):
    for picture in ("", r"{\*\shppict{\pict\pngblip 8950}}"):
        note = r"{\rtf1\ansi\sectd" + tray + " Before. " + picture + r"The vote was 39-11.\par Next.}"
        print(f"tray {bool(tray)}, picture {bool(picture)}: {rtf_to_text(note)!r}")
CODE
cat > expected.txt <<'SEEN'
tray False, picture False: 'Before. The vote was 39-11.\nNext.'
tray False, picture True: 'Before. The vote was 39-11.\nNext.'
tray True, picture False: 'Before. The vote was 39-11.\nNext.'
tray True, picture True: 'Before. '
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
