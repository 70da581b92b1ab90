from followups.inbound.reading.calendars import CalendarEntry, read_calendar
from followups.inbound.reading.mail import read_mail
from tests.followups.inbound.reading.letters import multipart

ANSWER = """BEGIN:VCALENDAR
METHOD:REPLY
BEGIN:VTIMEZONE
TZID:Europe/Berlin
DTSTART:16010101T000000
END:VTIMEZONE
BEGIN:VEVENT
UID:7@brightpath.test
SUMMARY:Demo\\, second
  part
DTSTART;TZID="Europe/Berlin":20260309T100000
DTEND;TZID=Europe/Berlin:20260309T103000
STATUS:CONFIRMED
ORGANIZER;CN="Keller: Jonas":mailto:jonas@brightpath.test
ATTENDEE;PARTSTAT=ACCEPTED;CN=Anna:MAILTO:anna@nordlicht.test
BEGIN:VALARM
SUMMARY:Ring
END:VALARM
END:VEVENT
END:VCALENDAR
"""
ENTRY = CalendarEntry(
    method="reply",
    uid="7@brightpath.test",
    summary="Demo, second part",
    starts="20260309T100000",
    ends="20260309T103000",
    zone="Europe/Berlin",
    status="confirmed",
    organizer="jonas@brightpath.test",
    answers=(("anna@nordlicht.test", "accepted"),),
)


def test_it_reads_the_answer_to_an_invitation():
    assert read_calendar(ANSWER) == ENTRY
    assert read_calendar(ANSWER.replace("\n", "\r\n")) == ENTRY


def test_a_calendar_part_of_a_mail_is_found():
    raw = multipart(
        "alternative", ("Content-Type: text/plain", "Accepted"), ("Content-Type: text/calendar; method=REPLY", ANSWER)
    )
    assert read_mail(raw).calendar == ENTRY


def test_what_is_no_calendar_is_none():
    assert [read_calendar(text) for text in ("", "BEGIN:VCARD", "BEGIN VCALENDAR")] == [None] * 3
    assert read_calendar("BEGIN:VCALENDAR\nnonsense\n:::\nATTENDEE") == CalendarEntry()
