"""What the review page makes of a stored verdict."""

from followups.gates.result import Finding, Verdict
from followups.gates.review import CODES
from followups.templatetags.drafts import REVIEW, TITLES, flags, gate_results, marked, review_sentences

BODY = "Sign this week and get 10 % off."
VERDICT = Verdict(
    findings=(
        Finding("brings_something_new", True),
        Finding("no_commercial_change", False, (23, 31), say="A discount.", mend="Take it out."),
        Finding("no_commercial_change", False, (5, 14), say="A deadline.", mend="Take it out."),
        Finding("right_names", False, (0, 4), in_subject=True, say="Not her name.", mend="Write Lena."),
    ),
    passed=False,
    review_because=("touches_pricing",),
).as_dict()


def test_it_shows_each_gate_once_with_the_failed_ones_first():
    results = gate_results(VERDICT, "Lana, the offer", BODY)
    assert [(gate["name"], gate["passed"]) for gate in results["gates"]] == [
        ("no_commercial_change", False),
        ("right_names", False),
        ("brings_something_new", True),
    ]
    assert (results["failed"], results["passed"]) == (2, 1)


def test_it_quotes_the_words_in_question_from_the_subject_or_the_body():
    gates = gate_results(VERDICT, "Lana, the offer", BODY)["gates"]
    assert [finding["place"] for gate in gates for finding in gate["findings"]] == ["10 % off", "this week", "Lana"]


def test_it_marks_the_places_of_a_text_without_changing_it():
    parts = marked(VERDICT, BODY)
    assert [part["text"] for part in parts if part["say"]] == ["this week", "10 % off"]
    assert "".join(part["text"] for part in parts) == BODY


def test_it_marks_the_subject_apart_from_the_body():
    assert marked(VERDICT, "Lana, the offer", "subject") == [
        {"text": "Lana", "say": "Not her name."},
        {"text": ", the offer", "say": ""},
    ]


def test_it_keeps_the_text_whole_where_places_overlap_or_lie_outside():
    findings = tuple(Finding("x", False, where, say="No.") for where in ((0, 10), (5, 12), (30, 90), (95, 99)))
    parts = marked(Verdict(findings, False, ()).as_dict(), BODY)
    assert [part["text"] for part in parts if part["say"]] == ["Sign this ", "we", BODY[30:]]
    assert "".join(part["text"] for part in parts) == BODY


def test_it_shows_a_draft_that_was_never_checked_as_without_gates():
    assert gate_results({}, "", BODY) == {"failed": 0, "passed": 0, "gates": []}
    assert marked(None, BODY) == [{"text": BODY, "say": ""}]


def test_it_has_words_for_every_gate_and_every_review_code():
    from followups.engine.decision import ReviewFlag
    from followups.gates.check import GATES

    assert set(TITLES) == {*(name for name, _ in GATES), "second_opinion"}
    assert set(REVIEW) == {*CODES, *map(str, ReviewFlag), "gate_failed", "written_by_model", "sending_stopped"}


def test_it_raises_flags_for_risks_only_and_says_the_rest_in_sentences():
    codes = ["autonomy", "touches_pricing", "some_new_code"]
    assert [flag["label"] for flag in flags(codes)] == ["Price", "Some new code"]
    assert review_sentences(codes) == [REVIEW["autonomy"][1], "It touches the price.", "Some new code."]
