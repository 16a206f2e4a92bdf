"""Who is taken to speak, in each convention of captioners and tools, and who is not."""

from __future__ import annotations

import pytest

from councilui.load.speech.label_shapes import is_name, is_unnamed
from tests.load.captions.reading import read_statements, vtt

Turns = list[tuple[str | None, str]]


def _turns(*cues: str) -> Turns:
    timed = [(float(number), number + 0.9, text) for number, text in enumerate(cues)]
    return [(row.speaker_name, row.text) for row in read_statements(vtt(*timed))]


@pytest.mark.parametrize(
    ("cues", "turns"),
    [
        (  # a meeting service writes the name at every cue
            ("Mayor Ann Quill: Clerk, call the roll.", "Dana Dunn: Member Baker?", "Terry Baker: I vote no."),
            [("Mayor Ann Quill", "Clerk, call the roll."), ("Dana Dunn", "Member Baker?"),
             ("Terry Baker", "I vote no.")],
        ),
        (
            ("Terry Baker (he/him): I move it.", "Ben Poe: Second.", "Ben Poe: And I have a question: why?"),
            [("Terry Baker", "I move it."), ("Ben Poe", "Second. And I have a question: why?")],
        ),
        (  # offices with an article, behind a speaker mark
            (">> THE CLERK: MS. ROE?", ">> HERE.", ">> THE MAYOR: ALL IN FAVOR?", ">> THE MOTION: APPROVE."),
            [("THE CLERK", "MS. ROE?"), (None, "HERE."), ("THE MAYOR", "ALL IN FAVOR?"),
             (None, "THE MOTION: APPROVE.")],
        ),
        (  # surnames alone, as a clerk's roll call
            ("ROE: AYE.", "POE: NO.", "DE LA CRUZ: AYE."),
            [("ROE", "AYE."), ("POE", "NO."), ("DE LA CRUZ", "AYE.")],
        ),
        (  # display names that are hardly names
            ("jdoe: Hello?", "Ana Roe: We hear you.", "iPhone: I cannot hear you.", "jdoe: Good."),
            [("jdoe", "Hello?"), ("Ana Roe", "We hear you."), (None, "I cannot hear you."), ("jdoe", "Good.")],
        ),
        (
            ("[SPEAKER_00]: Good evening.", "[Terry Baker]: I vote no.", "[SPEAKER_01]: Noted."),
            [(None, "Good evening."), ("Terry Baker", "I vote no."), (None, "Noted.")],
        ),
        (
            ("SPEAKER_00: Good evening.", "SPEAKER_01: Good evening.", "Speaker 3: Hello."),
            [(None, "Good evening."), (None, "Good evening."), (None, "Hello.")],
        ),
        (
            ("[speaker 1]\nAye.", "[speaker 2]\nNo.", "[speaker 1]\nThank you."),
            [(None, "Aye."), (None, "No."), (None, "Thank you.")],
        ),
        (
            ("(Speaker 1) Aye.", "(Speaker 2) No."),
            [(None, "Aye."), (None, "No.")],
        ),
        (("【Ana Roe】 Aye.", "【Ben Poe】 No."), [("Ana Roe", "Aye."), ("Ben Poe", "No.")]),
        (("＞＞ ANA ROE: AYE.", "＞＞ NO."), [("ANA ROE", "AYE."), (None, "NO.")]),
        (  # the mark behind the name
            ("MAYOR QUILL>> Good evening.", "COUNCILMEMBER ROE>> I so move."),
            [("MAYOR QUILL", "Good evening."), ("COUNCILMEMBER ROE", "I so move.")],
        ),
        (  # two speakers in one cue, as subtitles have them
            ("Ana Roe:\nI so move.", "Ben Poe:\nSecond.\nCy Moe:\nNo."),
            [("Ana Roe", "I so move."), ("Ben Poe", "Second."), ("Cy Moe", "No.")],
        ),
        (("[Ana Roe] Aye.", "[Ben Poe] No."), [("Ana Roe", "Aye."), ("Ben Poe", "No.")]),
        ((">> AYE.", "ZOE DUNN: ALL RIGHT, IT CARRIES."), [(None, "AYE."), ("ZOE DUNN", "ALL RIGHT, IT CARRIES.")]),
        (
            (">> I MOVE APPROVAL OF THE WHOLE CONSENT AGENDA.", "ZOE DUNN: ALL RIGHT, IT CARRIES.", "NEXT."),
            [(None, "I MOVE APPROVAL OF THE WHOLE CONSENT AGENDA."), ("ZOE DUNN", "ALL RIGHT, IT CARRIES. NEXT.")],
        ),
        ((">> HERE", "BEN POE: THANK YOU."), [(None, "HERE"), ("BEN POE", "THANK YOU.")]),
        (
            (">> ZOE DUNN: NEXT.", ">> I OBJECT.", "SAYS I.", "ZOE DUNN: SO NOTED."),
            [("ZOE DUNN", "NEXT."), (None, "I OBJECT. SAYS I."), ("ZOE DUNN", "SO NOTED.")],
        ),
        ((">> AYE. ZOE DUNN: IT CARRIES.",), [(None, "AYE."), ("ZOE DUNN", "IT CARRIES.")]),
        (
            (">> Second. Ben Poe: I second it.", ">> NO! CLERK: IT FAILS."),
            [(None, "Second."), ("Ben Poe", "I second it."), (None, "NO!"), ("CLERK", "IT FAILS.")],
        ),
        (  # labels within a line: by an office, in capitals where lines begin so, and one that may be a name or not
            ("MAYOR ROE: Good evening.", "MAYOR ROE: All in favor? Clerk Dunn: Five ayes.",
             "MAYOR ROE: Thanks. BEN POE: Yes.", "Aye. CLERK DUNN: One.",
             "MAYOR ROE: Next. Zoe Dunn: I object.", "MAYOR ROE: Read it. Motion One: to amend."),
            [("MAYOR ROE", "Good evening. All in favor?"), ("Clerk Dunn", "Five ayes."), ("MAYOR ROE", "Thanks."),
             ("BEN POE", "Yes."), (None, "Aye."), ("CLERK DUNN", "One."), ("MAYOR ROE", "Next."),
             (None, "Zoe Dunn: I object."), ("MAYOR ROE", "Read it. Motion One: to amend.")],
        ),
        (
            (">> VAN DER BERG: Hello.", ">> Ms. Van der Berg: Aye.", ">> J. St. Clair: No."),
            [("VAN DER BERG", "Hello."), ("Ms. Van der Berg", "Aye."), ("J. St. Clair", "No.")],
        ),
        (  # a name in a cue of its own, and one that comes once
            ("[Terry Baker]", "I vote no.", "[Ann Quill]", "Thanks.", "[applause]", "[Terry Baker]", "Yes."),
            [("Terry Baker", "I vote no."), ("Ann Quill", "Thanks."), (None, "[applause]"), ("Terry Baker", "Yes.")],
        ),
        (
            ("(Terry Baker)", "I vote no.", "(Ann Quill)", "Thanks.", "(Dana Dunn)", "So noted."),
            [("Terry Baker", "I vote no."), ("Ann Quill", "Thanks."), ("Dana Dunn", "So noted.")],
        ),
        (  # too few of them to be certain: nobody's words go to another
            ("[Terry Baker]", "I vote no.", "[Terry Baker]", "Really.", "[Ann Quill]", "Thanks."),
            [("Terry Baker", "I vote no. Really."), ("Ann Quill", "Thanks.")],
        ),
        (
            ("[Ana Roe]", "Aye.", "[Technical Difficulties]", "We go on.", "[Ben Poe]", "No.", "[Cy Moe]", "No."),
            [("Ana Roe", "Aye. [Technical Difficulties] We go on."), ("Ben Poe", "No."), ("Cy Moe", "No.")],
        ),
        (
            ("Ana Roe: Hello.", "Ben Poe, he/him: Second.", "Clerk's Office - Host: Roll call.", "Ana Roe: Aye."),
            [("Ana Roe", "Hello."), ("Ben Poe", "Second."), (None, "Clerk's Office - Host: Roll call."),
             ("Ana Roe", "Aye.")],
        ),
        (  # a voice and a number, in any language
            ("Sprecher 1: Guten Abend.", "Locutor 2: Presente.", "Участник 3: За.", "Item 4: The lease."),
            [(None, "Guten Abend."), (None, "Presente."), (None, "За. Item 4: The lease.")],
        ),
        ((">> [Mayor Roe]: Order.", ">> Speaker 2: No."), [("Mayor Roe", "Order."), (None, "No.")]),
        (("- Second.", "- All in favor?\n- Aye.", "- Opposed?"),
         [(None, "Second."), (None, "All in favor?"), (None, "Aye."), (None, "Opposed?")]),
        (("<v Ben Poe>Second.</v>", "I strongly object."), [("Ben Poe", "Second."), (None, "I strongly object.")]),
        (("<v Ben Poe>Second.", "I strongly object."), [("Ben Poe", "Second."), (None, "I strongly object.")]),
        (
            ("<v Ben Poe>Second,\nand gladly.</v>\n<v.loud Ana Roe>No!</v>", "<v Ana Roe>No, no.</v>"),
            [("Ben Poe", "Second, and gladly."), ("Ana Roe", "No! No, no.")],
        ),
        (
            ("<v Ben Poe>Item 12: the fence.</v>", "<v Ana Roe>Ben Poe: never heard.</v>", "<v Ben Poe>Well.</v>"),
            [("Ben Poe", "Item 12: the fence."), ("Ana Roe", "Ben Poe: never heard."), ("Ben Poe", "Well.")],
        ),
        (
            ("Ana Roe: Aye. Ben Poe: No.", "Ben Poe: And I say why: it costs.", "Ana Roe: Next. Ben Poe: Fine."),
            [("Ana Roe", "Aye."), ("Ben Poe", "No. And I say why: it costs."), ("Ana Roe", "Next."),
             ("Ben Poe", "Fine.")],
        ),
        (
            ("[Mayor Roe] Order.", "[Clerk Dunn] Roll call.", "[Roe] Aye.", "[Ben Poe] No."),
            [("Mayor Roe", "Order."), ("Clerk Dunn", "Roll call."), ("Roe", "Aye."), ("Ben Poe", "No.")],
        ),
        (
            ("Interpreter: Hola.", "Staff: Yes.", "Woman in audience: No!", "Public Speaker 3: My name is Jo."),
            [("Interpreter", "Hola."), ("Staff", "Yes."), (None, "No!"), (None, "My name is Jo.")],
        ),
        (("> Ana Roe: Aye.", "> No.", "> Mayor Poe: Order."),
         [("Ana Roe", "Aye."), (None, "No."), ("Mayor Poe", "Order.")]),
        ((">> Roe: Aye.", "»Mayor Poe: Order."), [("Roe", "Aye."), ("Mayor Poe", "Order.")]),
        (("**Ana Roe:** Aye.", "**Ben Poe**: No."), [("Ana Roe", "Aye."), ("Ben Poe", "No.")]),
        (("Speaker 1\nAye.", "Speaker 2\nNo."), [(None, "Aye."), (None, "No.")]),
        (("SPEAKER 1\nAye.", "Ana Roe\nNo.", "Ben Poe\nNo."), [(None, "Aye."), ("Ana Roe", "No."), ("Ben Poe", "No.")]),
        (("Ana Roe | Ward 2: Aye.", "Ben Poe - District 3: No.", "Cy Moe–At Large: No."),
         [("Ana Roe", "Aye."), ("Ben Poe", "No."), ("Cy Moe", "No.")]),
        (("Ana Roe:Aye.", "Ben Poe:No."), [("Ana Roe", "Aye."), ("Ben Poe", "No.")]),
        (("<Ana Roe> Aye.", "<Ben Poe> No.", "<Speaker 3> No."),
         [("Ana Roe", "Aye."), ("Ben Poe", "No."), (None, "No.")]),
        (("{Ana Roe} Aye.", "(Ben Poe) No.", "(Cy Moe) No."),
         [("Ana Roe", "Aye."), ("Ben Poe", "No."), ("Cy Moe", "No.")]),
        (("ANA ROE - AYE.", "BEN POE – NO.", "CY MOE — NO."),
         [("ANA ROE", "AYE."), ("BEN POE", "NO."), ("CY MOE", "NO.")]),
        (("- [Ana Roe] Next.", "- [Ben Poe] Second.", "- Aye."),
         [("Ana Roe", "Next."), ("Ben Poe", "Second."), (None, "Aye.")]),
        ((">> [Ana Roe] Next.", ">> (Ben Poe) Second."), [("Ana Roe", "Next."), ("Ben Poe", "Second.")]),
        (
            (">> MAYOR ROE: WELCOME ALL.", "We had some technical issues.", "We are back now."),
            [("MAYOR ROE", "WELCOME ALL."), (None, "We had some technical issues. We are back now.")],
        ),
        (("[00:00:01] Ana Roe: Aye.", "[00:00:02] Ben Poe: No."), [("Ana Roe", "Aye."), ("Ben Poe", "No.")]),
        (("王小明：我反對。", "李大文：同意。"), [("王小明", "我反對。"), ("李大文", "同意。")]),
    ],
)  # fmt: skip
def test_each_convention_names_whom_it_names(cues: tuple[str, ...], turns: Turns) -> None:
    assert _turns(*cues) == turns


def test_a_name_is_not_carried_over_a_scene_to_anothers_label() -> None:
    turns = _turns("[Interpreter]: She says yes.", "[applause]", "[Ana Roe]", "I vote no.")
    assert [name for name, text in turns if "I vote no." in text] != ["Interpreter"]


def test_a_list_read_aloud_in_one_cue_is_its_readers() -> None:
    turns = _turns("Ana Roe:\nI so move.", "Dana Dunn:\nThe votes are\nBen Poe: yes\nCy Moe: no", "Ana Roe:\nThanks.")
    assert [name for name, _ in turns] == ["Ana Roe", "Dana Dunn", "Ana Roe"]


@pytest.mark.parametrize(
    "cue",
    [
        "The motion reads: to table.", "Consent Agenda: items one to nine.", "BUDGET AMENDMENT: ADD ONE MILLION.",
        "Public Comment: three minutes each.", "Here is the thing: we lost.", "Next Item: the fence.", "Note: closed.",
        "Fiscal Impact: none.", "Ayes: seven.", "Maple Street: closed.", "[inaudible] so be it.",
        "[Applause] Thank you.",
        "(Ald. Roe votes no.)", "At 7:30 we meet.", "Ordinance 24: read.", "Question: why?", "First Reading: passed.",
    ],
)  # fmt: skip
def test_what_is_no_name_changes_no_speaker(cue: str) -> None:
    cues = ["We go on", "and on", "and on,", "without an end,", cue, "and so on."]
    assert {name for name, _ in _turns(">> Mayor Roe: Well.", *cues)} == {"Mayor Roe"}
    assert {name for name, _ in _turns(*cues)} == {None}


def test_a_convention_may_change_within_a_file() -> None:
    first = [f">> MAYOR ROE: POINT {number}." if number % 2 else f">> BEN POE: NO {number}." for number in range(20)]
    second = [f"Ana Roe: Line {number}." if number % 2 else f"Max de la Cruz: Yes {number}." for number in range(20)]
    third = [f"[SPEAKER_0{number % 2}]: Words {number}." for number in range(20)]
    names = [name for name, _ in _turns(*first, *second, *third)]
    assert names == ["BEN POE", "MAYOR ROE"] * 10 + ["Max de la Cruz", "Ana Roe"] * 10 + [None] * 20


def test_a_name_is_not_carried_on_where_every_other_cue_has_one() -> None:
    labeled = [f"{name}: Sentence {number}." for number in range(9) for name in ("Ana Roe", "Ana Roe", "Ben Poe")]
    assert _turns(*labeled, "Words without a name.", "More of them.")[-1] == (
        None,
        "Words without a name. More of them.",
    )


def test_a_name_is_not_carried_on_where_labels_end() -> None:
    """As when a tool that names speakers is exchanged for one that doesn't."""
    labeled = [f"{name}: Sentence {number}." for number in range(5) for name in ("Ana Roe", "Ben Poe")]
    turns = _turns(*labeled, *(f"words without a name, line {number}" for number in range(9)))
    assert [name for name, _ in turns] == ["Ana Roe", "Ben Poe"] * 5 + [None]


@pytest.mark.parametrize("cue", ["Grand Rapids: two votes.", "MILL CREEK: IT PASSED.", "Long Beach: it passed."])
def test_what_may_be_a_name_once_names_nobody_and_ends_a_turn(cue: str) -> None:
    turns = _turns(">> Mayor Roe: The results are in.", "Here they are.", cue, "So be it.", ">> Ben Poe: Fine.")
    assert [name for name, _ in turns] == ["Mayor Roe", None, "Ben Poe"]
    assert turns[1][1] == f"{cue} So be it."


@pytest.mark.parametrize(
    "cue", ["(Ben Poe) I object.", "<Ben Poe> I object.", "Ben Poe - I object.", "Ben Poe:I object.", "{Ben Poe} No."]
)
def test_a_label_of_another_form_is_not_the_words_of_the_one_before(cue: str) -> None:
    turns = _turns(">> Mayor Roe: The motion fails.", cue, ">> Cy Moe: Fine.")
    assert turns[0] == ("Mayor Roe", "The motion fails.")
    assert turns[1][0] is None
    assert turns[1][1] == cue


@pytest.mark.parametrize(
    "cue",
    ["Cedar Grove: twelve units.", "Total Cost: five million.", "Finance Committee: no report.", "Mill Creek: closed.",
     "Oak Library: open on Sundays.", "Elm Estates - forty units."],
)  # fmt: skip
def test_places_bodies_and_sums_are_nobody(cue: str) -> None:
    unmarked = _turns("Good evening.", "Item four is before us.", cue, "That's all.")
    marked = _turns(">> HERE.", ">> AYE.", cue, ">> NAY.")
    assert {name for name, _ in (*unmarked, *marked)} == {None}
    assert cue in " ".join(text for _, text in unmarked)


def test_a_name_seen_once_is_nobody_where_nothing_marks_speakers() -> None:
    turns = _turns("Good evening.", "We have two maps.", "Ana Roe: a painter.", "She lived here.", "That's all.")
    assert [name for name, _ in turns] == [None]


def test_a_name_said_once_is_one_where_the_file_names_speakers_so() -> None:
    cues = [
        "Mayor Roe: We hear the public.", "Each has three minutes,", "no more.", "Jo Kim: My street floods.",
        "Every spring", "it does.", "Mayor Roe: Thank you.", "Next,", "please.", "Lu Chen: Mine too.", "Each fall.",
        "And winter.", "Mayor Roe: Thank you.",
    ]  # fmt: skip
    assert [name for name, _ in _turns(*cues)] == ["Mayor Roe", "Jo Kim", "Mayor Roe", "Lu Chen", "Mayor Roe"]


def test_the_answer_to_a_question_is_not_the_one_who_asked() -> None:
    """As in a roll call in captions without marks."""
    cues = (
        "CLERK: ROLL CALL.",
        "COUNCILMEMBER ROE?",
        "AYE.",
        "COUNCILMEMBER POE?",
        "NAY.",
        "MAYOR QUILL: FIVE TO TWO.",
    )
    assert _turns(*cues) == [
        ("CLERK", "ROLL CALL. COUNCILMEMBER ROE?"), (None, "AYE. COUNCILMEMBER POE? NAY."),
        ("MAYOR QUILL", "FIVE TO TWO."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "answer", ["I vote no.", "No, thank you, chair.", "Aye, Madam Mayor.", "I'll say yes.", "Abstain.", "I'm here."]
)
def test_an_answer_has_many_words(answer: str) -> None:
    turns = _turns("Mayor Roe: Clerk?", "Dana Dunn: Member Baker?", answer, "Dana Dunn: Carried.")
    assert turns[2] == (None, answer)


def test_a_name_is_not_carried_on_for_ever() -> None:
    """As when a captioner stops to mark speakers: nobody speaks for hours."""
    cues = [(0.0, 5.0, ">> Mayor Roe: Welcome.")] + [(t * 5.0, t * 5.0 + 5, f"And line {t}.") for t in range(1, 1000)]
    rows = read_statements(vtt(*cues))
    assert {row.speaker_name for row in rows if (row.start_s or 0) < 1000} == {"Mayor Roe"}
    assert {row.speaker_name for row in rows if (row.start_s or 0) > 1400} == {None}


@pytest.mark.parametrize(
    "label",
    ["SPEAKER_00", "spk_1", "Speaker A", "A", "S1", "12", "UU", "Unidentified", "Unknown Speaker", "Male Speaker",
     "iPhone", "Galaxy S22", "iPad (2)", "Conference Room 3", "Woman in audience", "Public Speaker 3", "All",
     "Dana's iPad", "Council Chambers", "Caller 3", "1248*****12", "Participant 4", "Host", "None", "n/a",
     "Unbekannt", "Sprecher 3", "発言者1",
     "clerk@example.org", "3f2a91c4-77"],
)  # fmt: skip
def test_a_label_may_tell_apart_without_naming(label: str) -> None:
    assert is_unnamed(label)


@pytest.mark.parametrize(
    "name",
    ["Ana Roe", "ANA ROE", "Max de la Cruz", "J. T. O'Shea", "Will Kauaʻi", "May Chen", "Ana Roe-Poe Jr.", "Ángel Peña",
     "Dr. Bo Li", "Speaker Johnson",
     "Host Meyer", "Galaxy Roe", "Room Singh", "Guest Tran", "Ana Maria Roe, Esq."],
)  # fmt: skip
def test_a_name_is_a_name(name: str) -> None:
    assert is_name(name)
    assert not is_unnamed(name)
    assert _turns(">> Hello.", f"{name}: Thank you.") == [(None, "Hello."), (name, "Thank you.")]


def test_names_in_the_ids_of_cues() -> None:
    cues = ((1, "Ana Roe", "I move it."), (2, "Ben Poe", "Second."), (3, "Ben Poe", "And gladly."))
    raw = "WEBVTT\n\n" + "\n\n".join(
        f'{n} "{name}" (12345)\n00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{text}' for n, name, text in cues
    )
    rows = read_statements(raw.encode())
    assert [(row.speaker_name, row.text) for row in rows] == [
        ("Ana Roe", "I move it."),
        ("Ben Poe", "Second. And gladly."),
    ]


def test_ids_of_cues_may_be_names() -> None:
    cues = (("Ana Roe", "I move it."), ("Ben Poe", "Second."), ("Ana Roe", "All in favor?"))
    raw = "WEBVTT\n\n" + "\n\n".join(
        f"{name}\n00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{text}" for n, (name, text) in enumerate(cues)
    )
    assert [(row.speaker_name, row.text) for row in read_statements(raw.encode())] == list(cues)
