"""What every test may count on: no request leaves the machine, no setting leaks in."""

import logging
import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from storage.database import Store
from tests import stores

# A slow machine is not a failure, and the same commit gives the same result everywhere.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def connect_nearby(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise AssertionError(f"a test called {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_nearby)


# What tenants say in the tests, and who they are: no log record of ours may carry it, at any level.
MARKERS = re.compile(
    r"zanzibar|marie|martin|exemple\.fr|charges ont doublé|\+33|\b100000[12]\b|\b4242424242\b"
    r"|\b7000001:|\b300000[12]\b|\b200000[1-4]\b",
    re.IGNORECASE,
)


class _Overhearing(logging.Handler):
    """Notes what should never have been written."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        told = self.format(record)
        if MARKERS.search(told):
            self.heard.append(told)


@pytest.fixture(scope="session")
def overhearing() -> Iterator[_Overhearing]:
    handler = _Overhearing()
    loggers = [logging.getLogger(name) for name in ("bot", "storage", "dialogs")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield handler
    for logger in loggers:
        logger.removeHandler(handler)


@pytest.fixture(autouse=True)
def _no_word_in_a_log(overhearing: _Overhearing) -> Iterator[None]:
    overhearing.heard.clear()
    yield
    assert overhearing.heard == []


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("TELEGRAM_", "MAIL_", "MEDIATION_"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store on a real file."""
    made = stores.opened(tmp_path)
    yield made
    made.close()
