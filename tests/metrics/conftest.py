"""Figures of a small journal, worked out by hand."""

from datetime import timedelta

import pytest

from metrics.behind import cases_behind
from metrics.definitions import METRICS
from metrics.figures import figures, split_figures
from metrics.periods import Period
from metrics.rebuilding import rebuild
from tenants.scope import tenant_scope
from tests.story import MONDAY

LATER = MONDAY + timedelta(days=60)
PERIOD = Period((MONDAY - timedelta(days=5)).date(), LATER.date())


@pytest.fixture
def figure():
    """The figure of a metric, (numerator, denominator) and its value; and that the cases behind it are as many."""

    def work_out(tenant, key, *, period=PERIOD, now=LATER, split=None):
        rebuild(tenant, now)
        metric = METRICS[key]
        with tenant_scope(tenant.pk):
            if split is not None:
                return {
                    each.split: (each.top, each.bottom) for each in split_figures(tenant, metric, period, split, now)
                }
            found = figures(tenant, [metric], period, now)[key]
            assert cases_behind(tenant, metric, period, now).count() == found.top
            if metric.bottom:
                assert cases_behind(tenant, metric, period, now, part="bottom").count() == found.bottom
        return found

    return work_out
