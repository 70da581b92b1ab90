"""What a draft leaves to its reader: the answer, the document, what was said. A template frames it and cannot know it."""

from followups.models import Message

LONGEST_WORDS = 160  # of the evidence, as a template quotes it

# By the reason of the follow-up (followups.engine.decision.Reason): what is missing, with the words of the evidence and without.
TO_ADD = {
    "promised_next_step": (
        "what was promised, as text or as a link: {words}",
        "what was promised, as text or as a link",
    ),
    "open_question": (
        "the answer to {words}",
        "the answer to their question",
    ),
    "open_objection": (
        "your plain answer to {words}",
        "your plain answer to their objection",
    ),
    "finished_meeting": (
        "their goal, what stands in its way and who takes part, as it was said: {words}",
        "their goal, what stands in its way and who takes part, as it was said",
    ),
}


def still_to_add(message: Message) -> str:
    """One sentence for the person who reviews it; empty where nothing is theirs to add or they have worked on the text."""
    if message.template_id is None or message.is_edited or message.follow_up.reason not in TO_ADD:
        return ""
    with_words, without = TO_ADD[message.follow_up.reason]
    words = next((" ".join(each["words"].split()) for each in message.follow_up.evidence if each["words"].strip()), "")
    if not words:
        return f"Yours to add: {without}."
    cut = words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1].rstrip()}…"
    end = "" if cut.endswith((".", "?", "!", "…")) else "."  # one mark ends a sentence, within the quote or after it
    return f"Yours to add: {with_words.format(words=f'“{cut}”')}{end}"
