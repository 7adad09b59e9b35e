"""The words of dates, and of having none: months, numbers and doubts as tenants type them.

All without accents, apostrophes or capitals, as `date_spelling.fold` leaves a text.
"""

import re

MONTH_SPELLINGS = {
    "janvier": "janv(?:ier|ie|i)?|jan(?:uary)?",
    "fevrier": "f[ei]v(?:r|rier|rie|ier)?|feb(?:ruary)?",
    "mars": "march",
    "avril": "avr|april|apr",
    "mai": r"may(?= (?:19|20)\d\d)",  # the rest of «may» is in date_spelling: it is a verb too
    "juin": "june?",
    "juillet": "juil(?:l|et)?|july?",
    "aout": "aou|aoust|aug(?:ust)?",
    "septembre": "sep|septembe?r|sete?mbre",
    "octobre": "oct(?:ober)?|otobre",
    "novembre": "nov|novemb(?:er)?",
    "decembre": "dec|decemb(?:er)?|desembre",
}
WEEKDAY_SPELLINGS = {
    "lundi": "monday",
    "mardi": "tuesday",
    "mercredi": "wednesday|mecredi|mercerdi",
    "jeudi": "thursday",
    "vendredi": "friday|vendedi",
    "samedi": "saturday",
    "dimanche": "sunday",
}
UNITS = {
    "jour": "jours?|jrs?|j|days?",
    "semaine": "semaines?|sem|weeks?",
    "mois": "mois|months?|moi",
    "an": "ans?|annees?|years?",
}
MONTHS = tuple(MONTH_SPELLINGS)
MONTH = "|".join(MONTHS)
ENGLISH_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
WEEKDAY = "|".join(WEEKDAY_SPELLINGS)
UNIT = "|".join(UNITS.values())

_ONES = (
    *"un deux trois quatre cinq six sept huit neuf dix onze douze".split(),
    *"treize quatorze quinze seize".split(),
    *("dix sept", "dix huit", "dix neuf"),
)
_TENS = {"": 0, "vingt ": 20, "trente ": 30}
_OTHERS = {"une": 1, "vingt": 20, "vingt et un": 21, "trente": 30, "trente et un": 31, "premier": 1}
_ENGLISH = "one two three four five six seven eight nine ten eleven twelve".split()
NUMBERS = {
    **{tens + one: _TENS[tens] + n for tens in _TENS for n, one in enumerate(_ONES, 1)},
    **{english: n for n, english in enumerate(_ENGLISH, 1)},
    **_OTHERS,
}
NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True))


def _any_of(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


# A reply that never came is no letter that never left.
_NO_REPLY = r"(?! (?:eu|recu|repondu|got|replied|answered|received|de (?:reponse|nouvelle)))"
_LETTER = "courrier|lettre|(?:e ?)?mail|reclamation|recommande|letter|complaint"
_BUT_ONCE = "(?! (?:avant|depuis|de nouveau|a nouveau|before|since|again|plus tot))"

NEVER = _any_of(
    rf"(?<!\w )jamais\b{_NO_REPLY}|non jamais|jamais(?=\W*$)",
    "jamais (?:rien|fait|reclame|signale|demande|contacte)",
    rf"pas encore\b{_NO_REPLY}",
    rf"never\b{_NO_REPLY}",
    r"(?<!\w)(?:aucune?|rien|none|nothing)(?=\W*$)",
    "not yet",
    rf"(?:pas|aucune?|no) (?:de |d )?(?:{_LETTER})|pas d ecrit",
    "(?:uniquement|seulement|juste|que) (?:par telephone|au telephone|a l oral|appele|telephone)",
    "(?:par telephone|a l oral) (?:uniquement|seulement)",
)
DENIAL = _any_of(
    r"(?<!si j ai )(?<!si je n ai )(?:jamais|pas|rien|never|not|didn ?t|haven ?t|aucune?)"
    r"(?: (?:encore|rien|jamais|yet|fait|vraiment))* "
    rf"(?:ecrit|envoye|adresse|redige|written|write|wrote|sent|send|(?:de |d )?(?:{_LETTER}))\b"
    rf"(?: (?:de|d|une?|la|le|mon|ma|any|a|au|bailleur))*(?: (?:{_LETTER}|ecrit))?{_BUT_ONCE}"
)
WRITING = _any_of(
    r"ecri[ts]\w*|courriers?|lettres?|(?:e ?)?mails?|mel|recommandee?|envoyee?|reclamation|lrar",
    "letter|wrote|written|sent",
)
UNKNOWN = _any_of(
    "(?:sais?|chai?s|sait|connais) (?:plus|pas|pu|po)|jspa?|idk|chepa",
    "aucune? (?:idee|souvenir)|pas (?:d |la moindre )?idee|no idea|oublie|forg[oe]t(?:ten)?",
    "(?:rap+el+e?s?|souvien[st]?|retrouve) (?:plus|pas|pu)|(?:don|can) ?t (?:know|remember|recall)",
    "(?:do not|cannot|can not) (?:know|remember|recall)|not sure|pas s[ue]re?|inconnue?|unknown",
    "plus (?:de|la|le) (?:souvenir|date|memoire)|pas (?:de|la) date|ignore",
)
SHRUG = re.compile("^\\W*[?\U0001f937]\\W*$")
DOUBT = _any_of(
    "je (?:crois|pense)|jcrois|peut etre|a peu pres|environ|approx[a-z]*|il me semble|sauf erreur",
    "si je me (?:souviens|rappelle|trompe)|(?:pas|plus)(?: tres| trop)? s[ue]re?|sans doute",
    r"probable\w*|(?:sais|sait) (?:plus|pas)|i (?:think|believe|guess)|maybe|perhaps|probably",
    "roughly|or so|not (?:quite )?sure",
)
