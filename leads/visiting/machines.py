"""Telling machines that say so, or show it: a short list, as a long one would only look more certain than it is.

Who pretends to be a browser passes here; what follows from a visit or a click is therefore a person's look, never a message.
"""

import re
from collections.abc import Mapping

# Words of User-Agent headers. Crawlers, previews, libraries, monitors, mail gateways, browsers without a screen.
_MACHINES = re.compile(
    r"bot\b|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|skypeuri|headless|phantomjs|puppeteer"
    r"|playwright|selenium|lighthouse|pagespeed|pingdom|uptime|monitor|curl/|wget/|python|httpx|aiohttp|go-http|java/|okhttp|libwww|ruby"
    r"|node-fetch|axios|scrapy|barracuda|proofpoint|mimecast|safelinks|trendmicro|forcepoint|fireeye|symantec|messagelabs|scanner"
    r"|googleimageproxy",
    re.IGNORECASE,
)
# What browsers send when they load ahead (https://wicg.github.io/nav-speculation/prefetch.html#sec-purpose-header).
_AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def is_machine(headers: Mapping[str, str]) -> str:
    """Why this is a machine's request, in a few words; "" where nothing shows it."""
    agent = headers.get("User-Agent", "")
    if not agent.strip():
        return "names no browser"
    if found := _MACHINES.search(agent):
        return f"calls itself “{found[0].strip()}”"
    if any(
        "prefetch" in headers.get(name, "").lower() or "preview" in headers.get(name, "").lower() for name in _AHEAD
    ):
        return "loads ahead"
    return ""
