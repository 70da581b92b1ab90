"""What is measured: the one place in which it is said. Nothing here touches the database."""

from metrics.definitions.kinds import ANSWER_DAYS, KINDS
from metrics.definitions.metrics import GROUPS, METRICS, counts_of, splits_of, unit_of
from metrics.definitions.shape import Better, Count, How, Kind, Metric, Split

# Raised whenever cases come out otherwise than before: each tenant's are then made anew by the next job.
EDITION = 3

__all__ = [
    "ANSWER_DAYS", "EDITION", "GROUPS", "KINDS", "METRICS",
    "Better", "Count", "How", "Kind", "Metric", "Split", "counts_of", "splits_of", "unit_of",
]  # fmt: skip
