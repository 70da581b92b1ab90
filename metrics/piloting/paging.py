"""Exceptions page by page: by measure, day and lead, so that a page goes on where the last one ended while others come in."""

import base64
import binascii
from collections.abc import Iterable
from itertools import groupby

from metrics.behind import NoSuchPlace
from metrics.definitions import METRICS
from metrics.piloting.exceptions import Missed

MOST = 200
_ORDER = {key: number for number, key in enumerate(METRICS)}
Place = tuple[int, str, str, int]  # measure, day, lead, and which of those that have all three


def page_of_exceptions(missed: Iterable[Missed], *, after: str = "", limit: int = MOST) -> tuple[list[Missed], str]:
    """At most `limit` of them, and the place to ask for the next with; empty on the last page. Raises NoSuchPlace."""
    ranked = [(place, each) for place, each in _ranked(missed) if not after or place > _read(after)]
    page = ranked[:limit]
    return [each for _, each in page], _written(page[-1][0]) if len(ranked) > limit else ""


def _ranked(missed: Iterable[Missed]) -> list[tuple[Place, Missed]]:
    rows = sorted((each for each in missed if each.metric in _ORDER), key=_key)
    return [((*key, number), each) for key, same in groupby(rows, _key) for number, each in enumerate(same)]


def _key(each: Missed) -> tuple[int, str, str]:
    return _ORDER[each.metric], each.day, each.lead


def _written(place: Place) -> str:
    return base64.urlsafe_b64encode(" ".join(map(str, place)).encode()).decode().rstrip("=")


def _read(text: str) -> Place:
    try:
        metric, day, lead, number = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split(" ")
        return int(metric), day, lead, int(number)
    except (binascii.Error, ValueError) as error:
        raise NoSuchPlace("This place was not given by an answer of ours. Begin again without it.") from error
