"""Run a described lead through the engine with a virtual clock; stores and sends nothing and needs no database."""

import json
from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from followups.engine.simulation.document import LARGEST, ScenarioError
from followups.engine.simulation.moments import ScenarioReader
from followups.engine.simulation.reading import scenario_from_text
from followups.engine.simulation.running import MOST_LOOKS, TooManyLooks, simulate
from followups.engine.simulation.scenario import Scenario
from followups.engine.simulation.telling import as_dict, as_line
from followups.engine.timing import zone_for


class Command(BaseCommand):
    help = "Play a scenario file (docs/simulate.md) and print every decision with its reason; stores and sends nothing."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--until", metavar="TIME", help="Play until then; without an offset on the tenant's clock.")
        parser.add_argument("--json", action="store_true", help="One JSON object a line.")

    def handle(self, *, file: Path, until: str | None, **options) -> None:
        try:
            scenario = scenario_from_text(read(file))
            end = _end(scenario, until) if until else scenario.ends_at()
        except ScenarioError as error:
            raise CommandError(f"{file} is no scenario that can be played:\n{error}") from error
        zone = zone_for(None, scenario.policy.calendar)
        looks = 0
        try:
            for look in simulate(scenario, end):
                looks += 1
                line = json.dumps(as_dict(look), ensure_ascii=False) if options["json"] else as_line(look, zone)
                self.stdout.write(line)
        except TooManyLooks:
            self.stderr.write(f"Stopped after {MOST_LOOKS:,} looks. Give an earlier --until.")
        except OSError:  # nobody reads on
            raise
        except Exception as error:
            say = f"A rule fails after {looks} looks: {type(error).__name__}: {error}"
            raise CommandError(say) from error
        if not options["json"] and not looks:
            self.stdout.write("Nothing is decided before that time.")


def read(file: Path) -> str:
    """The file's text. Raises CommandError where it cannot be read."""
    try:
        with file.open(encoding="utf-8-sig") as stream:
            return stream.read(LARGEST + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error


def _end(scenario: Scenario, text: str) -> datetime:
    reader = ScenarioReader()
    reader.zone = zone_for(None, scenario.policy.calendar)
    end = reader.moment("--until", text)
    if reader.problems:
        raise ScenarioError(tuple(reader.problems))
    return end
