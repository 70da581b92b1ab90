"""A draft that passes every gate, to be changed in one place by each test."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from followups.gates.draft import Draft, Interaction, OptOut, Person, Reason, Sender


@pytest.fixture
def make() -> Callable[..., Draft]:
    def build(body: str, **changes: object) -> Draft:
        draft = Draft(
            channel="email",
            kind="follow_up",
            language="en",
            subject="Your question on single sign-on",
            body=body,
            lead=Person("Anna", "Weber", "Nordlicht Logistik"),
            sender=Sender("Jonas Keller", "Brightpath Consulting", "12 Mill Lane, Bristol BS1 4QA"),
            reason=Reason("open_question", ""),
            last_interaction=Interaction(None, "email", "in", "Does it work with our identity provider?"),
            opt_out=OptOut("https://example.test/u/1", header=True),
        )
        return replace(draft, **changes)

    return build
