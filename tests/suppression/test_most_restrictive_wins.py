"""Whatever is on the list, in any combination of scopes: one entry that covers the question is a no."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from suppression.asking import Contact, may_contact, may_contact_many
from suppression.consenting import record_consent, withdraw_consent
from suppression.suppressing import lift, suppress
from suppression.verdict import Channel
from tenants.models import Tenant, User
from tenants.scope import tenant_scope
from tests.suppression.conftest import NOW

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=2)  # when everything is asked
LEADS = [UUID(int=n) for n in (10, 11, 12)]
CONTACTS = [
    Contact(LEADS[0], "anna@one.example", "+4930111111"),
    Contact(LEADS[1], "Ben@One.example", "+4930222222"),
    Contact(LEADS[2], "cleo@mail.two.example", "+4930111111"),  # shares Anna's number
]
# Written out by hand and not taken from the code: whom each value covers, by position in CONTACTS.
COVERED = {
    ("email", "anna@one.example"): {0},
    ("email", "ben@one.example"): {1},
    ("email", "nobody@one.example"): set(),
    ("phone", "+4930111111"): {0, 2},
    ("phone", "+4930222222"): {1},
    ("domain", "one.example"): {0, 1},
    ("domain", "two.example"): {2},
    ("domain", "other.example"): set(),
    ("lead", str(LEADS[0])): {0},
    ("lead", str(LEADS[2])): {2},
}
BLOCKED = {
    "all": {"service_reply", "close_loop", "follow_up", "marketing"},
    "follow_up": {"follow_up", "marketing"},
    "marketing": {"marketing"},
}
CHANNELS = ["", "email", "sms", "whatsapp", "call", "linkedin"]


@dataclass(frozen=True)
class Entry:
    target: tuple[str, str]
    channel: str
    purpose: str
    reason: str
    expires_at: datetime | None
    lifted: bool

    def covers(self, contact: int, channel: str, purpose: str) -> bool:
        over = self.lifted or (self.expires_at is not None and self.expires_at <= LATER)
        fits = contact in COVERED[self.target] and self.channel in ("", channel) and purpose in BLOCKED[self.purpose]
        return fits and not over


ENTRIES = st.lists(
    st.builds(
        Entry,
        target=st.sampled_from(sorted(COVERED)),
        channel=st.sampled_from(CHANNELS),
        purpose=st.sampled_from(sorted(BLOCKED)),
        reason=st.sampled_from(
            ["opt_out", "explicit_no", "complaint", "bounce_hard", "owner_stop", "close_loop", "other"]
        ),
        expires_at=st.sampled_from([None, None, NOW + timedelta(hours=1), LATER, NOW + timedelta(hours=3)]),
        lifted=st.sampled_from([False, False, False, True]),
    ),
    max_size=6,
    unique_by=lambda entry: (
        entry.target,
        entry.channel,
        entry.purpose,
        entry.reason,
    ),  # else it is one and the same entry
)
CONSENTS = st.lists(
    st.tuples(
        st.sampled_from(range(3)),
        st.sampled_from(["", "email", "sms"]),
        st.sampled_from(["consent", "request", "legitimate_interest", "unknown", "withdrawn"]),
    ),
    max_size=4,
)


def enter(tenant: Tenant, user: User, entries: list[Entry], consents: list[tuple[int, str, str]]) -> dict[UUID, Entry]:
    rows = {}
    for entry in entries:
        row = suppress(
            tenant, kind=entry.target[0], value=entry.target[1], reason=entry.reason, channel=entry.channel,
            purpose=entry.purpose, source="test", now=NOW, expires_at=entry.expires_at,
        )  # fmt: skip
        if entry.lifted:
            lift(row, user, "They asked.", NOW)
        rows[row.pk] = entry
    for at, (who, channel, basis) in enumerate(consents):
        address = {"email": CONTACTS[who].email, "phone": CONTACTS[who].phone, "channel": channel}
        given_at = NOW - timedelta(days=10 - at)
        if basis == "withdrawn":
            withdraw_consent(tenant, **address, how="test", at=given_at)
        else:
            record_consent(tenant, **address, basis=basis, source="test", given_at=given_at)
    return rows


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=ENTRIES, consents=CONSENTS, purpose=st.sampled_from(sorted(BLOCKED["all"])))
def test_one_entry_that_covers_the_question_is_a_no_and_one_answer_is_the_same_as_many(
    cast, entries, consents, purpose
):
    with tenant_scope(cast.acme.pk):
        rows = enter(cast.acme, cast.rita, entries, consents)
        verdicts = may_contact_many(cast.acme, CONTACTS, Channel, purpose, LATER)
        assert len(verdicts) == len(CONTACTS) * len(Channel)
        for who, contact in enumerate(CONTACTS):
            for channel in Channel:
                verdict = verdicts[contact.lead_id, channel]
                covering = {pk for pk, entry in rows.items() if entry.covers(who, channel, purpose)}
                event(f"covered by {min(len(covering), 3)}")
                assert {reason.entry_id for reason in verdict.because if reason.entry_id in rows} == covering
                assert verdict.allowed is (not verdict.because)
                assert (verdict.code, verdict.say) == (
                    (verdict.because[0].code, verdict.because[0].say) if verdict.because else ("", verdict.say)
                )
                assert may_contact(cast.acme, contact, channel, purpose, LATER) == verdict
        transaction.set_rollback(True)
