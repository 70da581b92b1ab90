"""Where clients' sites report visits to. Nobody is signed in there."""

from django.urls import path

from leads.visiting.visit_page import visit

urlpatterns = [path("s/v/<str:token>", visit, name="visit")]
