"""The headers that tables of votes have, and the words of the record that they mean."""

import re
from collections.abc import Iterable
from typing import Final

from councilui.common.fold import fold_spaced
from councilui.load.bodies import classify
from councilui.load.date_forms import without_date, without_form
from councilui.load.file_names import split_kind
from councilui.load.outcomes.options import letters, read_option

# Words of the record, each with the headers that mean it, the surest first; "_" is anything but a letter or digit.
HEADERS: Final[dict[str, tuple[str, ...]]] = {
    "person": ("council_member", "councilmember", "councillor", "councilor", "member", "member_name",
               "member_full_name", "councilmember_name", "council_member_name", "councillor_name", "voter_name",
               "voter",
               "person", "person_name", "full_name", "legislator", "representative", "elected_official", "official",
               "commissioner", "trustee", "director", "alderman", "alderperson", "alder",
               "supervisor", "councilperson", "council_person", "commissioner_name", "trustee_name", "board_member",
               "supervisor_name", "alderman_name",
               "rep", "who", "who_voted", "vote_person_name", "member_voting", "name_of_member",
               "elected_representative", "voted_by", "concejal", "regidor",
               "conseiller", "conseillere", "elu",
               "conseiller_municipal", "nom", "nombre", "name",
               "imie_i_nazwisko", "nazwisko_i_imie", "radny", "jmeno", "zastupitel", "ad_soyad", "uye", "meclis_uyesi",
               "mitglied", "ratsmitglied", "stadtrat", "gemeinderat", "abgeordnete_r", "raadslid", "consigliere",
               "vereador"),
    "first_name": ("first_name", "given_name", "member_first_name", "voter_first_name", "voter_first", "member_first"),
    "last_name": ("last_name", "surname", "family_name", "member_last_name", "voter_last_name", "voter_last",
                  "member_last"),
    "district": ("district", "ward", "seat", "council_district", "district_number", "ward_number"),
    "option": ("vote", "vote_cast", "vote_value", "vote_choice", "vote_option", "vote_text", "option", "choice",
               "position", "member_vote", "how_voted", "voto", "voted", "vote_position", "vote_name", "vote_value_name",
               "ballot", "cast", "response", "their_vote", "how", "recorded_vote", "vote_recorded", "aye_nay",
               "yea_nay", "yes_no", "stance", "stimme", "stimmabgabe", "voto_nominal",
               "glos", "glosowanie", "hlas", "hlasovani", "oy", "oylama", "stem"),
    "date": ("date", "vote_date", "date_time", "meeting_date", "event_date", "datetime", "session_date", "action_date",
             "agenda_date", "date_of_meeting", "date_of_vote", "council_date", "mtg_date", "hearing_date", "day",
             "vote_datetime", "vote_timestamp", "timestamp", "meeting_datetime", "event_datetime", "meeting_date_time",
             "fecha",
             "date_de_la_seance", "date_seance", "final_action_date", "date_of_final_action", "seance",
             "fecha_de_la_sesion",
              "datum", "sitzungsdatum", "sitzung_am", "sitzungstag", "data_posiedzenia", "data_sesji",
             "data_glosowania", "tarih", "toplanti_tarihi", "data_sessione", "data_della_seduta",
             "data_da_sessao", "data"),
    "time": ("vote_start_date_time", "vote_time", "date_time", "datetime", "vote_datetime", "vote_timestamp",
             "timestamp"),
    "meeting_time": ("event_time", "meeting_time", "time", "start_time", "meeting_start_time"),
    "body": ("committee", "body", "event_body", "body_name", "legislative_body", "committee_name",
             "meeting_body", "council_body", "governing_body", "event_body_name", "meeting_group", "board",
             "board_name", "organization", "organization_name", "meeting_type",
             "meeting_name", "meeting"),
    "meeting": ("meeting_id", "event_id", "meeting_number", "meeting_no", "session_id"),
    "location": ("event_location", "location", "meeting_location"),
    "number": ("agenda_number", "event_item_agenda_number", "agenda_object_item_number",
               "agenda_item_number", "item_number", "agenda_no", "item_no", "agenda_item_no",
               "item_num", "agenda_item_num", "numero", "punto", "numero_de_punto", "numero_de_acuerdo", "point",
               "agenda_item", "item", "agenda",
              "top", "tagesordnungspunkt", "nr", "lp", "cislo", "madde", "madde_no", "number"),
    "title": ("agenda_item_title", "event_item_title", "agenda_object_item_name",
               "agenda_description", "agenda_item_description", "item_title", "title",
              "agenda_title", "description", "item_description", "subject", "motion_title", "matter_title",
              "matter_name", "agenda_item_name", "item_name", "legislation", "legislation_title", "bill_title",
              "ordinance_title", "agenda_item", "item", "matter", "measure", "proposal", "topic", "issue",
              "question_title", "what_was_voted_on", "voted_on", "item_text", "agenda_topic", "agenda_item_text",
              "name_of_item", "item_voted_on", "subject_of_vote", "item_no_and_title",
              "item_number_and_title", "item_and_title",
              "subject_matter", "legislation_name", "short_title", "titulo", "asunto", "titre", "objet", "intitule",
              "ordinance", "resolution", "bill",
              "przedmiot", "przedmiot_glosowania", "tytul", "tytul_uchwaly", "predmet", "predmet_hlasovani", "nazev",
              "konu",
              "betreff", "gegenstand", "bezeichnung", "titel", "onderwerp", "oggetto", "assunto", "vorlage", "antrag",
              "deliberation", "acuerdo", "punto", "tagesordnungspunkt", "top"),
    "identifier": ("matter_file", "event_item_matter_file",
               "file_number", "doc_number", "document_number", "record_number", "file", "file_no",
                   "bill_number", "ordinance_number", "resolution_number", "legislation_number", "legislative_file",
                   "file_id", "matter_number", "bill_no", "ordinance_no", "resolution_no", "legislation_no",
                   "matter_identifier", "bill_identifier", "item_identifier", "case_number", "case_no", "docket_number",
                   "docket_no", "docket", "reference_number", "reference_no", "identifier", "reference", "bill",
                   "resolution", "ordinance", "legislation", "matter", "measure", "proposal"),
    "type": ("matter_type", "type", "item_type", "legislation_type"),
    "status": ("matter_status",),
    "vote": ("vote_number", "vote_event_id", "motion_id", "vote_id", "roll_call_id", "roll_call_number", "rollcall",
             "roll_call_no", "vote_no", "agenda_id"),
    "motion_type": ("motion_type", "type_of_motion", "kind_of_motion", "motion_kind", "kind"),
    "motion": ("vote_description", "event_item_action_name", "action_name",
               "motion", "motion_text", "motion_description", "motion_made", "action_requested",
               "mocion"),
    "question": ("question", "question_text"),
    "method": ("vote_type", "vote_method", "method"),
    "result": ("result", "event_minutes_item_overall_decision", "event_item_passed_flag_name", "event_item_passed_flag",
               "decision", "outcome", "vote_result", "motion_result", "vote_outcome", "item_result", "pass_fail",
               "p_f", "passed_failed", "carried_lost", "final_result", "final_resolution",
               "final_outcome", "result_text", "outcome_text",
               "results", "vote_results", "vote_result_description", "result_description",
               "socrata_final_action", "final_action_taken", "final_action", "action", "action_taken", "disposition",
               "status", "passed", "pass", "final_status", "final_disposition", "resultado", "resultat",
              "beschluss", "ergebnis", "abstimmungsergebnis", "besluit", "uitslag",
              "wynik", "wynik_glosowania", "vysledek", "vysledek_hlasovani", "sonuc", "esito", "resultado_da_votacao"),
    "tally": ("tally", "event_item_tally", "vote_tally", "vote_count", "final_vote", "vote_totals", "vote_summary",
              "abstimmung", "stimmenverhaltnis"),
    "mover": ("mover", "motion_moved_by", "motion_mover",
              "event_item_mover", "moved_by", "motion_by", "moved", "motioned_by", "antragsteller", "propose_par",
              "proposeur", "proposant", "propuesto_por"),
    "seconder": ("seconder", "motion_seconded_by", "motion_seconder",
                 "event_item_seconder", "seconded_by", "second", "second_by", "2nd", "2nd_by", "appuye_par", "appuyeur",
                 "secondeur", "secundado_por"),
    "link": ("link", "url", "item_url", "agenda_url"),
    "video": ("video_link", "video_url"),
    "summary": ("synopsis", "summary"),
    "class": ("class",),
}  # fmt: skip

OF_MEMBER: Final = ("person", "first_name", "last_name", "district", "option")
"""Words of the record that a row for each member has of that member."""
OF_ITEM: Final = ("title", "number", "identifier", "vote", "motion", "question")
"""Words of the record of which one at least tells what was voted on."""

# Headers that are nobody's name and mean nothing here.
_OTHER: Final = frozenset((
    "id", "term", "vote_detail_id", "theme", "neighborhood", "agenda_sequence", "event_item_id", "matter_id",
    "matter_title", "matter_intro_date", "matter_enactment_number", "matter_requester", "matter_body_name",
    "roll_call_flag", "socrata_item_number", "socrata_agenda_info", "agenda_link", "minutes_link",
    "attachment_links", "yes", "no", "ayes", "nays", "noes", "yeas", "abstain", "abstentions", "absences", "year",
    "month",
))  # fmt: skip
# Words that no member's name has: a column headed so holds yes and no about the item.
_NO_NAME: Final = frozenset((
    "emergency", "consent", "hearing", "required", "unanimous", "unanimously", "quorum", "majority", "amended",
    "signed",
    "vetoed", "public", "recording", "minutes", "attachment", "attachments", "notes", "note", "remarks", "remark",
    "comment", "comments", "webcast", "video", "audio", "link", "url", "total", "totals", "count", "tally", "result",
    "final", "status", "is", "has", "closed", "session", "executive", "tabled", "referred", "withdrawn", "approved",
    "passed", "failed", "carried", "adopted", "supermajority", "controversial", "divided", "contested", "absent",
    "flag", "recorded", "televised", "livestreamed", "broadcast", "hybrid", "virtual", "proxy",
    "complete", "printed", "source", "sources", "derived", "confirmed", "checked",
    "urgent", "urgency", "veto", "override", "exempt", "review", "budgeted", "funded", "bundle", "bundled", "pulled",
    "removed", "separated", "ballot", "supplemental", "revised", "corrected", "draft", "duplicate", "split",
    "bipartisan", "remote", "teleconference", "captioned", "checksum", "valid", "error", "flagged", "highlight",
    "important", "significant", "rezoning", "legislative", "administrative", "ministerial", "procedural",
    "substantive", "repeals", "codify", "code", "charter", "lawsuit", "settlement", "opposition", "opposed",
    "supported", "recommends", "recommended", "recommendation", "engrossed", "sponsor", "cosponsor", "sponsored",
    "lobbied", "ethics", "conflict", "disclosure", "disclosed", "recusals", "absentees", "full", "misc", "department",
    "applicant", "citywide", "weighted", "threshold", "presiding", "presided", "present",
    "tiebreaker", "breaker", "casting", "abstained", "concurring", "dissenting", "enacted", "ongoing", "exhibit",
    "exhibits", "agreement", "memo", "powerpoint", "backup", "thirds", "sensitive", "returned", "unsigned", "add",
    "ceqa", "data",
    "waived", "effective", "immediately", "ordinance", "resolution", "published", "livestream", "yes", "no", "quasi",
))  # fmt: skip
# Words that some people are called as well: a header that has no others is no name ("Staff Report", "Second Reading").
_NO_NAME_ALONE: Final = frozenset((
    "staff", "report", "follow", "up", "needed", "needs", "first", "second", "third", "reading", "readings", "item",
    "agenda", "approval", "review", "reviewed", "committee", "presentation", "presented", "speaker", "speakers",
    "testimony", "petition", "fiscal", "impact", "online", "posted", "archived", "transcript", "translated",
    "completed", "document", "documents", "attached", "uploaded", "verified", "entered", "initials", "debate",
    "discussion", "amendment", "amendments", "substitute", "introduced", "notice", "noticed", "zoom", "voice", "roll",
    "call", "unnamed", "column", "field", "added", "addendum", "deferred", "continued", "postponed", "reconsidered",
    "dissent", "objection", "objections", "codified", "read", "action", "clerk", "attorney", "mayor", "manager",
    "council", "signature", "veto", "tie", "broken", "budget", "policy", "zoning", "land", "use", "contract", "grant",
    "of", "by", "the", "to", "for", "in", "on", "s", "and", "or", "a", "new", "other", "old", "business", "vote",
    "type",
    "voted", "votes",
    "over", "limit", "time", "date", "due", "open", "filed", "sent", "special", "regular", "meeting",
))  # fmt: skip
# What councils vote on, in a word, and what tells of an item: no surname in the US Census of 1990.
_SUBJECTS: Final = frozenset((
    "housing", "zoning", "funding", "spending", "voting", "planning", "parking", "permitting", "licensing", "policing",
    "training", "lighting", "finance", "financial", "transit", "transport", "safety", "sewers", "wastewater", "traffic",
    "environment", "infrastructure", "routine", "capital", "tax", "taxes", "debt", "easement", "license", "permit",
    "permits", "variance", "appeal", "appeals", "priority", "category", "topic", "pending", "library", "libraries",
    "health", "trash", "recycling", "climate", "energy", "electric", "stormwater", "drainage", "sidewalks", "personnel",
    "payroll", "insurance", "audit", "legal", "claim", "claims", "bid", "bids", "procurement", "grants", "funds",
    "equity", "tourism", "culture", "historic", "liquor", "alcohol", "cannabis", "noise", "animals", "airport",
    "downtown", "sustained", "upheld", "waiver", "rules", "federal", "local", "statewide", "countywide", "nonbinding",
    "binding", "symbolic",
))  # fmt: skip
# Endings of English words that no surname has, or a few of the rarest: 10 of 88,799 in the US Census of 1990.
_ENDING: Final = re.compile(
    r"[a-z]{2,}(?:(?:[aeou]|i[bcdgnst]i|[cp])tions?|[iu]ssions?|[aei]nsion|ersion|(?:il|al|un|ers|ur)ity|[^a]rities"
    r"|[ai]lities|nesses|(?:dget|unt|ement|ion|lanet)ary|(?:is|ect|at|ut|and)ory|[aiu]tive|ssive|[st]ional|[cpt]tical"
    r"|litical|edical|iminal|ural|(?<!pi)(?<!si)mental|ercial|itial|ntial|ated|ised|iz(?:ed|ing|able)|ified|uted|cted"
    r"|nded|ested|mitted|uired|ously|eously|ically|(?:ic|g|id)ency|(?<!cle|lem)ments)"
)
_VOTES_OF_THREE: Final = ("aye", "nay", "yea")
# Words of the record whose headers are somebody's surname, too, when votes stand under them: "Ward", "Day", "Alder".
SURNAMES: Final = frozenset(("person", "last_name", "district", "date", "link", "location", "identifier"))
_WORDS: Final = frozenset(name for word, names in HEADERS.items() if word not in SURNAMES for name in names)
# Headers of dates that nobody is called by, as "Day" and "Date" are.
_OF_DATES: Final = frozenset(HEADERS["date"]) - {"day", "date"}


# Words as databases shorten them in headers; those that say nothing are "".
_SHORT: Final = {
    "nm": "name", "dt": "date", "nbr": "number", "desc": "description", "mtg": "meeting", "mbr": "member", "cd": "",
    "txt": "", "val": "value",
}  # fmt: skip


def header_key(header: str) -> str:
    """A header in the form of the table: "AgendaItemTitle" and "Agenda Item Title" are "agenda_item_title"."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", without_form(header))
    words = [_SHORT.get(word, word) for word in fold_spaced(parted).split()]
    return "_".join(word for word in words if word)


def squash(key: str) -> str:
    """A key without its joints: "meetingdate" and "meeting_date" are one."""
    return key.replace("_", "")


_SQUASHED: Final = {word: frozenset(map(squash, names)) for word, names in HEADERS.items()}


def means(header: str, words: Iterable[str]) -> bool:
    """Whether a header means one of these words of the record."""
    key = squash(header_key(header))
    return any(key in _SQUASHED[word] for word in words)


def is_name(header: str) -> bool:
    """Whether a header may be a member's name, being none of the words that tables use for other things."""
    key = header_key(header)
    squashed = squash(key)
    if (not key and not header.strip()) or header.rstrip().endswith("?"):
        return False
    if key in _OTHER or key in _WORDS or key in _OF_DATES or squashed in {squash(word) for word in _OTHER}:
        return False
    words = _words(key)
    return not words & _NO_NAME and not (words and words <= _NO_NAME_ALONE)


def names_meeting(text: str) -> bool:
    """Whether a text says which body met, or of what kind a meeting was: "Planning Commission", "Special"."""
    body, kind = split_kind(without_date(text))
    return classify(body) != "body" if body else kind != "unknown"


def is_of_item(header: str) -> bool:
    """Whether a header has a word that no member's name has: it tells of the item ("Minutes", "Status")."""
    return bool(_words(header_key(header)) & _NO_NAME)


def is_plain_word(header: str) -> bool:
    """Whether a header is a word that nobody is called, for a vote ("Excused") or in general ("Budgetary")."""
    word = letters(header)
    option = read_option(header)
    is_vote = (
        option.is_known and option.option not in ("vacant", "other") and (len(word) > 3 or word in _VOTES_OF_THREE)
    )
    is_one = len(header_key(header).split("_")) == 1
    return is_vote or (is_one and (word in _SUBJECTS or _ENDING.fullmatch(word) is not None))


def _words(key: str) -> set[str]:
    return {word.rstrip("0123456789") for word in key.split("_")} - {""}


# Headers of lists of what the public said: opinions for and against that are nobody's vote.
_OF_PUBLIC: Final = frozenset((
    "affiliation", "affiliations", "stated_affiliations", "organization", "testimony", "testifier", "commenter",
    "comment_text", "lobbyist", "client", "zip", "zip_code", "for_or_against", "support_or_oppose",
    "support_oppose", "stance",
))  # fmt: skip
_OF_OFFICE: Final = re.compile(
    r"council|member|alder|trustee|commissioner|supervisor|legislator|representative|official|mitglied|concejal|radny"
)


def is_of_public(headers: Iterable[str]) -> bool:
    """Whether a table's headers tell of testimony or comments rather than of members' votes."""
    keys = {header_key(header) for header in headers}
    return bool(keys & _OF_PUBLIC) and not any(map(_OF_OFFICE.search, keys))
