"""The consent ledger: on what ground, in which words, where and when; and its withdrawal (mission K4)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from suppression.keys import EMAIL, PHONE, key_of, keys_of, normalise
from suppression.models import Consent
from suppression.verdict import Channel
from tenants.batches import defaults_of, insert_many
from tenants.ids import new_id
from tenants.models import Tenant

ADDRESS_OF = {Channel.EMAIL: EMAIL, Channel.SMS: PHONE, Channel.WHATSAPP: PHONE, Channel.CALL: PHONE}


class ConsentError(ValueError):
    """What was given makes no sense; `field` is the argument at fault."""

    def __init__(self, field: str, say: str) -> None:
        super().__init__(say)
        self.field = field


def record_consent(
    tenant: Tenant,
    *,
    email: str | None,
    phone: str | None,
    channel: str = "",
    basis: str,
    wording: str = "",
    source: str,
    given_at: datetime,
    expires_at: datetime | None = None,
) -> list[Consent]:
    """Enter the ground for each address given that the channel uses ("" for all channels). Inside the tenant's scope.

    Recording the same again (address, channel, basis, source, time) adds nothing and returns the rows that are there.
    Raises AddressError for an unreadable address and ConsentError for anything else that makes no sense.
    """
    addresses = list(_addresses(tenant, email, phone, channel))
    if basis not in Consent.Basis.values:
        raise ConsentError("basis", f"“{basis}” is unknown. Known are: {', '.join(Consent.Basis.values)}.")
    if not source.strip():
        raise ConsentError("source", "Say where the consent was given: a form's address, a person, an import.")
    if expires_at is not None and expires_at <= given_at:
        raise ConsentError("expires_at", "It would have expired before it was given.")
    rows = []
    for kind, normal in addresses:
        same = {"tenant": tenant, "channel": channel, "basis": basis, "given_at": given_at, "source": source[:200]}
        row = Consent(kind=kind, key=key_of(kind, normal), wording=wording, expires_at=expires_at, **same)
        Consent.objects.bulk_create([row], ignore_conflicts=True)
        rows.append(Consent.objects.get(key=row.key, **same))
    return rows


def record_consents(tenant: Tenant, given: Iterable[Mapping[str, Any]]) -> None:
    """record_consent for many, each given as that takes it but without an end, in one statement."""
    rows = [
        {
            "id": new_id(),
            "kind": kind,
            "key": key_of(kind, normal),
            **{name: each[name] for name in ("channel", "basis", "wording", "source", "given_at")},
        }
        for each in given
        for kind, normal in _addresses(tenant, each["email"], each["phone"], each["channel"])
    ]
    for row in rows:
        if row["basis"] not in Consent.Basis.values:
            raise ConsentError("basis", f"“{row['basis']}” is unknown. Known are: {', '.join(Consent.Basis.values)}.")
        if not row["source"].strip():
            raise ConsentError("source", "Say where the consent was given: a form's address, a person, an import.")
    insert_many(Consent, rows, same=defaults_of(Consent) | {"tenant_id": tenant.pk}, ignore_conflicts=True)


def withdraw_consent(
    tenant: Tenant, *, email: str | None, phone: str | None, channel: str = "", how: str, at: datetime
) -> int:
    """End what was given for these addresses until `at`, for one channel or ("") for all. Inside the tenant's scope.

    A withdrawal is always on record afterwards: where no row says exactly this (nothing was recorded, or only a consent
    to every channel of which one is withdrawn), one is added. Returns how many rows were ended or added.
    """
    changed = 0
    for kind, normal in _addresses(tenant, email, phone, channel):
        rows = Consent.objects.filter(tenant=tenant, key__in=keys_of(kind, normal), withdrawn_at=None, given_at__lte=at)
        if channel:
            rows = rows.filter(channel=channel)
        ended = rows.update(withdrawn_at=at, withdrawn_how=how[:200])
        changed += ended
        if not ended:
            row = Consent(
                tenant=tenant, kind=kind, key=key_of(kind, normal), channel=channel, basis=Consent.Basis.UNKNOWN,
                source=how[:200], given_at=at, withdrawn_at=at, withdrawn_how=how[:200],
            )  # fmt: skip
            there = Consent.objects.filter(tenant=tenant, key=row.key, channel=channel, withdrawn_at__gte=at).exists()
            if not there:
                Consent.objects.bulk_create([row], ignore_conflicts=True)
                changed += 1
    return changed


def _addresses(tenant: Tenant, email: str | None, phone: str | None, channel: str) -> Iterator[tuple[str, str]]:
    if channel and channel not in ADDRESS_OF:
        raise ConsentError("channel", f"“{channel}” is unknown. Known are: {', '.join(ADDRESS_OF)}.")
    given = [(kind, value) for kind, value in ((EMAIL, email), (PHONE, phone)) if value]
    used = [(kind, value) for kind, value in given if not channel or ADDRESS_OF[Channel(channel)] == kind]
    if not used:
        field = ADDRESS_OF[Channel(channel)] if channel else EMAIL
        raise ConsentError(field, "Give the address that the consent is for.")
    for kind, value in used:
        yield kind, normalise(kind, value, tenant.country)
