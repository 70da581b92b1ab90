import pytest

from followups.inbound.reading.html_text import to_lines


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("Fish &amp; chips &euro;5&nbsp;now", "Fish & chips €5 now"),
        (
            "<div>Yes</div><blockquote>You asked<blockquote>I said</blockquote></blockquote>",
            "Yes\n\n> You asked\n\n> > I said".replace("\n\n> >", "\n>\n> >"),
        ),
        ("<ul><li>One<li>Two</ul>", "* One\n* Two"),
        ("<style>p {color: red}</style><script>alert('<p>')</script><p>Text", "Text"),
        ("<head><title>Title</title></head><body>Text</body>", "Text"),
        ('<div style="display:none">Preheader</div>Text', "Text"),
        ('<div style="display:none"><div>Pre</div>header</div>Text', "Text"),
        ("<!-- <p>no</p> -->Text", "Text"),
        ("<!-- never closed", ""),
        ("<!DOCTYPE html><html>Text</html>", "Text"),
        ("a < b and c > d", "a < b and c > d"),
        ("<o:p>Word</o:p><p class=MsoNormal>Text", "Word\n\nText"),
        ("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>", "A B\nC"),
        ("<pre>one\n  two</pre>", "one\n  two"),
        ("one\n two", "one two"),
        ("</div></blockquote>Text", "Text"),
        ("<script>never closed", ""),
        ("", ""),
    ],
)
def test_it_writes_what_a_reader_sees(page, text):
    assert to_lines(page) == text


def test_a_quote_of_gmail_is_a_quote_in_the_text():
    page = (
        '<div dir="ltr">Sounds good</div><br><div class="gmail_quote"><div class="gmail_attr">On Mon, Jonas wrote:<br></div>'
        '<blockquote class="gmail_quote">Shall we talk?<br><br>Jonas</blockquote></div>'
    )
    assert to_lines(page).splitlines() == [
        "Sounds good",
        "",
        "On Mon, Jonas wrote:",
        "",
        "> Shall we talk?",
        ">",
        "> Jonas",
    ]
