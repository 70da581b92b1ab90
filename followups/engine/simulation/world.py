"""What is known of the lead at a moment of the simulation, and the facts it amounts to."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from followups.engine.choosing import cadence_named
from followups.engine.facts import (
    Account,
    Channel,
    Direction,
    Enrollment,
    Facts,
    Hold,
    HoldCode,
    Interaction,
    LeadFacts,
    OpenFollowUp,
    Promise,
    Question,
    Settled,
    Stage,
    Stop,
    StopCode,
    Touch,
)
from followups.engine.history import AUTOMATIC
from followups.engine.planning import BY_PHONE
from followups.engine.simulation.companies import newest_first
from followups.engine.simulation.contact import Entry, objections, verdict
from followups.engine.simulation.scenario import Scenario

RECENT = 40  # interactions that a decision looks at, as in the product
# The quiet after a close-loop ends when they write, talk or book, not when they look at a page.
_WORDLESS = AUTOMATIC | {"visit", "download"}


@dataclass(slots=True)
class OpenWork:
    """The open next action, and what has become of its draft."""

    key: str
    kind: str
    due_at: datetime
    created_at: datetime
    is_touch: bool
    reviewed: bool  # a person has to approve it
    draft_at: datetime | None = None  # None once it has been written
    send_at: datetime | None = None  # the time the draft was made for
    approved_at: datetime | None = None  # None: not approved, or never
    escalated: int = 0
    asset: str = ""


@dataclass(slots=True)
class World:
    """The lead's whole state; `lead` is replaced, lists grow, `work` is the open next action."""

    scenario: Scenario
    lead: LeadFacts
    interactions: list[Interaction] = field(default_factory=list)  # newest first
    promises: dict[str, Promise] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    touches: list[Touch] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    settled: dict[str, Settled] = field(default_factory=dict)
    stop: Stop | None = None
    hold: Hold | None = None
    enrollment: Enrollment | None = None
    account: Account | None = None
    work: OpenWork | None = None
    signature: str = ""  # of the latest decision

    def add(self, interaction: Interaction) -> None:
        """Put it where its time belongs; of two at one moment the later told is the newer."""
        place = next((n for n, other in enumerate(self.interactions) if other.at <= interaction.at), None)
        self.interactions.insert(len(self.interactions) if place is None else place, interaction)

    def move(self, stage: Stage, now: datetime) -> None:
        """The stage changes by a person's hand, or because the first message went out."""
        if stage is self.lead.stage:
            return
        closing, reopening = not stage.is_open, not self.lead.stage.is_open
        qualified = self.lead.qualified or stage in (Stage.QUALIFIED, Stage.PROPOSAL_SENT, Stage.WON)
        self.lead = replace(self.lead, stage=stage, stage_since=now, qualified=qualified)
        if closing:
            self.lead = replace(self.lead, exit_reason=stage.value, exited_at=now)
        elif reopening:
            self.lead = replace(self.lead, exit_reason="", exited_at=None)

    def enroll(self, key: str, now: datetime, ident: str) -> None:
        """A person puts the lead on a cadence: whatever ran before ends with that (E7)."""
        cadence = cadence_named(self.scenario.policy, key)
        if cadence is not None and self.lead.stage.is_open:
            self.enrollment = Enrollment(cadence.track, key, now, ident, by_person=True)

    def facts(self, now: datetime) -> Facts:
        """What a decision at `now` rests on. A quiet that was to last until they write has ended when they have."""
        self._end_quiet()
        lead = self.lead
        found = {
            channel: objections(
                channel,
                self.entries,
                self.scenario.consent.get(channel),
                lead.has_phone if channel in BY_PHONE else lead.has_email or channel is not Channel.EMAIL,
                lead.captured_at,
                now,
            )
            for channel in Channel
        }
        stops, holds = [], []
        if self.stop is not None:
            stops.append(self.stop)
        if lead.expires_at is not None and lead.expires_at <= now:
            say = f"The opportunity expired on {lead.expires_at:%Y-%m-%d}."
            stops.append(Stop(StopCode.EXPIRED, lead.expires_at, say, f"expired-{lead.expires_at:%Y%m%d%H%M}"))
        if self.hold is not None:
            holds.append(self.hold)
        for against in found[Channel.EMAIL]:
            if against.code in tuple(StopCode):
                stops.append(Stop(StopCode(against.code), against.since, against.say, against.id))
            elif against.code == HoldCode.UNCLEAR_CONSENT:
                holds.append(Hold(HoldCode.UNCLEAR_CONSENT, against.since, against.say, against.id))
        work = self.work
        return Facts(
            lead=lead,
            interactions=tuple(self.interactions[:RECENT]),
            promises=tuple(self.promises.values()),
            questions=tuple(self.questions.values()),
            touches=tuple(self.touches),
            stops=tuple(stops),
            holds=tuple(holds),
            enrollment=self.enrollment,
            open_follow_up=None
            if work is None
            else OpenFollowUp(
                work.key, work.due_at, work.kind, work.created_at, escalated=work.escalated, asset=work.asset
            ),
            settled=dict(self.settled),
            account=None if self.account is None else newest_first(self.account),
            reply_hours=self.scenario.reply_hours,
            contact={channel: verdict(against) for channel, against in found.items()},
            assets=self.scenario.assets,
            tenant_language=self.scenario.language,
        )

    def _end_quiet(self) -> None:
        written = [
            item.at
            for item in self.interactions
            if item.direction in (Direction.INBOUND, Direction.BOTH) and item.kind not in _WORDLESS
        ]
        self.entries = [
            entry for entry in self.entries if not (entry.ends_on_reply and any(at > entry.since for at in written))
        ]
