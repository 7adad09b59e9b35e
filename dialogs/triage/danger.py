"""How danger is heard: which typed words call for the emergency screen, in any state.

The words are in `danger_building`, `danger_people` and `danger_languages`. In doubt a
danger is raised, and is not over: a needless screen costs one press.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Final

from dialogs.triage import danger_building as building
from dialogs.triage import danger_languages as languages
from dialogs.triage import danger_people as people
from dialogs.triage import danger_rules as french
from dialogs.triage.danger_rules import KINDS, SPELLINGS, Kind, Rule
from dialogs.triage.words import fold

__all__ = ["KINDS", "RULES", "Danger", "Kind", "Rule", "find_danger"]

RULES: Final = (*building.RULES, *people.RULES, *languages.RULES)
FAMILIES: Final = french.FAMILIES | languages.FAMILIES

# These do not end because one says so.
NEVER_OVER: Final = frozenset[Kind]({"suicide", "home_violence", "child"})
# These last hours: told as of last year, they are over even if nothing was mended.
PASSING: Final = frozenset[Kind]({"fire", "gas", "carbon_monoxide", "electricity", "medical", "trapped"})


@dataclass(frozen=True, slots=True)
class Danger:
    """What a text tells. One that does not press, because it is over, deserves a line and not a screen."""

    kind: Kind
    presses: bool


# Words a gap does not cross: denials, and papers whose name holds a danger (« facture de gaz »).
_STOP = (
    r"pas|jamais|aucune?|ni|sans|factures?|compteurs?|charges|contrat|prix|tarifs?|abonnement"
    r"|regul\w*|agence|accueil|bailleur"
)
# What else may explain a headache, between two halves of a danger told in any order.
_OTHER_CAUSE = (
    r"bruits?|vacarme|boucan|ronfl\w*|factures?|charges|devis|prix|tarifs?|courriers?|regul\w*|contrat"
    r"|pannes?|entretien"
    r"|dossiers?|papiers|formulaires?|calculs?|explications?"
)
# What follows a gap may be glued to an article: « laeration ».
_ELIDED = r" (?:[dl](?=[aeiouyh]))?"
_GAP = rf"(?: (?!(?:{_STOP})\b)\w++){{0,3}}{_ELIDED}"
_WIDE_GAP = rf"(?: (?!(?:{_STOP})\b)\w++){{0,8}}{_ELIDED}"
_ANY_ORDER = rf"(?: (?!(?:{_OTHER_CAUSE})\b)\w++){{0,12}}{_ELIDED}"

# A clause ends as in a telegram, in a word: folding leaves it in place.
_CLAUSE_END: Final = " stop "
_CLAUSES: Final = re.compile(r"[.,;:!?…\n()]+|\s-+\s")
_LOOSE_ELISION: Final = re.compile(r"\b([cdjlmnst]|qu) (?=[aeiouyh])")
# Letters typed twice or dragged: consonants count once, vowels at most twice (« frappée » is « frapee »).
_CONSONANTS: Final = "bcdfghjklmnpqrstvwxz"
_TWICE: Final = tuple((letter * 2, letter) for letter in _CONSONANTS)
_DRAGGED: Final = re.compile(r"([aeiouy])\1{2,}")
_DOUBLED: Final = re.compile(rf"(?<!\\)([{_CONSONANTS}])\1+\??")
# Where a form may start: at a word, or after the letter that elision glued to it.
_STARTS: Final = re.compile(r"\b\w|(?<=\b[dlmnsj])[aeiouyh](?=\w\w)")
_FAMILY: Final = re.compile(r"<(\w[\w ]*)>")
_ATOM: Final = re.compile(r"\\.|\[[^]]*\]|.", re.DOTALL)
_QUANTIFIER: Final = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[+?]?")
_HARMLESS: Final = "harmless"


_OPENING: Final = 4  # letters


def _once(pattern: str) -> str:
    return _DOUBLED.sub(r"\1", pattern)


def _patterns(says: str) -> Iterator[str]:
    """Spell out each form of a row."""
    for form in _alternatives(says):
        one, _, other = form.partition(" & ")
        orders = (one + _ANY_ORDER + other, other + _ANY_ORDER + one) if other else (one,)
        for pattern in orders:
            told = pattern.replace(" …… ", _WIDE_GAP).replace(" … ", _GAP)
            while family := _FAMILY.search(told):
                told = told.replace(family[0], FAMILIES[family[1]])
            yield from _alternatives(_once(told))


def _alternatives(pattern: str) -> list[str]:
    """Split at each « | » that stands in no bracket."""
    depth, parts = 0, [""]
    for sign in pattern:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _openings(pattern: str, size: int = _OPENING) -> set[str]:
    """Give the first letters a match may have; fewer of them where anything may follow."""
    if not size or not pattern:
        return {""}
    is_group = pattern.startswith("(")
    end = _closing(pattern) if is_group else _first(_ATOM, pattern)
    atom = pattern[:end]
    quantifier = _first(_QUANTIFIER, pattern[end:])
    is_repeated = quantifier > 0 and pattern[end] != "?"
    rest = "" if is_repeated else pattern[end + quantifier :]
    letters: set[str]
    if atom.startswith(("(?!", "(?<", "(?=", r"\b")):
        letters = _openings(rest, size)
    elif is_group:
        letters = {it for one in _alternatives(atom[3:-1]) for it in _openings(one + rest, size)}
    elif atom in {".", r"\w"}:
        letters = {""}
    else:
        firsts = atom[1:-1] if atom.startswith("[") else atom
        letters = {first + it for first in firsts for it in _openings(rest, size - 1)}
    if quantifier and (pattern[end] in "?*" or pattern[end : end + 2] == "{0"):
        letters |= _openings(pattern[end + quantifier :], size)
    return letters


def _first(sign: re.Pattern[str], pattern: str) -> int:
    found = sign.match(pattern)
    return found.end() if found else 0


def _closing(pattern: str) -> int:
    depths = accumulate((sign == "(") - (sign == ")") for sign in pattern)
    return 1 + next(place for place, depth in enumerate(depths) if not depth)


@cache
def _spoken() -> dict[str, dict[str, list[str]]]:
    """Sort the forms by their first letters, then by kind: a word is tried on few of them.

    At the first text, and not at the start: it takes longer than anything else that is loaded.
    """
    spoken: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    harmless = "|".join((*french.HARMLESS, *languages.HARMLESS))
    rows = [*((rule.kind, rule.says) for rule in RULES), (_HARMLESS, harmless)]
    for kind, says in rows:
        for form in _patterns(says):
            for opening in _openings(form):
                spoken[opening][kind].append(form)
    return {opening: dict(kinds) for opening, kinds in spoken.items()}


@cache
def _forms(opening: str) -> re.Pattern[str]:
    """Compile the forms of some first letters, the first time a word has them."""
    kinds: dict[str, list[str]] = {kind: [] for kind in (*KINDS, _HARMLESS)}
    for key in (opening[:size] for size in range(1, len(opening) + 1)):
        for kind, forms in _spoken().get(key, {}).items():
            kinds[kind] += forms
    groups = (f"(?P<{kind}>{'|'.join(forms)})" for kind, forms in kinds.items() if forms)
    return re.compile(rf"(?:{'|'.join(groups)})\b")


# Read up to the first letter of the mention: « pas d » stands for « de » in « pas dincendie ».
_DENIED: Final = re.compile(
    r"(?:\b(?:aucune?|ni|sans(?: (?:me|se|nous|etre))?|no|not|not an?|without|without any|sin|sem|nao|nao ha"
    r"|no hay|no es"
    r"|ninguna?|nema|nemaye|makayn|нема|немае|немає|не|(?:pas|jamais)(?: eu)? (?:de|du|des))"
    r"|\b(?:n?est|n?etait|cest|n?ya|n?y a|n?ai|n?a|n?avait|suis|vais|veux|sont)"
    r" (?:pas|jamais)(?: eu)?(?: (?:une?|la|le|les|du|de|me|me faire))?"
    r"|\b(?:n?ya|n?y a|na|nai|nont|navons|a) plus(?: (?:de|du|aucune?))?"
    r"|(?:^|stop )(?:pas|plus)(?: (?:une?|la|le|de|aucune?))?) [dl]?\w$"
    r"|\b(?:pas|jamais|plus)(?: eu)? d\w$"
)
_DENIED_AFTER: Final = re.compile(
    r" (?:yok|degil|немае|немає|(?:pas|jamais)(?! (?:que|qu\w+|tous|toujours|tout|souvent)))\b"
)
_STILL: Final = re.compile(
    _once(
        r"\b(?:encore|nouveau|recommenc\w*|revien\w*|continue\w*|ce soir|en ce moment|actuellement"
        r"|depuis qu\w*|des qu\w*|chaque fois"
        r"|depuis (?:hier|ce|cette|une? heure|\d+ (?:heures?|h|min\w*)|tout a lheure)|still|again|rien (?:na"
        r"|fait|de fait|a ete)"
        r"|toujours (?!dans|dan)|(?:pas|jamais)(?: \w+)? (?:repare|regle|resolu|eteint|refait|change)\w*)\b"
        r"(?! (?:dans|sur|en) (?:mes|mon|ma|les|la) (?:charges|facture|litige|quitances?))"
    )
)
_PRESENT: Final = re.compile(
    _once(
        r"\b(?:y a|ya|sa|je|on|theres|there is|hay|var)(?: (?:sens?|sent|pue|prend|brule))?"
        r"(?! (?:eu|\d|une? (?:an|mois)|deux|trois|quatre|cinq|quelques|longtemps|plusieurs|avait|avai"
        r"|avais|a ete|avai ete|a eu|a fait|sentait|etait|\w+ais))\b"
    )
)
_PAST: Final = re.compile(
    _once(
        r"\b(?:n?y?avai\w*|[jsc]?etai\w*|sentai\w*|eu|ete|suite|apres|lors|pendant|a fait|was|had|were|tinha"
        r"|habia|caiu|ya la"
        r"|ranishe|раніше|fiquei|eski|qui \w+ai[st]|\w+cait|\w+dait)\b"
    )
)
_MENDED: Final = (
    r"(?:repare|refait|remplace|regle|resolu|eteint|fini|termine|securise|consolide|soigne|gueri|condamne"
    r"|renvoye|repris|change|debouche|maitrise|colmate|reconstruit|repeint|retabli|repose|purge|rebouche"
    r"|ramone"
    r"|resserre|reloge|arrete|demenage|sauve|repose|stabilise|renforce|remis en (?:etat|service|place))e?s?\b"
)
_SETTLED: Final = re.compile(
    _once(
        r"(?<!que )(?<!si )(?<!pas )\b(?:s?cest|ces|c|est|etait|sont|a ete|ont ete|ete|a|ont)"
        rf" (?:(?:maintenant|enfin|bien|tout|deja|vite|completement) )?(?:{_MENDED})"
        r"|\bplus (?:de|aucun) (?:danger|risque|odeur|probleme|souci)"
        r"|\bfausse alerte|\bhors de danger|\bplus de peur que de mal|\bfinalement (?:cetait|rien)|\bcetait "
        r"(?:juste|rien)"
        r"|\baux normes|\bsain et sauf|\bsorti\w* de lhopital|\brentre\w* (?:a la maison|chez)|\b(?:neuf"
        r"|neuve)s? depuis"
        r"|\btout (?:va bien|est (?:sec|calme|ok|bon|rentre))|\b(?:is|was|been|got) (?:fixed|repaired|solved"
        r"|over|replaced)"
        r"|\b(?:c|cest) (?:bon|ok|fini|fait)\b|\b(?:va|vont) (?:bien|mieux)\b|\b(?:sorti|delivre|degage"
        r"|libere)e?s? (?:par|au bout|vite)"
        r"|\b(?:jai|on a) (?:maintenant |enfin )?(?:un logement|les cles)"
        r"|\b(?:reloge\w*|se soigne|est remise?|close|derriere (?:moi|nous)|rentree? chez|areglaron"
        r"|areglad\w*|refeito|aranjad\w*|consertad\w*|reparad\w*)\b"
        r"|\b(?:all|everything) (?:is )?(?:good|fine|ok) now|\b(?:put out|sorted|taken care of)\b"
        r"|\b(?:solucionad|cambiad|apagad|resolvid|substituid|trocad)\w*"
        r"|\b(?:todo|tudo) (?:bien|bem)\b|\bsorun yok|\bduzel\w*|\bonaril\w*|\bsondurul\w*|\biyiles\w*"
        r"|\bzameni\w*|\bzminy\w*|\bpolahod\w*"
        r"|\bзаміни\w*|\bусуну\w*|\bпогаси\w*|\bвже (?:все )?(?:добре|нормально)|\b(?:t?sl[a7h]+at?|tsawb\w*"
        r"|tsle[7h]\w*|safi (?:tsl|sal)\w*)\b"
        r"|\bdegistirildi|\btamir edildi|\bполагод\w*|\bвідремонт\w*|\bremis en service|\bon lui a mis"
    )
)
_MENDED_NEXT: Final = re.compile(
    r"stop (?:bien |vite |deja )?(?:repare|refait|eteint|remplace|regle|resolu)e?s?\b"
)
_MENDED_AT_ONCE: Final = re.compile(rf"(?<!pas )(?<!jamais )\b(?:{_MENDED})\b")
_LONG_AGO: Final = re.compile(
    _once(
        r"\b(?:lan+e?e? (?:dernier|passe)\w*|lan (?:dernier|passe)|lan+ee (?:derniere|passee)|l?(?:mois"
        r"|hiver|ete) (?:dernier|passe)"
        r"|en (?:19|20)\d\d|en (?:janvier|fevrier|mars|avril|mai|juin|juilet|aout|septembre|octobre|novembre"
        r"|decembre|janeiro|maio)"
        r"|\d+ (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
        r"|a lepoque|autrefois"
        r"|cet (?:ete|hiver)|last (?:month|summer|winter)|el ano pasado|o ano passado|mes pasado|mes passado"
        r"|hace (?:\w+ )(?:anos?|meses)"
        r"|минулого|торік|(?:років|місяці\w*|рік) тому|l?3am li (?:fat|daz)|gecen (?:sene|yaz)|y a "
        r"(?:longtemps|\d+ semaines)"
        r"|last year|y a (?:\d+|une?|deux|trois|quatre|cinq|six|dix|quelques|plusieurs) (?:ans?|an+ees?|mois)"
        r"|(?:years?|months?) ago|semana pasada|gecen (?:kis|yil|ay))\b"
    )
)
# A bill kills nobody: « ce loyer métrangle », « une crise cardiaque en lisant le décompte ».
_PAPER: Final = (
    r"(?:factures?|charges?|loyers?|regul\w*|hausses?|augmentations?|prix|procedures?|demarches?|dettes?"
    r"|courriers?|lettres?|decomptes?|montants?|releves?|sommes?|reponses?|devis|calculs?|tarifs?)"
)
_OF_PAPER: Final = re.compile(
    rf"\b{_PAPER} (?:\w+ )?(?:me |m|nous |va |vont |va me |vont nous |a |ont |ma |mont )?\w$"
)
_AT_PAPER: Final = re.compile(
    r"(?: \w+){0,2} (?:en (?:voyant|lisant|ouvrant|recevant|decouvrant)|devant|avec)"
    rf" (?:\w+ ){{1,3}}{_PAPER}\b"
)
_NEARBY: Final = 120
_DENIAL_REACH: Final = 48


def find_danger(text: str) -> Danger | None:
    """Name the most urgent danger a text tells, one still there before one that is over."""
    told = _tell(text)
    heard = [(kind, it) for kind, it in _mentions(told) if not _is_denied(told, it)]
    if not heard:
        return None
    heard.sort(key=lambda it: KINDS.index(it[0]))
    may_be_over = _STILL.search(told) is None
    still_there = (kind for kind, it in heard if not (may_be_over and _is_over(kind, told, it)))
    pressing = next(still_there, None)
    return Danger(pressing, presses=True) if pressing else Danger(heard[0][0], presses=False)


def _tell(text: str) -> str:
    """Fold, keeping where clauses end: a denial does not reach past a full stop."""
    told = _LOOSE_ELISION.sub(r"\1", fold(_CLAUSES.sub(_CLAUSE_END, text)))
    spelt = " ".join([SPELLINGS.get(word, word) for word in told.split()])
    for twice, once in _TWICE:
        while twice in spelt:
            spelt = spelt.replace(twice, once)
    return _DRAGGED.sub(r"\1", spelt)


def _mentions(told: str) -> Iterator[tuple[Kind, re.Match[str]]]:
    heard, spoken = 0, _spoken()
    for start in _STARTS.finditer(told):
        place = start.start()
        if place < heard:
            continue
        opening = told[place : place + _OPENING]
        while opening and opening not in spoken:
            opening = opening[:-1]
        if opening and (it := _forms(opening).match(told, place)):
            heard = it.end()
            yield from ((kind, it) for kind in KINDS if kind == it.lastgroup)


def _is_denied(told: str, mention: re.Match[str]) -> bool:
    before = told[max(0, mention.start() - _DENIAL_REACH) : mention.start() + 1]
    if _DENIED.search(before) or _OF_PAPER.search(before) or _AT_PAPER.match(told, mention.end()):
        return True
    denial = _DENIED_AFTER.match(told, mention.end())
    return denial is not None and (" ne " in mention[0] or denial[0].strip() in {"yok", "degil"})


def _is_over(kind: Kind, told: str, mention: re.Match[str]) -> bool:
    if kind in NEVER_OVER:
        return False
    before = told[max(0, mention.start() - _NEARBY) : mention.start()].rpartition(_CLAUSE_END)[2]
    after = told[mention.end() : mention.end() + _NEARBY]
    clause, _, _ = after.partition(_CLAUSE_END)
    if _PRESENT.search(before + mention[0]):
        return False
    is_long_ago = _LONG_AGO.search(told) is not None
    if kind in PASSING and is_long_ago:
        return True
    if not is_long_ago and _PAST.search(before + mention[0]) is None:
        return _SETTLED.search(clause) is not None or _MENDED_NEXT.search(after) is not None
    return (
        _SETTLED.search(before + mention[0] + after) is not None or _MENDED_AT_ONCE.search(after) is not None
    )
