"""Where staff are, when they work, how long an answer may take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from dialogs.desk import OWED
from dialogs.worktime import OFFICE_HOURS, PARIS, Hours, add
from storage import cases
from storage.cases import Case
from storage.groups import Group

STAFF_LANGUAGE = "fr"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where staff are, when they work, how long an answer may take; how cases are numbered.

    `chat_id`: the main group (0: there is none); `groups`: the others; `without_topics`: those of all of them
    that are no forums.
    """

    chat_id: int = 0
    groups: tuple[Group, ...] = ()
    without_topics: frozenset[int] = frozenset()
    is_private: bool = False
    case_prefix: str = "RHO"
    hours: Hours = field(default_factory=lambda: Hours(OFFICE_HOURS))
    answer_time: timedelta = timedelta(hours=12)
    agencies: tuple[str, ...] = ()  # their names, where a case may be sent to one of them
    recipients: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of e-mails, by door
    agency_recipients: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def chat_ids(self) -> tuple[int, ...]:
        """The groups of the staff, the main one first."""
        return (self.chat_id, *(group.chat_id for group in self.groups)) if self.chat_id else ()

    def group_of(self, door: str, agency: str) -> int:
        """The group where a case behind that door lives: the first one that fits, or the main one."""
        return next((group.chat_id for group in self.groups if group.fits(door, agency)), self.chat_id)

    def moved(self, chat_id: int, new_chat_id: int) -> Desk:
        """The same desk, when one of its groups has another id."""
        ids = {chat_id: new_chat_id}
        return replace(
            self,
            chat_id=ids.get(self.chat_id, self.chat_id),
            groups=tuple(it._replace(chat_id=ids.get(it.chat_id, it.chat_id)) for it in self.groups),
            without_topics=frozenset(ids.get(each, each) for each in self.without_topics),
        )

    def hears(self, case: Case) -> bool:
        """True when somebody learns of that case."""
        return bool(self.chat_id or self.addresses(case))

    def addresses(self, case: Case) -> tuple[str, ...]:
        """Who is written to: its agency, where it has addresses of its own, or else its door."""
        return self.agency_recipients.get(case.own_agency) or self.recipients.get(case.door, ())

    def asks_tenant(self, case: Case) -> bool:
        """True once an answer was due where staff read mails only: nobody but the tenant can say it came."""
        return not self.chat_id and case.is_late and not case.is_frozen

    def stage(self, case: Case) -> str:
        """How a case is shown to its tenant: staff who read mails only answer elsewhere, if they can."""
        if self.chat_id or case.state not in OWED or case.is_frozen:
            return case.stage
        if not (case.story_is_shared or cases.ADDED in case.answers):
            return "unshared"
        return "reminded" if case.is_late else "by_contact"

    def due(self, now: float) -> float:
        """By when somebody who writes now is owed an answer, in seconds since 1970."""
        return add(datetime.fromtimestamp(now, PARIS), self.answer_time, self.hours).timestamp()
