"""Whose message it is: by what we signed, by the Message-ID of ours that it names, by its sender; never by its subject.

A Message-ID of ours is made of a random id, so whoever names one has had the message, or one in its thread. That says which
thread it is, and not who writes: a person with another address than the lead's is a colleague of theirs, whose words are shown
and whose "no" is not the lead's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from followups.channels.signing import read_address
from followups.inbound.reading.classifying import Classified
from followups.inbound.reading.mail import Mail
from followups.models import Message, SendingIdentity
from leads.models import Lead
from leads.normalising import Unreadable, email_key
from leads.role_addresses import is_role_address
from tenants.models import Tenant
from tenants.models.agency import members_of

MOST_IDS = 50  # of a thread: the nearest first


@dataclass(frozen=True, slots=True)
class Match:
    """`lead` None: nobody was found. `by` says how: "address" of ours, "thread", "sender", "recipient", or "person"."""

    lead: Lead | None = None
    message: Message | None = None  # ours, which it answers or is about
    by: str = ""
    by_colleague: bool = False  # in the lead's thread, from another address


NOBODY = Match()


def match_reply(tenant: Tenant, found: Classified) -> Match:
    """The lead and thread of what somebody, or their machine, answers."""
    mail = found.mail
    sender = key_of(mail.sender.address)
    message, by = named_message(tenant, mail, found.refers_to)
    if message is not None:
        return Match(message.lead, message, by, by_colleague=not is_of(message.lead, sender))
    lead = lead_at(sender, mail.sender.name)
    return Match(lead, None, "sender") if lead else NOBODY


def lead_at(address: str, name: str = "") -> Lead | None:
    """The lead with a normalised address. One of a role, such as info@, is several people's: there the name must agree too."""
    if not address:
        return None
    if not is_role_address(address):
        return Lead.objects.known_by(email_key=address)
    called = " ".join(name.split()).upper()
    rows = Lead.objects.filter(email_key=address).select_related("merged_into").order_by("id")
    found = {lead.pk: lead for lead in (row.merged_into or row for row in rows if row.called == called)}
    return next(iter(found.values())) if len(found) == 1 else None


def match_report(tenant: Tenant, found: Classified, address: str = "") -> Match:
    """The message that came back or was complained of; by one recipient's address only where we have written there."""
    message, by = named_message(tenant, found.mail, found.refers_to)
    if message is not None:
        return Match(message.lead, message, by)
    return match_recipient(address)


def match_recipient(address: str) -> Match:
    """The latest message that went out to an address."""
    key = key_of(address)
    if not key:
        return NOBODY
    of_theirs = Q(lead__email_key=key)
    if (known := Lead.objects.known_by(email_key=key)) and known.email_key != key:
        of_theirs |= Q(lead=known, to_address__iexact=key)  # of one that has become part of this lead
    out = Message.objects.filter(of_theirs, state__in=Message.OUT_STATES).select_related("lead")
    message = out.order_by("-claimed_at", "-id").first()
    return Match(message.lead, message, "recipient") if message else NOBODY


def is_of(lead: Lead, address: str) -> bool:
    """Whether an address in its normal form is the lead's, also from before a merge."""
    return address in {lead.email_key or "", *(key_of(each.get("email") or "") for each in lead.also_known_as)}


def named_message(tenant: Tenant, mail: Mail, ids: Iterable[str]) -> tuple[Message | None, str]:
    """The message of ours that a mail names, by an address that we signed or by its Message-ID; and which of the two."""
    ours = Message.objects.select_related("lead")
    written_to = (*mail.delivered_to, *(each.address for each in (*mail.to, *mail.cc)))
    for address in written_to:
        message_id = read_address(tenant.pk, address)
        message = ours.filter(pk=message_id).first() if message_id else None
        if message is not None:
            return message, "address"
    return by_message_id(ids), "thread"


def by_message_id(ids: Iterable[str]) -> Message | None:
    """Ours that one of these ids names, the nearest first; services that number anew are asked for by their own id."""
    wanted = list(ids)[:MOST_IDS]
    if not wanted:
        return None
    bare = [each.strip("<>") for each in wanted]
    same = Q(message_id__in=wanted) | Q(provider_id__in=[*wanted, *bare])
    found = list(Message.objects.select_related("lead").filter(same, state__in=Message.OUT_STATES))
    places = {each: place for place, each in reversed(list(enumerate(wanted)))}
    places |= {each.strip("<>"): place for each, place in places.items()}

    def nearest(message: Message) -> int:
        return min(places.get(message.message_id, MOST_IDS), places.get(message.provider_id, MOST_IDS))

    return min(found, key=nearest, default=None)


def is_ours(tenant: Tenant, address: str) -> bool:
    """Whether an address is one that the client writes from: an identity, its sender, or a member."""
    key = key_of(address)
    if not key:
        return False
    if key in {key_of(tenant.sender_email), *map(key_of, SendingIdentity.objects.values_list("address", flat=True))}:
        return True
    return members_of(tenant).filter(email__iexact=key).exists()


def key_of(address: str) -> str:
    """The normal form, empty for what is no address."""
    try:
        return email_key(address)
    except Unreadable:
        return ""
