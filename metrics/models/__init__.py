from metrics.models.case import Case
from metrics.models.day_count import DayCount
from metrics.models.month import MonthNote, MonthSignature, SignedException
from metrics.models.month_count import MonthCount
from metrics.models.projection import Projection
from metrics.models.weekly_summary import WeeklySummary

__all__ = [
    "Case", "DayCount", "MonthCount", "MonthNote", "MonthSignature", "Projection", "SignedException", "WeeklySummary",
]  # fmt: skip
