"""Every scenario of tests/scenarios goes as its file expects."""

from pathlib import Path

import pytest

from followups.engine.simulation.expecting import unmet
from followups.engine.simulation.reading import scenario_from_text
from followups.engine.simulation.running import simulate

FILES = sorted((Path(__file__).parents[1] / "scenarios").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_goes_as_the_scenario_expects(file: Path):
    scenario = scenario_from_text(file.read_text(encoding="utf-8"))
    assert unmet(scenario, list(simulate(scenario))) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_scenario_says_what_it_shows_and_expects_something(file: Path):
    scenario = scenario_from_text(file.read_text(encoding="utf-8"))
    assert scenario.name
    assert scenario.expect or scenario.sent


def test_there_are_scenarios_for_the_trades_situations():
    assert len(FILES) >= 40


def test_a_scenario_that_goes_otherwise_is_noticed():
    wrong = scenario_from_text(
        "events: [{at: 2026-03-09 10:00, kind: captured}]\n"
        "expect: [{action: touch, rule: no_response}, {action: touch, rule: cadence_step}]\n"
        "never: [{kind: close_loop}]\n"
        "sent: [2026-03-09 10:00]\n"
    )
    told = unmet(wrong, list(simulate(wrong)))
    assert [line.split(":")[0] for line in told] == ["expect[1]", "never[0]", "sent"]
