#!/usr/bin/env bash
# pyte: what a modern full-screen program asks of its terminal is drawn as text, or makes everything bold.
# pyte 0.8.2, the terminal in which Python programs are tested. One would expect a sequence that it does not know to be passed
# over. Seen: xterm's request for modified keys (CSI > 4 ; 1 m) is read as "bold, underlined"; the keyboard
# protocol that Textual asks for (CSI > 1 u) is passed over on the way in, but its end (CSI < u) prints a "u"; the content of a
# device control string (DCS) and of an APC is printed; a colored underline (CSI 4:3 m) prints "3m". A test that
# compares its screen with a real terminal's fails for the wrong reason, or passes for it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pyte==0.8.2
cat > seen.py <<'CODE'
import pyte

for name, data in (("modified keys", b"\x1b[>4;1mAye"), ("keyboard protocol", b"\x1b[>1uAye\x1b[<u"),
                   ("DCS", b"\x1bP+q544e\x1b\\Aye"), ("APC", b"\x1b_Gi=1\x1b\\Aye"), ("curly underline", b"\x1b[4:3mAye")):
    screen = pyte.Screen(12, 1)
    pyte.ByteStream(screen).feed(data)
    cell = screen.buffer[0][0]
    print(f"{name}: {screen.display[0].rstrip()!r} bold {cell.bold} underlined {cell.underscore}")
CODE
cat > expected.txt <<'SEEN'
modified keys: 'Aye' bold True underlined True
keyboard protocol: 'Ayeu' bold False underlined False
DCS: '+q544eAye' bold False underlined False
APC: 'Gi=1Aye' bold False underlined False
curly underline: '3mAye' bold False underlined False
SEEN
env/bin/python -W ignore seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
