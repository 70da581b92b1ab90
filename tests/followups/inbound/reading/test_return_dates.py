from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from followups.inbound.reading.return_dates import return_date

SENT = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)  # a Monday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I am away from 2 March to 6 March and back on 9 March.", date(2026, 3, 9)),
        ("Back on Monday the 9th of March, 2026.", date(2026, 3, 9)),
        ("I return March 9th. My mobile is +49 40 123 45 67.", date(2026, 3, 9)),
        ("I will be returning to the office on 09/03/26.", date(2026, 3, 9)),
        ("Out until Fri 6 Mar 2026, 17:00.", date(2026, 3, 6)),
        ("Ich bin am Montag, 9. März 2026, wieder im Büro.", date(2026, 3, 9)),
        ("Ab dem 9.3. bin ich wieder erreichbar.", date(2026, 3, 9)),
        ("Ich bin ab dem 3.3. im Urlaub und kehre am 16.3. zurück.", date(2026, 3, 16)),
        ("bis zum ersten April", date(2026, 4, 1)),
        ("Je serai absent du 2 mars au 6 mars 2026.", date(2026, 3, 6)),
        ("de retour le premier avril", date(2026, 4, 1)),
        ("Volveré el 9 de marzo.", date(2026, 3, 9)),
        ("hasta el primero de abril", date(2026, 4, 1)),
        ("Rientro previsto il 9/3/2026.", date(2026, 3, 9)),
        ("fino all'8 marzo", date(2026, 3, 8)),
        ("Terug op 9 maart 2026.", date(2026, 3, 9)),
        ("Estarei de volta a 9 de março de 2026.", date(2026, 3, 9)),
        ("até ao dia 9 de março", date(2026, 3, 9)),
        ("2026年3月9日まで休暇をいただいております。", date(2026, 3, 9)),
        ("I am out next week, back on Thursday 12 March.", date(2026, 3, 12)),
        ("I am back on the 16th.", date(2026, 3, 16)),
        ("I am away until the 1st.", date(2026, 4, 1)),
        ("Ich bin bis zum 13. im Urlaub und am 16. wieder da.", date(2026, 3, 16)),
        ("Je suis absente jusqu'au 13.", date(2026, 3, 13)),
        ("Estoy fuera hasta el 13, gracias.", date(2026, 3, 13)),
        ("Sono assente fino al 13.", date(2026, 3, 13)),
        ("Ik ben terug op de 13e.", date(2026, 3, 13)),
        ("Volto no dia 13.", date(2026, 3, 13)),
        ("We have 3 offices and moved to the 16th floor.", None),
        ("I am away. Call 1-800-555-12 or see room 3.14.", None),
        ("I may be slow. The office is open 9-12.", None),
        ("Since 1 February 2025 I work in Bristol.", None),
        ("", None),
    ],
)
def test_it_finds_the_day_of_return(text, day):
    assert return_date(text, SENT) == day


def test_a_day_without_a_year_needs_the_day_of_sending():
    assert return_date("back on 9 March", None) is None
    assert return_date("back on 9 March 2026", None) == date(2026, 3, 9)


def test_the_month_comes_first_for_american_senders():
    text = "I am out until 4/5."
    assert return_date(text, SENT.astimezone(timezone(timedelta(hours=-6)))) == date(2026, 4, 5)
    assert return_date(text, SENT) == date(2026, 5, 4)
    assert return_date("I am out until 3/20.", SENT) == date(2026, 3, 20)


def test_a_day_that_does_not_exist_is_none():
    assert return_date("back on 31.02.2026", SENT) is None
