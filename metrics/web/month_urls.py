"""The addresses of the review of months, and of the team."""

from django.urls import path

from metrics.web.month_acts import month_note, month_reopen, month_sign
from metrics.web.months import month_review, month_review_file, month_reviews
from metrics.web.team import team, team_file

urlpatterns = [
    path("t/<slug:slug>/team", team, name="team"),
    path("t/<slug:slug>/team.csv", team_file, name="team_file"),
    path("t/<slug:slug>/months", month_reviews, name="month_reviews"),
    path("t/<slug:slug>/months/<slug:month>", month_review, name="month_review"),
    path("t/<slug:slug>/months/<slug:month>/exceptions.csv", month_review_file, name="month_review_file"),
    path("t/<slug:slug>/months/<slug:month>/note", month_note, name="month_note"),
    path("t/<slug:slug>/months/<slug:month>/sign", month_sign, name="month_sign"),
    path("t/<slug:slug>/months/<slug:month>/reopen", month_reopen, name="month_reopen"),
]
