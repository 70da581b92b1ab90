import pytest
from hypothesis import given

from documents.reading import DocumentError
from documents.text import document_from, text_of
from leads.scoring.profile import Profile
from leads.scoring.profile_file import profile_from_dict, profile_to_dict
from tests.leads.scoring.test_score import PROFILE, PROFILES

TEXT = """
thresholds: {hot: 70, warm: 40}
unqualified: decline
criteria:
  - {key: size, name: Company size, field: company_size, weight: 3, at_least: 20, at_most: 500, must: true}
  - {key: nordic, field: country, any_of: [NO, SE, fi]}
  - {key: rival, field: industry, any_of: [Agency], knock_out: true}
signals:
  - {key: prices, kind: visit, words: [pric], points: 40, half_life_days: 7, most: 60}
"""


def problems(text: str) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        profile_from_dict(document_from(text))
    return [str(problem) for problem in caught.value.problems]


def test_a_document_is_read_with_what_it_leaves_out_as_shipped():
    profile = profile_from_dict(document_from(TEXT))
    size, nordic, rival = profile.criteria
    assert (profile.hot, profile.warm, profile.fit_share, profile.unqualified) == (70, 40, 60, "decline")
    assert (size.must, size.weight, size.at_least, size.at_most) == (True, 3, 20, 500)
    assert (nordic.any_of, nordic.name, nordic.weight) == (("no", "se", "fi"), "nordic", 1)
    assert rival.knock_out is True
    assert (profile.signals[0].half_life_days, profile.signals[0].most) == (7, 60)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("criteria: []", "criteria: Nothing is scored. Give at least one criterion, or one signal."),
        (
            "thresholds: {hot: 40, warm: 40}\nsignals: [{key: a, kind: visit, points: 1}]",
            "thresholds.warm: 40 is not below 40, where hot begins. Give a lower number.",
        ),
        (
            "criteria: [{key: a, field: role}]",
            "criteria[0].any_of: Nothing is asked of it. Give a list of words.",
        ),
        (
            "criteria: [{key: a, field: role, at_least: 3}]",
            "criteria[0]: role is no number. Write any_of with a list of words instead.",
        ),
        (
            "criteria: [{key: a, field: value, at_least: 9, at_most: 3}]",
            "criteria[0].at_most: 3 is less than at_least. Let at_least be the smaller one.",
        ),
        (
            "criteria: [{key: a, field: role, any_of: [x], must: true, knock_out: true}]",
            "criteria[0]: It can be needed or unwanted, not both. Leave out must or knock_out.",
        ),
        (
            "signals: [{key: a, kind: visit, points: 9}, {key: a, kind: visit, points: 9}]",
            "signals[1].key: The key “a” is used twice. Give each a key of its own.",
        ),
        (
            "signals: [{key: a, kind: visit, points: 50, most: 20}]",
            "signals[0].most: One alone is worth 50 points. Give at least as many.",
        ),
        (
            "qualified_from: 90\nsignals: [{key: a, kind: visit, points: 50}]",
            "qualified_from: A hot lead would not qualify. Give no more than thresholds.hot.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_mend(text, problem):
    assert problems(text) == [problem]


def test_every_mistake_is_told_at_once():
    text = "colour: red\ncriteria: [{key: A b, field: shoe}]\nsignals: [{key: a, kind: dance, points: 0}]"
    places = [problem.split(":")[0] for problem in problems(text)]
    assert {"colour", "criteria[0].key", "criteria[0].field", "signals[0].kind", "signals[0].points"} <= set(places)


def test_a_profile_written_and_read_is_the_same():
    assert profile_from_dict(document_from(text_of(profile_to_dict(PROFILE)))) == PROFILE


@given(PROFILES)
def test_so_is_any_profile(profile):
    if not profile.criteria and not profile.signals:
        with pytest.raises(DocumentError):
            profile_from_dict(profile_to_dict(profile))
        return
    assert profile_from_dict(profile_to_dict(profile)) == profile != Profile()
