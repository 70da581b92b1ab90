"""What is offered in a draft: filled by the parts of no_commercial_change, asked by it and by the review rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from followups.gates.result import Finding

NAME = "no_commercial_change"
MEND = "Take it out, or have it approved as a fact of this client first."


@dataclass
class Offers:
    """What the draft says about the offer: the findings, and the reasons for a review it gives even when supported."""

    findings: list[Finding] = field(default_factory=list)
    touches: list[str] = field(default_factory=list)
    promises: bool = False
