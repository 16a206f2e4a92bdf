#!/usr/bin/env bash
# textual: Esc and a key typed at the same moment are another key, and of some pairs the Esc is gone.
# textual 8.2.8, by the app's own parser. A slow connection brings keys together that were typed one after the other. One would
# expect "Esc, 3" to be Esc and 3, or Alt and 3. Seen: "Esc, 3" is "£" and "Esc, -" a dash, as one keyboard of one system
# would print them; of "Esc, /" and "Esc, :" no Esc is left, so that a prompt stays open and takes the sign; and the Esc in
# "Esc, j, Esc" is "^", because what follows it decides, though "Esc, j" alone is Alt and j. An app guards against it by
# rewriting Esc before a key that begins no sequence as "\x1b[27u", the same key in another protocol.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check textual==8.2.8
cat > seen.py <<'CODE'
import time

from textual._xterm_parser import XTermParser


def keys(text: str) -> list[str]:
    parser = XTermParser()
    messages = [*parser.feed(text)]
    time.sleep(0.2)
    return [message.key for message in [*messages, *parser.tick()]]


for typed in ("\x1b3", "\x1b-", "\x1b/", "\x1b:", "\x1bj", "\x1bj\x1b", "\x1b[27u3"):
    print(repr(typed), keys(typed))
CODE
cat > expected.txt <<'SEEN'
'\x1b3' ['pound_sign']
'\x1b-' ['en_dash']
'\x1b/' ['slash']
'\x1b:' ['colon']
'\x1bj' ['alt+j']
'\x1bj\x1b' ['circumflex_accent', 'j', 'escape']
'\x1b[27u3' ['escape', '3']
SEEN
env/bin/python seen.py > seen.txt
diff expected.txt seen.txt && echo "as stated"
