import pytest

from followups.drafting.links import places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://evil.example/a?b=1.", ["https://evil.example/a?b=1"]),
        ("See http://10.0.0.1:8000/x, please", ["http://10.0.0.1:8000/x"]),
        ("(www.evil.example)", ["www.evil.example"]),
        ("Go to evil.com/free-trial now", ["evil.com/free-trial"]),
        ("evil.co.uk", ["evil.co.uk"]),
        ("Write to boss@evil.example!", ["boss@evil.example"]),
        ("Pay to DE89 3704 0044 0532 0130 00", ["DE89 3704 0044 0532 0130 00"]),
        ("Pay to DE89370400440532013000", ["DE89370400440532013000"]),
        ("Call +49 30 1234567 or 0049 (30) 1234-567", ["+49 30 1234567", "0049 (30) 1234-567"]),
        ("javascript:alert(1)", ["javascript:alert(1"]),
        ("ftp://evil.example/x", ["ftp://evil.example/x"]),
        ("HTTPS://EVIL.EXAMPLE", ["HTTPS://EVIL.EXAMPLE"]),
    ],
)
def test_what_leads_somewhere_is_found(text, found):
    assert [text[start:end] for start, end, _ in places(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Hi Anna,\n\nthank you for our call on November 12.\n\nBest regards\nOlga",
        "It takes 10.5 hours, e.g. on 24.11.2026 at 9.30 or 2026-11-24, z. B. morgens, u.a. am Montag.",
        "The package costs EUR 1,250.00 a month for 12 to 24 months. That is 2500 a quarter.",
        "Node.js and C# 12 are fine.Please tell me; either/or is fine too.",
        "Tuesday 10:00 or Wednesday 14:30?",
        "ISO 9001:2015 and DIN 4102",
    ],
)
def test_what_leads_nowhere_is_not(text):
    assert [text[start:end] for start, end, _ in places(text)] == []
