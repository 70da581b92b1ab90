import pytest

from documents.reading import DocumentError
from documents.text import document_from, text_of
from leads.routing.rules import ConflictKind, Response, Share
from leads.routing.rules_file import rules_from_dict, rules_to_dict

TEXT = """
fallback: Olga@people.example
regions: {nordic: [NO, SE], dach: [DE, AT, CH]}
teams:
  north: [rita@people.example, {member: olga@people.example, weight: 2}]
territories: {rita@people.example: [nordic, FI]}
conflicts: {territory: ignore}
response: {business_minutes: 90, then: reassign}
rules:
  - {key: big, when: {value_at_least: 50000, region: dach, country: [LI]}, owner: olga@people.example}
  - {key: rest, team: north}
"""
MEMBERS = frozenset({"olga@people.example", "rita@people.example"})


def problems(text: str) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        rules_from_dict(document_from(text), MEMBERS)
    return [str(problem) for problem in caught.value.problems]


def test_a_document_is_read():
    rules = rules_from_dict(document_from(TEXT), MEMBERS)
    big, rest = rules.rules
    assert (big.owner, big.when.value_at_least, big.when.codes) == (
        "olga@people.example", 50000, {"country": ("li", "de", "at", "ch")},
    )  # fmt: skip
    assert (rest.team, rules.teams["north"]) == (
        "north",
        (Share("rita@people.example"), Share("olga@people.example", 2)),
    )
    assert (rules.fallback, rules.territories) == ("olga@people.example", {"rita@people.example": ("no", "se", "fi")})
    assert rules.review == {ConflictKind.EXISTING_CUSTOMER, ConflictKind.OTHER_OWNER}
    assert rules.response == Response(90, then_reassign=True)


def test_rules_written_and_read_are_the_same():
    rules = rules_from_dict(document_from(TEXT), MEMBERS)
    assert rules_from_dict(document_from(text_of(rules_to_dict(rules))), MEMBERS) == rules


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "rules: [{key: a, owner: otto@people.example}]",
            "rules[0].owner: “otto@people.example” is nobody who can own leads here. Name a member by e-mail address.",
        ),
        ("rules: [{key: a}]", "rules[0]: It must say who gets the lead. Give either owner or team."),
        (
            "rules: [{key: a, team: south}]",
            "rules[0].team: There is no team “south”. Add it to teams, or use one of: none yet.",
        ),
        (
            "rules: [{key: a, owner: rita@people.example, when: {country: Germany}}]",
            "rules[0].when.country: “germany” is no country. Write a code of two letters, such as DE.",
        ),
        ("teams: {north: []}", "teams.north: Nobody is in it. Name at least one member."),
        (
            "response: {business_minutes: soon}",
            "response.business_minutes: “soon” is not a whole number from 1 to 86400. Give such a number.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_mend(text, problem):
    assert problems(text) == [problem]
