"""A real lead's life played on from now: the facts as they are, the real rules, a virtual clock; nobody writes meanwhile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from followups.engine.decide import decide
from followups.engine.decision import Action
from followups.engine.facts import Channel, Facts, MayContact, OpenFollowUp, StopCode
from followups.engine.planning import CLOSE_LOOP_RULE
from followups.engine.policy import Policy
from followups.engine.simulation.consequences import QUIET, draw, settle, settles_at
from followups.engine.simulation.contact import Entry
from followups.engine.simulation.running import Look, TooManyLooks
from followups.engine.simulation.scenario import Assume, Scenario
from followups.engine.simulation.world import OpenWork, World
from followups.engine.versions import stays_on

RulesOf = Callable[[Facts], Policy]


@dataclass(slots=True)
class RealWorld(World):
    """A world that begins with what is known of a real lead. What only time or a person could change stays as known."""

    known: Facts = field(kw_only=True)

    def facts(self, now: datetime) -> Facts:
        """What a decision at `now` rests on: what was known, and what the played time has made of it."""
        played, known = World.facts(self, now), self.known
        stops = tuple(stop for stop in known.stops if stop.code is not StopCode.EXPIRED)
        return replace(
            known,
            lead=played.lead,
            interactions=played.interactions,
            promises=played.promises,
            questions=played.questions,
            touches=played.touches,
            stops=(*stops, *played.stops),
            enrollment=played.enrollment,
            open_follow_up=self._open(played.open_follow_up),
            settled=played.settled,
            contact={channel: _stricter(known, played, channel) for channel in known.contact},
        )

    def _open(self, played: OpenFollowUp | None) -> OpenFollowUp | None:
        """A date that a person has set stays set."""
        known = self.known.open_follow_up
        if played is None or known is None or known.key != played.key:
            return played
        return replace(played, fixed_by_person=known.fixed_by_person)


def world_from(
    facts: Facts,
    policy: Policy,
    now: datetime,
    *,
    assume: Assume | None = None,
    quiet: tuple[datetime, datetime | None] | None = None,
    approved: bool = False,
) -> RealWorld:
    """The world of a real lead at `now`, to be played on by play().

    `quiet`: since and until when it is quiet after a close-loop message, None where it is not. `approved`: the draft of
    the open follow-up is approved already; else what is planned is taken as drafted at `now` or at its time.
    """
    world = RealWorld(
        Scenario("", policy, facts.lead, (), assume=assume or Assume()),
        facts.lead,
        interactions=list(facts.interactions),
        promises={promise.id: promise for promise in facts.promises},
        questions={question.id: question for question in facts.questions},
        touches=list(facts.touches),
        settled=dict(facts.settled),
        enrollment=facts.enrollment,
        account=facts.account,
        known=facts,
    )
    if quiet is not None:
        world.entries.append(Entry("quiet", CLOSE_LOOP_RULE, quiet[0], QUIET, until=quiet[1], ends_on_reply=True))
    if facts.open_follow_up is not None:
        world.work = _work(facts, facts.open_follow_up, policy, now, approved=approved)
    return world


def play(world: RealWorld, rules: RulesOf, latest: str, now: datetime, until: datetime, *, most: int) -> Iterator[Look]:
    """Every decision from `now` to `until`, in the order of time; ends early where the lead is closed.

    `rules` gives what holds for the lead by its running track; `latest` is the id of the version that a track begun
    meanwhile is on. Raises TooManyLooks after `most`, and what a rule raises.
    """
    look_at: datetime | None = now
    looks = 0
    while look_at is not None and look_at <= until:
        if looks == most:
            raise TooManyLooks
        looks += 1
        now = look_at
        facts = world.facts(now)
        policy = rules(facts)
        world.scenario = replace(world.scenario, policy=policy)
        decision, before = decide(facts, policy, now), world.enrollment
        draw(world, decision, now)
        if world.enrollment is not None and world.enrollment is not before:
            begun_with = before.begun_with if before is not None and stays_on(before, decision) else latest
            world.enrollment = replace(world.enrollment, begun_with=begun_with)
        due = settles_at(world, decision, now)
        outcome = settle(world, decision, now) if due is not None and due <= now else ""
        yield Look(now, decision, (), outcome, world.lead.stage)
        times = [at for at in (decision.next_look_at, due) if at is not None]
        look_at = now if outcome else min(times, default=None)


def _work(facts: Facts, known: OpenFollowUp, policy: Policy, now: datetime, *, approved: bool) -> OpenWork:
    """The open follow-up. Whether it is a message, and reviewed, is what the rules say of it now."""
    decision = decide(facts, policy, now)
    is_same = decision.key == known.key
    is_touch = is_same and bool(decision.template) and decision.action is Action.TOUCH
    work = OpenWork(
        key=known.key,
        kind=known.kind,
        due_at=known.due_at,
        created_at=known.created_at,
        is_touch=is_touch,
        reviewed=is_same and bool(decision.review),
        draft_at=now if is_touch and not approved else None,
        escalated=known.escalated,
        asset=known.asset,
    )
    if approved:
        work.approved_at, work.send_at = now, known.due_at
    return work


def _stricter(known: Facts, played: Facts, channel: Channel) -> MayContact:
    """What stood against a channel stands; the quiet after a close-loop ends by its own time."""
    before = known.contact[channel]
    if before.allowed or before.code == CLOSE_LOOP_RULE:
        return played.contact[channel]
    return before
