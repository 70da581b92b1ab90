"""What the facts say about the past: who spoke last, since when it is silent, what we have sent since.

Only what lies at or before `now` counts: a meeting in the diary has not happened yet.
"""

from datetime import datetime, timedelta

from followups.engine.facts import Direction, Facts, Interaction, Stage

# What machines do on somebody's behalf: never a reply, never a sign of life (L1; opens and clicks are often scanners).
AUTOMATIC = frozenset(
    {"open", "click", "bounce", "bounce_hard", "bounce_soft", "auto_reply", "out_of_office", "delivery", "delivered"}
)
# The lead did something, but said nothing that asks for an answer.
WORDLESS = AUTOMATIC | {
    "captured",
    "call",
    "meeting",
    "demo",
    "consultation",
    "visit",
    "download",
    "booking",
    "opt_out",
    "explicit_no",
    "complaint",
}
MEETINGS = frozenset({"meeting", "demo", "consultation"})
CONVERSATIONS = MEETINGS | {"call"}
SIGNALS = frozenset({"visit", "download"})
OFFERS = frozenset({"proposal_sent", "quote_sent"})
SAME_CONTACT = timedelta(
    minutes=10
)  # a touch and its record in the timeline, or a mail and a text at once, are one contact


def took_part(interaction: Interaction) -> bool:
    """Whether the lead did this or was there; a meeting takes two, whatever direction was noted."""
    if interaction.direction is Direction.NONE:
        return interaction.kind in MEETINGS
    return interaction.direction is not Direction.OUTBOUND


def is_signal(interaction: Interaction) -> bool:
    """Whether they looked at something of ours: a visit, a download, a link that a person followed. Opens never count."""
    return interaction.kind in SIGNALS or (interaction.kind == "click" and interaction.human)


def last_sign_of_life(facts: Facts, now: datetime) -> Interaction | None:
    """The newest thing the lead did or took part in; the capture itself is not one."""
    for interaction in facts.interactions:
        if (
            interaction.at <= now
            and took_part(interaction)
            and interaction.kind != "captured"
            and interaction.kind not in AUTOMATIC
        ):
            return interaction
    return None


def is_reply(interaction: Interaction) -> bool:
    """Whether it is a message of the lead's that a person could answer."""
    return interaction.direction is Direction.INBOUND and interaction.kind not in WORDLESS


def last_reply(facts: Facts, now: datetime) -> Interaction | None:
    """The newest message of the lead's that a person could answer."""
    for interaction in facts.interactions:
        if interaction.at <= now and is_reply(interaction):
            return interaction
    return None


def last_conversation(facts: Facts, now: datetime) -> Interaction | None:
    """The newest call, meeting or demo in which both spoke."""
    for interaction in facts.interactions:
        if interaction.at <= now and interaction.kind in CONVERSATIONS and took_part(interaction):
            return interaction
    return None


def last_offer(facts: Facts, now: datetime) -> Interaction | None:
    """The newest proposal or quote that went out."""
    for interaction in facts.interactions:
        if interaction.at <= now and interaction.kind in OFFERS:
            return interaction
    return None


def last_interaction(facts: Facts, now: datetime) -> Interaction | None:
    """The newest interaction that has happened; what machines do (opens, bounces, auto-replies) is none."""
    for interaction in facts.interactions:
        if interaction.at <= now and interaction.kind not in AUTOMATIC:
            return interaction
    return None


def trigger(facts: Facts, now: datetime) -> tuple[str, datetime]:
    """Id and time of the capture that asked us to get in touch; a second form is a new capture."""
    for interaction in facts.interactions:
        if interaction.kind == "captured" and interaction.at <= now:
            return interaction.id, interaction.at
    return facts.lead.id, facts.lead.captured_at


def asked_again(facts: Facts, now: datetime) -> Interaction | None:
    """The newest capture but the first: somebody who was known already has asked to hear from us once more."""
    for interaction in facts.interactions:
        if interaction.kind == "captured" and facts.lead.captured_at < interaction.at <= now:
            return interaction
    return None


def spoke_since(facts: Facts, at: datetime, now: datetime) -> bool:
    """Whether we have been in touch after `at`: a message, or a conversation."""
    if any(at < touch.at <= now for touch in facts.touches):
        return True
    return any(
        at < interaction.at <= now
        and (interaction.direction is Direction.OUTBOUND or interaction.kind in CONVERSATIONS)
        for interaction in facts.interactions
    )


def last_contact_by_us(facts: Facts, now: datetime) -> datetime | None:
    """When we last reached out, offers and attempted calls included; the acknowledgement of a form does not count."""
    newest = None
    for touch in facts.touches:
        if touch.at <= now and touch.kind != "first_reply" and (newest is None or touch.at > newest):
            newest = touch.at
    for interaction in facts.interactions:
        if (
            interaction.direction is Direction.OUTBOUND
            and interaction.at <= now
            and (newest is None or interaction.at > newest)
            and not _is_record_of_acknowledgement(facts, interaction)
        ):
            newest = interaction.at
    return newest


def follow_ups_since(facts: Facts, at: datetime, now: datetime) -> int:
    """How many follow-ups have gone out after `at`, by the machine or a person; offers and acknowledgements aside."""
    times = [touch.at for touch in facts.touches if at < touch.at <= now and touch.kind != "first_reply"]
    times += [
        interaction.at
        for interaction in facts.interactions
        if interaction.direction is Direction.OUTBOUND
        and at < interaction.at <= now
        and interaction.kind not in OFFERS
        and not _is_record_of_acknowledgement(facts, interaction)
    ]
    count, previous = 0, None
    for time in sorted(times):
        if previous is None or time - previous > SAME_CONTACT:
            count += 1
        previous = time
    return count


def _is_record_of_acknowledgement(facts: Facts, interaction: Interaction) -> bool:
    return any(
        touch.kind == "first_reply" and abs(touch.at - interaction.at) <= SAME_CONTACT for touch in facts.touches
    )


def silent_since(facts: Facts, now: datetime) -> tuple[str, datetime]:
    """Id and time of the lead's last sign of life; the capture where there has been none since."""
    capture_id, captured_at = trigger(facts, now)
    sign = last_sign_of_life(facts, now)
    if sign is not None and sign.at > captured_at:
        return sign.id, sign.at
    return capture_id, captured_at


def last_absence(facts: Facts, now: datetime) -> Interaction | None:
    """The newest out-of-office reply, unless the lead has been in touch since."""
    for interaction in facts.interactions:
        if interaction.at > now:
            continue
        if interaction.kind == "out_of_office":
            return interaction
        if took_part(interaction) and interaction.kind not in AUTOMATIC:
            return None
    return None


def close_loop_sent(facts: Facts, now: datetime) -> datetime | None:
    """When the close-loop message of the present silence went out, None if it has not."""
    _, since = silent_since(facts, now)
    for touch in facts.touches:
        if touch.kind == "close_loop" and since <= touch.at <= now:
            return touch.at
    return None


def is_qualified(facts: Facts) -> bool:
    return facts.lead.qualified or facts.lead.stage in (Stage.QUALIFIED, Stage.PROPOSAL_SENT)
