"""Which columns are sealed, and how SQL reads and writes them: `opened(…)` and `sealed(…)`.

Whatever a tenant wrote, or brings it back, is in this table. Names of staff are not: they are no tenants'.
Days, doors, themes, states and numbers stay readable: the desk sorts by them, the statistics count them.
"""

from __future__ import annotations

from typing import Final, NamedTuple

MARK: Final = "sealed1:"  # a sealed text: this, the number of its key, a colon, nonce and words in base64
HOUSE: Final = 0  # the subject of what is nobody's in particular: its key is never destroyed


class Column(NamedTuple):
    """A sealed column; `subject` has whose words they are, `row` what tells its rows apart, if anything."""

    table: str
    name: str
    subject: str
    row: str = ""

    @property
    def opened(self) -> str:
        """SQL for what it says, under its own name; null where no key opens it."""
        return f"{self.plain} {self.name}"

    @property
    def plain(self) -> str:
        """The same, for a condition."""
        return f"opened({self.subject}, {self._place(self.row)}, {self.name})"

    def sealed(self, value: str, subject: str = "", row: str = "") -> str:
        """SQL for a value of it, given SQL for the value and for whose it is."""
        return f"sealed({subject or self.subject}, {self._place(row or self.row)}, {value})"

    def _place(self, row: str) -> str:
        return f"'{self.table}.{self.name}:' || {row}" if row else f"'{self.table}.{self.name}'"


CONVERSATION: Final = Column("conversations", "body", "chat_id")
ANSWERS: Final = Column("cases", "answers", "chat_id", "number")
PROMISE: Final = Column("cases", "promise", "chat_id", "number")
FILE_ID: Final = Column("attachments", "file_id", "chat_id")  # with the token it brings the file again
LABEL: Final = Column("attachments", "label", "chat_id")
CAPTION: Final = Column("attachments", "caption", "chat_id")
EFFECT: Final = Column("outbox", "body", "subject")  # moves to another row when it is set aside
MAIL: Final = Column("mails", "body", "subject", "uid")
LETTER: Final = Column("dead_letters", "body", "subject", "key")
NOTE: Final = Column("notes", "words", "subject", "case_id")  # of staff, about the tenant

COLUMNS: Final = (CONVERSATION, ANSWERS, PROMISE, FILE_ID, LABEL, CAPTION, EFFECT, MAIL, LETTER, NOTE)


def number_of(text: str) -> int:
    """The number of the key that a sealed text needs."""
    return int(text.removeprefix(MARK).partition(":")[0])
