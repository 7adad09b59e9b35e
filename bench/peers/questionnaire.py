"""The twelve questions that every peer asks, so that only their machinery differs."""

from __future__ import annotations

import re
from typing import NamedTuple

CHOICE, WORDS, DAY, FILE = "choice", "words", "day", "file"
START = "/start"
DONE = "Votre dossier est complet"
STAFF_CHAT_ID = -1_001_000_000_001


class Question(NamedTuple):
    """One question: its kind, what it says, and its choices."""

    kind: str
    text: str
    choices: tuple[str, ...] = ()


QUESTIONS = (
    Question(CHOICE, "Quel est votre problème ?", ("Charges", "Loyer", "Travaux", "Voisinage")),
    Question(CHOICE, "Êtes-vous locataire ?", ("Oui", "Je l’ai été", "Non")),
    Question(CHOICE, "Un tribunal est-il déjà saisi ?", ("Non", "Oui", "Je ne sais pas")),
    Question(CHOICE, "Avez-vous écrit à votre bailleur ?", ("Oui", "Seulement par téléphone")),
    Question(DAY, "Quand avez-vous écrit la première fois ? Par exemple : 12/03/2026."),
    Question(CHOICE, "Qu’a répondu votre bailleur ?", ("Rien", "Un refus", "C’est en cours")),
    Question(WORDS, "Quel est votre nom ?"),
    Question(WORDS, "Comment vous joindre : téléphone ou adresse électronique ?"),
    Question(WORDS, "Quelle est votre référence de locataire ?"),
    Question(WORDS, "Racontez les faits avec vos mots, en quelques phrases."),
    Question(FILE, "Envoyez une photo ou un document."),
    Question(CHOICE, "Voici vos réponses. Faut-il les envoyer ?", ("Envoyer", "Annuler")),
)


def text_of(number: int) -> str:
    """Say the question, with the place it has."""
    return f"<b>{number + 1}/{len(QUESTIONS)}</b> {QUESTIONS[number].text}"


def buttons_of(number: int) -> list[tuple[str, str]]:
    """Give the label and the callback data of each choice."""
    choices = QUESTIONS[number].choices
    return [(label, f"{number}:{place}") for place, label in enumerate(choices)]


def read_words(number: int, text: str) -> str | None:
    """Read a typed answer, or nothing if the question cannot take it."""
    kind = QUESTIONS[number].kind
    if kind == DAY and re.fullmatch(r"\d\d/\d\d/\d{4}", text):
        return text
    return text if kind == WORDS else None


def read_tap(number: int, data: str) -> str | None:
    """Read a tap, or nothing if it is on the buttons of another question."""
    asked, _, place = data.partition(":")
    return QUESTIONS[number].choices[int(place)] if asked == str(number) else None


def notice(answers: list[str]) -> str:
    """Tell the staff about a finished dialogue."""
    lines = zip(QUESTIONS, answers, strict=True)
    return "\n".join(f"{question.text} {answer}" for question, answer in lines)
