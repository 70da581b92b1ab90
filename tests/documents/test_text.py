import pytest

from documents.text import document_from, text_of
from followups.engine.policy_reading import PolicyError

YAML = "autonomy: warm_auto\ncalendar:\n  holidays: [2026-12-25]\nhigh_value: 25000\n"
DOCUMENT = {"autonomy": "warm_auto", "calendar": {"holidays": ["2026-12-25"]}, "high_value": 25000}


@pytest.mark.parametrize(
    "text", [YAML, '{"autonomy": "warm_auto", "calendar": {"holidays": ["2026-12-25"]}, "high_value": 25000}']
)
def test_yaml_and_json_give_the_same_document(text):
    assert document_from(text) == DOCUMENT


def test_a_document_reads_back_from_its_text():
    assert document_from(text_of(DOCUMENT)) == DOCUMENT
    assert text_of({}) == ""


@pytest.mark.parametrize("text", ["", "\n", "# nothing here\n", "{}"])
def test_an_empty_text_is_the_shipped_policy(text):
    assert document_from(text) == {}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- one\n", "A mapping is needed."),
        ("just words", "A mapping is needed."),
        ("a: [1", "This is not readable in line 1"),
        ("a: 1\nb: 2\na: 3", "“a” is given twice"),
        ("a: &x 1\nb: *x", "references (*) are not used here"),
        ("a: !!python/object:os.system x", "This is not readable in line 1"),
        ("a: 2026-13-45", "This is not readable"),
        ("a: .nan", "This cannot be stored"),
        ("a: !!set {b}", "This cannot be stored"),
        ('a: "\\ud800"', "This cannot be stored"),
        ('a: "\\0"', "NUL"),
        ("? [1, 2]\n: 3", "This is not readable"),
        ("a: " + "[" * 5000, "This is not readable"),
        ("a: 1 #" + "x" * 100_000, "more than 100000 characters"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused_with_a_reason(text, reason):
    with pytest.raises(PolicyError) as refused:
        document_from(text)
    (problem,) = refused.value.problems
    assert reason in problem.reason
    assert problem.mend
