"""Notes of reps: nothing of the labelled ones is lost, and no text breaks the reading."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followups.inbound.replies.notes import read_note

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "benchmarks"))

from extraction import SAID, figures, notes


def test_the_labelled_notes_are_read_as_well_as_docs_say():
    found = figures("labelled", wrong=False)
    assert (found["notes"] >= 80, found["precision"] >= 0.95, found["recall"] >= 0.95, found["days_right"] >= 0.95) == (
        True,
    ) * 4


@pytest.mark.parametrize(("folder", "number"), [("held_out", 35), ("second", 25)])
def test_the_notes_that_the_rules_were_mended_on_do_not_get_worse(folder, number):
    found = figures(folder, wrong=False)
    assert (len(notes(folder)), found["precision"] >= 0.9, found["recall"] >= 0.92) == (number, True, True)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aeIi'llsend wirft 123.,;-\n€?!k@ 15 Dec Budget", max_size=300))
def test_every_finding_stands_on_its_words_whatever_the_text(text):
    for found in read_note(text, SAID, "Europe/Berlin"):
        assert found.text == text[found.start : found.end]
        assert found.start < found.end


def test_days_are_counted_on_the_client_s_clock():
    late = datetime(2026, 11, 18, 23, 30, tzinfo=UTC)  # the 19th in Berlin
    (found,) = read_note("I'll send the proposal tomorrow", late, "Europe/Berlin")
    assert str(found.due) == "2026-11-20"
