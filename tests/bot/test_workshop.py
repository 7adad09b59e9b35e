"""The process that prints: it starts when needed, and its end harms nobody."""

from __future__ import annotations

import os
import signal
import time
from datetime import date
from pathlib import Path

import pytest

from bot.background import NICENESS
from bot.config import Config
from bot.papers import Paper, Papers
from bot.texts import Texts
from bot.workshop import JobFailed, Workshop

TODAY = date(2026, 11, 23)


def letter() -> Paper:
    papers = Papers(Texts(Config()), Config())
    return papers.complaint({"theme": "repairs", "description": "La chaudière est en panne.", "today": TODAY})


def process_of(workshop: Workshop) -> int:
    """The number of the process, from the process itself."""
    number: int = workshop._do(os.getpid)
    return number


async def test_it_prints_a_paper_and_its_first_page() -> None:
    workshop = Workshop()

    assert (await workshop.pdf(letter())).startswith(b"%PDF-")
    assert (await workshop.preview(letter())).startswith(b"\x89PNG")
    assert await workshop.bind("RHO-26-0001-K", []) == []


async def test_one_that_was_killed_is_replaced() -> None:
    workshop = Workshop()
    first = process_of(workshop)
    os.kill(first, signal.SIGKILL)

    assert (await workshop.pdf(letter())).startswith(b"%PDF-")
    assert process_of(workshop) not in (first, os.getpid())


def test_one_that_is_idle_leaves_and_the_next_job_finds_another() -> None:
    workshop = Workshop(idle_seconds=0.05)
    first = process_of(workshop)
    while Path(f"/proc/{first}").exists() and "Z" not in Path(f"/proc/{first}/stat").read_text():
        time.sleep(0.05)

    assert process_of(workshop) != first


async def test_a_job_that_fails_tells_its_class_and_no_word_of_a_tenant() -> None:
    workshop = Workshop()
    secret = Paper("no-such-template", "secret", {"day": str(TODAY), "words": "secret"})

    with pytest.raises(JobFailed) as failed:
        await workshop.pdf(secret)

    assert "secret" not in str(failed.value)
    assert (await workshop.pdf(letter())).startswith(b"%PDF-")


def test_it_stands_back_behind_whoever_answers_tenants() -> None:
    niceness: int = Workshop()._do(os.nice, 0)

    assert niceness == min(19, os.nice(0) + NICENESS)
