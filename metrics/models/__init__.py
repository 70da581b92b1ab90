from metrics.models.baseline import Baseline
from metrics.models.case import Case
from metrics.models.day_count import DayCount
from metrics.models.kept_case import KeptCase
from metrics.models.month_count import MonthCount
from metrics.models.pilot import Pilot
from metrics.models.projection import Projection

__all__ = ["Baseline", "Case", "DayCount", "KeptCase", "MonthCount", "Pilot", "Projection"]
