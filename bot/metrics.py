"""The figures of the bot as Prometheus reads them. No label names a chat, a case or a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, Metric, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from bot.pulse import Pulse
from bot.tally import BOUNDS, Tally
from storage.backlog import backlog
from storage.database import Store

PREFIX: Final = "mediation_bot_"
DEAD_LETTERS: Final = {"R": "update", "E": "message", "M": "mail"}
REFUSALS: Final = ("secret", "json", "size")


class Metrics(Collector):
    """Reads the tally, and asks the store what waits, each time that it is asked."""

    def __init__(self, store: Store, tally: Tally, pulse: Pulse, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._tally = tally
        self._pulse = pulse
        self._clock = clock
        self._registry = CollectorRegistry()
        self._registry.register(self)
        ProcessCollector(registry=self._registry)

    def text(self) -> bytes:
        """All figures in the text format of Prometheus. Raises sqlite3.Error."""
        return generate_latest(self._registry)

    def describe(self) -> list[Metric]:
        """Nothing beforehand: to be registered asks the store no question."""
        return []

    def collect(self) -> Iterator[Metric]:
        """What was counted since the start, then what is so now."""
        yield from self._counts()
        yield self._commits()
        yield from self._waiting()
        yield from self._state()

    def _counts(self) -> Iterator[Metric]:
        tally = self._tally
        yield _counter("updates", "Updates that came in, those that came again too.", _one(tally.updates))
        yield _counter("turns", "Turns of conversations.", _one(tally.turns))
        dead = [((kind,), tally.dead_letters[letter]) for letter, kind in DEAD_LETTERS.items()]
        yield _counter("dead_letters", "What could not be handled or sent, and was kept.", dead, "kind")
        calls = "Calls of the Bot API, by what became of them."
        yield _counter("calls", calls, tally.calls.items(), "method", "outcome")
        refused = [((reason,), tally.refused[reason]) for reason in REFUSALS]
        yield _counter("webhook_refused", "What was posted to the webhook and not taken.", refused, "reason")

    def _commits(self) -> Metric:
        commits = self._tally.commits
        name, told = f"{PREFIX}turn_seconds", "How long updates that came together took, with their commit."
        bounds = [*map(str, BOUNDS), "+Inf"]
        buckets = list(zip(bounds, accumulate(commits.counts), strict=True))
        return HistogramMetricFamily(name, told, buckets, commits.seconds)

    def _waiting(self) -> Iterator[Metric]:
        now, waiting = self._clock().timestamp(), backlog(self._store.db)
        rows = [(("due",), waiting.due), (("aside",), waiting.aside), (("held",), waiting.held)]
        yield _gauge("outbox_rows", "What is to be sent.", rows, "state")
        oldest = _one(_since(now, waiting.due_since))
        yield _gauge("outbox_oldest_seconds", "Age of the oldest row of the outbox that is due.", oldest)
        yield _gauge("mails_waiting", "E-mails that are to be sent.", _one(waiting.mails))
        doors = [((door,), count) for door, count in waiting.open_cases.items()]
        yield _gauge("open_cases", "Cases that are not closed, by door.", doors, "door")
        owed = _one(_since(now, waiting.owed_since))
        yield _gauge("unanswered_case_seconds", "Age of the oldest case that staff have not answered.", owed)
        late = _one(_since(now, waiting.owed_until))
        yield _gauge("late_answer_seconds", "How late the answer is that was promised first.", late)

    def _state(self) -> Iterator[Metric]:
        age = _one(self._pulse.age)
        yield _gauge("loop_age_seconds", "Seconds since the loop that hears Telegram went round.", age)
        store = self._store.path
        files = [("store", store), ("log", store.with_name(f"{store.name}-wal"))]
        sizes = [((name,), _size(path)) for name, path in files]
        yield _gauge("store_bytes", "The store, and its write-ahead log.", sizes, "file")


Figures = Iterable[tuple[tuple[str, ...], float]]  # the values of the labels, and the figure


def _one(value: float) -> Figures:
    return [((), value)]


def _counter(name: str, told: str, figures: Figures, *labels: str) -> Metric:
    return _filled(CounterMetricFamily(f"{PREFIX}{name}", told, labels=labels), figures)


def _gauge(name: str, told: str, figures: Figures, *labels: str) -> Metric:
    return _filled(GaugeMetricFamily(f"{PREFIX}{name}", told, labels=labels), figures)


def _filled(family: CounterMetricFamily | GaugeMetricFamily, figures: Figures) -> Metric:
    for values, figure in figures:
        family.add_metric(values, figure)
    return family


def _since(now: float, moment: float | None) -> float:
    """Seconds since then; 0 where there is none, or not yet."""
    return max(0.0, now - moment) if moment is not None else 0.0


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
