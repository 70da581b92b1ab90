"""Whether a person followed a link: what shows it, what speaks against it, and what is a machine's for certain.

Pure: no database, no clock. Mail gateways fetch what is in a mail to look at it, often at once, often all of it, often with a
real browser. So a click counts only where nothing speaks against it; of the rest it is noted that it is unsure, and nothing
follows from it. docs/decisions/0017 has the reasons.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

DELIVERING = timedelta(seconds=60)  # after handing over a mail: the time in which gateways look at it
TOGETHER = timedelta(seconds=10)  # other links of one message so near to each other are a machine's


def doubt(
    headers: Mapping[str, str], *, now: datetime, sent_at: datetime | None, last_other_at: datetime | None
) -> str:
    """Why it is not certain that a person did it, in a few words; "" where nothing speaks against it.

    `headers` by name, whatever the case; `last_other_at` when another link of the same message was fetched last.
    """
    # https://www.w3.org/TR/fetch-metadata/: every browser of today says that this is a person's way to another page.
    if headers.get("Sec-Fetch-Mode") != "navigate" or headers.get("Sec-Fetch-Dest") != "document":
        return "no browser on its way to a page"
    if sent_at is None:
        return "the message is not known to have gone out"
    if now - sent_at < DELIVERING:
        return "within a minute of delivery, when mail gateways look"
    if last_other_at is not None and now - last_other_at < TOGETHER:
        return "several links of one message at once"
    return ""
