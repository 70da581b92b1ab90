"""Whether words that a model quotes really stand where it says: the least that makes an answer worth anything. Pure."""


def plain(text: str) -> str:
    """One line, one space between words, no difference between capitals and small letters."""
    return " ".join(text.split()).casefold()


def stands_in(words: str, text: str) -> bool:
    """Whether these words, and there are some, stand in the text."""
    wanted = plain(words)
    return bool(wanted) and wanted in plain(text)
