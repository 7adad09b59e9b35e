"""What staff do in their group: taps under a card, words in answer to the bot, commands.

Who may do it is decided by `dialogs.desk` inside the transaction. What is said without answering a message of
the bot is a note among colleagues. Nothing here reaches a tenant but by an event of the dialogue.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sqlite_utils import Database

from bot.inbound import FromStaff, StaffTapped
from bot.logs import who
from bot.replies import Reply, values
from dialogs.agencies import choice_of
from dialogs.desk import (
    ENDS,
    KNOWN_EVENTS,
    PROMISE_DAYS,
    RIGHTS,
    Action,
    Role,
    State,
    is_action,
    refusal,
)
from dialogs.events import Event, Fields, StaffActed
from dialogs.flow import DOORS
from dialogs.questions import ROLES, TO_AGENCY
from dialogs.worktime import PARIS, end_of_working_day
from storage import audit, cases, notes, outbox, staff
from storage.audit import Deed
from storage.cases import Case
from storage.deliveries import AskWords, Delivery, PostMenu, PostPreview, PostStatistics, TellStaff
from storage.notes import Note
from storage.staff import Member
from storage.telling import Teller

log = logging.getLogger(__name__)

RELAYED = "relayed"
STALE = "staff-stale"
LONGEST_JOURNAL = 15  # lines of a message

# Actions that a tap begins and a second tap ends; and those that want words, with what they may be about.
MENUED = frozenset({"ask_piece", "promise", "quick", "reroute", "record", "close", "transfer"})
READY = ("quick", "send")  # ready answers are answers
WORDS_FOR: dict[str, tuple[str, ...]] = {
    "answer": ("",),
    "reroute": DOORS,
    "promise": PROMISE_DAYS,
    "record": KNOWN_EVENTS,
}
COMMANDS: dict[str, Action] = {
    "dossiers": "list_cases",
    "note": "note",
    "journal": "journal",
    "clore": "close",
    "stats": "statistics",
    "lien": "invite",
    "retirer": "dismiss",
}
INVITED: dict[str, Role] = {
    "agent": "agent",
    "responsable": "supervisor",
    "administrateur": "administrator",
}

Tell = Callable[[int, Event], None]


class Bubble(NamedTuple):
    """What the one who tapped sees over the button."""

    message: str
    fields: Fields


class StaffDesk:
    """Carries out what staff do, inside the transaction of the turn."""

    def __init__(
        self, db: Database, teller: Teller, tell: Tell, now: float, replies: Sequence[Reply] = ()
    ) -> None:
        self._replies = replies
        self._agencies = {choice_of(name): name for name in teller.desk.agencies}
        self._db = db
        self._teller = teller
        self._tell = tell
        self._now = now

    # --- taps ---------------------------------------------------------------------------------------------

    def tap(self, tapped: StaffTapped) -> Bubble:
        """A button under a card or a menu."""
        case = cases.find(self._db, tapped.case_id)
        if case is None:
            return Bubble("staff-gone", {})
        action, _, argument = tapped.choice.partition(".")
        member = staff.find(self._db, tapped.user_id)
        if refused := self._refused(action, member, tapped.user_id, case):
            return refused
        if member is None or tapped.version != case.version:
            return self._stale(case)
        return self._act(case, action, argument, member)

    def _refused(self, action: str, member: Member | None, user_id: int, case: Case) -> Bubble | None:
        role = member.role if member else None
        known = "answer" if action in READY else action
        reason = refusal(known, role, user_id, case.standing) if is_action(known) else "not_allowed"
        if reason is None:
            return None
        log.info("desk: %s of case %s refused to %s: %s", action, case.number, who(user_id), reason)
        holder = staff.find(self._db, case.agent_id)
        return Bubble(f"staff-refused-{reason}", {"name": holder.name if holder else ""})

    def _act(self, case: Case, action: str, argument: str, member: Member) -> Bubble:
        if action in MENUED and not argument:
            self._teller.tell_about(case, PostMenu(case.id, action))
            return Bubble("staff-choose", {})
        if argument in WORDS_FOR.get(action, ()) or (action == "reroute" and argument in self._agencies):
            asks = AskWords(case.id, f"{action}.{argument}", member.name, member.user_id)
            self._teller.tell_about(case, asks)
            return Bubble("staff-write", {})
        if action in READY and argument.isascii() and argument.isdigit():
            return self._ready(case, action, int(argument), member)
        bubble = self._do(case, action, argument, member)
        if bubble.message != STALE and is_action(action):
            self._note(member, action, case, argument if action in MENUED else "")
        return bubble

    def _note(self, member: Member, deed: Deed, case: Case | None = None, details: str = "") -> None:
        audit.add(self._db, self._now, str(member.user_id), deed, case.number if case else "", details)

    def _do(self, case: Case, action: str, argument: str, member: Member) -> Bubble:
        match action, argument:
            case "claim", _:
                return self._claim(case, member)
            case "release", _:
                self._change(case, state=_handed_on(case, "open"), agent_id=0)
                return Bubble("staff-released", {})
            case "reopen", _:
                return self._reopen(case, member)
            case "keep_promise", _ if case.promise:
                return self._keep_promise(case, member)
            case "ask_piece", role if role in ROLES:
                return self._ask_piece(case, role, member)
            case "close", outcome if outcome in ENDS:
                return self._close(case, outcome, member)
            case "transfer", user_id:
                return self._transfer(case, user_id)
        return self._stale(case)

    def _ready(self, case: Case, action: str, number: int, member: Member) -> Bubble:
        """A ready answer: shown first, sent by a second tap."""
        if number >= len(self._replies):
            return self._stale(case)
        if action == "quick":
            self._teller.tell_about(case, PostPreview(case.id, number))
            return Bubble("staff-choose", {})
        words = self._replies[number].told(values(case))
        self._send(case, words, member)
        return Bubble("staff-relayed", {})

    def _claim(self, case: Case, member: Member) -> Bubble:
        self._hand_to(case, member)
        return Bubble("staff-claimed", {})

    def _ask_piece(self, case: Case, role: str, member: Member) -> Bubble:
        self._take(case, member)
        self._news(case, "asked_piece", {"role": role, "signature": member.signature})
        return Bubble("staff-asked", {})

    def _close(self, case: Case, outcome: str, member: Member) -> Bubble:
        ended = {"state": "closed", "closed_at": self._now, "outcome": outcome}
        self._change(case, agent_id=member.user_id, promise="", promise_due_at=None, **ended)
        self._news(case, "closed", {"outcome": outcome, "signature": member.signature})
        return Bubble("staff-closed", {})

    def _reopen(self, case: Case, member: Member) -> Bubble:
        self._open_again(case)
        reopened = cases.find(self._db, case.id) or case
        self._news(case, "reopened", {"due": str(reopened.due_at), "signature": member.signature})
        return Bubble("staff-reopened", {})

    def _keep_promise(self, case: Case, member: Member) -> Bubble:
        kept = case.promises_kept + (not case.promise_is_late)
        self._change(case, promise="", promise_due_at=None, promise_is_late=0, promises_kept=kept)
        self._news(case, "promise_kept", {"words": case.promise, "signature": member.signature})
        return Bubble("staff-kept", {})

    def _transfer(self, case: Case, user_id: str) -> Bubble:
        to = next((it for it in staff.everybody(self._db) if str(it.user_id) == user_id), None)
        if to is None or to.role == "administrator":
            return self._stale(case)
        self._hand_to(case, to)
        self._teller.tell_about(case, TellStaff("staff-transferred", {"name": to.name}, case.id))
        return Bubble("staff-passed", {"name": to.name})

    # --- words --------------------------------------------------------------------------------------------

    def hear(self, said: FromStaff) -> None:
        """Words in answer to the bot do what that message was for; all others are a note."""
        case = self._answered(said)
        purpose = cases.purpose_of(self._db, said.chat_id, said.reply_to or 0)
        if said.text.startswith("/"):
            self._command(said)
        elif case and not said.text:
            self._tell_back(said, TellStaff("staff-text-only", {}, case.id))
        elif case and purpose != RELAYED:
            self._answer(case, said, purpose)

    def _answered(self, said: FromStaff) -> Case | None:
        """The case that the message is about which these words answer."""
        return cases.under_message(self._db, said.chat_id, said.reply_to) if said.reply_to else None

    def hear_edit(self, said: FromStaff) -> None:
        """An answer that was changed afterwards is changed for its tenant."""
        case = cases.under_message(self._db, said.chat_id, said.message_id)
        member = staff.find(self._db, said.user_id)
        if not (case and member and cases.purpose_of(self._db, said.chat_id, said.message_id) == RELAYED):
            return
        if refused := self._refused("answer", member, said.user_id, case):
            self._tell_back(said, TellStaff(refused.message, refused.fields, case.id))
        else:
            self._note(member, "correct", case)
            self._relay(case, said.text, member, self._slot(said))

    def _answer(self, case: Case, said: FromStaff, purpose: str) -> None:
        member = staff.find(self._db, said.user_id)
        name, _, argument = purpose.partition(".")
        action: Action = name if is_action(name) else "answer"
        if refused := self._refused(action, member, said.user_id, case):
            self._tell_back(said, TellStaff(refused.message, refused.fields, case.id))
        elif member and action == "reroute":
            self._note(member, action, case, argument)
            self._reroute(case, argument, said.text, member)
        elif member and action == "record":
            self._record(case, argument, said, member)
        elif member and action == "promise":
            self._note(member, action, case, argument)
            self._promise(case, int(argument), said.text, member)
        elif member:
            cases.note_message(self._db, case.id, said.chat_id, said.message_id, RELAYED)
            self._send(case, said.text, member, self._slot(said))
            held = outbox.is_held(self._db, case.chat_id)
            self._tell_back(said, TellStaff("staff-held" if held else "staff-relayed", {}, case.id))

    def _tell_back(self, said: FromStaff, told: Delivery) -> None:
        """Where it was written: in a group, or in private."""
        self._teller.tell(said.chat_id, told)

    def _slot(self, said: FromStaff) -> str:
        """Where the tenant reads it, so that it can be changed with the words of the staff."""
        return f"answer:{said.chat_id}:{said.message_id}"

    def _send(self, case: Case, words: str, member: Member, slot: str = "") -> None:
        self._note(member, "answer", case)
        self._take(case, member, state="answered", answered_at=case.answered_at or self._now, is_late=0)
        self._relay(case, words, member, slot)
        self._teller.react(case, "answered")

    def _relay(self, case: Case, words: str, member: Member, slot: str) -> None:
        fields: Fields = {"words": words, "signature": member.signature}
        self._tell(case.chat_id, StaffActed(case.number, "answered", fields, slot))

    def _reroute(self, case: Case, argument: str, words: str, member: Member) -> None:
        """To a door, or to an agency behind its door; where another group has such cases, it goes there."""
        door, agency = (argument, case.agency) if argument in DOORS else self._door_of(argument)
        group_id = self._teller.desk.group_of(door, agency)
        if group_id == case.group_id:
            self._open_again(case, door=door, agency=agency)
        else:
            self._teller.move(case, group_id, **self._teller.owed(case), door=door, agency=agency)
        case = case._replace(door=door, agency=agency, group_id=group_id)
        told: Fields = {"door": door, "agency": case.own_agency}
        self._news(case, "rerouted", {**told, "words": words, "signature": member.signature})
        self._teller.mail_handoff(case)
        self._teller.tell_about(case, TellStaff("staff-rerouted", told, case.id))

    def _door_of(self, choice: str) -> tuple[str, str]:
        """The agency of that button; unknown, where it left the configuration meanwhile."""
        return TO_AGENCY.door, self._agencies.get(choice, "")

    def _promise(self, case: Case, days: int, words: str, member: Member) -> None:
        """What somebody undertakes to do, by the end of a working day; the tenant reads it."""
        now = datetime.fromtimestamp(self._now, PARIS)
        due_at = end_of_working_day(now, days, self._teller.desk.hours).timestamp()
        self._change(case, promise=words, promise_due_at=due_at, promise_is_late=0)
        fields: Fields = {"words": words, "due": str(due_at), "signature": member.signature}
        self._news(case, "promised", fields)
        self._teller.tell_about(case, TellStaff("staff-promised", {"due": str(due_at)}, case.id))

    def _record(self, case: Case, event: str, said: FromStaff, member: Member) -> None:
        """A day that staff know of; it moves the tenant's timeline."""
        from dialogs.dates import read_date

        reading = read_date(said.text, datetime.fromtimestamp(self._now, PARIS).date())
        if reading.start is None or reading.start != reading.end:
            self._tell_back(said, TellStaff("staff-record-how", {}, case.id))
            return
        self._note(member, "record", case, f"{event} {reading.start}")
        fields: Fields = {"event": event, "day": reading.start, "signature": member.signature}
        self._news(case, "recorded", fields)
        self._tell_back(said, TellStaff("staff-recorded", {"day": reading.start}, case.id))

    # --- commands -----------------------------------------------------------------------------------------

    def _command(self, said: FromStaff) -> None:
        written, rest = (*said.text[1:].split(maxsplit=1), "", "")[:2]
        name, _, bot = written.lower().partition("@")
        match name:
            case _ if name not in COMMANDS:
                if name == "aide" or not bot:  # one that is not known and names a bot is for another bot
                    self._offer_commands(said)
            case "clore":
                self._command_close(said)
            case "note":
                self._command_note(said, rest)
            case "journal":
                self._command_journal(said)
            case "dossiers" if self._may("list_cases", said):
                self._list_cases(said)
            case "stats" if self._may("statistics", said):
                self._statistics(rest, said)
            case "lien" if self._may("invite", said):
                self._invite(rest, said)
            case "retirer" if self._may("dismiss", said):
                self._dismiss(rest, said)

    def _offer_commands(self, said: FromStaff) -> None:
        """What that person may write, where they wrote."""
        member = staff.find(self._db, said.user_id)
        case = cases.in_topic(self._db, said.chat_id, said.thread_id or 0)
        told = TellStaff("staff-refused-stranger", {"name": ""}, case.id if case else 0)
        if member:
            may = [f"/{name}" for name, action in COMMANDS.items() if RIGHTS[action].whose.get(member.role)]
            told = replace(told, message="staff-commands", fields={"commands": ", ".join(may)})
        self._tell_back(said, told)

    def _may(self, action: Action, said: FromStaff) -> bool:
        member = staff.find(self._db, said.user_id)
        reason = refusal(action, member.role if member else None, said.user_id)
        if reason:
            log.info("desk: %s refused to %s: %s", action, who(said.user_id), reason)
            self._tell_back(said, TellStaff(f"staff-refused-{reason}", {"name": ""}))
        return reason is None

    def _command_close(self, said: FromStaff) -> None:
        if case := self._case_for("close", said):
            self._tell_back(said, PostMenu(case.id, "close"))

    def _command_note(self, said: FromStaff, words: str) -> None:
        """Kept with the case for colleagues; what is not marked so is forgotten with its topic."""
        case = self._case_for("note", said)
        author = staff.find(self._db, said.user_id)
        if case and author and words:
            self._note(author, "note", case)
            notes.add(self._db, case.id, Note(author.signature, words, self._now))
        if case:
            self._tell_back(said, TellStaff("staff-noted" if words else "staff-note-how", {}, case.id))

    def _command_journal(self, said: FromStaff) -> None:
        member = staff.find(self._db, said.user_id)
        if (case := self._case_for("journal", said)) and member:
            self._note(member, "journal", case)
            lines = audit.journal(self._db, case.number, LONGEST_JOURNAL)
            told: Fields = {"case": case.number, "lines": lines}
            self._tell_back(said, TellStaff("staff-journal", told, case.id))

    def _case_for(self, action: Action, said: FromStaff) -> Case | None:
        """The case that a command is about; where there is none, or they may not, that is said."""
        member = staff.find(self._db, said.user_id)
        thread_id = said.thread_id
        case = cases.in_topic(self._db, said.chat_id, thread_id) if thread_id else self._answered(said)
        if case is None:
            self._tell_back(said, TellStaff("staff-no-case"))
            return None
        if refused := self._refused(action, member, said.user_id, case):
            self._tell_back(said, TellStaff(refused.message, refused.fields, case.id))
            return None
        return case

    def _statistics(self, rest: str, said: FromStaff) -> None:
        from bot.statistics import month

        try:
            period = month(rest, datetime.fromtimestamp(self._now, PARIS).date())
        except ValueError:
            self._tell_back(said, TellStaff("staff-stats-how"))
            return
        self._tell_back(said, PostStatistics(*period))

    def _list_cases(self, said: FromStaff) -> None:
        """Those of the group; in the main one all of them."""
        is_main = said.chat_id == self._teller.desk.chat_id
        held = cases.unfinished(self._db) if is_main else cases.unfinished_in(self._db, said.chat_id)
        lines = cases.listed(self._db, held)
        told = TellStaff("staff-list", {"lines": lines}) if lines else TellStaff("staff-list-none")
        self._tell_back(said, told)

    def _invite(self, rest: str, said: FromStaff) -> None:
        role, _, service = rest.partition(" ")
        known = INVITED.get(role)
        if known is None:
            self._tell_back(said, TellStaff("staff-invite-how"))
            return
        audit.add(self._db, self._now, str(said.user_id), "invite", details=known)
        word = staff.invite(self._db, known, service.strip(), said.user_id, self._now)
        self._teller.tell(said.user_id, TellStaff("staff-invite", {"word": word}))
        self._tell_back(said, TellStaff("staff-invite-sent"))

    def _dismiss(self, rest: str, said: FromStaff) -> None:
        wanted = rest.strip()
        found = [it for it in staff.everybody(self._db) if wanted in (it.name, str(it.user_id))]
        if len(found) != 1:
            self._tell_back(said, TellStaff("staff-dismiss-how"))
            return
        held = [case for case in cases.unfinished(self._db) if case.agent_id == found[0].user_id]
        staff.remove(self._db, found[0].user_id)
        self._teller.look_for(found[0].user_id, found[0].name)
        audit.add(self._db, self._now, str(said.user_id), "dismiss", details=str(found[0].user_id))
        for case in held:
            self._show(case)
        self._tell_back(said, TellStaff("staff-dismissed", {"name": found[0].name}))

    # --- what every action ends with ------------------------------------------------------------------------

    def _take(self, case: Case, member: Member, **changes: object) -> None:
        """Who acts on a case that nobody has, has it from then on."""
        holder = {} if case.agent_id else {"agent_id": member.user_id, "claimed_at": self._now}
        state = {} if case.state != "open" else {"state": "claimed"}
        self._change(case, **{**state, **holder, **changes})
        if holder:
            self._give_details(case)

    def _hand_to(self, case: Case, member: Member) -> None:
        self._change(case, state=_handed_on(case, "claimed"), agent_id=member.user_id, claimed_at=self._now)
        self._news(case, "taken", {"signature": member.signature})
        self._give_details(case)

    def _give_details(self, case: Case) -> None:
        if now := cases.find(self._db, case.id):
            self._teller.give_details(now)

    def _open_again(self, case: Case, **changes: object) -> None:
        """Back to the desk; who was owed no answer any more is promised another."""
        self._change(case, **self._teller.owed(case), **changes)

    def _stale(self, case: Case) -> Bubble:
        self._show(case)
        return Bubble(STALE, {})

    def _change(self, case: Case, **changes: object) -> None:
        cases.change(self._db, case, **changes)
        self._show(case)

    def _show(self, case: Case) -> None:
        self._teller.show(case)

    def _news(self, case: Case, what: str, fields: Fields) -> None:
        """Who acts has read what the tenant wrote; the end of a case is an answer to all of it."""
        self._tell(case.chat_id, StaffActed(case.number, what, fields))
        self._teller.react(case, "answered" if what == "closed" else "seen")


def _handed_on(case: Case, state: State) -> State:
    """An answer that was given stays given, whoever has the case."""
    return "answered" if case.state == "answered" else state
