"""The addresses of the pages of figures. All of them only read."""

from django.urls import path

from metrics.web.agency import agency_measures
from metrics.web.case_list import measure_cases, measure_cases_file
from metrics.web.client import measures, measures_file
from metrics.web.one import measure
from metrics.web.promises import my_promises

urlpatterns = [
    path("measures", agency_measures, name="agency_measures"),
    path("my-promises", my_promises, name="my_promises"),
    path("t/<slug:slug>/measures", measures, name="measures"),
    path("t/<slug:slug>/measures.csv", measures_file, name="measures_file"),
    path("t/<slug:slug>/measures/<slug:key>", measure, name="measure"),
    path("t/<slug:slug>/measures/<slug:key>/cases", measure_cases, name="measure_cases"),
    path("t/<slug:slug>/measures/<slug:key>/cases.csv", measure_cases_file, name="measure_cases_file"),
]
