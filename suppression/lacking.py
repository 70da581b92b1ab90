"""What is not known of somebody that contacting them rests on: an address that works, and whether they may be contacted (A5).

An answer by itself is known too: who opted out, said no or withdrew, lacks nothing here. Whether the answer is a yes, is for
suppression.asking to say.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from suppression.asking import Recorded
from suppression.models import Consent, Suppression
from suppression.reasons import KNOWN


class Lack(StrEnum):
    """Stored with a lead, in this order, separated by a space."""

    ADDRESS = "address"  # neither an e-mail address nor a number that exists
    CONSENT = "consent"  # nobody has recorded on what ground they may be contacted, and they have not said no either


def lacks_of(recorded: Recorded) -> dict[UUID | str, str]:
    """What each contact lacks, by lead_id: "", "address", "consent" or "address consent". No query."""
    nothing_told = not recorded.entries and not recorded.ledger
    found = {}
    for one in recorded.known:
        address = bool(one.address_keys)
        consent = False
        if not nothing_told:
            address = any(not _does_not_exist(recorded, keys) for keys in one.address_keys.values())
            consent = _is_answered(recorded, one)
        found[one.lead_id] = _WORDS[address, consent]
    return found


_WORDS = {
    (True, True): "", (False, True): Lack.ADDRESS.value, (True, False): Lack.CONSENT.value,
    (False, False): f"{Lack.ADDRESS} {Lack.CONSENT}",
}  # fmt: skip


def _does_not_exist(recorded: Recorded, keys: list[str]) -> bool:
    hard = Suppression.Reason.BOUNCE_HARD
    return any(entry.reason == hard for key in keys for entry in recorded.entries.get(key, ()))


def _is_answered(recorded: Recorded, one) -> bool:
    """A ground on record that has not expired, a withdrawal, or an entry for them that says more than a bounce."""
    if any(
        entry.reason != Suppression.Reason.BOUNCE_HARD for key in one.keys for entry in recorded.entries.get(key, ())
    ):
        return True
    keys = [key for found in one.address_keys.values() for key in found]
    keys += [key for _, found in one.other_addresses for key in found]
    return any(_tells(row, recorded.now) for key in keys for row in recorded.ledger.get(key, ()))


def _tells(row: Consent, now: datetime) -> bool:
    if row.withdrawn_at is not None:
        return True
    return row.basis in KNOWN and row.given_at <= now and (row.expires_at is None or row.expires_at > now)
