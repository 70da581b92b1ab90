"""A person's own words apart from quotation and signature."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from followups.inbound.replies.separating import separate

CASES = yaml.safe_load((Path(__file__).parent / "separating.yaml").read_text())
LINES = sorted({line for case in CASES for line in case["text"].splitlines()})


def squeezed(text: str) -> str:
    return " ".join(text.split())


def count(text: str) -> Counter[str]:
    return Counter(re.findall(r"\S+", text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_own_words_stand_apart(case):
    found = separate(case["text"])
    assert squeezed(found.reply) == squeezed(case["reply"])
    if "signature" in case:
        assert squeezed(found.signature) == squeezed(case["signature"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_line_ends_do_not_matter(case):
    assert squeezed(separate(case["text"].replace("\n", "\r\n")).reply) == squeezed(case["reply"])


def test_an_own_footer_that_is_quoted_is_not_among_the_words():
    found = separate(
        "Yes.\n\nOn 16 Nov 2026, at 10:02, A <a@b.example> wrote:\n> To unsubscribe click here: https://b.example"
    )
    assert (found.reply, "unsubscribe" in found.quoted) == ("Yes.", True)


def test_what_is_answered_in_place_is_shown_with_the_answer():
    found = separate(
        "Hi,\n\nOn 16/11/2026 10:02, Anna wrote:\n> How many?\n\nForty.\n\n> And when?\n> Soon?\n\nIn May."
    )
    assert found.reply.split() == ["Hi,", "Forty.", "In", "May."]
    assert squeezed(found.in_context) == "Hi, > How many? Forty. > And when? > Soon? In May."


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=25))
def test_no_word_is_lost_and_none_is_made(lines):
    text = "\n".join(lines)
    found = separate(text)
    parts = count(found.reply) + count(found.quoted) + count(found.signature)
    assert parts == count(text)


@given(st.text(max_size=400))
def test_any_text_is_separated(text):
    found = separate(text)
    assert squeezed(f"{found.reply} {found.quoted} {found.signature}").split() != [] or not text.split()
