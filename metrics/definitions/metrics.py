"""Every metric (mission M1), in the order in which pages show them."""

from metrics.definitions.kinds import KINDS
from metrics.definitions.shape import Better, Count, How, Metric, Split

DAY = 24 * 60  # minutes


def _share(key: str, name: str, meaning: str, kind: str, top: str, bottom: str, **more) -> Metric:
    return Metric(key, name, meaning, How.SHARE, Count(kind, top), Count(kind, bottom), **more)


def _count(key: str, name: str, meaning: str, kind: str, outcome: str, **more) -> Metric:
    return Metric(key, name, meaning, How.COUNT, Count(kind, outcome), **more)


def _mean(key: str, name: str, meaning: str, kind: str, outcome: str, **more) -> Metric:
    return Metric(key, name, meaning, How.MEAN, Count(kind, outcome), **more)


WORK = (
    _share("follow_up_completion_rate", "Follow-up done on time",
           "Of the follow-ups that fell due with qualified leads, how many were done by the end of the day.",
           "follow_up", "qualified_on_time", "qualified", better=Better.HIGHER, target=0.9),
    _share("all_follow_up_completion_rate", "Follow-up done on time, all leads",
           "Of all follow-ups that fell due, how many were done by the end of the day.",
           "follow_up", "on_time", "due", better=Better.HIGHER, target=0.9),
    _share("no_response_disposition_rate", "Silent leads settled",
           "Of the leads that went silent, how many had a next action, a reason for being left alone or were closed a day later.",
           "silence", "disposed", "silent", better=Better.HIGHER, target=0.9),
    Metric("coverage", "Open leads covered",
           "Of the leads that are open, how many have an open follow-up or a stated reason for having none.",
           How.STANDING_SHARE, Count("standing", "covered"), Count("standing", "open"), better=Better.HIGHER, target=1.0),
    _share("missed_promises_ours", "Our promises missed",
           "Of what we had promised for a date, how much was not kept by the end of the day.",
           "promise", "ours_missed", "ours", better=Better.LOWER, target=0.05),
    _share("missed_promises_theirs", "Their promises missed",
           "Of what leads had promised for a date, how much they did not keep by the end of the day.",
           "promise", "theirs_missed", "theirs"),
    Metric("stale_leads", "Stale leads",
           "Open leads that nothing has passed with for the client's days of silence, those parked as dormant left out.",
           How.STANDING, Count("standing", "stale"), better=Better.LOWER),
    Metric("stale_lead_reduction", "Stale leads fewer by",
           "How many fewer leads are stale than before the period, as a share of those.",
           How.REDUCTION, Count("standing", "stale"), better=Better.HIGHER),
    Metric("open_leads", "Open leads", "Leads that are neither won nor lost.", How.STANDING, Count("standing", "open")),
)  # fmt: skip

SPEED = (
    _mean("time_to_first_follow_up", "Time to first follow-up",
          "From the capture of a lead to our first touch, on average over those that have had one.",
          "first_follow_up", "after_capture", better=Better.LOWER, target=60),
    _mean("time_to_follow_up_after_meeting", "Time to follow-up after a meeting",
          "From a meeting or demo to our next touch, on average over those that had one.",
          "first_follow_up", "after_meeting", better=Better.LOWER, target=DAY),
    _mean("time_to_follow_up_after_proposal", "Time to follow-up after a proposal",
          "From a proposal or quote to our next touch, on average over those that had one.",
          "first_follow_up", "after_proposal", better=Better.LOWER, target=5 * DAY),
    _share("follow_up_reach", "Leads followed up",
           "Of the leads that came in, how many we have reached out to since.",
           "lead", "followed_up", "captured", better=Better.HIGHER, target=0.95),
    _mean("touches_per_lead", "Touches for each lead",
          "How many touches each lead that came in has had so far, on average.", "lead", "captured"),
    _count("touches", "Touches", "Messages and calls of ours to leads.", "touch", "made"),
)  # fmt: skip

RESPONSE = (
    _share("response_rate", "Response rate",
           "Of our touches, how many the lead answered before the next one and within 30 days. Auto-replies are no answers.",
           "touch", "answered", "made", better=Better.HIGHER),
    _mean("time_to_reply", "Time until they reply", "From a touch to the lead's answer, on average over those answered.",
          "touch", "answered"),
    _share("progression_rate", "Touches with progress",
           "Of our touches, how many a meeting or a stage further on followed, before the next one and within 30 days.",
           "touch", "progressed", "made", better=Better.HIGHER),
    _share("click_rate", "Links followed",
           "Of the e-mails sent by the product, how many had a link followed, machines left out as far as known.",
           "touch", "clicked", "sent"),
    _share("open_rate", "Opens (unreliable)",
           "Of the e-mails sent by the product, how many were reported as opened. Scanners open mail and "
           "readers block pictures: used for nothing.",
           "touch", "opened", "sent", reliable=False),
)  # fmt: skip

RESPECT = (
    _share("opt_out_rate", "Opt-out rate", "Of our touches, how many an opt-out followed before the next one and within 30 days.",
           "touch", "opted_out", "made", better=Better.LOWER, target=0.02),
    _share("complaint_rate", "Complaint rate", "Of our e-mails, how many were reported as spam.",
           "touch", "complained", "mail", better=Better.LOWER, target=0.001),
    _share("bounce_rate", "Bounce rate", "Of our e-mails, how many came back for good.",
           "touch", "bounced", "mail", better=Better.LOWER, target=0.02),
    _count("stops", "Stops and suppressions", "Leads stopped or suppressed, by reason.", "stop", "stopped"),
    _count("exits", "Follow-up ended", "Ends of follow-up, by reason.", "exit", "ended"),
)  # fmt: skip

REVIEW = (
    _share("close_loop_review_rate", "Close-loop messages reviewed",
           "Of the close-loop messages that were decided, how many a person decided. All of them should be.",
           "review", "close_loop_by_person", "close_loop", better=Better.HIGHER, target=1.0),
    _share("edited_rate", "Drafts edited", "Of the drafts that a person decided, how many were edited before they were approved.",
           "review", "edited", "by_person"),
    _share("rejected_rate", "Drafts rejected", "Of the drafts that a person decided, how many were rejected.",
           "review", "rejected", "by_person", better=Better.LOWER),
    _count("nurture_hand_offs", "Handed to nurture", "Leads that were moved to nurture.", "hand_off", "nurture"),
    _count("person_hand_offs", "Handed to a person",
           "Leads whose automation stopped for a person to go on.", "hand_off", "person"),
)  # fmt: skip

PIPELINE = (
    _count("leads_captured", "Leads that came in", "Leads that came in for the first time.", "lead", "captured"),
    _share("reply_conversion", "Leads that replied", "Of the leads that came in, how many have replied since.",
           "lead", "replied", "captured", better=Better.HIGHER),
    _share("meeting_rate", "Leads to meetings", "Of the leads that came in, how many have booked or had a meeting since.",
           "lead", "met", "captured", better=Better.HIGHER),
    _share("lead_to_qualified", "Leads to qualified", "Of the leads that came in, how many have been qualified.",
           "lead", "qualified", "captured", better=Better.HIGHER),
    _share("lead_to_opportunity", "Leads to opportunities", "Of the leads that came in, how many have been sent a proposal.",
           "lead", "proposal", "captured", better=Better.HIGHER),
    _share("lead_to_customer", "Leads to customers", "Of the leads that came in, how many have been won.",
           "lead", "won", "captured", better=Better.HIGHER),
    _count("stage_progress", "Stages gone forward",
           "Moves of leads towards winning; by reason: from which stage.", "stage_move", "forward"),
    _mean("time_in_stage", "Time in a stage",
           "How long leads had been in the stage that they left, on average; by reason: which stage.",
          "stage_move", "moved"),
    _share("win_rate", "Win rate", "Of the leads that were won or lost, how many were won.",
           "closed", "won", "closed", better=Better.HIGHER),
    _mean("sales_velocity", "Time to win",
           "From capture to winning, on average over the leads won.", "closed", "won", better=Better.LOWER),
)  # fmt: skip

GROUPS: dict[str, tuple[Metric, ...]] = {
    "Work kept up": WORK,
    "Speed and effort": SPEED,
    "What comes back": RESPONSE,
    "Respect": RESPECT,
    "Review": REVIEW,
    "Pipeline": PIPELINE,
}
METRICS: dict[str, Metric] = {metric.key: metric for group in GROUPS.values() for metric in group}


def splits_of(metric: Metric) -> tuple[Split, ...]:
    """By what the metric can be taken apart, in the order in which pages offer it."""
    allowed = KINDS[metric.kind].splits - metric.without
    return tuple(split for split in Split if split in allowed)


def unit_of(metric: Metric) -> str:
    """What its figure is in: `share` (0 to 1), `minutes`, `touches` or `cases`, `leads`."""
    if metric.how.is_share:
        return "share"
    if metric.how is How.MEAN:
        return "touches" if KINDS[metric.kind].amount.startswith("touches") else "minutes"
    return "leads" if metric.how is How.STANDING else "cases"


def counts_of(metric: Metric) -> tuple[Count, ...]:
    """The counts that it is made of: the numerator, and the denominator where it has one."""
    return (metric.top,) if metric.bottom is None else (metric.top, metric.bottom)
