"""A decision told to a person: facts, the rule that fired, those that did not, evidence, next look (D7)."""

from followups.engine.decision import Decision
from followups.engine.facts import Facts


def explanation(facts: Facts, decision: Decision) -> dict[str, object]:
    """The whole explanation as strings, numbers, lists and dicts; times are ISO 8601."""
    lead = facts.lead
    return {
        "lead": {"id": lead.id, "name": lead.name, "stage": lead.stage.value, "owner": lead.owner},
        "facts": facts_in_words(facts),
        "action": decision.action.value,
        "rule": decision.rule,
        "because": decision.because,
        "reason": decision.reason.value if decision.reason else None,
        "kind": decision.kind,
        "channel": decision.channel.value if decision.channel else None,
        "due_at": decision.due_at.isoformat() if decision.due_at else None,
        "due_because": decision.due_because,
        "owner": decision.owner,
        "alert": decision.alert,
        "title": decision.title,
        "ask": decision.ask,
        "brings": decision.brings,
        "asset": decision.asset,
        "cadence": decision.cadence,
        "step": decision.step,
        "review": [flag.value for flag in decision.review],
        "track": decision.track.value if decision.track else None,
        "exit": decision.exit.value if decision.exit else None,
        "stage_to": decision.stage_to.value if decision.stage_to else None,
        "escalate": decision.escalate,
        "key": decision.key,
        "evidence": [
            {"kind": item.kind, "id": item.id, "at": item.at.isoformat(), "words": item.words}
            for item in decision.evidence
        ],
        "considered": [{"rule": item.rule, "because": item.because} for item in decision.considered],
        "next_look_at": decision.next_look_at.isoformat() if decision.next_look_at else None,
        "next_look_because": decision.next_look_because,
    }


def explain(facts: Facts, decision: Decision) -> list[str]:
    """The explanation as lines of text, for `manage.py explain` and the lead page."""
    lines = [f"{facts.lead.name or facts.lead.id}: {decision.because}"]
    what = [decision.action.value, decision.kind, decision.channel.value if decision.channel else ""]
    lines.append("Action: " + ", ".join(part for part in what if part) + f" (rule {decision.rule})")
    if decision.due_at:
        late = ", overdue" if decision.escalate else ""
        due = f"Due: {decision.due_at.isoformat(timespec='minutes')}{late}. {decision.due_because}"
        lines.append(due.rstrip())
    if decision.alert:
        lines.append("The owner hears of it at once")
    if decision.title:
        lines.append(f"Next action: {decision.title}")
    if decision.ask:
        lines.append(f"Ask: {decision.ask}")
    if decision.brings:
        lines.append(f"Brings: {decision.brings}" + (f" (asset {decision.asset})" if decision.asset else ""))
    if decision.review:
        lines.append("A person reviews it: " + ", ".join(flag.value.replace("_", " ") for flag in decision.review))
    if decision.exit:
        lines.append(f"Follow-up ends: {decision.exit.value.replace('_', ' ')}")
    when = decision.next_look_at.isoformat(timespec="minutes") if decision.next_look_at else "none"
    lines.append(f"Next look: {when}. {decision.next_look_because}".rstrip())
    lines += ["Evidence:", *_indented(_evidence(decision))]
    lines += ["Facts:", *_indented(facts_in_words(facts))]
    lines += ["Rules that did not fire:", *_indented([f"{item.rule}: {item.because}" for item in decision.considered])]
    return lines


def facts_in_words(facts: Facts) -> list[str]:
    """The facts a decision was made on, one line each; what is absent is left out."""
    lead = facts.lead
    lines = [f"Stage {lead.stage.value} since {lead.stage_since.isoformat(timespec='minutes')}"]
    lines.append(f"Captured {lead.captured_at.isoformat(timespec='minutes')}")
    if lead.time_zone:
        known = {"phone": ", from the phone number", "country": ", from the country"}.get(lead.zone_from, "")
        lines.append(f"Time zone {lead.time_zone}{known}")
    if lead.by_hand:
        lines.append("In the manual group of an experiment")
    if lead.score is not None:
        lines.append(f"Score {lead.score}")
    if lead.buying_role:
        lines.append(f"Buying role: {lead.buying_role.replace('_', ' ')}")
    if lead.renews_at:
        lines.append(f"Contract ends {lead.renews_at.isoformat(timespec='minutes')}")
    if lead.paused_until:
        lines.append(f"Paused until {lead.paused_until.isoformat(timespec='minutes')}: {lead.paused_because}")
    lines += [f"Stop {stop.code.value}: {stop.say}" for stop in facts.stops]
    lines += [f"Hold {hold.code.value}: {hold.say}" for hold in facts.holds]
    lines += [
        f"Promise by {promise.by}: {promise.text}"
        + (f", due {promise.due.isoformat(timespec='minutes')}" if promise.due else ", no date")
        for promise in facts.promises
    ]
    lines += [f"Open {question.kind}: {question.text}" for question in facts.questions]
    lines += [
        f"{item.at.isoformat(timespec='minutes')} {item.kind} ({item.direction.value}{', by a person' * item.human})"
        for item in facts.interactions
    ]
    lines += [f"{item.at.isoformat(timespec='minutes')} sent {item.kind}: {item.reason}" for item in facts.touches]
    lines += [
        f"{channel.value}: {'may be used' if answer.allowed else answer.say or answer.code}"
        for channel, answer in facts.contact.items()
    ]
    lines += _company(facts)
    if facts.assets:
        lines.append(f"Assets: {', '.join(asset.key for asset in facts.assets)}")
    if facts.enrollment:
        track = f"Track {facts.enrollment.track.value} {facts.enrollment.cadence}".rstrip()
        lines.append(track + (", by a person" if facts.enrollment.by_person else ""))
    if facts.open_follow_up:
        due = facts.open_follow_up.due_at.isoformat(timespec="minutes")
        lines.append(f"Open follow-up {facts.open_follow_up.key}, due {due}")
    return lines


def _company(facts: Facts) -> list[str]:
    account = facts.account
    if account is None:
        return []
    lines = [f"Company {account.name}" + (f", owner {account.owner}" if account.owner else "")]
    for colleague in account.colleagues:
        parts = [colleague.name, colleague.buying_role.replace("_", " "), colleague.stage.value.replace("_", " ")]
        told = ", ".join(part for part in parts if part)
        if colleague.last_sign_at is not None:
            told += f"; last in touch {colleague.last_sign_at.isoformat(timespec='minutes')}"
        if colleague.last_reply_at is not None:
            told += f"; last wrote {colleague.last_reply_at.isoformat(timespec='minutes')}"
        lines.append(f"  {told}")
    return lines


def _evidence(decision: Decision) -> list[str]:
    return [
        f"{item.kind} {item.id}, {item.at.isoformat(timespec='minutes')}" + (f": “{item.words}”" if item.words else "")
        for item in decision.evidence
    ]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines] or ["  none"]
