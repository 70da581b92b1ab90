"""What is exported and imported again is the same policy, whatever the policy."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.text import document_from, text_of
from followups.cadence_files import cadence_text, cadences_in, check_cadence, read_file
from followups.engine.cadences import default_policy
from followups.engine.policy_file import policy_from_dict, policy_to_dict

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(
    str.strip
)
UNITS = st.sampled_from(["minutes", "hours", "business hours", "days", "business days"])


@st.composite
def cadences(draw, key: str) -> dict:
    unit = draw(UNITS)
    waits = sorted(draw(st.sets(st.integers(2, 200), min_size=1, max_size=4)))
    steps = [
        {
            "key": f"step-{place}", "after": f"{wait} {unit}", "brings": draw(WORDS), "ask": draw(WORDS),
            "template": draw(st.sampled_from(["first_questions", "case"])), "review": draw(st.booleans()),
            "max_words": draw(st.integers(1, 300)),
        }
        for place, wait in enumerate(waits)
    ]  # fmt: skip
    then = draw(st.sampled_from(["no_response", "nurture", "pause"]))
    return {
        "key": key,
        "name": draw(WORDS),
        "then": then,
        "enabled": key == "one" or draw(st.booleans()),
        "steps": steps,
    }


@st.composite
def policies(draw):
    document = {
        "cadences": [draw(cadences("one")), draw(cadences("two"))],
        "start_cadence": "one",
        "minimum_gap_days": draw(st.integers(1, 30)),
        "high_value": draw(st.none() | st.integers(1, 10**9).map(str)),
        "calendar": {"holidays": sorted({day.isoformat() for day in draw(st.lists(st.dates(), max_size=3))})},
        "no_response": {"silence_days": draw(st.integers(1, 300))},
    }
    return policy_from_dict(document)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(policies())
def test_a_policy_that_goes_out_as_a_file_and_comes_back_is_the_same(policy):
    text = text_of(policy_to_dict(policy))
    assert policy_from_dict(read_file(text).policy) == policy
    for document in cadences_in(policy):
        back = read_file(cadence_text(policy, document["key"])).cadence
        assert back == document
        assert check_cadence(back) == document


def test_the_shipped_cadences_go_out_and_come_back_each_by_itself():
    policy = default_policy()
    documents = cadences_in(policy)
    assert len(documents) >= 5
    back = [document_from(cadence_text(policy, each["key"]))["cadence"] for each in documents]
    assert back == documents
    assert [check_cadence(each) for each in back] == documents
