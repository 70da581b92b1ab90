"""English sentences that were written to try the gates by class of meaning, and hold since: wordings_en.yaml."""

from pathlib import Path

import pytest
import yaml

from followups.gates.check import check
from followups.gates.draft import draft_from_dict

FILE = yaml.safe_load(Path(__file__).with_name("wordings_en.yaml").read_text(encoding="utf-8"))
LISTS = [(situation, gate) for situation, gates in FILE["fails"].items() for gate in gates]


def failed(situation: str, say: str) -> set[str]:
    given = dict(FILE["situations"][situation])
    body = f"{given.pop('greet')}\n\n{say}\n\n{given.pop('close')}"
    return {finding.gate for finding in check(draft_from_dict({**given, "body": body})).findings if not finding.passed}


@pytest.mark.parametrize(("situation", "gate"), LISTS)
def test_it_fails_what_its_writer_meant_to_fail_and_nothing_good(situation, gate):
    wanted = set() if gate == "nothing" else {gate}
    judged = {say: failed(situation, say) for say in FILE["fails"][situation][gate]}
    assert {say: found for say, found in judged.items() if not wanted <= found or (found and not wanted)} == {}


def test_it_takes_one_ask_with_options_for_one():
    asked_twice = [say for say in FILE["one_ask"]["booth"] if "one_ask" in failed("booth", say)]
    assert asked_twice == []
