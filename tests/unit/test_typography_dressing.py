"""Before and after: every trait of texts as people type them, as the house prints it; ``·`` is a blank that holds."""

from __future__ import annotations

import pytest

from kernekort.typography import House, dress

Pairs = list[tuple[str, str]]

QUOTES: Pairs = [
    ('"Ja", sagde hun.', "»Ja«, sagde hun."),
    ("“Ja”, sagde hun.", "»Ja«, sagde hun."),
    ("”Ja”, sagde hun.", "»Ja«, sagde hun."),
    ("„Ja“, sagde hun.", "»Ja«, sagde hun."),
    ("«Ja», sagde hun.", "»Ja«, sagde hun."),
    ("»Ja«, sagde hun.", "»Ja«, sagde hun."),
    ("'Ja', sagde hun.", "»Ja«, sagde hun."),
    ("‘Ja’, sagde hun.", "»Ja«, sagde hun."),
    ("›Ja‹, sagde hun.", "»Ja«, sagde hun."),
    ("´Ja´, sagde hun.", "»Ja«, sagde hun."),
    ("Han skrev: “Hun svarede ‘nej’ igen.”", "Han skrev: »Hun svarede ›nej‹ igen.«"),
    ("\"Hun svarede 'nej' igen.\"", "»Hun svarede ›nej‹ igen.«"),
    ('"Hun svarede "nej" igen."', "»Hun svarede ›nej‹ igen.«"),
    ("'Hun svarede \"nej\" igen.'", "»Hun svarede ›nej‹ igen.«"),
    ("»Hun svarede ”nej” igen.«", "»Hun svarede ›nej‹ igen.«"),
    ('"Vi tæller det,\nvi gør."', "»Vi tæller det,\nvi gør.«"),
    ('"Vi har åbent.\n\nHvem har vi åbent for?"', "»Vi har åbent.\n\nHvem har vi åbent for?«"),
    ('Kortet "Kikkerten" og kortet "Tre stole"', "Kortet »Kikkerten« og kortet »Tre stole«"),
    ('("kerneopgaven")', "(»kerneopgaven«)"),
    ('"kerne"-ordet', "»kerne«-ordet"),
    ('"Godt nok"?', "»Godt nok«?"),
    ('Svar:"nej".', "Svar:»nej«."),
    ('"', '"'),
    ('En skærm på 5" og et bord', 'En skærm på 5" og et bord'),
    ('Hun sagde "ja og gik', 'Hun sagde "ja og gik'),
    ("Læs mere »", "Læs mere »"),
    ('»Ja«, "nej" og "måske', '»Ja«, »nej« og "måske'),
]

APOSTROPHES: Pairs = [
    ("Ta' det roligt", "Ta’ det roligt"),
    ("Ta´ det roligt", "Ta’ det roligt"),
    ("Ta’ det roligt", "Ta’ det roligt"),
    ("Jens' bog og Hans'", "Jens’ bog og Hans’"),
    ("pc'en og cv'er", "pc’en og cv’er"),
    ("\"Ta' det roligt\", sagde Jens' mor.", "»Ta’ det roligt«, sagde Jens’ mor."),
    ("drengene fra '68 og '72", "drengene fra ’68 og ’72"),
    ("5' og 10'", "5' og 10'"),
]

ELLIPSES: Pairs = [
    ("..men hvornår har de brug for os?", "…·men hvornår har de brug for os?"),
    (".. men hvornår?", "…·men hvornår?"),
    ("...men hvornår?", "…·men hvornår?"),
    ("…men hvornår?", "…·men hvornår?"),
    ("… men hvornår?", "…·men hvornår?"),
    ("Vi har åbent fra 9 til 15.\n..men hvornår?", "Vi har åbent fra 9 til 15.\n…·men hvornår?"),
    ('"..og så?"', "»…·og så?«"),
    ("»… og så?«", "»…·og så?«"),
    ("Det er lykkedes, når ...", "Det er lykkedes, når·…"),
    ("Det er lykkedes, når …", "Det er lykkedes, når·…"),
    ("Vi spurgte ... og ventede", "Vi spurgte·… og ventede"),
    ("Vi spurgte ...og ventede", "Vi spurgte·… og ventede"),
    ("Øh...", "Øh…"),
    ("Øh. . .", "Øh. . ."),
    ("Og så . . . gik vi", "Og så·… gik vi"),
    ("[...]", "[…]"),
    ("mv..", "mv.."),
    ("Navn: ..............", "Navn: .............."),
    ("Dato: ____ Sted: ________", "Dato: ____ Sted: ________"),
]

DASHES: Pairs = [
    ("Vi spørger - og lytter", "Vi spørger – og lytter"),
    ("Vi spørger -- og lytter", "Vi spørger – og lytter"),
    ("Vi spørger — og lytter", "Vi spørger – og lytter"),
    ("- og hvordan ved vi det?", "–·og hvordan ved vi det?"),
    ("– og hvordan ved vi det?", "–·og hvordan ved vi det?"),
    ("Vi spørger -\nog lytter", "Vi spørger –\nog lytter"),
    ("personale- og teammøder", "personale- og teammøder"),
    ("social kapital-kort og it-system", "social kapital-kort og it-system"),
    ("-", "-"),
]

RANGES: Pairs = [
    ("2-3 timer", "2–3·timer"),
    ("3 - 5 kort", "3–5 kort"),
    ("1½-2 timer", "1½–2·timer"),
    ("1,5-2 timer", "1,5–2·timer"),
    ("4-6 pr. gruppe", "4–6 pr.·gruppe"),
    ("i 2024-2026", "i 2024–2026"),
    ("skoleåret 2025-26", "skoleåret 2025–26"),
    ("12.500-15.000 kr.", "12.500–15.000·kr."),
    ("1.000-1.500 deltagere", "1.000–1.500 deltagere"),
    ("800-1.200", "800–1.200"),
    ("s. 12-15", "s.·12–15"),
    ("3.-5. klasse", "3.–5. klasse"),
    ("den 3.-4. december", "den 3.–4.·december"),
    ("mandag-fredag", "mandag–fredag"),
    ("1.12-24.12", "1.12–24.12"),
    ("5-6-årige", "5-6-årige"),
    ("3-1", "3-1"),
    ("50-50", "50-50"),
    ("Fase 2 - 3 møder", "Fase 2 – 3 møder"),
    ("lokale 2-14", "lokale 2-14"),
    ("sag 2024-3456", "sag 2024-3456"),
    ("1 ½ time", "1½·time"),
]

TIMES: Pairs = [
    ("Kl. 09.00", "Kl.·9.00"),
    ("Kl.10.25", "Kl.·10.25"),
    ("kl. 9:00", "kl.·9.00"),
    ("kl. 9", "kl.·9"),
    ("kl 9", "kl.·9"),
    ("kl. 09", "kl.·9"),
    ("KL. 9:05", "KL.·9.05"),
    ("klokken 09:30", "klokken·9.30"),
    ("kl. 9-12 i Salen", "kl.·9–12 i Salen"),
    ("kl. 9 - 12.", "kl.·9–12."),
    ("kl. 9-10.30", "kl.·9.00–10.30"),
    ("kl. 9 - 10 personer kommer", "kl.·9 – 10 personer kommer"),
    ("Torsdag kl. 13.00 - 14.30 i Multisalen", "Torsdag kl.·13.00–14.30 i Multisalen"),
    ("09.00–10.15", "9.00–10.15"),
    ("09:00-10:15", "9.00–10.15"),
    ("9:15-10", "9.15–10.00"),
    ("15.35 Pause", "15.35 Pause"),
    ("15:35 Pause", "15.35 Pause"),
    ("fra 8:15 til 15:30", "fra 8.15 til 15.30"),
    ("Vi har åbent fra 9 til 15.", "Vi har åbent fra 9 til 15."),
    ("målestok 1:50", "målestok 1:50"),
    ("forholdet 10:25", "forholdet 10:25"),
    ("Luk 10:25", "Luk 10:25"),
    ("1:1-samtale", "1:1-samtale"),
    ("afsnit 2.15", "afsnit 2.15"),
    ("kl. 25:00", "kl.·25:00"),
    ("kl. ____", "kl.·____"),
]

BLANKS: Pairs = [
    ("nr. 3", "nr.·3"),
    ("ca. 5 min.", "ca.·5·min."),
    ("fx en seddel", "fx·en seddel"),
    ("Fx en seddel", "Fx·en seddel"),
    ("bl.a. det, dvs. jf. loven", "bl.a.·det, dvs.·jf.·loven"),
    ("kaffe, brød mv. og te", "kaffe, brød·mv. og te"),
    ("7 timer", "7·timer"),
    ("14 dage", "14·dage"),
    ("90 %", "90·%"),
    ("90%", "90·%"),
    ("90 pct.", "90·pct."),
    ("50%-reglen", "50%-reglen"),
    ("12.500 kr.", "12.500·kr."),
    ("kr. 12.500", "kr.·12.500"),
    ("63 mm", "63·mm"),
    ("§ 3, stk. 2", "§·3, stk.·2"),
    ("torsdag den 8. oktober 2026", "torsdag den 8.·oktober 2026"),
    ("1. maj", "1.·maj"),
    ("8/10 2026", "8/10·2026"),
    ("Modul 1 - 3. dec.", "Modul 1 – 3.·dec."),
    ("ca.\n5 min.", "ca.\n5·min."),
    ("Stol nr.", "Stol nr."),
]

LETTERS: Pairs = [
    ("s k a l", "skal"),
    ("Hvad s k a l vi?", "Hvad skal vi?"),
    ("Hvad s k a l I gøre?", "Hvad skal I gøre?"),
    ("d e t  e r  n u", "det er nu"),
    ("F Æ L L E S   M Å L", "FÆLLES MÅL"),
    ("s k a l ?", "skal?"),
    ("s\u00a0k\u00a0a\u00a0l", "skal"),
    ("s o c i a l - k a p i t a l", "social-kapital"),
    ("s k a m i huset", "skam i huset"),
    ("nu i s k a m", "nu i skam"),
    ("7 t i m e r", "7·timer"),
    ("Hold A B C D", "Hold A B C D"),
    ("A æ u å æ ø i æ å", "A æ u å æ ø i æ å"),
    ("H C Andersen", "H C Andersen"),
    ("J F K", "J F K"),
    ("N U", "N U"),
    ("S\nK\nA\nL", "S\nK\nA\nL"),
    ("ß a ß", "ßaß"),
]

UNTOUCHED = [
    "",
    "Hvem mangler?",
    "HVEM\nHAR\nVI\nGLEMT?",
    "Hvad er (ikke) din opgave i dag?",
    "Vi ved, hvad I gør, og i dag ved I det også",
    "to  blanke",
    "http://www.eksempel.dk/a-b/9-10?q='x'&t=9:00",
    "https://eksempel.dk/a...b--c",
    "www.eksempel.dk/side-2-3",
    "eksempel.dk/2-3",
    "anna-2-3@skole.dk",
    "side-9-10.pdf",
    "billeder/2-3/kl. x/2-3.jpg",
    "~/mappe/2-3/9:00",
    "05-10-2015",
    "2026-12-03",
    "2026-12-03T09:00",
    "08.10.2026",
    "3/12-26",
    "12 34 56 78",
    "+45 12 34 56 78",
    "12-34-56-78",
    "4141-1234",
    "tlf. 20-30 40-50",
    "CVR-nr. 12 34 56-78",
    "ISBN 978-87-12-34567-8",
    "010203-1234",
    "maalgruppe-12-14",
    "A5-9-10",
    "1.2.3",
    "{antal} kort",
    "rock 'n' roll",
    "dokumentet ''uden navn''",
    "to og to ved >12",
    "Hurtigt svar ↔ grundigt svar",
]

ENGLISH: Pairs = [
    ('"Yes," she said.', "“Yes,” she said."),
    ("»Yes,« she said.", "“Yes,” she said."),
    ("'Yes,' she said.", "“Yes,” she said."),
    ("\"He said 'no' again.\"", "“He said ‘no’ again.”"),
    ("Don't, it's the children's '90s", "Don’t, it’s the children’s ’90s"),
    ("We ask - and listen", "We ask – and listen"),
    ("We ask—and listen", "We ask—and listen"),
    ("We ask — and listen", "We ask — and listen"),
    ("...and then?", "…·and then?"),
    ("pp. 12-15", "pp.·12–15"),
    ("9:00-10:15", "9:00–10:15"),
    ("at 09.00", "at 09.00"),
    ("90%", "90%"),
    ("2-3 hours", "2–3·hours"),
    ("3 December 2026", "3·December 2026"),
    ("December 3, 2026", "December·3, 2026"),
    ("e.g. a note", "e.g.·a note"),
    ("kl. 9:00", "kl. 9:00"),
    ("Monday-Friday", "Monday–Friday"),
    ("t r u s t", "trust"),
]

DANISH = QUOTES + APOSTROPHES + ELLIPSES + DASHES + RANGES + TIMES + BLANKS + LETTERS


PLAIN = House()


def told(text: str, language: str = "da", house: House = PLAIN) -> str:
    return dress(text, house, language).replace("\u00a0", "·")


@pytest.mark.parametrize(("typed", "printed"), DANISH)
def test_danish(typed: str, printed: str) -> None:
    assert told(typed) == printed


@pytest.mark.parametrize(("typed", "printed"), ENGLISH)
def test_english(typed: str, printed: str) -> None:
    assert told(typed, "en") == printed


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_not_touched(text: str) -> None:
    assert told(text) == text


@pytest.mark.parametrize(("typed", "printed"), DANISH)
def test_dressing_twice_is_dressing_once(typed: str, printed: str) -> None:
    once = dress(typed, House(), "da")
    assert dress(once, House(), "da") == once


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Ja", sagde hun.', "”Ja”, sagde hun."),
        ("»Hun svarede ›nej‹ igen.«", "”Hun svarede ’nej’ igen.”"),
        ('"Ta\' det roligt"', "”Ta’ det roligt”"),
        ("'Ja'", "”Ja”"),
    ],
)
def test_a_house_with_curly_marks(typed: str, printed: str) -> None:
    assert told(typed, house=House(quotes="curly")) == printed


def test_english_marks_are_the_same_in_every_house() -> None:
    assert {told("»Yes«", "en", House(quotes="guillemets")), told("»Yes«", "en", House(quotes="curly"))} == {"“Yes”"}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("kl. 9:00", "kl.·09.00"),
        ("kl. 9.00-10.15", "kl.·09.00–10.15"),
        ("fra 9.15 til 15.30", "fra 09.15 til 15.30"),
        ("kl. 9", "kl.·9"),
        ("kl. 09", "kl.·09"),
        ("09.45 Pause", "09.45 Pause"),
    ],
)
def test_a_house_with_a_nought_before_nine(typed: str, printed: str) -> None:
    assert told(typed, house=House(clock="09.00")) == printed


def test_a_mark_of_emphasis_is_looked_past() -> None:
    seam = "\ufdd0"
    assert (
        dress(f'"{seam}Ja{seam}" - og {seam}"nej"{seam}', House(), "da") == f"»{seam}Ja{seam}« – og {seam}»nej«{seam}"
    )
    assert dress(f"'{seam}Ja{seam}'", House(), "da") == f"»{seam}Ja{seam}«"


@pytest.mark.parametrize("text", ["'En 5\" skærm'", "‘Ja“’"])
def test_marks_that_could_be_read_in_two_ways_stay(text: str) -> None:
    assert told(text) == text


def test_a_text_without_any_trait_comes_back_as_the_same_object() -> None:
    text = "Hvem kommer ind ad bagdøren hos os, uden at vi har regnet med dem?"
    assert dress(text, House(), "da") is text
