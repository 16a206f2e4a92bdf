"""Files that are not UTF-8: the script of their letters tells the encoding, and Latin letters are Windows-1252."""

from __future__ import annotations

import pytest

from councilui.load.encodings import encoding_name, guess_encoding

RUSSIAN = "Дата,Вопрос,Решение,Иванов,Петров\n2031-06-03,О бюджете города,Принято,За,Против\n"
GREEK = "Ημερομηνία,Θέμα,Απόφαση\n2031-06-03,Προϋπολογισμός,Εγκρίθηκε\n"
JAPANESE = "日付,議案,結果\n2031-06-03,令和13年度予算,可決\n"
CHINESE = "日期,议案,结果\n2031-06-03,预算案,通过\n"
KOREAN = "날짜,안건,결과\n2031-06-03,예산안,가결\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (GREEK, "cp1253"),
        (JAPANESE, "cp932"),
        (CHINESE, "gb18030"),
        (KOREAN, "cp949"),
        ("Date,Title,José Peña,Zoé Côté\n2031-06-03,Budget d’été “new”,Yes,No\n", "mac_roman"),
        ("Date,Title,José Peña\n2031-06-03,Budget – new,Yes\n", "cp1252"),
        ("Date,Title,Roe\n2031-06-03,Smith’s lot,Yes\n", "cp1252"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nDON’T MOVE — “ITEM 5”\n", "cp1252"),
        ("Date,Title,Björk Þórsdóttir\n2031-06-03,Straße – 40° ½ £5,Yes\n", "cp1252"),
        ("Item,Result,Ana Roe\n1,Approuvée à l’unanimité,Oui\n", "cp1252"),
    ],
)
def test_the_letters_tell_the_encoding(text: str, encoding: str) -> None:
    raw = text.encode(encoding)
    assert raw.decode(guess_encoding(raw)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Data,Tytuł,Sławomir Żółć,Małgorzata Wiśniewska\n2031-06-03,Uchwała w sprawie budżetu,Za,Przeciw\n", "cp1250"),
        ("Datum,Název,Jiří Dvořák,Zdeněk Růžička\n2031-06-03,Usnesení o rozpočtu města,Pro,Proti\n", "cp1250"),
        ("Dátum,Názov,Ľuboš Kováč,Štefan Ďurica\n2031-06-03,Uznesenie o rozpočte,Za,Proti\n", "cp1250"),
        ("Dátum,Cím,Szűcs Gergő,Kovács Erzsébet\n2031-06-03,Költségvetési rendelet,Igen,Nem\n", "cp1250"),
        ("Datum,Naslov,Željko Đurić,Ivana Čović\n2031-06-03,Odluka o proračunu,Za,Protiv\n", "cp1250"),
        ("Tarih,Başlık,Ayşe Yıldırım,İbrahim Çağlar\n2031-06-03,Bütçe değişikliği,Evet,Hayır\n", "cp1254"),
        ("Datums,Nosaukums,Jānis Bērziņš,Ģirts Ķēniņš\n2031-06-03,Pašvaldības lēmums,Par,Pret\n", "cp1257"),
        ("Datum,Titel,Jürg Müller,Hélène Rösti\n2031-06-03,Gebührenordnung für Zoé Lüthi,Ja,Nein\n", "cp1252"),
        ("Fecha,Título,José Peña\n2031-06-03,¿Se aprueba la sesión nº 5?,Sí\n", "cp1252"),
        ("Dagsetning,Efni,Þórður Sigurðsson\n2031-06-03,Fundargerð bæjarstjórnar,Já\n", "cp1252"),
        ("Data,Titolo,Niccolò Arnò\n2031-06-03,Università di Forlì più,Sì\n", "cp1252"),
        ("Date,Title,Søren Kjær,Hélène García\n2031-06-03,A lease of 5 m² for the café at the mill,Yes,No\n", "cp1252"),
        # A few letters among many that are plain
        ("Date,Title,Ana Roe,Jan Łoś\n" + "2031-06-03,A lease of a lot,Yes,No\n" * 40, "cp1250"),
        ("Date,Title,Ayşe Yılmaz,Ümit Koç\n2031-06-03,A lamp on Elm Street,Yes,No\n", "cp1254"),
        ("Date,Title,José Peña,Zoë Müller\n2031-06-03,Café naïve,Yes,No\n", "mac_roman"),
        ("Date,Title,Bjørn Müller,Þór Æneas,José Peña\n2031-06-03,Café,Yes,No,Yes\n", "cp1252"),
        ("Date,Title,Ana Roe\n2031-06-03,Spend £m 5 or £million,Yes\n", "cp1252"),
        ("Date,Title,Ana Roe\n2031-06-03,A lease‡ of a lot† – May–June,Yes\n", "cp1252"),
        ("Date,Title,Søren Byrne,Núria Solà\n2031-06-03,Purchase of 3 lots for £500,Yes,No\n", "cp1252"),
    ],
)  # fmt: skip
def test_latin_letters_that_one_language_has_tell_the_code_page(text: str, encoding: str) -> None:
    raw = text.encode(encoding)
    assert guess_encoding(raw) == encoding


@pytest.mark.parametrize("raw", [b"\xff", b"\x81\x8d\x8f\x90\x9d", bytes(range(128, 256)), b"a\xe9" * 9000])
def test_any_bytes_have_an_encoding(raw: bytes) -> None:
    assert raw.decode(guess_encoding(raw), "replace")


def test_encodings_are_called_as_people_call_them() -> None:
    assert [encoding_name(name) for name in ("cp1251", "mac_roman", "gb18030")] == [
        "Windows-1251", "MAC-ROMAN", "GB18030",
    ]  # fmt: skip
