"""manage.py simulate: no test here may touch a database, and none needs one."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from followups.engine.simulation.expecting import unmet
from followups.engine.simulation.kinds import KINDS
from followups.engine.simulation.reading import scenario_from_text
from followups.engine.simulation.running import simulate
from followups.engine.simulation.telling import as_dict

ROOT = Path(__file__).parents[2]
SILENT = ROOT / "tests/scenarios/silent_new_lead.yaml"
DOCS = (ROOT / "docs/simulate.md").read_text(encoding="utf-8")


def run(*arguments: object) -> list[str]:
    out = StringIO()
    call_command("simulate", *map(str, arguments), stdout=out)
    return out.getvalue().splitlines()


def written(folder: Path, text: str) -> Path:
    file = folder / "scenario.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_it_prints_a_line_for_each_decision():
    lines = run(SILENT)
    assert lines[0] == (
        "Mon 2026-03-09 10:00  touch first_reply  cadence_step · reason speed_to_lead · by email · "
        "due Mon 2026-03-09 10:00 · review: autonomy · track active · stage contacted · SENT · "
        "Ada Byron asked to hear from us on Monday 9 March."
    )
    assert lines[-1] == (
        "Mon 2026-03-30 10:00  dispose            after_close_loop · reason no_response · exit no_response · stage lost · "
        "no next look · Ada Byron has been silent since Monday 9 March, also after the last message: closed."
    )


def test_it_prints_one_json_object_a_line_and_the_same_each_time():
    lines = run(SILENT, "--json")
    assert lines == run(SILENT, "--json")
    told = [json.loads(line) for line in lines]
    assert [line["at"] for line in told if line["outcome"] == "sent"] == [
        "2026-03-09T09:00:00+00:00",
        "2026-03-10T09:00:00+00:00",
        "2026-03-12T09:00:00+00:00",
        "2026-03-16T09:00:00+00:00",
        "2026-03-23T09:00:00+00:00",
    ]


def test_it_ends_where_until_says_on_the_tenants_clock():
    told = [json.loads(line) for line in run(SILENT, "--until", "2026-03-10 10:00", "--json")]
    assert told[-1]["at"] == "2026-03-10T09:00:00+00:00"
    assert run(SILENT, "--until", "2026-03-09 09:59") == ["Nothing is decided before that time."]


def test_it_refuses_a_bad_file_with_all_that_is_wrong(tmp_path):
    file = written(tmp_path, "lead: {nickname: Addie}\nevents: [{at: 2026-02-30 10:00, kind: captured}]\n")
    with pytest.raises(CommandError) as refused:
        run(file)
    first, second = str(refused.value).splitlines()[1:]
    assert first == (
        "events[0].at: “2026-02-30 10:00” is not a date and time that exists. "
        "Write for example 2026-03-09 10:30, or 2026-03-09T10:30+01:00."
    )
    assert second == (
        "lead.nickname: This key is unknown. Use one of: name, email, phone, stage, stage_since, captured_at, owner, "
        "qualified, time_zone, zone_from, language, value, strategic, hot, expires_at, renews_at, score, buying_role, source, "
        "cold_because, revisit_at, by_hand."
    )


@pytest.mark.parametrize("until", ["tomorrow", "2026-02-30"])
def test_it_refuses_an_until_that_is_no_time(until):
    with pytest.raises(CommandError, match="--until: “"):
        run(SILENT, "--until", until)


def test_it_says_which_file_cannot_be_read(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "missing.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "binary.yaml")


def test_the_example_in_the_documentation_goes_as_it_says():
    scenario = scenario_from_text(re.search(r"```yaml\n(.*?)```", DOCS, re.DOTALL)[1])
    assert unmet(scenario, list(simulate(scenario))) == []


def test_the_documentation_names_every_kind_and_every_key_of_the_output():
    kinds, _, output = DOCS.partition("## The output")
    assert [kind for kind in KINDS if f"`{kind}`" not in kinds] == []
    told = as_dict(next(simulate(scenario_from_text(SILENT.read_text(encoding="utf-8")))))
    assert [key for key in told if f"`{key}`" not in output] == []
