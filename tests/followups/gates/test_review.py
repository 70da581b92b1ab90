import pytest

from followups.gates.check import check
from followups.gates.draft import Interaction, Reason, Touch

PLAIN = "Hi Anna,\n\nThe field test in cold storage gave eleven hours of battery life."
TOUCHED = (Touch(None, "", "The guide."),)


def test_it_lets_a_plain_draft_go_without_review(make):
    assert check(make(PLAIN, previous_touches=TOUCHED)).review_because == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "close_loop"}, "close_loop"),
        ({"body": "The price list is attached."}, "touches_pricing"),
        ({"body": "The statement of work lists three depots."}, "touches_scope"),
        ({"body": "The contract template is attached."}, "touches_legal"),
        (
            {"body": "We will deliver the panel by Friday.", "reason": Reason("promise", "Panel due Friday")},
            "touches_timing",
        ),
        ({"last_interaction": Interaction(None, "email", "in", "It is too expensive for us.")}, "objection"),
        ({"reason": Reason("open_objection", "")}, "objection"),
        ({"body": "This is the last chance for the pilot depot."}, "changes_urgency_or_offer"),
        ({"reason": Reason("no_response", "")}, "repeated_silence"),
        ({"last_interaction": Interaction(None, "call", "in", "She is on maternity leave.")}, "sensitive"),
        ({"body": "We will send the depot plan.", "kind": "first_reply"}, "first_message_with_promise"),
    ],
)
def test_it_asks_for_a_person(make, changes, code):
    assert check(make(**{"body": PLAIN, "previous_touches": TOUCHED, **changes})).review_because == (code,)
