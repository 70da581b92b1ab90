import io
import json

import pytest

from followups.gates.check import GATES
from followups.gates.draft import DraftError, draft_from_dict
from followups.gates.lines import check_lines


def document(**changes):
    return {
        "channel": "email",
        "kind": "follow_up",
        "language": "en",
        "subject": "Battery life",
        "body": "Hi Anna,\n\nThe battery lasted eleven hours in the field test. Is that enough?\n\nBest,\nJonas",
        "lead": {"first_name": "Anna", "last_name": "Weber", "company": "Nordlicht Logistik"},
        "sender": {"name": "Jonas Keller", "company": "Brightpath", "postal_address": "12 Mill Lane, Bristol"},
        "reason": {"code": "open_question", "note": ""},
        "last_interaction": {"at": "2026-03-02T10:00:00Z", "channel": "email", "direction": "in", "text": "Battery?"},
        "previous_touches": [{"at": "2026-03-01", "subject": "Guide", "body": "The guide."}],
        "approved_facts": ["The licence costs €1,200."],
        "assets": [{"title": "Sheet", "url": "https://example.test/s"}],
        "voice": {"banned": [], "required": []},
        "opt_out": {"url": "https://example.test/u/1", "header": True},
        **changes,
    }


def test_it_answers_each_line_with_its_id_and_goes_on_after_a_broken_one():
    lines = [json.dumps({"id": "a", **document()}), "", "{broken", "[1]", json.dumps(document(kind="spam"))]
    answers = list(check_lines(line + "\n" for line in lines))
    assert [answer["id"] for answer in answers] == ["a", 2, 3, 4]
    assert [answer.get("error", {}).get("field") for answer in answers] == [None, "line", "draft", "kind"]
    assert json.loads(json.dumps(answers)) == answers


def test_it_lists_every_gate_with_its_mark():
    (answer,) = check_lines([json.dumps(document())])
    assert answer == {
        "id": 1,
        "pass": True,
        "review": False,
        "review_because": [],
        "gates": [
            {"gate": gate, "pass": True, "where": None, "say": "", "mend": ""} for gate in (name for name, _ in GATES)
        ],
    }


@pytest.mark.parametrize("indent", [None, 2])
def test_it_reads_a_file_that_holds_one_object(indent):
    answers = list(check_lines(io.StringIO("\n" + json.dumps(document(), indent=indent) + "\n")))
    assert [(answer["id"], answer["pass"]) for answer in answers] == [(1, True)]


def test_it_refuses_an_id_that_is_neither_text_nor_number():
    (answer,) = check_lines([json.dumps({"id": [1], **document()})])
    assert answer["error"]["field"] == "id"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"channel": "fax"}, "channel"),
        ({"body": 3}, "body"),
        ({"body": " "}, "body"),
        ({"lead": None}, "lead"),
        ({"lead": {"first_name": 1}}, "lead.first_name"),
        ({"lead": {"nickname": "A"}}, "lead.nickname"),
        ({"colour": "red"}, "colour"),
        ({"previous_touches": {}}, "previous_touches"),
        ({"previous_touches": [{"at": "yesterday"}]}, "previous_touches[0].at"),
        ({"approved_facts": ["x", 2]}, "approved_facts[1]"),
        ({"opt_out": {"header": "yes"}}, "opt_out.header"),
        ({"last_interaction": {"direction": "sideways"}}, "last_interaction.direction"),
    ],
)
def test_it_names_the_field_that_is_wrong(changes, field):
    with pytest.raises(DraftError) as refused:
        draft_from_dict(document(**changes))
    assert refused.value.field == field
    assert all(refused.value.as_dict().values()) is True


def test_it_fills_in_what_may_be_left_out():
    short = {key: document()[key] for key in ("channel", "kind", "language", "body", "lead", "sender")}
    draft = draft_from_dict(short)
    assert (draft.subject, draft.last_interaction, draft.approved_facts, draft.opt_out.url) == ("", None, (), None)
