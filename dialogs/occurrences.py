"""What a tenant tells of a dispute in passing: "RHO a répondu", "j'ai saisi le médiateur hier".

Rows are read from above; the first that matches names the event. It is taken up only where it makes sense for
a dispute that the tenant follows: elsewhere such words are a story like any other.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from dialogs.triage.words import fold

LONGEST: Final = 120  # folded characters; a longer text is a story


class Row(NamedTuple):
    """How an event is told, in folded words."""

    event: str
    told: re.Pattern[str]


_MEDIATOR = r"(?:le mediateur|la mediatrice|ame(?: conso)?|the mediator)"
_DENIED = re.compile(r"\b(?:pas|jamais|rien|not|never|pas encore|toujours pas)\b")

_LANDLORD = r"(?:rho|le bailleur|ils|my landlord)"
_HAS = r"(?:a|ont|ma|mont|has|have)"
_LETTER = r"(?:lettre|courrier|reclamation|letter)"

ROWS: Final = (
    Row("declined", re.compile(rf"{_MEDIATOR} {_HAS} (?:refuse|dit non|decline|ecarte|refused)")),
    Row("accepted", re.compile(rf"{_MEDIATOR} {_HAS} (?:accepte|dit oui|accepted)")),
    Row("accepted", re.compile(r"la mediation (?:est ouverte|a commence|commence)")),
    Row("referred", re.compile(rf"(?:saisi|ecrit a|asked) {_MEDIATOR}|ai saisi ame")),
    Row("answered", re.compile(rf"{_LANDLORD} {_HAS} (?:enfin )?(?:repondu|ecrit|answered)")),
    Row("answered", re.compile(r"(?:recu|eu) (?:une|la|leur) reponse")),
    Row("sent", re.compile(rf"(?:envoye|poste|expedie|sent) (?:la|ma|mon|cette|my|the) {_LETTER}")),
    Row("sent", re.compile(rf"{_LETTER} (?:est |a ete )?(?:partie?|envoyee?)")),
    Row("ended", re.compile(r"^(?:cest (?:fini|termine|regle)|tout est regle|its over|it is over)\b")),
)


def find_occurrence(text: str) -> str | None:
    """The event that a short text tells, and does not deny; None for any other text."""
    told = fold(text)
    if len(told) > LONGEST or _DENIED.search(told):
        return None
    return next((row.event for row in ROWS if row.told.search(told)), None)
