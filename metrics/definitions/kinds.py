"""Every kind of case. What a case is, on which day it counts, and of what it is made (metrics.cases has the SQL)."""

from metrics.definitions.shape import Kind, Split

ANSWER_DAYS = 30  # a reply later than this is no answer to the message before it

ALL = frozenset(Split)
OF_LEAD = frozenset({Split.OWNER, Split.SOURCE, Split.SEGMENT})
OF_WORK = ALL
TOUCHES = "sent, email_out, sms_out, whatsapp_out, call and linkedin (outbound or both ways)"
REPLIES = "email_in, sms_in, whatsapp_in, call and linkedin (inbound)"

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind(
            "follow_up",
            "A follow-up that fell due. One that was skipped or overtaken before its day was over was not required, and is none.",
            "The day on which it was due at last, in the client's time zone.",
            ("follow-ups: due, state, state's time", "follow_up_done", "sent", "follow_up_moved"),
            {
                "due": "It fell due.",
                "on_time": "It was done by the end of the day on which it was due.",
                "late": "It was done on a later day.",
                "undone": "It has not been done.",
                "qualified": "The lead was qualified when it fell due.",
                "qualified_on_time": "The lead was qualified, and it was done by the end of the day.",
            },
            OF_WORK,
            settled=True,
        ),
        Kind(
            "touch",
            "A message or call of ours to a lead, by the product or by hand. An offer is none: the message that brings it is.",
            "The day on which it was made.",
            (TOUCHES, REPLIES, "open, click", "bounce_hard, complaint", "stopped, suppressed", "stage, booking, meeting, demo"),
            {
                "made": "It was made.",
                "sent": "The product sent it.",
                "mail": "It was an e-mail, by the product or by hand.",
                "answered": f"The lead replied after it, before our next one and in {ANSWER_DAYS} days, or spoke on the call.",
                "progressed": "A meeting was booked or held, or the stage went forward, in that time.",
                "opted_out": "The lead opted out in that time.",
                "complained": "The lead reported it as spam in that time.",
                "bounced": "It came back for good in that time.",
                "opened": "The mail programme fetched its picture in that time. Scanners do that too.",
                "clicked": "A link of it was followed in that time.",
            },
            OF_WORK,
            amount="minutes until the reply",
        ),
        Kind(
            "promise",
            "A next step with a date that somebody promised, ours or theirs. One withdrawn in time is none.",
            "The day for which it was promised.",
            ("promise_made, promise_kept, promise_withdrawn", "promises: by, due, state"),
            {
                "due": "It fell due.",
                "ours": "We had promised it.",
                "ours_missed": "We had promised it and not kept it by the end of the day.",
                "theirs": "The lead had promised it.",
                "theirs_missed": "The lead had promised it and not kept it by the end of the day.",
            },
            OF_LEAD,
            settled=True,
        ),
        Kind(
            "silence",
            "An open lead that has gone silent: the client's days of silence (`no_response.silence_days`) after its last sign of "
            "life, or after its capture.",
            "The day after that, at whose end it is looked at whether something follows.",
            (REPLIES, "captured, merged, call, meeting, demo, booking, visit, download, click", "decision, exit, stage",
             "follow-ups: made, state"),
            {
                "silent": "It went silent.",
                "disposed": "It had a next action, a reason for being left alone, or was closed.",
                "next_action": "It had an open follow-up.",
                "recycled": "Its follow-up had ended with a reason, was paused or parked: nurture, recycle, a stop.",
                "closed": "It was closed.",
            },
            OF_LEAD,
            settled=True,
        ),
        Kind(
            "standing",
            "How an open lead stood at the end of a day.",
            "Each day on which it stood so.",
            ("captured, stage", "exit, enrolled, decision, paused, resumed, stopped, stop_lifted",
             "every touch and every sign of life",
             "follow-ups: made, state"),
            {
                "open": "It was neither won nor lost.",
                "covered": "It had an open follow-up, or its follow-up had ended with a reason, was paused or parked.",
                "uncovered": "It had none of that.",
                "stale": "Nothing had passed between it and us for the client's days of silence, "
                "and it was not parked as dormant.",
            },
            OF_LEAD,
        ),
        Kind(
            "lead",
            "A lead that came in.",
            "The day on which it came in first.",
            ("captured", TOUCHES, REPLIES, "booking, meeting, demo", "stage"),
            {
                "captured": "It came in.",
                "followed_up": "We have reached out to it since.",
                "replied": "It has replied since.",
                "met": "A meeting with it has been booked or held since.",
                "qualified": "It has been qualified.",
                "proposal": "It has been sent a proposal.",
                "won": "It has been won.",
                "lost": "It has been lost.",
            },
            OF_LEAD,
            amount="touches so far",
        ),
        Kind(
            "first_follow_up",
            "Our first touch after a capture, a meeting or a proposal.",
            "The day of that capture, meeting or proposal.",
            ("captured", "meeting, demo, call", "proposal_sent, quote_sent", TOUCHES),
            {
                "made": "There was one.",
                "after_capture": "It was the first after the lead came in.",
                "after_meeting": "It was the first after a meeting or demo.",
                "after_proposal": "It was the first after a proposal or quote.",
            },
            OF_LEAD | {Split.CHANNEL},
            amount="minutes",
        ),
        Kind(
            "stage_move",
            "A move of a lead from one stage to another; its reason is the stage that it left.",
            "The day of the move.",
            ("captured", "stage"),
            {
                "moved": "It moved.",
                "forward": "It moved towards winning: contacted, qualified, proposal sent, won.",
                "won": "It was won.",
                "lost": "It was lost.",
            },
            OF_LEAD | {Split.REASON},
            amount="minutes in the stage that it left",
        ),
        Kind(
            "closed",
            "A lead that was won or lost.",
            "The day of that.",
            ("captured", "stage"),
            {"closed": "It was won or lost.", "won": "It was won.", "lost": "It was lost."},
            OF_LEAD,
            amount="minutes since it came in",
        ),
        Kind(
            "exit",
            "An end of a lead's follow-up, with its reason.",
            "The day of it.",
            ("exit",),
            {"ended": "It ended."},
            OF_LEAD | {Split.REASON},
        ),
        Kind(
            "stop",
            "A stop, or a suppression that covers a lead, with its reason.",
            "The day on which it began.",
            ("stopped", "suppressed"),
            {"stopped": "It began.", "opt_out": "It was an opt-out.", "complaint": "It was a complaint.",
             "explicit_no": "It was a no.", "bounce": "The address was refused."},
            OF_LEAD | {Split.REASON, Split.CHANNEL},
        ),
        Kind(
            "hand_off",
            "A hand-over of a lead: to a person, or to nurture.",
            "The day of it.",
            ("handed_off", "decision: track", "enrolled"),
            {"handed": "It was handed over.", "person": "To a person.", "nurture": "To nurture."},
            OF_LEAD | {Split.REASON},
        ),
        Kind(
            "review",
            "A draft about which it was decided whether it goes out: by a person, or by the client's own rule.",
            "The day of the decision.",
            ("reviewed", "sent", "messages: kind, what a person made of it, approval"),
            {
                "decided": "It was decided.",
                "by_person": "A person decided it.",
                "as_written": "A person approved it as written.",
                "edited": "A person approved it after an edit.",
                "rejected": "A person rejected it.",
                "close_loop": "It was a close-loop message.",
                "close_loop_by_person": "It was a close-loop message, and a person decided it.",
            },
            OF_WORK,
        ),
    )
}  # fmt: skip
