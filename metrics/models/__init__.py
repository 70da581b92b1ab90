from metrics.models.case import Case
from metrics.models.day_count import DayCount
from metrics.models.month_count import MonthCount
from metrics.models.projection import Projection

__all__ = ["Case", "DayCount", "MonthCount", "Projection"]
