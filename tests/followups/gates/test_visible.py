from followups.gates.check import check
from followups.gates.draft import draft_from_dict
from followups.gates.visible import visible


def test_it_keeps_every_place_and_leaves_out_tags_and_quoted_mail():
    body = "<p>Hi Anna,</p><p>It works&nbsp;with Okta.</p>\nOn Mon, 2 Mar 2026, Anna wrote:\n> Is it cheaper?\n> Anna"
    seen = visible(body)
    assert len(seen) == len(body)
    assert seen.split() == ["Hi", "Anna,", "It", "works", "with", "Okta."]
    assert seen.index("Okta") == body.index("Okta")


def test_it_leaves_a_plain_text_as_it_is():
    assert visible("Hi Anna,\n\n5 < 6 and x > y.") == "Hi Anna,\n\n5 < 6 and x > y."


def test_facts_may_be_objects_directions_be_said_in_other_words_and_a_step_has_a_length():
    given = {
        "channel": "email", "kind": "follow_up", "language": "en", "body": "Hi Anna,\n\nOkta works. Shall I show you how?",
        "lead": {"first_name": "Anna"}, "sender": {"name": "Jo", "company": "B", "postal_address": "1 Road"},
        "last_interaction": {"direction": "inbound", "text": "Does Okta work?"}, "max_words": 3,
        "approved_facts": [{"id": 7, "text": "Okta works.", "kind": "other"}], "assets": ["https://b.example/okta"],
    }  # fmt: skip
    draft = draft_from_dict(given)
    assert (draft.approved_facts, draft.last_interaction.direction, draft.assets[0].url) == (
        ("Okta works.",), "in", "https://b.example/okta",
    )  # fmt: skip
    (long,) = [each for each in check(draft).findings if each.gate == "shorter_than_before"]
    assert (long.say, given["body"][slice(*long.where)]) == (
        "The message has 7 words, its step plans 3 at most.", "I show you how",
    )  # fmt: skip
