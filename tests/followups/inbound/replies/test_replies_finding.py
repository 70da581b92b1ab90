"""Promises, questions, objections and the day to call again, each on its words (C3)."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followups.inbound.replies.finding import find

SENT = datetime(2026, 11, 18, 9, tzinfo=UTC)
ZONE = "Europe/Berlin"
SAYINGS = (
    "I'll get back to you on Friday.",
    "call me after the 15th",
    "Was kostet das?",
    "too expensive",
    "We already use another tool",
    "Hi Anna,\n",
    "Rufen Sie mich morgen an!",
    "ask in March",
)


@pytest.mark.parametrize(
    ("reply", "by", "text", "due"),
    [
        ("I'll get back to you on Friday.", "them", "I'll get back to you on Friday.", date(2026, 11, 20)),
        ("Hi Anna,\nsend me the offer by 3 March. Thanks", "us", "send me the offer by 3 March.", date(2027, 3, 3)),
        ("Danke! Nächste Woche Dienstag melde ich mich.", "them", "Nächste Woche Dienstag melde ich mich.", date(2026, 11, 24)),
        ("Je vous rappelle lundi.", "them", "Je vous rappelle lundi.", date(2026, 11, 23)),
        ("Le enviaré los datos mañana.", "them", "Le enviaré los datos mañana.", date(2026, 11, 19)),
        ("Stuur me volgende week de offerte.", "us", "Stuur me volgende week de offerte.", date(2026, 11, 29)),
        ("La richiamo entro venerdì.", "them", "La richiamo entro venerdì.", date(2026, 11, 20)),
        ("Envio a resposta até sexta-feira.", "them", "Envio a resposta até sexta-feira.", date(2026, 11, 20)),
        ("We will discuss it and let you know.", "them", "We will discuss it and let you know.", None),
    ],
)  # fmt: skip
def test_a_promised_step_has_its_side_and_day(reply, by, text, due):
    (promise,) = find(reply, SENT, ZONE).promises
    assert (promise.by, promise.text, promise.due) == (by, text, due)


@pytest.mark.parametrize(
    ("reply", "day"),
    [
        ("call me after the 15th", date(2026, 12, 16)),
        ("Bitte rufen Sie mich Anfang Januar an.", date(2027, 1, 1)),
        ("Ne riparliamo a gennaio.", date(2027, 1, 1)),
        ("Please don't write before September.", date(2027, 9, 1)),
        ("Llámeme a partir del lunes.", date(2026, 11, 23)),
        ("Volte a contactar-me depois do verão.", date(2027, 9, 1)),
    ],
)
def test_the_day_to_call_again_is_found_on_its_sentence(reply, day):
    found = find(reply, SENT, ZONE)
    assert (found.call_after.date, found.call_after.text) == (day, reply)
    assert found.promises == ()


def test_after_that_is_the_day_after_the_one_named_before():
    found = find("I'll be on holiday from 20 December to 6 January. Let's speak after that.", SENT, ZONE)
    assert (found.call_after.date, found.call_after.text) == (date(2027, 1, 7), "Let's speak after that.")


def test_who_is_away_until_a_day_is_called_on_the_next():
    assert find("I am out until 5 January, ring me after that.", SENT, ZONE).call_after.date == date(2027, 1, 6)


def test_questions_and_objections_stand_on_their_words():
    reply = "Hallo Frau Weber,\ndas ist uns zu teuer, und der Chef muss erst zustimmen. Was kostet die kleine Version?"
    found = find(reply, SENT, ZONE)
    assert [(each.about, each.text) for each in found.objections] == [
        ("price", "das ist uns zu teuer"),
        ("authority", "und der Chef muss erst zustimmen"),
    ]
    assert [each.text for each in found.questions] == ["Was kostet die kleine Version?"]


def test_days_are_counted_on_the_writers_clock():
    late = datetime(2026, 11, 18, 23, 30, tzinfo=UTC)
    assert find("I'll call you tomorrow.", late, "Europe/Berlin").promises[0].due == date(2026, 11, 20)
    assert find("I'll call you tomorrow.", late, "America/New_York").promises[0].due == date(2026, 11, 19)


def test_numbers_are_read_by_the_custom_of_the_zone():
    reply = "I will send it on 3/4/2027."
    assert find(reply, SENT, "America/New_York").promises[0].due == date(2027, 3, 4)
    assert find(reply, SENT, "Europe/London").promises[0].due == date(2027, 4, 3)


def test_a_refusal_promises_nothing():
    assert find("No thanks, please don't send me anything again.", SENT, ZONE).promises == ()


def test_an_unknown_zone_is_refused():
    with pytest.raises(ZoneInfoNotFoundError):
        find("Yes", SENT, "Mars/Olympus")


@given(
    st.lists(st.one_of(st.sampled_from(SAYINGS), st.text(max_size=12)), max_size=8), st.sampled_from([" ", "\n", ". "])
)
def test_every_span_lies_in_the_reply_and_holds_its_words(parts, joint):
    reply = joint.join(parts)
    found = find(reply, SENT, ZONE)
    after = (found.call_after,) if found.call_after else ()
    for each in (*found.promises, *found.questions, *found.objections, *after):
        assert 0 <= each.start < each.end <= len(reply)
        assert each.text == reply[each.start : each.end]
