import pytest

from followups.gates.languages import tongue
from followups.gates.reading import read


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "It is twelve hundred euros.", 1200),
        ("en", "It is two thousand and five hundred dollars.", 2500),
        ("de", "Das macht zwölfhundert Euro.", 1200),
        ("es", "Son mil euros.", 1000),
        ("fr", "Cela fait neuf cents euros.", 900),
    ],
)
def test_it_reads_a_price_in_words(language, text, value):
    (amount,) = read(text, tongue(language)).amounts
    assert (amount.value, text[amount.start : amount.end].split()[-1].lower()) == (
        value,
        text.rstrip(".").split()[-1].lower(),
    )


def test_it_takes_a_way_of_speaking_for_no_price():
    assert read("You can bet a dollar on it.", tongue("en")).amounts == []
