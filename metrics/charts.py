"""A course over days as numbers for an inline SVG: readable without colour, in print and in the dark."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from metrics.definitions import How, Metric, unit_of
from metrics.figures import Figure
from metrics.periods import Period
from metrics.words import in_words

A_WEEK, A_MONTH = 7, 28
POINTS = 31  # at most so many are drawn; more days are counted together
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640, 180, 72, 12, 28  # of the drawing, in its own units


@dataclass(frozen=True, slots=True)
class Point:
    day: date
    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """`lines` are runs of points without a gap; `target_y` is None where there is no target, or it is off the scale."""

    points: list[Point]
    lines: list[str]
    top_words: str
    target_y: float | None
    days_each: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = HEIGHT - BOTTOM


def bucketed(metric: Metric, period: Period, days: Sequence[Figure]) -> list[tuple[date, Figure]]:
    """The figures of single days counted together so that at most POINTS are left: (first day, figure)."""
    if not days:
        return []
    each = days_each(metric, len(days))
    return [
        (period.start + timedelta(days=start), _together(metric, days[start : start + each]))
        for start in range(0, len(days), each)
    ]


def days_each(metric: Metric, days: int) -> int:
    """How many days a point counts together; of a month or more a week at least, where single days are too few cases."""
    steady = metric.how.is_standing or metric.how is How.COUNT
    return max(-(-days // POINTS), 1 if steady or days < A_MONTH else A_WEEK)


def _together(metric: Metric, days: Sequence[Figure]) -> Figure:
    if metric.how.is_standing:
        return days[-1]
    top = sum(day.top for day in days)
    if metric.how is How.MEAN:
        total = sum((day.value or 0) * day.top for day in days)
        return Figure(metric, total / top if top else None, top)
    if metric.bottom is None:
        return Figure(metric, float(top), top)
    bottom = sum(day.bottom or 0 for day in days)
    return Figure(metric, top / bottom if bottom else None, top, bottom)


def chart_of(metric: Metric, period: Period, days: Sequence[Figure]) -> Chart | None:
    """The course of a metric; None where no day has a figure."""
    series = bucketed(metric, period, days)
    known = [figure.value for _, figure in series if figure.value is not None]
    if not known:
        return None
    target = metric.target
    most = max([*known, target or 0]) or 1.0
    if unit_of(metric) == "share":
        most = 1.0 if most > 0.5 else most
    span, height = WIDTH - LEFT - 8, HEIGHT - TOP - BOTTOM
    points, lines, run = [], [], []
    for number, (day, figure) in enumerate(series):
        if figure.value is None:
            lines, run = [*lines, " ".join(run)], []
            continue
        x = round(LEFT + span * (number / max(1, len(series) - 1)), 1)
        y = round(TOP + height * (1 - min(figure.value / most, 1)), 1)
        points.append(Point(day, in_words(metric, figure.value), x, y))
        run.append(f"{x},{y}")
    lines.append(" ".join(run))
    target_y = round(TOP + height * (1 - target / most), 1) if target is not None else None
    each = days_each(metric, period.days)
    return Chart(points, [line for line in lines if " " in line], in_words(metric, most), target_y, each)
