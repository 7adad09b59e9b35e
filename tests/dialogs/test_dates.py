import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.date_shapes import SHAPES, Shape
from dialogs.date_spelling import REWRITES, Rewrite
from dialogs.dates import Reading, read_date

TODAY = date(2026, 11, 23)  # a Monday
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)

DAYS = """
12/05/2026 = 2026-05-12
12/05/26 = 2026-05-12
12.05.26 = 2026-05-12
12-05-2026 = 2026-05-12
12 05 26 = 2026-05-12
12052026 = 2026-05-12
20260512 = 2026-05-12
2026-05-12 = 2026-05-12
2026-05-12T14:30:00Z = 2026-05-12
١٢/٠٥/٢٠٢٦ = 2026-05-12
１２／０５／２０２６ = 2026-05-12
12/05 = 2026-05-12
12.05 = 2026-05-12
24/11 = 2025-11-24
23/11 = 2026-11-23
3 mars = 2026-03-03
le 3 mars = 2026-03-03
LE 3 MARS ! = 2026-03-03
trois mars = 2026-03-03
le vingt-trois mars = 2026-03-23
1er avril = 2026-04-01
premier avril = 2026-04-01
le 1ᵉʳ mars = 2026-03-01
3 fevrier = 2026-02-03
3 fevrié = 2026-02-03
le 7 aout = 2026-08-07
12 avirl 2026 = 2026-04-12
12 sept. 26 = 2026-09-12
12mai2026 = 2026-05-12
12-mai-2026 = 2026-05-12
12/mai/26 = 2026-05-12
29 février = 2024-02-29
29/02 = 2024-02-29
le 12 décembre = 2025-12-12
le 12 mai dernier = 2026-05-12
le 12 mai de l'an dernier = 2025-05-12
le 12 du mois dernier = 2026-10-12
le 12 = 2026-11-12
le 30 = 2026-10-30
le 1er du mois = 2026-11-01
mardi 12 mai = 2026-05-12
mardi 12/05/2026 = 2026-05-12
hier = 2026-11-22
avant-hier = 2026-11-21
aujourd'hui = 2026-11-23
aujourdhui = 2026-11-23
ce matin = 2026-11-23
lundi = 2026-11-16
mardi dernier = 2026-11-17
mardi de la semaine dernière = 2026-11-17
le 12 mai 2026 à 14h30 = 2026-05-12
12 mai 2026 120 € = 2026-05-12
le 3 mars 2026 vers 14:30, au 05 46 12 05 26 = 2026-03-03
j'ai envoyé un recommandé le 12 mai 2026 à l'agence = 2026-05-12
j'habite 12 rue du 8 mai 1945, courrier du 3 mars = 2026-03-03
né le 12/05/1985, j'ai écrit le 3 mars = 2026-03-03
locataire depuis 2019, courrier le 12 mai 2026 = 2026-05-12
dossier n° 12/2026, lettre du 3 mars = 2026-03-03
le 3 et le 10 mars = 2026-03-03
le 3 mars puis relance le 4 avril = 2026-03-03
le 3 mars puis relance le 4 avril 2025 = 2025-03-03
relance le 4 avril, premier courrier le 3 mars 2026 = 2026-03-03
courrier du 12/05/26 et mail du 15/06/26 = 2026-05-12
12 mai 26 et 15 juin 26 = 2026-05-12
en mai, exactement le 12/05/2026 = 2026-05-12
je n'ai jamais eu de réponse à ma lettre du 12 mai = 2026-05-12
le 12 mai 2026, pas encore de réponse = 2026-05-12
je n'ai pas envoyé de recommandé mais un mail le 12 mai = 2026-05-12
j'ai écrit le 12 mai, j'y retourne demain = 2026-05-12
May 12, 2026 = 2026-05-12
on the 12th of May = 2026-05-12
last tuesday = 2026-11-17
yesterday = 2026-11-22
the day before yesterday = 2026-11-21
"""

RANGES = """
début juin = 2026-06-01 2026-06-10
debut du mois de juin = 2026-06-01 2026-06-10
mi-juin = 2026-06-11 2026-06-20
milieu mai = 2026-05-11 2026-05-20
fin juin = 2026-06-21 2026-06-30
fin mai début juin = 2026-05-21 2026-06-10
première quinzaine de juin = 2026-06-01 2026-06-15
première semaine de mars = 2026-03-01 2026-03-07
novembre 2025 = 2025-11-01 2025-11-30
05/2026 = 2026-05-01 2026-05-31
en mars = 2026-03-01 2026-03-31
au mois de mars = 2026-03-01 2026-03-31
décembre = 2025-12-01 2025-12-31
novembre dernier = 2025-11-01 2025-11-30
courant novembre = 2026-11-01 2026-11-23
mars de l'année dernière = 2025-03-01 2025-03-31
printemps 2026 = 2026-03-01 2026-06-21
été dernier = 2026-06-01 2026-09-22
cet été = 2026-06-01 2026-09-22
l'automne dernier = 2025-09-01 2025-12-21
hiver 2025-2026 = 2025-12-01 2026-03-21
hiver 2025 = 2024-12-01 2026-03-21
à Noël = 2025-12-20 2025-12-31
l'année dernière = 2025-01-01 2025-12-31
cette année = 2026-01-01 2026-11-23
2025 = 2025-01-01 2025-12-31
début 2026 = 2026-01-01 2026-04-30
début d'année = 2026-01-01 2026-04-30
fin 2025 = 2025-09-01 2025-12-31
mi-2025 = 2025-05-01 2025-08-31
premier trimestre 2026 = 2026-01-01 2026-03-31
la semaine dernière = 2026-11-16 2026-11-22
cette semaine = 2026-11-23 2026-11-23
le week-end dernier = 2026-11-21 2026-11-22
semaine du 12 mai = 2026-05-11 2026-05-17
le mois dernier = 2026-10-01 2026-10-31
fin du mois dernier = 2026-10-21 2026-10-31
ce mois-ci = 2026-11-01 2026-11-23
il y a 2 mois = 2026-09-08 2026-10-08
y a 2 mois = 2026-09-08 2026-10-08
ça fait deux mois = 2026-09-08 2026-10-08
2 mois = 2026-09-08 2026-10-08
il y a une semaine = 2026-11-12 2026-11-20
1 semaine = 2026-11-12 2026-11-20
le mois de juin dernier = 2026-06-01 2026-06-30
ya 3 semaines = 2026-10-29 2026-11-06
il y a 10 jours = 2026-11-12 2026-11-14
il y a un an = 2025-10-24 2025-12-23
il y a plus d'un an = 2024-11-23 2025-11-23
il y a moins d'un an = 2025-11-23 2026-11-23
il y a deux ou trois mois = 2026-08-08 2026-10-08
il y a une quinzaine de jours = 2026-11-05 2026-11-13
vers le 12 mai = 2026-05-05 2026-05-19
autour du 12 mai = 2026-05-05 2026-05-19
le 12 mai environ = 2026-05-05 2026-05-19
le 12 mai à peu près = 2026-05-05 2026-05-19
ma lettre date du 3 mars je crois = 2026-02-24 2026-03-10
le 20 novembre je crois = 2026-11-13 2026-11-23
je sais plus, vers mars = 2026-03-01 2026-03-31
après le 12 mai 2026 = 2026-05-12 2026-11-23
entre le 3 et le 10 mars = 2026-03-03 2026-03-10
du 3 au 10 mars 2025 = 2025-03-03 2025-03-10
entre le 28/02 et le 3/03/2026 = 2026-02-28 2026-03-03
le 12 ou le 13 mai = 2026-05-12 2026-05-13
de mars à mai = 2026-03-01 2026-05-31
mai ou juin = 2026-05-01 2026-06-30
2 weeks ago = 2026-11-05 2026-11-13
a month ago = 2026-10-08 2026-11-07
last summer = 2026-06-01 2026-09-22
last week = 2026-11-16 2026-11-22
early june = 2026-06-01 2026-06-10
"""

UNKNOWN = """
je sais plus | je ne sais pas | aucune idée | ? | je m'en souviens plus | j'ai oublié | jsp | 🤷
je ne sais plus si j'ai jamais écrit | I don't remember | no idea
"""

NEVER = """
jamais | non, jamais | je n'ai pas écrit | pas encore | j'ai jamais écrit | aucun courrier
par téléphone seulement | je n'ai pas encore écrit mais j'ai appelé le 12 mai
j'ai pas envoyé de lettre, j'ai juste téléphoné le 3 mars | never | not yet | I haven't written
"""

FUTURE = """
demain | après-demain | 12/05/2027 | le 24 novembre 2026 | la semaine prochaine | lundi prochain
le mois prochain | décembre 2026 | dans 3 jours | je vous écris demain | tomorrow | next week
12/05/9999
"""

UNREADABLE = """
31/02/2026 | 29/02/2025 | 31 avril | 05/13/2026 | 12/25 | 31/12/1989 | 12 mai 1985
vers le 3/01/0001
le 31/02/2026 puis le 12 mai | 120526 | 1234567 | 12 | bonjour | je vais bien | j'ai été reçu
120 € | à 14h30 | 05 46 12 05 26 | avant le 12 mai | je n'ai pas écrit avant le 12 mai
je ne suis jamais là | il y a 3000 ans | 12²
3/4 fois | ils n'ont jamais répondu
"""

OTHERS = [
    (kind, phrase)
    for kind, table in {
        "unknown": UNKNOWN,
        "never": NEVER,
        "future": FUTURE,
        "unreadable": UNREADABLE,
    }.items()
    for phrase in re.split(r" \| |\n", table.strip())
]

EXTREMES = (
    *("9" * 5000, "1/1 " * 1024, "il y a " * 600, "12 mai " * 600, "²" * 4096, "12 " * 1400),
    *("\ufdfa" * 4096, "le 3 et " * 512, "pas " * 1024, "<8:12> " * 600, "<12:3> mars", "\ud83d"),
    *("\x00", " ", ""),
)


def _rows(table: str) -> list[tuple[str, str]]:
    return [(phrase, days) for phrase, days in (row.split(" = ") for row in table.split("\n") if row)]


@pytest.mark.parametrize(("phrase", "day"), _rows(DAYS))
def test_a_day_is_read_exactly(phrase: str, day: str) -> None:
    reading = read_date(phrase, TODAY)

    assert reading == Reading("date", date.fromisoformat(day), date.fromisoformat(day))


@pytest.mark.parametrize(("phrase", "days"), _rows(RANGES))
def test_what_is_not_a_day_is_read_as_wide_as_it_is_told(phrase: str, days: str) -> None:
    reading = read_date(phrase, TODAY)

    assert reading == Reading("range", *map(date.fromisoformat, days.split()))


@pytest.mark.parametrize(("kind", "phrase"), OTHERS)
def test_a_text_without_a_past_date_says_why(kind: str, phrase: str) -> None:
    reading = read_date(phrase, TODAY)

    assert (reading.kind, reading.start, reading.end) == (kind, None, None)


@pytest.mark.parametrize(
    ("today", "phrase", "start", "end"),
    [
        ("2026-01-01", "hier", "2025-12-31", "2025-12-31"),
        ("2026-01-01", "1er janvier", "2026-01-01", "2026-01-01"),
        ("2026-01-01", "31 décembre", "2025-12-31", "2025-12-31"),
        ("2026-01-01", "le mois dernier", "2025-12-01", "2025-12-31"),
        ("2026-01-01", "janvier", "2026-01-01", "2026-01-01"),
        ("2026-01-01", "l'année dernière", "2025-01-01", "2025-12-31"),
        ("2028-02-29", "29 février", "2028-02-29", "2028-02-29"),
        ("2028-02-29", "le 30", "2028-01-30", "2028-01-30"),
        ("2028-02-29", "fin février", "2028-02-20", "2028-02-29"),
        ("2028-02-29", "il y a un an", "2027-01-29", "2027-03-30"),
        ("2028-02-29", "mardi", "2028-02-22", "2028-02-22"),
    ],
)
def test_the_turn_of_a_year_and_a_leap_day_are_read_from_the_day_itself(
    today: str, phrase: str, start: str, end: str
) -> None:
    reading = read_date(phrase, date.fromisoformat(today))

    assert reading[1:] == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize("row", [*REWRITES, *SHAPES], ids=lambda row: row.example)
def test_every_pattern_is_found_in_its_example(row: Rewrite | Shape) -> None:
    found = row.pattern.search(row.example)

    assert found


@pytest.mark.parametrize("text", EXTREMES, ids=range(len(EXTREMES)))
def test_an_extreme_text_gets_a_reading(text: str) -> None:
    reading = read_date(text, TODAY)

    assert isinstance(reading, Reading)


_words = st.sampled_from(
    (
        "le 3 12 31 99 mars mai février 2025 26 / . - début fin été il y a mois ans jours semaine "
        "dernière prochain entre et au vers avant après demain hier lundi de du noël plus d'un "
        "week-end trimestre premier 12/05/26 05/2026 hiver <8:12>"
    ).split()
)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200) | st.lists(_words, max_size=12).map(" ".join),
    st.dates(date(2000, 1, 1), date(2090, 12, 31)),
)
def test_any_text_is_read_and_no_day_is_after_today(text: str, today: date) -> None:
    kind, start, end = read_date(text, today)

    if kind in {"date", "range"}:
        assert start is not None
        assert end is not None
        assert start <= end <= today
    else:
        assert (start, end) == (None, None)


@settings(max_examples=150, deadline=None)
@given(st.dates(date(2000, 1, 1), TODAY))
def test_every_day_is_read_back_from_each_way_of_writing_it(day: date) -> None:
    name = MONTHS[day.month - 1]
    written = (
        *(f"{day:%d/%m/%Y}", f"{day:%d.%m.%y}", f"{day:%d-%m-%Y}", f"{day:%Y-%m-%d}"),
        *(f"le {day.day} {name} {day.year}", f"{day.day} {name.upper()} {day:%y}", f"{day:%d%m%Y}"),
    )

    assert {read_date(each, TODAY) for each in written} == {Reading("date", day, day)}


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 364))
def test_a_day_without_its_year_is_the_last_such_day(days: int) -> None:
    day = TODAY - timedelta(days)

    reading = read_date(f"le {day.day} {MONTHS[day.month - 1]}", TODAY)

    assert reading == Reading("date", day, day)
