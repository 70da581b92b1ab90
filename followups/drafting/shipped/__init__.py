"""The message templates that ship with the product: one file for each language, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ShippedTemplate:
    """One message in one language; the fields are those of followups.models.Template."""

    key: str
    language: str
    subject: str
    body: str
    brings: str


@cache
def shipped_messages() -> Mapping[tuple[str, str], ShippedTemplate]:
    """Every shipped message by (key, language). Each language has every key that rules and cadences name."""
    found = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for key, fields in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            body = fields["body"].strip() + "\n"
            found[key, path.stem] = ShippedTemplate(key, path.stem, fields["subject"], body, fields["brings"])
    return found
