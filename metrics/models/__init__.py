from metrics.models.case import Case
from metrics.models.day_count import DayCount
from metrics.models.projection import Projection

__all__ = ["Case", "DayCount", "Projection"]
