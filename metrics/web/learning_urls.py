"""The addresses of experiments and of what works. Reading changes nothing; starting and ending an experiment is a manager's."""

from django.urls import path

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

ALL = "t/<slug:slug>/experiments"
ONE = f"{ALL}/<uuid:experiment_id>"
WORKS = "t/<slug:slug>/what-works"

urlpatterns = [
    path(ALL, experiments, name="experiments"),
    path(f"{ALL}/start", experiment_start, name="experiment_start"),
    path(ONE, experiment, name="experiment"),
    path(f"{ONE}/end", experiment_end, name="experiment_end"),
    path(f"{ONE}.csv", experiment_file, name="experiment_file"),
    path(f"{ONE}/leads", experiment_leads, name="experiment_leads"),
    path(f"{ONE}/leads.csv", experiment_leads_file, name="experiment_leads_file"),
    path(WORKS, feedback, name="feedback"),
    path(f"{WORKS}.csv", feedback_file, name="feedback_file"),
    path(f"{WORKS}/cases", feedback_cases, name="feedback_cases"),
]
