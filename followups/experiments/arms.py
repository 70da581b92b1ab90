"""Which group a lead is in: a function of two ids, so that anybody can draw it again (mission M4)."""

import hashlib
from uuid import UUID

from leads.models import Lead

HUNDRED = 100


def arm_of(experiment: UUID, lead: UUID, share: int) -> Lead.Arm:
    """The group of a lead, whenever and in whatever order it is asked for.

    SHA-256 of `experiment:lead` (both ids as text, in lower case with hyphens); its first eight bytes, as a number, lie in
    0 … 2^64 - 1. Those below `share` per cent of 2^64 are assisted, the others manual. A larger share only moves leads from
    manual to assisted.
    """
    drawn = int.from_bytes(hashlib.sha256(f"{experiment}:{lead}".encode()).digest()[:8])
    return Lead.Arm.ASSISTED if drawn * HUNDRED < share * 2**64 else Lead.Arm.MANUAL
