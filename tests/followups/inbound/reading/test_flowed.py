import pytest

from followups.inbound.reading.flowed import unflowed
from followups.inbound.reading.mail import read_mail
from tests.followups.inbound.reading.letters import letter


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("one \ntwo\nthree", "one two\nthree"),
        (">one \n>two\nthree", "> one two\nthree"),
        (">one \n>>two", "> one\n>> two"),
        (" From here", "From here"),
        ("bye \n-- \nAnna", "bye\n-- \nAnna"),
        ("", ""),
    ],
)
def test_it_joins_soft_lines(text, joined):
    assert unflowed(text) == joined


def test_the_space_goes_where_the_sender_says_so():
    raw = letter("お見 \n積り", headers={"Content-Type": "text/plain; charset=utf-8; format=flowed; delsp=yes"})
    assert read_mail(raw).text == "お見積り"
