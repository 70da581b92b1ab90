"""Addresses that sources post to. Nobody is signed in there."""

from django.urls import path

from leads.sources.form_page import form_page, form_thanks
from leads.sources.hooks import source_hook

urlpatterns = [
    path("s/<str:token>/", source_hook, name="source_hook"),
    path("f/<str:token>/", form_page, name="source_form"),
    path("f/<str:token>/thanks/", form_thanks, name="source_form_thanks"),
]
