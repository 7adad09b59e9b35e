"""What the service manager is told: sd_notify(3), a datagram to the socket that systemd names."""

from __future__ import annotations

import os
import socket
from contextlib import suppress


class ServiceManager:
    """systemd, or nobody: without a socket to write to, what is told is told to no one."""

    def __init__(self, address: str) -> None:
        self._address = f"\0{address[1:]}" if address.startswith("@") else address

    @classmethod
    def of_environment(cls) -> ServiceManager:
        """The one that started this process."""
        return cls(os.environ.get("NOTIFY_SOCKET", ""))

    def tell(self, **state: str) -> None:
        """READY="1", WATCHDOG="1", STATUS="…": at once, or not at all."""
        if not self._address:
            return
        told = "\n".join(f"{name}={value}" for name, value in state.items())
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.setblocking(False)  # noqa: FBT003 - the name of the method says what is meant
            line.sendto(told.encode(), self._address)
