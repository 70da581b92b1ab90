"""The addresses of the pages of figures, and of experiments. Reading changes nothing; starting and ending are a manager's."""

from django.urls import path

from metrics.web.agency import agency_measures
from metrics.web.case_list import measure_cases, measure_cases_file
from metrics.web.client import measures, measures_file
from metrics.web.experiments import (
    experiment,
    experiment_end,
    experiment_file,
    experiment_leads,
    experiment_leads_file,
    experiment_start,
    experiments,
)
from metrics.web.feedback import feedback, feedback_cases, feedback_file
from metrics.web.one import measure
from metrics.web.promises import my_promises

urlpatterns = [
    path("measures", agency_measures, name="agency_measures"),
    path("my-promises", my_promises, name="my_promises"),
    path("t/<slug:slug>/measures", measures, name="measures"),
    path("t/<slug:slug>/measures.csv", measures_file, name="measures_file"),
    path("t/<slug:slug>/experiments", experiments, name="experiments"),
    path("t/<slug:slug>/experiments/start", experiment_start, name="experiment_start"),
    path("t/<slug:slug>/experiments/<uuid:experiment_id>", experiment, name="experiment"),
    path("t/<slug:slug>/experiments/<uuid:experiment_id>/end", experiment_end, name="experiment_end"),
    path("t/<slug:slug>/experiments/<uuid:experiment_id>.csv", experiment_file, name="experiment_file"),
    path("t/<slug:slug>/experiments/<uuid:experiment_id>/leads", experiment_leads, name="experiment_leads"),
    path(
        "t/<slug:slug>/experiments/<uuid:experiment_id>/leads.csv", experiment_leads_file, name="experiment_leads_file"
    ),
    path("t/<slug:slug>/what-works", feedback, name="feedback"),
    path("t/<slug:slug>/what-works.csv", feedback_file, name="feedback_file"),
    path("t/<slug:slug>/what-works/cases", feedback_cases, name="feedback_cases"),
    path("t/<slug:slug>/measures/<slug:key>", measure, name="measure"),
    path("t/<slug:slug>/measures/<slug:key>/cases", measure_cases, name="measure_cases"),
    path("t/<slug:slug>/measures/<slug:key>/cases.csv", measure_cases_file, name="measure_cases_file"),
]
