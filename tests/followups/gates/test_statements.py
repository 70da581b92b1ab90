"""What English sentences say beyond the evidence, and by which frame they offer or claim."""

import pytest

from followups.gates.bent import bent
from followups.gates.draft import Interaction
from followups.gates.leaning import leaning
from followups.gates.reading import Reading
from followups.gates.statements import CLAIM, OFFER, statements

FACTS = ("Installation takes two days.", "The pump burns gas, not wood.", "The tank holds 300 litres.")


def reading(make, say, **changes):
    return Reading(make(f"Hi Anna,\n\n{say}\n\nBest,\nJonas Keller", approved_facts=FACTS, **changes))


@pytest.mark.parametrize(
    ("say", "kind"),
    [
        ("Our fitters will repaint the cellar.", OFFER),
        ("We'd haul the old boiler to the scrapyard.", OFFER),
        ("You'd be cosy by Easter.", OFFER),
        ("Will haul the old boiler off too.", OFFER),
        ("Happy homeowners rave: other customers never look back.", CLAIM),
    ],
)
def test_it_tells_an_offer_from_a_claim_by_its_frame(make, say, kind):
    assert [one.kind for one in statements(reading(make, say))] == [kind]


@pytest.mark.parametrize(
    "say",
    [
        "Installation takes two days.",
        "We can't haul the old boiler away.",
        "You asked whether we'd repaint the cellar.",
        "I put a drawing of the cellar on one page.",
        "Would you like the drawing?",
        "Thank you for the honest words about your neighbours.",
    ],
)
def test_it_finds_nothing_in_evidence_refusals_reports_and_telling(make, say):
    assert statements(reading(make, say)) == ()


def test_what_the_lead_wished_backs_no_promise_of_ours(make):
    wish = Interaction(None, "email", "in", "Can you repaint the cellar?")
    assert [one.kind for one in statements(reading(make, "Yes, we'd repaint the cellar.", last_interaction=wish))] == [
        OFFER
    ]


def test_it_says_nothing_where_no_fact_is_approved(make):
    draft = make("Hi Anna,\n\nOur fitters will repaint the cellar.\n\nBest,\nJonas Keller")
    assert statements(Reading(draft)) == ()


@pytest.mark.parametrize(
    ("say", "bends"),
    [
        ("Installation takes three days.", [True]),
        ("The pump burns gas and wood.", [False]),
        ("Installation takes two days.", []),
        ("The pump does not burn wood.", []),
        ("The tank holds 300 litres.", []),
    ],
)
def test_it_sees_a_fact_with_another_number_or_without_its_no(make, say, bends):
    assert [counts for _, _, counts in bent(reading(make, say))] == bends


@pytest.mark.parametrize(
    ("say", "labels"),
    [
        ("After all those late nights your silence is disappointing.", ["guilt"]),
        ("Those who hesitate end up regretting it.", ["false_urgency"]),
        ("Rivals are snapping up the slots.", ["false_urgency"]),
        ("No rush: silence is fine, and nobody is disappointed.", []),
        ("You lose nothing if you wait.", []),
        ("The pump burns gas.", []),
    ],
)
def test_two_kinds_of_pressing_words_in_one_sentence_press(make, say, labels):
    read = reading(make, say)
    assert [hit.label for hit in leaning(read, read.body)] == labels
