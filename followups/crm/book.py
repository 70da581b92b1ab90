"""What a run has to know of a connection and of the CRM's own lists, read once before the first record."""

from dataclasses import dataclass, field

from followups.crm.port import DealStage
from followups.crm.rules import Rule, read_rules
from followups.models.crm import CrmConnection
from leads.models import Lead

Stage = Lead.Stage


@dataclass(frozen=True)
class Book:
    connection: CrmConnection
    rules: list[Rule]
    owners: dict[str, str] = field(default_factory=dict)  # {id there: e-mail address here}
    deal_stages: dict[str, DealStage] = field(default_factory=dict)

    def rules_on(self, kind: str) -> list[Rule]:
        return [rule for rule in self.rules if rule.on == kind]

    def properties(self, kind: str) -> set[str]:
        return {rule.name for rule in self.rules_on(kind)}

    @property
    def source(self) -> str:
        """How journal and suppressions name where something came from."""
        return f"crm:{self.connection.kind}"

    def stage_here(self, rule: Rule, value: str) -> str | None:
        """The stage that a value of theirs means; None where it means none."""
        if rule.on == "contact":
            return self.connection.statuses.get(value)
        known = self.deal_stages.get(value)
        if known is None or value in self.connection.stages:
            return self.connection.stages.get(value)
        return (Stage.WON if known.won else Stage.LOST).value if known.closed else None

    def stage_there(self, rule: Rule, stage: str, now_there: str = "") -> str:
        """Their value for a stage of ours, in the same pipeline where there are several; empty where none is mapped."""
        if rule.on == "contact":
            return next((value for value, ours in self.connection.statuses.items() if ours == stage), "")
        pipeline = self.pipeline_of(now_there)
        own = [each for each in self.deal_stages.values() if each.pipeline == pipeline]
        mapped = (each.id for each in own if self.connection.stages.get(each.id) == stage)
        closed = (each.id for each in own if each.closed and (Stage.WON if each.won else Stage.LOST) == stage)
        return next(mapped, "") or next(closed, "")

    def pipeline_of(self, stage: str = "") -> str:
        if stage in self.deal_stages:
            return self.deal_stages[stage].pipeline
        return self.connection.pipeline or next((each.pipeline for each in self.deal_stages.values()), "")

    def owner_there(self, address: str) -> str:
        return next((pk for pk, ours in self.owners.items() if ours == address.lower()), "")


def make_book(connection: CrmConnection, owners: dict[str, str], deal_stages: dict[str, DealStage]) -> Book:
    """The owners are known by their address, or by the one that stands for it here."""
    names = {there.lower(): here.lower() for there, here in connection.owners.items()}
    here = {pk: names.get(address, address) for pk, address in owners.items() if address}
    return Book(connection, read_rules(connection.fields), here, deal_stages)
