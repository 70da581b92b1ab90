"""What history a baseline can be made of, what each figure needs of it, and how what is missing is brought in (mission M2)."""

from dataclasses import dataclass

from metrics.definitions import METRICS, Metric


@dataclass(frozen=True, slots=True)
class Data:
    """One sort of history. `lacking` says that there is none of it, as the rest of “cannot be told, because …”."""

    key: str
    name: str
    lacking: str
    mend: str


_NOTES = "Bring the past in as notes with their own time (“at”): the API's notes, or the sync with the CRM."
_STAGES = (
    "Moves are recorded from when the product has the leads; none are brought in. Take the figure from the old system."
)
DATA: dict[str, Data] = {
    data.key: data
    for data in (
        Data("leads", "Leads known at the end", "no lead had come in by then",
             "Import the leads with the column “captured_at”: when they came in. Without it they count from the import on."),
        Data("new_leads", "Leads that came in", "no lead came in on these days",
             "Import the leads with the column “captured_at”, or choose days on which leads came in."),
        Data("qualified", "Qualified leads", "no lead was qualified by then",
             "Import the leads with the columns “stage” and “captured_at”."),
        Data("tasks", "Past tasks that fell due", "no tasks were imported",
             "Bring past tasks in with the date on which they were due and done: POST /api/v1/baselines/tasks."),
        Data("touches", "Messages and calls of ours", "no messages or calls of ours were imported", _NOTES),
        Data("replies", "Messages and calls of theirs", "no replies were imported", _NOTES),
        Data("meetings", "Meetings and demos", "no meetings were imported", _NOTES),
        Data("proposals", "Proposals and quotes", "no proposals were imported", _NOTES),
        Data("promises_ours", "Promises of ours with a date", "no promises of ours with a date were imported",
             "Bring notes with what was promised and for when (“promises”); a CRM's tasks come as such, too."),
        Data("promises_theirs", "Promises of theirs with a date", "no promises of theirs with a date were imported",
             "Bring notes with what they had promised and for when (“promises”)."),
        Data("stages", "Moves between stages", "no moves between stages were imported", _STAGES),
        Data("closes", "Leads won or lost", "no dates of winning or losing were imported", _STAGES),
        Data("exits", "Ends of follow-up with a reason", "no ends of follow-up were recorded",
             "Ends of follow-up are recorded by the product. Where the old system knows them, bring past tasks instead."),
        Data("stops", "Opt-outs and stops", "no opt-out or stop of these days is known",
             "If there were any, the old system knows them: take the figure as the least that it was."),
        Data("returns", "Bounces and complaints", "no bounce or complaint of these days is known",
             "If there were any, the old mail service knows them: take the figure as the least that it was."),
    )
}  # fmt: skip
# What only the product makes: before it there was none, and no import brings it.
OURS_ALONE = {
    "click_rate": "links are followed up only in messages of the product",
    "open_rate": "opens are seen only in messages of the product",
    "close_loop_review_rate": "drafts begin with the product",
    "edited_rate": "drafts begin with the product",
    "rejected_rate": "drafts begin with the product",
    "nurture_hand_offs": "tracks begin with the product",
    "person_hand_offs": "hand-overs of automation begin with the product",
}


@dataclass(frozen=True, slots=True)
class Needs:
    """Keys of DATA. Without one of `must` there is no figure; without one of `should` it says less than it seems to.

    `a|b` is met by either.
    """

    must: tuple[str, ...]
    should: tuple[str, ...] = ()


_WORK = "tasks|exits|closes"
_OF_KIND: dict[str, Needs] = {
    "follow_up": Needs(("leads", "tasks")),
    "silence": Needs(("leads", "replies|meetings"), (_WORK,)),
    "standing": Needs(("leads",), ("closes",)),
    "touch": Needs(("touches",)),
    "lead": Needs(("new_leads",)),
    "stop": Needs(("stops",)),
    "exit": Needs(("exits",)),
    "stage_move": Needs(("stages",)),
    "closed": Needs(("closes",)),
}
_OF_METRIC: dict[str, Needs] = {
    "follow_up_completion_rate": Needs(("leads", "qualified", "tasks")),
    "coverage": Needs(("leads", "tasks|exits"), ("closes",)),
    "stale_leads": Needs(("leads", "touches|replies|meetings"), ("closes",)),
    "stale_lead_reduction": Needs(("leads", "touches|replies|meetings"), ("closes",)),
    "missed_promises_ours": Needs(("promises_ours",)),
    "missed_promises_theirs": Needs(("promises_theirs",)),
    "time_to_first_follow_up": Needs(("new_leads", "touches")),
    "time_to_follow_up_after_meeting": Needs(("meetings", "touches")),
    "time_to_follow_up_after_proposal": Needs(("proposals", "touches")),
    "follow_up_reach": Needs(("new_leads", "touches")),
    "touches_per_lead": Needs(("new_leads", "touches")),
    "response_rate": Needs(("touches", "replies")),
    "time_to_reply": Needs(("touches", "replies")),
    "progression_rate": Needs(("touches", "meetings|stages")),
    "opt_out_rate": Needs(("touches",), ("stops",)),
    "complaint_rate": Needs(("touches",), ("returns",)),
    "bounce_rate": Needs(("touches",), ("returns",)),
    "reply_conversion": Needs(("new_leads", "replies")),
    "meeting_rate": Needs(("new_leads", "meetings")),
    "lead_to_qualified": Needs(("new_leads", "qualified")),
    "lead_to_opportunity": Needs(("new_leads", "proposals|stages")),
    "lead_to_customer": Needs(("new_leads",), ("closes",)),
}


def needs_of(metric: Metric) -> Needs:
    """What history the figure is made of; nothing for what only the product makes (OURS_ALONE)."""
    return _OF_METRIC.get(metric.key) or _OF_KIND.get(metric.kind) or Needs(())


TOLD_FROM_HISTORY = tuple(metric for metric in METRICS.values() if metric.key not in OURS_ALONE)
