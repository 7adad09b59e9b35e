"""Where two readings of a text lead to different doors, the one question that tells them apart.

A doubt is asked only when its words are there and nothing in the text answers it already: a question that
changes nothing is not asked. Words are forms as `fold` leaves them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from dialogs.triage.themes import Reading
from dialogs.triage.words import fold


class Doubt(NamedTuple):
    """One question: `about` are the readings it can stand behind, `answered` the words that spare it."""

    name: str
    about: frozenset[str]
    choices: tuple[str, ...]
    words: str
    answered: str
    raises: str
    spares: str


DOUBTS: Final = (
    Doubt(
        "water_flows",
        frozenset({"repairs"}),
        ("water_near_power", "repairs"),
        r"(?:eau|fuite|plafond|degats? des eaux) (?:\w+ ){0,6}(?:coule\w*|deborde\w*|partout|ruissel\w*)"
        r"|(?:grosse|enorme|grande) fuite|inond\w*",
        r"sans arret|goutte\w*|chasse|wc|toilettes?|robinet|il y a|an dernier|etait|a ete|avait",
        raises="L'eau coule du plafond chez moi",
        spares="La chasse d'eau coule sans arrêt",
    ),
    Doubt(
        "water_bill",
        frozenset({"charges", "repairs"}),
        ("repairs", "charges"),
        r"(?:factures?|conso\w*|releve|note|compteur) (?:de |d |en |l )*eau"
        r"|eau (?:\w+ ){0,4}(?:euros?|cher|facture\w*)",
        r"pas (?:une |de |la )?fuite|aucune fuite|ni fuite|provisions?|regul\w*|decompte|vide|parti\w*",
        raises="Ma facture d'eau a triplé",
        spares="Ce n'est pas une fuite, c'est la facture d'eau",
    ),
    Doubt(
        "parking_place",
        frozenset({"neighbour", "charges", "rent"}),
        ("neighbour", "charges"),
        r"(?:place|places|parking|stationnement|emplacement)",
        r"ventouse|pris\w* par|occupee? par|voisin\w*|squatt\w*|porte|portail|bip|factur\w*|paye\w*|loyer"
        r"|euros?|bail|gare\w*|quelqu ?un|qqn|mois",
        raises="Problème avec ma place de parking",
        spares="Un voisin se gare sur ma place de parking",
    ),
    Doubt(
        "garage_lease",
        frozenset({"rent", "charges"}),
        ("rent", "lease_apart"),
        r"(?:garage|box|cave) (?:\w+ ){0,8}(?:loyer|cher|euros?|loue\w*|paye\w*|augment\w*)"
        r"|(?:loyer|louer|location) (?:\w+ ){0,3}(?:garage|box|cave)",
        r"meme bail|avec mon logement|rendu\w*|resili\w*|pas de (?:garage|box|cave)|porte",
        raises="Le loyer du garage a augmenté",
        spares="La porte du garage est cassée",
    ),
    Doubt(
        "debt",
        frozenset({"arrears", "rent", "charges"}),
        ("arrears", "rent"),
        r"dettes?|impayes?|relances?|arrieres?|retards? de (?:loyer|paiement)",
        r"(?:peux|arrive) (?:plus|pas)|echeancier|etaler|plusieurs fois|erreur|faux|fausse|deja paye\w*"
        r"|contest\w*|regul\w*|depot|caution|depart|reconnais|juste|corrig\w*|virement|injustifi\w*",
        raises="J'ai reçu une relance pour une dette de loyer",
        spares="J'arrive plus à payer, je voudrais un échéancier",
    ),
    Doubt(
        "adaptation",
        frozenset({"repairs", "allocation"}),
        ("repairs", "refused_in_writing"),
        r"handicap\w*|fauteuil|mobilite reduite|pmr|barres? d appui|douche adaptee",
        r"refus\w*|ascenseur|plus grand|demenager|rez de chaussee|discrimin\w*",
        raises="Je suis en fauteuil, il me faut une douche adaptée",
        spares="L'ascenseur est en panne et ma mère est en fauteuil",
    ),
    Doubt(
        "agent",
        frozenset({"services", "discrimination"}),
        ("threat", "discrimination", "services"),
        r"(?:gardien\w*|agent\w*|conseill\w*|secretaire|employe\w*|accueil) (?:\w+ ){0,6}"
        r"(?:insult\w*|mal parle|mechant\w*|agressi\w*|humili\w*|odieu\w*|crie\w*|hurle\w*|traite\w*)",
        r"racis\w*|origine|couleur",
        raises="Le gardien m'a insulté",
        spares="Le gardien n'est jamais là",
    ),
    Doubt(
        "billed",
        frozenset({"charges", "repairs", "services"}),
        ("charges", "repairs"),
        r"(?:panne|casse\w*|marche (?:pas|plus)|hs|jamais (?:venu\w*|fait\w*|passe\w*)|pas fait\w*)"
        r" (?:\w+ ){0,12}(?:charges|avis)"
        r"|(?:charges|avis) (?:\w+ ){0,12}(?:panne|casse\w*|marche (?:pas|plus))",
        r"factur\w*|rembours\w*|euros?|contest\w*",
        raises="L'ascenseur est en panne et il est dans mes charges",
        spares="L'ascenseur est en panne",
    ),
)


def doubt_of(text: str, reading: Reading) -> Doubt | None:
    """The question to ask about a text, if one matters."""
    told = fold(text.replace("'", " ").replace("’", " "))
    return next((it for it in DOUBTS if set(reading.likely[:1]) & it.about and _is_raised(it, told)), None)


def _is_raised(doubt: Doubt, told: str) -> bool:
    return bool(_words(doubt.words).search(told)) and not _words(doubt.answered).search(told)


@cache
def _words(forms: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{forms})\b")
