"""The line that says who wrote a draft, and why not somebody else (mission H2)."""

from followups.models import Message


def written_by(message: Message) -> str:
    """One sentence: "The template proposal_1 (en, version 2) wrote this: the model took too long." """
    because = message.written_because.strip().rstrip(".")
    if message.written_by == Message.Writer.MODEL:
        with_what = f" ({message.written_with})" if message.written_with else ""
        say = f"A language model{with_what} wrote this"
    elif message.template:
        say = f"The template {message.template} wrote this"
    else:
        say = "A template wrote this"
    if message.hint:
        say += f", asked for “{message.hint}”"
    return f"{say}: {because[0].lower() + because[1:]}." if because else f"{say}."
