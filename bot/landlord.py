"""What the landlord decided in the configuration, for the dialogue and for the desk."""

from __future__ import annotations

from datetime import timedelta

from bot.config import Config
from bot.texts import phrases
from dialogs.agencies import SEVERAL, Agency
from dialogs.policy import Policy
from storage.desk import Desk
from storage.groups import Group


def policy_of(config: Config) -> Policy:
    """For the dialogue."""
    return Policy(
        silence_months=config.rules.silence_months,
        draft_days=config.privacy.draft_days,
        parked_days=config.privacy.parked_days,
        reference_pattern=config.rules.reference_pattern,
        phrases=phrases(),
        agencies=tuple(Agency(agency.name, agency.towns) for agency in config.agencies),
    )


def desk_of(config: Config) -> Desk:
    """For the desk."""
    agencies = tuple(agency.name for agency in config.agencies)
    return Desk(
        config.staff.chat_id,
        groups=tuple(Group(it.chat_id, it.doors, it.agencies) for it in config.staff.groups),
        agencies=agencies if len(agencies) >= SEVERAL else (),
        is_private=config.staff.details == "private",
        case_prefix=config.landlord.case_prefix,
        hours=config.staff.working_hours,
        answer_time=timedelta(hours=config.staff.answer_hours),
        recipients=dict(config.mail.recipients.items()) if config.mail.host else {},
        agency_recipients=config.mail.agencies if config.mail.host else {},
    )
