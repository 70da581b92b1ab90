"""The footer of a message: found in any wording, and no place to hide an offer in."""

import pytest

from followups.gates.check import check
from followups.gates.draft import Sender
from followups.gates.footer import footer_of
from followups.gates.words import words

SENDER = Sender("Gary Pike", "Pike & Son Kitchens", "77 Mill Lane, Leicester LE2 7HL")
MESSAGE = "Dear Mr Worktop,\n\nBoth doors sit on the same frames.\n\nWould a sample help?\n\n"
SIGNED = "Gary Pike\nPike & Son Kitchens, 77 Mill Lane, Leicester LE2 7HL"


@pytest.mark.parametrize(
    "way_out",
    [
        'Reply "no" and I won\'t email again.',
        '"No" by reply and I\'ll stop.',
        'Reply "stop" anytime and I\'ll quit emailing.',
        "If you'd rather I didn't email, reply NO.",
        'Not interested? Reply "no" and I\'ll take you off my list.',
        "(If you don't want a follow-up from us just say \"no\" and that's that.)",
        "Reply NO if you don't want any more mail off me.",
        "Unsubscribe: https://pike.example/u/3140",
        "Keine weiteren Mails? Antworten Sie mit „Nein“.",
        "Répondez « non » et je n'écris plus.",
        "Responda «no» y no le escribo más.",
        "Liever niet? Antwoord met nee.",
        "Risponda «no» e non scrivo più.",
        "Responda «não» e não escrevo mais.",
    ],
)
def test_it_is_who_writes_and_how_to_stop(way_out):
    text = words(f"{MESSAGE}{SIGNED}\n{way_out}")
    footer = footer_of(text, SENDER)
    assert (text.folded[footer.first], footer.stops) == ("gary", True)


def test_a_text_message_ends_in_it():
    text = words(
        "Hi Denise, Gary from Pike & Son Kitchens. It fits. Want me to draw it? Text STOP if you'd rather I didn't message."
    )
    footer = footer_of(text, SENDER)
    assert (text.folded[footer.first :][:2], footer.stops) == (["text", "stop"], True)


@pytest.mark.parametrize(
    "end",
    [
        "PS: I'd tell nobody.",
        "Just tell me if Sunday is no good.",
        "Which of the two should I draw?",
        "No reply needed today.",
    ],
)
def test_what_else_stands_at_the_end_is_of_the_message(end):
    text = words(f"{MESSAGE}{SIGNED}\n{end}")
    footer = footer_of(text, SENDER)
    assert (footer.first, footer.stops) == (len(text.folded), False)


@pytest.mark.parametrize(
    "end",
    [
        "Reply STOP to opt out, or yes and we waive the set-up fee.",
        "Reply no to stop; reply yes for 20% off.",
        "PS: we could throw in the worktops for free.",
    ],
)
def test_an_offer_beside_the_way_out_is_seen(make, end):
    signed = "Jonas Keller\nBrightpath Consulting, 12 Mill Lane, Bristol BS1 4QA"
    draft = make(f"Hi Anna,\n\nYou asked about your provider. Would a call help?\n\n{signed}\n{end}")
    assert "no_commercial_change" in {finding.gate for finding in check(draft).findings if not finding.passed}
