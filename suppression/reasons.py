"""From a row to a reason in plain words: what an entry says, and what the consent ledger amounts to (mission K4)."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from suppression.models import Consent, Suppression
from suppression.verdict import WORDS, Channel, Purpose, Reason
from tenants.models import Tenant

SAY = {
    Suppression.Reason.OPT_OUT: "Opted out",
    Suppression.Reason.EXPLICIT_NO: "Said no",
    Suppression.Reason.COMPLAINT: "Reported a message as spam",
    Suppression.Reason.BOUNCE_HARD: "The address does not exist",
    Suppression.Reason.OWNER_STOP: "Stopped by us",
    Suppression.Reason.CLOSE_LOOP: "The close-loop message was sent: quiet until they write",
    Suppression.Reason.ERASED: "Their data was erased",
    Suppression.Reason.OTHER: "Suppressed",
}
UNKNOWN = "Suppressed for a reason that this version does not know"
SCOPE = {
    Suppression.Kind.DOMAIN: "for everybody at this mail domain",
    Suppression.Kind.EMAIL: "for this address",
    Suppression.Kind.PHONE: "for this number",
    Suppression.Kind.LEAD: "for this lead",
}
# On which ground each channel may be used. E-mail may rest on a legitimate interest; a text message needs the person's
# own word beforehand (Directive 2002/58/EC Art. 13(1)), and so does marketing by either.
KNOWN = frozenset({Consent.Basis.CONSENT, Consent.Basis.REQUEST, Consent.Basis.LEGITIMATE_INTEREST})
OWN_WORD = frozenset({Consent.Basis.CONSENT, Consent.Basis.REQUEST})
AGREED = frozenset({Consent.Basis.CONSENT})
GROUND = {Channel.EMAIL: KNOWN, Channel.SMS: OWN_WORD, Channel.WHATSAPP: OWN_WORD}


def suppression_reason(entry: Suppression, tenant: Tenant) -> Reason:
    """What an entry in force says to the person who would have sent."""
    what = SAY.get(entry.reason)
    by = f" of {WORDS[entry.channel]}" if entry.channel in WORDS and entry.reason == Suppression.Reason.OPT_OUT else ""
    where = SCOPE.get(entry.kind, "")
    say = f"{what or UNKNOWN}{by}, {where}, since {_day(entry.created_at, tenant)}."
    code = entry.reason if what else "cannot_tell"
    return Reason(code, say, entry.created_at, entry.source, entry.pk, _lift(entry, tenant))


def no_address(channel: Channel) -> Reason:
    """There is nothing to write to or to call."""
    missing = "e-mail address" if channel == Channel.EMAIL else "phone number"
    say = f"No usable {missing} is known."
    return Reason("no_address", say, None, "the lead's details", None, f"Add the lead's {missing}.")


def consent_reason(
    rows: Sequence[Consent], channel: Channel, purpose: Purpose, tenant: Tenant, now: datetime
) -> Reason | None:
    """What the ledger's rows for one address and channel say against it; None where nothing does.

    A withdrawal ends everything given before it, whichever row it stands in, so that importing an old consent again
    does not undo it. E-mail needs no consent on record unless it is marketing, but a record that ends in a withdrawal,
    has expired or is unclear says no. An answer to what somebody wrote rests on their writing: only withdrawal ends it.
    """
    if channel not in GROUND:  # calls and LinkedIn: only entries speak against them
        return None
    withdrawn = max((row for row in rows if row.withdrawn_at), key=lambda row: row.withdrawn_at, default=None)
    after = withdrawn.withdrawn_at if withdrawn else None
    standing = [r for r in rows if not r.withdrawn_at and r.given_at <= now and (after is None or r.given_at > after)]
    fresh = [row for row in standing if not row.expires_at or row.expires_at > now]
    if withdrawn and not standing:
        day = _day(withdrawn.withdrawn_at, tenant)
        say = f"Consent to {WORDS[channel]} was withdrawn on {day}."
        return _reason("consent_withdrawn", say, withdrawn.withdrawn_at, withdrawn)
    enough = AGREED if purpose == Purpose.MARKETING else GROUND[channel]
    if any(row.basis in enough for row in fresh):
        return None
    if channel == Channel.EMAIL and (
        purpose == Purpose.SERVICE_REPLY or (not standing and purpose != Purpose.MARKETING)
    ):
        return None
    return _missing(standing, fresh, enough, channel, tenant)


def _missing(
    standing: list[Consent], fresh: list[Consent], enough: frozenset, channel: Channel, tenant: Tenant
) -> Reason:
    """Why the ground that is needed is not there: it has expired, is unclear, or was never recorded."""
    expired = [row for row in standing if row not in fresh and row.basis in enough]
    unclear = [row for row in standing if row.basis not in KNOWN]
    if expired:
        row = max(expired, key=lambda row: row.expires_at)
        say = f"Consent to {WORDS[channel]} expired on {_day(row.expires_at, tenant)}."
        return _reason("consent_expired", say, row.expires_at, row)
    if unclear:
        row = max(unclear, key=lambda row: row.given_at)
        say = f"On what ground they may be contacted by {WORDS[channel]} is unknown ({row.source})."
        return _reason("unclear_consent", say, row.given_at, row)
    say = f"No consent to {WORDS[channel]} is on record."
    return _reason("no_consent", say, None, None)


def _reason(code: str, say: str, since: datetime | None, row: Consent | None) -> Reason:
    lift = "Record their consent: its words, where and when it was given."
    if code == "unclear_consent":
        lift = "A person settles it: record the ground on which they may be contacted, or suppress them."
    return Reason(code, say, since, row.source if row else "consent ledger", row.pk if row else None, lift)


def _lift(entry: Suppression, tenant: Tenant) -> str:
    ways = []
    if entry.ends_on_reply:
        ways.append("Ends as soon as they write.")
    if entry.expires_at:
        ways.append(f"Ends by itself on {_day(entry.expires_at, tenant)}.")
    ways.append("A person may lift it, saying why.")
    return " ".join(ways)


def _day(at: datetime, tenant: Tenant) -> str:
    local = at.astimezone(ZoneInfo(tenant.time_zone))
    return f"{local.day} {local:%B %Y}"
