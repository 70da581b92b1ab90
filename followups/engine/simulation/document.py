"""A YAML or JSON file as mappings, lists, strings, numbers and truth values; dates stay strings for the reader to judge."""

import re
from typing import Any

import yaml

from followups.engine.policy_reading import PolicyError, Problem

LARGEST = 1_000_000  # characters


class ScenarioError(PolicyError):
    """The file is not a scenario; `problems` names every mistake with its place, the reason and how to mend it."""


class _Loader(yaml.SafeLoader):
    """Dates and clock times stay as written (YAML reads 9:30 as 570 and refuses 30 February); a key is given once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen and key.value != "<<":
                    raise yaml.MarkedYAMLError(
                        problem=f"the key “{key.value}” is given twice", problem_mark=key.start_mark
                    )
                seen.add(key.value)
        return super().construct_mapping(node, deep)


_REPLACED = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag not in _REPLACED]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?(0|[1-9][0-9]{0,17})$"), list("-+0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789"))


def read_document(text: str) -> object:
    """The content of a scenario file. Raises ScenarioError, with line and column, where it is not YAML."""
    if len(text) > LARGEST:
        raise _refused("", f"The file has more than {LARGEST:,} characters.", "Describe one lead in a file.")
    try:
        document: object = yaml.load(text, Loader=_Loader)  # noqa: S506 -- a subclass of SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise _refused(
            place,
            f"This is not YAML: {error.problem or error.context}.",
            "Mend it there; words with “?”, “:”, “#” or a comma stand in quotes.",
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise _refused("", f"This is not YAML: {error}.", "Write the file as plain text in UTF-8.") from error
    except RecursionError as error:
        raise _refused("", "The lists are nested too deeply.", "Write it flatter.") from error
    return document


def _refused(place: str, reason: str, mend: str) -> ScenarioError:
    return ScenarioError((Problem(place, reason, mend),))
