"""The addresses of baselines and pilots."""

from django.urls import path

from metrics.web.baselines import baseline, baseline_cases, baseline_file, baseline_make, baselines
from metrics.web.pilots import (
    pilot,
    pilot_begin,
    pilot_cancel,
    pilot_cases,
    pilot_exceptions_file,
    pilot_file,
    pilot_report,
    pilots,
)

urlpatterns = [
    path("t/<slug:slug>/baselines", baselines, name="baselines"),
    path("t/<slug:slug>/baselines/make", baseline_make, name="baseline_make"),
    path("t/<slug:slug>/baselines/<uuid:baseline_id>", baseline, name="baseline"),
    path("t/<slug:slug>/baselines/<uuid:baseline_id>.csv", baseline_file, name="baseline_file"),
    path("t/<slug:slug>/baselines/<uuid:baseline_id>/cases/<slug:key>", baseline_cases, name="baseline_cases"),
    path("t/<slug:slug>/pilots", pilots, name="pilots"),
    path("t/<slug:slug>/pilots/begin", pilot_begin, name="pilot_begin"),
    path("t/<slug:slug>/pilots/<uuid:pilot_id>", pilot, name="pilot"),
    path("t/<slug:slug>/pilots/<uuid:pilot_id>.csv", pilot_file, name="pilot_file"),
    path("t/<slug:slug>/pilots/<uuid:pilot_id>/exceptions.csv", pilot_exceptions_file, name="pilot_exceptions_file"),
    path("t/<slug:slug>/pilots/<uuid:pilot_id>/report", pilot_report, name="pilot_report"),
    path("t/<slug:slug>/pilots/<uuid:pilot_id>/cancel", pilot_cancel, name="pilot_cancel"),
    path("t/<slug:slug>/pilots/<uuid:pilot_id>/cases/<slug:key>", pilot_cases, name="pilot_cases"),
]
