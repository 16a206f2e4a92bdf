#!/usr/bin/env bash
# email-reply-parser: a resident's list of objections is her signature, and is left out.
# email-reply-parser 0.5.12, which takes what is new out of an email, so that a comment to the council can go into the
# record without what it quotes. One would expect it to leave out quoted lines, and those under "-- ". Seen: a line that
# begins with a hyphen and a letter begins a signature, so of a list without blanks, "-Noise at night", nothing is left,
# and neither is the postscript; with a blank behind each hyphen all of it stays. A line that begins with "On" and ends
# with "wrote:", though the resident wrote it herself, makes a quotation of the whole comment.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check email-reply-parser==0.5.12
cat > seen.py <<'CODE'
from email_reply_parser import EmailReplyParser

read = EmailReplyParser.parse_reply
typed = "I object to item 5:\n\n{0}Noise at night\n{0}Trucks on Elm Street\n\nAna Roe"
assert read(typed.format("-")) == "I object to item 5:", read(typed.format("-"))
assert read(typed.format("- ")) == typed.format("- "), read(typed.format("- "))
answer = "On item 12 the clerk wrote:\nno answer.\n\nPlease vote no."
assert read(answer) == "", read(answer)
postscript = "Vote no on 5.\n\n-Ana Roe\n\nP.S. And no on 6."
assert read(postscript) == "Vote no on 5.", read(postscript)
print("as stated")
CODE
env/bin/python -W ignore seen.py
