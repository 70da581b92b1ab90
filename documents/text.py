"""A document as text that people edit: YAML, of which JSON is a part."""

import json
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, NoReturn

import yaml

from documents.reading import DocumentError, Problem

LONGEST = 100_000  # characters


class _Plain(yaml.SafeLoader):
    """Without the two things that make a text read otherwise than it looks: references, and a key given twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(
                problem="references (*) are not used here",
                problem_mark=self.peek_event().start_mark,  # type: ignore[no-untyped-call]
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                raise yaml.MarkedYAMLError(problem=f"“{key.value}” is given twice", problem_mark=key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def document_from(text: str) -> dict[str, Any]:
    """The document that the text holds, as JSON stores it. Raises DocumentError; what it means is its reader's to judge."""
    if len(text) > LONGEST:
        _refuse(f"The text has more than {LONGEST} characters.", "Leave out what is as shipped.")
    try:
        document = yaml.load(text, _Plain)  # noqa: S506 -- a SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        _refuse(f"This is not readable{where}: {getattr(error, 'problem', None) or error}.", "Look at the indentation.")
    except (ValueError, RecursionError) as error:  # an impossible date, brackets a thousand deep
        _refuse(f"This is not readable: {error}.", "Look at the values.")
    if document is None:
        return {}
    if not isinstance(document, dict):
        _refuse("A mapping is needed.", "Write lines like “name: value”.")
    try:
        stored = json.dumps(document, default=_as_text, allow_nan=False, ensure_ascii=False)
        stored.encode()  # half of a surrogate pair is no text
    except (TypeError, ValueError) as error:
        _refuse(f"This cannot be stored: {error}.", "Use words, numbers, true and false.")
    if "\\u0000" in stored:
        _refuse("There is a NUL character in the text.", "Take it out.")
    found: dict[str, Any] = json.loads(stored)
    return found


def text_of(document: Mapping[str, Any]) -> str:
    """The document as YAML, in its own order."""
    return yaml.safe_dump(dict(document), allow_unicode=True, sort_keys=False, width=100) if document else ""


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no plain value")


def _refuse(reason: str, mend: str) -> NoReturn:
    raise DocumentError((Problem("", reason, mend),)) from None
