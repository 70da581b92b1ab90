"""The review of a month: what is an exception, what a manager writes of it, and what a sign-off keeps."""

from datetime import timedelta

import pytest

from followups.data_requests import ask_for, carry_out
from followups.merging import merge
from followups.models import FollowUp, Message, ResponseClock
from leads.commitments import keep_promise
from leads.models import Event, Promise
from leads.refusals import Conflict, Refused
from metrics.models import MonthNote, MonthSignature, SignedException
from metrics.monthly.calendar import Month, NoSuchMonth, month_of
from metrics.monthly.listing import counts_of, listed, signature_of
from metrics.monthly.signing import reopen, sign, why_not, write_note
from metrics.monthly.standing import unsigned_of
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.story import MONDAY, capture, note

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOVEMBER = Month(MONDAY.date().replace(day=1))
FIRST = MONDAY.replace(day=2)
AFTER = MONDAY + 30 * DAY


def follow_up(cast, lead, due, **fields):
    return FollowUp.objects.create(
        tenant=cast.acme, lead_id=lead.pk, owner=cast.olga, is_touch=True, kind="email", title="Write", created_at=FIRST,
        due_at=due, **{"rule": "own", "reason": "own_step", "key": f"k{due}{lead.pk}", **fields},
    )  # fmt: skip


@pytest.fixture
def november(cast):
    """A month of Acme's with one exception of each kind, and beside each what is none."""
    anna, ben, cleo, dora = (
        capture(cast.acme, FIRST, email=f"{name}@buyer.example", first_name=name.title())
        for name in ("anna", "ben", "cleo", "dora")
    )
    promises = [{"by": "us", "text": text, "due": FIRST + DAY} for text in ("Send the plan", "Call the board")]
    note(cast.acme, anna, FIRST, kind="call", text="We spoke.", promises=promises)
    with tenant_scope(cast.acme.pk):
        keep_promise(cast.acme, Promise.objects.get(text="Call the board"), now=FIRST + HOUR)
        done = {"state": "done", "state_because": "Written."}
        follow_up(cast, anna, FIRST + 3 * DAY, **done, state_at=FIRST + 4 * DAY)
        follow_up(cast, ben, FIRST + 3 * DAY, **done, state_at=FIRST + 3 * DAY + HOUR)
        for lead in (anna, ben, dora):  # they are covered by a reason, Cleo is not
            exits = {"kind": "exit", "data": {"reason": "no_response"}, "tenant": cast.acme, "lead_id": lead.pk}
            Event.objects.create(**exits, at=FIRST, recorded_at=FIRST)
        started = {"tenant": cast.acme, "lead_id": ben.pk, "started_at": FIRST, "due_at": FIRST + HOUR}
        ResponseClock.objects.create(**started, event_id=ben.pk, answered_at=FIRST + 3 * HOUR, late_at=FIRST + HOUR)
        ResponseClock.objects.create(**started, event_id=anna.pk, answered_at=FIRST + HOUR / 2)
        work = follow_up(cast, dora, FIRST + 6 * DAY, **done, state_at=FIRST + 6 * DAY)
        message = {
            "tenant": cast.acme, "lead_id": dora.pk, "follow_up": work, "channel": "email", "body": "Hello",
            "original_body": "Hello", "kind": "close_loop", "created_at": FIRST, "send_at": FIRST, "state_at": FIRST + 6 * DAY,
        }  # fmt: skip
        sent = Message.objects.create(**message, state="sent", approved_at=FIRST + 6 * DAY, sent_at=FIRST + 6 * DAY)
        Message.objects.create(**{**message, "kind": "follow_up"}, state="refused", to_address="dora@buyer.example")
        told = {"tenant": cast.acme, "lead_id": dora.pk, "channel": "email", "recorded_at": FIRST + 6 * DAY}
        about = {"message": str(sent.pk)}
        Event.objects.create(
            **told, kind="sent", direction="out", at=FIRST + 6 * DAY, data={**about, "reason": "own_step"}
        )
        Event.objects.create(**told, kind="complaint", at=FIRST + 7 * DAY, data=about)
    rebuild(cast.acme, AFTER)
    cast.people = {"anna": anna, "ben": ben, "cleo": cleo, "dora": dora}
    return cast


def shown(cast, now=AFTER, **part):
    with tenant_scope(cast.acme.pk):
        return listed(cast.acme, NOVEMBER, signature_of(cast.acme, NOVEMBER), now, **part)


def signed(cast, now=AFTER, month="All were looked at."):
    with tenant_scope(cast.acme.pk):
        if month:
            write_note(cast.acme, NOVEMBER, month, user=cast.olga, now=now)
        return sign(cast.acme, NOVEMBER, user=cast.olga, now=now)


def test_each_kind_finds_what_went_wrong_and_nothing_else(november):
    found = shown(november)
    names = {lead.pk: name for name, lead in november.people.items()}
    assert [(row.kind, names[row.lead_id], row.detail) for row in found.rows] == [
        ("missed_promise", "anna", "for 2026-11-03"),
        ("late_follow_up", "anna", "own step: done on a later day"),
        ("no_next_step", "cleo", "first on 2026-11-02"),
        ("unsettled_silence", "cleo", "silent by 2026-11-17"),
        ("breached_clock", "ben", "answered 2.0 hours late"),
        ("failed_send", "dora", "email: refused"),
        ("unread_close_loop", "dora", "own step"),
        ("complaint", "dora", "own step"),
    ]
    assert found.total == 8
    assert set(found.counts.values()) == {1}


def test_the_list_is_read_in_parts_that_add_up(november):
    whole = shown(november).rows
    for is_signed in (False, True):
        if is_signed:
            signed(november)
        parts, start = [], 0
        while start is not None:
            part = shown(november, start=start, limit=3)
            parts, start = parts + part.rows, part.next
        assert parts == whole
        assert [row.kind for row in shown(november, kind="complaint").rows] == ["complaint"]


def test_another_month_and_another_client_have_none_of_it(november):
    with tenant_scope(november.acme.pk):
        before, after = (counts_of(november.acme, month, AFTER) for month in (NOVEMBER.before, NOVEMBER.next))
    assert set(before.values()) == {0}
    assert {kind for kind, count in after.items() if count} == {"no_next_step"}  # Cleo stands so still
    with tenant_scope(november.rival.pk):
        assert set(counts_of(november.rival, NOVEMBER, AFTER).values()) == {0}
        assert counts_of(november.acme, NOVEMBER, AFTER) == counts_of(november.rival, NOVEMBER, AFTER)


def test_a_month_that_is_not_over_or_not_counted_cannot_be_signed(november):
    with tenant_scope(november.acme.pk):
        with pytest.raises(Refused, match="It can be signed off from 2026-12-01 on"):
            sign(november.acme, NOVEMBER, user=november.olga, now=MONDAY)
        assert "is not over" in why_not(november.acme, NOVEMBER, MONDAY)
        assert why_not(november.acme, NOVEMBER, AFTER) == ""
    rebuild(november.acme, MONDAY)
    with tenant_scope(november.acme.pk), pytest.raises(Refused, match="is being counted"):
        sign(november.acme, NOVEMBER, user=november.olga, now=AFTER)


def test_something_must_be_said_of_every_exception_or_of_the_month(november):
    with pytest.raises(Refused, match="8 of 8 exceptions have no note"):
        signed(november, month="")
    first, *others = shown(november).rows
    with tenant_scope(november.acme.pk):
        for row in others:
            write_note(november.acme, NOVEMBER, "Seen.", user=november.olga, now=AFTER, kind=row.kind, about=row.about)
    with pytest.raises(Refused, match="1 of 8 exceptions have no note"):
        signed(november, month="")
    with tenant_scope(november.acme.pk):
        write_note(november.acme, NOVEMBER, "Seen.", user=november.olga, now=AFTER, kind=first.kind, about=first.about)
    assert signed(november, month="").note == ""


def test_a_note_is_about_an_exception_of_that_month(november):
    row = shown(november).rows[0]
    who = {"user": november.olga, "now": AFTER}
    with tenant_scope(november.acme.pk):
        for kind, about in ((row.kind, "no id"), ("complaint", row.about), ("strange", row.about)):
            with pytest.raises(Refused, match="no such exception"):
                write_note(november.acme, NOVEMBER, "Seen.", **who, kind=kind, about=about)
        with pytest.raises(Refused, match="At most 1000 characters"):
            write_note(november.acme, NOVEMBER, "x" * 1001, **who)
        write_note(november.acme, NOVEMBER, "Seen.", **who, kind=row.kind, about=row.about)
        assert MonthNote.objects.get().lead_id == row.lead_id
        write_note(november.acme, NOVEMBER, " ", **who, kind=row.kind, about=row.about)
        assert MonthNote.objects.count() == 0


def test_a_sign_off_keeps_list_notes_and_figures_as_they_were(november):
    row = shown(november).rows[0]
    with tenant_scope(november.acme.pk):
        write_note(
            november.acme, NOVEMBER, "Olga was ill.", user=november.olga, now=AFTER, kind=row.kind, about=row.about
        )
    made, before = signed(november), shown(november)
    assert (made.signed_by, made.signed_at, made.note) == (november.olga, AFTER, "All were looked at.")
    figures = {each["key"]: (each["top"], each["bottom"]) for each in made.figures}
    assert figures["missed_promises_ours"] == (1, 2)
    late = capture(november.acme, FIRST, email="late@buyer.example")
    note(
        november.acme, late, FIRST + DAY, kind="call", text="Late.",
        promises=[{"by": "us", "text": "Another", "due": FIRST + 2 * DAY}],
    )  # fmt: skip
    rebuild(november.acme, AFTER + DAY)
    with tenant_scope(november.acme.pk):
        assert counts_of(november.acme, NOVEMBER, AFTER + DAY)["missed_promise"] == 2
        kept = MonthSignature.objects.get()
    assert shown(november) == before
    assert before.rows[0].note == "Olga was ill."
    assert {each["key"]: (each["top"], each["bottom"]) for each in kept.figures} == figures
    with tenant_scope(november.acme.pk):
        for act in (
            lambda: sign(november.acme, NOVEMBER, user=november.olga, now=AFTER),
            lambda: write_note(november.acme, NOVEMBER, "Other.", user=november.olga, now=AFTER),
        ):
            with pytest.raises(Conflict, match="Olga signed November 2026 off on 2026-12-23"):
                act()


def test_opening_again_is_recorded_and_another_sign_off_follows(november):
    signed(november)
    later = AFTER + DAY
    with tenant_scope(november.acme.pk):
        with pytest.raises(Refused, match="Say why"):
            reopen(november.acme, NOVEMBER, " ", user=november.olga, now=later)
        reopen(november.acme, NOVEMBER, "A call was missing.", user=november.olga, now=later)
        with pytest.raises(Conflict, match="is not signed off"):
            reopen(november.acme, NOVEMBER, "Again.", user=november.olga, now=later)
        assert signature_of(november.acme, NOVEMBER) is None
    signed(november, later + HOUR, month="The call is there now.")
    with tenant_scope(november.acme.pk):
        first, second = MonthSignature.objects.order_by("signed_at")
        assert (first.reopened_by, first.reopened_at, first.reopened_because) == (
            november.olga, later, "A call was missing.",
        )  # fmt: skip
        assert (first.note, second.note, second.reopened_at) == ("All were looked at.", "The call is there now.", None)
        assert [each.exceptions.count() for each in (first, second)] == [8, 8]


def test_months_are_asked_for_until_they_are_signed(november):
    def asked(now):
        with tenant_scope([november.acme.pk, november.rival.pk]):
            return [(tenant.slug, str(month)) for tenant, month in unsigned_of([november.acme, november.rival], now)]

    assert asked(MONDAY) == []
    assert asked(AFTER) == [("acme", "2026-11")]  # the rival has no lead
    signed(november)
    assert asked(AFTER) == []
    assert asked(AFTER + 31 * DAY) == [("acme", "2026-12")]


def test_an_erasure_empties_notes_and_a_merge_takes_them_along(november):
    anna, ben = november.people["anna"], november.people["ben"]
    row = shown(november).rows[0]
    with tenant_scope(november.acme.pk):
        write_note(
            november.acme, NOVEMBER, "Anna was ill.", user=november.olga, now=AFTER, kind=row.kind, about=row.about
        )
    signed(november)
    with tenant_scope(november.acme.pk):
        merge(november.acme, anna, ben, now=AFTER)
        assert SignedException.objects.filter(lead=ben).count() == 0
        assert SignedException.objects.filter(lead=anna).count() == 3
        request = ask_for(
            november.acme, anna, kind="erasure", because="They asked.", user=november.olga, through="test", now=AFTER
        )
    carry_out(november.acme, request.pk, AFTER)
    with tenant_scope(november.acme.pk):
        assert set(SignedException.objects.filter(lead=anna).values_list("note", flat=True)) == {""}
        assert MonthNote.objects.get(lead=anna).text == ""
    assert shown(november).total == 8


def test_months_are_written_in_one_way():
    assert [str(month_of("2026-12").next), month_of("2024-02").period.days] == ["2027-01", 29]
    for text in ("2026-13", "2026-1", "november", "2026-11-01", "٢٠٢٦-11", ""):
        with pytest.raises(NoSuchMonth, match="Write it like 2026-10"):
            month_of(text)
