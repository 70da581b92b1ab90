"""The mapping of fields: what is wrong with one is said by its entry, with what mends it."""

import pytest

from followups.crm.rules import RULES, RuleError, read_rules


def test_what_is_shipped_can_be_used():
    assert len(read_rules([dict(rule) for rule in RULES])) == len(RULES) == 15


@pytest.mark.parametrize(
    ("given", "say"),
    [
        ({}, 'The mapping is a list of entries like {"field": "role", "property": "jobtitle"}.'),
        (["role"], 'Entry 1 is no {"field": …, "property": …}.'),
        ([{"field": "role"}], "Entry 1: name the property by its internal name, like jobtitle."),
        (
            [{"field": "role", "property": "jobtitle", "wins": "me"}],
            "Entry 1: wins is one of newest, crm, ours, not “me”.",
        ),
        (
            [{"field": "role", "property": "jobtitle", "if": "x"}],
            "Entry 1 has if. It takes: direction, field, on, property, wins.",
        ),
        (
            [{"field": "role", "property": "jobtitle"}, {"field": "role", "property": "position"}],
            "The field “role” stands twice for contacts. Keep one entry of the two.",
        ),
    ],
)
def test_a_mapping_that_cannot_work_is_refused_in_words(given, say):
    with pytest.raises(RuleError) as error:
        read_rules(given)
    assert str(error.value) == say


def test_a_field_that_is_none_is_named():
    with pytest.raises(RuleError, match="Entry 1: “shoe_size” is no field"):
        read_rules([{"field": "shoe_size", "property": "shoe"}])
