from metrics.models.baseline import Baseline
from metrics.models.case import Case
from metrics.models.day_count import DayCount
from metrics.models.kept_case import KeptCase
from metrics.models.month import MonthNote, MonthSignature, SignedException
from metrics.models.month_count import MonthCount
from metrics.models.pilot import Pilot
from metrics.models.projection import Projection
from metrics.models.weekly_summary import WeeklySummary

__all__ = [
    "Baseline", "Case", "DayCount", "KeptCase", "MonthCount", "MonthNote", "MonthSignature", "Pilot", "Projection",
    "SignedException", "WeeklySummary",
]  # fmt: skip
