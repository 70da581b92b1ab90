"""What the gates answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One gate's word on one place.

    `where` is (start, end) in characters of the body, or of the subject when `in_subject`; None when the whole text
    is meant or something is missing. `say` and `mend` are plain sentences, empty when `passed`.
    """

    gate: str
    passed: bool
    where: tuple[int, int] | None = None
    in_subject: bool = False
    say: str = ""
    mend: str = ""


@dataclass(frozen=True)
class Verdict:
    """All findings in the order of the gates, and why a person must decide even if every gate passes (mission D4)."""

    findings: tuple[Finding, ...]
    passed: bool
    review_because: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The verdict as JSON: {"pass", "review", "review_because", "gates": [{"gate", "pass",
        "where", "say", "mend"}]}.

        A place in the subject carries "in": "subject"; places in the body carry no such key.
        """
        gates: list[dict[str, object]] = []
        for finding in self.findings:
            entry: dict[str, object] = {
                "gate": finding.gate,
                "pass": finding.passed,
                "where": list(finding.where) if finding.where else None,
                "say": finding.say,
                "mend": finding.mend,
            }
            if finding.in_subject:
                entry["in"] = "subject"
            gates.append(entry)
        return {
            "pass": self.passed,
            "review": bool(self.review_because),
            "review_because": list(self.review_because),
            "gates": gates,
        }
