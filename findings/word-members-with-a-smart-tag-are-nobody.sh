#!/usr/bin/env bash
# Word: members whose names have a smart tag are nobody, and an ordinance has no number.
# python-docx 1.2.0 and mammoth 1.13.0, beside docx2txt 0.9 and docx2python 3.7.1. Word up to 2007 put a tag around what
# it took for a name or a place, <w:smartTag w:element="PersonName">, and files of that time keep it when they are
# saved anew; the page shows nothing of it. One would expect the text, with the tag or without. Seen: for python-docx the
# names are not there, "Ayes: , Poe.", in a paragraph and in a cell, and who has no tag stays; mammoth has them. A
# number that comes from a field, as in a clerk's template, is left out by both, by mammoth with a warning. The two
# others have all of it, as councilui does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check \
  python-docx==1.2.0 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1
cat > seen.py <<'CODE'
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

TAG = '<w:smartTag {} w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName">{}</w:smartTag>'
FIELD = '<w:fldSimple {} w:instr=" DOCPROPERTY Number ">{}</w:fldSimple>'


def add(paragraph: docx.text.paragraph.Paragraph, element: str, text: str) -> None:
    paragraph._p.append(parse_xml(element.format(nsdecls("w"), f"<w:r><w:t>{text}</w:t></w:r>")))


minutes = docx.Document()
roll = minutes.add_paragraph("Ayes: ")
add(roll, TAG, "Ana Roe")
roll.add_run(", Poe. Nays: ")
add(roll, TAG, "Ben Diaz")
roll.add_run(".")
ordinance = minutes.add_paragraph("Ordinance No. ")
add(ordinance, FIELD, "2031-5")
ordinance.add_run(" passed.")
cell = minutes.add_table(1, 1).cell(0, 0)
add(cell.paragraphs[0], TAG, "Ana Roe")
minutes.save("minutes.docx")

again = docx.Document("minutes.docx")
assert [paragraph.text for paragraph in again.paragraphs] == ["Ayes: , Poe. Nays: .", "Ordinance No.  passed."]
assert again.tables[0].cell(0, 0).text == ""
with open("minutes.docx", "rb") as file:
    read = mammoth.extract_raw_text(file)
    lines = read.value.split("\n\n")
    assert lines[:3] == ["Ayes: Ana Roe, Poe. Nays: Ben Diaz.", "Ordinance No.  passed.", "Ana Roe"], lines
    messages = [message.message for message in mammoth.convert_to_html(file).messages]
    assert messages == ["An unrecognised element was ignored: w:fldSimple"], messages
for text in (docx2txt.process("minutes.docx"), docx2python("minutes.docx").text):
    lines = [line for line in text.split("\n") if line]
    assert lines == ["Ayes: Ana Roe, Poe. Nays: Ben Diaz.", "Ordinance No. 2031-5 passed.", "Ana Roe"], lines
print("as stated")
CODE
env/bin/python -W ignore seen.py
