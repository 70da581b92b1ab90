# ruff: noqa: RUF001 -- examples stand on one line each, with the letters people write
import importlib
import pkgutil
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import followups.gates
from followups.gates.check import GATES, check
from followups.gates.draft import Asset, Draft, Interaction, OptOut, Person, Reason, Sender, Touch
from followups.gates.languages import LANGUAGES, tongue
from followups.gates.reading import read
from followups.gates.words import LONGEST_SENTENCE, words

parser = importlib.import_module("re._parser")

PIECES = st.sampled_from(
    [
        "Hi",
        "Dear",
        " ",
        "\n",
        "\n\n",
        ",",
        ".",
        "?",
        "Anna",
        "None",
        "{{",
        "}}",
        "[",
        "€",
        "1.200",
        "10",
        "%",
        "by",
        "Friday",
        "we will",
        "deliver",
        "checking in",
        "at",
        "Best",
        "ß",
        "İ",
        "ͺ",
        "²",
        "٣",
        "́",
        "\u200b",
        "5.",
        "12/03",
        "k",
        "a month",
    ]
)
TEXT = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map(" ".join)
)


@st.composite
def drafts(draw):
    return Draft(
        channel=draw(st.sampled_from(["email", "sms", "whatsapp", "call", ""])),
        kind=draw(st.sampled_from(["follow_up", "close_loop", "first_reply", "reactivation", ""])),
        language=draw(st.one_of(st.sampled_from([*LANGUAGES, "de-AT", ""]), st.text(max_size=5))),
        subject=draw(TEXT),
        body=draw(TEXT),
        lead=Person(draw(TEXT), draw(TEXT), draw(TEXT)),
        sender=Sender(draw(TEXT), draw(TEXT), draw(TEXT)),
        reason=Reason(draw(TEXT), draw(TEXT)),
        last_interaction=draw(
            st.none() | st.builds(Interaction, st.none(), TEXT, st.sampled_from(["in", "out"]), TEXT)
        ),
        previous_touches=tuple(draw(st.lists(st.builds(Touch, st.none(), TEXT, TEXT), max_size=2))),
        approved_facts=tuple(draw(st.lists(TEXT, max_size=2))),
        assets=tuple(draw(st.lists(st.builds(Asset, TEXT, TEXT), max_size=1))),
        opt_out=OptOut(draw(st.none() | TEXT), draw(st.booleans())),
    )


@settings(max_examples=400, deadline=None)
@given(drafts())
def test_it_answers_any_draft_the_same_twice_and_points_inside_the_text(draft):
    verdict = check(draft)
    assert verdict == check(draft)
    for finding in verdict.findings:
        assert finding.passed != bool(finding.say and finding.mend)
        if finding.where:
            start, end = finding.where
            assert 0 <= start < end <= len(draft.subject if finding.in_subject else draft.body)


def test_it_runs_the_gates_in_the_order_of_the_mission(make):
    assert [finding.gate for finding in check(make("The battery lasted eleven hours.")).findings] == [
        name for name, _ in GATES
    ]


HARD = [
    "a ",
    "we ",
    "1.",
    "{",
    "[name",
    "Hi Anna, ",
    "just checking in. ",
    "we will deliver by Friday ",
    "\n",
    "€ 1 ",
    "at A ",
]


@pytest.mark.parametrize("language", ["en", "de", "xx"])
@pytest.mark.parametrize("unit", HARD)
def test_it_visits_a_bounded_number_of_branches_for_each_word(unit, language):
    text = unit * (200_000 // len(unit))
    books = tongue(language).books
    before = sum(book.steps for book in books)
    read(text, tongue(language))
    assert sum(book.steps for book in books) - before <= 250 * len(books) * (len(words(text).folded) + 1)


def test_it_checks_a_body_of_200_kilobytes(make):
    draft = make("just checking in at Fabrikam we will deliver by Friday for €5. " * 3200)
    assert check(replace(draft, previous_touches=(Touch(None, "", draft.body),))).passed is False


def unbounded(parsed):
    """Repeats without an upper bound that something follows: those can be walked again from another start."""
    found = 0
    items = list(parsed)
    for place, (operation, argument) in enumerate(items):
        if str(operation) in ("MAX_REPEAT", "MIN_REPEAT"):
            _low, high, inner = argument
            found += high == parser.MAXREPEAT and place + 1 < len(items)
            found += 0 if high == parser.MAXREPEAT and place + 1 == len(items) else unbounded(inner)
        elif str(operation) == "SUBPATTERN":
            found += unbounded(argument[-1])
        elif str(operation) == "BRANCH":
            found += sum(unbounded(branch) for branch in argument[1])
    return found


def test_it_uses_only_patterns_whose_repeats_are_bounded():
    patterns = {
        name: value
        for module in pkgutil.walk_packages(followups.gates.__path__, "followups.gates.")
        for name, value in vars(importlib.import_module(module.name)).items()
        if isinstance(value, re.Pattern)
    }
    names = [
        "_AMOUNT", "_CLASS", "_DIGIT", "_HTML", "_LINK", "_MARKS", "_QUOTED_LINE", "_QUOTES", "_TAG", "_TOKEN", "_UNFILLED",
        "_URL",
    ]  # fmt: skip
    assert sorted(patterns) == names
    bad = {name: unbounded(parser.parse(value.pattern, value.flags)) for name, value in patterns.items()}
    # The one of _TOKEN is a run of letters, followed only by what may be missing: it never has to be given back.
    assert bad == dict.fromkeys(names, 0) | {"_TOKEN": 1}


def test_it_bounds_the_length_of_a_sentence():
    assert (
        max(stop - first for first, stop, _ in words("a discount not by Friday " * 9000).sentences) == LONGEST_SENTENCE
    )
