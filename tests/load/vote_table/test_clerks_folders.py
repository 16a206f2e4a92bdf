"""Folders of a town's tables as clerks have them: the right record, or a sentence whose lines work when pasted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from councilui.common.errors import CouncilError
from councilui.load.pipeline import load


class Fact(NamedTuple):
    """A vote: date, title, result, and each name with its option."""

    date: str
    title: str
    result: str
    roll: frozenset[tuple[str, str]]


def _fact(date: str, title: str, result: str, **options: str) -> Fact:
    return Fact(date, title, result, frozenset((name.replace("_", " "), option) for name, option in options.items()))


LEASE = _fact("2031-05-06", "Lease", "pass", Ana_Roe="yes", Ben_Poe="no", Cy_Moe="yes")
FEES = _fact("2031-05-20", "Fees", "fail", Ana_Roe="no", Ben_Poe="no", Cy_Moe="absent")
BOTH = {LEASE, FEES}


def _load(folder: Path) -> tuple[set[Fact], set[str]]:
    """The facts of the record that a folder makes, and the kinds of issues."""
    target = folder.parent / "a.db"
    outcome = load([folder], target)
    with closing(sqlite3.connect(target)) as connection:
        rolls: dict[tuple[str, ...], set[tuple[str, str]]] = {}
        for date, title, result, event, name, option in connection.execute(
            "SELECT m.date, i.title, e.result, e.id, p.name, v.option FROM vote_event AS e"
            " JOIN motion AS o ON o.id = e.motion JOIN meeting AS m ON m.id = o.meeting"
            " JOIN agenda_item AS i ON i.id = o.agenda_item JOIN vote AS v ON v.vote_event = e.id"
            " JOIN person AS p ON p.id = v.person"
        ):
            rolls.setdefault((date, title, result, event), set()).add((name, option))
    facts = {Fact(date, title, result, frozenset(roll)) for (date, title, result, _), roll in rolls.items()}
    return facts, {issue.kind for issue in outcome.issues}


def _folder(tmp_path: Path, files: dict[str, str]) -> Path:
    folder = tmp_path / "elmton"
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


WIDE = "Item,Title,Result,Ana Roe,Ben Poe,Cy Moe\n"
FOLDERS: dict[str, dict[str, str]] = {
    "German, semicolons, decimal commas": {
        "Abstimmungen.csv": "Sitzung am;TOP;Betreff;Beschluss;Betrag;Ana Roe;Ben Poe;Cy Moe\n"
        "06.05.2031;1;Lease;angenommen;1.250,50;Ja;Nein;Ja\n20.05.2031;2;Fees;abgelehnt;3,5;Nein;Nein;abwesend\n"
    },
    "Spanish, a row a vote": {
        "actas.csv": "Fecha;Punto;Asunto;Resultado;Concejal;Voto\n"
        "06/05/2031;1;Lease;Aprobado;Ana Roe;A favor\n06/05/2031;1;Lease;Aprobado;Ben Poe;En contra\n"
        "06/05/2031;1;Lease;Aprobado;Cy Moe;Sí\n20/05/2031;1;Fees;Rechazado;Ana Roe;No\n"
        "20/05/2031;1;Fees;Rechazado;Ben Poe;En contra\n20/05/2031;1;Fees;Rechazado;Cy Moe;Ausente\n"
    },
    "two meetings in one sheet": {
        "votes.csv": f"Regular Meeting May 6 2031,,,,,\n{WIDE}1,Lease,Passed,Yes,No,Yes\n,,,,,\n"
        f"Special Meeting of May 20 2031,,,,,\n{WIDE}1,Fees,Failed,No,No,Absent\n"
    },
    "dates as lines between votes": {
        "votes.csv": f"{WIDE}Tuesday May 6 2031\n1,Lease,Passed,Yes,No,Yes\n20.5.2031,,,,,\n"
        f"1,Fees,Failed,No,No,Absent\n"
    },
    "dates as lines in a file of a date": {
        "2031-05-06 ff.csv": f"{WIDE}1,Lease,Passed,Yes,No,Yes\n,Meeting of May 20 2031,,,,\n"
        f"1,Fees,Failed,No,No,Absent\n"
    },
    "each meeting a file, each with other delimiters": {
        "2031-05-06.csv": f"{WIDE}1,Lease,Passed,Yes,No,Yes\n".replace(",", ";"),
        "2031-05-20.tsv": f"{WIDE}1,Fees,Failed,No,No,Absent\n".replace(",", "\t"),
    },
    "the date above the header": {
        "a.csv": f"City of Elmton,,,,,\nMinutes approved June 3 2031,,,,,\nMeeting: 5/6/2031,,,,,\n"
        f"{WIDE}1,Lease,Passed,Yes,No,Yes\n",
        "b.csv": f"May 20 2031 Regular Council Meeting,,,,,\n{WIDE}1,Fees,Failed,No,No,Absent\n",
        "councilui.toml": 'date_order = "month first"\n',
    },
    "totals and notes under the table": {
        "2031-05-06.csv": f"{WIDE}1,Lease,Passed,Yes,No,Yes\n,Totals,,2,1,\n"
        f"Note: Moe came late.,,,,,\nPrepared by the Clerk,,,,,\n",
        "2031-05-20.csv": f"{WIDE}1,Fees,Failed,No,No,Absent\n",
    },
    "titles before names, two rows of header": {
        "votes.csv": ",,,,Council members,,\n"
        "Date,Item,Title,Result,Mayor Ana Roe,Councilmember Ben Poe,Vice-Mayor Cy Moe\n"
        "May 6 2031,1,Lease,Approved,Y,N,Y\nMay 20 2031,2,Fees,Failed,N,N,AB\n",
        "councilui.toml": '[words]\nAB = "absent"\n',
    },
    "crosses under yes and no": {
        "votes.csv": "Date,Title,Result,Member,Yes,No,Absent\n"
        "2031-05-06,Lease,Passed,Ana Roe,X,,\n2031-05-06,Lease,Passed,Ben Poe,,X,\n"
        "2031-05-06,Lease,Passed,Cy Moe,X,,\n"
        "2031-05-20,Fees,Failed,Ana Roe,,x,\n2031-05-20,Fees,Failed,Ben Poe,,x,\n2031-05-20,Fees,Failed,Cy Moe,,,x\n"
    },
    "a file for each vote, crosses under yes and no": {
        "2031-05-06.csv": "Item: Lease,,,,\nMember,Aye,Nay,Absent,Result\n"
        "Ana Roe,1,,,Passed\nBen Poe,,1,,Passed\nCy Moe,1,,,Passed\n",
        "2031-05-20.csv": "Agenda Item 5: Fees,,,,\nMember,Aye,Nay,Absent,Result\n"
        "Ana Roe,,✓,,Failed\nBen Poe,,✓,,Failed\nCy Moe,,,✓,Failed\n",
    },
    "names spelled in two ways": {
        "votes.csv": 'Date,Title,Result,Member,Vote\n2031-05-06,Lease,Passed,"Roe, Ana",Aye\n'
        "2031-05-06,Lease,Passed,Ben Poe,Nay\n"
        "2031-05-06,Lease,Passed,Cy Moe,Aye\n2031-05-20,Fees,Failed,Councilor Ana Roe,No\n"
        "2031-05-20,Fees,Failed,BEN POE,No\n2031-05-20,Fees,Failed,Mr. Cy  MOE,Absent\n"
    },
    "every line in quotation marks": {
        "2031-05-06.csv": '"Item,Title,Result,Ana Roe,Ben Poe,Cy Moe"\n"1,""Lease"",Passed,Yes,No,Yes"\n',
        "2031-05-20.csv": '"Item,Title,Result,Ana Roe,Ben Poe,Cy Moe"\n"1,Fees,Failed,No,No,Absent"\n',
    },
    "a word behind every name": {
        "votes.csv": "Date,Title,Result,Ana Roe Vote,Ben Poe Vote,Cy Moe Vote\n"
        "2031-05-06,Lease,Passed,Yes,No,Yes\n2031-05-20,Fees,Failed,No,No,Absent\n"
    },
    "rolls in words": {
        "votes.csv": "Meeting Date,Agenda Item,Action Taken,Roll Call\n"
        '2031-05-06,Lease,Approved,"Ana Roe-Yes, Ben Poe-No, Cy Moe-Yes"\n'
        '2031-05-20,Fees,Failed,"Ana Roe-No, Ben Poe-No, Cy Moe-Absent"\n'
    },
    "Polish": {
        "głosowania.csv": "Data sesji;Nr;Przedmiot głosowania;Ana Roe;Ben Poe;Cy Moe;Wynik głosowania\n"
        "2031-05-06;1;Lease;za;przeciw;ZA;przyjęto\n2031-05-20;2;Fees;Przeciw;przeciw;nieobecny;nie przyjęto\n"
    },
    "Czech, a row a vote": {
        "hlasování.csv": "Datum;Číslo;Předmět;Zastupitel;Hlas;Výsledek\n"
        "6. 5. 2031;1;Lease;Ana Roe;pro;přijato\n6.5. 2031;1;Lease;Ben Poe;proti;přijato\n"
        "6. 5. 2031;1;Lease;Cy Moe;Pro;přijato\n20. 5. 2031;2;Fees;Ana Roe;proti;nepřijato\n"
        "20. 5. 2031;2;Fees;Ben Poe;Proti;nepřijato\n20. 5. 2031;2;Fees;Cy Moe;nepřítomna;nepřijato\n"
    },
    "Turkish": {
        "oylama.csv": "Tarih;Madde;Konu;Ana Roe;Ben Poe;Cy Moe;Sonuç\n"
        "06.05.2031;1;Lease;Kabul;Ret;Kabul;Kabul edildi\n20.05.2031;2;Fees;Ret;Ret;Katılmadı;Reddedildi\n"
    },
    "Italian and Portuguese": {
        "a.csv": "Data;Numero;Oggetto;Esito;Ana Roe;Ben Poe;Cy Moe\n"
        "06/05/2031;1;Lease;Approvata;Favorevole;Contrario;favorevole\n",
        "b.csv": "Data;Numero;Assunto;Resultado;Ana Roe;Ben Poe;Cy Moe\n"
        "20/05/2031;1;Fees;Não aprovado;Não;não;Ausente\n",
    },
    "names under sides, members with titles": {
        "votes.csv": "Meeting Date,Title,Moved By,Ayes,Nays,Absent,Outcome\n"
        '2031-05-06,Lease,Roe,"Mayor Ana Roe and Cy Moe",Ben Poe,None,Motion carried\n'
        '2031-05-20,Fees,Moe,None,"Ana Roe, Ben Poe",Cy Moe,Motion failed\n'
    },
}


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_clerk_s_folder_is_the_record_that_it_tells(kind: str, tmp_path: Path) -> None:
    facts, issues = _load(_folder(tmp_path, FOLDERS[kind]))
    assert facts == BOTH
    assert issues <= {"row of numbers", "note left out"}


SETTINGS: dict[str, tuple[str, dict[str, str]]] = {
    "ones and zeros": (
        "Date,Item,Title,Result,Ana Roe,Ben Poe,Cy Moe\n2031-05-06,1,Lease,Passed,1,0,1\n"
        "2031-05-20,2,Fees,Failed,0,0,2\n",
        {"1": "yes", "0": "no", "2": "absent"},
    ),
    "headers of another language": (
        "kuupäev,teema,tulemus,Ana Roe,Ben Poe,Cy Moe\n2031-05-06,Lease,Passed,poolt,vastu,poolt\n"
        "2031-05-20,Fees,Failed,vastu,vastu,puudus\n",
        {"poolt": "yes", "vastu": "no", "puudus": "absent"},
    ),
    "headers and rows of another language": (
        "kuupäev;teema;tulemus;liige;hääl\n"
        + "".join(
            f"{day};{title};{result};{name};{word}\n"
            for day, title, result, words in (
                ("2031-05-06", "Lease", "Passed", ("poolt", "vastu", "poolt")),
                ("2031-05-20", "Fees", "Failed", ("vastu", "vastu", "puudus")),
            )
            for name, word in zip(("Ana Roe", "Ben Poe", "Cy Moe"), words, strict=True)
        ),
        {"poolt": "yes", "vastu": "no", "puudus": "absent"},
    ),
}


@pytest.mark.parametrize("kind", SETTINGS)
def test_what_a_refusal_suggests_makes_the_record_when_pasted(kind: str, tmp_path: Path) -> None:
    table, words = SETTINGS[kind]
    folder = _folder(tmp_path, {"votes.csv": table})
    with pytest.raises(CouncilError) as error:
        load([folder], tmp_path / "a.db")
    settings = str(error.value).split("corrected where it is wrong:\n", 1)[1]
    for word, option in words.items():
        settings = settings.replace(f'# "{word}" = "…"', f'"{word}" = "{option}"')
    (folder / "councilui.toml").write_text(settings, encoding="utf-8")
    assert _load(folder) == (BOTH, set())


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (
            "Member,Vote\nAna Roe,Yes\nBen Poe,No\n",
            "It names no agenda item; add a column “Title” with what was voted on.",
        ),
        (
            "Member,Yes,No\nAna Roe,X,\nBen Poe,,X\n",
            "It names no agenda item; add a column “Title” with what was voted on.",
        ),
        ("Date,Title,Result,Roe,Poe\n47974,Lease,Passed,Yes,No\n", "save the column as dates"),
        (f"{WIDE}5/6/2031\n1,Lease,Passed,Yes,No,Yes\n", 'write date_order = "month first"'),
    ],
)
def test_what_no_setting_mends_is_said(table: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(CouncilError) as error:
        load([_folder(tmp_path, {"votes.csv": table})], tmp_path / "a.db")
    assert sentence in str(error.value)


@pytest.mark.parametrize("title", ["Minutes of May 6 2031", "Council retreat on May 6 2031", "Lease until May 6 2031"])
def test_an_item_with_a_date_in_its_title_heads_no_meeting(title: str, tmp_path: Path) -> None:
    table = f"{WIDE}1,Lease,Passed,Yes,No,Yes\n,{title},,,,\n2,Bins,Passed,Yes,No,Yes\n"
    facts, _ = _load(_folder(tmp_path, {"2031-06-03.csv": table}))
    assert {fact.date for fact in facts} == {"2031-06-03"}


@pytest.mark.parametrize("codes", ["A", "AB", "P"])
def test_a_member_whose_votes_are_all_letters_that_nobody_knows_is_a_member(codes: str, tmp_path: Path) -> None:
    table = f"Date,Title,Result,Roe,Poe,Moe\n2031-05-06,Lease,Passed,Y,N,{codes}\n2031-05-20,Fees,Passed,Y,Y,{codes}\n"
    facts, issues = _load(_folder(tmp_path, {"votes.csv": table}))
    assert {name for fact in facts for name, _ in fact.roll} == {"Roe", "Poe", "Moe"}
    assert issues == {"unknown vote word"}
