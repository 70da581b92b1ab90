"""The documentation speaks of what is there: links, commands, variables, and the tables that repeat the code."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from followups.drafting.placeholders import PLACEHOLDERS
from followups.drafting.writing import BY_MODEL
from followups.engine.cadences import CADENCES, default_policy, shipped_templates
from followups.engine.decide import RULES
from followups.engine.decision import ReviewFlag
from followups.engine.policy import Cadence, Step, Then, When
from followups.engine.policy_file import policy_to_dict
from followups.gates.review import CODES
from followups.models import PolicyVersion
from leads.columns import ALIASES
from leads.noting import KINDS
from leads.stages import TRANSITIONS
from tenants.models.api_key import SCOPES
from tenants.scope import tenant_scope

ROOT: Path = settings.BASE_DIR
DOCS = {
    path.relative_to(ROOT).as_posix(): path.read_text() for path in (ROOT / "README.md", *ROOT.glob("docs/**/*.md"))
}
CODE_BLOCK = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
READERS = {"env_bool", "env_int", "env_list", "env_secret", "get", "setdefault"}


def prose(name):
    return CODE_BLOCK.sub("", DOCS[name])


def anchors(text):
    """The anchors of the headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links():
    for name in DOCS:
        for target in re.findall(r"\]\(([^)\s]+)\)", prose(name)):
            if "://" not in target:
                yield name, target


def table(name, heading):
    """The rows of the first table after a heading or line: lists of cells, the header left out."""
    after = DOCS[name].split(heading, 1)[1]
    lines = re.search(r"(?:^\|.*\n)+", after, re.MULTILINE).group().splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def codes(cells):
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def first_column(name, heading):
    return codes(row[0] for row in table(name, heading))


def test_it_finds_the_documents_and_their_links():
    assert {"README.md", "docs/architecture.md", "docs/operations.md"} <= set(DOCS)
    assert len(list(links())) >= 25


@pytest.mark.parametrize(("name", "target"), sorted(set(links())))
def test_a_link_leads_somewhere(name, target):
    path, _, anchor = target.partition("#")
    file = (ROOT / name).parent / path if path else ROOT / name
    assert file.exists()
    if anchor:
        assert anchor in anchors(file.read_text())


def test_each_page_of_the_documentation_can_be_reached_from_the_readme():
    reached, ahead = set(), ["README.md"]
    while ahead:
        name = ahead.pop()
        reached.add(name)
        here = (ROOT / name).parent
        found = {(here / target.partition("#")[0]).resolve() for of, target in links() if of == name}
        names = {path.relative_to(ROOT).as_posix() for path in found if path.suffix == ".md"}
        ahead += names - reached
    assert reached == set(DOCS)


def test_each_command_named_exists():
    named = {(name, command) for name, text in DOCS.items() for command in re.findall(r"manage\.py ([a-z_]+)", text)}
    assert {command for _, command in named} >= {"import_leads", "look", "explain", "check_draft", "migrate", "pg"}
    assert [(name, command) for name, command in sorted(named) if command not in get_commands()] == []


def test_each_path_of_the_source_named_exists():
    named = {
        (name, path)
        for name in DOCS
        for path in re.findall(r"`((?:config|followups|leads|suppression|tenants|tests|sample)/[\w/.-]+)`", prose(name))
    }
    assert len(named) >= 20
    assert [(name, path) for name, path in sorted(named) if not (ROOT / path).exists()] == []


def variables_read():
    """The environment variables that config/ reads, found in its syntax trees."""
    found = set()
    for path in sorted(ROOT.glob("config/**/*.py")):
        tree = ast.parse(path.read_text())
        constants = {
            node.targets[0].id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = ast.unparse(node.func)
            if called.rpartition(".")[2] not in READERS or ("." in called and not called.startswith("os.environ.")):
                continue
            name = node.args[0]
            value = name.value if isinstance(name, ast.Constant) else constants.get(ast.unparse(name))
            if isinstance(value, str):
                found |= {value, f"{value}_FILE"} if called == "env_secret" else {value}
    return found


def test_the_variables_of_the_configuration_are_those_that_operations_lists():
    read = variables_read()
    assert {"DATA_DIR", "SECRET_KEY_FILE", "HEARTBEAT_FILE", "DATABASE_URL", "WORKERS"} <= read
    listed = first_column("docs/operations.md", "Keep all clocks on NTP.")
    assert set(listed) == read
    assert len(listed) == len(set(listed))


def test_the_rules_are_listed_in_their_order():
    assert first_column("docs/engine.md", "## The rules") == [*(name for name, _ in RULES), "decide_next_step"]


def test_the_policy_table_has_every_key_with_its_default():
    document = policy_to_dict(default_policy())
    flat = {}
    for key, value in document.items():
        flat |= {f"{key}.{name}": inner for name, inner in value.items()} if isinstance(value, dict) else {key: value}
    days = flat["calendar.days"]
    shown = {
        "calendar.days": f"`{next(iter(days))} … {list(days)[-1]}: {next(iter(days.values()))}`",
        "calendar.holidays": "none",
        "high_value": "none",
        "cadences": ", ".join(f"`{cadence['key']}`" for cadence in document["cadences"]),
        "templates": "all shipped",
        "caps.channels": "`sms`, `whatsapp`: `{week: 2, month: 4}`",
        "caps.segments": "`[{segment: cold, touches: 4, days: 14}]`",
        "hand_off.price_pages": "words for prices",
        "hand_off.links": "none",
    }
    assert flat["caps.channels"] == {name: {"week": 2, "month": 4} for name in ("sms", "whatsapp")}
    assert flat["caps.segments"] == [{"segment": "cold", "touches": 4, "days": 14}]
    assert (set(days.values()), flat["calendar.holidays"], flat["high_value"]) == ({"09:00-17:00"}, [], None)
    assert flat["templates"] == sorted(shipped_templates())
    rows = table("docs/engine.md", "## The policy")
    assert {row[0].strip("`"): row[1] for row in rows} == {
        key: shown.get(key, f"`{value}`") for key, value in flat.items()
    }


def test_the_tables_of_a_cadence_and_its_steps_have_every_key():
    assert first_column("docs/engine.md", "## Cadences") == list(Cadence.__slots__)
    assert first_column("docs/engine.md", "### Steps") == list(Step.__slots__)


def test_the_shipped_cadences_and_all_that_starts_one_are_told():
    assert first_column("docs/engine.md", "### As shipped") == [cadence.key for cadence in CADENCES]
    said = set(codes([prose("docs/engine.md").split("## Cadences", 1)[1].split("### Steps")[0]]))
    assert {*When, *Then} - said == set()


def test_the_reasons_for_review_are_all_explained():
    listed = first_column("docs/engine.md", "## Why a person reviews")
    assert sorted(listed) == sorted({*ReviewFlag, *CODES, "gate_failed", BY_MODEL})


def test_the_placeholders_are_all_explained():
    assert first_column("docs/templates.md", "## Placeholders") == list(PLACEHOLDERS)


def test_the_columns_of_an_import_are_all_explained():
    assert sorted(first_column("docs/import.md", "## Columns")) == sorted(ALIASES)


def test_the_stages_scopes_and_kinds_of_the_api_are_told():
    rows = {codes([row[0]])[0]: tuple(codes([row[1]])) for row in table("docs/api.md", "## Stages")}
    assert rows == {str(stage): tuple(map(str, to)) for stage, to in TRANSITIONS.items()}
    said = set(codes([prose("docs/api.md")]))
    assert {*SCOPES, *KINDS} - said == set()


@pytest.mark.django_db
def test_what_is_to_be_run_in_the_shell_runs(capsys):
    place = {}
    operations = re.findall(r"^```python\n(.*?)^```", DOCS["docs/operations.md"], re.DOTALL | re.MULTILINE)
    for block in operations:
        exec(block, place)  # noqa: S102 - our own documentation
    assert (len(operations), capsys.readouterr().out[:3]) == (2, "ft_")
    with tenant_scope(place["client"].pk):
        assert list(PolicyVersion.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
